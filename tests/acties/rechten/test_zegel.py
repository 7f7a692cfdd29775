"""Sealing as role ``taak`` against the real PostgreSQL, while others write."""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from django.db.utils import ProgrammingError

from tandem.acties.rechten import zegel, zegelrijen
from tandem.acties.rechten.zegel import Bron, maak_zegels
from tandem.acties.rechten.zegelcontrole import Uitslag, controleer
from tandem.koppelingen.zegelsleutel import Zegelsleutel
from tandem.models.muren.zegel import KOLOMMEN, TIJD
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.zegel import TABELLEN, lees_kop, lees_stuk
from tandem.regels.rechten.zegelvergelijk import Verschil
from tests import zegelhulp
from tests.zegelhulp import NAAM, TAAK, orgrijen, rijen

pytestmark = pytest.mark.usefixtures("db")
Maker = Callable[[psycopg.Connection, int, int], tuple[list[int], list[int]]]


@pytest.fixture
def baas(db: None) -> psycopg.Connection:
    zegelhulp.nieuwe_database()
    with zegelhulp.verbind() as verbinding:
        yield verbinding
    connections[TAAK].close()


@pytest.fixture
def bron(tmp_path: Path) -> Bron:
    return zegelhulp.bron(tmp_path)


def _kop(bron: Bron, nummer: int):
    return lees_kop(lees_stuk(bron.map.lees_zegel(nummer)).kop)


def _bladen(bron: Bron) -> list[tuple[str, int]]:
    return [
        (blad.tabel, blad.rij) for nummer in bron.map.zegels() for blad in lees_stuk(bron.map.lees_zegel(nummer)).bladen
    ]


def _maak(bron: Bron, **anders):
    return maak_zegels(bron=bron, using=TAAK, **anders)


def _kijk(bron: Bron) -> Uitslag:
    return controleer(bron=bron, using=TAAK)


def test_everything_is_sealed_once_and_holds(baas: psycopg.Connection, bron: Bron) -> None:
    eerste = rijen(baas, 12, 30)
    assert _maak(bron).rijen == 42
    assert _maak(bron).zegels == ()
    rijen(baas, 3, 5)
    assert _maak(bron).zegels == (2,)
    assert len(_bladen(bron)) == len(set(_bladen(bron))) == 50
    assert {("gebeurtenis", nr) for nr in eerste[0]} <= set(_bladen(bron))
    uitslag = _kijk(bron)
    assert (uitslag.bevindingen, uitslag.meldingen) == ([], [])
    assert (uitslag.zegels, uitslag.rijen, uitslag.wacht) == (2, 50, 0)
    organisatie = orgrijen(baas, 4, 6)
    assert (_kijk(bron).bevindingen, _kijk(bron).wacht) == ([], 10)
    assert (_maak(bron).rijen, _kijk(bron).wacht) == (10, 0)
    verwacht = [("organisatiegebeurtenis", nr) for nr in organisatie[0]]
    assert _bladen(bron)[50:] == verwacht + [("organisatieinzage", nr) for nr in organisatie[1]]


def test_a_first_seal_over_many_rows_becomes_several(
    baas: psycopg.Connection, bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zegel, "HOOGSTENS", 7)
    rijen(baas, 10, 7)
    orgrijen(baas, 3, 2)
    assert _maak(bron).zegels == (1, 2, 3, 4)
    assert len(set(_bladen(bron))) == len(_bladen(bron)) == 22
    assert [_kop(bron, nummer).bij_tot is None for nummer in (1, 2, 3, 4)] == [True, True, True, False]
    assert _kijk(bron).bevindingen == []


@pytest.mark.parametrize(("maak", "tabel"), [(rijen, "gebeurtenis"), (orgrijen, "organisatiegebeurtenis")])
def test_a_row_that_commits_late_is_sealed_later_and_is_no_insertion(
    baas: psycopg.Connection, bron: Bron, monkeypatch: pytest.MonkeyPatch, maak: Maker, tabel: str
) -> None:
    """A lower number comes after a higher one: the part of the table is not closed while somebody may still write."""
    monkeypatch.setattr(zegelrijen, "_KEREN", 1)
    with zegelhulp.verbind() as traag:
        with traag.transaction():
            (laat,) = maak(traag, 1, 0)[0]
            (vlot,) = maak(baas, 1, 0)[0]
            assert laat < vlot
            _maak(bron)
            assert _bladen(bron) == [(tabel, vlot)]
            assert tabel not in _kop(bron, 1).gesloten
        assert _kijk(bron).bevindingen == []
        assert _kijk(bron).wacht == 1
    _maak(bron)
    assert _bladen(bron) == [(tabel, vlot), (tabel, laat)]
    assert _kop(bron, 2).gesloten[tabel] == vlot
    assert _kijk(bron).bevindingen == []


