"""Secrecy within a household: what is hidden from somebody reaches nobody who acts for them, whatever happened.

Random histories of a household, with lines, goals, incidents, addresses and documents of which some are hidden from
Samira or shielded. At the end every permitted read (time line, log, print and search among them) is asked by whoever
acts for her, and must hold no hidden word. That counts do not differ either, is for ``tests/sonde/test_lekken.py``.
"""

import uuid
from typing import Any, get_type_hints

import pytest
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tandem.acties import deur
from tandem.acties.analyse import veiligheidskaart
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.regelversies import corrigeer
from tandem.acties.huishouden.afgeschermd import open_afgeschermd
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.logboek import lees_logboek
from tandem.acties.huishouden.tijdlijn import lees_tijdlijn
from tandem.acties.huishouden.zoeken import zoek
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast
from tandem.management.sonde.proeven import leesacties
from tandem.models import Lid, Regel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden.hulp import rijen

pytestmark = pytest.mark.usefixtures("db")

VERBORGEN = st.booleans()
TEKST = b"Bericht: %s."


class Huis(RuleBasedStateMachine):
    """A household in which things happen; ``geheim`` are the words that Samira's people may not meet."""

    @initialize()
    def begin(self) -> None:
        """Make the household, its regisseur and somebody who acts for Samira from the start."""
        self.actor = wereld.professional()
        self.gezin = wereld.gezin(self.actor)
        self.geheim: set[str] = set()
        self.nummers: list[uuid.UUID] = []
        self.items: list[uuid.UUID] = []
        self.namens: list[Any] = []
        self.iemand_erbij()

    def _ding(self) -> dict[str, Any]:
        return {"door": self.actor, "huishouden": self.gezin.openbaar}

    def _woord(self, verborgen: bool) -> str:
        woord = f"woord{uuid.uuid4().hex[:10]}"
        if verborgen:
            self.geheim.add(woord)
        return woord

    def _niet_voor(self, verborgen: bool) -> tuple[int, ...]:
        return (self.gezin.leden["Samira"],) if verborgen else ()

    @rule()
    def iemand_erbij(self) -> None:
        """Somebody comes who acts for Samira: all that was there already must stay hidden from them too."""
        if len(self.namens) < 2:
            wie = wereld.professional("teamlid_lokaal_team")
            wereld.betrek(self.gezin, wie, door=self.actor, namens_id=self.gezin.leden["Samira"])
            self.namens.append(wie)

    @rule(verborgen=VERBORGEN, ook_open=VERBORGEN)
    def regels(self, verborgen: bool, ook_open: bool) -> None:
        """Lines at the case: one, or an open one beside a hidden one in one act."""
        soorten = [verborgen, False] if ook_open else [verborgen]
        regels = [
            Regelinvoer("waarneming", self._woord(een), timezone.localdate(), betreft=(self.gezin.leden["Tom"],),
                        niet_zichtbaar_voor=self._niet_voor(een))
            for een in soorten
        ]  # fmt: skip
        voeg_regels_toe(**self._ding(), verzoek=uuid.uuid4(), regels=regels)

    @rule(kies=st.integers(0, 50), ook_niet_voor=VERBORGEN)
    def verbeter(self, kies: int, ook_niet_voor: bool) -> None:
        """Correct a line; when it is hidden from now on, its earlier version is too."""
        gevonden = [rij for rij in rijen(self.actor, self.gezin.openbaar, Regel) if rij.vervallen_op is None]
        if not gevonden:
            return
        rij = gevonden[kies % len(gevonden)]
        verborgen = ook_niet_voor or bool(rij.niet_zichtbaar_voor)
        if verborgen:
            self.geheim.add(rij.tekst)
        nieuw = corrigeer(
            **self._ding(), regel=rij.openbaar, verzoek=uuid.uuid4(), soort=rij.soort, tekst=self._woord(verborgen),
            op=rij.op, betreft=rij.betreft, ook_niet_voor=self._niet_voor(ook_niet_voor),
        )  # fmt: skip
        self.nummers += [rij.openbaar, nieuw]

    @rule(verborgen=VERBORGEN)
    def doel(self, verborgen: bool) -> None:
        """A goal of Tom."""
        invoer = Doelinvoer(self._woord(verborgen), self.gezin.leden["Tom"], 7, self._niet_voor(verborgen))
        self.nummers.append(leg_doel_vast(**self._ding(), invoer=invoer))

    @rule(verborgen=VERBORGEN)
    def incident(self, verborgen: bool) -> None:
        """Something that happened."""
        veiligheidskaart.leg_incident_vast(
            **self._ding(), op=timezone.localdate(), soort="ruzie", tekst=self._woord(verborgen),
            betreft=(self.gezin.leden["Tom"],), niet_zichtbaar_voor=self._niet_voor(verborgen),
        )  # fmt: skip

    @rule(verborgen=VERBORGEN, afgeschermd=VERBORGEN)
    def adres(self, verborgen: bool, afgeschermd: bool) -> None:
        """Where Noor can be found, perhaps secret."""
        per_naam = {lid.voornaam: lid.openbaar for lid in rijen(self.actor, self.gezin.openbaar, Lid)}
        invoer = Contactinvoer(
            "adres", f"{self._woord(verborgen or afgeschermd)} 3, 3011 AA Rotterdam", lid=per_naam["Noor"],
            afgeschermd=afgeschermd, niet_voor=(per_naam["Samira"],) if verborgen else (),
        )  # fmt: skip
        nummer = leg_contactgegeven_vast(**self._ding(), invoer=invoer)
        self.nummers.append(nummer)
        if afgeschermd:
            self.items.append(nummer)

    @rule(verborgen=VERBORGEN)
    def document(self, verborgen: bool) -> None:
        """A letter."""
        woord = self._woord(verborgen)
        invoer = Documentinvoer(
            soort="brief", titel=woord, bron="professional", ontvangen_op=timezone.localdate(), naam=f"{woord}.txt",
            inhoud=TEKST % woord.encode(), niet_zichtbaar_voor=self._niet_voor(verborgen),
        )  # fmt: skip
        self.nummers.append(voeg_document_toe(**self._ding(), invoer=invoer))

    @precondition(lambda self: self.items)
    @rule(kies=st.integers(0, 50))
    def open_item(self, kies: int) -> None:
        """Open a shielded item; the reason is as secret as the item."""
        reden = f"Nodig voor vandaag: {self._woord(True)}"
        open_afgeschermd(**self._ding(), item=self.items[kies % len(self.items)], reden=reden)

    @rule()
    def kijk(self) -> None:
        """The regisseur reads: that leaves lines in the log, with the exclusions of what was read."""
        lees_tijdlijn(**self._ding())
        lees_logboek(**self._ding())

    def teardown(self) -> None:
        """Ask every read, as everybody who acts for Samira."""
        for wie in getattr(self, "namens", []):
            for naam, gelezen in self._alles_gelezen(wie):
                gezien = {woord for woord in self.geheim if woord in gelezen}
                assert not gezien, f"{naam} shows {gezien}"

    def _alles_gelezen(self, wie: Any):
        for actie in (een for een in leesacties() if not een.van_leden):
            soorten = get_type_hints(actie.roep)
            for waarden in self._waarden(actie.objecten, soorten):
                yield actie.naam, self._lees(actie.roep, door=wie, huishouden=self.gezin.openbaar, **waarden)
        for woord in sorted(self.geheim)[:3]:
            yield "zoeken", self._lees(zoek, door=wie, vraag=woord).replace(f"vraag='{woord}'", "")

    def _waarden(self, objecten: tuple[str, ...], soorten: dict[str, Any]):
        if not objecten:
            return [{}]
        bron = {int: list(self.gezin.leden.values()), uuid.UUID: self.nummers[-4:]}
        return [dict.fromkeys(objecten, waarde) for waarde in bron[soorten[objecten[0]]]]

    @staticmethod
    def _lees(roep: Any, **waarden: Any) -> str:
        try:
            return repr(roep(**waarden))
        except (NietGevonden, Geweigerd, Ongeldig) as fout:
            return repr(fout)


