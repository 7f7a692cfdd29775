"""Old lines of the access log for the tests of their removal, and terms that somebody verified."""

import uuid
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tandem.acties.rechten import bewaarfeiten
from tandem.acties.rechten.bewaren import lees_voorstel, stem
from tandem.acties.rechten.logregels import Loguitgevoerd, stel_logregels_voor, voer_logregels_uit
from tandem.koppelingen.inhoud import catalogus
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Vernietigingsvoorstel
from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.rechten.bewaren import LOGBOEK, Bewaarklok, Bewaartermijn
from tandem.regels.rechten.vernietigen import Voorstelstand
from tandem.regels.regio.organisatie import Organisatiesoort
from tests.acties.rechten.bewaarhulp import als_taak
from tests.conftest import DATABASE

HIER = ZoneInfo("Europe/Amsterdam")
NAAM = f"{DATABASE}_logboek"
OUD = -3000
"""Days back: older than the five years that the tests verify."""


def log_termijn(jaren: int, *, soorten=frozenset(Organisatiesoort), gezien: bool = True) -> Bewaartermijn:
    """A term of the log for these kinds, verified or not."""
    bron = Bron("een wet", geverifieerd=gezien)
    return Bewaartermijn(LOGBOEK, soorten, Bewaarklok.VASTLEGGING, Duur(jaren, Eenheid.JAREN), "artikel 5", bron)


def verifieer(monkeypatch, *termijnen: Bewaartermijn) -> None:
    """Let the content say that these are the terms of the log."""
    echt = catalogus()
    anders = {code: een for code, een in echt.bewaartermijnen.items() if een.deel != LOGBOEK}
    nieuw = anders | {f"log_{nr}": een for nr, een in enumerate(termijnen)}
    monkeypatch.setattr(bewaarfeiten, "catalogus", lambda: replace(echt, bewaartermijnen=nieuw))


def logregels(db, *, organisatie, huishouden, dag: date, medewerker=1, aantal=1, nagekeken=True) -> list[int]:
    """Lines as the application would have written them on that day; supervision looked at it unless told."""
    tijd = datetime.combine(dag, time(12), HIER)
    with eigenaar(db) as verbinding:
        if nagekeken:
            verbinding.execute(
                "INSERT INTO tandem_toezichtdag (dag, klaar_op, gevonden) VALUES (%s, now(), 0) ON CONFLICT DO NOTHING",
                [dag],
            )
        rijen = verbinding.execute(
            "INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag,"
            " uitkomst, huishouden_id, laag, lid, niet_zichtbaar_voor, namens)"
            " SELECT %s, %s, %s, %s, 'casusregisseur', '', 'hulp', 'overzicht', '', 'gelezen', %s, 1, '{}', '{}', '{}'"
            " FROM generate_series(1, %s) RETURNING id",
            [tijd, uuid.uuid4(), medewerker, organisatie, huishouden, aantal],
        ).fetchall()
    return [nummer for (nummer,) in rijen]


def nog_er(db, nummers) -> set[int]:
    """Which of these lines are there."""
    with eigenaar(db) as verbinding:
        rijen = verbinding.execute("SELECT id FROM tandem_inzage WHERE id = ANY(%s)", [list(nummers)]).fetchall()
    return {nummer for (nummer,) in rijen}


def vraag_toezicht(db, medewerker: int, oordeel: str = "") -> None:
    """Something about this reader is before the privacy officer."""
    with eigenaar(db) as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_toezichtvraag (openbaar, soort, merk, medewerker, organisatie, rol, organisaties,"
            " grond, aantal, sinds, gevraagd_op, uiterlijk, tweede_stand, oordeel, oordeel_reden)"
            " VALUES (gen_random_uuid(), 'nacht', gen_random_uuid()::text, %s, 1, '', '{1}', '', 1, now(), now(),"
            " current_date, '', %s, '')",
            [medewerker, oordeel],
        )


def voorgesteld(db, organisatie: int) -> Vernietigingsvoorstel | None:
    """Run the job; what is on the list now for this organisation."""
    with als_taak(db):
        stel_logregels_voor()
    return staat(db, organisatie)


def staat(db, organisatie: int) -> Vernietigingsvoorstel | None:
    """The last proposal about lines of this organisation."""
    with als_taak(db):
        rijen = Vernietigingsvoorstel.objects.filter(soort="logboek", organisaties=[organisatie])
        return rijen.order_by("-pk").first()


def van_wie(db) -> set[int | None]:
    """Of which organisations lines were ever proposed."""
    with als_taak(db):
        rijen = Vernietigingsvoorstel.objects.filter(soort="logboek").values_list("organisaties", flat=True)
        return {nummer for organisaties in rijen for nummer in organisaties}


def akkoord(voorstel: Vernietigingsvoorstel, *wie) -> None:
    """These people agree."""
    for een in wie:
        stem(door=een, voorstel=voorstel.openbaar, soort="akkoord")


def voer_uit(bron, **meer) -> Loguitgevoerd:
    """Run the job that removes."""
    with als_taak(NAAM):
        return voer_logregels_uit(bron=bron, **meer)


def stand(door, voorstel: Vernietigingsvoorstel) -> Voorstelstand:
    """Where it stands, as this person reads it."""
    return lees_voorstel(door=door, voorstel=voorstel.openbaar).regel.stand
