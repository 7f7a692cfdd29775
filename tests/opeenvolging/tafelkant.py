"""The small world in the real database: each step by the actions that do it, each view through the doors, both walls.

What has no action of its own with so few words (being involved, a line) is stored through the door as ``tests.wereld``
does it. The clock is the door's own (``op_tijdstip``).
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.gezag import Gezagsinvoer, beeindig_gezag, leg_gezag_vast
from tandem.acties.huishouden.splitsing import Splitsing, splits
from tandem.acties.portaal import deur as portaaldeur
from tandem.acties.rechten.maatregelen import Maatregelinvoer, beeindig_maatregel, leg_maatregel_vast
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer
from tandem.acties.rechten.toestemming import Antwoordinvoer, Vraaginvoer, leg_antwoord_vast, vraag_toestemming
from tandem.models import Betrokkenheid, Gezag, Inzage, Lid, Maatregel, Regel
from tandem.regels.rechten.actor import Actor, Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tests import wereld
from tests.opeenvolging import wereldje as w_
from tests.opeenvolging.machine import Opeenvolging
from tests.opeenvolging.wereldje import HELPERS, NIEUW, OUD

WAT = "opeenvolging"
"""How the log calls the reading of a step, so that it is told apart from looking on to compare."""
ANTWOORD = {"ja": "gegeven", "nee": "geweigerd", "ingetrokken": "ingetrokken"}
ORGANISATIE = {
    "tandempartner_rvt": "veilig_thuis",
    "jeugdbeschermer": "gi",
    "aanbieder": "jeugdhulp",
    "teamlid_lokaal_team": "vrouwenopvang",
}


class OpTafels(Opeenvolging):
    """PostgreSQL, as role ``app``."""

    def doe(self, stap: str, *dingen: object) -> None:
        """Carry the step out at noon of the day in the small world."""
        with self._klok():
            getattr(self, f"stap_{stap}")(*dingen)

    @contextmanager
    def _klok(self) -> Iterator[None]:
        with deur.op_tijdstip(datetime.combine(self.w.vandaag, time(12), ZoneInfo("Europe/Amsterdam"))):
            yield

    # -- what each reader sees --------------------------------------------------------------------------------------

    def ziet(self, wie: str, huis: str) -> set[int]:
        """The lines that both walls let through, and wall 2 alone: they must be the same."""
        uitkomsten = []
        for filtert in (True, False):
            deur.APP_FILTERT = filtert
            try:
                with self._klok(), self._open(wie, huis) as sessie:
                    uitkomsten.append(set(sessie.van(Regel).values_list("openbaar", flat=True)))
            except (NietGevonden, Geweigerd):
                uitkomsten.append(set())
            finally:
                deur.APP_FILTERT = True
        assert uitkomsten[0] == uitkomsten[1], "the walls differ"
        return {self.regels.get(openbaar, 0) for openbaar in uitkomsten[0]}

    def las(self, lid: str, huis: str) -> set[tuple[str, str]]:
        """Who looked at whom, as the member's door gives the log."""
        try:
            with self._klok(), self._open(lid, huis) as sessie:
                rijen = list(sessie.van(Inzage).filter(wat=WAT).values_list("medewerker", "lid"))
        except NietGevonden:
            return set()
        wie = {een.medewerker: naam for naam, een in self.helpers.items()}
        namen = {nummer: naam for (waar, naam), nummer in self.leden.items() if waar == huis}
        return {(wie[nummer], namen[over[0]]) for nummer, over in rijen}

    @contextmanager
    def _open(self, wie: str, huis: str) -> Iterator[deur.Sessie]:
        """A door, for looking on: nothing of it is noted under the name of a step."""
        openbaar = self.huizen[huis]
        if wie in HELPERS:
            opening = deur.lees(
                door=self.helpers[wie], doel=Doel(HELPERS[wie].doel), wat="toezien", huishouden=openbaar
            )
        else:
            opening = portaaldeur.lees(door=Ledenactor(self.personen[wie], 0), wat="toezien", huishouden=openbaar)
        with opening as sessie:
            sessie.geen_huishouddata()
            yield sessie

    # -- steps ------------------------------------------------------------------------------------------------------

    def stap_begin(self) -> None:
        team = wereld.team()
        self.helpers: dict[str, Actor] = {
            naam: wereld.professional(een.rol, in_team=team)
            if een.team
            else wereld.professional(een.rol, organisatie=wereld.organisatie(ORGANISATIE[een.rol]))
            for naam, een in HELPERS.items()
        }
        gezin = wereld.gezin(self.helpers["regisseur"], w_.NAMEN, sinds_dagen=40 + self._dagen_terug())
        self.casus, self.huizen = gezin.casus, {OUD: gezin.openbaar}
        self.leden = {(OUD, naam): nummer for naam, nummer in gezin.leden.items()}
        self.regels: dict[uuid.UUID, int] = {}
        self.sleutels: dict[int, uuid.UUID] = {}
        self.rijen: dict[int, int] = {}
        with self._schrijf_in(OUD) as sessie:
            for lid in sessie.van(Lid):
                mens = self.w.lid(OUD, lid.voornaam)
                lid.geboortedatum, lid.rol = mens.geboren, "ouder" if mens.naam in (w_.MOEDER, w_.VADER) else "kind"
                sessie.bewaar(lid)
            self.personen = {lid.voornaam: lid.persoon_id for lid in sessie.van(Lid)}
            sessie.gebeurtenis("lid_gewijzigd")
        for een in self.w.gezag:
            self.stap_gezag(een)

    def _dagen_terug(self) -> int:
        """The builder counts from the real today; the small world has a day of its own."""
        return max((timezone.localdate() - self.w.vandaag).days, 0)

    @contextmanager
    def _schrijf_in(self, huis: str) -> Iterator[deur.Sessie]:
        wie = self.helpers["regisseur"]
        with deur.schrijf(door=wie, doel=Doel.HULP, wat="stap", huishouden=self.huizen[huis]) as sessie:
            yield sessie

    def stap_schrijf(self, regel: w_.Regel) -> None:
        with self._schrijf_in(regel.huis) as sessie:
            rij = sessie.bewaar(
                Regel(
                    laag=Laag[regel.laag.upper()], betreft=self._nummers(regel.huis, regel.betreft), soort="feit",
                    niet_zichtbaar_voor=self._nummers(regel.huis, regel.niet_voor), tekst=f"Regel {regel.nummer}.",
                    op=sessie.vandaag, bij_soort="test", bij=1,
                )
            )  # fmt: skip
            sessie.gebeurtenis("regel_vastgelegd", laag=Laag(rij.laag), betreft=rij.betreft)
        self.regels[rij.openbaar] = regel.nummer

    def stap_verberg(self, regel: w_.Regel, wie: str) -> None:
        openbaar = next(een for een, nummer in self.regels.items() if nummer == regel.nummer)
        with self._schrijf_in(regel.huis) as sessie:
            rij = sessie.een(Regel, openbaar)
            rij.niet_zichtbaar_voor = sorted({*rij.niet_zichtbaar_voor, self.leden[regel.huis, wie]})
            sessie.bewaar(rij)
            sessie.gebeurtenis("regel_vastgelegd", laag=Laag(rij.laag), betreft=rij.betreft)

    def stap_betrek(self, band: w_.Band) -> None:
        wie = self.helpers[band.wie]
        with self._schrijf_in(band.huis) as sessie:
            rij = sessie.bewaar(
                Betrokkenheid(
                    casus_id=self.casus, medewerker_id=wie.medewerker, organisatie_id=wie.organisatie,
                    team_id=wie.team, rol=wie.rol, taak="test", van=band.van, tot=band.tot,
                    leden=self._nummers(band.huis, band.leden),
                    namens_id=band.namens and self.leden[band.huis, band.namens],
                    maatregel_id=band.maatregel and self.rijen[id(band.maatregel)],
                )
            )  # fmt: skip
            sessie.gebeurtenis("betrokkenheid_begonnen")
        self.rijen[id(band)] = rij.pk

    def stap_stop(self, band: w_.Band) -> None:
        with self._schrijf_in(band.huis) as sessie:
            banden = sessie.van(Betrokkenheid)
            bekend = self.rijen.get(id(band))
            rij = banden.get(pk=bekend) if bekend else banden.get(medewerker_id=self.helpers[band.wie].medewerker)
            rij.tot = sessie.vandaag
            sessie.bewaar(rij)
            sessie.gebeurtenis("betrokkenheid_beeindigd")

    def stap_maatregel(self, een: w_.Maatregel) -> None:
        invoer = Maatregelinvoer(
            self.leden[een.huis, een.kind], "ondertoezichtstelling", "rechter", een.van, een.van, een.tot
        )
        openbaar = leg_maatregel_vast(**self._wie(een.huis), invoer=invoer, punt=self._achteraf())
        with self._schrijf_in(een.huis) as sessie:
            self.rijen[id(een)] = sessie.een(Maatregel, openbaar).pk
            sessie.geen_huishouddata()
        self.sleutels[id(een)] = openbaar

    def stap_einde_maatregel(self, een: w_.Maatregel) -> None:
        vast = {**self._wie(een.huis), "maatregel": self.sleutels[id(een)]}
        beeindig_maatregel(**vast, tot=self.w.vandaag, punt=self._achteraf())

    def _achteraf(self) -> Markeerinvoer:
        wie = self.helpers["regisseur"].medewerker
        return Markeerinvoer(achteraf=Achteraf("Dat komt nog.", wie, self.w.vandaag))

    def stap_vraag(self, vraag: w_.Vraag) -> None:
        lagen = tuple(int(Laag[laag.upper()]) for laag in vraag.lagen)
        aan = f"m{self.helpers['ontvanger'].lidmaatschap}"
        invoer = Vraaginvoer("Samen kijken wat helpt", lagen, aan, vraag.tot)
        lid = self._openbaar(vraag.huis, vraag.over)
        self.sleutels[id(vraag)] = vraag_toestemming(**self._wie(vraag.huis), lid=lid, invoer=invoer)

    def stap_antwoord(self, vraag: w_.Vraag, wie: str, zei: str) -> None:
        invoer = Antwoordinvoer(str(self._openbaar(vraag.huis, wie)), ANTWOORD[zei], "gesprek")
        leg_antwoord_vast(**self._wie(vraag.huis), toestemming=self.sleutels[id(vraag)], invoer=invoer)

    def stap_gezag(self, een: w_.Gezag) -> None:
        kind, houder = (self._openbaar(een.huis, naam) for naam in (een.kind, een.houder))
        invoer = Gezagsinvoer(kind, "ouderlijk", "uitspraak", een.van, houder=houder)
        self.sleutels[id(een)] = leg_gezag_vast(**self._wie(een.huis), invoer=invoer)

    def stap_einde_gezag(self, een: w_.Gezag) -> None:
        beeindig_gezag(**self._wie(een.huis), gezag=self._gezagrij(een), op=self.w.vandaag)

    def _gezagrij(self, een: w_.Gezag) -> uuid.UUID:
        """Which row it is; what went along with a split is found by what it is about."""
        if id(een) in self.sleutels:
            return self.sleutels[id(een)]
        houder = een.houder and self.leden[een.huis, een.houder]
        with deur.lees(
            door=self.helpers["regisseur"], doel=Doel.HULP, wat="toezien", huishouden=self.huizen[een.huis]
        ) as s:
            s.geen_huishouddata()
            rijen = s.van(Gezag).filter(kind_id=self.leden[een.huis, een.kind], drager_id=houder, tot=None)
            return rijen.order_by("id").values_list("openbaar", flat=True)[0]

    def stap_splits(self, gaan: tuple[str, ...]) -> None:
        invoer = Splitsing(
            tuple(self._openbaar(OUD, naam) for naam in gaan),
            wereld.gemeente().code,
            self.w.vandaag,
            "Zij gaan uiteen.",
        )
        self.huizen[NIEUW] = splits(**self._wie(OUD), invoer=invoer)
        with self._schrijf_in(NIEUW) as sessie:
            self.leden |= {(NIEUW, lid.voornaam): lid.pk for lid in sessie.van(Lid)}
            sessie.geen_huishouddata()

    def stap_kijk(self, wie: str, huis: str) -> None:
        helper = self.helpers[wie]
        try:
            with deur.lees(door=helper, doel=Doel(HELPERS[wie].doel), wat=WAT, huishouden=self.huizen[huis]) as sessie:
                sessie.geen_huishouddata()
                for rij in sessie.van(Regel):
                    verborgen = rij.niet_zichtbaar_voor
                    sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=verborgen)
        except (NietGevonden, Geweigerd):
            return

    def _wie(self, huis: str) -> dict[str, object]:
        return {"door": self.helpers["regisseur"], "huishouden": self.huizen[huis]}

    def _nummers(self, huis: str, namen: frozenset[str]) -> list[int]:
        return sorted(self.leden[huis, naam] for naam in namen)

    def _openbaar(self, huis: str, naam: str | None) -> uuid.UUID | None:
        if naam is None:
            return None
        with deur.lees(
            door=self.helpers["regisseur"], doel=Doel.HULP, wat="toezien", huishouden=self.huizen[huis]
        ) as s:
            s.geen_huishouddata()
            return s.van(Lid).get(pk=self.leden[huis, naam]).openbaar