RIJK = {"deadline": None, "stateful_step_count": 10}


def test_what_is_hidden_from_somebody_reaches_nobody_who_acts_for_them():
    run_state_machine_as_test(Huis, settings=settings(max_examples=5, **RIJK))


def _gebeurtenis_voor_iedereen(mp):
    """Events forget from whom they are hidden: a title in the time line."""
    echt = deur.maak_gebeurtenis
    mp.setattr(deur, "maak_gebeurtenis", lambda **meer: echt(**{**meer, "niet_zichtbaar_voor": ()}))


def _rij_voor_iedereen(mp):
    """Rows forget from whom they are hidden."""
    echt = deur.Sessie.bewaar

    def bewaar(sessie, rij):
        if hasattr(rij, "niet_zichtbaar_voor"):
            rij.niet_zichtbaar_voor = []
        return echt(sessie, rij)

    mp.setattr(deur.Sessie, "bewaar", bewaar)


@pytest.mark.parametrize("fout", [_gebeurtenis_voor_iedereen, _rij_voor_iedereen])
def test_a_planted_leak_is_found(fout, monkeypatch):
    """The same histories, with a fault: so a green run means something. No shrinking: one example is enough."""
    fout(monkeypatch)
    zoek_alleen = settings(
        max_examples=15, phases=[Phase.generate], derandomize=True, database=None, report_multiple_bugs=False, **RIJK
    )
    with pytest.raises(AssertionError, match="shows"):
        run_state_machine_as_test(Huis, settings=zoek_alleen)
