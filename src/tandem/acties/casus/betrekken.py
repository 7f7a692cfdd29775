"""Involving somebody, changing and ending it. Keys follow from this, so only who is on the bike involves others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.betrokkenheid import (
    als_regel,
    als_regels,
    geboortes,
    mag_betrekken,
    plaats_van,
    soort_van,
)
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import toon_lid
from tandem.acties.keuring import keur
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Casus, Lid, Maatregel, Organisatie, Teamlidmaatschap
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus import betrokkenheid as regel
from tandem.regels.casus.bespreking import bezwaren_ervaringsdeskundige
from tandem.regels.casus.betrokkenheid import Rol
from tandem.regels.huishouden.tijdvak import bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import in_kracht

AANKONDIGEN = "betrokkene_aankondigen"
"""The kind of ``Termijn`` for somebody whom the household was not told about yet."""


@dataclass(frozen=True)
class Betrokkeninvoer:
    """Somebody to involve: with an account (``lidmaatschap``: the capacity) or by name, organisation and telephone.

    ``toestemming``: per member the answer to "may an ervaringsdeskundige join?" (None: not asked).
    """

    taak: str
    van: date
    lidmaatschap: int | None = None
    naam: str = ""
    telefoon: str = ""
    organisatie: int | None = None
    rol: str = ""
    domein: str = ""
    leden: tuple[int, ...] = ()
    maatregel: UUID | None = None
    namens: int | None = None
    tot: date | None = None
    aangekondigd_op: date | None = None
    reden: str = ""
    toestemming: Mapping[int, bool | None] = field(default_factory=dict)


def betrek(
    *, door: Actor, huishouden: UUID, invoer: Betrokkeninvoer, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> UUID:
    """Involve somebody beside the vast gezicht; return the public id of the involvement.

    Raises ``Ongeldig`` (task of another kind of organisation, nobody on the bike, no consent, unknown codes) and
    ``Geweigerd`` (only the local team involves others).
    """
    with deur.schrijf(door=door, doel=doel, wat="iemand betrekken", huishouden=huishouden, verzoek=verzoek) as sessie:
        eis_mag_betrekken(door, doel)
        rij = _rij(sessie, invoer)
        _keur(sessie, rij, invoer)
        sessie.bewaar(rij)
        _vraag_aankondiging(sessie, rij)
        meld(sessie, "betrokkenheid_begonnen", rij, feiten={"reden": invoer.reden.strip(), "van": str(rij.van)})
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def eis_mag_betrekken(door: Actor, doel: Doel) -> None:
    """Refuse who is not on the bike."""
    if not mag_betrekken(door, doel):
        raise Geweigerd("Alleen het lokale team betrekt anderen bij dit huishouden. Vraag het aan het vaste gezicht.")


def _rij(sessie: Sessie, invoer: Betrokkeninvoer) -> Betrokkenheid:
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    rij = Betrokkenheid(
        casus_id=casus.pk if casus else None,
        taak=invoer.taak,
        domein=invoer.domein,
        leden=sorted(set(invoer.leden)),
        namens_id=invoer.namens,
        van=invoer.van,
        tot=invoer.tot,
        reden=invoer.reden.strip() or None,
        aangekondigd_op=invoer.aangekondigd_op,
        toestemming_van=sorted(lid for lid, antwoord in invoer.toestemming.items() if antwoord),
    )
    _zet_wie(sessie, rij, invoer)
    if invoer.maatregel is not None:
        maatregel = _maatregel(sessie, invoer.maatregel)
        rij.maatregel_id, rij.leden = maatregel.pk, [maatregel.lid_id]
    return rij


def _zet_wie(sessie: Sessie, rij: Betrokkenheid, invoer: Betrokkeninvoer) -> None:
    """Fill in the professional's capacity, or who is known by name only."""
    if invoer.lidmaatschap is not None:
        hoedanigheid = hoedanigheid_in_kracht(invoer.lidmaatschap, sessie.vandaag)
        rij.medewerker, rij.organisatie = hoedanigheid.medewerker, hoedanigheid.organisatie
        rij.team, rij.rol = hoedanigheid.team, hoedanigheid.rol_id
        return
    organisatie = Organisatie.objects.filter(pk=invoer.organisatie or 0).first()
    fouten = {} if invoer.naam.strip() else {"naam": "Vul in hoe deze persoon heet."}
    if organisatie is None:
        fouten["organisatie"] = "Kies voor welke organisatie deze persoon werkt."
    if invoer.rol not in catalogus().rollen:
        fouten["rol"] = "Kies een rol uit de lijst."
    if fouten or organisatie is None:
        raise Ongeldig(**fouten)
    rij.naam_buiten, rij.telefoon_buiten = invoer.naam.strip(), invoer.telefoon.strip() or None
    rij.organisatie, rij.rol = organisatie, invoer.rol


