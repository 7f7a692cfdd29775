"""The checks that no tool has: each module judges one rule of the house and runs as `python -m`.

Each gives a list of sentences, empty when all is well; the tests hold each against something broken on purpose.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn


def sluit_af(fouten: Sequence[str]) -> NoReturn:
    """Print what is wrong and end with the status that says so."""
    for fout in fouten:
        print(fout)  # noqa: T201 - the answer of a program
    sys.exit(1 if fouten else 0)
