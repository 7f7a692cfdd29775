"""A superuser tampers with sealed rows, seals and files; the check names every bit of it, and nothing else."""

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections, transaction

from tandem.acties.rechten.zegel import Bron, begraaf, maak_zegels
from tandem.acties.rechten.zegelcontrole import controleer
from tandem.koppelingen.zegelmap import Geheugenzegels
from tandem.models.muren.zegel import TIJD
from tandem.regels.rechten.zegel import TABELLEN, UITLOOP, Stuk, lees_kop, lees_stuk
from tandem.regels.rechten.zegelvergelijk import Bevinding, Verschil
from tests import zegelhulp
from tests.zegelhulp import BAAS, TAAK, orgrijen, rijen

KEREN = 1_000
ZAAD = 22
SAMEN = ("gebeurtenis", "inzage", "organisatiegebeurtenis", "organisatieinzage")
Los = tuple[Verschil, str, int]


@pytest.fixture(scope="module")
def verzegeld(database_gereed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bron]:
    """Two seals over some hundred rows, with gaps between their numbers; nothing waits."""
    bron = zegelhulp.bron(tmp_path_factory.mktemp("zegels"))
    zegelhulp.nieuwe_database()
    with zegelhulp.verbind() as eigenaar:
        for _ in range(2):
            rijen(eigenaar, 14, 18)
            orgrijen(eigenaar, 14, 18)
            for tabel in TABELLEN:
                eigenaar.execute(
                    f"DELETE FROM tandem_{tabel} WHERE id % 5 = 2 AND id > (SELECT coalesce(max(hoogste), 0)"
                    f" FROM tandem_zegeldeel WHERE tabel = '{tabel}')"
                )
            maak_zegels(bron=bron, using=TAAK)
    with zegelhulp.als_baas():
        connections[BAAS].ensure_connection()
        yield bron
    for alias in (TAAK, BAAS):
        connections[alias].close()


