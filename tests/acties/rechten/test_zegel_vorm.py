"""A seal of form 1, made before the work of organisations was sealed, still holds, and sealing goes on from it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from tandem.acties.rechten import zegel
from tandem.acties.rechten.zegel import Bron, maak_zegels
from tandem.acties.rechten.zegelcontrole import Uitslag, controleer
from tandem.regels.rechten.zegel import UITLOOP, lees_kop, lees_stuk
from tandem.regels.rechten.zegelvergelijk import Verschil
from tests import zegelhulp
from tests.zegelhulp import TAAK, orgrijen, rijen

pytestmark = pytest.mark.usefixtures("db")

EEN = b"""\
{"aantal":5,"bij_tot":"2026-01-05T12:00:00+00:00","bladvorm":1,"gemaakt_op":"2026-01-05T12:00:00+00:00","gesloten":\
{"gebeurtenis":2,"inzage":3},"herstel":null,"nummer":1,"sleutel":"96d5d52c3ab538ec04ee105fad76d5e5","soort":"zegel",\
"vorige":"","wortel":"bdf848b3a08220a7c14256892a6420f42ce0a5fb1df9607179c903e59cf0546d"}
5f842f1339041a44aa1440919f347f24a79e08ef71f15fdcf677a49f723638a2781581329ea93edeb0f197cb21c06d91f97f19479dfae76f5c6f17745da85500
gebeurtenis 1 bbbdf57115bccca8fed4052642a05685c23b47da9bf0c58dc850a0b0cdbcd043
gebeurtenis 2 decaa06af05ccb14e5242a29321c7eeff55df37cfc5a80c50c2ae9873ea67ddd
inzage 1 1c267bd236ee033edfe58800a0e2955422cc7318f105280ee49dbac5b579ba64
inzage 2 8080b5c9bb7d60edd3bbf110129b87f7c2d938a61fb0bf97944b609bcefc8926
inzage 3 86e13d161c60d10333bd88a16abad8d878db6a325ddb5fff454bc21424c79561
"""
"""Made by the code of then over the rows below; nobody has the key any more that signed it."""
SLEUTEL = """\
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAdx/aCWIuOzdGrGt/jIE0YeyvGi7CzDGXlkR4cYtTidY=
-----END PUBLIC KEY-----
"""
BIJ_TOT = datetime(2026, 1, 5, 12, tzinfo=UTC)
_GEBEURTENIS = r"""
    INSERT INTO tandem_gebeurtenis (id, zout, openbaar, huishouden_id, laag, betreft, niet_zichtbaar_voor, auteur_id,
        vastgelegd_op, versie, soort, casus_nr, gebeurd_op, actor, organisatie, rol, taak, grondslag, feiten)
    SELECT n, lpad(n::text, 32, '0')::uuid, lpad(n::text, 32, '1')::uuid, 7, 1 + n % 4, ARRAY[n, n + 1], '{}', NULL,
           timestamptz '2026-01-05 09:00Z', 1, 'test', n, timestamptz '2026-01-05 09:00Z', n, 3, 'rol', '', '',
           '\x01ff'
      FROM generate_series(1, 2) n
"""
_INZAGE = """
    INSERT INTO tandem_inzage (id, zout, tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag,
        uitkomst, huishouden_id, laag, lid, niet_zichtbaar_voor, namens)
    SELECT n, lpad(n::text, 32, '0')::uuid, timestamptz '2026-01-05 09:00Z', lpad(n::text, 32, '1')::uuid, n, 3, 'rol',
           '', 'hulp', 'test', '', 'gelezen', 7, 1, ARRAY[n], '{}', '{}'
      FROM generate_series(1, 3) n
"""


@pytest.fixture
def baas() -> psycopg.Connection:
    """The rows of then under their seal, and work of organisations that is older than that seal."""
    zegelhulp.nieuwe_database()
    with zegelhulp.verbind() as verbinding:
        verbinding.execute(_GEBEURTENIS)
        verbinding.execute(_INZAGE)
        for tabel in ("gebeurtenis", "inzage"):  # as the rows would have been numbered
            verbinding.execute(f"SELECT setval(pg_get_serial_sequence('tandem_{tabel}', 'id'), 3)")
        orgrijen(verbinding, 4, 5)
        oud = BIJ_TOT - timedelta(days=30)
        verbinding.execute("UPDATE tandem_organisatiegebeurtenis SET op = %s", [oud])
        verbinding.execute("UPDATE tandem_organisatieinzage SET tijd = %s", [oud])
        yield verbinding
    connections[TAAK].close()


@pytest.fixture
def bron(tmp_path: Path) -> Bron:
    (tmp_path / "publiek.pem").write_text(SLEUTEL)
    bron = zegelhulp.bron(tmp_path)
    bron.map.schrijf_zegel(1, EEN)
    return bron


def _maak(bron: Bron) -> tuple[int, ...]:
    return maak_zegels(bron=bron, using=TAAK).zegels


def _kijk(bron: Bron) -> Uitslag:
    return controleer(bron=bron, using=TAAK)


def test_it_holds_and_the_next_seal_takes_the_work_of_organisations_in(baas: psycopg.Connection, bron: Bron) -> None:
    uitslag = _kijk(bron)
    assert (uitslag.bevindingen, uitslag.rijen, uitslag.wacht) == ([], 5, 9)
    assert _maak(bron) == (2,)
    uitslag = _kijk(bron)
    assert (uitslag.bevindingen, uitslag.rijen, uitslag.wacht) == ([], 14, 0)
    kop = lees_kop(lees_stuk(bron.map.lees_zegel(2)).kop)
    assert (kop.bladvorm, set(kop.gesloten)) == (2, {*zegel.TABELLEN})
    baas.execute("UPDATE tandem_inzage SET medewerker = 99 WHERE id = 2")
    baas.execute("DELETE FROM tandem_organisatieinzage WHERE id = 1")
    assert {(een.verschil, een.tabel, een.rij, een.zegel) for een in _kijk(bron).bevindingen} == {
        (Verschil.GEWIJZIGD, "inzage", 2, 1),
        (Verschil.VERWIJDERD, "organisatieinzage", 1, 2),
    }


def test_work_that_fills_several_seals_is_not_backdated_in_the_second(
    baas: psycopg.Connection, bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zegel, "HOOGSTENS", 4)
    assert _maak(bron) == (2, 3, 4)
    assert _kijk(bron).bevindingen == []


def test_from_then_on_a_row_that_claims_to_be_older_is_named(baas: psycopg.Connection, bron: Bron) -> None:
    """Of the households' tables already before, of those of organisations since they are sealed."""
    oud = BIJ_TOT - UITLOOP - timedelta(seconds=1)
    (eerder,) = rijen(baas, 0, 1)[1]
    baas.execute("UPDATE tandem_inzage SET tijd = %s WHERE id = %s", [oud, eerder])
    verwacht = {(Verschil.TERUGGEDATEERD, "inzage", eerder)}
    assert _los(bron) == verwacht
    _maak(bron)
    (later,) = orgrijen(baas, 0, 1)[1]
    baas.execute("UPDATE tandem_organisatieinzage SET tijd = %s WHERE id = %s", [oud, later])
    verwacht.add((Verschil.TERUGGEDATEERD, "organisatieinzage", later))
    assert _los(bron) == verwacht
    _maak(bron)
    assert _los(bron) == verwacht


def _los(bron: Bron) -> set[tuple[Verschil, str, int | None]]:
    return {(een.verschil, een.tabel, een.rij) for een in _kijk(bron).bevindingen}
