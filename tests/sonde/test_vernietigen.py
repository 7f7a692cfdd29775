"""Destroyed is destroyed: a full household goes, and its words are nowhere, not in a backup either; no other is harmed.

The world is that of the crawler: a word of its own in every field of two full households. A is destroyed, B stays.
"""

import itertools
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User

from tandem.acties.rechten import vernietigen
from tandem.acties.rechten.bewaren import hef_op, houd_vast, lees_voorstel, stem
from tandem.acties.rechten.zegel import maak_zegels
from tandem.acties.rechten.zegelcontrole import controleer
from tandem.koppelingen.kluis import Kluis, kek_van, kluis
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Vernietigingsvoorstel
from tandem.models.muren import bewaakte_modellen
from tandem.models.muren.bewaren import _BIJ_ACCOUNT, BLIJFT, volgorde
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.vernietigen import Voorstelstand
from tests.sonde.vernietighulp import (
    Toneel,
    bestanden,
    cijfers,
    gevonden,
    in_bestanden,
    open_met,
    rijen_van,
    som_per_huishouden,
    velden,
)
from tests.zegelhulp import bron


@pytest.fixture
def toneel(terrein, op_kopie, tmp_path):
    with op_kopie() as db:
        yield Toneel(terrein, db, tmp_path)


CONTROLE = "Zichtbaarcontrolewoord"


def test_after_destruction_no_word_is_anywhere_and_no_other_household_is_harmed(toneel, tmp_path):
    """Tables, WAL, a dump and the key store are read as bytes, and opened as somebody would who stole them all."""
    t = toneel
    a, b = t.woorden("A"), t.woorden("B")
    backup = {nr: list(cijfers(t.db, nr)) for nr in (t.a, t.ander)}
    oude_kluis = tmp_path / "backup.sqlite3"
    kluis()._db().execute("VACUUM INTO ?", [str(oude_kluis)])
    shutil.copy2(kek_van(t.kluisbestand), kek_van(oude_kluis))
    dief = Kluis(oude_kluis, kek_van(oude_kluis))
    leesbaar = gevonden(a, open_met(dief, backup[t.a], t.a))
    assert len(leesbaar) > 0.9 * len(a), "the words are there to be found before"
    tabellen = [model._meta.db_table for model in bewaakte_modellen() if model._meta.db_table != "tandem_inzage"]
    voor = som_per_huishouden(t.db, tabellen)
    with eigenaar(t.db) as verbinding:
        verbinding.execute("CREATE TABLE controle (woord text)")
        verbinding.execute("INSERT INTO controle VALUES (%s)", [CONTROLE])

    t.akkoord()
    assert t.voer_uit().vernietigd == (t.a,)

    paden = bestanden(t.db, tmp_path)
    assert {plek: in_bestanden(a | {CONTROLE}, paden[plek]) for plek in paden} == {
        "tabellen": {CONTROLE}, "wal": {CONTROLE}, "dump": {CONTROLE}, "kluis": set(),
    }  # fmt: skip
    nu = kluis()
    nu.ververs()
    assert open_met(nu, backup[t.a], t.a) == set(), "a backup of the database and the key store of today"
    shutil.copy2(kek_van(t.kluisbestand), kek_van(oude_kluis))
    assert _dief_leest(oude_kluis, backup[t.a], t.a) == set(), "a backup of both, and the key above of today"
    assert len(gevonden(b, open_met(nu, backup[t.ander], t.ander))) > 0.9 * len(b), "B opens as before"
    assert dict(rijen_van(t.db, t.a)).keys() <= {"tandem_inzage"}
    na = som_per_huishouden(t.db, tabellen)
    assert na == {nr: som for nr, som in voor.items() if nr != t.a}


def _dief_leest(bestand: Path, cijfers, nummer) -> set[str]:
    try:
        return open_met(Kluis(bestand, kek_van(bestand)), cijfers, nummer)
    except LookupError:
        return set()


def test_every_encrypted_field_had_something_to_lose(toneel):
    """Otherwise the scan looks for words in fields that were empty."""
    gevuld = {plek for plek, _ in cijfers(toneel.db, toneel.a)}
    assert sorted(velden() - gevuld) == LEEG


LEEG: list[str] = []


def test_what_stays_is_the_certificate_the_tombstones_and_a_log_without_names(toneel):
    t = toneel
    t.akkoord()
    with eigenaar(t.db) as verbinding:
        vraag = "SELECT count(*) FROM tandem_gebeurtenis WHERE huishouden_id = %s"
        (gebeurd,) = verbinding.execute(vraag, [t.a]).fetchone()
    t.voer_uit()
    blad = lees_voorstel(door=t.archief[1], voorstel=t.voorstel)
    assert blad.regel.stand is Voorstelstand.VERNIETIGD
    assert blad.regel.casusnummers == ()
    with op_database(t.db, "taak"):
        rij = Vernietigingsvoorstel.objects.get(nummer=t.a)
        assert t.bron.vertrouwd.klopt(rij.kop.encode(), bytes(rij.handtekening))
        assert not t.bron.vertrouwd.klopt(rij.kop.encode() + b" ", bytes(rij.handtekening))
        assert len(t.bron.map.aktes()) == 1
        maak_zegels(bron=t.bron)
        uitslag = controleer(bron=t.bron)
    with eigenaar(t.db) as verbinding:
        (graven,) = verbinding.execute("SELECT count(*) FROM tandem_grafsteen").fetchone()
        regels = verbinding.execute("SELECT i::text FROM tandem_inzage i WHERE huishouden_id = %s", [t.a]).fetchall()
    assert graven == gebeurd > 50
    assert uitslag.vernietigd > 0
    assert [
        een for een in uitslag.bevindingen if "vastgelegd" not in een.in_woorden and een.tabel != "gebeurtenis"
    ] == []
    assert regels
    assert not gevonden(t.woorden("A"), [tekst for (tekst,) in regels])