class _Knoeier:
    """One random act of tampering, and what a check should say of it."""

    def __init__(self, bron: Bron, kans: random.Random) -> None:
        self.kans = kans
        stukken = [lees_stuk(bron.map.lees_zegel(nummer)) for nummer in bron.map.zegels()]
        kop = lees_kop(stukken[-1].kop)
        self.gesloten, self.te_oud = kop.gesloten, kop.bij_tot - UITLOOP - timedelta(microseconds=1)
        self.rijen = {t: sorted(b.rij for stuk in stukken for b in stuk.bladen if b.tabel == t) for t in TABELLEN}
        self.kolommen = {tabel: self._kolommen(tabel) for tabel in TABELLEN}

    def _kolommen(self, tabel: str) -> dict[str, str]:
        """Columns and their types as the database has them, whatever the leaf holds."""
        with connections[BAAS].cursor() as cursor:
            cursor.execute(
                "SELECT attname, atttypid::regtype::text FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                [f"tandem_{tabel}"],
            )
            return dict(cursor.fetchall())

    def __call__(self) -> set[Los]:
        tabel = self.kans.choice(TABELLEN)
        return self.kans.choice([self.wijzig, self.wijzig, self.verwijder, self.voeg_in, self.kap, self.dateer_terug])(
            tabel
        )

    def doe(self, opdracht: str, *waarden: object) -> None:
        with connections[BAAS].cursor() as cursor:
            cursor.execute(opdracht, waarden)
            assert cursor.rowcount > 0, opdracht

    def wijzig(self, tabel: str) -> set[Los]:
        """Another value in any column but its number."""
        rij = self.kans.choice(self.rijen[tabel])
        kolom = self.kans.choice([een for een in self.kolommen[tabel] if een != "id"])
        nieuw = {
            "bigint": f"coalesce({kolom}, 0) + 1",
            "smallint": f"{kolom} + 1",
            "integer": f"{kolom} + 1",
            "uuid": "gen_random_uuid()",
            "bytea": f"set_byte({kolom}, 0, 255 - get_byte({kolom}, 0))",
            "character varying": f"left({kolom} || 'x', 40)",
            "timestamp with time zone": f"{kolom} - interval '{self.kans.choice(['1 microsecond', '1 year'])}'",
            "bigint[]": f"{kolom} || 99::bigint",
        }[self.kolommen[tabel][kolom]]
        self.doe(f"UPDATE tandem_{tabel} SET {kolom} = {nieuw} WHERE id = %s", rij)
        return {(Verschil.GEWIJZIGD, tabel, rij)}

    def verwijder(self, tabel: str) -> set[Los]:
        """Some rows, but not the last."""
        weg = self.kans.sample(self.rijen[tabel][:-1], self.kans.randint(1, 4))
        self.doe(f"DELETE FROM tandem_{tabel} WHERE id = ANY(%s)", weg)
        return {(Verschil.VERWIJDERD, tabel, rij) for rij in weg}

    def kap(self, tabel: str) -> set[Los]:
        """Everything from somewhere on; now and then the whole table."""
        vanaf = self.kans.choice(self.rijen[tabel])
        self.doe(f"DELETE FROM tandem_{tabel} WHERE id >= %s", vanaf)
        return {(Verschil.AFGEKAPT, tabel, rij) for rij in self.rijen[tabel] if rij >= vanaf}

    def voeg_in(self, tabel: str) -> set[Los]:
        """A copy of a row under a number that was free, or a row that moves to such a number."""
        vrij = [nr for nr in range(-3, self.gesloten[tabel]) if nr not in self.rijen[tabel]]
        rij, nieuw = self.kans.choice(self.rijen[tabel][:-1]), self.kans.choice(vrij)
        if self.kans.random() < 0.3:
            self.doe(f"UPDATE tandem_{tabel} SET id = %s WHERE id = %s", nieuw, rij)
            return {(Verschil.VERWIJDERD, tabel, rij), (Verschil.INGEVOEGD, tabel, nieuw)}
        self.kopieer(tabel, rij, nieuw, "now()")
        return {(Verschil.INGEVOEGD, tabel, nieuw)}

    def dateer_terug(self, tabel: str) -> set[Los]:
        """A new row at the end that says it is older than the seals."""
        nieuw = self.gesloten[tabel] + self.kans.randint(1, 9)
        self.kopieer(tabel, self.kans.choice(self.rijen[tabel]), nieuw, f"'{self.te_oud.isoformat()}'")
        return {(Verschil.TERUGGEDATEERD, tabel, nieuw)}

    def kopieer(self, tabel: str, rij: int, nieuw: int, tijd: str) -> None:
        anders = {"id": "%s", TIJD[tabel]: tijd, "openbaar": "gen_random_uuid()"}  # the last is unique in some tables
        kolommen = ", ".join(self.kolommen[tabel])
        waarden = ", ".join(anders.get(kolom, kolom) for kolom in self.kolommen[tabel])
        self.doe(
            f"INSERT INTO tandem_{tabel} ({kolommen}) SELECT {waarden} FROM tandem_{tabel} WHERE id = %s", nieuw, rij
        )


def _los(bevindingen: list[Bevinding]) -> set[Los]:
    return {(een.verschil, een.tabel, een.rij) for een in bevindingen}


def _kijk(bron: Bron) -> list[Bevinding]:
    return controleer(bron=bron, using=BAAS).bevindingen


def test_a_thousand_acts_of_tampering_are_each_named_and_nothing_else_is(verzegeld: Bron) -> None:
    knoeier = _Knoeier(verzegeld, random.Random(ZAAD))
    assert _kijk(verzegeld) == []
    gezien: set[tuple[Verschil, str]] = set()
    for keer in range(KEREN):
        with transaction.atomic(using=BAAS):
            verwacht = knoeier()
            gevonden = _kijk(verzegeld)
            transaction.set_rollback(True, using=BAAS)
        assert _los(gevonden) == verwacht, (keer, verwacht)
        assert all(een.zegel or een.verschil in (Verschil.INGEVOEGD, Verschil.TERUGGEDATEERD) for een in gevonden)
        gezien |= {(verschil, tabel) for verschil, tabel, _ in verwacht}
    soorten = ("GEWIJZIGD", "VERWIJDERD", "AFGEKAPT", "INGEVOEGD", "TERUGGEDATEERD")
    assert gezien == {(Verschil[soort], tabel) for soort in soorten for tabel in SAMEN}
    assert _kijk(verzegeld) == []


