"""The blind index: what a household is found by, as HMACs of normalised and phonetic forms. No name leaves its key.

Shielded contact details, and those hidden from a member, are never in the index: whoever knows an address and asks for
it must not hear that it is theirs.
"""

import hmac
from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Q

from tandem.acties.deur import Sessie
from tandem.koppelingen.kluis import kluis
from tandem.models import Contactgegeven, Huishouden, Lid, Zoekwijzer
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.huishouden.naam import volledige_naamsleutel, woorden, zoeksleutels
from tandem.regels.huishouden.vindplaats import Contactsoort, adressleutels, telefoonsleutel
from tandem.regels.rechten.lagen import Laag

KLANK, VOLLEDIG, BSN, ADRES, TELEFOON = "klank", "volledig", "bsn", "adres", "telefoon"


def merk(soort: str, sleutel: str) -> bytes:
    """Return the first 16 bytes of HMAC-SHA256 over a kind and a normalised form."""
    return hmac.digest(kluis().zoeksleutel(), f"{soort}:{sleutel}".encode(), "sha256")[:16]


def merk_volledig(naam: str, geboortedatum: date) -> bytes | None:
    """Return the mark of a full name with a day of birth; None when a first or last name is missing."""
    sleutel = volledige_sleutel(naam)
    return merk_van_sleutel(sleutel, geboortedatum) if sleutel else None


def volledige_sleutel(naam: str) -> str:
    """Return the one form of a full name; empty when a first or last name is missing."""
    return volledige_naamsleutel(naam) if len(woorden(naam)) > 1 else ""


def merk_van_sleutel(sleutel: str, geboortedatum: date) -> bytes:
    """Return the mark of the form of a full name with a day of birth."""
    return merk(VOLLEDIG, f"{sleutel}|{geboortedatum.isoformat()}")


def merken_van_naam(naam: str) -> set[bytes]:
    """Return the marks by which a name is found, however it is spelled."""
    return {merk(KLANK, sleutel) for sleutel in zoeksleutels(naam)}


def merken_van_contact(soort: str, waarde: str) -> set[bytes]:
    """Return the marks by which an address or telephone number is found; none for an e-mail."""
    if soort == Contactsoort.ADRES:
        return {merk(ADRES, sleutel) for sleutel in adressleutels(waarde)}
    sleutel = telefoonsleutel(waarde) if soort == Contactsoort.TELEFOON else ""
    return {merk(TELEFOON, sleutel)} if sleutel else set()


def ververs_lid(sessie: Sessie, lid: Lid) -> None:
    """Write the marks of a member's name, day of birth and BSN anew; tell who may not know this person."""
    naam = f"{lid.voornaam or ''} {lid.achternaam or ''}".strip()
    rijen = [(KLANK, een) for een in merken_van_naam(naam)]
    exact = lid.geboortedatum if lid.geboortedatum_soort == Geboortesoort.EXACT else None
    volledig = merk_volledig(naam, exact) if exact else None
    if volledig:
        rijen.append((VOLLEDIG, volledig))
        _houd_bekenden_weg(volledig, lid.persoon_id)
    if lid.bsn:
        rijen.append((BSN, merk(BSN, lid.bsn)))
    _vervang(sessie, lid.pk, (KLANK, VOLLEDIG, BSN), rijen)


def ververs_contact(sessie: Sessie, lid: int | None) -> None:
    """Write the marks of the current, unshielded addresses and numbers of a member (or of the whole household) anew."""
    gegevens = sessie.van(Contactgegeven).filter(Q(lid_id=lid), laag__lt=Laag.AFGESCHERMD, niet_zichtbaar_voor=[])
    rijen = [
        (gegeven.soort, een)
        for gegeven in gegevens
        if gegeven.tot is None or gegeven.tot > sessie.vandaag
        for een in merken_van_contact(gegeven.soort, gegeven.waarde)
    ]
    _vervang(sessie, lid, (ADRES, TELEFOON), rijen)


def ververs_eigen_naam(sessie: Sessie, naam: str) -> None:
    """Write the marks of what the household chose to be called anew."""
    _vervang(sessie, None, (KLANK,), [(KLANK, een) for een in merken_van_naam(naam)])


def wis_van_lid(sessie: Sessie, lid: int) -> None:
    """Take every mark of a member out of the index."""
    sessie.van(Zoekwijzer).filter(lid_id=lid).delete()


def _vervang(sessie: Sessie, lid: int | None, soorten: Iterable[str], rijen: Iterable[tuple[str, bytes]]) -> None:
    sessie.van(Zoekwijzer).filter(Q(lid_id=lid), soort__in=list(soorten)).delete()
    huishouden = sessie.van(Huishouden).get().pk
    Zoekwijzer.objects.bulk_create(
        [Zoekwijzer(huishouden_id=huishouden, lid_id=lid, soort=soort, merk=een) for soort, een in sorted(set(rijen))]
    )


def _houd_bekenden_weg(volledig: bytes, persoon: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_bekenden_bij(%s, %s)", [volledig, persoon])