def hoedanigheid_in_kracht(lidmaatschap: int, vandaag: date) -> Teamlidmaatschap:
    """Return a capacity that is in force. Raises ``Ongeldig`` for an unknown or ended one."""
    rijen = Teamlidmaatschap.objects.select_related("medewerker", "organisatie", "team", "rol")
    rij = rijen.filter(pk=lidmaatschap).first()
    if rij is None or not in_kracht(rij.van, rij.tot, vandaag):
        raise Ongeldig(lidmaatschap="Kies iemand uit de lijst. Deze persoon werkt daar niet (meer).")
    return rij


def _maatregel(sessie: Sessie, openbaar: UUID) -> Maatregel:
    try:
        rij = sessie.een(Maatregel, openbaar)
    except NietGevonden:
        raise Ongeldig(maatregel="Kies een maatregel uit de lijst.") from None
    if not in_kracht(rij.van, rij.tot, sessie.vandaag):
        raise Ongeldig(maatregel="Deze maatregel geldt nu niet.")
    return rij


def _keur(sessie: Sessie, rij: Betrokkenheid, invoer: Betrokkeninvoer) -> None:
    """All rules about a new involvement, so that every sentence comes at once."""
    taak = catalogus().taken.get(rij.taak)
    bezwaren = bezwaren_tijdvak(rij.van, rij.tot)
    soort = soort_van(rij.organisatie, rij.team)
    mag = taak.organisatiesoorten if taak else ()
    bezwaren += regel.bezwaren_taak(rij.taak, mag, soort, op_maatregel=rij.maatregel_id is not None)
    if not bezwaren:
        nieuw = replace(als_regel(rij), medewerker=rij.medewerker_id or 0)
        bezwaren += regel.bezwaren_betrokkenheid(nieuw, als_regels(sessie))
    if rij.aangekondigd_op is not None:
        bezwaren += tuple(
            Bezwaar("aangekondigd_op", een.zin)
            for een in regel.bezwaren_aankondiging(rij.aangekondigd_op, rij.van, sessie.vandaag)
        )
    bezwaren += _over_leden(sessie, rij)
    if rij.rol == Rol.ERVARINGSDESKUNDIGE:
        bezwaren += bezwaren_ervaringsdeskundige(_toestemmingen(sessie, rij, invoer))
    if rij.domein and rij.domein not in catalogus().leefdomeinen:
        bezwaren += (Bezwaar("domein", "Kies een onderwerp uit de lijst."),)
    keur(bezwaren, velden={"medewerker": "lidmaatschap" if rij.medewerker_id else "naam"})


def _over_leden(sessie: Sessie, rij: Betrokkenheid) -> tuple[Bezwaar, ...]:
    bekend = set(sessie.van(Lid).values_list("pk", flat=True))
    bezwaren = []
    if not set(rij.leden) <= bekend:
        bezwaren.append(Bezwaar("leden", "Een van deze personen hoort niet bij dit huishouden."))
    if rij.namens_id is not None and rij.namens_id not in bekend:
        bezwaren.append(Bezwaar("namens", "Deze persoon hoort niet bij dit huishouden."))
    return tuple(bezwaren)


def _toestemmingen(sessie: Sessie, rij: Betrokkenheid, invoer: Betrokkeninvoer) -> dict[int, bool | None]:
    """The answers of everybody who is to be asked, among the members with whom the expert will be."""
    leden = geboortes(toon_lid(lid, op=sessie.vandaag) for lid in sessie.van(Lid))
    kring: Collection[int] = rij.leden or leden.keys()
    nodig = regel.toestemming_nodig_van({lid: leden[lid] for lid in kring if lid in leden}, sessie.vandaag)
    return {lid: invoer.toestemming.get(lid) for lid in nodig}


def _vraag_aankondiging(sessie: Sessie, rij: Betrokkenheid) -> None:
    """Who comes from outside the local team is announced before the first contact: a term on the work list."""
    if rij.aangekondigd_op is None and als_regel(rij).rol is Rol.TANDEMPARTNER:
        zet_termijn(
            sessie, rij, soort=AANKONDIGEN, vervalt_op=max(rij.van, sessie.vandaag), casus=rij.casus_id,
            laag=Laag.CONTACT, eigenaar=vast_gezicht_nummer(sessie),
        )  # fmt: skip


def vast_gezicht_nummer(sessie: Sessie) -> int | None:
    """The professional who is vast gezicht of the open household today."""
    for rij in sessie.van(Betrokkenheid).filter(vast_gezicht=True):
        if in_kracht(rij.van, rij.tot, sessie.vandaag):
            return rij.medewerker_id
    return None


