"""A letter as a file in the browser."""

from django.http import HttpResponse


def pdf_antwoord(inhoud: bytes) -> HttpResponse:
    """Give a letter as a file that is never opened as a page of this site, by a name that says nothing."""
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
