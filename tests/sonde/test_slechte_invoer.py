"""Bad input in every field of every form: a sentence at its place, nothing lost of what was typed, nothing half stored.

Each form that opens for the own worker of a household is sent twice, with one field in two spoilt. The forms are read
from their pages, so a new form takes part by itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import pytest

from tandem.acties import deur
from tandem.management.sonde.kruipen import nieuw_nummer
from tandem.management.sonde.schrijven import Schrijver, Veld
from tests.sonde.conftest import schrijver_op

TEKST = ("text", "textarea", "search", "email", "tel", "url")
GETYPT = "Dit had iemand al getypt \U0001f469\u200d\U0001f467 \u0645\u0631\u064a\u0645."
SLECHT: dict[str, tuple[tuple[str, ...], str]] = {
    "te lang": (TEKST, "x" * 20_001),
    "een stuurteken": (TEKST, "voor\x07na"),
    "een nul": (TEKST, "voor\x00na"),
    "geen dag": (("date",), "2024-02-30"),
    "een dag in woorden": (("date",), "morgen"),
    "een tijd die niet bestaat": (("datetime-local", "time"), "2024-02-30T25:61"),
    "een onbekende code": (("select", "radio", "checkbox"), "bestaat-niet"),
    "een vervalst nummer": (("select", "radio", "checkbox"), "00000000-0000-0000-0000-000000000007"),
    "geen getal": (("number",), "zeven"),
    "een onmogelijk getal": (("number",), "9" * 40),
}
"""What is spoilt -> the kinds of field that it is for, and the value. Each must be refused at the field."""
VRIJ = ("verzoek", "versie")
ALLEEN_AAN_UIT = "on"


Fout = tuple[Veld, str, str]
"""A field, what is wrong, and the value that is sent."""


def _spoilt(velden: list[Veld], beurt: Counter[str]) -> Iterator[Fout]:
    """Each field with one fault; the next field of its kind gets the next fault, so that all of them come by."""
    for veld in velden:
        if veld.naam in VRIJ or veld.keuzes == [ALLEEN_AAN_UIT] or "__prefix__" in veld.naam:  # the row to copy
            continue
        fouten = [(naam, waarde) for naam, (soorten, waarde) in SLECHT.items() if veld.soort in soorten]
        if fouten:
            yield veld, *fouten[beurt[veld.soort] % len(fouten)]
            beurt[veld.soort] += 1


def _vul(schrijver: Schrijver, veld: Veld) -> str:
    return GETYPT if veld.soort in ("text", "textarea") and not veld.waarde else schrijver._vul(veld)


@pytest.fixture
def schrijver(terrein, op_kopie) -> Iterator[Schrijver]:
    with op_kopie() as database, schrijver_op(terrein, database) as schrijft:
        yield schrijft


def _bij_veld(html: str, naam: str) -> bool:
    """Whether a sentence stands at this field: the page marks it, and says what is wrong under a name of its own."""
    heel = re.sub(r"_[01]$", "", naam)  # a moment has a day and a time under one sentence
    return f'id="id_{naam}_error"' in html or f'id="id_{heel}_error"' in html


def test_every_field_of_every_form_answers_bad_input_at_its_place(schrijver):
    mis, formulieren, beurt = [], 0, Counter()
    for proef in schrijver._plekken("rosa", ()):
        if proef.klasse not in ("geen", "eigen") or proef.huis != "A":
            continue
        velden = schrijver._velden(proef)
        formulieren += bool(velden)
        mis += [f"{proef.route} {zin}" for zin in _bederf(schrijver, proef.pad, velden, list(_spoilt(velden, beurt)))]
    assert not mis, "\n".join(mis)
    assert formulieren > 40
    assert beurt.total() > 200
    assert set(beurt) >= {"text", "textarea", "date", "select", "radio", "checkbox", "number"}
    assert [een for een in schrijver.stand.verschil(schrijver.stand.geraakt()) if een.huishouden] == []


def test_ten_megabytes_of_text_come_back_with_a_sentence(schrijver):
    (proef,) = (een for een in schrijver._plekken("rosa", ("plan_doel_nieuw",)) if een.huis == "A")
    velden = schrijver._velden(proef)
    tekst = next(veld for veld in velden if veld.naam == "tekst")
    with deur.op_tijdstip(schrijver.b.nu):
        antwoord = schrijver.kruiper.client("rosa").post(proef.pad, {"tekst": "y" * 10_000_000})
    html = antwoord.content.decode()
    assert (antwoord.status_code, _bij_veld(html, tekst.naam)) == (422, True)
    assert "10.000.000 tekens" in html


def _bederf(schrijver: Schrijver, pad: str, velden: list[Veld], fouten: list[Fout]) -> Iterator[str]:
    """Spoil one field in two at once, then the others: each must have its own sentence. Who has none is sent alone."""
    for helft in (fouten[::2], fouten[1::2]):
        if helft and any(_stuur(schrijver, pad, velden, helft)):
            for fout in helft:
                yield from _stuur(schrijver, pad, velden, [fout])


def _stuur(schrijver: Schrijver, pad: str, velden: list[Veld], fouten: list[Fout]) -> list[str]:
    """Send the form with these fields spoilt; return what is wrong with the answer."""
    goed = {veld.naam: _vul(schrijver, veld) for veld in velden}
    bedorven = {veld.naam: waarde for veld, _, waarde in fouten}
    gegevens = {**goed, "verzoek": nieuw_nummer(), **bedorven}
    with deur.op_tijdstip(schrijver.b.nu):
        antwoord = schrijver.kruiper.client("rosa").post(pad, gegevens)
    heel = {naam: waarde for naam, waarde in goed.items() if naam not in bedorven}
    return [
        f"{veld.naam} ({veld.soort}, {wat}): {zin}"
        for veld, wat, _ in fouten
        for zin in _bezwaren(antwoord, veld, heel)
    ]


def _bezwaren(antwoord, veld: Veld, goed: dict[str, str]) -> Iterator[str]:
    """What is wrong at one field; ``goed`` is what was typed in the others."""
    html = unescape(antwoord.content.decode())
    if antwoord.status_code != 422:
        yield f"status {antwoord.status_code}"
        return
    if not _bij_veld(html, veld.naam):
        yield "geen zin bij het veld"
    if veld.soort in TEKST and "x" * 20_001 not in html and "voor" not in html:
        yield "het bedorven veld is leeg"
    if GETYPT in goed.values() and GETYPT not in html:
        yield "wat er al stond is weg"
