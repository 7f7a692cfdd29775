"""`docs/uitleg/muren.md`: which wall guards which table, read from the models."""

from django.apps import apps
from django.db import models

from tandem.models.basis import Muur
from tandem.models.velden import VersleuteldVeld

KOP = """# Walls: who may see which table

Generated from the models (`./tandem manage documenten`); the database's policies are laid from the same declarations.

- **layer**: the layer that a key must open; *per row* means that each row carries its own, and a row of the shielded
  layer opens only by itself.
- **about**: the columns that name the members whom a row is about; a key to a part of the household opens only rows
  about that part.
- **app may**: what the application may do; it owns nothing and may never empty a table.
- **encrypted**: columns under the household's own key.

## Tables with household data

| table | layer | about | app may | encrypted |
|---|---|---|---|---|
"""
ZONDER = """
## Tables without household data

No wall: the region, its people and its content; bare identities, written and never read; counters.

| table | what it holds |
|---|---|
"""


def muren() -> str:
    """The document as text."""
    modellen = sorted(apps.get_app_config("tandem").get_models(), key=lambda model: model.__name__)
    bewaakt = [model for model in modellen if hasattr(model, "muur")]
    open_ = [model for model in modellen if not hasattr(model, "muur")]
    return KOP + "".join(map(_bewaakt, bewaakt)) + ZONDER + "".join(map(_open, open_))


def _bewaakt(model: type[models.Model]) -> str:
    muur: Muur = vars(model).get("muur") or model.muur  # type: ignore[attr-defined]  # only models that declare one
    laag = "per row" if muur.laag is None else muur.laag.name.lower()
    geheim = [veld.name for veld in model._meta.local_fields if isinstance(veld, VersleuteldVeld)]
    cellen = [f"`{model.__name__}`", laag, ", ".join(muur.leden), muur.rechten.lower(), ", ".join(geheim)]
    return f"| {' | '.join(cel or '-' for cel in cellen)} |\n"


def _open(model: type[models.Model]) -> str:
    return f"| `{model.__name__}` | {(model.__doc__ or '').strip().splitlines()[0]} |\n"
