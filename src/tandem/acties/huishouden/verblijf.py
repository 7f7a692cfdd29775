"""Where a child lives, and a child in two households.

Each household has its own member (``Lid``) for the child: only what it learned itself. That both are one person is
shielded in both files, and opens item by item. The two are joined by who holds keys to both, or with a code that the
other household's professional gave on a recorded ground.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core import signing
from django.db import connection

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import (
    eis_in_gebruik,
    eis_wijzigen,
    geboorte_van,
    in_dossier,
    kies_lid,
    noem_opnieuw,
    schrijf_in_twee,
    zoek_lid,
)
from tandem.acties.huishouden.leden import Lidinvoer, bewaar_nieuw_lid
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casusverwijzing, Lid, Verblijf
from tandem.regels.huishouden.lid import bezwaren_dag
from tandem.regels.huishouden.tijdvak import bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.soort import Soort

CODE_GELDT = timedelta(days=7)
"""How long a code to join two members can be used. Own choice."""
_ZOUT = "tandem.koppelcode"


class Verblijfsoort(Soort):
    """How somebody lives here."""

    HOOFDVERBLIJF = "hoofdverblijf", "woont hier"
    DEELS = "deels", "woont hier een deel van de tijd"
    LOGEERT = "logeert", "logeert hier"
    UIT_HUIS = "uit_huis", "woont nu ergens anders"


@dataclass(frozen=True)
class Koppeling:
    """Why two members may be joined as one person: a ground from the content, and words of who asked."""

    grondslag: str
    toelichting: str = ""


def leg_verblijf_vast(
    *,
    door: Actor,
    huishouden: UUID,
    lid: UUID | None,
    soort: str,
    van: date | None,
    toelichting: str = "",
    verzoek: UUID | None = None,
) -> UUID:
    """Record how somebody lives here since a day; what was true before ends then. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="verblijf vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        wie = kies_lid(sessie, lid, "lid")
        keur(bezwaren_tijdvak(van, None))
        begin = van or sessie.vandaag
        keur(bezwaren_dag("van", begin, geboorte_van(wie), sessie.vandaag))
        gekozen = kies(Verblijfsoort, soort, "soort")
        _beeindig_lopend(sessie, wie, begin)
        rij = sessie.bewaar(
            Verblijf(
                lid=wie,
                soort=gekozen.value,
                toelichting=toelichting.strip() or None,
                van=begin,
                vastgelegd_op=sessie.nu,
            )
        )
        sessie.gebeurtenis("verblijf_vastgelegd", betreft=[wie.pk], feiten={"soort": gekozen.omschrijving})
        return rij.openbaar


def _beeindig_lopend(sessie: Sessie, wie: Lid, op: date) -> None:
    for eerder in sessie.van(Verblijf).filter(lid_id=wie.pk, tot=None):
        if eerder.van > op:
            raise Ongeldig(van="Er is al een verblijf vastgelegd dat later begint. Kies een latere dag.")
        eerder.tot = op
        sessie.bewaar(eerder)


def koppel_kind(
    *, door: Actor, van: UUID, lid: UUID, naar: UUID, rol: str, waarom: Koppeling, verzoek: UUID | None = None
) -> UUID:
    """Add a child of one household to another as the same person, by who has keys to both. Return the new member.

    Only first name, last name and birth go along: everything else each household learns itself. That it is one person
    is shielded in both files. Raises ``Ongeldig``, ``NietGevonden``.
    """
    with schrijf_in_twee(door=door, wat="kind in twee huishoudens", een=van, ander=naar, verzoek=verzoek) as (
        sessie,
        bron,
        doel,
    ):
        with in_dossier(sessie, bron.pk):
            eis_wijzigen(sessie)
            kind = zoek_lid(sessie, lid)
        with in_dossier(sessie, doel.pk):
            eis_wijzigen(sessie)
            if sessie.van(Lid).filter(persoon_id=kind.persoon_id).exists():
                raise Ongeldig(ander="Dit kind staat al in dat huishouden.")
            nieuw = bewaar_nieuw_lid(sessie, _zelfde_kind(kind, rol), persoon=kind.persoon_id)
            noem_opnieuw(sessie)
            _verwijs(sessie, nieuw, bron.openbaar, waarom)
        with in_dossier(sessie, bron.pk):
            _verwijs(sessie, kind, doel.openbaar, waarom)
        sessie.inzage(huishouden=bron.pk, leden=[kind.pk], uitkomst="geschreven")
        sessie.inzage(huishouden=doel.pk, leden=[nieuw.pk], uitkomst="geschreven")
        sessie.uitkomst = str(nieuw.openbaar)
        return nieuw.openbaar


