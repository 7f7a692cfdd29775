"""An analysis as sheets and back: the same, or every fault by its place and nothing at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.koppelingen.rekenblad import lees, schrijf
from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import Cijferplek, Cijferregel, Deelplek, Deelwoorden, Inhoud
from tandem.regels.impact.blad import CIJFERKOLOMMEN, CIJFERS, DEELKOLOMMEN, DELEN, Kader, als_bladen, lees_bladen
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.tabel import Blad, Bladen
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, bekend

DAG = date(2026, 11, 22)
KADER = Kader(
    {"gezicht": "Eén vast gezicht", "regie": "Casusregie"},
    {soort: {"een": "Eén", "twee": "Twee"} for soort in Cijfersoort},
    {"noord": "Team Noord", "zuid": "Team Zuid"},
)
WOORD = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" =+-\n"), max_size=40
).map(lambda tekst: "\n".join(tekst.splitlines()).strip())
TEAM = st.sampled_from(["", *KADER.teams])
DEEL = st.builds(Deelwoorden, st.sampled_from([None, *Niveau]), WOORD, WOORD, WOORD, WOORD)


@st.composite
def _cijfer(draw: st.DrawFn) -> tuple[Cijferplek, Cijferregel]:
    soort = draw(st.sampled_from(list(Cijfersoort)))
    plek = Cijferplek(soort, draw(st.sampled_from(["een", "twee"])), draw(TEAM))
    deler = 100 if soort is Cijfersoort.FORMATIE else 1
    getal = st.integers(0, 9_999).map(lambda hoeveel: bekend(Decimal(hoeveel) / deler))
    cijfer = st.one_of(st.just(ONBEKEND), st.just(GEHEIM), getal)
    mag_basis = soort is Cijfersoort.COMPETENTIE and not plek.team
    basis = draw(st.sampled_from([None, True, False])) if mag_basis else None
    bron = draw(WOORD.filter(bool))
    return plek, Cijferregel(draw(cijfer), draw(cijfer), bron, DAG, draw(WOORD), basis)


INHOUD = st.builds(
    Inhoud,
    st.dictionaries(st.builds(Deelplek, st.sampled_from(list(KADER.onderdelen)), TEAM), DEEL),
    st.lists(_cijfer()).map(dict),
)


def _zonder_leeg(inhoud: Inhoud) -> Inhoud:
    return Inhoud(
        {plek: deel for plek, deel in inhoud.delen.items() if not deel.leeg},
        {plek: regel for plek, regel in inhoud.cijfers.items() if not regel.leeg},
    )


@settings(max_examples=60, deadline=None)
@given(INHOUD)
def test_a_workbook_gives_back_what_was_put_in(inhoud: Inhoud) -> None:
    bestand = schrijf(als_bladen(inhoud, KADER))
    uit = lees_bladen(lees(bestand, "x.xlsx"), KADER, DAG)
    assert uit.fouten == ()
    assert _zonder_leeg(uit.inhoud) == _zonder_leeg(inhoud)


DEELRIJ = ("gezicht", "", "", "", "lokaal", "", "a", "b", "c")
CIJFERRIJ = ("formatie", "een", "", "", "", "1", "2", "telling", "2026-11-22", "", "")


def _bladen(deel: tuple[str, ...] = DEELRIJ, cijfer: tuple[str, ...] = CIJFERRIJ) -> Bladen:
    return Blad(DELEN, (DEELKOLOMMEN, deel)), Blad(CIJFERS, (CIJFERKOLOMMEN, cijfer))


def _met(rij: tuple[str, ...], plek: int, tekst: str) -> tuple[str, ...]:
    return (*rij[:plek], tekst, *rij[plek + 1 :])


def test_these_sheets_are_right() -> None:
    uit = lees_bladen(_bladen(), KADER, DAG)
    assert uit.fouten == ()
    assert len(uit.inhoud.delen) == len(uit.inhoud.cijfers) == 1


@pytest.mark.parametrize(
    ("bladen", "waar"),
    [
        (_bladen()[:1], 'blad "Getallen": Dit blad ontbreekt'),
        (_bladen()[1:], 'blad "Onderdelen": Dit blad ontbreekt'),
        ((_bladen()[0], Blad(CIJFERS, ())), 'blad "Getallen", rij 1: De kolom "soort" ontbreekt'),
        ((Blad(DELEN, _bladen()[0].rijen, verborgen=True), _bladen()[1]), 'blad "Onderdelen": Dit blad is verborgen'),
        (_bladen(_met(DEELRIJ, 0, "gezich")), 'blad "Onderdelen", rij 2, kolom A: "gezich" is niet bekend. Bedoelde'),
        (_bladen(_met(DEELRIJ, 0, "")), 'blad "Onderdelen", rij 2, kolom A'),
        (_bladen(_met(DEELRIJ, 2, "oost")), 'blad "Onderdelen", rij 2, kolom C: "oost" is geen lokaal team'),
        (_bladen(_met(DEELRIJ, 4, "ergens")), 'blad "Onderdelen", rij 2, kolom E'),
        (_bladen(_met(DEELRIJ, 6, "x" * 2001)), 'blad "Onderdelen", rij 2, kolom G'),
        (_bladen(cijfer=_met(CIJFERRIJ, 0, "geld")), 'blad "Getallen", rij 2, kolom A'),
        (_bladen(cijfer=_met(CIJFERRIJ, 1, "drie")), 'blad "Getallen", rij 2, kolom B'),
        (_bladen(cijfer=_met(CIJFERRIJ, 3, "oost")), 'blad "Getallen", rij 2, kolom D'),
        (_bladen(cijfer=_met(CIJFERRIJ, 5, "veel")), 'blad "Getallen", rij 2, kolom F: Vul een getal in'),
        (_bladen(cijfer=_met(CIJFERRIJ, 6, "-2")), 'blad "Getallen", rij 2, kolom G'),
        (_bladen(cijfer=_met(CIJFERRIJ, 7, "")), 'blad "Getallen", rij 2, kolom H: Schrijf op waar'),
        (_bladen(cijfer=_met(CIJFERRIJ, 8, "")), 'blad "Getallen", rij 2, kolom I: Vul in van welke dag'),
        (_bladen(cijfer=_met(CIJFERRIJ, 8, "22-11-2026")), 'blad "Getallen", rij 2, kolom I: "22-11-2026" is geen dag'),
        (_bladen(cijfer=_met(CIJFERRIJ, 8, "2026-11-23")), 'blad "Getallen", rij 2, kolom I: Deze dag is nog niet'),
        (_bladen(cijfer=_met(CIJFERRIJ, 9, "ja")), 'blad "Getallen", rij 2, kolom J: Alleen bij een competentie'),
        (_bladen(cijfer=_met(CIJFERRIJ, 9, "soms")), 'blad "Getallen", rij 2, kolom J'),
        ((Blad(DELEN, (DEELKOLOMMEN, DEELRIJ, DEELRIJ)), _bladen()[1]), "rij 3, kolom A: Dit staat ook al op rij 2"),
        ((Blad(DELEN, (("soort",), ("x",))), _bladen()[1]), 'blad "Onderdelen", rij 1'),
    ],
)
def test_every_fault_has_its_place_and_then_nothing_is_read(bladen: Bladen, waar: str) -> None:
    uit = lees_bladen(bladen, KADER, DAG)
    assert uit.inhoud == Inhoud()
    assert any(waar in str(fout) for fout in uit.fouten), [str(fout) for fout in uit.fouten]
