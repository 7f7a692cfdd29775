"""Help for the tests of pages: a logged-in client."""

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from tandem.acties.rechten.account import account_voor
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.regels.rechten.actor import Actor


def ingelogd(actor: Actor, **opties: Any) -> Client:
    """Return a client that is logged in as this professional, in this capacity, second factor shown."""
    client, account = Client(**opties), account_voor(medewerker=actor.medewerker)
    client.force_login(get_user_model().objects.get(pk=account))
    sessie = client.session
    sessie.update({"lidmaatschap": actor.lidmaatschap, TWEEDE_FACTOR: account})
    sessie.save()
    return client


_BLOK = (
    "article|aside|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|"
    "legend|li|link|main|meta|nav|ol|option|p|section|select|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_VAST = re.compile(r"(<(?:textarea|pre|script)\b.*?</(?:textarea|pre|script)>)", re.DOTALL)


def tekst(antwoord: Any) -> str:
    """Return the body of an answer, its white space as a browser reads it.

    That is one space, and nothing at the edge of a block; what people typed stays as it is. So a test does not depend
    on where a template breaks its lines.
    """
    inhoud = antwoord.content.decode()
    delen = _VAST.split(inhoud) if "html" in antwoord.headers["Content-Type"] else ["", inhoud]
    return "".join(deel if nummer % 2 else _zoals_gelezen(deel) for nummer, deel in enumerate(delen))


def _zoals_gelezen(html: str) -> str:
    return re.sub(rf" ?(</?(?:{_BLOK})\b[^>]*>) ?", r"\1", re.sub(r"[ \t\r\n]+", " ", html))
