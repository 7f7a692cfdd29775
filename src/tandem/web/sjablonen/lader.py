"""Where the engine gets its templates: read once, written out before anybody else sees them."""

from threading import RLock
from typing import Any

from django.template.base import NodeList
from django.template.loader_tags import ExtendsNode
from django.template.loaders import cached

from tandem.web.sjablonen.schrijver import is_zuiver, schrijf_uit

LADERS = [
    (
        "tandem.web.sjablonen.lader.Lader",
        ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
    )
]
"""For ``OPTIONS["loaders"]``."""


class Lader(cached.Loader):
    """Django's cache of templates, of written-out ones; with ``debug`` they stay as they are, for Django's messages."""

    def __init__(self, engine: Any, loaders: Any) -> None:
        """Nothing is read yet."""
        super().__init__(engine, loaders)
        self._klaar: dict[str, Any] = {}
        self._slot = RLock()

    def get_template(self, template_name: str, skip: Any = None) -> Any:
        """Return a template. Raises ``TemplateDoesNotExist``."""
        sleutel = self.cache_key(template_name, skip)
        if sleutel not in self._klaar:
            with self._slot:
                sjabloon = super().get_template(template_name, skip)
                if not self.engine.debug:
                    _bereid(sjabloon)
                self._klaar[sleutel] = sjabloon
        return self._klaar[sleutel]

    def reset(self) -> None:
        """Forget all templates."""
        super().reset()
        self._klaar.clear()


def _bereid(sjabloon: Any) -> None:
    """Write a template out; ``zuiver`` are its nodes when it can be a function of values alone."""
    if hasattr(sjabloon, "zuiver"):
        return
    delen = list(sjabloon.nodelist)
    sjabloon.zuiver = delen if is_zuiver(delen, gesloten=True) else None
    for een in delen:
        if isinstance(een, ExtendsNode):
            for blok in een.blocks.values():
                schrijf_uit(blok.nodelist)
            return
    sjabloon.nodelist = NodeList(delen)
    schrijf_uit(sjabloon.nodelist)
