"""How forms look: one renderer, so that `{{ form }}` of any plain Form uses the components of Tandem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

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
                "OPTIONS": {
                    "libraries": {"onderdelen": "tandem.web.templatetags.onderdelen"},
                    "builtins": ["django.templatetags.i18n", "tandem.web.templatetags.talen"],
                },
            }
        )

    def get_template(self, template_name: str) -> Any:
        """The compiled template, cached by the engine; raises TemplateDoesNotExist."""
        return self.engine.get_template(template_name)


class SchaalKiezer(forms.RadioSelect):
    """Eleven radios as a ruler from 0 to 10, with words at both ends."""

    template_name = "django/forms/widgets/schaal.html"

    def __init__(self, einden: tuple[Any, Any], **kwargs: Any) -> None:
        """Keep the words at 0 and at 10."""
        super().__init__(**kwargs)
        self.einden = einden

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the words at both ends."""
        context = super().get_context(name, value, attrs)
        context["widget"]["einden"] = self.einden
        return context


class SchaalVeld(forms.TypedChoiceField):
    """A figure from 0 to 10; None when the person did not give one, which is not the same as 0."""

    def __init__(
        self,
        *,
        einden: tuple[Any, Any] = (_("helemaal niet goed"), _("helemaal goed")),
        geen_cijfer: str = "Nog niet gevraagd, of wil het niet zeggen",
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        """`einden` are the words at 0 and at 10; `geen_cijfer` names the way out when the field is not required."""
        keuzes = [(str(cijfer), str(cijfer)) for cijfer in range(11)]
        if not required:
            keuzes.append(("", geen_cijfer))
        super().__init__(
            choices=keuzes, coerce=int, empty_value=None, required=required, widget=SchaalKiezer(einden), **kwargs
        )