def test_writers_while_sealing_lose_nothing(baas: psycopg.Connection, bron: Bron) -> None:
    """Four writers, each with transactions of some rows of which every third is rolled back; seals go on meanwhile."""
    klaar, gebleven = threading.Event(), []

    def schrijf() -> None:
        with zegelhulp.verbind() as eigen:
            for keer in range(40):
                with eigen.transaction(force_rollback=keer % 3 == 0):
                    nummers = [maak(eigen, 1, hoeveel) for hoeveel in (2, 1) for maak in (rijen, orgrijen)]
                if keer % 3:
                    paren = zip([*TABELLEN, *TABELLEN], itertools.chain(*nummers), strict=True)
                    gebleven.extend((tabel, nr) for tabel, nrs in paren for nr in nrs)

    def verzegel() -> None:
        while not klaar.is_set():
            _maak(bron)
        connections[TAAK].close()

    schrijvers, zegelaar = [threading.Thread(target=schrijf) for _ in range(4)], threading.Thread(target=verzegel)
    for draad in (zegelaar, *schrijvers):
        draad.start()
    for draad in schrijvers:
        draad.join()
    klaar.set()
    zegelaar.join()
    _maak(bron)
    assert sorted(_bladen(bron)) == sorted(gebleven)
    assert len(bron.map.zegels()) > 1
    assert _kijk(bron).bevindingen == []


class _Afgebroken(Exception):
    """The process is gone."""


