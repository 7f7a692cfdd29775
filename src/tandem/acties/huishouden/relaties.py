"""Who is what to whom, dated. Stored in one direction; read in both."""

from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_wijzigen, geboorte_van, kies_lid
from tandem.acties.keuring import keur, kies
from tandem.models import Lid, Relatie
from tandem.regels.bezwaar import Bezwaren
from tandem.regels.huishouden import relatie as regel
from tandem.regels.huishouden.lid import VROEGSTE_DAG
from tandem.regels.huishouden.relatie import Relatiesoort
from tandem.regels.huishouden.tijdvak import Tijdvak, bezwaar_in_de_toekomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig


def leg_relatie_vast(
    *,
    door: Actor,
    huishouden: UUID,
    van: UUID | None,
    soort: str,
    naar: UUID | None,
    sinds: date | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Record that ``van`` is ``soort`` of ``naar``. Raises ``Ongeldig`` for what cannot be (regels.relatie)."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="relatie vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        een, ander = kies_lid(sessie, van, "van"), kies_lid(sessie, naar, "naar")
        nieuw = regel.Relatie(een.pk, kies(Relatiesoort, soort, "soort"), ander.pk, _tijdvak(sinds, een, ander))
        if sinds:
            keur(bezwaar_in_de_toekomst("sinds", sinds, sessie.vandaag))
        keur(_bezwaren(sessie, nieuw))
        vooruit = nieuw.vooruit
        rij = sessie.bewaar(
            Relatie(
                van_lid_id=vooruit.van,
                naar_lid_id=vooruit.naar,
                soort=vooruit.soort.value,
                van=sinds,
                vastgelegd_op=sessie.nu,
            )
        )
        feiten = {"van": vooruit.van, "naar": vooruit.naar, "soort": vooruit.soort.omschrijving}
        sessie.gebeurtenis("relatie_vastgelegd", betreft=[een.pk, ander.pk], feiten=feiten)
        return rij.openbaar


def beeindig_relatie(*, door: Actor, huishouden: UUID, relatie: UUID, op: date, verzoek: UUID | None = None) -> None:
    """Say until when it held; it stays in the history. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="relatie beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = sessie.een(Relatie, relatie)
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        if rij.tot is not None:
            raise Ongeldig(op="Deze relatie is al beëindigd.")
        if op < (rij.van or VROEGSTE_DAG):
            raise Ongeldig(op="Deze dag ligt voor het begin van de relatie.")
        rij.tot = op
        sessie.bewaar(rij)
        feiten = {"van": rij.van_lid_id, "naar": rij.naar_lid_id, "soort": Relatiesoort(rij.soort).omschrijving}
        sessie.gebeurtenis("relatie_beeindigd", betreft=[rij.van_lid_id, rij.naar_lid_id], feiten=feiten)


def _bezwaren(sessie: Sessie, nieuw: regel.Relatie) -> Bezwaren:
    leden = {lid.pk: lid for lid in sessie.van(Lid)}
    bestaande = [
        regel.Relatie(
            rij.van_lid_id,
            Relatiesoort(rij.soort),
            rij.naar_lid_id,
            _tijdvak(rij.van, leden[rij.van_lid_id], leden[rij.naar_lid_id], rij.tot),
        )
        for rij in sessie.van(Relatie)
        if rij.van_lid_id in leden and rij.naar_lid_id in leden
    ]
    geboortes = {nummer: geboorte_van(lid) for nummer, lid in leden.items()}
    return regel.bezwaren_relatie(nieuw, bestaande, geboortes)


def _tijdvak(sinds: date | None, een: Lid, ander: Lid, tot: date | None = None) -> Tijdvak:
    """Without a known begin it holds from the birth of the younger one, else from when both are known here."""
    geboren = [lid.geboortedatum for lid in (een, ander) if lid.geboortedatum]
    begin = sinds or (max(geboren) if geboren else max(een.van, ander.van))
    if tot is not None and tot <= begin:
        begin = min(VROEGSTE_DAG, een.van)
    return Tijdvak(begin, tot)
