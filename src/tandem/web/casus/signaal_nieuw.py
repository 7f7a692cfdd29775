"""A signal about people who are not known yet: who they are and what was reported, on one page, in one act."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.signaal import Signaalinvoer, signaaltermijnen
from tandem.acties.casus.signaal_nieuw import leg_signaal_vast_voor_nieuw_huishouden
from tandem.acties.huishouden.keuzes import gemeente_van, gemeenten
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL
from tandem.regels.rechten.lagen import Doel
from tandem.web.casus.signaal import adres, signaalinvoer, termijncontext
from tandem.web.casus.signaalformulieren import Signaalformulier
from tandem.web.formulier import behandel
from tandem.web.huishouden.nieuw import EERST_ZOEKEN, Lidregel
from tandem.web.huishouden.zoeken import heeft_gezocht
from tandem.web.pagina import Verzoek, pagina

PLAATSEN = 8
"""People in this form; more can be added to the household afterwards. Own choice."""


class NieuwSignaal(Signaalformulier):
    """Who it is about (rows of people), and the signal; lines name people by their row."""

    gemeente = forms.ChoiceField(label="In welke gemeente woont het huishouden?")

    def __init__(self, *args: Any, eerste: dict[str, Any] | None = None, **opties: Any) -> None:
        """Add the rows of people; the first begins with what was searched for."""
        personen = [(str(-nummer), f"Persoon {nummer}") for nummer in range(1, PLAATSEN + 1)]
        super().__init__(*args, leden=personen, **opties)
        velden: dict[str, Any] = self.fields
        velden["gemeente"].choices = [("", "Kies een gemeente"), *gemeenten()]
        rijen: Any = forms.formset_factory(Lidregel, extra=2, min_num=1, max_num=PLAATSEN, absolute_max=PLAATSEN)
        rijen.erbij = "Nog iemand"
        self.leden = rijen(
            data=self.data if self.is_bound else None, prefix="leden", initial=[eerste] if eerste else None
        )

    def is_valid(self) -> bool:
        """Check the rows of people as well."""
        return all([super().is_valid(), self.leden.is_valid()])

    def full_clean(self) -> None:
        """Put the people beside the other values, each with the row in which they stand."""
        super().full_clean()
        if self.is_bound and self.leden.is_valid():
            gevuld = [(nummer, een.als_invoer()) for nummer, een in enumerate(self.leden)]
            self.cleaned_data["leden"] = [(nummer, een) for nummer, een in gevuld if een is not None]

    @property
    def regelfouten(self) -> list[tuple[str, str, str]]:
        """What is wrong in the rows of people and in the lines, for the summary on top."""
        if not self.is_bound:
            return []
        rijen = [("", "", str(zin)) for zin in self.leden.non_form_errors()]
        rijen += [
            (veld.auto_id, str(veld.label), str(zin)) for een in self.leden for veld in een for zin in veld.errors
        ]
        return [*rijen, *super().regelfouten]

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put a sentence of the action at the person or the line that it belongs to."""
        deel, _, rest = veld.partition("-")
        nummer, _, naam = rest.partition("-")
        plaatsen = [plaats for plaats, _ in self.cleaned_data.get("leden", [])]
        if deel != "leden" or not nummer.isdecimal() or int(nummer) >= len(plaatsen):
            return super().zet_fout(veld, zin)
        rij = self.leden.forms[plaatsen[int(nummer)]]
        rij.add_error(naam if naam in rij.fields else None, zin)
        return True


@pagina(
    "signalen/nieuw/",
    "signaal_nieuw_huishouden",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    rollen=tuple(TAAK_BIJ_ROL),
    uitleg="Een signaal vastleggen over een huishouden dat nog niet bekend is, na zoeken.",
)
def nieuw(request: Verzoek) -> HttpResponse:
    """Record a signal together with a new household; who did not search first, goes to search."""
    if not heeft_gezocht(request):
        messages.info(request, EERST_ZOEKEN)
        return redirect("zoeken")
    termijnen = signaaltermijnen(door=request.actor, op=timezone.localdate())

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gemaakt = leg_signaal_vast_voor_nieuw_huishouden(
            door=request.actor,
            verzoek=verzoek,
            gemeente=velden["gemeente"],
            leden=[lid for _, lid in velden["leden"]],
            invoer=_op_plaats(signaalinvoer(velden), [nummer for nummer, _ in velden["leden"]]),
        )
        return adres(gemaakt.huishouden, gemaakt.signaal)

    eerste = {naam: request.GET[naam] for naam in ("voornaam", "achternaam", "geboortedatum") if request.GET.get(naam)}
    return behandel(
        request,
        formulier=partial(NieuwSignaal, eerste=eerste, vandaag=timezone.localdate()),
        actie=actie,
        sjabloon="casus/signaal_nieuw_huishouden.html",
        context={**termijncontext(termijnen), "terug_url": reverse("zoeken")},
        begin={
            "gemeente": gemeente_van(request.actor),
            "beoordelen_uiterlijk": next((een.voorstel for een in termijnen if een.voorstel), None),
        },
        na_eerder=lambda uitkomst: adres(*(UUID(deel) for deel in uitkomst.split("/"))),
    )


def _op_plaats(invoer: Signaalinvoer, gevuld: list[int]) -> Signaalinvoer:
    """Write rows of the form (Persoon 3) as places in the list of people that were filled in; everybody is them all."""
    plaats = {-(rij + 1): -(nummer + 1) for nummer, rij in enumerate(gevuld)}
    allen = tuple(plaats.values())

    def om(nummers: tuple[int, ...]) -> tuple[int, ...]:
        return allen if len(nummers) == PLAATSEN else tuple(plaats.get(een, -PLAATSEN - 1) for een in nummers)

    def regel(een: Regelinvoer) -> Regelinvoer:
        stem = None if een.stem is None else plaats.get(een.stem, -PLAATSEN - 1)
        return replace(een, betreft=om(een.betreft), niet_zichtbaar_voor=om(een.niet_zichtbaar_voor), stem=stem)

    return replace(invoer, regels=tuple(regel(een) for een in invoer.regels))