@pytest.mark.parametrize("moment", ["voor", "na"])
def test_a_run_that_is_killed_half_way_is_taken_up_again(
    baas: psycopg.Connection, bron: Bron, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    rijen(baas, 5, 5)
    _maak(bron)
    rijen(baas, 2, 2)
    wat, waar = (bron.map, "schrijf_zegel") if moment == "voor" else (zegel, "_schrijf_in")
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(wat, waar, _breek_af)
        with pytest.raises(_Afgebroken):
            _maak(bron)
    uitslag = _kijk(bron)
    assert uitslag.bevindingen == []
    assert bool(uitslag.meldingen) == (moment == "na")
    gemaakt = _maak(bron)
    assert (gemaakt.afgemaakt, gemaakt.zegels) == ((2, ()) if moment == "na" else (None, (2,)))
    assert len(_bladen(bron)) == len(set(_bladen(bron))) == 14
    assert (_kijk(bron).bevindingen, _kijk(bron).meldingen, _kijk(bron).wacht) == ([], [], 0)


def test_a_seal_whose_rows_are_no_longer_what_they_were_is_not_taken_up(
    baas: psycopg.Connection, bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks like a run that was killed, and is a database that lost something."""
    rijen(baas, 2, 2)
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(zegel, "_schrijf_in", _breek_af)
        with pytest.raises(_Afgebroken):
            _maak(bron)
    baas.execute("DELETE FROM tandem_inzage WHERE id = (SELECT min(id) FROM tandem_inzage)")
    with pytest.raises(Ongeldig, match="lopen niet gelijk"):
        _maak(bron)
    assert {een.verschil for een in _kijk(bron).bevindingen} == {Verschil.OUDER, Verschil.VERWIJDERD}


def _breek_af(*_args: object) -> None:
    raise _Afgebroken


def test_two_at_once_is_one(baas: psycopg.Connection, bron: Bron) -> None:
    rijen(baas, 1, 1)
    with baas.transaction():
        baas.execute("SELECT pg_advisory_xact_lock(%s)", [zegel._SLOT])
        with pytest.raises(Ongeldig) as fout:
            _maak(bron)
    assert "al een zegel gemaakt" in fout.value.fouten[""]


def test_another_key_is_refused(baas: psycopg.Connection, bron: Bron, tmp_path: Path) -> None:
    rijen(baas, 1, 1)
    (tmp_path / "ander").mkdir()
    vreemd: Zegelsleutel = zegelhulp.bron(tmp_path / "ander").tekenaar()
    with pytest.raises(Ongeldig) as fout:
        _maak(Bron(bron.map, bron.vertrouwd, vreemd))
    assert "hoort niet bij de publieke sleutels" in fout.value.fouten[""]
    assert bron.map.zegels() == []
    _maak(bron)
    eigen = zegelhulp.bron(tmp_path / "ander")
    with pytest.raises(Ongeldig) as fout:
        _maak(Bron(bron.map, eigen.vertrouwd, eigen.sleutel))
    assert "met een andere sleutel ondertekend" in fout.value.fouten[""]
    assert {een.verschil for een in controleer(bron=Bron(bron.map, eigen.vertrouwd), using=TAAK).bevindingen} == {
        Verschil.BESTAND
    }


def _zet_oude_terug(bron: Bron) -> None:
    """Seal twice more, and put the database back as it was before."""
    kopie = f"{NAAM}_oud"
    with zegelhulp.verbind("postgres") as beheer:
        connections[TAAK].close()
        beheer.execute(f"DROP DATABASE IF EXISTS {kopie} WITH (FORCE)")
        beheer.execute(f"CREATE DATABASE {kopie} TEMPLATE {NAAM}")
        with zegelhulp.verbind() as later:
            for _ in range(2):
                rijen(later, 2, 2)
                _maak(bron)
        connections[TAAK].close()
        beheer.execute(f"DROP DATABASE {NAAM} WITH (FORCE)")
        beheer.execute(f"ALTER DATABASE {kopie} RENAME TO {NAAM}")


def test_an_older_database_put_back_is_named_and_sealing_waits_for_a_reason(
    baas: psycopg.Connection, bron: Bron
) -> None:
    rijen(baas, 4, 4)
    _maak(bron)
    baas.close()
    _zet_oude_terug(bron)
    bevindingen = _kijk(bron).bevindingen
    assert {(een.verschil, een.zegel) for een in bevindingen if not een.tabel} == {
        (Verschil.OUDER, 2),
        (Verschil.OUDER, 3),
    }
    assert {(een.verschil, een.zegel) for een in bevindingen if een.tabel} == {
        (Verschil.AFGEKAPT, 2),
        (Verschil.AFGEKAPT, 3),
    }
    with pytest.raises(Ongeldig, match="lopen niet gelijk"):
        _maak(bron)
    with zegelhulp.verbind() as verder:
        rijen(verder, 3, 3)  # the same numbers once more
    assert _maak(bron, na_herstel="brand in de serverruimte").zegels == (4,)
    uitslag = _kijk(bron)
    assert uitslag.bevindingen == []
    assert [zin.split(",")[0] for zin in uitslag.meldingen] == [
        f"Zegel {nr} ging verloren bij herstel" for nr in (2, 3)
    ]
    with zegelhulp.verbind() as weer:
        rijen(weer, 1, 1)
    assert _maak(bron).zegels == (5,)
    assert _kijk(bron).bevindingen == []


def test_the_job_sees_hashes_and_times_and_nothing_else(baas: psycopg.Connection, bron: Bron) -> None:
    rijen(baas, 1, 1)
    for vraag in (
        "SELECT * FROM tandem_gebeurtenis",
        "SELECT * FROM tandem_inzage",
    ):
        with connections[TAAK].cursor() as cursor:
            cursor.execute(vraag)
            assert cursor.fetchall() == []
    orgrijen(baas, 1, 1)
    for opdracht in (
        "UPDATE tandem_zegel SET kop = ''",
        "DELETE FROM tandem_zegeldeel",
        "DELETE FROM tandem_grafsteen",
        "DELETE FROM tandem_inzage",
        "SELECT * FROM tandem_organisatiegebeurtenis",
        "SELECT id FROM tandem_organisatieinzage",
        "DELETE FROM tandem_organisatieinzage",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), connections[TAAK].cursor() as cursor:
            cursor.execute(opdracht)


def test_the_application_cannot_ask_for_hashes_or_touch_seals(baas: psycopg.Connection) -> None:
    rechten = baas.execute(
        "SELECT has_function_privilege('app', oid, 'EXECUTE') FROM pg_proc WHERE proname LIKE 'tandem_bladen_%'"
    ).fetchall()
    assert rechten == [(False,)] * len(TABELLEN)
    for tabel in ("zegel", "zegeldeel", "grafsteen"):
        (mag,) = baas.execute(f"SELECT has_table_privilege('app', 'tandem_{tabel}', 'SELECT, INSERT')").fetchone()
        assert not mag


def test_every_column_of_a_row_is_in_its_leaf(baas: psycopg.Connection) -> None:
    assert tuple(KOLOMMEN) == tuple(TIJD) == TABELLEN
    for tabel, kolommen in KOLOMMEN.items():
        echt = baas.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [f"tandem_{tabel}"]
        ).fetchall()
        assert {naam for (naam,) in echt} == set(kolommen)


def test_the_hash_does_not_depend_on_the_settings_of_a_connection(baas: psycopg.Connection) -> None:
    rijen(baas, 2, 2)
    orgrijen(baas, 2, 2)
    uitkomsten = set()
    for instelling in ("SET timezone = 'UTC'", "SET timezone = 'Asia/Tokyo'", "SET bytea_output = 'escape'",
                       "SET datestyle = 'German'", "SET extra_float_digits = -3"):  # fmt: skip
        baas.execute(instelling)
        delen = [f"SELECT blad FROM tandem_bladen_{tabel}(0, 9999, '{{(,)}}', '{{}}', NULL)" for tabel in TABELLEN]
        bladen = baas.execute(" UNION ALL ".join(delen)).fetchall()
        uitkomsten.add(tuple(bytes(blad) for (blad,) in bladen))
    assert len(uitkomsten) == 1
    assert len(set(uitkomsten.pop())) == 8


def test_the_same_content_gives_another_hash_each_time(baas: psycopg.Connection) -> None:
    """Without its salt a hash tells nothing: two rows that differ in nothing but number and salt."""
    zouten = " UNION ALL ".join(f"SELECT zout FROM tandem_{tabel}" for tabel in TABELLEN)
    rijen(baas, 3, 3)
    orgrijen(baas, 3, 3)
    uniek, alle = baas.execute(f"SELECT count(DISTINCT zout), count(*) FROM ({zouten}) alle").fetchone()
    assert uniek == alle >= 12
