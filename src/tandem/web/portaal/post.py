"""The words of a notice by mail: that there is something new, and a link. The same for every reason to send one."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tandem.acties.portaal.bode import WERK, Brenging


def schrijf(brenging: Brenging) -> tuple[str, str]:
    """Return subject and text. Nothing in them says of whom, about what, or from which application."""
    with translation.override(brenging.taal or settings.LANGUAGE_CODE):
        regels = (_("Er is iets nieuws. Het staat hier:"), _adres(brenging), _("Antwoorden op deze mail kan niet."))
        return _("Er is iets nieuws"), "\n\n".join(regels) + "\n"


def _adres(brenging: Brenging) -> str:
    if brenging.bewijs:
        pad = reverse("mijn_bericht_klopt", args=[brenging.huishouden, brenging.bewijs])
    else:
        pad = reverse("start" if brenging.soort == WERK else "mijn")
    return f"{settings.TANDEM_ADRES}{pad}"
