"""Contrast of every theme, computed from its tokens (WCAG 2.2: 1.4.3 text 4.5:1, 1.4.11 edges of controls 3:1)."""

import re
from pathlib import Path

import pytest

FRONTEND = Path(__file__).parents[2] / "frontend"
THEMAS = ["", *sorted(pad.stem for pad in (FRONTEND / "themas").glob("*.css"))]
TEKST = [
    ("inkt", "papier"),
    ("inkt", "vlak"),
    ("inkt-zacht", "papier"),
    ("inkt-zacht", "vlak"),
    ("accent", "papier"),
    ("accent", "vlak"),
    ("accent-diep", "accent-licht"),
    ("op-accent", "accent"),
    ("op-accent", "accent-diep"),
    *[(toon, grond) for toon in ("goed", "let-op", "onveilig") for grond in ("papier", "vlak", f"{toon}-licht")],
    *[("inkt", f"{toon}-licht") for toon in ("goed", "let-op", "onveilig", "accent")],
]
RANDEN = [("rand", "papier"), ("rand", "vlak"), ("accent", "papier"), ("focus", "vlak"), ("focus", "papier")]


def tokens(thema: str) -> dict[str, str]:
    """The colours of a theme: ours, with what the theme replaces."""
    bronnen = [FRONTEND / "css" / "tokens.css"] + ([FRONTEND / "themas" / f"{thema}.css"] if thema else [])
    tekst = "".join(bron.read_text(encoding="utf-8") for bron in bronnen)
    return dict(re.findall(r"--tandem-kleur-([a-z-]+):\s*(#[0-9a-f]{6})", tekst))


def lichtheid(kleur: str) -> float:
    """Relative luminance, as WCAG defines it."""
    delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio between two colours."""
    licht, donker = sorted((lichtheid(een), lichtheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("thema", THEMAS)
@pytest.mark.parametrize(("voor", "achter"), TEKST)
def test_text_can_be_read(thema: str, voor: str, achter: str) -> None:
    kleuren = tokens(thema)
    assert contrast(kleuren[voor], kleuren[achter]) >= 4.5


@pytest.mark.parametrize("thema", THEMAS)
@pytest.mark.parametrize(("voor", "achter"), RANDEN)
def test_edges_of_controls_can_be_seen(thema: str, voor: str, achter: str) -> None:
    kleuren = tokens(thema)
    assert contrast(kleuren[voor], kleuren[achter]) >= 3


def test_only_tokens_hold_colours() -> None:
    """A colour anywhere else would stay behind when a municipality replaces the tokens (print is black on white)."""
    for blad in sorted((FRONTEND / "css").glob("*.css")):
        if blad.name not in ("tokens.css", "afdruk.css"):
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", blad.read_text(encoding="utf-8")) == [], blad.name


def test_layout_is_logical_so_that_it_turns_around() -> None:
    """Left and right are not named, so that a right-to-left language mirrors the page."""
    fysiek = r"(?<![a-z-])((margin|padding|border|inset)-)?(left|right)\s*:|text-align:\s*(left|right)"
    for blad in sorted((FRONTEND / "css").glob("*.css")):
        assert re.search(fysiek, blad.read_text(encoding="utf-8")) is None, blad.name
