"""Documents that are generated from the code, so that they cannot say anything else.

`./tandem manage documenten` writes them; the check `documenten` fails when one is not as it would be written now.
"""

from collections.abc import Callable

from tandem.management.documenten.afronding import afronding
from tandem.management.documenten.bewaartermijnen import bewaartermijnen
from tandem.management.documenten.fase import fase
from tandem.management.documenten.muren import muren
from tandem.management.documenten.palet import documenttekst as palet
from tandem.management.documenten.regime import regime
from tandem.management.documenten.register import documenttekst as register
from tandem.management.documenten.routes import routes
from tandem.management.documenten.termijnen import termijnen
from tandem.management.documenten.waarborgen import waarborgen
from tandem.management.documenten.zeggenschap import documenttekst as zeggenschap

DOCUMENTEN: dict[str, Callable[[], str]] = {
    "gegenereerd/afronding.md": afronding,
    "gegenereerd/bewaartermijnen.md": bewaartermijnen,
    "gegenereerd/fase.md": fase,
    "gegenereerd/palet.md": palet,
    "gegenereerd/regime.md": regime,
    "gegenereerd/register.md": register,
    "gegenereerd/routes.md": routes,
    "gegenereerd/termijnen.md": termijnen,
    "gegenereerd/waarborgen.md": waarborgen,
    "gegenereerd/zeggenschap.md": zeggenschap,
    "uitleg/muren.md": muren,
}
"""Path under `docs/` to the function that writes the text."""
