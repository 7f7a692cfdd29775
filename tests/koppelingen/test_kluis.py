"""The key store: destroyed is destroyed, a rotation harms nobody who is at work, and one cut off is finished."""

import contextlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tandem.koppelingen import kluis as module
from tandem.koppelingen.kluis import Kluis, SleutelVernietigd


def open_(map_: Path, *, vorige: Path | None = None) -> Kluis:
    return Kluis(map_ / "kluis.sqlite3", map_ / "kluis.sqlite3.kek", vorige_kek=vorige)


@pytest.fixture
def kluis(tmp_path):
    store = open_(tmp_path)
    store.maak([1, 2, 3])
    return store


def test_a_destroyed_key_is_gone_for_every_process_from_the_next_transaction_on(kluis, tmp_path):
    ander = open_(tmp_path)
    tweede = ander.sleutel(2)
    kluis.vernietig(1)
    kluis.vernietig(1)
    ander.ververs()
    for store in (kluis, ander, open_(tmp_path)):
        with pytest.raises(SleutelVernietigd):
            store.sleutel(1)
        assert store.sleutel(2) == tweede


def test_after_a_rotation_who_was_at_work_reads_on_and_makes_keys_that_all_can_read(kluis, tmp_path):
    ander = open_(tmp_path)
    eerste = ander.sleutel(1)
    kluis.roteer()
    assert ander.sleutel(3) == open_(tmp_path).sleutel(3)
    ander.maak([4])
    assert kluis.sleutel(4) == ander.sleutel(4) == open_(tmp_path).sleutel(4)
    assert open_(tmp_path).sleutel(1) == eerste


def test_a_backup_of_the_store_opens_with_its_own_key_and_not_with_the_one_after(kluis, tmp_path):
    """Why rotating is needed: without it, a backup from before gives the destroyed key back."""
    kopie, met_oude_kek = tmp_path / "kopie", tmp_path / "oud"
    for plek in (kopie, met_oude_kek):
        plek.mkdir()
        for bestand in tmp_path.glob("kluis.sqlite3*"):
            shutil.copy2(bestand, plek)
    sleutel = kluis.sleutel(1)
    kluis.vernietig(1)
    assert open_(kopie).sleutel(1) == sleutel
    kluis.roteer()
    assert open_(met_oude_kek).sleutel(1) == sleutel
    shutil.copy2(tmp_path / "kluis.sqlite3.kek", kopie)
    with pytest.raises((LookupError, InvalidTag)):
        open_(kopie).sleutel(1)


def test_the_old_key_above_is_overwritten_and_leaves_no_file(kluis, tmp_path):
    oud = (tmp_path / "kluis.sqlite3.kek").read_bytes()
    kluis.roteer()
    assert {pad.name for pad in tmp_path.iterdir() if ".kek" in pad.name} == {"kluis.sqlite3.kek"}
    assert not [pad for pad in tmp_path.iterdir() if oud in pad.read_bytes()]


@pytest.mark.parametrize("plek", ["_schrijf_kek", "_pak_in", "_kekmerk", "_overschrijf"])
@pytest.mark.parametrize("keer", [1, 2])
def test_a_rotation_cut_off_anywhere_loses_nothing(kluis, tmp_path, monkeypatch, plek, keer):
    voor = {nr: kluis.sleutel(nr) for nr in (1, 2, 3)}
    echt, geteld = getattr(module, plek), []

    def breekt_af(*waarden):
        geteld.append(1)
        if len(geteld) == keer:
            raise KeyboardInterrupt
        return echt(*waarden)

    monkeypatch.setattr(module, plek, breekt_af)
    with contextlib.suppress(KeyboardInterrupt):
        kluis.roteer()
    monkeypatch.undo()
    opnieuw = open_(tmp_path)
    assert {nr: opnieuw.sleutel(nr) for nr in voor} == voor
    opnieuw.roteer()
    opnieuw.maak([9])
    assert {nr: open_(tmp_path).sleutel(nr) for nr in voor} == voor
    assert {pad.name for pad in tmp_path.iterdir() if ".kek" in pad.name} == {"kluis.sqlite3.kek"}


def test_between_the_overwriting_and_the_new_place_the_store_still_opens(kluis, tmp_path, monkeypatch):
    """The worst moment: the old key is gone, the new one not yet in its place."""
    monkeypatch.setattr(Path, "replace", _alleen_deel(Path.replace))
    sleutel = kluis.sleutel(1)
    with pytest.raises(KeyboardInterrupt):
        kluis.roteer()
    monkeypatch.undo()
    assert open_(tmp_path).sleutel(1) == sleutel


def _alleen_deel(echt):
    def vervang(zelf, naar):
        if zelf.name.endswith(".volgende"):
            raise KeyboardInterrupt
        return echt(zelf, naar)

    return vervang


def test_making_and_rotating_at_once_loses_no_key(kluis, tmp_path):
    def maak(begin):
        store = open_(tmp_path)
        for nr in range(begin, begin + 20):
            store.maak([nr])
            assert store.sleutel(nr)

    def draai(_):
        store = open_(tmp_path)
        for _keer in range(5):
            store.roteer()

    with ThreadPoolExecutor(4) as samen:
        taken = [samen.submit(maak, begin) for begin in (100, 200)] + [samen.submit(draai, nr) for nr in (1, 2)]
        for taak in taken:
            taak.result()
    vers = open_(tmp_path)
    assert len(vers.haal([*range(100, 120), *range(200, 220), 1, 2, 3])) == 43


def test_an_older_store_takes_its_own_copy_of_the_key_that_was_shared(kluis, tmp_path):
    sleutel, gedeeld = kluis.sleutel(1), tmp_path / "gedeeld.kek"
    (tmp_path / "kluis.sqlite3.kek").rename(gedeeld)
    kluis._db().execute("DELETE FROM kek")
    assert open_(tmp_path, vorige=gedeeld).sleutel(1) == sleutel
    assert gedeeld.exists()