def meld(sessie: Sessie, soort: str, rij: Betrokkenheid, *, feiten: Mapping[str, object]) -> None:
    """Write an event about an involvement, with who, for which organisation and task."""
    taak = catalogus().taken.get(rij.taak)
    sessie.gebeurtenis(
        soort,
        casus=rij.casus_id,
        betreft=rij.leden,
        feiten={
            "betrokkenheid": str(rij.openbaar),
            "naam": rij.medewerker.naam if rij.medewerker else rij.naam_buiten or "",
            "organisatie": rij.organisatie.naam,
            "rol": str(plaats_van(rij)) if rij.vast_gezicht or rij.taak == regel.IN_TANDEM else rij.rol,
            "taak": taak.naam if taak else rij.taak,
            **feiten,
        },
    )


def open_betrokkenheid(sessie: Sessie, openbaar: UUID, versie: int | None) -> Betrokkenheid:
    """Return an involvement to change. Raises ``NietGevonden``, and ``Botsing`` when somebody changed it in between."""
    rij = sessie.een(Betrokkenheid, openbaar)
    hun = {
        "tot": f"{rij.tot:%d-%m-%Y}" if rij.tot else "geen einddatum",
        "domein": rij.domein,
        "telefoon": rij.telefoon_buiten or "",
    }
    eis_zelfde_versie(sessie, rij, versie, hun)
    return rij


def wijzig_betrokkenheid(
    *,
    door: Actor,
    huishouden: UUID,
    betrokkenheid: UUID,
    domein: str = "",
    telefoon: str = "",
    leden: Collection[int] = (),
    versie: int | None = None,
    verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> UUID:
    """Change the domain, the telephone (without an account) or for whom. Raises ``Ongeldig`` and ``Botsing``."""
    with deur.schrijf(
        door=door, doel=doel, wat="betrokkenheid wijzigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_mag_betrekken(door, doel)
        rij = open_betrokkenheid(sessie, betrokkenheid, versie)
        rij.domein = domein
        if rij.medewerker_id is None:
            rij.telefoon_buiten = telefoon.strip() or None
        if rij.maatregel_id is None and not rij.vast_gezicht:
            rij.leden = sorted(set(leden))
        bezwaren = _over_leden(sessie, rij)
        if rij.domein and rij.domein not in catalogus().leefdomeinen:
            bezwaren += (Bezwaar("domein", "Kies een onderwerp uit de lijst."),)
        keur(bezwaren)
        rij.versie += 1
        sessie.bewaar(rij)
        meld(sessie, "betrokkenheid_gewijzigd", rij, feiten={"domein": rij.domein})
        sessie.uitkomst = str(rij.openbaar)
    return betrokkenheid


def beeindig_betrokkenheid(
    *,
    door: Actor,
    huishouden: UUID,
    betrokkenheid: UUID,
    tot: date,
    reden: str,
    versie: int | None = None,
    verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> UUID:
    """End an involvement: from ``tot`` on its keys are gone. Everybody may end their own; the local team anybody's.

    Raises ``Ongeldig`` (no reason, end before begin, the only vast gezicht while the case runs) and ``Botsing``.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="betrokkenheid beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = open_betrokkenheid(sessie, betrokkenheid, versie)
        if rij.medewerker_id != door.medewerker:
            eis_mag_betrekken(door, doel)
        _keur_einde(sessie, rij, tot, reden)
        rij.tot, rij.einde_reden, rij.versie = tot, reden.strip(), rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, uitkomst="vervallen")
        meld(sessie, "betrokkenheid_beeindigd", rij, feiten={"tot": str(tot), "reden": reden.strip()})
        sessie.uitkomst = str(rij.openbaar)
    return betrokkenheid


def _keur_einde(sessie: Sessie, rij: Betrokkenheid, tot: date, reden: str) -> None:
    bezwaren: tuple[Bezwaar, ...] = ()
    if not reden.strip():
        bezwaren += (Bezwaar("reden", "Schrijf op waarom deze persoon stopt. Het huishouden leest dit."),)
    if rij.tot is not None and rij.tot <= sessie.vandaag:
        bezwaren += (Bezwaar("tot", "Deze persoon is al gestopt."),)
    elif tot < rij.van:
        bezwaren += (Bezwaar("tot", f"Het einde ligt vóór het begin ({rij.van:%d-%m-%Y})."),)
    casus_loopt = sessie.van(Casus).filter(afgerond_op=None).exists()
    eigen = als_regel(rij)
    anderen = [een for een in als_regels(sessie) if een != eigen]
    bezwaren += regel.bezwaren_einde(eigen, max(tot, sessie.vandaag), anderen, casus_loopt=casus_loopt)
    keur(bezwaren)
