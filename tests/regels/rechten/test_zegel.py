"""The tree against an independent writing of RFC 6962, the form of files, and what counts as which difference."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.rechten.zegel import (
    TABELLEN,
    TABELLEN_PER_VORM,
    UITLOOP,
    VORM,
    Akte,
    Blad,
    Herstel,
    Onleesbaar,
    Stuk,
    Zegelkop,
    bewijs,
    klopt_bewijs,
    kophash,
    lees_akte,
    lees_kop,
    lees_stuk,
    reeksen,
    samen,
    wortel,
)
from tandem.regels.rechten.zegelvergelijk import (
    Bevinding,
    Gevonden,
    Graf,
    Verschil,
    draagt,
    is_teruggedateerd,
    slotzin,
    sluit_aan,
    vergelijk,
    vervallen,
)

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
hashes = st.binary(min_size=32, max_size=32)
blad = st.builds(Blad, st.sampled_from(TABELLEN), st.integers(-(2**63), 2**63 - 1), hashes)
bladen = st.lists(blad, max_size=40, unique_by=lambda een: (een.tabel, een.rij))


def _rfc(delen: list[bytes]) -> bytes:
    """RFC 6962, 2.1, as it is written there: halve at the largest power of two below the count."""
    if not delen:
        return hashlib.sha256(b"").digest()
    if len(delen) == 1:
        return hashlib.sha256(b"\x00" + delen[0]).digest()
    k = 1
    while k * 2 < len(delen):
        k *= 2
    return hashlib.sha256(b"\x01" + _rfc(delen[:k]) + _rfc(delen[k:])).digest()


@given(bladen)
def test_the_root_is_that_of_the_rfc(alle: list[Blad]) -> None:
    assert wortel(alle) == _rfc([f"{b.tabel} {b.rij} {b.hash.hex()}".encode() for b in alle])


def test_a_known_root() -> None:
    alle = [Blad("inzage", nummer, bytes([nummer]) * 32) for nummer in range(3)]
    assert wortel(alle).hex() == hashlib.sha256(
        b"\x01" + hashlib.sha256(
            b"\x01" + b"".join(hashlib.sha256(b"\x00" + b.regel()).digest() for b in alle[:2])
        ).digest() + hashlib.sha256(b"\x00" + alle[2].regel()).digest()
    ).hexdigest()  # fmt: skip


@given(bladen.filter(bool), st.data())
def test_a_proof_holds_for_its_leaf_and_place_and_for_nothing_else(alle: list[Blad], gegeven: st.DataObject) -> None:
    plek = gegeven.draw(st.integers(0, len(alle) - 1))
    pad, root = bewijs(alle, plek), wortel(alle)
    blad = alle[plek]
    klopt = {"plek": plek, "aantal": len(alle), "pad": pad, "wortel": root}
    assert klopt_bewijs(blad, **klopt)
    assert not klopt_bewijs(Blad(blad.tabel, blad.rij, bytes(32)), **klopt) or blad.hash == bytes(32)
    assert not klopt_bewijs(blad, **{**klopt, "pad": (*pad, b"x")})
    assert not klopt_bewijs(blad, **{**klopt, "wortel": bytes(32)})
    assert not klopt_bewijs(blad, **{**klopt, "plek": len(alle)})
    if pad:
        assert not klopt_bewijs(blad, **{**klopt, "pad": pad[:-1]})
        ander = gegeven.draw(st.integers(0, len(alle) - 1))
        assert klopt_bewijs(blad, **{**klopt, "plek": ander}) == (ander == plek)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    with pytest.raises(IndexError):
        bewijs([], 0)
    with pytest.raises(IndexError):
        bewijs([Blad("inzage", 1, bytes(32))], -1)


@given(bladen.filter(bool), st.data())
def test_every_change_of_the_leaves_gives_another_root(alle: list[Blad], gegeven: st.DataObject) -> None:
    plek = gegeven.draw(st.integers(0, len(alle) - 1))
    blad = alle[plek]
    anders = [
        [*alle[:plek], Blad(blad.tabel, blad.rij, hashlib.sha256(blad.hash).digest()), *alle[plek + 1 :]],
        [*alle[:plek], Blad(blad.tabel, blad.rij ^ 1, blad.hash), *alle[plek + 1 :]],
        [*alle[:plek], *alle[plek + 1 :]],
        [*alle, blad],
    ]
    assert all(wortel(een) != wortel(alle) for een in anders)


@given(bladen, st.binary(max_size=64))
def test_a_file_reads_back_as_it_was_written(alle: list[Blad], handtekening: bytes) -> None:
    stuk = Stuk(_kop(aantal=len(alle)).inhoud(), handtekening, tuple(alle))
    assert lees_stuk(stuk.tekst()) == stuk
    assert lees_kop(stuk.kop) == _kop(aantal=len(alle))


@pytest.mark.parametrize("kop", [{"bij_tot": None}, {"herstel": Herstel(3, "brand")}, {"gesloten": {"inzage": -5}}])
def test_a_heading_reads_back(kop: dict) -> None:
    assert lees_kop(_kop(**kop).inhoud()) == _kop(**kop)


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        (b"ab12", b"zz12", "handtekening"),
        (b"inzage 7", b"inzage zeven", "regel 4"),
        (b"inzage 7", b"inzage 07", "regel 4"),
        (b"inzage 7", b"anders 7", "regel 4"),
        (b"inzage 7 ", b"inzage 7  ", "regel 4"),
        (b"0909\n", b"0909", "niet af"),
        (b"0909\n", b"09zz\n", "regel 4"),
    ],
)
def test_a_file_of_another_form_is_told_with_its_line(oud: bytes, nieuw: bytes, deel: str) -> None:
    goed = Stuk(b"{}", bytes.fromhex("ab12"), (Blad("gebeurtenis", 1, bytes([8, 8])), Blad("inzage", 7, bytes([9, 9]))))
    assert lees_stuk(goed.tekst()) == goed
    with pytest.raises(Onleesbaar, match=deel):
        lees_stuk(goed.tekst().replace(oud, nieuw))


@pytest.mark.parametrize("kop", [b"", b"{}", b"[]", b"\xff", b'{"soort":"vernietigingsakte"}', b'{"soort":"zegel"}'])
def test_what_is_no_heading_is_told(kop: bytes) -> None:
    with pytest.raises(Onleesbaar):
        lees_kop(kop)


def test_a_certificate_accounts_for_its_leaves_and_no_others() -> None:
    alle = (Blad("gebeurtenis", 1, bytes(32)), Blad("inzage", 2, bytes(32)))
    akte = Akte("a-1", alle, {"grond": "bewaartermijn verstreken", "akkoord": [4, 5]})
    gelezen = lees_akte(Stuk(akte.inhoud(), b"", alle))
    assert (gelezen.akte, gelezen.bladen) == ("a-1", alle)
    assert gelezen.feiten["grond"] == "bewaartermijn verstreken"
    for anders in ((), alle[:1], (*alle, Blad("inzage", 3, bytes(32)))):
        with pytest.raises(Onleesbaar):
            lees_akte(Stuk(akte.inhoud(), b"", anders))
    for kop in (b"{}", b"geen json", akte.inhoud().replace(b"a-1", b"a-2 ").replace(b'"bladen":2', b'"bladen":3')):
        with pytest.raises(Onleesbaar):
            lees_akte(Stuk(kop, b"", alle))


def test_the_facts_of_a_certificate_cannot_say_what_the_leaves_say() -> None:
    akte = Akte("a-1", (), {"akte": "a-2", "bladen": 9, "soort": "zegel"})
    assert lees_akte(Stuk(akte.inhoud(), b"", ())).akte == "a-1"


@given(st.sets(st.integers(-50, 50)))
def test_ranges_hold_exactly_their_numbers(nummers: set[int]) -> None:
    delen = reeksen(sorted(nummers))
    assert {nr for van, tot in delen for nr in range(van, tot + 1)} == nummers
    assert all(tot + 1 < van for (_, tot), (van, _) in zip(delen, delen[1:], strict=False))


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(0, 5))))
def test_ranges_together_are_as_few_as_can_be(paren: list[tuple[int, int]]) -> None:
    delen = [(van, van + lengte) for van, lengte in paren]
    assert samen(delen) == reeksen(sorted({nr for van, tot in delen for nr in range(van, tot + 1)}))


def _kop(**anders: object) -> Zegelkop:
    velden: dict = {
        "nummer": 4, "gemaakt_op": NU, "bij_tot": NU, "aantal": 1, "wortel": "00", "vorige": "", "sleutel": "s",
        "bladvorm": 1, "gesloten": {"gebeurtenis": 10},
    }  # fmt: skip
    return Zegelkop(**{**velden, **anders})


HASH, ANDER = b"h" * 32, b"a" * 32
_GAAF = Gevonden(HASH, NU)


@pytest.mark.parametrize(
    ("gevonden", "graf", "sinds", "hoogste", "verschil"),
    [
        (_GAAF, None, None, 9, None),
        (_GAAF, None, NU, 9, None),
        (Gevonden(ANDER, NU), None, None, 9, Verschil.GEWIJZIGD),
        (None, None, None, 9, Verschil.VERWIJDERD),
        (None, None, None, 7, Verschil.VERWIJDERD),
        (None, None, None, 6, Verschil.AFGEKAPT),
        (None, None, None, None, Verschil.AFGEKAPT),
        (None, Graf(HASH, "a", True), None, 9, None),
        (None, Graf(HASH, "a", True), None, None, None),
        (None, Graf(HASH, "a", False), None, 9, Verschil.GRAFSTEEN),
        (None, Graf(ANDER, "a", True), None, 9, Verschil.GRAFSTEEN),
        (_GAAF, Graf(HASH, "a", True), None, 9, Verschil.TERUG),
        (_GAAF, None, NU + UITLOOP, 9, None),
        (_GAAF, None, NU + UITLOOP + timedelta(seconds=1), 9, Verschil.TERUGGEDATEERD),
        (Gevonden(ANDER, NU), None, NU + timedelta(days=1), 9, Verschil.GEWIJZIGD),
    ],
)
def test_what_a_sealed_row_can_have_become(gevonden, graf, sinds, hoogste, verschil) -> None:
    plek = ("gebeurtenis", 7)
    uit = list(
        vergelijk(
            kop=_kop(), bladen=[Blad(*plek, HASH)], vorige=_kop(bij_tot=sinds),
            gevonden={plek: gevonden} if gevonden else {}, graven={plek: graf} if graf else {},
            hoogste={"gebeurtenis": hoogste},
        )
    )  # fmt: skip
    assert [(een.verschil, een.zegel, een.tabel, een.rij) for een in uit] == (
        [(verschil, 4, *plek)] if verschil else []
    )


@pytest.mark.parametrize(("sinds", "terug"), [(None, False), (NU, False), (NU + UITLOOP * 2, True)])
def test_before_the_first_seal_nothing_is_backdated(sinds: datetime | None, terug: bool) -> None:
    assert is_teruggedateerd(NU, sinds) is terug


@pytest.mark.parametrize(
    ("vorm", "tabel", "bij"),
    [
        (1, "gebeurtenis", NU),
        (1, "inzage", NU),
        (1, "organisatiegebeurtenis", None),
        (1, "organisatieinzage", None),
        (2, "gebeurtenis", NU),
        (2, "inzage", NU),
        (2, "organisatiegebeurtenis", NU),
        (2, "organisatieinzage", NU),
        (3, "organisatieinzage", NU),  # of a later Tandem: it holds at least what ours holds
    ],
)
def test_a_seal_speaks_for_the_tables_of_its_form(vorm: int, tabel: str, bij: datetime | None) -> None:
    assert _kop(bladvorm=vorm).bij(tabel) == bij
    assert _kop(bladvorm=vorm, bij_tot=None).bij(tabel) is None


def test_a_form_only_adds_tables() -> None:
    vormen = [TABELLEN_PER_VORM[nummer] for nummer in range(1, VORM + 1)]
    assert all(later[: len(eerder)] == eerder for eerder, later in zip(vormen, vormen[1:], strict=False))
    assert vormen[-1] == TABELLEN


@pytest.mark.parametrize(("vorm", "terug"), [(None, False), (1, False), (2, True)])
def test_a_row_from_before_its_table_was_sealed_is_not_backdated(vorm: int | None, terug: bool) -> None:
    """The first seal over a new table holds rows that are older than every seal."""
    plek = ("organisatieinzage", 7)
    vorige = _kop(bladvorm=vorm) if vorm else None
    oud = {plek: Gevonden(HASH, NU - UITLOOP * 2)}
    uit = list(
        vergelijk(kop=_kop(), bladen=[Blad(*plek, HASH)], vorige=vorige, gevonden=oud, graven={}, hoogste={plek[0]: 7})
    )
    assert [een.verschil for een in uit] == [Verschil.TERUGGEDATEERD] * terug


def test_a_seal_refers_to_the_one_before() -> None:
    assert sluit_aan(None, _kop(vorige=""))
    assert sluit_aan(b"kop", _kop(vorige=kophash(b"kop")))
    assert not sluit_aan(None, _kop(vorige=kophash(b"kop")))
    assert not sluit_aan(b"kop", _kop(vorige=""))


def test_a_heading_carries_its_own_leaves_alone() -> None:
    alle = [Blad("inzage", 1, HASH), Blad("inzage", 2, HASH)]
    kop = _kop(aantal=2, wortel=wortel(alle).hex())
    assert draagt(kop, alle)
    assert not draagt(kop, alle[::-1])
    assert not draagt(kop, alle[:1])
    assert not draagt(_kop(aantal=1, wortel=wortel(alle).hex()), alle)


def test_only_a_later_seal_declares_others_lost() -> None:
    koppen = [_kop(nummer=nr) for nr in (1, 2, 3)] + [_kop(nummer=4, herstel=Herstel(1, "brand"))]
    assert sorted(vervallen(koppen)) == [2, 3]
    assert vervallen(koppen[:3]) == {}


@pytest.mark.parametrize(
    ("bevinding", "zin"),
    [
        (Bevinding(Verschil.GEWIJZIGD, 3, "inzage", 8), "Zegel 3: inzage 8 is gewijzigd na het verzegelen."),
        (
            Bevinding(Verschil.INGEVOEGD, None, "gebeurtenis", 5),
            "gebeurtenis 5 is ingevoegd: dit deel van de tabel was al gesloten en geen zegel kent de rij.",
        ),
        (Bevinding(Verschil.ONTBREEKT, 2), "Zegel 2 ontbreekt in de map buiten de database."),
        (
            Bevinding(Verschil.TERUG, 1, "inzage", 9, "akte x"),
            "Zegel 1: inzage 9 is vernietigd, maar staat er weer (akte x).",
        ),
    ],
)
def test_a_finding_is_a_sentence(bevinding: Bevinding, zin: str) -> None:
    assert bevinding.in_woorden == zin


def test_the_last_sentence() -> None:
    maten = {"zegels": 1, "rijen": 30, "vernietigd": 0, "wacht": 2}
    goed = slotzin(**maten, bevindingen=[])
    assert goed == "Alles klopt: 1 zegel, 30 rijen, 0 vernietigd met een akte, 2 nog niet verzegeld."
    fout = slotzin(**maten, bevindingen=[Bevinding(Verschil.KETEN, 1)])
    assert fout.startswith("Er klopt iets niet: 1 bevinding in 1 zegel, 30 rijen")
