"""Every text that a member can read is marked for translation, translated, and shown in the language of the page."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tandem.koppelingen.vertalingen import bestanden
from tandem.management.talen.bestanden import _mis, controleer
from tandem.management.talen.oogst import LOCALE, oogst
from tandem.management.talen.vakteksten import zinnen_in
from tandem.web import taal
from tests.web.hulp import tekst
from tests.web.portaal.hulp import als_lid

SJABLONEN = Path(taal.__file__).parent / "templates"
VAN_MEDEWERKERS = {"_wijze.html", "post.html", "toegang.html", "uitgenodigd.html"}
VAN_LEDEN = sorted(pad for pad in (SJABLONEN / "portaal").glob("*.html") if pad.name not in VAN_MEDEWERKERS)
MFA = sorted(
    pad for pad in (SJABLONEN / "mfa").rglob("*.html") if pad.name != "index.html"
)  # says more to professionals
FOUTEN = [SJABLONEN / naam for naam in ("404.html", "429.html", "verlopen.html")]


class _Zichtbaar(HTMLParser):
    """The words between tags and in attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.woorden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.woorden += [
            waarde or "" for naam, waarde in attrs if naam in ("aria-label", "alt", "title", "placeholder")
        ]

    def handle_data(self, data: str) -> None:
        self.woorden.append(data)


def ongemerkt(bron: str) -> list[str]:
    """Return the words of a template that stand there without a mark for translation."""
    bron = re.sub(r"{% comment %}.*?{% endcomment %}|<script.*?</script>", "", bron, flags=re.DOTALL)
    bron = re.sub(r"{% block (?:breedte|titel_staart) %}.*?{% endblock %}", "", bron)
    uit, binnen = [], False
    for stuk in Lexer(bron).tokenize():
        if stuk.token_type is TokenType.BLOCK:
            woord = stuk.contents.split()[0]
            binnen = woord == "blocktranslate" or (binnen and woord != "endblocktranslate")
            uit += re.findall(r'\b(?:titel|uitleg|tekst|terug_tekst)="([^"]+)"', stuk.contents)
        elif stuk.token_type is TokenType.TEXT and not binnen:
            uit.append(stuk.contents)
    lezer = _Zichtbaar()
    lezer.feed("".join(uit))
    return [woord.strip() for woord in lezer.woorden if re.search(r"[A-Za-z]{2,}", woord)]


@pytest.mark.parametrize("pad", [*VAN_LEDEN, *MFA, *FOUTEN], ids=lambda pad: f"{pad.parent.name}/{pad.name}")
def test_no_text_of_a_template_goes_unmarked(pad):
    assert ongemerkt(pad.read_text(encoding="utf-8")) == []


def test_an_unmarked_text_is_found():
    assert ongemerkt('<p>{% translate "Ja" %}, of nee</p><a aria-label="Sluit">x</a>') == [", of nee", "Sluit"]
    assert ongemerkt('{% include "x.html" with titel="Dicht" %}') == ["Dicht"]


def test_every_text_is_translated():
    assert controleer() == []