@pytest.mark.parametrize(
    ("opdracht", "verschil", "zegel"),
    [
        ("UPDATE tandem_zegel SET kop = replace(kop, '\"aantal\":', '\"aantal\": ') WHERE nummer = 1", "DATABASE", 1),
        ("DELETE FROM tandem_zegel WHERE nummer = 1", "DATABASE", 1),
        ("DELETE FROM tandem_zegel", "OUDER", 2),
        ("INSERT INTO tandem_zegel VALUES (3, now(), '{}', '')", "ONTBREEKT", 3),
        (
            "CREATE OR REPLACE FUNCTION tandem_hoogste_inzage() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
            "FUNCTIE",
            None,
        ),
        ("DROP FUNCTION tandem_hoogste_inzage()", "FUNCTIE", None),
    ],
)
def test_tampering_with_seals_inside_is_named(verzegeld: Bron, opdracht: str, verschil: str, zegel: int | None) -> None:
    with transaction.atomic(using=BAAS), connections[BAAS].cursor() as cursor:
        cursor.execute(opdracht)
        bevindingen = _kijk(verzegeld)
        transaction.set_rollback(True, using=BAAS)
    assert (Verschil[verschil], zegel) in {(een.verschil, een.zegel) for een in bevindingen}


class _Anders(Geheugenzegels):
    """The same seals, but for what is changed."""

    def __init__(self, bron: Bron, **anders: object) -> None:
        super().__init__()
        for nummer in bron.map.zegels():
            tekst = anders.get(f"z{nummer}", bron.map.lees_zegel(nummer))
            if tekst is not None:
                self.schrijf_zegel(nummer, tekst)


def _met(bron: Bron, **anders: object) -> list[Bevinding]:
    return _kijk(Bron(_Anders(bron, **anders), bron.vertrouwd))


def _stuk(bron: Bron, nummer: int) -> Stuk:
    return lees_stuk(bron.map.lees_zegel(nummer))


def test_a_seal_that_is_missing_outside_is_named_alone(verzegeld: Bron) -> None:
    assert [(een.verschil, een.zegel) for een in _met(verzegeld, z1=None)] == [(Verschil.ONTBREEKT, 1)]
    assert [(een.verschil, een.zegel) for een in _met(verzegeld, z2=None)] == [(Verschil.ONTBREEKT, 2)]


def test_a_file_that_was_tampered_with_is_named_alone(verzegeld: Bron) -> None:
    stuk = _stuk(verzegeld, 1)
    bladen, kop = stuk.bladen, lees_kop(stuk.kop)
    vervalst = {
        "a line less": Stuk(stuk.kop, stuk.handtekening, bladen[:-1]).tekst(),
        "another hash": Stuk(stuk.kop, stuk.handtekening, (*bladen[:-1], bladen[0])).tekst(),
        "another heading": Stuk(stuk.kop.replace(b'"nummer":1', b'"nummer":7'), stuk.handtekening, bladen).tekst(),
        "no signature": Stuk(stuk.kop, b"", bladen).tekst(),
        "half a file": stuk.tekst()[:-40],
        "nothing": b"",
        "rubbish": b"\x00\xff" * 90,
    }
    assert kop.nummer == 1
    for wat, tekst in vervalst.items():
        assert [(een.verschil, een.zegel) for een in _met(verzegeld, z1=tekst)] == [(Verschil.BESTAND, 1)], wat


def test_a_seal_in_the_place_of_another_does_not_fit(verzegeld: Bron) -> None:
    wissel = _met(verzegeld, z1=_stuk(verzegeld, 2).tekst(), z2=_stuk(verzegeld, 1).tekst())
    assert {(Verschil.KETEN, 1), (Verschil.KETEN, 2)} <= {(een.verschil, een.zegel) for een in wissel}


