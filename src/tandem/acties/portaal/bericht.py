"""A member chooses to hear by e-mail that there is something new, confirms the address, and stops it again."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tandem.acties.keuring import keur
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.models import Bericht, Berichtwens, Contactgegeven, Contactwijze
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.bericht import (
    Bereik,
    Dagdeel,
    Waaromniet,
    Weekdag,
    Wens,
    bezwaren_plek,
    bezwaren_wens,
    waarom_niet,
)
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.portaal import Plek, Wijze

BEVESTIGEN, NIEUWS = "bevestigen", "nieuws"


@dataclass(frozen=True)
class Berichtkeus:
    """What was chosen; ``waarom_niet``: why nothing comes now, as far as this member may know."""

    adres: str
    dagen: tuple[Weekdag, ...]
    dagdelen: tuple[Dagdeel, ...]
    bevestigd: bool
    waarom_niet: Waaromniet | None


@dataclass(frozen=True)
class Berichtblad:
    """The page: the choice that holds now, None without one."""

    kop: Portaalkop
    keus: Berichtkeus | None


@dataclass(frozen=True)
class Keuzeinvoer:
    """What was filled in."""

    adres: str
    dagen: Collection[str]
    dagdelen: Collection[str]
    alleen_ik: bool


def lees_berichtkeus(*, door: Ledenactor, huishouden: UUID) -> Berichtblad:
    """Return what this member chose. Raises ``NietGevonden``, also for who left and for a young child."""
    with deur.lees(door=door, wat="bericht als er iets nieuws is", huishouden=huishouden) as sessie:
        kop = _mijn_kop(sessie, huishouden)
        rij = wens_van(sessie)
        return Berichtblad(kop, _keus(sessie, rij) if rij else None)


def _mijn_kop(sessie: Ledensessie, huishouden: UUID) -> Portaalkop:
    """The head of the page, for whom the page is: who lives here, from twelve years on (own choice)."""
    kop = lees_portaalkop(sessie, huishouden)
    if kop.weg or kop.kind:
        raise NietGevonden
    return kop


def wens_van(sessie: Ledensessie) -> Berichtwens | None:
    """The choice of this member that holds now."""
    return sessie.van(Berichtwens).filter(lid_id=sessie.ik, tot=None).order_by("-id").first()


def als_wens(rij: Berichtwens) -> Wens:
    """A stored choice as the rule takes it."""
    dagdelen = frozenset(Dagdeel(een) for een in rij.dagdelen)
    return Wens(rij.adres, frozenset(rij.dagen), dagdelen, rij.vastgelegd_op, rij.bevestigd_op)


def bereik_van(sessie: Ledensessie, plekken: Collection[Plek]) -> Bereik:
    """How this member is reached without danger, as it holds now."""
    rij = sessie.van(Contactwijze).filter(lid_id=sessie.ik, tot=None).order_by("-id").first()
    if rij is None:
        return Bereik(sessie.ik, None, None, tuple(plekken))
    wijze = Wijze(rij.hoe or "", rij.wanneer or "", rij.voicemail, rij.niet_benaderen)
    return Bereik(sessie.ik, wijze, rij.vastgelegd_op, tuple(plekken))


def _keus(sessie: Ledensessie, rij: Berichtwens) -> Berichtkeus:
    wens = als_wens(rij)
    return Berichtkeus(
        adres=wens.adres,
        dagen=tuple(dag for dag in Weekdag if int(dag) in wens.dagen),
        dagdelen=tuple(deel for deel in Dagdeel if deel in wens.dagdelen),
        bevestigd=wens.bevestigd_op is not None,
        waarom_niet=waarom_niet(wens, bereik_van(sessie, _bekend(sessie)), bevestigt=True),
    )


def _bekend(sessie: Ledensessie) -> list[Plek]:
    """Every e-mail of the household that this member may see: of others that may be none."""
    rijen = sessie.van(Contactgegeven).filter(tot=None, soort=Contactsoort.EMAIL.value)
    return [Plek(str(rij.openbaar), Contactsoort.EMAIL, rij.waarde, rij.lid_id, rij.veilig) for rij in rijen]


def kies_bericht(*, door: Ledenactor, huishouden: UUID, invoer: Keuzeinvoer, verzoek: UUID | None = None) -> UUID:
    """Choose to hear of news by e-mail; it takes the place of an earlier choice, and waits until it is confirmed.

    Raises ``Ongeldig``. An address that others have, of whom this member may not know it, is kept like any other, and
    gets nothing: the answer here may not tell.
    """
    keur(bezwaren_wens(invoer.adres, invoer.dagen, invoer.dagdelen, alleen_ik=invoer.alleen_ik))
    with deur.schrijf(door=door, wat="bericht kiezen", huishouden=huishouden, verzoek=verzoek) as sessie:
        _mijn_kop(sessie, huishouden)
        keur(bezwaren_plek(invoer.adres, sessie.ik, _bekend(sessie)))
        anderen = sessie.anderen()
        stop_in(sessie)
        vast = {"laag": Laag.CONTACT, "betreft": [sessie.ik], "niet_zichtbaar_voor": anderen, "lid_id": sessie.ik}
        rij = sessie.bewaar(
            Berichtwens(
                **vast,
                adres=invoer.adres.strip(),
                bewijs=secrets.token_urlsafe(24),
                dagen=sorted(int(dag) for dag in invoer.dagen),
                dagdelen=sorted(invoer.dagdelen),
            )
        )
        sessie.bewaar(Bericht(lid_id=sessie.ik, wens=rij, soort=BEVESTIGEN, gemaakt_op=sessie.nu))
        sessie.gebeurtenis("portaal_bericht_gekozen", niet_zichtbaar_voor=anderen)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def bevestig_bericht(*, door: Ledenactor, huishouden: UUID, bewijs: str, verzoek: UUID | None = None) -> None:
    """Say that the mail came where only I read it. Raises ``NietGevonden`` for a link that does not hold (any more)."""
    with deur.schrijf(door=door, wat="bericht bevestigen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _bij_bewijs(sessie, bewijs)
        if rij.bevestigd_op is None:
            sessie.van(Berichtwens).filter(pk=rij.pk).update(bevestigd_op=sessie.nu)
        sessie.gebeurtenis("portaal_bericht_bevestigd", niet_zichtbaar_voor=sessie.anderen())


def lees_bevestiging(*, door: Ledenactor, huishouden: UUID, bewijs: str) -> Portaalkop:
    """Return the head of the page that asks whether mail came. Raises ``NietGevonden`` like ``bevestig_bericht``."""
    with deur.lees(door=door, wat="bericht bevestigen", huishouden=huishouden) as sessie:
        kop = _mijn_kop(sessie, huishouden)
        _bij_bewijs(sessie, bewijs)
        return kop


def _bij_bewijs(sessie: Ledensessie, bewijs: str) -> Berichtwens:
    rij = wens_van(sessie)
    if rij is None or not hmac.compare_digest(rij.bewijs.encode(), bewijs.encode()):
        raise NietGevonden
    return rij


def stop_bericht(*, door: Ledenactor, huishouden: UUID, verzoek: UUID | None = None) -> None:
    """Hear nothing by e-mail any more, from this moment on. Raises ``Ongeldig`` without a choice."""
    with deur.schrijf(door=door, wat="bericht stoppen", huishouden=huishouden, verzoek=verzoek) as sessie:
        if not stop_in(sessie):
            raise Ongeldig(**{"": "Er komt geen mail. Er is niets te stoppen."})
        sessie.gebeurtenis("portaal_bericht_gestopt", niet_zichtbaar_voor=sessie.anderen())


def stop_in(sessie: Ledensessie) -> int:
    """End the choice of this member in an open session; return whether there was one."""
    return sessie.van(Berichtwens).filter(lid_id=sessie.ik, tot=None).update(tot=sessie.nu)
