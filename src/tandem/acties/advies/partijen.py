"""Who takes part in advice: councils, and those who react to them; and the answers that both ask of the door."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from tandem.acties.leren.belemmering import voornamen
from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import (
    Advies,
    Intrekking,
    Medewerker,
    Organisatie,
    Organisatierecht,
    Reactie,
    Teamlidmaatschap,
)
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.rechten.oordeel import Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import RAADSROL, Werklaag, Wijze
from tandem.regels.tekst import datum


def is_raad(sessie: Organisatiesessie) -> bool:
    """Whether this person gives advice: a member of a council that is an organisation of its own."""
    return sessie.mag(Werklaag.ADVIES) and sessie.door.rol == RAADSROL and not _in_gemeente(sessie)


def _in_gemeente(sessie: Organisatiesessie) -> bool:
    return Organisatie.objects.filter(pk=sessie.organisatie, soort="gemeente").exists()


def eis_raad(sessie: Organisatiesessie) -> None:
    """Refuse who does not advise. Raises ``Geweigerd``; a council is an organisation of its own, or hides nothing."""
    sessie.eis(Werklaag.ADVIES)
    if sessie.door.rol != RAADSROL:
        raise Geweigerd("Advies geven doet een lid van de cliëntenraad.")
    if _in_gemeente(sessie):
        raise Geweigerd("Een cliëntenraad geeft advies vanuit een eigen organisatie, los van de gemeente.")


def eis_vrager(sessie: Organisatiesessie) -> None:
    """Refuse who neither asks advice nor reacts to it. Raises ``Geweigerd``."""
    sessie.eis(Werklaag.ADVIES)
    if sessie.door.rol == RAADSROL:
        raise Geweigerd("Een cliëntenraad geeft advies. Advies vragen en reageren doet wie het advies krijgt.")


def is_vrager(sessie: Organisatiesessie) -> bool:
    """Whether this role asks advice and reacts to it."""
    return sessie.mag(Werklaag.ADVIES) and sessie.door.rol != RAADSROL


def raden(sessie: Organisatiesessie) -> dict[int, str]:
    """Return the councils that can be asked for advice today: where somebody is a member, and not a municipality."""
    return _met_rol(sessie, Q(rol_id=RAADSROL) & ~Q(organisatie__soort="gemeente"))


def ontvangers(sessie: Organisatiesessie) -> dict[int, str]:
    """Return to whom advice can go today: where somebody's role reacts to it."""
    rollen = Organisatierecht.objects.filter(laag=int(Werklaag.ADVIES), wijze=Wijze.WERKEN.value)
    return _met_rol(sessie, Q(rol_id__in=rollen.exclude(rol_id=RAADSROL).values("rol_id")))


def _met_rol(sessie: Organisatiesessie, rol: Q) -> dict[int, str]:
    nu = Q(tot=None) | Q(tot__gt=sessie.vandaag)
    leden = Teamlidmaatschap.objects.filter(rol, nu, van__lte=sessie.vandaag).exclude(organisatie_id=sessie.organisatie)
    return dict(leden.order_by("organisatie__naam").values_list("organisatie_id", "organisatie__naam"))


def namen_van(organisaties: Iterable[int]) -> dict[int, str]:
    """Return the names of organisations."""
    return dict(Organisatie.objects.filter(pk__in=set(organisaties)).values_list("pk", "naam"))


def mensen(nummers: Iterable[int | None]) -> dict[int | None, str]:
    """Return the names of professionals."""
    return dict(Medewerker.objects.filter(pk__in={een for een in nummers if een}).values_list("pk", "naam"))


def mogelijk_over_iemand(woorden: str) -> tuple[str, ...]:
    """Return what in a text may be about a person, as lessons do."""
    return vermoedens(woorden, voornamen())


def advies_aan_ons(sessie: Organisatiesessie, advies: UUID) -> Advies:
    """Return an advice that was sent to the own organisation. Raises ``NietGevonden``."""
    rij = sessie.van(Advies).filter(openbaar=advies, aan__contains=[sessie.organisatie]).first()
    if rij is None:
        raise NietGevonden
    return rij


def houd_vast(sessie: Organisatiesessie) -> None:
    """Let one at a time of this organisation go on from here, where a second row must not appear meanwhile."""
    Organisatie.objects.select_for_update().filter(pk=sessie.organisatie).first()


def houd_stuk_vast(sessie: Organisatiesessie, stuk: UUID) -> None:
    """Let one at a time answer or withdraw something that was sent, whichever of the two parties it is."""
    if not sessie.schrijft:
        raise RuntimeError("only while writing")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"advies {stuk}"])


def ingetrokken(sessie: Organisatiesessie, stukken: Iterable[UUID]) -> dict[UUID, Intrekking]:
    """Return, of these things that were sent, those that were withdrawn, as far as this reader knows."""
    return {een.over: een for een in sessie.van(Intrekking).filter(over__in=set(stukken))}


def eis_niet_ingetrokken(sessie: Organisatiesessie, stuk: UUID) -> None:
    """Refuse to answer what was withdrawn, from here on in this transaction. Raises ``Ongeldig``: no word is lost."""
    houd_stuk_vast(sessie, stuk)
    if weg := ingetrokken(sessie, [stuk]).get(stuk):
        raise Ongeldig(**{"": f"Dit is ingetrokken op {datum(weg.op)}. U hoeft hier niets meer mee te doen."})


def geldige_reacties(sessie: Organisatiesessie) -> QuerySet[Reactie]:
    """Return the reactions that this reader knows, without those that were withdrawn."""
    return sessie.van(Reactie).exclude(openbaar__in=sessie.van(Intrekking).values("over"))


def botsing(wie: int | None, versie: int, hun: dict[str, str]) -> Botsing:
    """Return what a second saver is told: who was first, and their words."""
    naam = mensen([wie]).get(wie, "iemand anders")
    return Botsing(wie=naam, wanneer="", hun=hun, versie=versie)
