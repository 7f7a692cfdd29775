"""Members of a household: added, changed, left, come back, born, died. Also without a known name, also unborn."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_heel, eis_wijzigen, geboorte_van, noem_opnieuw, zoek_lid
from tandem.acties.huishouden.wijzers import ververs_lid
from tandem.acties.keuring import keur, kies
from tandem.acties.termijn import zet_termijn
from tandem.models import Gezag, Lid, Persoon, Relatie, Verblijf
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.huishouden.lid import (
    TALEN,
    Lidrol,
    bezwaren_geboren,
    bezwaren_lid,
    bezwaren_overlijden,
    bezwaren_vertrek,
    schone_naam,
)
from tandem.regels.huishouden.relatie import Relatiesoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig

GEZAG_NAKIJKEN = "gezag_nakijken"
"""The kind of ``Termijn`` that is due at once when somebody who holds authority dies."""


@dataclass(frozen=True)
class Lidinvoer:
    """A member as entered. ``geboren_in`` is the estimated year, for ``geschat``; ``van`` empty means today."""

    rol: str
    voornaam: str = ""
    achternaam: str = ""
    geboortedatum_soort: str = Geboortesoort.EXACT
    geboortedatum: date | None = None
    geboren_in: int | None = None
    uitgerekend_op: date | None = None
    taal: str = ""
    van: date | None = None


def voeg_lid_toe(*, door: Actor, huishouden: UUID, invoer: Lidinvoer, verzoek: UUID | None = None) -> UUID:
    """Add somebody to a household as a new identity. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="lid toevoegen", huishouden=huishouden, verzoek=verzoek) as sessie:
        eis_wijzigen(sessie)
        eis_heel(sessie)
        rij = bewaar_nieuw_lid(sessie, invoer)
        noem_opnieuw(sessie)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def bewaar_nieuw_lid(sessie: Sessie, invoer: Lidinvoer, *, persoon: int | None = None) -> Lid:
    """Store a member inside another action's session, with marks and event; a new identity unless one is given."""
    rij = Lid(**_velden(sessie, invoer))
    rij.van = invoer.van or sessie.vandaag
    rij.persoon_id = persoon or Persoon.objects.create(aangemaakt_op=sessie.nu).pk
    sessie.bewaar(rij)
    ververs_lid(sessie, rij)
    sessie.gebeurtenis("lid_toegevoegd", betreft=[rij.pk], feiten={"rol": Lidrol(rij.rol).omschrijving})
    return rij


def _velden(sessie: Sessie, invoer: Lidinvoer) -> dict[str, object]:
    """The checked values of a member. Raises ``Ongeldig`` with a sentence at each field."""
    rol = kies(Lidrol, invoer.rol, "rol")
    soort = kies(Geboortesoort, invoer.geboortedatum_soort, "geboortedatum_soort")
    if invoer.taal not in TALEN:
        raise Ongeldig(taal="Kies een taal uit de lijst.")
    dag = _dag(invoer, soort)
    uitgerekend = invoer.uitgerekend_op if soort is Geboortesoort.ONGEBOREN else None
    keur(
        bezwaren_lid(
            rol=rol, voornaam=invoer.voornaam, achternaam=invoer.achternaam, soort=soort, dag=dag,
            uitgerekend_op=uitgerekend, van=invoer.van or sessie.vandaag, vandaag=sessie.vandaag,
        ),
        velden={"geboortedatum": "geboren_in"} if soort is Geboortesoort.GESCHAT else None,
    )  # fmt: skip
    return {
        "rol": rol.value,
        "voornaam": schone_naam(invoer.voornaam) or None,
        "achternaam": schone_naam(invoer.achternaam) or None,
        "geboortedatum_soort": soort.value,
        "geboortedatum": dag,
        "uitgerekend_op": uitgerekend,
        "taal": invoer.taal,
    }


def _dag(invoer: Lidinvoer, soort: Geboortesoort) -> date | None:
    if soort is Geboortesoort.EXACT:
        return invoer.geboortedatum
    if soort is Geboortesoort.GESCHAT and invoer.geboren_in:
        if not 1880 <= invoer.geboren_in <= 2200:
            raise Ongeldig(geboren_in="Dit jaar kan niet kloppen. Kijk het na.")
        return date(invoer.geboren_in, 1, 1)
    return None