def test_a_hold_stops_it_and_a_lifted_hold_lets_it_go(toneel):
    t = toneel
    t.akkoord()
    vast = houd_vast(door=t.archief[0], nummer=f"H-{t.a}", soort="klacht", reden="Er loopt een klacht.")
    assert t.voer_uit().vernietigd == ()
    assert t.stand() is Voorstelstand.VASTGEHOUDEN
    assert dict(rijen_van(t.db, t.a))["tandem_lid"] == 4
    hef_op(door=t.archief[1], vasthouding=vast)
    assert t.voer_uit().vernietigd == (t.a,)
    with pytest.raises(Ongeldig, match="te laat|niet"):
        houd_vast(door=t.archief[0], nummer=f"H-{t.a}", soort="klacht", reden="Te laat.")


@pytest.mark.parametrize("gezegd", [(), ("akkoord",), ("akkoord", "bezwaar")])
def test_without_four_eyes_or_with_an_objection_nothing_goes(toneel, gezegd):
    t = toneel
    for wie, soort in zip(t.archief, gezegd, strict=False):
        stem(door=wie, voorstel=t.voorstel, soort=soort, reden="Een reden.")
    assert t.voer_uit().vernietigd == ()
    assert kluis().sleutel(t.a)


class Gedood(BaseException):
    """The process is killed here."""


@pytest.mark.parametrize("plek", ["kluis", "begraaf", "vraag", "noteer"])
def test_killed_anywhere_the_next_run_finishes_it_and_once_more_changes_nothing(toneel, monkeypatch, plek):
    """``vraag`` is called for the lock, the beginning, the numbers and the rows: each of them in turn."""
    t = toneel
    t.akkoord()
    for keer in itertools.count(1):
        echt, geteld = getattr(vernietigen, plek), itertools.count(1)

        def breekt_af(*waarden, echt=echt, geteld=geteld, keer=keer, **meer):
            if next(geteld) == keer:
                raise Gedood
            return echt(*waarden, **meer)

        monkeypatch.setattr(vernietigen, plek, breekt_af)
        try:
            t.voer_uit()
            gedood = False
        except Gedood:
            gedood = True
        monkeypatch.undo()
        if not gedood:
            break
    assert keer > 1
    t.voer_uit()
    assert t.stand() is Voorstelstand.VERNIETIGD
    assert dict(rijen_van(t.db, t.a)).keys() <= {"tandem_inzage"}
    assert kluis().sleutel(t.ander)
    assert t.voer_uit().vernietigd == ()
    assert len(t.bron.map.aktes()) == 1


def test_without_a_key_to_sign_with_nothing_is_touched(toneel, tmp_path):
    t = toneel
    t.akkoord()
    vreemd = bron(tmp_path / "vreemd") if (tmp_path / "vreemd").mkdir() is None else None
    t.bron = type(t.bron)(t.bron.map, t.bron.vertrouwd, vreemd.sleutel)
    with pytest.raises(Ongeldig):
        t.voer_uit()
    assert kluis().sleutel(t.a)
    assert t.stand() is Voorstelstand.AKKOORD


def test_rows_do_not_go_without_their_tombstones(toneel, monkeypatch):
    """The database holds it by itself: a job that forgets them is refused."""
    t = toneel
    t.akkoord()
    monkeypatch.setattr(vernietigen, "begraaf", lambda **_: None)
    with pytest.raises(Exception, match="tombstone"):
        t.voer_uit()
    assert dict(rijen_van(t.db, t.a))["tandem_gebeurtenis"] > 50


def test_every_table_of_a_household_is_emptied():
    """The house rule: a new table with household data follows by itself."""
    tabellen = {model._meta.db_table for model in volgorde(bewaakte_modellen())}
    assert tabellen | set(BLIJFT) == {model._meta.db_table for model in bewaakte_modellen()}


def test_what_points_at_a_person_is_known_to_the_destruction():
    """A table without a household that names a person does not follow by itself; who adds one adds it there too."""
    wijst = {
        model._meta.db_table
        for model in apps.get_app_config("tandem").get_models()
        if any(veld.related_model and veld.related_model.__name__ == "Persoon" for veld in model._meta.local_fields)
    }
    assert wijst == {"tandem_lid", "tandem_bekende", "tandem_portaalaccount"}


def test_what_hangs_on_an_account_goes_with_it():
    """A table of a library that points at an account would hold it back; who adds one adds it there too."""
    wijst = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "tandem"
        and any(veld.related_model is User for veld in model._meta.local_fields if veld.remote_field)
    }
    assert wijst == set(_BIJ_ACCOUNT)
