"""Every page of every test of pages is made twice: by our written-out templates, and by Django itself."""

import re
from functools import cache
from typing import Any

import pytest
from django.template.backends.django import DjangoTemplates, Template

_MERK = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
_DJANGOS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]


@cache
def _kaal(engine: Any) -> DjangoTemplates:
    """The same engine with Django's own way of making templates."""
    opties = {
        "context_processors": engine.context_processors,
        "loaders": [("django.template.loaders.cached.Loader", _DJANGOS)],
        "libraries": engine.libraries,
    }
    return DjangoTemplates({"NAME": "kaal", "DIRS": engine.dirs, "APP_DIRS": False, "OPTIONS": opties})


@pytest.fixture(autouse=True)
def _zoals_django_het_schrijft(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test when a page differs in one character from what Django makes of the same template."""
    maak, vergelijkt = Template.render, [True]

    def render(self: Template, context: Any = None, request: Any = None) -> Any:
        ons = maak(self, context, request)
        if not vergelijkt[0] or self.template.name is None:
            return ons
        vergelijkt[0] = False
        try:
            django = _kaal(self.template.engine).get_template(self.template.name).render(context, request)
        finally:
            vergelijkt[0] = True
        assert _MERK.sub("", ons) == _MERK.sub("", django), self.template.name
        return ons

    monkeypatch.setattr(Template, "render", render)
