"""One safeguard: what may be recorded of it, how it is stored, and the event that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.acties.ledenfeiten import ledenbossen
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Lid, Markeerpunt, Waarborg
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.rechten import waarborg as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.waarborg import Aanbodantwoord, Gegeven, Vereiste, Waarborgstand

ACHTERAF = "waarborg_achteraf"
"""The kind of ``Termijn`` of a safeguard that is still owed."""
REGELEN = "steun_regelen"
"""The kind of ``Termijn`` of support that somebody wants and that must be arranged."""


@dataclass(frozen=True)
class Waarborginvoer:
    """One safeguard as entered. ``tekst``: their own words, or why it could not be done.

    ``antwoord``: what was said to an offer, or which text was given in which language (``code:taal``).
    """

    code: str
    lid: int | None = None
    stand: str = ""
    tekst: str = ""
    antwoord: str = ""


def uitlegkeuzes(waarborg: str, *, over: str = "", punt: str = "") -> dict[str, str]:
    """Return the explanations to choose from for one safeguard: ``code:taal`` and what it is called.

    ``over`` (maatregel, bevoegdheid, voorbereiding, fase) and ``punt`` leave out what belongs to something else.
    """
    talen = {"nl": "Nederlands", "en": "Engels"}
    return {
        f"{een.code}:{tekst.taal}": f"{een.naam} ({talen[tekst.taal]})"
        for een in catalogus().uitlegteksten.values()
        if waarborg in een.waarborgen and (not over or over in een.over) and (not punt or punt in een.bij)
        for tekst in een.teksten
    }


def keur_gegeven(vereist: Sequence[Vereiste], waarborgen: Sequence[Waarborginvoer]) -> list[Gegeven]:
    """What was given of what is owed; anything else that was sent is refused. Raises ``Ongeldig`` at each field."""
    bekend = {(vereiste.soort.code, vereiste.lid): vereiste for vereiste in vereist}
    uit: list[Gegeven] = []
    for een in waarborgen:
        vereiste = bekend.get((een.code, een.lid))
        if vereiste is None:
            raise Ongeldig(**{"": "Een van deze waarborgen hoort hier niet bij. Laad de pagina opnieuw."})
        if not een.stand:
            continue
        veld = f"waarborg-{vereiste.veld}"
        stand = kies(Waarborgstand, een.stand, veld)
        gegeven = Gegeven(een.code, stand, een.lid, een.tekst, antwoord=een.antwoord)
        keur_een(vereiste, gegeven, veld)
        uit.append(gegeven)
    return uit


def keur_een(vereiste: Vereiste, gegeven: Gegeven, veld: str) -> None:
    """Refuse what was recorded of one safeguard where something is missing. Raises ``Ongeldig``."""
    if gegeven.stand is Waarborgstand.ACHTERAF:
        return
    if gegeven.stand is Waarborgstand.GEVRAAGD:
        raise Ongeldig(**{veld: "Kies een van de mogelijkheden."})
    bezwaren = regel.bezwaren_gegeven(gegeven, date.min)
    keur(tuple(Bezwaar(f"{veld}-tekst", bezwaar.zin) for bezwaar in bezwaren))
    gedaan = regel.bezwaren_gedaan(vereiste.soort, gegeven, uitlegkeuzes(vereiste.soort.code).keys())
    keur(tuple(Bezwaar(f"{veld}-{een.veld}" if een.veld else veld, een.zin) for een in gedaan))
    _nooit_onmogelijk(vereiste, gegeven, veld)


def _nooit_onmogelijk(vereiste: Vereiste, gegeven: Gegeven, veld: str) -> None:
    """A child of the age to be asked must be asked; asked without an answer is done."""
    if gegeven.stand is Waarborgstand.NIET_VAN_TOEPASSING and not regel.is_vervuld(vereiste, [gegeven]):
        zin = "Dit moet altijd worden gevraagd. Wil het kind niets zeggen? Kies dan 'gedaan' en schrijf dat erbij."
        raise Ongeldig(**{veld: zin})


def bewaar_waarborg(
    sessie: Sessie,
    punt: Markeerpunt,
    vereiste: Vereiste,
    wat: Gegeven | None,
    *,
    reden: str = "",
    op: date | None = None,
) -> Waarborg:
    """Store one safeguard at a marked point: as given (``wat``, on ``op``), or as owed with the reason why not yet."""
    leden = punt.betreft or ([vereiste.lid] if vereiste.lid else [])
    rij = Waarborg(laag=punt.laag, betreft=leden, markeerpunt=punt, soort=vereiste.soort.code, lid_id=vereiste.lid)
    rij.stand, rij.tekst = Waarborgstand.ACHTERAF, reden.strip() or None
    if wat is not None:
        vul_waarborg(sessie, rij, wat, op or punt.op)
    sessie.bewaar(rij)
    if wat is not None:
        _vervolg(sessie, rij, wat, op or punt.op)
    return rij


def _vervolg(sessie: Sessie, rij: Waarborg, wat: Gegeven, op: date) -> None:
    """What follows from what was given: its event, and support that must be arranged."""
    if wat.antwoord == Aanbodantwoord.REGELEN:
        zet_regelen(sessie, rij)
    soorten = {Waarborgstand.GEDAAN: "waarborg_gedaan", Waarborgstand.NIET_VAN_TOEPASSING: "waarborg_kan_niet"}
    if soort := soorten.get(wat.stand, ""):
        meld_waarborg(sessie, rij, soort, op)


def geef_alsnog(sessie: Sessie, rij: Waarborg, wat: Gegeven, op: date) -> None:
    """Store that what was owed was given after all: its due date ends."""
    vul_waarborg(sessie, rij, wat, op)
    rij.versie += 1
    sessie.bewaar(rij)
    rond_termijn_af(sessie, rij, soort=ACHTERAF, op=op)
    _vervolg(sessie, rij, wat, op)


def vul_waarborg(sessie: Sessie, rij: Waarborg, wat: Gegeven, op: date) -> None:
    """Fill in what was given. Somebody's own words are kept from the others at home: they may not read along."""
    rij.stand, rij.tekst = wat.stand, wat.reden.strip() or None
    rij.op = None if wat.stand is Waarborgstand.GEVRAAGD else op
    soort = catalogus().waarborgen.get(rij.soort)
    if soort and soort.aard is regel.Aard.UITLEG and ":" in wat.antwoord:
        rij.uitleg, rij.taal = wat.antwoord.split(":", 1)
        rij.uitlegversie = catalogus().uitlegteksten[rij.uitleg].versie
    elif soort and soort.aard in (regel.Aard.AANBOD, regel.Aard.NAGEKEKEN):
        rij.antwoord = wat.antwoord
    if soort and soort.aard is regel.Aard.MENING and wat.stand is Waarborgstand.GEDAAN:
        rij.niet_zichtbaar_voor = anderen_dan(sessie, rij.lid_id)


