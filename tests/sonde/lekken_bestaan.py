"""Leaks of existence and of what leaves as a file: headers, what a constraint tells, a download, mail."""

import functools
from collections.abc import Callable

from django.core.mail import EmailMessage
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse

from tandem.acties import documentinhoud
from tandem.acties.casus import document as documentactie
from tandem.acties.casus.document import Bestand
from tandem.acties.portaal import bode
from tandem.koppelingen import post as mailbus
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Document, Gebeurtenis, Lid, Regel
from tandem.regels.rechten import bericht as berichtregel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web import fouten
from tandem.web.portaal import post
from tests.sonde.lekken import _bestaat, lek

POSTBUS = "postbus"
"""In place of a route: the mail that the job sends is what is walked."""


def _bij_niet_gevonden(mp, bestaat: Callable, verander: Callable[[HttpResponse], None]) -> None:
    echt = fouten.niet_gevonden

    def anders(request, exception=None):
        antwoord = echt(request)
        if bestaat(request):
            verander(antwoord)
        return antwoord

    mp.setattr(fouten, "niet_gevonden", anders)


def _kop(naam: str, waarde: str) -> Callable[[HttpResponse], None]:
    def zet(antwoord: HttpResponse) -> None:
        antwoord.headers[naam] = waarde

    return zet


_KOPPEN = {
    "voorraad_die_raak_is": ("X-Cache", "HIT"),
    "langer_gezocht": ("Server-Timing", "db;dur=12"),
    "andere_bewaartijd": ("Cache-Control", "max-age=60"),
    "eerder_veranderd": ("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT"),
    "wel_om_te_schrijven": ("Allow", "GET, POST"),
}
"""Headers of "not found" that tell that there is something, without a word about whom."""


def _plant_kop(naam: str, waarde: str):
    return lambda mp, _: _bij_niet_gevonden(mp, _bestaat, _kop(naam, waarde))


for _naam, (_welke, _waarde) in _KOPPEN.items():
    _planter = _plant_kop(_welke, _waarde)
    _planter.__name__ = _naam
    for _wie, _route in ((("wes", "bea"), "plan"), (("moeder",), "mijn_plan")):
        _kopie = functools.partial(_planter)
        _kopie.__name__ = f"{_naam}_{_route}"
        lek(wie=_wie, routes=(_route,), muur2=False, soort="niet gevonden verschilt", plek="kop")(_kopie)


def _zegt_een_regel_van_de_database(opdracht: str, tegendeel: bool) -> Callable:
    """Ask the database by inserting: what it refuses tells whether a row is there, however it is hidden."""

    def bestaat(request) -> bool:
        stuk = request.resolver_match.kwargs.get("document")
        if stuk is None:
            return False
        _leg_regels_klaar()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(opdracht, [stuk])
        except DatabaseError:
            return not tegendeel
        return tegendeel

    return bestaat


def _leg_regels_klaar() -> None:
    """Constraints across households, as a careless table would have them: the database checks them past every wall."""
    with eigenaar(connection.settings_dict["NAME"]) as verbinding:
        if verbinding.execute("SELECT to_regclass('lek_stuk')").fetchone() != (None,):
            return
        for opdracht in (
            "CREATE TABLE lek_stuk AS SELECT DISTINCT openbaar FROM tandem_document",
            "ALTER TABLE lek_stuk ADD UNIQUE (openbaar)",
            "CREATE TABLE lek_verwijzing (naar uuid REFERENCES lek_stuk (openbaar))",
            "CREATE TABLE lek_eenmaal (openbaar uuid UNIQUE)",
            "INSERT INTO lek_eenmaal SELECT openbaar FROM lek_stuk",
            "GRANT INSERT ON lek_verwijzing, lek_eenmaal TO app",
        ):
            verbinding.execute(opdracht)


def _langer(antwoord: HttpResponse) -> None:
    antwoord.content += b"\n"


