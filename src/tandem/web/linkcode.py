"""A page without an account: a link, and a code that this browser need not type again for some hours."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tandem.acties.casus.gastdeur import Bewijs, bewijs
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.formulier import Formulier

UREN = 4 * 3600
"""How long the code need not be typed again, in seconds. Own choice."""


class Codeformulier(Formulier):
    """The code that belongs to the link."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text="Zes cijfers. U kreeg ze van degene die u uitnodigde.",
    )


@dataclass(frozen=True, slots=True)
class Linkpagina:
    """What differs between such pages: the cookie, the page that asks the code, and what link and code open."""

    koekje: str
    sjabloon: str
    klopt: Callable[[Bewijs], bool]

    def toon(self, request: HttpRequest, link: str, pagina: Callable[[Bewijs], HttpResponse]) -> HttpResponse:
        """Show the page, or ask the code. Unknown, expired, withdrawn and wrong look the same."""
        een = self._bewijs(request, link)
        if een is None:
            return self._vraag_code(request, link)
        try:
            return pagina(een)
        except NietGevonden:
            antwoord = self._vraag_code(request, link)
            antwoord.delete_cookie(self.koekje, path=request.path)
            return antwoord

    def _bewijs(self, request: HttpRequest, link: str) -> Bewijs | None:
        """What this browser showed before: bound to this link, signed, for some hours, and judged anew each time."""
        try:
            gegeven = signing.loads(request.COOKIES.get(self.koekje, ""), salt=self.koekje, max_age=UREN)
        except signing.BadSignature:
            return None
        return Bewijs(link, bytes.fromhex(gegeven["code"])) if gegeven.get("link") == link else None

    def _vraag_code(self, request: HttpRequest, link: str) -> HttpResponse:
        invoer = Codeformulier(data=request.POST if request.method == "POST" and "code" in request.POST else None)
        if invoer.is_bound and invoer.is_valid():
            een = bewijs(link, invoer.cleaned_data["code"])
            if self.klopt(een):
                return self._onthoud(request, een)
            zin = "Deze link en code openen niets. Vraag degene die u uitnodigde om een nieuwe uitnodiging."
            invoer.add_error("code", zin)
        return render(request, self.sjabloon, {"form": invoer}, status=422 if invoer.is_bound else 200)

    def _onthoud(self, request: HttpRequest, een: Bewijs) -> HttpResponse:
        antwoord = redirect(request.path)
        waarde = signing.dumps({"link": een.link, "code": een.code_merk.hex()}, salt=self.koekje)
        antwoord.set_cookie(
            self.koekje, waarde, max_age=UREN, path=request.path, httponly=True, samesite="Strict",
            secure=request.is_secure(),
        )  # fmt: skip
        return antwoord
