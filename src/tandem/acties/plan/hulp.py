"""Help asked for and started, across all laws: from both days follows how long people wait."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.acties.plan.basis import NAVRAGEN, doel_van, meld, nog_dezelfde, open_casus, van_dit_huishouden, werkplan
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Hulpvraag, Organisatie
from tandem.regels.plan import plan as regel
from tandem.regels.plan.evaluatie import Stopreden
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Hulpinvoer:
    """Help as asked for. ``aanbieder``: id of a known organisation, else ``aanbieder_buiten`` in words."""

    hulpvorm: str
    gevraagd_op: date
    voor: tuple[int, ...] = ()
    aanbieder: int | None = None
    aanbieder_buiten: str = ""
    gestart_op: date | None = None
    navragen_op: date | None = None
    doel: str = ""
    niet_zichtbaar_voor: tuple[int, ...] = ()


def vraag_hulp(*, door: Actor, huishouden: UUID, invoer: Hulpinvoer, verzoek: UUID | None = None) -> UUID:
    """Record that help was asked for (and perhaps began). Raises ``Ongeldig``; ``Geweigerd`` without a key."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="hulp vragen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.PLAN)
        casus = open_casus(sessie)
        _keur(sessie, invoer)
        doel = doel_van(sessie, werkplan(sessie), invoer.doel)
        rij = sessie.bewaar(
            Hulpvraag(
                laag=Laag.PLAN,
                betreft=sorted(invoer.voor),
                niet_zichtbaar_voor=sorted({*invoer.niet_zichtbaar_voor, *(doel.niet_zichtbaar_voor if doel else [])}),
                casus_id=casus.pk,
                doel_id=doel.pk if doel else None,
                hulpvorm=invoer.hulpvorm,
                aanbieder_id=invoer.aanbieder,
                aanbieder_buiten=invoer.aanbieder_buiten.strip() or None,
                gevraagd_op=invoer.gevraagd_op,
                gestart_op=invoer.gestart_op,
            )
        )
        _vraag_na(sessie, rij, None if invoer.gestart_op else invoer.navragen_op)
        meld(
            sessie, "hulp_gevraagd", rij, casus=casus.pk, hulp=naam_van(rij.hulpvorm), gevraagd_op=str(rij.gevraagd_op)
        )
        if rij.gestart_op:
            _meld_start(sessie, rij)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def naam_van(hulpvorm: str) -> str:
    """Return what a kind of help is called; the code in words when content no longer knows it."""
    vorm = catalogus().hulpvormen.get(hulpvorm)
    return vorm.naam if vorm else hulpvorm.replace("_", " ")


def _keur(sessie: Sessie, invoer: Hulpinvoer) -> None:
    if invoer.hulpvorm not in catalogus().hulpvormen:
        raise Ongeldig(hulpvorm="Kies een soort hulp uit de lijst.")
    keur(regel.bezwaren_hulp(regel.Hulp(invoer.gevraagd_op, invoer.gestart_op), sessie.vandaag))
    van_dit_huishouden(sessie, invoer.voor, "voor")
    van_dit_huishouden(sessie, invoer.niet_zichtbaar_voor, "niet_zichtbaar_voor")
    if invoer.aanbieder is not None and not Organisatie.objects.filter(pk=invoer.aanbieder).exists():
        raise Ongeldig(aanbieder="Deze organisatie is niet bekend.")
    if invoer.navragen_op is not None and invoer.navragen_op < sessie.vandaag:
        raise Ongeldig(navragen_op="Kies een dag die nog komt.")


def _vraag_na(sessie: Sessie, rij: Hulpvraag, dag: date | None) -> None:
    if dag is not None:
        reden = naam_van(rij.hulpvorm)
        zet_termijn(sessie, rij, soort=NAVRAGEN, vervalt_op=dag, casus=rij.casus_id, reden=reden)


def _meld_start(sessie: Sessie, rij: Hulpvraag) -> None:
    wacht = regel.wachttijd(regel.Hulp(rij.gevraagd_op, rij.gestart_op), sessie.vandaag)
    meld(
        sessie, "hulp_gestart", rij, casus=rij.casus_id, hulp=naam_van(rij.hulpvorm), gestart_op=str(rij.gestart_op),
        dagen=str(wacht.dagen if wacht else ""),
    )  # fmt: skip


def start_hulp(
    *, door: Actor, huishouden: UUID, hulp: UUID, gestart_op: date, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record the day on which help began. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="hulp begonnen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _hulp(sessie, hulp, versie)
        if rij.gestart_op is not None:
            raise Ongeldig(**{"": "Deze hulp is al begonnen."})
        keur(regel.bezwaren_hulp(regel.Hulp(rij.gevraagd_op, gestart_op), sessie.vandaag))
        rij.gestart_op = gestart_op
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=NAVRAGEN)
        _meld_start(sessie, rij)
        sessie.uitkomst = str(rij.openbaar)
    return hulp


def stop_hulp(
    *, door: Actor, huishouden: UUID, hulp: UUID, gestopt_op: date, stopreden: str, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record that help stopped, or never came, and why. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="hulp gestopt", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _hulp(sessie, hulp, versie)
        reden = kies(Stopreden, stopreden, "stopreden")
        keur(regel.bezwaren_hulp(regel.Hulp(rij.gevraagd_op, rij.gestart_op, gestopt_op), sessie.vandaag))
        rij.gestopt_op, rij.stopreden = gestopt_op, str(reden)
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=NAVRAGEN, uitkomst="vervallen")
        feiten = {"hulp": naam_van(rij.hulpvorm), "gestopt_op": str(gestopt_op), "reden": reden.omschrijving}
        meld(sessie, "hulp_gestopt", rij, casus=rij.casus_id, **feiten)
        sessie.uitkomst = str(rij.openbaar)
    return hulp


def vraag_hulp_na(
    *, door: Actor, huishouden: UUID, hulp: UUID, navragen_op: date, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say that one asked how it stands, and when to ask again. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="hulp navragen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _hulp(sessie, hulp, versie)
        if rij.gestart_op is not None:
            raise Ongeldig(**{"": "Deze hulp is al begonnen."})
        if navragen_op <= sessie.vandaag:
            raise Ongeldig(navragen_op="Kies een dag na vandaag.")
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=NAVRAGEN)
        _vraag_na(sessie, rij, navragen_op)
        feiten = {"hulp": naam_van(rij.hulpvorm), "navragen_op": str(navragen_op)}
        meld(sessie, "hulp_nagevraagd", rij, casus=rij.casus_id, **feiten)
        sessie.uitkomst = str(rij.openbaar)
    return hulp


def _hulp(sessie: Sessie, hulp: UUID, versie: int | None) -> Hulpvraag:
    rij = sessie.een(Hulpvraag, hulp)
    hun = {"gestart_op": str(rij.gestart_op or ""), "gestopt_op": str(rij.gestopt_op or "")}
    nog_dezelfde(sessie, rij, versie, hun)
    if rij.gestopt_op is not None:
        raise Ongeldig(**{"": "Deze hulp is al gestopt."})
    return rij
