"""The five bouwstenen as one municipality has them: where each action stands, and where to look when it is stuck."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie
from tandem.acties.bouwstenen.inhoud import actiecodes, acties, bouwsteen_van, bouwstenen
from tandem.acties.bouwstenen.voorbeelden import Voorbeeldbeeld, voorbeelden_in
from tandem.acties.bouwstenen.woorden import Woordbeeld, woorden_in
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Bouwsteenstand
from tandem.regels.bouwstenen.actie import (
    Actiestand,
    Voortgang,
    bezwaren_stand,
    nog_te_doen,
    samen,
    verwijzing,
    voortgang,
)
from tandem.regels.bouwstenen.bouwsteen import Bouwsteen, Onderdeel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Actiebeeld:
    """An action with where it stands. ``versie`` 0: never marked. ``onder``: what belongs under it in the source."""

    actie: Onderdeel
    bouwsteen: str
    bouwsteennaam: str
    stand: Actiestand
    uitleg: str
    sinds: date | None
    versie: int
    onder: tuple[Onderdeel, ...] = ()


@dataclass(frozen=True)
class Wijzer:
    """A bouwsteen to look at, with its actions that still have something to do."""

    code: str
    naam: str
    acties: tuple[Onderdeel, ...]


@dataclass(frozen=True)
class Steenregel:
    """One bouwsteen in the overview."""

    code: str
    nummer: int
    naam: str
    niveau: str
    voortgang: Voortgang


@dataclass(frozen=True)
class Overzicht:
    """All bouwstenen of a municipality. ``vast``: what is stuck, with where to look."""

    kop: Organisatiekop
    stenen: tuple[Steenregel, ...]
    samen: Voortgang
    vast: tuple[tuple[Actiebeeld, tuple[Wijzer, ...]], ...]
    woorden: int


@dataclass(frozen=True)
class Steenblad:
    """One bouwsteen with all that the source gives and all that this municipality added."""

    kop: Organisatiekop
    steen: Bouwsteen
    voortgang: Voortgang
    acties: tuple[Actiebeeld, ...]
    wijzers: Mapping[str, tuple[Wijzer, ...]]
    onder: tuple[tuple[str, str], ...]
    voorbeelden: tuple[Voorbeeldbeeld, ...]
    woorden: tuple[Woordbeeld, ...]


def lees_bouwstenen(*, door: Actor) -> Overzicht:
    """Return the five bouwstenen with their progress. Raises ``NietGevonden`` without a right to read plans."""
    with lees_organisatie(door=door, wat="bouwstenen bekijken") as sessie:
        eis_lezen(sessie)
        beelden = standen_in(sessie)
        stand = {code: beeld.stand for code, beeld in beelden.items()}
        stenen = tuple(
            Steenregel(steen.code, steen.nummer, steen.naam, _niveau(steen), voortgang(codes, stand))
            for steen, codes in ((steen, actiecodes()[steen.code]) for steen in bouwstenen())
        )
        vast = tuple((beeld, _wijzers(beeld, stand)) for beeld in beelden.values() if _zit_vast(beeld))
        sessie.inzage()
        return Overzicht(
            lees_organisatiekop(sessie),
            stenen,
            samen([steen.voortgang for steen in stenen]),
            vast,
            len(woorden_in(sessie)),
        )


def lees_bouwsteen(*, door: Actor, code: str, om_te_wijzigen: Werklaag | None = None) -> Steenblad:
    """Return one bouwsteen; ``om_te_wijzigen``: the layer that a form on it changes.

    Raises ``NietGevonden`` for an unknown code or without a right to read plans, ``Geweigerd`` for who may not change.
    """
    with lees_organisatie(door=door, wat="een bouwsteen bekijken") as sessie:
        eis_lezen(sessie)
        sessie.eis(*([om_te_wijzigen] if om_te_wijzigen else []))
        steen = bouwsteen_van(code)
        beelden = standen_in(sessie)
        stand = {sleutel: beeld.stand for sleutel, beeld in beelden.items()}
        hier = tuple(beeld for beeld in beelden.values() if beeld.bouwsteen == code)
        blad = Steenblad(
            kop=lees_organisatiekop(sessie),
            steen=steen,
            voortgang=voortgang([beeld.actie.code for beeld in hier], stand),
            acties=hier,
            wijzers={beeld.actie.code: _wijzers(beeld, stand) for beeld in hier if _zit_vast(beeld)},
            onder=tuple((een, bouwsteen_van(een).naam) for een in steen.rust_op),
            voorbeelden=voorbeelden_in(sessie, code),
            woorden=woorden_in(sessie),
        )
        sessie.inzage(sessie.organisatie, *{een.organisatie for een in blad.voorbeelden})
        return blad


def acties_die_helpen(*, door: Actor, codes: Iterable[str]) -> tuple[Actiebeeld, ...]:
    """From a low part of a scan to the actions that help and still have something to do, in the order to take them.

    ``codes``: what the content of the part names (``Deel.helpt``, ``Vraag.helpt``); unknown ones are left out.
    """
    with lees_organisatie(door=door, wat="acties die helpen") as sessie:
        eis_lezen(sessie)
        beelden = standen_in(sessie)
        sessie.inzage()
        genoemd = list(dict.fromkeys(code for code in codes if code in beelden))
        stand = {code: beeld.stand for code, beeld in beelden.items()}
        return tuple(beelden[code] for code in nog_te_doen(genoemd, stand))


def markeer_actie(
    *, door: Actor, code: str, stand: str, uitleg: str = "", versie: int | None = None, verzoek: UUID | None = None
) -> str:
    """Say where an action stands; returns the code of its bouwsteen.

    Raises ``Ongeldig``; ``Botsing`` when somebody marked it since ``versie`` was read (0: it had no mark then);
    ``NietGevonden`` for an unknown action; ``Geweigerd`` for who only reads plans.
    """
    with schrijf_organisatie(door=door, wat="een actie markeren", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        if code not in acties():
            raise NietGevonden
        steen = acties()[code][0].code
        keur(bezwaren_stand(stand, uitleg))
        rij = sessie.mijn(Bouwsteenstand).select_for_update(of=("self",)).filter(actie=code).first()
        rij = rij or Bouwsteenstand(actie=code, versie=0)
        hun = {"stand": Actiestand(rij.stand).omschrijving, "uitleg": rij.uitleg or ""} if rij.versie else {}
        eis_versie(sessie, rij, versie, hun)
        rij.sinds = rij.sinds if rij.stand == stand else sessie.vandaag
        rij.stand, rij.uitleg = stand, uitleg.strip() or None
        sessie.bewaar(rij)
        feiten = {"actie": acties()[code][1].naam, "stand": Actiestand(stand).omschrijving}
        sessie.gebeurtenis("bouwsteen_gemarkeerd", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = steen
        return steen


def eis_lezen(sessie: Organisatiesessie) -> None:
    """Raise ``NietGevonden`` for a role that does not read the plans of its own organisation."""
    if not sessie.ziet(Werklaag.PLAN):
        raise NietGevonden


def standen_in(sessie: Organisatiesessie) -> dict[str, Actiebeeld]:
    """Return every action of every bouwsteen by its code, in order, with where it stands here."""
    rijen = {rij.actie: rij for rij in sessie.mijn(Bouwsteenstand)}
    return {code: _beeld(steen, actie, rijen.get(code)) for code, (steen, actie) in acties().items()}


def _beeld(steen: Bouwsteen, actie: Onderdeel, rij: Bouwsteenstand | None) -> Actiebeeld:
    onder = steen.onder(actie.code)
    if rij is None:
        return Actiebeeld(actie, steen.code, steen.naam, Actiestand.NIET_BEKEKEN, "", None, 0, onder)
    stand = Actiestand(rij.stand)
    return Actiebeeld(actie, steen.code, steen.naam, stand, rij.uitleg or "", rij.sinds, rij.versie, onder)


def _zit_vast(beeld: Actiebeeld) -> bool:
    return beeld.stand is Actiestand.LOOPT_VAST


def _wijzers(beeld: Actiebeeld, stand: Mapping[str, Actiestand]) -> tuple[Wijzer, ...]:
    alle = acties()
    gevonden = verwijzing(bouwsteen_van(beeld.bouwsteen).rust_op, actiecodes(), stand)
    return tuple(Wijzer(code, bouwsteen_van(code).naam, tuple(alle[een][1] for een in nog)) for code, nog in gevonden)


def _niveau(steen: Bouwsteen) -> str:
    return steen.laag.omschrijving if steen.laag else "alle niveaus"
