"""A marked point: a measure or power begins, changes or ends, we prepare one, or the phase changes.

What others decided is recorded at once: what is missing is marked *achteraf* with reason, owner and day, and stands on
top of the work list. What we prepare ourselves is refused without its safeguards (design, section 6). Another phase is
recorded at once too (going back may never wait): what it asks stands on the work list as one thing to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tandem.acties.casus.meekijken import geef_meekijksleutel
from tandem.acties.casus.mensen import meekijkers
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.markering import VOORBEREIDING, vereisten_bij
from tandem.acties.termijn import zet_termijn
from tandem.acties.waarborgrij import (
    ACHTERAF,
    Waarborginvoer,
    bewaar_waarborg,
    keur_gegeven,
    lopende_casus,
)
from tandem.models import (
    Bevoegdheid,
    Maatregel,
    Markeerpunt,
    Medewerker,
    Waarborg,
)
from tandem.regels.rechten import waarborg as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.waarborg import Gegeven, Vereiste, Waarborgstand

NAKIJKEN = "tweede_persoon"
"""The kind of ``Termijn`` of a review that a colleague was asked for."""


@dataclass(frozen=True)
class Nakijkvraag:
    """Which colleague reviews it (a capacity), and by when an answer is needed."""

    collega: int | None = None
    uiterlijk: date | None = None


@dataclass(frozen=True)
class Achteraf:
    """Why, by whom and by when what is missing is done afterwards: once for all that is missing."""

    reden: str = ""
    eigenaar: int | None = None
    uiterlijk: date | None = None


@dataclass(frozen=True)
class Markeerinvoer:
    """Beside the measure or power itself: which safeguards were given, and what becomes of the rest."""

    waarborgen: Sequence[Waarborginvoer] = ()
    achteraf: Achteraf = Achteraf()
    grond: str = ""
    nakijken: Nakijkvraag = Nakijkvraag()


def leg_markeerpunt_vast(
    sessie: Sessie,
    *,
    lid: int,
    punt: str,
    op: date,
    invoer: Markeerinvoer,
    bij: Maatregel | Bevoegdheid | None = None,
    wat: str = "",
) -> Markeerpunt:
    """Store a marked point with its safeguards. Raises ``Ongeldig`` at ``waarborg-<code>[-<lid>]`` and the fields.

    ``punt``: begin, wijziging, einde, or voorbereiding (that alone is refused while a compulsory safeguard is missing).
    """
    vereist = vereisten_bij(sessie, lid, punt, op)
    gegeven = keur_gegeven(vereist, invoer.waarborgen) + _gevraagd(vereist, invoer.nakijken)
    if punt == VOORBEREIDING:
        bezwaren = regel.bezwaren_voorbereiden(vereist, gegeven)
        nakijken = {een.veld for een in vereist if een.soort.aard is regel.Aard.NAGEKEKEN}
        velden = {een.veld: "collega" if een.veld in nakijken else f"waarborg-{een.veld}" for een in vereist}
        keur(bezwaren, velden=velden)
    else:
        _keur_achteraf(vereist, gegeven, invoer.achteraf, op)
    rij = sessie.bewaar(
        Markeerpunt(
            laag=Laag.VEILIGHEID,
            betreft=[lid],
            maatregel=bij if isinstance(bij, Maatregel) else None,
            bevoegdheid=bij if isinstance(bij, Bevoegdheid) else None,
            soort=punt,
            op=op,
            besloten_door_ons=punt == VOORBEREIDING,
            wat=wat,
            toelichting=invoer.grond.strip() or None,
        )
    )
    for vereiste in vereist:
        _bewaar(sessie, rij, vereiste, gegeven, invoer)
    return rij


def _gevraagd(vereist: Sequence[Vereiste], vraag: Nakijkvraag) -> list[Gegeven]:
    """What a colleague is asked to review: neither done nor owed by who records it."""
    if vraag.collega is None:
        return []
    stand = Waarborgstand.GEVRAAGD
    return [Gegeven(een.soort.code, stand, een.lid) for een in vereist if een.soort.aard is regel.Aard.NAGEKEKEN]


def _keur_achteraf(
    vereist: Sequence[Vereiste], gegeven: Sequence[Gegeven], achteraf: Achteraf, besloten_op: date
) -> None:
    """What is still owed needs a reason, an owner and a day; when nothing is owed these are not asked."""
    open_ = regel.na_te_doen(vereist, gegeven)
    if not open_:
        return
    stand = Waarborgstand.ACHTERAF
    wat = Gegeven("", stand, None, achteraf.reden, achteraf.eigenaar, achteraf.uiterlijk)
    namen = {"reden": "achteraf_reden", "eigenaar": "achteraf_eigenaar", "uiterlijk": "achteraf_uiterlijk"}
    keur(regel.bezwaren_gegeven(wat, besloten_op), velden=namen)
    if not Medewerker.objects.filter(pk=achteraf.eigenaar or 0).exists():
        raise Ongeldig(achteraf_eigenaar="Deze collega is niet bekend.")


def _bewaar(
    sessie: Sessie, punt: Markeerpunt, vereiste: Vereiste, gegeven: Sequence[Gegeven], invoer: Markeerinvoer
) -> None:
    """Store one safeguard as it stands. One that is not compulsory and was not given leaves no row."""
    sleutel = (vereiste.soort.code, vereiste.lid)
    wat = next((een for een in gegeven if (een.code, een.lid) == sleutel), None)
    if regel.is_vervuld(vereiste, gegeven):
        bewaar_waarborg(sessie, punt, vereiste, wat)
    elif wat and wat.stand is Waarborgstand.GEVRAAGD:
        vraag_na(sessie, bewaar_waarborg(sessie, punt, vereiste, wat), invoer.nakijken)
    elif vereiste.soort.verplicht:
        rij = bewaar_waarborg(sessie, punt, vereiste, None, reden=invoer.achteraf.reden)
        if invoer.achteraf.uiterlijk:
            zet_termijn(
                sessie, rij, soort=ACHTERAF, vervalt_op=invoer.achteraf.uiterlijk, casus=lopende_casus(sessie),
                eigenaar=invoer.achteraf.eigenaar, reden=vereiste.soort.naam,
            )  # fmt: skip


def vraag_na(sessie: Sessie, rij: Waarborg, vraag: Nakijkvraag) -> None:
    """Ask a colleague of one's own team to review: a date on that work list, and a key to look.

    Raises ``Ongeldig`` at ``collega`` and ``nakijken_uiterlijk``.
    """
    collegas = meekijkers(sessie.door, sessie.vandaag, Laag.VEILIGHEID)
    collega = next((een for een in collegas if een.lidmaatschap == vraag.collega), None)
    if collega is None:
        raise Ongeldig(collega="Kies een collega uit uw eigen team.")
    if vraag.uiterlijk is None or vraag.uiterlijk < sessie.vandaag:
        raise Ongeldig(nakijken_uiterlijk="Vul in vóór welke dag het is nagekeken. Die dag ligt nog voor u.")
    casus = lopende_casus(sessie)
    geef_meekijksleutel(sessie, casus, collega.lidmaatschap, vraag.uiterlijk)
    zet_termijn(sessie, rij, soort=NAKIJKEN, vervalt_op=vraag.uiterlijk, casus=casus, eigenaar=collega.medewerker)
