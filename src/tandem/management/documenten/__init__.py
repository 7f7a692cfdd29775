"""Documents that are generated from the code, so that they cannot say anything else.

`./tandem manage documenten` writes them; the check `documenten` fails when one is not as it would be written now.
"""

from collections.abc import Callable

from tandem.management.documenten.muren import muren

DOCUMENTEN: dict[str, Callable[[], str]] = {
    "uitleg/muren.md": muren,
}
"""Path under `docs/` to the function that writes the text."""
