from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.regels.zelfscan.afname import (
    HOOGSTENS_FOUT,
    LANGSTE_INVULTIJD,
    LANGSTE_TOELICHTING,
    OVERGANGEN,
    Afnamesoort,
    Afnamestand,
    Afnamevoorstel,
    Link,
    Linkstand,
    bezwaren_afname,
    bezwaren_toelichting,
    linkstand,
    waarom_niet_naar,
)

VANDAAG = date(2026, 3, 2)
DAG = timedelta(days=1)
NUL, WEER = Afnamesoort.NULMETING, Afnamesoort.HERHALING
VOORSTEL = Afnamevoorstel("zelfscan-veiligheid", NUL, 7, VANDAAG + 30 * DAG)


@pytest.mark.parametrize(
    ("voorstel", "velden"),
    [
        (VOORSTEL, []),
        (replace(VOORSTEL, instrument=""), ["instrument"]),
        (replace(VOORSTEL, loopt_al=True), ["instrument"]),
        (replace(VOORSTEL, leider=None), ["leider"]),
        (replace(VOORSTEL, soort=None), ["soort"]),
        (replace(VOORSTEL, eerdere=(NUL,)), ["soort"]),
        (replace(VOORSTEL, eerdere=(WEER,)), ["soort"]),
        (replace(VOORSTEL, soort=WEER), ["soort"]),
        (replace(VOORSTEL, soort=WEER, eerdere=(NUL,)), []),
        (replace(VOORSTEL, invullen_tot=None), ["invullen_tot"]),
        (replace(VOORSTEL, invullen_tot=VANDAAG), []),
        (replace(VOORSTEL, invullen_tot=VANDAAG - DAG), ["invullen_tot"]),
        (replace(VOORSTEL, invullen_tot=VANDAAG + LANGSTE_INVULTIJD), []),
        (replace(VOORSTEL, invullen_tot=VANDAAG + LANGSTE_INVULTIJD + DAG), ["invullen_tot"]),
    ],
)
def test_a_wave_says_what_it_lacks(voorstel: Afnamevoorstel, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_afname(voorstel, VANDAAG)] == velden


V, G, A, S = Afnamestand.VERZAMELEN, Afnamestand.GESPREK, Afnamestand.VASTGESTELD, Afnamestand.GESTOPT


@pytest.mark.parametrize(
    ("van", "naar", "ingeleverd", "zonder", "mag"),
    [
        (V, G, 1, 80, True),
        (V, G, 0, 80, False),
        (V, S, 0, 80, True),
        (V, A, 5, 0, False),
        (G, A, 5, 0, True),
        (G, A, 5, 1, False),
        (G, S, 5, 9, True),
        (G, V, 5, 0, False),
        (A, G, 5, 0, False),
        (A, S, 5, 0, False),
        (S, V, 5, 0, False),
    ],
)
def test_a_wave_goes_one_way(van: Afnamestand, naar: Afnamestand, ingeleverd: int, zonder: int, mag: bool) -> None:
    zin = waarom_niet_naar(van, naar, ingeleverd=ingeleverd, zonder_antwoord=zonder)
    assert (zin == "") is mag, zin


def test_every_state_is_in_the_table_and_none_leads_back() -> None:
    assert set(OVERGANGEN) == set(Afnamestand)
    assert all(V not in naar for naar in OVERGANGEN.values())


NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINK = Link(NU + DAG, V)


@pytest.mark.parametrize(
    ("link", "stand"),
    [
        (LINK, Linkstand.GELDIG),
        (replace(LINK, vervalt_op=NU), Linkstand.VERLOPEN),
        (replace(LINK, vervalt_op=NU + timedelta(seconds=1)), Linkstand.GELDIG),
        (replace(LINK, ingetrokken_op=NU), Linkstand.INGETROKKEN),
        (replace(LINK, ingetrokken_op=NU + DAG), Linkstand.GELDIG),
        (replace(LINK, foute_codes=HOOGSTENS_FOUT - 1), Linkstand.GELDIG),
        (replace(LINK, foute_codes=HOOGSTENS_FOUT), Linkstand.GEBLOKKEERD),
        (replace(LINK, stand=G), Linkstand.GESLOTEN),
        (replace(LINK, stand=G, vervalt_op=NU), Linkstand.VERLOPEN),
    ],
)
def test_when_a_link_opens_something(link: Link, stand: Linkstand) -> None:
    assert linkstand(link, NU) is stand


def test_a_text_beside_an_answer_has_an_end() -> None:
    assert not bezwaren_toelichting(toelichting="x" * LANGSTE_TOELICHTING, bewijs="")
    (bezwaar,) = bezwaren_toelichting(toelichting="", bewijs="x" * (LANGSTE_TOELICHTING + 1))
    assert bezwaar.veld == "bewijs"
    assert "5001" in bezwaar.zin