@lek(wie=("wes", "bea"), routes=("document",), muur2=False, soort="niet gevonden verschilt", plek="verwijzing")
def verwijzing_die_zegt_dat_het_stuk_er_is(mp, _):
    opdracht = "INSERT INTO lek_verwijzing VALUES (%s)"
    _bij_niet_gevonden(mp, _zegt_een_regel_van_de_database(opdracht, tegendeel=True), _langer)


@lek(wie=("wes", "bea"), routes=("document",), muur2=False, soort="niet gevonden verschilt", plek="eenmaligheid")
def eenmaligheid_die_zegt_dat_het_stuk_er_is(mp, _):
    opdracht = "INSERT INTO lek_eenmaal VALUES (%s)"
    _bij_niet_gevonden(mp, _zegt_een_regel_van_de_database(opdracht, tegendeel=False), _kop("X-Melding", "al bekend"))


class _Alles:
    """A session that filters nothing."""

    def van(self, model):
        return model.objects.all()


@lek(wie=("sam",), routes=("document_bestand",), muur2=True, plek="download")
def inhoud_van_een_bestand_van_anderen(mp, _):
    def open_(*, door, huishouden, document):  # noqa: ARG001 - the signature of the real one
        with documentactie.deur.lees(door=door, doel=documentactie.Doel.HULP, wat="lek") as sessie:
            sessie.inzage()
            rij = Document.objects.filter(openbaar=document).first()
            if rij is None:
                raise NietGevonden
            return Bestand("bestand.txt", "text/plain", documentinhoud.lees_inhoud(_Alles(), rij))

    mp.setattr(documentactie, "open_document", open_)


def _post(naam: str, *, muur2: bool, soort: str = "lek"):
    return lek(wie=("moeder",), routes=(POSTBUS,), muur2=muur2, soort=soort, plek=naam)


def _met(mp, voeg_toe: Callable[[], str], plaats: int) -> None:
    """Put something in the subject (0) or the text (1) of each mail."""
    echt = post.schrijf

    def anders(brenging):
        delen = list(echt(brenging))
        delen[plaats] = f"{delen[plaats]} {voeg_toe()}"
        return tuple(delen)

    mp.setattr(post, "schrijf", anders)


@_post("mail", muur2=True)
def de_tekst_in_de_mail(mp, _):
    _met(mp, lambda: " ".join(rij.tekst for rij in Regel.objects.all()), 1)


@_post("mail", muur2=True)
def de_naam_in_het_onderwerp(mp, _):
    _met(mp, lambda: " ".join(rij.voornaam or "" for rij in Lid.objects.all()), 0)


@_post("mail", muur2=False)
def een_kop_met_het_huishouden(mp, terrein):
    echt, nummer = EmailMessage.message, str(terrein.b.huizen["A"].openbaar)

    def met_kop(zelf, **opties):
        bericht = echt(zelf, **opties)
        bericht["List-Id"] = f"<{nummer}>"
        return bericht

    mp.setattr(EmailMessage, "message", met_kop)


@_post("mail", muur2=False)
def een_afzender_die_zegt_wat_het_is(mp, _):
    mp.setattr(mailbus.settings, "DEFAULT_FROM_EMAIL", "Mijn Tandem <tandem@voorbeeld.nl>")


@_post("mail", muur2=True, soort="bericht te veel")
def een_mail_over_wat_verborgen_is(mp, _):
    def is_nieuws(sessie, sinds):
        rijen = Gebeurtenis.objects.filter(huishouden_id=sessie.huishouden, soort__in=berichtregel.NIEUWS)
        return rijen.filter(vastgelegd_op__gt=sinds).exists()

    mp.setattr(bode, "_is_nieuws", is_nieuws)


@_post("mail", muur2=False, soort="bericht te veel")
def een_mail_naar_een_adres_dat_een_ander_ook_heeft(mp, _):
    mp.setattr(bode, "_alle_plekken", lambda _: [])
