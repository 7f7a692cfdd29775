"""Faults half-way: two at once, the same twice in parallel, the database cut off, a process killed."""

import inspect
import os
import signal
import subprocess
import sys
import threading
import uuid

import pytest
from django.db import connection
from django.urls import reverse

from tandem.acties import deur
from tandem.acties.plan import basis as planbasis
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast, wijzig_doel
from tandem.acties.plan.lezen import lees_plan
from tandem.koppelingen.database import beheerverbinding
from tandem.regels.rechten.oordeel import AlGedaan, Botsing
from tandem.web import fouten
from tests import wereld
from tests.conftest import DATABASE
from tests.sjabloon import WORTEL
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

SCHRIJVER = """
import sys, uuid, django
django.setup()
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast
from tandem.acties.rechten.wie import actor_voor
wie = actor_voor(account=int(sys.argv[1]), lidmaatschap=int(sys.argv[2]))
for nummer in range(10_000):
    leg_doel_vast(door=wie, huishouden=uuid.UUID(sys.argv[3]), invoer=Doelinvoer(f"doel {nummer}"))
    print(nummer, flush=True)
"""


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _doelen(actor, gezin):
    return [doel.tekst for doel in lees_plan(door=actor, huishouden=gezin.openbaar).doelen]


def _samen(*taken):
    """Run at the same moment, each in a thread with a connection of its own; return what each gave or raised."""
    uitkomsten, hek = [], threading.Barrier(len(taken))

    def loop(taak):
        hek.wait()
        try:
            uitkomsten.append(taak())
        except Exception as fout:
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=loop, args=(taak,)) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def test_the_same_request_in_parallel_has_exactly_one_effect(actor, gezin):
    verzoek = uuid.uuid4()

    def eens():
        return leg_doel_vast(door=actor, huishouden=gezin.openbaar, invoer=Doelinvoer("Samen eten"), verzoek=verzoek)

    uitkomsten = _samen(*[eens] * 5)
    assert _doelen(actor, gezin) == ["Samen eten"]
    (nummer,) = [een for een in uitkomsten if isinstance(een, uuid.UUID)]
    anderen = [een for een in uitkomsten if een is not nummer]
    assert [type(een) for een in anderen] == [AlGedaan] * 4
    assert {een.uitkomst for een in anderen} == {str(nummer)}


def test_of_two_savers_at_once_one_is_told_and_nothing_is_lost(actor, gezin):
    doel = leg_doel_vast(door=actor, huishouden=gezin.openbaar, invoer=Doelinvoer("Rust"))
    versie = lees_plan(door=actor, huishouden=gezin.openbaar).doelen[0].versie

    def zet(woord):
        wijzig_doel(door=actor, huishouden=gezin.openbaar, doel=doel, invoer=Doelinvoer(woord), versie=versie)
        return woord

    uitkomsten = _samen(lambda: zet("Rust in huis"), lambda: zet("Rust en regelmaat"))
    (gelukt,) = [een for een in uitkomsten if isinstance(een, str)]
    (botsing,) = [een for een in uitkomsten if isinstance(een, Botsing)]
    assert _doelen(actor, gezin) == [gelukt]
    assert gelukt in botsing.hun.values()


def test_a_connection_that_is_cut_half_way_gives_a_plain_page_that_holds_what_was_typed(actor, gezin, monkeypatch):
    echt = deur.maak_gebeurtenis

    def knip(**gegevens):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (eigen,) = cursor.fetchone()
        with beheerverbinding() as beheer:
            beheer.execute("SELECT pg_terminate_backend(%s, 5000)", [eigen])
        return echt(**gegevens)

    client, adres = ingelogd(actor), reverse("plan_doel_nieuw", args=[gezin.openbaar])
    invoer = {"tekst": "Wij lachen weer eens", "verzoek": str(uuid.uuid4())}
    monkeypatch.setattr(deur, "maak_gebeurtenis", knip)
    weg = client.post(adres, invoer)
    monkeypatch.undo()
    connection.close()
    assert (weg.status_code, "Wij lachen weer eens" in tekst(weg)) == (503, True)
    assert invoer["verzoek"] in tekst(weg)
    assert _doelen(actor, gezin) == []
    assert client.post(adres, invoer).status_code == 302
    assert _doelen(actor, gezin) == ["Wij lachen weer eens"]


def test_a_writer_that_is_killed_loses_nothing_that_was_acknowledged(actor, gezin):
    from tandem.acties.rechten.account import account_voor

    account = account_voor(medewerker=actor.medewerker)
    env = {**os.environ, "TANDEM_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings"}
    opdracht = [sys.executable, "-c", SCHRIJVER, str(account), str(actor.lidmaatschap), str(gezin.openbaar)]
    env["PYTHONPATH"] = str(WORTEL / "src")
    with subprocess.Popen(opdracht, env=env, cwd=WORTEL, stdout=subprocess.PIPE, text=True) as schrijver:
        for _ in range(25):
            schrijver.stdout.readline()
        os.kill(schrijver.pid, signal.SIGKILL)
        bevestigd = 25 + len(schrijver.stdout.read().splitlines())
    bewaard = _doelen(actor, gezin)
    assert {f"doel {nummer}" for nummer in range(bevestigd)} <= set(bewaard)
    assert len(bewaard) - bevestigd in (0, 1)


ZONDER_ALLES = SCHRIJVER.replace("    leg_doel_vast(", "    nummer % 5 and leg_doel_vast(")


@pytest.mark.parametrize(
    ("proef", "plek", "naam", "fout"),
    [
        (test_the_same_request_in_parallel_has_exactly_one_effect, deur, "claim", lambda *_: None),
        (
            test_of_two_savers_at_once_one_is_told_and_nothing_is_lost,
            planbasis,
            "eis_zelfde_versie",
            lambda *_: None,
        ),
        (
            test_a_connection_that_is_cut_half_way_gives_a_plain_page_that_holds_what_was_typed,
            fouten,
            "getypt",
            lambda _: [],
        ),
        (
            test_a_writer_that_is_killed_loses_nothing_that_was_acknowledged,
            sys.modules[__name__],
            "SCHRIJVER",
            ZONDER_ALLES,
        ),
    ],
)
def test_each_of_these_can_fail(actor, gezin, monkeypatch, proef, plek, naam, fout):
    """The same tests with a fault planted: no claim of the form, no check of the version, typed words forgotten, a
    write acknowledged that was never made."""
    monkeypatch.setattr(plek, naam, fout)
    with pytest.MonkeyPatch.context() as eigen, pytest.raises((AssertionError, ValueError)):
        proef(actor, gezin, *([eigen] if "monkeypatch" in inspect.signature(proef).parameters else []))
