"""Handing over one e-mail, by Django's own mail backend: to a mail server, or to a file on one's own machine.

What goes out is plain text with a neutral sender and subject. No header names the application or its server, and
nothing asks for a receipt or fetches a picture: who looks along sees a short message of an unknown sender.
"""

from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection


class PostMislukt(Exception):  # noqa: N818 - a Dutch word
    """The mail server did not take it."""


def stuur(*, aan: str, onderwerp: str, tekst: str) -> None:
    """Hand over one message. Raises ``PostMislukt`` when the server did not take it."""
    van = settings.DEFAULT_FROM_EMAIL
    domein = parseaddr(van)[1].rpartition("@")[2]
    koppen = {"Message-ID": make_msgid(domain=domein), "Auto-Submitted": "auto-generated"}
    try:
        with get_connection() as lijn:  # closes the line, also of a server that was not to be trusted
            EmailMessage(onderwerp, tekst, van, [aan], headers=koppen, connection=lijn).send()
    except OSError as fout:  # smtplib's own errors are among these
        raise PostMislukt(type(fout).__name__) from fout
