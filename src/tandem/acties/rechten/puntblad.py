"""The page of one marked point: its safeguards, what is still asked, the second person, and the letters."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.mensen import Collega, meekijkers
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.vragen import OPEN_TERMIJNEN
from tandem.acties.markering import FASE, VOORBEREIDING
from tandem.acties.rechten import bevoegdheden, maatregelen
from tandem.acties.rechten.brieven import Briefbeeld, brieven_bij
from tandem.acties.rechten.markeerpunt import NAKIJKEN
from tandem.acties.rechten.regimebeeld import Vereistbeeld, Waarborgbeeld, toon_vereist, toon_waarborg
from tandem.acties.rechten.waarborgen import open_vereisten
from tandem.acties.waarborgrij import ACHTERAF, REGELEN
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Maatregel, Markeerpunt, Waarborg
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.voorbereiding import Voorbereiding
from tandem.regels.rechten.waarborg import Aard, Voorstelstand, Waarborgstand, stand_van_voorstel


@dataclass(frozen=True)
class Puntblad:
    """One marked point. ``nakijk``: the review, when one is owed; ``voorstel``: where a step of ours stands."""

    kop: Dossierkop
    openbaar: UUID
    soort: str
    titel: str
    lid: int | None
    grond: str
    door: str
    van_mij: bool
    dwang: UUID | None
    waarborgen: tuple[Waarborgbeeld, ...]
    open: tuple[Vereistbeeld, ...]
    nakijk: Waarborgbeeld | None
    aan_mij: bool
    voorstel: Voorstelstand | None
    brieven: tuple[Briefbeeld, ...]
    collegas: tuple[Collega, ...]

    @property
    def te_doen(self) -> tuple[Vereistbeeld, ...]:
        """What is still asked of who records it: not what a colleague does."""
        return tuple(een for een in self.open if een.aard != Aard.NAGEKEKEN)


def lees_punt(*, door: Actor, huishouden: UUID, punt: UUID) -> Puntblad:
    """Return one marked point with all that belongs to it. Raises ``NietGevonden``, ``Geweigerd``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="markeerpunt lezen", huishouden=huishouden) as sessie:
        kop, rij = lees_kop(sessie), sessie.een(Markeerpunt, punt)
        sessie.eis(Laag(rij.laag))
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return _blad(sessie, kop, rij)


def lees_waarborg(*, door: Actor, huishouden: UUID, waarborg: UUID) -> tuple[Puntblad, Waarborgbeeld]:
    """Return one safeguard with its marked point. Raises ``NietGevonden``, ``Geweigerd``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="waarborg lezen", huishouden=huishouden) as sessie:
        rij = sessie.een(Waarborg, waarborg)
        sessie.eis(Laag(rij.laag))
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        blad = _blad(sessie, lees_kop(sessie), rij.markeerpunt)
        return blad, next(een for een in blad.waarborgen if een.openbaar == waarborg)


def _blad(sessie: Sessie, kop: Dossierkop, rij: Markeerpunt) -> Puntblad:
    waarborgen = _waarborgen(sessie, rij)
    nakijk = next((een for een in waarborgen if een.aard == Aard.NAGEKEKEN), None)
    ons = rij.soort == VOORBEREIDING and nakijk is not None
    gevraagd = nakijk is not None and nakijk.stand == Waarborgstand.GEVRAAGD
    return Puntblad(
        kop=kop,
        openbaar=rij.openbaar,
        soort=rij.soort,
        titel=_titel(sessie, rij),
        lid=rij.betreft[0] if rij.betreft else None,
        grond=(rij.fasewisseling.reden if rij.fasewisseling else rij.toelichting) or "",
        door=rij.auteur.naam if rij.auteur else "",
        van_mij=rij.auteur_id == sessie.door.medewerker,
        dwang=_dwang(sessie, rij),
        waarborgen=waarborgen,
        open=_open(sessie, kop, rij),
        nakijk=nakijk,
        aan_mij=bool(gevraagd and nakijk and nakijk.eigenaar_id == sessie.door.medewerker),
        voorstel=stand_van_voorstel(nakijk.stand, nakijk.antwoordcode) if ons and nakijk else None,
        brieven=brieven_bij(sessie, rij, kop),
        collegas=meekijkers(sessie.door, sessie.vandaag, Laag.VEILIGHEID),
    )


def _open(sessie: Sessie, kop: Dossierkop, rij: Markeerpunt) -> tuple[Vereistbeeld, ...]:
    over = "bevoegdheid" if rij.bevoegdheid_id else "maatregel" if rij.maatregel_id else rij.soort
    moment = "begin" if rij.soort == VOORBEREIDING else rij.soort
    return toon_vereist(kop, open_vereisten(sessie, rij), over=over, punt=moment)


def _waarborgen(sessie: Sessie, punt: Markeerpunt) -> tuple[Waarborgbeeld, ...]:
    soorten = (ACHTERAF, REGELEN, NAKIJKEN)
    termijnen = {t.bij: t for t in sessie.vraag(OPEN_TERMIJNEN) if t.soort in soorten}
    rijen = sessie.van(Waarborg).filter(markeerpunt=punt).order_by("id")
    return tuple(toon_waarborg(rij, termijnen.get(rij.pk)) for rij in rijen)


def _titel(sessie: Sessie, rij: Markeerpunt) -> str:
    if rij.soort == FASE:
        fase = catalogus().fasen.get(rij.wat)
        return f"Naar de fase {fase.naam.lower() if fase else rij.wat}"
    if rij.soort == VOORBEREIDING:
        return next((een.omschrijving for een in Voorbereiding if een.value == rij.wat), rij.wat)
    naam = _naam(sessie, rij)
    return {"begin": f"{naam}: het begin", "wijziging": f"{naam}: een verandering", "einde": f"{naam}: het einde"}[
        rij.soort
    ]


def _naam(sessie: Sessie, rij: Markeerpunt) -> str:
    if rij.maatregel_id:
        return maatregelen.naam_van(sessie.van(Maatregel).get(pk=rij.maatregel_id or 0).soort)
    return bevoegdheden.naam_van(sessie.van(Bevoegdheid).get(pk=rij.bevoegdheid_id or 0).soort)


def _dwang(sessie: Sessie, rij: Markeerpunt) -> UUID | None:
    if rij.maatregel_id:
        return sessie.van(Maatregel).get(pk=rij.maatregel_id or 0).openbaar
    if rij.bevoegdheid_id:
        return sessie.van(Bevoegdheid).get(pk=rij.bevoegdheid_id or 0).openbaar
    return None