def test_a_destroyed_row_is_accepted_with_its_certificate_alone(verzegeld: Bron) -> None:
    """With it, without it, with one of another, with one of nobody; and when it comes back with a backup."""
    los = Bron(_Anders(verzegeld), verzegeld.vertrouwd, verzegeld.sleutel)
    een, twee, laatste = 1, 3, _Knoeier(verzegeld, random.Random(1)).rijen["inzage"][-1]
    weg = {"gebeurtenis": [een], "inzage": [twee, laatste]}
    akte = uuid.uuid4()
    with transaction.atomic(using=BAAS), connections[BAAS].cursor() as cursor:
        document = begraaf(
            bron=los, akte=akte, feiten={"grond": "bewaartermijn", "akkoord": [4, 5]}, rijen=weg, using=BAAS
        )
        assert len(document.bladen) == 3
        assert {(v, r) for v, _, r in _los(_kijk(los))} == {(Verschil.TERUG, r) for r in (een, twee, laatste)}
        for tabel, nummers in weg.items():
            cursor.execute(f"DELETE FROM tandem_{tabel} WHERE id = ANY(%s)", [nummers])
        assert controleer(bron=los, using=BAAS).vernietigd == 3
        assert _kijk(los) == []
        zonder_akte = _kijk(verzegeld)
        assert {(v, r) for v, _, r in _los(zonder_akte)} == {(Verschil.GRAFSTEEN, r) for r in (een, twee, laatste)}
        assert all(f"akte {akte}" in bevinding.in_woorden for bevinding in zonder_akte)
        cursor.execute("UPDATE tandem_grafsteen SET blad = '\\x00' WHERE tabel = 'gebeurtenis'")
        assert _los(_kijk(los)) == {(Verschil.GRAFSTEEN, "gebeurtenis", een)}
        cursor.execute("DELETE FROM tandem_grafsteen")
        assert _los(_kijk(los)) == {
            (Verschil.VERWIJDERD, "gebeurtenis", een),
            (Verschil.VERWIJDERD, "inzage", twee),
            (Verschil.AFGEKAPT, "inzage", laatste),
        }
        transaction.set_rollback(True, using=BAAS)
    assert {verschil for verschil, _, _ in _los(_kijk(los))} == {Verschil.TERUG}


def test_a_certificate_of_our_own_making_is_no_certificate(verzegeld: Bron, tmp_path: Path) -> None:
    """The tamperer has the database and even the folder, but not the key."""
    (tmp_path / "eigen").mkdir()
    vals = zegelhulp.bron(tmp_path / "eigen", _Anders(verzegeld))
    with transaction.atomic(using=BAAS), connections[BAAS].cursor() as cursor:
        akte = begraaf(bron=vals, akte=uuid.uuid4(), feiten={}, rijen={"inzage": [3]}, using=BAAS).akte
        cursor.execute("DELETE FROM tandem_inzage WHERE id = 3")
        bevindingen = _kijk(Bron(vals.map, verzegeld.vertrouwd))
        transaction.set_rollback(True, using=BAAS)
    assert {een.verschil for een in bevindingen} == {Verschil.GRAFSTEEN, Verschil.AKTE}
    assert f"akte {akte} klopt niet" in " ".join(een.in_woorden for een in bevindingen)


def test_new_rows_wait_and_are_no_fault(verzegeld: Bron) -> None:
    with transaction.atomic(using=BAAS), connections[BAAS].cursor() as cursor:
        cursor.execute(
            "INSERT INTO tandem_inzage (tijd, verzoek, rol, taak, doel, wat, grondslag, uitkomst, laag, lid,"
            " niet_zichtbaar_voor, namens)"
            " VALUES (%s, gen_random_uuid(), '', '', 'hulp', '', '', 'gelezen', 1, '{}', '{}', '{}')",
            [datetime.now(UTC) - timedelta(minutes=10)],
        )
        uitslag = controleer(bron=verzegeld, using=BAAS)
        transaction.set_rollback(True, using=BAAS)
    assert (uitslag.bevindingen, uitslag.wacht) == ([], 1)