def wijzig_lid(
    *,
    door: Actor,
    huishouden: UUID,
    lid: UUID,
    invoer: Lidinvoer,
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> None:
    """Change what this household knows of a member. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="lid wijzigen", huishouden=huishouden, verzoek=verzoek) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        eis_zelfde_versie(sessie, rij, versie, _in_woorden(rij))
        nieuw = {**_velden(sessie, invoer), "van": invoer.van or rij.van}
        anders = sorted(_NAMEN[naam] for naam, waarde in nieuw.items() if getattr(rij, naam) != waarde)
        for naam, waarde in nieuw.items():
            setattr(rij, naam, waarde)
        rij.versie += 1
        sessie.bewaar(rij)
        ververs_lid(sessie, rij)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("lid_gewijzigd", betreft=[rij.pk], feiten={"velden": anders})


_NAMEN = {
    "rol": "rol",
    "voornaam": "voornaam",
    "achternaam": "achternaam",
    "geboortedatum_soort": "wat we weten van de geboorte",
    "geboortedatum": "geboortedatum",
    "uitgerekend_op": "uitgerekende datum",
    "taal": "taal",
    "van": "sinds wanneer",
}


def _in_woorden(rij: Lid) -> dict[str, str]:
    return {
        "rol": Lidrol(rij.rol).omschrijving if rij.rol in set(Lidrol) else rij.rol,
        "voornaam": rij.voornaam or "",
        "achternaam": rij.achternaam or "",
        "geboortedatum": f"{rij.geboortedatum:%d-%m-%Y}" if rij.geboortedatum else "",
        "taal": TALEN.get(rij.taal, rij.taal),
    }


def laat_vertrekken(*, door: Actor, huishouden: UUID, lid: UUID, op: date, verzoek: UUID | None = None) -> None:
    """Say since when somebody no longer belongs to the household. Their own period stays theirs; authority goes on."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="vertrek van een lid", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        beeindig_lidmaatschap(sessie, rij, op)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("lid_vertrokken", betreft=[rij.pk], feiten={"tot": op.isoformat()})


def beeindig_lidmaatschap(sessie: Sessie, rij: Lid, op: date) -> None:
    """End somebody's membership inside another action's session; their stay here ends too. Raises ``Ongeldig``."""
    keur(bezwaren_vertrek(op, lid_sinds=rij.van, al_weg=rij.tot is not None, vandaag=sessie.vandaag))
    rij.tot, rij.versie = op, rij.versie + 1
    sessie.bewaar(rij)
    for verblijf in sessie.van(Verblijf).filter(lid_id=rij.pk, tot=None):
        verblijf.tot = max(op, verblijf.van)
        sessie.bewaar(verblijf)


def laat_terugkomen(*, door: Actor, huishouden: UUID, lid: UUID, verzoek: UUID | None = None) -> None:
    """Say that somebody who had left belongs to the household again."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="terugkomst van een lid", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        if rij.tot is None:
            raise Ongeldig(**{"": "Deze persoon hoort al bij dit huishouden."})
        rij.tot, rij.versie = None, rij.versie + 1
        sessie.bewaar(rij)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("lid_terug", betreft=[rij.pk])


def leg_geboorte_vast(
    *,
    door: Actor,
    huishouden: UUID,
    lid: UUID,
    op: date,
    voornaam: str = "",
    achternaam: str = "",
    verzoek: UUID | None = None,
) -> None:
    """An unborn child is born: the same member, now with a day of birth and perhaps a name. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="geboorte vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        keur(bezwaren_geboren(op, geboorte=geboorte_van(rij), vandaag=sessie.vandaag))
        invoer = Lidinvoer(rij.rol, voornaam or rij.voornaam or "", achternaam or rij.achternaam or "", taal=rij.taal)
        rij.van = min(rij.van, op)
        _velden(sessie, Lidinvoer(rij.rol, invoer.voornaam, invoer.achternaam, geboortedatum=op))
        rij.voornaam, rij.achternaam = schone_naam(invoer.voornaam) or None, schone_naam(invoer.achternaam) or None
        rij.geboortedatum, rij.geboortedatum_soort, rij.versie = op, Geboortesoort.EXACT.value, rij.versie + 1
        sessie.bewaar(rij)
        ververs_lid(sessie, rij)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("lid_geboren", betreft=[rij.pk], feiten={"op": op.isoformat()})


def leg_overlijden_vast(*, door: Actor, huishouden: UUID, lid: UUID, op: date, verzoek: UUID | None = None) -> None:
    """Record a death: authority held by or over this person ends that day, and so does a partnership.

    Where a child loses somebody who decided about it, looking after the authority is due at once. Raises ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="overlijden vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        al = rij.overleden_op is not None
        keur(bezwaren_overlijden(op, geboorte=geboorte_van(rij), al_overleden=al, vandaag=sessie.vandaag))
        rij.overleden_op, rij.versie = op, rij.versie + 1
        sessie.bewaar(rij)
        _beeindig_gezag(sessie, rij, op)
        partners = sessie.van(Relatie).filter(soort=Relatiesoort.PARTNER.value, tot=None)
        for relatie in partners:
            if rij.pk in (relatie.van_lid_id, relatie.naar_lid_id):
                relatie.tot = max(op, relatie.van or op)
                sessie.bewaar(relatie)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("lid_overleden", betreft=[rij.pk], feiten={"op": op.isoformat()})


def _beeindig_gezag(sessie: Sessie, rij: Lid, op: date) -> None:
    kinderen = set()
    for gezag in sessie.van(Gezag).filter(tot=None):
        if rij.pk in (gezag.kind_id, gezag.drager_id):
            gezag.tot = max(op, gezag.van)
            sessie.bewaar(gezag)
            kinderen |= {gezag.kind_id} - {rij.pk}
    for kind in kinderen:
        zet_termijn(
            sessie,
            sessie.van(Lid).get(pk=kind),
            soort=GEZAG_NAKIJKEN,
            vervalt_op=sessie.vandaag,
            betreft=(kind,),
            reden="Iemand met gezag over dit kind is overleden. Kijk in het gezagsregister wie nu beslist.",
        )
