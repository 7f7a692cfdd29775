"""A household in full for the journeys of plan, regime and documents, and somebody who is logged in."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from tandem.acties.plan.afspreken import leg_instemming_vast, leg_thuis_vast, spreek_plan_af
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast, schaal_doel
from tandem.acties.plan.hulp import Hulpinvoer, start_hulp, vraag_hulp
from tandem.acties.plan.stap import Stapinvoer, rond_stap_af, spreek_stap_af
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.acties.casus.test_document import voeg_toe
from tests.acties.rechten.test_maatregelen import maatregel
from tests.koppelingen.test_bestanden import beeld
from tests.web.hulp import ingelogd

DAG = timedelta(days=1)


def log_in(pagina: Page, adres: str, actor: Actor) -> None:
    """Give the browser the session of this professional."""
    koekje = ingelogd(actor).cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": koekje, "url": adres}])


def vol_dossier(actor: Actor, gezin: wereld.Gezin | None = None) -> tuple[wereld.Gezin, dict[str, object]]:
    """Give a household (a new one unless given) a plan, a measure and documents; return some public ids as well."""
    gezin = gezin or wereld.gezin(actor, ("Samira", "Tom", "Noor"), sinds_dagen=90)
    wie, nu = {"door": actor, "huishouden": gezin.openbaar}, timezone.localdate()
    samira, tom = gezin.leden["Samira"], gezin.leden["Tom"]
    doel = leg_doel_vast(
        **wie,
        invoer=Doelinvoer("Ik wil dat mijn kinderen slapen zonder te luisteren of er iemand komt.", samira, 7),
    )
    leg_doel_vast(**wie, invoer=Doelinvoer("Niet meer verhuizen.", tom))
    leg_doel_vast(**wie, invoer=Doelinvoer("Praten zonder dat mama meeleest.", tom, 6, (samira,)))
    for dagen, cijfer in ((70, 2), (40, 5), (20, 4), (3, 6)):
        schaal_doel(**wie, doel=doel, score=cijfer, op=nu - dagen * DAG, lid=samira)
    schaal_doel(**wie, doel=doel, score=3, op=nu - 30 * DAG, lid=tom, tekst="Ik word nog wakker van de deur.")
    schaal_doel(**wie, doel=doel, score=5, op=nu - 3 * DAG, professional=True)
    slot = Stapinvoer("Nieuw slot op de achterdeur", nu, wie_anders="Woningstichting", doel=str(doel))
    rond_stap_af(**wie, stap=spreek_stap_af(**wie, invoer=slot), op=nu)
    spreek_stap_af(**wie, invoer=Stapinvoer("Samen kijken hoe de nachten gaan", nu + 9 * DAG, samira, doel=str(doel)))
    spreek_stap_af(**wie, invoer=Stapinvoer("Een fiets voor Tom zoeken", nu + 20 * DAG, medewerker=actor.medewerker))
    vraag_hulp(**wie, invoer=Hulpinvoer("vggz", nu - 47 * DAG, (samira,), navragen_op=nu + 2 * DAG))
    schuld = vraag_hulp(**wie, invoer=Hulpinvoer("schuldhulp", nu - 60 * DAG, aanbieder_buiten="Kredietbank"))
    start_hulp(**wie, hulp=schuld, gestart_op=nu - 20 * DAG)
    leg_instemming_vast(**wie, lid=samira, antwoord="ja", op=nu)
    leg_instemming_vast(**wie, lid=tom, antwoord="nee", op=nu, tekst="Niemand vroeg of ik wil verhuizen.")
    leg_instemming_vast(**wie, lid=gezin.leden["Noor"], antwoord="ja", op=nu)
    spreek_plan_af(**wie, op=nu, evalueren_op=nu + 42 * DAG)
    leg_thuis_vast(**wie, antwoord="ja")
    nummers: dict[str, object] = {"doel": doel, "maatregel": maatregel(actor, gezin)}
    nummers["foto"] = voeg_toe(actor, gezin, titel="Tekening van Noor", naam="tekening.png", inhoud=beeld())
    voeg_toe(actor, gezin, titel="Uitspraak van de kinderrechter", soort="beschikking", betreft=(tom,))
    return gezin, nummers