def anderen_dan(sessie: Sessie, lid: int | None) -> list[int]:
    """Return everybody else at home, also whom this professional does not see: they may not read along."""
    leden = {rij.pk: rij.persoon_id for rij in sessie.van(Lid)}
    thuis: frozenset[int] = frozenset()
    if lid in leden:
        bossen = ledenbossen([leden[lid]], huishouden=sessie.huishouden or 0, vandaag=sessie.vandaag)
        thuis = bossen[leden[lid]].huisgenoten
    return sorted((leden.keys() | thuis) - {lid} - sessie.bos.namens)


def zet_regelen(sessie: Sessie, rij: Waarborg) -> None:
    """Say on the work list that support which somebody wants must be arranged."""
    uiterlijk = sessie.vandaag + regel.REGELEN_BINNEN
    zet_termijn(sessie, rij, soort=REGELEN, vervalt_op=uiterlijk, casus=lopende_casus(sessie))


def meld_waarborg(sessie: Sessie, rij: Waarborg, soort: str, op: date, **feiten: str) -> None:
    """Record as an event what became of a safeguard; hidden from the same members as the safeguard itself."""
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=lopende_casus(sessie),
        feiten={"waarborg": naam_van(rij.soort), "op": str(op), "antwoord": antwoord_in_woorden(rij), **feiten},
    )


def antwoord_in_woorden(rij: Waarborg) -> str:
    """Return what was answered, or which text was given in which version, as words; empty where that says nothing."""
    if rij.uitleg:
        tekst = catalogus().uitlegteksten.get(rij.uitleg)
        naam = tekst.naam if tekst else rij.uitleg.replace("_", " ")
        return f"met de tekst '{naam}', versie {rij.uitlegversie}, taal {rij.taal}"
    bekend = next((een.omschrijving for een in Aanbodantwoord if een == rij.antwoord), "")
    return bekend or {"eens": "eens", "niet_eens": "niet eens"}.get(rij.antwoord, "")


def naam_van(soort: str) -> str:
    """Return what a safeguard is called; the code in words when content no longer knows it."""
    bekend = catalogus().waarborgen.get(soort)
    return bekend.naam if bekend else soort.replace("_", " ")


def lopende_casus(sessie: Sessie) -> int | None:
    """Return the id of the running case, if any: a measure can begin before a case does."""
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    return casus.pk if casus else None
