"""Where things are: the checkout, and the folder that holds everything Tandem makes beside it."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]
"""The checkout: the folder with `tandem`, `pyproject.toml` and `src/`."""


def staat() -> Path:
    """The folder for environment, database and keys: `.tandem/`, or what `TANDEM_MAP` names. Made when absent."""
    pad = Path(os.environ.get("TANDEM_MAP") or PROJECT / ".tandem").absolute()
    pad.mkdir(parents=True, exist_ok=True)
    return pad
