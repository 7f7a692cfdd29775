"""Documents beside a copy: the list with what waits, and deciding about one."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.rechten.afschriftstuk import Stukinvoer, Stukkenblad, Stukregel, beslis_stuk, lees_stukken
from tandem.regels.casus.document import GROOTSTE, in_mb
from tandem.regels.rechten.afschriftstuk import Stukkeuze
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.verzoek import EIGEN_LAAG
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import BEIDE, HIER, formulierpagina
from tandem.web.pagina import Verzoek, pagina

HULP = (Doel.HULP,)
LAGEN = (Laag.PLAN, EIGEN_LAAG)
BIJ = f"{HIER}verzoeken/<uuid:rechtsverzoek>/documenten/"


class Stukformulier(Formulier):
    """What is done with one document."""

    keuze = forms.ChoiceField(label="Gaat dit document mee?", widget=forms.RadioSelect)
    bestand = forms.FileField(
        label="Bij een andere versie: welk bestand?", widget=forms.FileInput, required=False, allow_empty_file=True,
        help_text=f"Haal eruit wat over een ander gaat. Kijk ook naar wat onder een zwarte balk staat. "
        f"Hoogstens {in_mb(GROOTSTE)}.",
    )  # fmt: skip
    grond = forms.ChoiceField(
        label="Bij niet meegeven: op welke grond?", required=False, help_text="Wie dit vroeg, leest deze grond."
    )

    def __init__(self, *args: Any, stuk: Stukregel, blad: Stukkenblad, **opties: Any) -> None:
        """Offer what may be done with this document, and nothing that asks for more than that."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["keuze"].choices = [(een.value, een.omschrijving.capitalize()) for een in stuk.mogelijk]
        gronden = ((een.code, f"{een.naam} ({een.artikel})") for een in blad.gronden if een.bron.geverifieerd)
        velden["grond"].choices = [("", "Geen: het gaat mee"), *gronden]
        if Stukkeuze.ANDERS not in stuk.mogelijk:
            del velden["bestand"]


@pagina(
    BIJ, "verzoek_stukken", doelen=HULP, lagen=LAGEN, uitleg="Welke documenten met een kopie meegaan, en welke niet."
)
def stukken(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """List the documents beside a granted request; what waits first."""
    blad = lees_stukken(door=request.actor, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    rijen = sorted(blad.stukken, key=lambda een: een.besloten is not None)
    context = {
        **dossiercontext(blad.kop),
        "blad": blad,
        "over": blad.kop.namen([blad.beeld.over]),
        "rijen": [{"een": een, "over": blad.kop.namen(een.betreft) or "iedereen samen"} for een in rijen],
    }
    return render(request, "rechten/verzoek_stukken.html", context)


@pagina(
    f"{BIJ}<uuid:document>/",
    "verzoek_stuk",
    doelen=HULP,
    lagen=LAGEN,
    methoden=BEIDE,
    uitleg="Beslissen of een document met de kopie meegaat.",
)
def stuk(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID, document: UUID) -> HttpResponse:
    """Decide about one document."""
    blad = lees_stukken(door=request.actor, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    dit = next((een for een in blad.stukken if een.document == document), None)
    if dit is None:
        raise NietGevonden
    terug = reverse("verzoek_stukken", args=[huishouden, rechtsverzoek])

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        bestand = v.get("bestand")
        meer = {"naam": bestand.name or "", "inhoud": bestand.read()} if bestand else {}
        invoer = Stukinvoer(v["keuze"], v["grond"], **meer)
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        beslis_stuk(**vast, rechtsverzoek=rechtsverzoek, document=document, invoer=invoer)
        return terug

    wie = blad.beeld.buiten.naam if blad.beeld.buiten else blad.kop.namen([blad.beeld.vrager])
    waar = (
        f"Wat meegaat, geeft u zelf aan {wie}." if blad.beeld.buiten else f"Wat meegaat, haalt {wie} op in Mijn Tandem."
    )
    uitleg = f"{dit.let_op} " if dit.let_op else "Lees het document eerst helemaal: er kan meer in staan dan u denkt. "
    return formulierpagina(
        request, blad.kop, titel=f"Gaat dit mee: {dit.titel}?", knop="Vastleggen", terug=terug, actie=actie,
        formulier=partial(Stukformulier, stuk=dit, blad=blad), tab="", na_eerder=terug,
        begin={"keuze": dit.besloten.value if dit.besloten else ""},
        uitleg=f"{uitleg}{waar}",
    )  # fmt: skip
