"""Consent as a rule: who must say yes at which age, what counts today, and what stands in the way."""

from datetime import UTC, date, datetime

import pytest

from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op
from tandem.regels.rechten import toestemming as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand, Toestemmingsfeit
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Stem

VANDAAG = date(2026, 6, 10)
TOEN = datetime(2026, 6, 1, tzinfo=UTC)
ZELF, OUDER, VOOGD, CURATOR = (
    Hoedanigheid.ZELF,
    Hoedanigheid.OUDER_MET_GEZAG,
    Hoedanigheid.VOOGD_GI,
    Hoedanigheid.CURATOR_OF_MENTOR,
)


def _feit(jaren, *stemmen, wegen=True, van=date(2026, 6, 1), tot=date(2026, 7, 1), **meer):
    geboorte = geboren_op(VANDAAG.replace(year=VANDAAG.year - jaren)) if jaren is not None else GEBOORTE_ONBEKEND
    leden = tuple(Stem(plek, als, ja) for plek, (als, ja) in enumerate(stemmen))
    return Toestemmingsfeit(frozenset({Laag.CONTACT, Laag.PLAN}), geboorte, wegen, van, tot, leden, **meer)


JA, NEE, STIL = True, False, None
WAARHEID = [
    (40, [(ZELF, JA)], True, True), (40, [(ZELF, STIL)], True, False), (40, [(ZELF, NEE)], True, False),
    (40, [(ZELF, JA)], False, False), (40, [(ZELF, JA), (CURATOR, JA)], True, False),
    (40, [(ZELF, JA), (CURATOR, JA)], False, False),
    (8, [(ZELF, STIL), (OUDER, JA)], True, True), (8, [(ZELF, JA)], True, False),
    (8, [(ZELF, NEE), (OUDER, JA)], True, True), (8, [(ZELF, STIL), (OUDER, JA), (OUDER, STIL)], True, False),
    (8, [(ZELF, STIL), (OUDER, JA), (OUDER, NEE)], True, False), (8, [(ZELF, STIL), (VOOGD, JA)], True, True),
    (11, [(ZELF, STIL), (OUDER, JA)], True, True),
    (12, [(ZELF, STIL), (OUDER, JA)], True, False), (12, [(ZELF, JA), (OUDER, STIL)], True, False),
    (12, [(ZELF, JA), (OUDER, JA)], True, True), (12, [(ZELF, JA)], True, False),
    (15, [(ZELF, STIL), (OUDER, JA)], False, True),
    (16, [(ZELF, STIL), (OUDER, JA)], True, False), (16, [(ZELF, JA), (OUDER, NEE)], True, True),
    (17, [(ZELF, STIL), (OUDER, JA)], False, True), (17, [(ZELF, JA), (OUDER, STIL)], False, False),
    (18, [(ZELF, STIL), (OUDER, JA)], True, False), (18, [(ZELF, JA), (OUDER, NEE)], True, True),
    (None, [(ZELF, JA), (OUDER, JA)], True, False),
]  # fmt: skip


@pytest.mark.parametrize(("jaren", "stemmen", "wegen", "geldt"), WAARHEID)
def test_whose_yes_counts_at_which_age(jaren, stemmen, wegen, geldt):
    assert regel.telt(_feit(jaren, *stemmen, wegen=wegen), zeggenschapstabel(), vandaag=VANDAAG) is geldt


@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [
        (date(2026, 6, 10), date(2026, 6, 11), True), (date(2026, 6, 11), date(2026, 6, 12), False),
        (date(2026, 6, 1), date(2026, 6, 10), False),
    ],
)  # fmt: skip
def test_it_counts_from_its_day_until_the_day_on_which_it_ends(van, tot, geldt):
    assert regel.telt(_feit(40, (ZELF, JA), van=van, tot=tot), zeggenschapstabel(), vandaag=VANDAAG) is geldt


@pytest.mark.parametrize(
    ("feit", "ingetrokken", "stand"),
    [
        (_feit(40, (ZELF, STIL)), False, Stand.GEVRAAGD),
        (_feit(40, (ZELF, JA), volledig_op=TOEN), False, Stand.GELDT),
        (_feit(40, (ZELF, NEE)), False, Stand.GEWEIGERD),
        (_feit(40, (ZELF, NEE), volledig_op=TOEN, gestopt_op=TOEN), True, Stand.INGETROKKEN),
        (_feit(12, (ZELF, STIL), (OUDER, JA), volledig_op=TOEN), False, Stand.VERVALLEN),
        (_feit(40, (ZELF, JA), tot=VANDAAG), False, Stand.VERLOPEN),
        (_feit(None, (ZELF, STIL)), False, Stand.ONZEKER),
        (_feit(8, (ZELF, STIL)), False, Stand.ONZEKER),
    ],
)
def test_how_things_are_is_one_word(feit, ingetrokken, stand):
    assert regel.stand(feit, zeggenschapstabel(), vandaag=VANDAAG, ingetrokken=ingetrokken) is stand


@pytest.mark.parametrize(
    ("jaren", "wie", "mag"), [(40, 0, True), (8, 0, False), (8, 1, True), (12, 0, True), (12, 1, True), (16, 1, False)]
)
def test_an_answer_is_taken_only_of_whom_the_table_names(jaren, wie, mag):
    feit = _feit(jaren, (ZELF, NEE), *([(OUDER, NEE)] if jaren < 18 else []))
    oordeel = regel.mag_antwoorden(feit, zeggenschapstabel(), wie, vandaag=VANDAAG)
    assert oordeel.toegestaan is mag
    assert oordeel.reden


def test_an_unknown_age_is_for_a_human():
    oordeel = regel.mag_antwoorden(_feit(None, (ZELF, STIL)), zeggenschapstabel(), 0, vandaag=VANDAAG)
    assert not oordeel.toegestaan
    assert "privacyfunctionaris" in oordeel.reden
    assert regel.nog_nodig(_feit(None, (ZELF, STIL)), zeggenschapstabel(), vandaag=VANDAAG) == ()


def test_who_is_involved_belongs_to_every_sharing_and_what_is_shielded_to_none():
    assert regel.gekozen_lagen([]) == {Laag.CONTACT}
    assert regel.gekozen_lagen([Laag.ANALYSE, Laag.AFGESCHERMD]) == {Laag.CONTACT, Laag.ANALYSE}


GEVEN, WEIGEREN, TREKKEN = Antwoordsoort.GEGEVEN, Antwoordsoort.GEWEIGERD, Antwoordsoort.INGETROKKEN


@pytest.mark.parametrize(
    ("vorige", "nieuw", "mag"),
    [
        (None, GEVEN, True), (None, WEIGEREN, True), (None, TREKKEN, False), (GEVEN, TREKKEN, True),
        (GEVEN, GEVEN, False), (GEVEN, WEIGEREN, True), (WEIGEREN, GEVEN, True), (WEIGEREN, TREKKEN, False),
        (TREKKEN, GEVEN, True), (TREKKEN, TREKKEN, False),
    ],
)  # fmt: skip
def test_only_a_yes_can_be_taken_back_and_the_same_answer_is_no_news(vorige, nieuw, mag):
    assert (regel.bezwaar_antwoord(nieuw, vorige) == ()) is mag
