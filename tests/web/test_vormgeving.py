"""Plain forms rendered by our components: labels, help, errors, and everything typed still there."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from hypothesis import given
from hypothesis import settings as met
from hypothesis import strategies as st

from tandem.web import galerijformulieren, onderdelen
from tandem.web.templatetags import onderdelen as tags
from tandem.web.vormgeving import SchaalVeld


class Gewoon(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals u die noemt.")
    dag = forms.DateField(label="Dag", required=False)
    tijd = forms.TimeField(label="Tijd", required=False)
    moment = forms.DateTimeField(label="Moment", required=False)
    keus = forms.ChoiceField(label="Keus", choices=[("a", "Eén"), ("b", "Twee")], required=False)


def test_label_help_and_error_belong_to_the_input() -> None:
    blad = str(Gewoon({"naam": ""}))
    assert '<label class="utrecht-form-label" for="id_naam">Naam</label>' in blad
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in blad
    assert 'aria-invalid="true"' in blad
    assert 'id="id_naam_helptext">Zoals u die noemt.' in blad
    assert blad.count("id_naam_error") == 2


def test_error_summary_links_to_every_wrong_field() -> None:
    form = galerijformulieren.met_fouten()
    blad = str(form)
    doelen = re.findall(r'<a href="#([^"]+)">', blad)
    assert len(doelen) == sum(len(fouten) for fouten in form.errors.values())
    assert all(f'id="{doel}"' in blad for doel in doelen)


def test_only_what_may_stay_empty_says_so() -> None:
    blad = str(Gewoon())
    assert "Naam</label>" in blad
    assert 'Dag <span class="tandem-veld__vrij">(niet verplicht)</span>' in blad


@pytest.mark.parametrize(
    ("veld", "ingevuld", "soort", "waarde"),
    [
        ("dag", "2026-03-03", "date", "2026-03-03"),
        ("dag", "03-03-2026", "date", "2026-03-03"),
        ("dag", date(2026, 3, 3), "date", "2026-03-03"),
        ("dag", "31-02-2026", "text", "31-02-2026"),
        ("dag", "gisteren", "text", "gisteren"),
        ("tijd", "14:02", "time", "14:02"),
        ("tijd", "half drie", "text", "half drie"),
        ("moment", "2026-03-03T14:02", "datetime-local", "2026-03-03T14:02"),
        ("moment", "straks", "text", "straks"),
    ],
)
def test_dates_are_native_and_nothing_typed_is_lost(veld: str, ingevuld: Any, soort: str, waarde: str) -> None:
    blad = str(Gewoon({"naam": "x", veld: ingevuld})[veld])
    assert f'type="{soort}"' in blad
    assert f'value="{waarde}"' in blad


@met(deadline=None)
@given(st.text(min_size=1, max_size=60).filter(lambda tekst: "\x00" not in tekst))
def test_whatever_is_typed_comes_back_escaped(tekst: str) -> None:
    for naam in ("naam", "dag", "tijd", "moment"):
        blad = str(Gewoon({naam: tekst})[naam])
        waarden = re.findall(r'value="([^"]*)"', blad, re.DOTALL)
        assert len(waarden) == (1 if tekst else 0)
        assert "<" not in waarden[0]


def test_the_browser_does_not_remember_what_is_written_about_others() -> None:
    assert str(Gewoon()["naam"]).count('autocomplete="off"') == 1
    inloggen = str(galerijformulieren.Inloggen())
    assert 'autocomplete="current-password"' in inloggen
    assert 'autocomplete="off"' not in inloggen


def test_own_class_of_a_widget_stands_beside_ours() -> None:
    class Eigen(forms.Form):
        naam = forms.CharField(widget=forms.TextInput(attrs={"class": "breed", "maxlength": "5"}))

    blad = str(Eigen()["naam"])
    assert 'class="utrecht-textbox utrecht-textbox--html-input breed"' in blad
    assert blad.count("class=") == 1


@pytest.mark.parametrize(("gekozen", "cijfer"), [("0", 0), ("10", 10), ("", None)])
def test_scale_tells_zero_from_no_figure(gekozen: str, cijfer: int | None) -> None:
    class Meting(forms.Form):
        veilig = SchaalVeld(label="Hoe veilig?")

    form = Meting({"veilig": gekozen})
    assert form.is_valid()
    assert form.cleaned_data["veilig"] == cijfer
    assert form.cleaned_data["veilig"] is cijfer or cijfer is not None


@pytest.mark.parametrize("gekozen", ["11", "-1", "5.5", "٥", "vijf"])
def test_scale_refuses_what_is_not_on_it(gekozen: str) -> None:
    with pytest.raises(forms.ValidationError):
        SchaalVeld().clean(gekozen)


def test_lines_can_be_added_from_an_empty_one() -> None:
    blad = str(galerijformulieren.regels())
    sjabloon = blad[blad.index("<template>") : blad.index("</template>")]
    assert 'name="afspraken-__prefix__-wat"' in sjabloon
    assert blad.count("data-tandem-rij>") == 4


def test_conflict_shows_only_what_differs_in_words() -> None:
    form = Gewoon({"naam": "Noor", "keus": "a"})
    paren = tags.naast_elkaar(form, {"naam": "Noor", "keus": "Twee", "bestaat_niet": "x"})
    assert paren == [tags.Naast("Keus", "Eén", "Twee")]


@pytest.mark.parametrize(
    ("toon", "uit"),
    [("goed", "goed"), ("success", "goed"), ("warning", "let-op"), ("error", "onveilig"), ("?", "info")],
)
def test_notice_understands_the_levels_of_messages(toon: str, uit: str) -> None:
    assert tags.meldingsoort(toon).toon == uit


@pytest.mark.parametrize(
    ("nummer", "adres"), [("010 - 000 00 01", "0100000001"), ("+31 (0)6 00", "+310600"), ("112", "112")]
)
def test_telephone_number_can_be_called(nummer: str, adres: str) -> None:
    assert tags.belbaar(nummer) == adres


def test_line_of_figures_is_said_in_words_too() -> None:
    punten = [onderdelen.Schaalpunt(date(2020, 3, 4), 2), onderdelen.Schaalpunt(date(2020, 9, 1), 6)]
    beeld = tags.schaalverloop(punten, 7, "Samira")
    assert beeld["zin"] == "Samira: van 2 op 4 maart 2020 naar 6 op 1 september 2020. Goed genoeg is 7."
    assert [(punt["x"], punt["y"]) for punt in beeld["punten"]] == [(24, 78), (272, 43)]
    alleen = tags.schaalverloop(punten[:1])
    assert alleen["zin"] == "2 van 10 op 4 maart 2020."
    assert alleen["lijn"] == ""


def test_theme_is_a_plain_name(settings: Any) -> None:
    sjabloon = Template("{% load onderdelen %}{% thema %}")
    assert sjabloon.render(Context()) == ""
    settings.TANDEM_THEMA = "voorbeeld-gemeente"
    assert "gebouwd/themas/voorbeeld-gemeente.css" in sjabloon.render(Context())
    settings.TANDEM_THEMA = "../../geheim"
    with pytest.raises(ImproperlyConfigured, match="frontend/themas"):
        sjabloon.render(Context())
