"""Agreements: made at a contact, a discussion or the safety map; checked on their day; ended when no longer needed.

``maak_afspraken`` and ``lees_afspraken`` work inside the session of another action; the others are actions themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.vragen import LEDEN, OPEN_TERMIJNEN
from tandem.acties.keuring import keur, kies
from tandem.acties.vraag import Vraag
from tandem.models import Afspraak, Lid, Medewerker, Termijn
from tandem.models.basis import Huishoudenrij
from tandem.regels.casus import afspraak as regel
from tandem.regels.casus.afspraak import Afspraaksoort, Nagekomen
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

NAKIJKEN = "afspraak_nakijken"
"""The kind of ``Termijn`` that every open agreement has."""


@dataclass(frozen=True)
class Afspraakinvoer:
    """An agreement as entered. ``betreft``: members it is about beside who does it; ``rij``: its place in the form."""

    tekst: str
    nakijken_op: date | None
    soort: str = Afspraaksoort.GEWOON
    lid: int | None = None
    medewerker: int | None = None
    wie_anders: str = ""
    betreft: tuple[int, ...] = ()
    niet_zichtbaar_voor: tuple[int, ...] = ()
    rij: int = 0


@dataclass(frozen=True)
class Afspraakweergave:
    """An agreement as shown. ``wie`` is empty when the reader may not see that member."""

    openbaar: UUID
    id: int
    soort: str
    tekst: str
    wie: str
    lid: int | None
    van_mij: bool
    op: date
    nakijken_op: date | None
    nagekomen: str
    gecontroleerd_op: date | None
    beeindigd_op: date | None
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]
    versie: int
    vandaag: date

    @property
    def open(self) -> bool:
        """Whether it still has to be checked."""
        return self.nakijken_op is not None

    @property
    def te_laat(self) -> bool:
        """Whether its day of checking has passed."""
        return self.nakijken_op is not None and self.nakijken_op < self.vandaag

    @property
    def reden(self) -> str:
        """Why it stands on the work list, in words."""
        if self.nakijken_op is None:
            return ""
        return regel.reden_op_werklijst(kies(Afspraaksoort, self.soort, ""), self.tekst, self.nakijken_op, self.vandaag)


def laag_van(soort: str) -> Laag:
    """Safety agreements live in the layer of safety, the rest in that of the plan."""
    return Laag.VEILIGHEID if soort == Afspraaksoort.VEILIGHEID else Laag.PLAN


def maak_afspraken(
    sessie: Sessie,
    invoer: Sequence[Afspraakinvoer],
    *,
    bij: Huishoudenrij,
    casus: int | None = None,
    op: date | None = None,
    lijst: str = "afspraken",
) -> list[Afspraak]:
    """Store agreements with the row that they were made at, each with the term of its check and its event.

    Raises ``Ongeldig`` with the field ``<lijst>-<rij>-<veld>``, and ``Geweigerd`` without a key to its layer.
    """
    dag = op or sessie.vandaag
    for een in invoer:
        velden = {veld: f"{lijst}-{een.rij}-{veld}" for veld in ("tekst", "wie", "nakijken_op")}
        keur(regel.bezwaren_afspraak(_als_regel(een, dag)), velden=velden)
        _bestaat(sessie, een, f"{lijst}-{een.rij}-wie")
    return [_maak(sessie, een, bij=bij, casus=casus, op=dag) for een in invoer]


def _als_regel(een: Afspraakinvoer, op: date) -> regel.Afspraak:
    soort = kies(Afspraaksoort, een.soort, "")
    return regel.Afspraak(soort, een.tekst, op, een.nakijken_op, een.lid, een.medewerker, een.wie_anders)


def _bestaat(sessie: Sessie, een: Afspraakinvoer, veld: str) -> None:
    """Refuse a forged member or colleague."""
    if een.lid is not None and not sessie.van(Lid).filter(pk=een.lid).exists():
        raise Ongeldig(**{veld: "Deze persoon hoort niet bij dit huishouden."})
    if een.medewerker is not None and not Medewerker.objects.filter(pk=een.medewerker).exists():
        raise Ongeldig(**{veld: "Deze collega is niet bekend."})


def _maak(sessie: Sessie, een: Afspraakinvoer, *, bij: Huishoudenrij, casus: int | None, op: date) -> Afspraak:
    laag = laag_van(een.soort)
    sessie.eis(laag)
    rij = sessie.bewaar(
        Afspraak(
            laag=laag,
            betreft=sorted(set(een.betreft) | ({een.lid} if een.lid else set())),
            niet_zichtbaar_voor=sorted(een.niet_zichtbaar_voor),
            casus_id=casus,
            soort=een.soort,
            tekst=een.tekst.strip(),
            lid_id=een.lid,
            medewerker_id=een.medewerker,
            wie_anders=een.wie_anders.strip() or None,
            bij_soort=type(bij).__name__.lower(),
            bij=bij.pk,
            op=op,
        )
    )
    if een.nakijken_op is not None:
        zet_termijn(
            sessie, rij, soort=NAKIJKEN, begon_op=op, vervalt_op=een.nakijken_op, casus=casus, eigenaar=een.medewerker
        )
    feiten = {"wat": rij.tekst, "lid": een.lid, "door": _wie_anders(een), "nakijken_op": str(een.nakijken_op)}
    _gebeurtenis(sessie, "afspraak_gemaakt", rij, feiten=feiten)
    return rij


def _wie_anders(een: Afspraakinvoer) -> str:
    if een.medewerker is None:
        return een.wie_anders.strip()
    return Medewerker.objects.get(pk=een.medewerker).naam


def _gebeurtenis(sessie: Sessie, soort: str, rij: Afspraak, *, feiten: Mapping[str, object]) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,
        feiten={"afspraak": str(rij.openbaar), "soort": rij.soort, **feiten},
    )


AFSPRAKEN = Vraag(Afspraak, lambda rijen: rijen.select_related("medewerker"))


def lees_afspraken(
    sessie: Sessie, *, soorten: Iterable[str] = (), alleen_open: bool = False, nummers: Iterable[int] | None = None
) -> list[Afspraakweergave]:
    """Return the agreements of the open household that the keys show, first those that are due first. Three queries."""
    nakijken = {t.bij: t.vervalt_op for t in _open_termijnen(sessie)}
    gezocht, genoemd = set(soorten), None if nummers is None else set(nummers)
    rijen = [
        rij
        for rij in sessie.vraag(AFSPRAKEN)
        if (not gezocht or rij.soort in gezocht)
        and (not alleen_open or (rij.pk in nakijken and rij.beeindigd_op is None))
        and (genoemd is None or rij.pk in genoemd)
    ]
    namen = {lid.pk: lid.voornaam or "naam onbekend" for lid in sessie.vraag(LEDEN)}
    gelezen = [_toon(sessie, rij, nakijken.get(rij.pk), namen) for rij in rijen]
    for een in gelezen:
        sessie.inzage(laag=laag_van(een.soort), leden=een.betreft, niet_zichtbaar_voor=een.niet_zichtbaar_voor)
    return sorted(gelezen, key=lambda een: (een.nakijken_op is None, een.nakijken_op or een.op, een.id))


def _open_termijnen(sessie: Sessie) -> Iterable[Termijn]:
    return [t for t in sessie.vraag(OPEN_TERMIJNEN) if t.soort == NAKIJKEN and t.bij_soort == "afspraak"]


def _toon(sessie: Sessie, rij: Afspraak, nakijken_op: date | None, namen: dict[int, str]) -> Afspraakweergave:
    wie = rij.wie_anders or (rij.medewerker.naam if rij.medewerker else "") or namen.get(rij.lid_id or 0, "")
    return Afspraakweergave(
        openbaar=rij.openbaar,
        id=rij.pk,
        soort=rij.soort,
        tekst=rij.tekst,
        wie=wie,
        lid=rij.lid_id,
        van_mij=rij.medewerker_id == sessie.door.medewerker,
        op=rij.op,
        nakijken_op=nakijken_op,
        nagekomen=rij.nagekomen,
        gecontroleerd_op=rij.gecontroleerd_op,
        beeindigd_op=rij.beeindigd_op,
        betreft=tuple(rij.betreft),
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        versie=rij.versie,
        vandaag=sessie.vandaag,
    )


def kijk_afspraak_na(
    *,
    door: Actor,
    huishouden: UUID,
    afspraak: UUID,
    nagekomen: str,
    op: date,
    toelichting: str = "",
    opnieuw_op: date | None = None,
    stopt: bool = False,
    versie: int | None = None,
    verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> UUID:
    """Record whether an agreement was kept. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``.

    Its term ends; ``opnieuw_op`` sets the next one; ``stopt`` ends the agreement. What happened becomes a line.
    """
    with deur.schrijf(door=door, doel=doel, wat="afspraak nakijken", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.een(Afspraak, afspraak)
        hun = {"nagekomen": kies(Nagekomen, rij.nagekomen, "").omschrijving} if rij.nagekomen else {}
        eis_zelfde_versie(sessie, rij, versie, hun)
        if rij.beeindigd_op is not None:
            raise Ongeldig(**{"": "Deze afspraak is al gestopt."})
        soort, gekozen = kies(Afspraaksoort, rij.soort, ""), kies(Nagekomen, nagekomen, "nagekomen")
        controle = regel.Controle(soort, rij.op, gekozen, op, opnieuw_op, toelichting, stopt)
        keur(regel.bezwaren_controle(controle, sessie.vandaag))
        _leg_controle_vast(sessie, rij, controle)
        sessie.uitkomst = str(rij.openbaar)
    return afspraak


def _leg_controle_vast(sessie: Sessie, rij: Afspraak, controle: regel.Controle) -> None:
    eigenaar = rij.medewerker_id
    rond_termijn_af(sessie, rij, soort=NAKIJKEN, op=controle.op)
    rij.nagekomen, rij.gecontroleerd_op, rij.versie = controle.nagekomen, controle.op, rij.versie + 1
    if controle.stopt:
        rij.beeindigd_op = controle.op
    sessie.bewaar(rij)
    if controle.toelichting.strip():
        regelrij = Regelinvoer(
            soort="waarneming",
            tekst=controle.toelichting,
            op=controle.op,
            betreft=tuple(rij.betreft) or _iedereen_hier(sessie),
            niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        )
        bewaar_regels(sessie, [regelrij], bij_soort="afspraak", bij=rij.pk, laag=Laag(rij.laag))
    if controle.opnieuw_op is not None:
        zet_termijn(
            sessie, rij, soort=NAKIJKEN, begon_op=controle.op, vervalt_op=controle.opnieuw_op,
            casus=rij.casus_id, eigenaar=eigenaar,
        )  # fmt: skip
    opnieuw = str(controle.opnieuw_op) if controle.opnieuw_op else ""
    feiten = {"wat": rij.tekst, "nagekomen": str(controle.nagekomen), "opnieuw_op": opnieuw, "stopt": controle.stopt}
    _gebeurtenis(sessie, "afspraak_nagekeken", rij, feiten=feiten)


def _iedereen_hier(sessie: Sessie) -> tuple[int, ...]:
    """Whom an agreement about nobody by name is about: whoever is a member now."""
    return tuple(sessie.van(Lid).filter(tot=None).values_list("pk", flat=True))


def beeindig_afspraak(
    *, door: Actor, huishouden: UUID, afspraak: UUID, reden: str, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> UUID:
    """End an agreement that is no longer needed. Raises ``Ongeldig`` without a reason or when it ended already."""
    with deur.schrijf(door=door, doel=doel, wat="afspraak stoppen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.een(Afspraak, afspraak)
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom deze afspraak niet meer nodig is.")
        if rij.beeindigd_op is not None:
            raise Ongeldig(**{"": "Deze afspraak is al gestopt."})
        rond_termijn_af(sessie, rij, soort=NAKIJKEN, uitkomst="vervallen")
        rij.beeindigd_op, rij.versie = sessie.vandaag, rij.versie + 1
        sessie.bewaar(rij)
        _gebeurtenis(sessie, "afspraak_beeindigd", rij, feiten={"wat": rij.tekst, "reden": reden.strip()})
        sessie.uitkomst = str(rij.openbaar)
    return afspraak
