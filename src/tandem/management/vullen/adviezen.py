"""The fictitious client council advises: one advice that is finished, and one that runs. Through the actions."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from tandem.acties.advies import gevolg, lezen, reageren, schrijven, vragen
from tandem.acties.advies.ervaring import leg_inzet_vast
from tandem.acties.tijdstip import op_tijdstip
from tandem.management.vullen.eenmaal import Eenmaal
from tandem.models import Teamlidmaatschap
from tandem.regels.advies.advies import Advies, Datumgrond, Gehoord, Moment, Vraag
from tandem.regels.advies.ervaring import Inzet, Inzetstand
from tandem.regels.advies.reactie import Bedoeld, Gevolgsoort, Puntbesluit, Puntreactie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import RAADSROL

_KLAAR = (
    "Bel ouders dezelfde dag terug, ook als er nog geen nieuws is.",
    "Laat ouders en kinderen meelezen voordat een verslag klaar is.",
    "Zorg dat er elke avond iemand van het lokale team te bereiken is.",
)
_LOPEND = (
    "Stuur binnen een week een brief in gewone taal over wat er gaat gebeuren.",
    "Vraag kinderen zelf wie bij een gesprek mag zijn.",
)
_HOE = "Twee avonden en een vragenlijst zonder namen."


def vertel_adviezen(meld: Callable[[str], None]) -> None:
    """Let the council and the first adviser with an alderman go through both; again changes nothing."""
    bestuurd = Teamlidmaatschap.objects.filter(rol_id="bestuurder", tot=None).values("organisatie_id")
    raad, beleid = _wie(Q(rol_id=RAADSROL)), _wie(Q(rol_id="beleidsadviseur", organisatie_id__in=bestuurd))
    wethouder = _wie(Q(rol_id="bestuurder", organisatie_id=beleid.organisatie)) if beleid else None
    if raad is None or beleid is None or wethouder is None:
        return
    doe = Eenmaal("adviezen", raad)
    if doe.klaar or (lezen.lees_adviezen(door=raad).adviezen and not doe.begonnen):
        return
    meld("adviezen van de cliëntenraad")
    vertel(raad, beleid, wethouder, doe)
    doe.sluit()


def vertel(raad: Actor, beleid: Actor, wethouder: Actor, doe: Eenmaal | None = None) -> None:
    """Tell both stories, and of somebody who took part from experience."""
    doe = doe or Eenmaal("adviezen", raad)
    _afgerond(raad, beleid, wethouder, doe)
    _lopend(raad, beleid, doe)
    inzet = Inzet(
        "Een moeder uit de wijk (voorbeeld)", "de nieuwe folder over veiligheid", Inzetstand.KLAAR, None,
        "zoals samen afgesproken", "De folder was te moeilijk.", "De folder is herschreven in gewone taal.",
    )  # fmt: skip
    doe(leg_inzet_vast, door=beleid, inzet=inzet, nagekeken=False)


def _wie(waar: Q) -> Actor | None:
    rijen = Teamlidmaatschap.objects.filter(waar, tot=None).order_by("medewerker__code")
    rij = rijen.select_related("medewerker", "organisatie", "team", "rol").first()
    if rij is None:
        return None
    return Actor(
        rij.medewerker_id, rij.medewerker.naam, rij.pk, rij.organisatie_id, rij.organisatie.naam,
        rij.team_id, rij.team.naam, rij.rol_id, rij.rol.naam,
    )  # fmt: skip


def _afgerond(raad: Actor, beleid: Actor, wethouder: Actor, doe: Eenmaal) -> None:
    """Asked, given, reacted to on time, something changed, and the council said what it thinks of it."""
    nu = timezone.now()
    dag = timezone.localdate(nu)
    with op_tijdstip(nu - timedelta(days=150)):
        vraag = Vraag(
            "Bereikbaar zijn voor gezinnen (voorbeeld)", "Wat hebben gezinnen nodig als zij ons bellen?",
            "Het lokale team maakt een nieuw plan voor bereikbaarheid.", Moment.ONTWERP,
            dag - timedelta(days=110), dag - timedelta(days=60), dag - timedelta(days=80),
        )  # fmt: skip
        nummer = doe(vragen.vraag_advies, door=beleid, raad=raad.organisatie, vraag=vraag)
    heel = Advies(
        vraag.onderwerp, "Wie wacht, wordt bang. Dat hoorden wij het vaakst.", _KLAAR, (beleid.organisatie,),
        Gehoord(6, 14, _HOE), vraag.reageert_voor, Datumgrond.TOEGEZEGD,
    )  # fmt: skip
    with op_tijdstip(nu - timedelta(days=112)):
        advies = doe(schrijven.schrijf_advies, door=raad, advies=heel, vraag=nummer)
        doe(schrijven.verstuur_advies, door=raad, concept=advies, nagekeken=False, versie=1)
    with op_tijdstip(nu - timedelta(days=85)):
        punten = [een.openbaar for een in lezen.lees_advies(door=beleid, openbaar=advies).punten]
        besluiten = (
            Puntreactie(Puntbesluit.OVERGENOMEN, ""),
            Puntreactie(Puntbesluit.DEELS, "Meelezen kan vanaf nu bij elk plan. Bij verslagen zoeken wij dit uit."),
            Puntreactie(Puntbesluit.NIET, "Daarvoor zijn er nu te weinig mensen. In de avond is Veilig Thuis er."),
        )
        reacties = dict(zip(punten, besluiten, strict=True))
        inleiding = "Dank voor uw duidelijke advies."
        doe(reageren.bewaar_reactie, door=beleid, advies=advies, inleiding=inleiding, reacties=reacties, versie=0)
        doe(reageren.stel_reactie_vast, door=wethouder, advies=advies, versie=1)
    with op_tijdstip(nu - timedelta(days=30)):
        plek = gevolg.Plek(Gevolgsoort.BESLUIT, "", "een besluit")
        tekst = "Het lokale team belt elke dag om vier uur iedereen terug die die dag belde."
        wat = doe(gevolg.leg_gevolg_vast, door=beleid, advies=advies, punt=punten[0], plek=plek, tekst=tekst)
    with op_tijdstip(nu - timedelta(days=20)):
        doe(gevolg.duid_gevolg, door=raad, gevolg=wat, bedoeld=Bedoeld.JA, toelichting="")


def _lopend(raad: Actor, beleid: Actor, doe: Eenmaal) -> None:
    """Unasked, and the reaction is postponed once; a second municipality has it too where there is one."""
    nu = timezone.now()
    dag = timezone.localdate(nu)
    met_reactie = Teamlidmaatschap.objects.filter(rol_id="beleidsadviseur", tot=None)
    anderen = met_reactie.exclude(organisatie_id=beleid.organisatie).order_by("organisatie__naam")
    voor = (beleid.organisatie, *anderen.values_list("organisatie_id", flat=True)[:1])
    heel = Advies(
        "Gewone taal en meepraten (voorbeeld)", "Brieven zijn te moeilijk, en kinderen praten te weinig mee.",
        _LOPEND, voor, Gehoord(5, 9, _HOE), dag - timedelta(days=4), Datumgrond.GEVRAAGD,
    )  # fmt: skip
    with op_tijdstip(nu - timedelta(days=45)):
        advies = doe(schrijven.schrijf_advies, door=raad, advies=heel)
        doe(schrijven.verstuur_advies, door=raad, concept=advies, nagekeken=False, versie=1)
    with op_tijdstip(nu - timedelta(days=6)):
        reden = "Wij willen dit eerst bespreken met het lokale team."
        doe(reageren.stel_reactie_uit, door=beleid, advies=advies, tot=dag + timedelta(days=10), reden=reden)
