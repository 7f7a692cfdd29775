"""The letters of a member: the list, one to read, and the file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.portaal.brieven import lees_mijn_brieven
from tandem.acties.rechten.briefpdf import brief_als_pdf
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.pdf import pdf_antwoord
from tandem.web.portaal.basis import EIGEN, MIJN, portaalcontext


@pagina(f"{MIJN}brieven/", "mijn_brieven", wie=Wie.LID, doelen=EIGEN, uitleg="De brieven die voor mij zijn gemaakt.")
def brieven(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the letters to this person."""
    gelezen = lees_mijn_brieven(door=request.lid, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_rechten"), "brieven": gelezen.brieven}
    return render(request, "portaal/brieven.html", context)


@pagina(f"{MIJN}brieven/<uuid:brief>/", "mijn_brief", wie=Wie.LID, doelen=EIGEN, uitleg="Eén brief aan mij.")
def brief(request: Verzoek, huishouden: UUID, brief: UUID) -> HttpResponse:
    """Show one letter to this person."""
    gelezen = lees_mijn_brieven(door=request.lid, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_rechten"), "brief": gelezen.een(brief)}
    return render(request, "portaal/brief.html", context)


@pagina(f"{MIJN}brieven/<uuid:brief>/pdf/", "mijn_brief_pdf", wie=Wie.LID, doelen=EIGEN, uitleg="Eén brief als pdf.")
def brief_pdf(request: Verzoek, huishouden: UUID, brief: UUID) -> HttpResponse:
    """Give one letter to this person as a file."""
    gelezen = lees_mijn_brieven(door=request.lid, huishouden=huishouden)
    return pdf_antwoord(brief_als_pdf(gelezen.een(brief)))