@pytest.mark.parametrize(
    ("po", "klacht"),
    [
        ('msgid "Wie keek"\nmsgstr ""\n', "geen vertaling: 'Wie keek'"),
        ('#, fuzzy\nmsgid "Wie keek"\nmsgstr "Who looked"\n', "onzeker (fuzzy): 'Wie keek'"),
        ('msgid "Bestaat niet"\nmsgstr "Does not exist"\n', "staat nergens meer: 'Bestaat niet'"),
        ('msgid "Sinds %(dag)s."\nmsgstr "Since."\n', "andere plekken om in te vullen (dag): 'Sinds %(dag)s.'"),
        ('msgid "Sinds %(dag)s."\nmsgstr "Since %(day)s."\n', "andere plekken om in te vullen (dag, day)"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(tmp_path, po, klacht):
    from tandem.management.talen.bestanden import lees

    (tmp_path / "django.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + po)
    assert any(een.startswith(klacht) for een in _mis(lees("en", tmp_path / "django.po"), oogst()))


def test_a_slot_for_u_or_je_may_be_left_out(tmp_path):
    from tandem.management.talen.bestanden import lees

    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Wat %(u)s mag vragen"\nmsgstr "Ask"\n'
    (tmp_path / "django.po").write_text(po)
    assert not any("Wat %(u)s mag" in een for een in _mis(lees("en", tmp_path / "django.po"), oogst()))


def test_a_refusal_is_found_in_the_source_with_what_is_filled_in():
    import ast

    bron = 'def f(x):\n    "Zegt wat."\n    raise Ongeldig(a="Dit kan niet.", b=f"Hoogstens {LANGST} tekens.")\n'
    assert set(zinnen_in(ast.parse(bron))) == {"Dit kan niet.", "Hoogstens %(langst)s tekens."}


def test_no_library_changes_a_dutch_text():
    with translation.override("nl"):
        assert [een.id for een in oogst() if isinstance(een.id, str) and een.id and gettext(een.id) != een.id] == []


@pytest.mark.parametrize(
    ("code", "zin", "verwacht"),
    [
        ("nl", "Kies een naam van 3 tot 30 tekens.", "Kies een naam van 3 tot 30 tekens."),
        ("en", "Kies een naam van 3 tot 30 tekens.", "Choose a name of 3 to 30 characters."),
        ("en", "het plan", "the plan"),
        ("en", "Menu", "Menu"),
        ("ar", "het plan", "الخطة"),
        ("ar", "Dit kent niemand.", '<span lang="nl" dir="ltr">Dit kent niemand.</span>'),
        ("ar", "<b>", '<span lang="nl" dir="ltr">&lt;b&gt;</span>'),
    ],
)
def test_a_sentence_of_the_rules_in_the_language_of_the_page(code, zin, verwacht):
    with translation.override(code):
        assert taal.zin(zin) == verwacht


PAGINAS = (
    "mijn_begin", "mijn_plan", "mijn_geschreven", "mijn_mensen", "mijn_rechten", "mijn_keken", "mijn_vraag",
    "mijn_steun", "mijn_toestemming", "mijn_klacht", "mijn_verzoeken", "mijn_bericht",
)  # fmt: skip


class _Nederlands(HTMLParser):
    """What a page shows that is neither marked as Dutch, nor as written by people."""

    def __init__(self) -> None:
        super().__init__()
        self.stapel: list[tuple[str, bool]] = []
        self.teksten: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigen = dict(attrs)
        vrij = tag in ("bdi", "script", "code") or eigen.get("dir") == "auto" or (tag != "html" and "lang" in eigen)
        if tag not in ("input", "br", "img", "meta", "link", "hr", "use", "path"):
            self.stapel.append((tag, vrij))

    def handle_endtag(self, tag: str) -> None:
        while self.stapel and self.stapel.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(vrij for _, vrij in self.stapel):
            self.teksten.append(data.strip())


@pytest.mark.usefixtures("db", "inhoud")
@pytest.mark.parametrize("naam", PAGINAS)
def test_a_page_in_arabic_holds_no_latin_words_but_names(gezin, naam):
    client = als_lid(gezin.leden["Samira"])
    client.post(reverse("mijn_taal"), {"taal": "ar"})
    lezer = _Nederlands()
    lezer.feed(tekst(client.get(reverse(naam, args=[gezin.openbaar]))))
    namen = r"\w+-\d+-[0-9a-f]{6}"  # as the tests make them
    toegestaan = rf"\b(?:GI|OTS|VOTS|Raad|Wvggz|Wmo|SKJ|CJG|QR|Veilig Thuis|Autoriteit Persoonsgegevens)\b|{namen}"
    over = [re.sub(toegestaan, "", een) for een in lezer.teksten]
    assert [een for een in over if re.search(r"[A-Za-z]{2,}", een)] == []


def test_there_are_files_to_judge():
    assert {"en", "ar"} <= set(bestanden(LOCALE))
