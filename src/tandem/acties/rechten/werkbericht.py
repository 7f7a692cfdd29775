"""A professional chooses to hear in the morning by e-mail that work waits. No household data."""

from tandem.models import Werkbericht
from tandem.regels.huishouden.vindplaats import Contactsoort, bezwaren_contact
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig


def lees_werkbericht(*, door: Actor) -> str:
    """Return the address that this professional chose, empty without one."""
    return Werkbericht.objects.filter(medewerker_id=door.medewerker).values_list("adres", flat=True).first() or ""


def kies_werkbericht(*, door: Actor, adres: str) -> None:
    """Choose where to hear that work waits; an empty address ends it. Raises ``Ongeldig`` for what is no address."""
    kaal = adres.strip()
    if not kaal:
        Werkbericht.objects.filter(medewerker_id=door.medewerker).delete()
        return
    if bezwaren_contact(Contactsoort.EMAIL, kaal):
        raise Ongeldig(adres="Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl.")
    Werkbericht.objects.update_or_create(medewerker_id=door.medewerker, defaults={"adres": kaal})
