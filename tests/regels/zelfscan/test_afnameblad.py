"""A wave as it was as sheets of a workbook and back: identical cell by cell, few respondents never in it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.koppelingen.rekenblad import lees, schrijf
from tandem.regels.tabel import Blad
from tandem.regels.zelfscan import cijfer
from tandem.regels.zelfscan.afname import Afnamesoort, Oorzaak
from tandem.regels.zelfscan.afnameblad import Afnamemeting, Kant, als_bladen, is_afnameblad
from tandem.regels.zelfscan.afnamelezer import Leeskader, lees_afname
from tandem.regels.zelfscan.antwoord import Antwoord
from tandem.regels.zelfscan.instrument import Vraagsoort
from tandem.regels.zelfscan.spreiding import Beeld, Spreiding, Stem, open_beeld
from tests.regels.zelfscan.bouw import deel, instrument, vraag

PROEF = instrument(
    deel(vraag("a"), vraag("b")),
    deel(vraag("n", Vraagsoort.GETAL), vraag("w", Vraagsoort.LIJST), vraag("o", Vraagsoort.OPEN), code="x", score=None),
)
NU = datetime(2026, 5, 4, 12, tzinfo=UTC)
KADER = Leeskader({"schiedam": "s", "gm0606": "s", "delft": "d"}, "s", ("Team Oost",), NU, NU.date())
GROEPEN = ("beleid", "management", "partner", "uitvoering")

_tekst = st.text(max_size=12).filter(lambda t: t.strip() != "?")
_stemmen = st.lists(st.tuples(st.sampled_from(GROEPEN), st.one_of(st.none(), st.sampled_from("1234"))), max_size=16)
"""Who answered what, as the leader sees it: the oracle below counts these itself."""


def _beeld(stemmen: list[tuple[str, str | None]]) -> Beeld:
    return open_beeld([Stem(groep, keuze, None if keuze is None else Decimal(keuze)) for groep, keuze in stemmen])


@st.composite
def _metingen(draw):
    stemmen = {(code, kant): draw(st.one_of(st.none(), _stemmen)) for code in "ab" for kant in Kant}
    stemmen["n", Kant.NU] = draw(st.one_of(st.none(), _stemmen))
    spreiding = {code: {} for code in "abnwo"}
    for (code, kant), alle in stemmen.items():
        if alle is not None:
            spreiding[code][kant] = _beeld(alle)
    antwoorden = {code: Antwoord(*draw(st.tuples(st.sampled_from("1234"), _tekst, _tekst))) for code in "ab"}
    antwoorden["o"] = draw(st.sampled_from([Antwoord(), Antwoord(weet_niet=True), Antwoord("Zo"), Antwoord("=1+1")]))
    antwoorden["w"] = Antwoord(tuple(draw(st.lists(_tekst.filter(str.strip), min_size=1, max_size=3))))
    meting = Afnamemeting(
        gemeente="Schiedam",
        team=draw(st.sampled_from(["", "Team Oost"])),
        soort=draw(st.sampled_from(Afnamesoort)),
        dag=draw(st.dates(date(2000, 1, 1), NU.date())),
        ingevuld_tot=draw(st.dates(date(2000, 1, 1), date(2100, 12, 31))),
        vastgesteld=draw(st.datetimes(datetime(2000, 1, 2), datetime(2026, 5, 1), timezones=st.just(UTC))),  # noqa: DTZ001
        deelnemers=draw(st.sampled_from([None, 16, 17])),
        antwoorden=antwoorden,
        spreiding=spreiding,
        oorzaken={"deel": (draw(st.sampled_from(Oorzaak)), draw(_tekst))} if draw(st.booleans()) else {},
    )
    return meting, stemmen


def _door_een_bestand(bladen):
    return lees(schrijf(bladen), "x.xlsx")


def _cellen(bladen):
    """The cells as people see them: empty ones at the end of a row are none."""
    return [(blad.naam, [tuple(rij) for rij in blad.rijen]) for blad in bladen]


@settings(max_examples=40)  # two workbooks each
@given(_metingen())
def test_a_wave_written_read_and_written_again_is_the_same_cell_by_cell(paar):
    meting, _ = paar
    eerst = _door_een_bestand(als_bladen(PROEF, meting))
    gelezen = lees_afname(eerst, PROEF, KADER)
    assert gelezen.fouten == ()
    assert _cellen(_door_een_bestand(als_bladen(PROEF, gelezen.meting))) == _cellen(eerst)
    assert gelezen.meting.spreiding == meting.spreiding
    zelfde = ("soort", "dag", "ingevuld_tot", "vastgesteld", "deelnemers", "team")
    assert all(getattr(gelezen.meting, naam) == getattr(meting, naam) for naam in zelfde)


@given(_metingen())
def test_the_sheet_shows_what_at_least_five_answered_and_of_fewer_the_word_for_secret(paar):
    """Counted here from the votes themselves: no number stands in the sheet of what fewer than five chose."""
    meting, stemmen = paar
    (blad,) = [een for een in als_bladen(PROEF, meting) if een.naam == "Spreiding"]
    for (code, kant), alle in stemmen.items():
        rijen = [rij[2:] for rij in blad.rijen if rij[:2] == (code, kant.value)]
        gekozen = Counter(keuze for _, keuze in alle or [] if keuze is not None)
        if alle is None:
            assert rijen == [("alles", "", "onbekend")]
        elif sum(gekozen.values()) < 5:
            assert rijen == [("alles", "", "geheim")]
        else:
            assert {w: int(n) for wat, w, n in rijen if wat == "keuze"} == gekozen
            assert ("weet niet", "", str(sum(keuze is None for _, keuze in alle))) in rijen
            klein = {g for g in GROEPEN if 0 < sum(groep == g and k is not None for groep, k in alle) < 5}
            assert {w: n for wat, w, n in rijen if wat == "groep" and w in klein} == dict.fromkeys(klein, "geheim")


ZES = [("uitvoering", "3")] * 4 + [("partner", "4")] * 2
MEETMOMENT = Afnamemeting(
    gemeente="Schiedam",
    soort=Afnamesoort.NULMETING,
    dag=date(2025, 3, 2),
    ingevuld_tot=date(2025, 3, 1),
    vastgesteld=NU - timedelta(days=300),
    deelnemers=6,
    antwoorden={"a": Antwoord("3", "Nota", "Bijna\r\nklaar", "4"), "b": Antwoord(weet_niet=True)},
    spreiding={"a": {Kant.NU: _beeld(ZES), Kant.STREVEN: _beeld(ZES[:4])}, "b": {Kant.NU: _beeld(ZES)}},
    oorzaken={"deel": (Oorzaak.EIGEN_ACTIE, "Wij oefenden.")},
)


def test_this_is_how_it_looks():
    meting, antwoorden, onderdelen, spreiding = als_bladen(PROEF, MEETMOMENT)
    assert dict(meting.rijen[1:]) == {
        "instrument": "proef",
        "versie": "1",
        "naam": "Proef",
        "gemeente": "Schiedam",
        "team": "",
        "soort": "nulmeting",
        "dag": "2025-03-02",
        "ingevuld tot": "2025-03-01",
        "vastgesteld": "2025-07-08T12:00:00+00:00",
        "deelnemers": "6",
    }
    assert antwoorden.rijen[1:] == (
        ("Schiedam", "2025", "a", "Niveau 3", "Niveau 4", "Nota", "Bijna\nklaar"),
        ("Schiedam", "2025", "b", "?", "", "", ""),
    )
    assert onderdelen.rijen[1:] == (("deel", "Deel", "", "", "", "eigen_actie", "Wij oefenden."),)
    open_ = [("keuze", "3", "4"), ("keuze", "4", "2"), ("weet niet", "", "0"), ("gemiddelde", "", "3,33")]
    open_ += [("afstand", "", "1,00"), ("groep", "uitvoering", "geheim"), ("groep", "partner", "geheim")]
    assert list(spreiding.rijen[1:]) == [
        *(("a", "nu", *rij) for rij in open_),
        ("a", "streven", "alles", "", "geheim"),
        *(("b", "nu", *rij) for rij in open_),
        ("b", "streven", "alles", "", "onbekend"),
    ]


def _met(naam: str, *regels: tuple[str, ...], weg: str = "") -> tuple[Blad, ...]:
    """The sheets of the example with rows changed: each in place of the row that begins so, or at the end."""
    bladen = []
    for blad in als_bladen(PROEF, MEETMOMENT):
        rijen = [rij for rij in blad.rijen if not weg or blad.naam != naam or rij[0] != weg]
        for regel in regels if blad.naam == naam else ():
            lengte = {"Meting": 1, "Antwoorden": 3, "Onderdelen": 1, "Spreiding": 4}[naam]
            plek = next((n for n, rij in enumerate(rijen) if rij[:lengte] == regel[:lengte]), len(rijen))
            rijen[plek : plek + 1] = [regel]
        bladen.append(replace(blad, rijen=tuple(rijen)))
    return tuple(bladen)


TWEE_GROEPEN = (("a", "nu", "groep", "partner", "4,00"), ("a", "nu", "groep", "uitvoering", "3,00"))


@pytest.mark.parametrize(
    ("bladen", "plaats", "woord"),
    [
        (_met("Meting", ("instrument", "ander")), "rij 2, kolom B", 'met instrument "ander"'),
        (_met("Meting", ("versie", "2")), "rij 3, kolom B", 'met versie "2"'),
        (_met("Meting", ("gemeente", "Delft")), "rij 5, kolom B", "niet van uw gemeente"),
        (_met("Meting", ("team", "Team West")), "rij 6, kolom B", "is er niet bij uw gemeente"),
        (_met("Meting", ("soort", "jaarlijks")), "rij 7, kolom B", "nulmeting, herhaling"),
        (_met("Meting", ("dag", "gisteren")), "rij 8, kolom B", "geen dag"),
        (_met("Meting", ("dag", "2026-05-05")), "rij 8, kolom B", "moet nog komen"),
        (_met("Meting", ("dag", "1999-05-05")), "rij 8, kolom B", "van 2000"),
        (_met("Meting", ("ingevuld tot", "2024-03-01")), "Antwoorden", "ingevuld tot"),
        (_met("Meting", ("vastgesteld", "2025-07-08T12:00:00")), "rij 10, kolom B", "geen moment"),
        (_met("Meting", ("vastgesteld", "2027-07-08T12:00:00+00:00")), "rij 10, kolom B", "moet nog komen"),
        (_met("Meting", ("deelnemers", "")), "rij 11, kolom B", "leeg"),
        (_met("Meting", ("deelnemers", "geheim")), "rij 11, kolom B", 'of "onbekend"'),
        (_met("Meting", ("deelnemers", "5")), "Spreiding", "meer antwoorden dan de 5 deelnemers"),
        (_met("Meting", ("leider", "Noor")), "rij 12, kolom A", "geen kenmerk"),
        (_met("Meting", weg="dag"), "Meting", 'De rij "dag" ontbreekt'),
        (_met("Antwoorden", ("Delft", "2025", "a", "3")), "Antwoorden", "van uw gemeente"),
        (_met("Antwoorden", ("Schiedam", "2025", "a", "9")), "rij 2, kolom D", "Niveau 1"),
        (_met("Onderdelen", ("x", "X")), "rij 3, kolom A", "geen onderdeel met een cijfer"),
        (_met("Onderdelen", ("deel", "", "", "", "", "", "Zomaar")), "rij 2, kolom F", "Kies eerst"),
        (_met("Spreiding", ("a", "nu", "keuze", "3", "2")), "rij 2, kolom E", "Minder dan 5 antwoorden"),
        (_met("Spreiding", ("a", "nu", "keuze", "9", "2")), "kolom D", "kan hier niet"),
        (_met("Spreiding", ("a", "nu", "keuze", "3", "geheim")), "rij 2, kolom E", "aantal mensen"),
        (_met("Spreiding", *TWEE_GROEPEN), "rij 2", "Een groep"),
        (_met("Spreiding", ("a", "nu", "alles", "", "geheim")), "kolom C", "verder geen rijen"),
        (_met("Spreiding", ("a", "streven", "alles", "", "")), "rij 9, kolom E", "geheim"),
        (_met("Spreiding", ("o", "streven", "alles", "", "geheim")), "kolom B", "kent geen streven"),
        (_met("Spreiding", ("o", "nu", "weet niet", "", "7")), "kolom C", "ontbreekt: gemiddelde, afstand"),
        (_met("Spreiding", weg="b"), "Spreiding", 'Van vraag "b" ontbreekt'),
        ((*als_bladen(PROEF, MEETMOMENT), Blad("Deelnemers", (("naam",),))), "Deelnemers", "hoort hier niet"),
        (als_bladen(PROEF, MEETMOMENT)[:3], "Spreiding", "ontbreekt"),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_cell_and_nothing_is_half_read(bladen, plaats, woord):
    gelezen = lees_afname(bladen, PROEF, KADER)
    assert gelezen.meting is None
    assert any(plaats in str(fout) and woord in str(fout) for fout in gelezen.fouten), list(map(str, gelezen.fouten))


def test_figures_of_parts_and_names_are_for_people_and_are_not_read():
    bladen = _met("Onderdelen", ("deel", "Anders", "9", "9", "9", "eigen_actie", "Wij oefenden."))
    assert lees_afname(bladen, PROEF, KADER) == lees_afname(als_bladen(PROEF, MEETMOMENT), PROEF, KADER)


def test_a_spread_of_numbers_is_written_with_a_comma_and_comes_back():
    beeld = Beeld(Spreiding((("-1.5", 5), ("2", 1)), 0, cijfer.bekend(0), cijfer.bekend(3)), {})
    meting = replace(MEETMOMENT, spreiding=MEETMOMENT.spreiding | {"n": {Kant.NU: beeld}})
    (blad,) = [een for een in als_bladen(PROEF, meting) if een.naam == "Spreiding"]
    assert ("n", "nu", "keuze", "-1,5", "5") in blad.rijen
    assert lees_afname(als_bladen(PROEF, meting), PROEF, KADER).meting.spreiding["n"] == {Kant.NU: beeld}


def test_a_workbook_is_a_wave_by_its_sheet():
    assert is_afnameblad(als_bladen(PROEF, MEETMOMENT))
    assert not is_afnameblad(als_bladen(PROEF, MEETMOMENT)[1:])
