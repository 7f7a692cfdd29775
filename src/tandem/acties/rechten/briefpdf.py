"""A letter as a PDF: the same words as were kept, or as they follow from what was decided."""

from datetime import date, datetime, time

from django.utils import timezone

from tandem.acties.rechten.brieven import Briefbeeld
from tandem.koppelingen.pdf import Alinea, Hoofdstuk, maak_pdf
from tandem.regels.rechten.brief import Brieftekst
from tandem.regels.tekst import datum


def brief_als_pdf(brief: Briefbeeld) -> bytes:
    """Return the file. Made from the stored words, dated with the day of the letter: the same letter, the same text."""
    return brieftekst_als_pdf(brief.tekst, brief.gemaakt_op)


def brieftekst_als_pdf(tekst: Brieftekst, dag: date) -> bytes:
    """Return a letter in words as a file, dated with this day."""
    op = timezone.make_aware(datetime.combine(dag, time(12)))
    delen = [Hoofdstuk(deel.kop, tuple(Alinea("", zin) for zin in deel.zinnen)) for deel in tekst.delen]
    delen[-1:] = [Hoofdstuk(delen[-1].titel, (*delen[-1].alineas, Alinea("", tekst.slot)))] if delen else []
    return maak_pdf(tekst.titel, (datum(dag), tekst.aanhef), delen, op=op)
