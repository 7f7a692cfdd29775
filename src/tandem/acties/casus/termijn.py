"""Due dates, where the acties of the case look for them. They serve every capability: see ``acties.termijn``."""

from tandem.acties.termijn import rond_termijn_af, zet_termijn

__all__ = ["rond_termijn_af", "zet_termijn"]
