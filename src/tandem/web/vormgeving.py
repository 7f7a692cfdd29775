"""How forms look: one renderer, so that `{{ form }}` of any plain Form uses the components of Tandem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property

_SJABLONEN = Path(__file__).parent / "templates"


class TandemRenderer(BaseRenderer):
    """Renders every form, field and widget with the templates in templates/onderdelen and templates/django/forms.

    Used through the setting FORM_RENDERER = "tandem.web.vormgeving.TandemRenderer".
    """

    form_template_name = "onderdelen/formulier.html"
    field_template_name = "onderdelen/veld.html"
    formset_template_name = "onderdelen/formulieren.html"
    bound_field_class = None

    @cached_property
    def engine(self) -> DjangoTemplates:
        """Our templates first, those of Django for what we leave as it is."""
        return DjangoTemplates(
            {
                "NAME": "tandem-formulieren",
                "DIRS": [_SJABLONEN, Path(django.forms.__file__).parent / "templates"],
                "APP_DIRS": False,
                "OPTIONS": {"libraries": {"onderdelen": "tandem.web.templatetags.onderdelen"}},
            }
        )

    def get_template(self, template_name: str) -> Any:
        """The compiled template, cached by the engine; raises TemplateDoesNotExist."""
        return self.engine.get_template(template_name)
