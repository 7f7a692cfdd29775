"""What comes in the mailboxes of the world's members: who gets a notice, and every letter of it, laid beside the facts.

Three members wish for mail. Something new happened to the mother; to the boy of seventeen only what is hidden from him;
the girl of thirteen chose an address that her mother has as well, which is kept from her. So one mail may come.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core import mail
from django.test import override_settings
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.gebeurtenis import maak_gebeurtenis
from tandem.acties.portaal import bode
from tandem.acties.portaal.bericht import Keuzeinvoer, kies_bericht
from tandem.management.sonde.kruipen import _UUID, Bevinding
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Contactgegeven, Lid
from tandem.regels.rechten.bericht import Dagdeel, Weekdag
from tandem.regels.rechten.lagen import Laag
from tandem.web.portaal import post
from tests.sonde.conftest import Terrein

BUS = {wie: f"{wie}@voorbeeld.nl" for wie in ("moeder", "zeventien", "dertien")}
MAG = {BUS["moeder"]}
_LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def leeg_de_bus(terrein: Terrein, database: str, rol: str) -> list[Bevinding]:
    """Let the job run on a copy, as this role; return what is in the mail that may not be there."""
    nu = terrein.b.nu
    with op_database(database):
        _kies(terrein, nu + timedelta(hours=1))
    with op_database(database, "eigenaar"):
        _gebeur(terrein, nu + timedelta(hours=2))
    with eigenaar(database) as verbinding:
        verbinding.execute("UPDATE tandem_berichtwens SET bevestigd_op = %s", [nu + timedelta(hours=1, minutes=1)])
        verbinding.execute("UPDATE tandem_bericht SET begonnen_op = now(), verzonden_op = now()")
    morgen = timezone.localtime(nu + timedelta(days=1)).replace(hour=10)
    with op_database(database, "taak" if rol == "app" else rol), override_settings(EMAIL_BACKEND=_LOCMEM):
        mail.outbox = []
        bode.breng(schrijf=lambda brenging: post.schrijf(brenging), nu=morgen)
        bussen, mail.outbox = mail.outbox, []
    return [een for bericht in bussen for een in _oordeel(terrein, bericht)]


def _kies(terrein: Terrein, op: datetime) -> None:
    alles = {"dagen": [dag.value for dag in Weekdag], "dagdelen": [deel.value for deel in Dagdeel], "alleen_ik": True}
    b = terrein.b
    with deur.op_tijdstip(op):
        for wie, adres in BUS.items():
            huis = b.huizen[b.wereld.gezinsleden[wie].huis].openbaar
            kies_bericht(door=b.leden[wie], huishouden=huis, invoer=Keuzeinvoer(adres, **alles))


def _gebeur(terrein: Terrein, op: datetime) -> None:
    """What professionals did, and the address that a mother has too: as the owner puts it there."""
    b, wie_deed = terrein.b, terrein.b.actor("rosa")
    for wie, verborgen in (("moeder", False), ("zeventien", True), ("dertien", False)):
        lid = b.wereld.gezinsleden[wie]
        nummer = b.huizen[lid.huis].leden[lid.lid].nummer
        huishouden = Lid.objects.get(pk=nummer).huishouden_id
        over = {"betreft": [nummer], "niet_zichtbaar_voor": [nummer] if verborgen else []}
        vast = {"door": wie_deed, "gebeurd_op": op, "vastgelegd_op": op, "laag": Laag.PLAN, "huishouden": huishouden}
        maak_gebeurtenis(soort="stap_afgesproken", **vast, **over).save(force_insert=True)
    moeder = b.huizen["D"].leden["mama"].nummer
    Contactgegeven(
        huishouden_id=huishouden, lid_id=moeder, betreft=[moeder], niet_zichtbaar_voor=[nummer], soort="email",
        laag=Laag.AFGESCHERMD, waarde=f" {BUS['dertien'].upper()}", van=op.date(), vastgelegd_op=op,
    ).save(force_insert=True)  # fmt: skip


def _oordeel(terrein: Terrein, bericht: mail.EmailMessage) -> Iterator[Bevinding]:
    """A mail goes to who may hear of it, and holds no word and no number of the world."""
    (aan,) = bericht.to
    if aan not in MAG:
        yield _bevinding("bericht te veel", aan, "een bericht dat er niet had mogen zijn")
    alles = f"{bericht.message().as_string()}\n{bericht.subject}\n{bericht.body}".lower()
    for woord in terrein.kruiper()._woorden_in(alles):
        yield _bevinding("lek", aan, terrein.b.wereld.kanaries[woord].wat)
    for nummer in set(_UUID.findall(alles)) & terrein.voorraad.van_wie.keys():
        yield _bevinding("lek", aan, f"een nummer van {terrein.voorraad.van_wie[nummer][0]}")
    if "tandem" in alles:
        yield _bevinding("lek", aan, "de naam van de toepassing")


def _bevinding(soort: str, aan: str, wat: str) -> Bevinding:
    return Bevinding(soort, aan, "berichten", "MAIL", "", "eigen", "", wat)
