"""Entering lines: the shared part of forms, without a database."""

from datetime import date

import pytest

from tandem.web.regelinvoer import ALLEN, MetRegels, Regelset

LEDEN = (("1", "Samira Voorbeeld"), ("2", "Tom Voorbeeld"))
VANDAAG = date(2026, 5, 3)


class Proef(MetRegels):
    regelsets = (Regelset(minimum=1), Regelset("krachten", soorten=("oordeel", "stem"), domeinen=(("wonen", "Wonen"),)))


def _post(**velden):
    beheer = {f"{lijst}-{naam}": "0" for lijst in ("regels", "krachten") for naam in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
    return {**beheer, "regels-TOTAL_FORMS": "2", "krachten-TOTAL_FORMS": "1", **velden}


def _regel(nummer=0, lijst="regels", **anders):
    velden = {"soort": "waarneming", "tekst": "Tom huilde.", "op": "2026-05-02", "betreft": ["2"], **anders}
    return {f"{lijst}-{nummer}-{naam}": waarde for naam, waarde in velden.items()}


def _form(data):
    return Proef(data=data, leden=LEDEN, vandaag=VANDAAG)


def test_filled_lines_become_input_and_empty_ones_are_left_out():
    form = _form(_post(**_regel(1), **_regel(0, tekst="", betreft=[])))
    assert form.is_valid(), form.regelfouten
    (regel,) = form.cleaned_data["regels"]
    assert (regel.soort, regel.tekst, regel.op, regel.betreft) == ("waarneming", "Tom huilde.", date(2026, 5, 2), (2,))
    assert form.cleaned_data["krachten"] == ()


def test_everybody_is_written_out():
    form = _form(_post(**_regel(betreft=[ALLEN])))
    assert form.is_valid()
    assert form.cleaned_data["regels"][0].betreft == (1, 2)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"op": "2026-05-04"}, "Deze dag moet nog komen."),
        ({"op": "31-02-2026"}, "geldige datum"),
        ({"soort": "feit"}, "Een feit heeft een bron"),
        ({"soort": "stem"}, "Wie zegt dit?"),
        ({"betreft": []}, "verplicht"),
        ({"betreft": ["9"]}, "9"),
        ({"tekst": "x" * 5001}, "5.000"),
        ({"tekst": "a\x01b"}, "niet te lezen"),
        ({"soort": "mening"}, "mening"),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_in_the_summary(anders, zin):
    form = _form(_post(**_regel(**anders)))
    assert not form.is_valid()
    assert any(zin in fout and plek.startswith("id_regels-0-") for plek, _, fout in form.regelfouten)


def test_a_list_that_needs_a_line_says_so():
    form = _form(_post())
    assert not form.is_valid()
    assert ("", "", "Schrijf ten minste één regel op.") in form.regelfouten


def test_too_many_lines_are_refused_in_words():
    velden = {naam: waarde for nummer in range(31) for naam, waarde in _regel(nummer).items()}
    form = _form({**_post(**velden), "regels-TOTAL_FORMS": "31"})
    assert not form.is_valid()
    assert "30 regels" in form.regelfouten[0][2]


def test_a_page_that_came_in_pieces_is_refused_in_words():
    form = _form({})
    assert not form.is_valid()
    assert any("kwam niet heel aan" in zin for _, _, zin in form.regelfouten)


def test_a_sentence_of_the_action_lands_at_the_line_that_was_filled():
    form = _form(_post(**_regel(1), **_regel(0, tekst="", betreft=[])))
    assert form.is_valid()
    assert form.zet_fout("regels-0-tekst", "Te scherp.")
    assert ("id_regels-1-tekst", "Wat is er gezien, gezegd of gebeurd?", "Te scherp.") in form.regelfouten
    assert not form.zet_fout("regels-7-tekst", "x")
    assert not form.zet_fout("datum", "x")


def test_a_draft_comes_back_as_it_was_typed():
    form = Proef(initial={"regels-1-tekst": "Half verh", "regels-1-betreft": "2"}, leden=LEDEN, vandaag=VANDAAG)
    html = str(form.regels)
    assert "Half verh" in html
    assert 'value="2" class="utrecht-checkbox utrecht-checkbox--html-input" id="id_regels-0-betreft_2" checked' in html
    assert 'name="krachten-__prefix__-domein"' in str(form.krachten)