def geef_koppelcode(*, door: Actor, huishouden: UUID, lid: UUID, waarom: Koppeling, verzoek: UUID | None = None) -> str:
    """Return a code with which another household's professional can say that their child is this one.

    It holds no name, works for seven days, and rests on a ground that is recorded here. Raises ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="koppelcode geven", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        sessie.eis(Laag.AFGESCHERMD)
        kind = zoek_lid(sessie, lid)
        _keur_grondslag(waarom)
        feiten = {"grondslag": waarom.grondslag, "toelichting": waarom.toelichting.strip()}
        sessie.gebeurtenis("koppelcode_gegeven", laag=Laag.AFGESCHERMD, betreft=[kind.pk], feiten=feiten)
        inhoud = {"p": kind.persoon_id, "h": str(huishouden), "g": waarom.grondslag}
        return signing.dumps(inhoud, salt=_ZOUT, compress=True)


def koppel_met_code(*, door: Actor, huishouden: UUID, lid: UUID, code: str, verzoek: UUID | None = None) -> None:
    """Join a member here with the person of the other file, with a code given there. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="koppelen met een code", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        sessie.eis(Laag.AFGESCHERMD)
        kind = zoek_lid(sessie, lid)
        try:
            inhoud = signing.loads(code.strip(), salt=_ZOUT, max_age=CODE_GELDT)
        except signing.BadSignature as fout:
            raise Ongeldig(code="Deze code klopt niet of is verlopen. Vraag een nieuwe.") from fout
        if sessie.van(Lid).filter(persoon_id=inhoud["p"]).exists() or inhoud["h"] == str(huishouden):
            raise Ongeldig(code="Deze code hoort bij een kind dat hier al zo bekend is.")
        oud, kind.persoon_id = kind.persoon_id, inhoud["p"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT tandem_bekenden_mee(%s, %s)", [oud, kind.persoon_id])
        kind.versie += 1
        sessie.bewaar(kind)
        _verwijs(sessie, kind, UUID(inhoud["h"]), Koppeling(inhoud["g"], "met een code van het andere dossier"))


def _zelfde_kind(kind: Lid, rol: str) -> Lidinvoer:
    return Lidinvoer(
        rol=rol,
        voornaam=kind.voornaam or "",
        achternaam=kind.achternaam or "",
        geboortedatum_soort=kind.geboortedatum_soort,
        geboortedatum=kind.geboortedatum,
        geboren_in=kind.geboortedatum.year if kind.geboortedatum else None,
        uitgerekend_op=kind.uitgerekend_op,
    )


def _keur_grondslag(waarom: Koppeling) -> None:
    if waarom.grondslag not in catalogus().grondslagen:
        raise Ongeldig(grondslag="Kies waarop dit rust.")
    if len(waarom.toelichting) > 500:
        raise Ongeldig(toelichting="Dit is te lang. Gebruik hoogstens 500 tekens.")


def _verwijs(sessie: Sessie, kind: Lid, ander: UUID, waarom: Koppeling) -> None:
    """Keep, shielded, that this child is known in another file, and on what ground."""
    _keur_grondslag(waarom)
    eis_in_gebruik(sessie)
    rij = sessie.bewaar(
        Casusverwijzing(
            laag=Laag.AFGESCHERMD,
            betreft=[kind.pk],
            kind=kind,
            ander=ander,
            grondslag=waarom.grondslag,
            toelichting=waarom.toelichting.strip() or None,
        )
    )
    feiten = {"verwijzing": str(rij.openbaar), "grondslag": waarom.grondslag}
    sessie.gebeurtenis("kind_in_twee_huishoudens", laag=Laag.AFGESCHERMD, betreft=[kind.pk], feiten=feiten)
