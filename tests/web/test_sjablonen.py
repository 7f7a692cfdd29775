"""What a written-out template says is what Django says, also where templates are odd."""

import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.template import Context, Engine, TemplateSyntaxError, VariableDoesNotExist
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from tandem.web.sjablonen.lader import LADERS
from tandem.web.sjablonen.schrijver import Uitgeschreven

NUMMER = uuid.UUID(int=7)


@dataclass(frozen=True)
class Mens:
    """Somebody, with parts of many kinds."""

    naam: str
    kinderen: tuple = ()

    @property
    def kapot(self):
        """Never there."""
        raise AttributeError("kapot")

    def roepnaam(self):
        """Called by a template."""
        return self.naam.upper()

    def met(self, iets):
        """Not to be called without."""
        return iets

    def wis(self):
        """Not for templates."""
        raise AssertionError

    wis.alters_data = True


SJABLONEN = {
    "basis": "<{% block a %}basis{% endblock %}|{% block b %}b{{ x }}{% endblock %}>{% include 'los' %}",
    "erft": "{% extends 'basis' %}{% block a %}{{ block.super }}!"
    "{% for m in mensen %}{{ m.naam }}{% endfor %}{% endblock %}",
    "los": "{% if x %}[{{ x }}]{% endif %}",
    "enkel": "{{ naam }}/{{ x }}/{{ True }}{% for k in rij %}{{ forloop.counter }}{{ k }}{{ naam }}{% endfor %}",
    "zet": "{% for k in rij %}{% cycle 'a' 'b' %}{{ k }}{% endfor %}{{ naam|add:'!' }}",
    "weer": "{{ diep }}{% if diep %}{% include 'weer' with diep=minder only %}{% endif %}",
}
VRAGEN = (Path(__file__).parent / "sjablonen.txt").read_text().splitlines()
"""One template a line, for what is odd."""
CONTEXT = {
    "x": "X",
    "y": "",
    "html": "<b>\"'&",
    "veilig": mark_safe("<i>"),
    "lui": gettext_lazy("Yes"),
    "dag": date(2026, 3, 1),
    "getal": 3,
    "waar": False,
    "lijst": ["p<", 2, None],
    "dict": {"a": "A", "items_": 1},
    "nummer": NUMMER,
    "welk": "los",
    "mens": Mens("Tom", (Mens("Noor"), Mens("Sam"), Mens("Sam"))),
    "paren": [("a", Mens("b")), ("c", Mens("d<"))],
    "mensen": [Mens("x&y")],
    "roepbaar": lambda: Mens("geroepen"),
    "roepbaren": [lambda: Mens("één"), Mens],
    "csrf_token": "merk",
}


def engine(laders):
    binnen = ("django.template.loaders.locmem.Loader", {**SJABLONEN, **{f"v{n}": v for n, v in enumerate(VRAGEN)}})
    return Engine(loaders=[(laders, [binnen])], libraries={"i18n": "django.templatetags.i18n"})


ONS, DJANGO = engine(LADERS[0][0]), engine("django.template.loaders.cached.Loader")


@pytest.mark.parametrize("naam", [*SJABLONEN, *(f"v{n}" for n in range(len(VRAGEN)))])
def test_the_words_are_djangos(naam):
    for _ in range(2):
        assert ONS.get_template(naam).render(Context(CONTEXT)) == DJANGO.get_template(naam).render(Context(CONTEXT))


def test_templates_are_really_written_out():
    geschreven = [ONS.get_template(f"v{n}").nodelist for n in range(12)]
    assert all(isinstance(deel, Uitgeschreven) for lijst in geschreven for deel in lijst)
    assert all(deel.functie.__name__ == "functie" for lijst in geschreven for deel in lijst)


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("{{ x|default:niets }}", VariableDoesNotExist),
        ("{{ mens.kapot }}", AttributeError),
        ("{% for a, b in lijst %}{% endfor %}", (ValueError, TypeError)),
        ("{% include 'bestaat niet' with x=x only %}", Exception),
        ("{% url 'bestaat niet' %}", Exception),
        ("{% bestaat_niet %}", TemplateSyntaxError),
    ],
)
def test_what_goes_wrong_with_django_goes_wrong_here(tekst, fout):
    for laders in (LADERS[0][0], "django.template.loaders.cached.Loader"):
        binnen = ("django.template.loaders.locmem.Loader", {"t": tekst})
        with pytest.raises(fout):
            Engine(loaders=[(laders, [binnen])]).get_template("t").render(Context(CONTEXT))
