"""The pages of *Cijfers en letters*: per theme, one measure over the years, and loading a file."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.kennis.cijfers import Gemeentekeuze, Levering, cijferbeeld, maatbeeld, themakeuzes
from tandem.acties.kennis.laden import GEEN_LADER, Bestandsfouten, Cijferbestand, laad_cijfers, mag_laden
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd
from tandem.web.formulier import Formulier, behandel
from tandem.web.kennis.beeld import cel, lijnbeeld, maat_in_woorden, stap_in_woorden
from tandem.web.onderdelen import Cel, Knop, Kolom, Kop, Rij, Terug
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regio import toon
from tandem.web.woorden import datum


@pagina("regio/cijfers/", "regio_cijfers", uitleg="Cijfers van een gemeente per onderwerp, met verhalen ernaast.")
def cijfers(request: Verzoek) -> HttpResponse:
    """Show what the loaded tables say of one municipality."""
    beeld = cijferbeeld(door=request.actor, gemeente=request.GET.get("gemeente", ""))
    waar = beeld.gekozen.naam if beeld.gekozen else ""
    acties = [Knop("Cijfers laden", reverse("regio_cijfers_laden"), "primair")] if mag_laden(request.actor) else []
    kop = Kop("Cijfers en verhalen", status=f"{waar}: wat cijfers zeggen, en wat mensen vertellen.", acties=acties)
    themas = [
        (blad, [_rij(maat_in_woorden(maat), maat.naam, maat.levering, maat.maat, beeld.gekozen) for maat in blad.maten])
        for blad in beeld.themas
    ]
    context = {
        "beeld": beeld,
        "themas": themas,
        "bronnen": _bronnen(beeld.leveringen),
        "laden": mag_laden(request.actor),
    }
    return toon(request, "regio_cijfers", kop, context)


def _rij(tekst: str, naam: str, levering: Levering, maat: int, gemeente: Gemeentekeuze | None) -> Rij:
    keuze = urlencode({"gemeente": gemeente.code}) if gemeente else ""
    url = f"{reverse('regio_cijfer', args=[levering.tabel, maat])}?{keuze}"
    return Rij(naam, url, tekst=tekst, mee=(f"{levering.titel}, tabel {levering.tabel}",))


def _bronnen(leveringen: tuple[Levering, ...]) -> list[list[str]]:
    return [
        [een.titel, een.tabel, een.bron, datum(een.gepubliceerd_op), f"{datum(een.geladen_op)}, door {een.door}"]
        for een in leveringen
    ]


@pagina("regio/cijfers/<slug:tabel>/<int:maat>/", "regio_cijfer", uitleg="Eén cijfer door de jaren, naast andere.")
def cijfer(request: Verzoek, tabel: str, maat: int) -> HttpResponse:
    """Show one measure over the years, as a picture and a table, and beside similar municipalities."""
    beeld = maatbeeld(door=request.actor, tabel=tabel, maat=maat, gemeente=request.GET.get("gemeente", ""))
    terug = Terug("Alle cijfers", f"{reverse('regio_cijfers')}?{urlencode({'gemeente': beeld.gekozen.code})}")
    kop = Kop(beeld.naam, status=f"{beeld.gekozen.naam}. {stap_in_woorden(beeld.stap)}", terug=terug)
    context = {
        "beeld": beeld,
        "lijn": lijnbeeld(beeld.jaren, beeld.naam),
        "jaarkolommen": [Kolom("Jaar"), Kolom(beeld.naam, getal=True)],
        "jaarrijen": [[str(jaar), cel(waarde)] for jaar, waarde in reversed(beeld.jaren)],
        "naastkolommen": [
            Kolom("Gemeente"),
            *(Kolom(k, getal=True) for k in ("Inwoners", "Aantal", "Per 1.000 inwoners")),
        ],
        "naastrijen": _naastrijen(beeld),
    }
    return toon(request, "regio_cijfer", kop, context, tab="regio_cijfers")


def _naastrijen(beeld: Any) -> list[list[str | Cel]]:
    rijen: list[list[str | Cel]] = [
        [
            f"{rij.naam} (deze gemeente)" if rij.eigen else rij.naam,
            cel(rij.inwoners),
            cel(rij.waarde),
            cel(rij.per_duizend),
        ]
        for rij in beeld.naast
    ]
    leeg = Cel("", getal=True)
    return [*rijen, ["Het midden van de soortgelijke gemeenten", leeg, leeg, cel(beeld.midden)]] if rijen else []


class Laadformulier(Formulier):
    """A file of figures, and what one must be able to check of it."""

    bestand = forms.FileField(
        label="Welk bestand?", widget=forms.FileInput, allow_empty_file=True,
        help_text="CSV met puntkomma, met de kolommen RegioS en Perioden. Elke andere kolom is een cijfer.",
    )  # fmt: skip
    tabel = forms.CharField(label="Wat is het nummer van de tabel?", max_length=20, help_text="Bijvoorbeeld 85361NED.")
    titel = forms.CharField(label="Hoe heet de tabel?", max_length=200)
    thema = forms.ChoiceField(label="Waar gaan de cijfers over?")
    bron = forms.CharField(label="Van wie komen ze?", max_length=200, initial="CBS StatLine")
    gepubliceerd_op = forms.DateField(label="Van welke dag is deze tabel?", help_text="Die dag staat bij de tabel.")
    vijftallen = forms.BooleanField(
        label="De cijfers zijn afgerond op vijf", required=False,
        help_text="Een verschil van vijf heet dan 'ongeveer evenveel'.",
    )  # fmt: skip

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the themes of the content."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["thema"].choices = [("", "Kies"), *themakeuzes()]
        velden["bestand"].error_messages["required"] = "Kies een bestand."

    def zet_fout(self, veld: str, _zin: str) -> bool:
        """Say with a file that is refused that it has to be chosen again: a browser does not keep it."""
        if veld != "bestand" and not self.errors.get("bestand"):
            self.add_error("bestand", "Kies het bestand opnieuw: uw browser bewaart het niet.")
        return False


@pagina(
    "regio/cijfers/laden/", "regio_cijfers_laden", methoden=("GET", "POST"), doelen=(Doel.BEHEER,),
    uitleg="Een bestand met cijfers van het CBS laden.",
)  # fmt: skip
def laden(request: Verzoek) -> HttpResponse:
    """Load a file; what is wrong with it is named by row and column."""
    if not mag_laden(request.actor):
        raise Geweigerd(GEEN_LADER)
    plaatsen: list[str] = []

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        namen = ("tabel", "titel", "thema", "bron", "gepubliceerd_op", "vijftallen")
        bestand = Cijferbestand(velden["bestand"].read(), **{naam: velden[naam] for naam in namen})
        try:
            laad_cijfers(door=request.actor, bestand=bestand, verzoek=verzoek)
        except Bestandsfouten as fout:
            plaatsen.extend(fout.plaatsen)
            raise
        return reverse("regio_cijfers")

    kop = Kop("Cijfers laden", status="Een nieuw bestand van een tabel vervangt het vorige.", terug=_terug())
    context = {"kop": kop, "knop": "Laden", "terug_url": reverse("regio_cijfers"), "plaatsen": plaatsen}
    eerder = reverse("regio_cijfers")
    return behandel(
        request, formulier=Laadformulier, actie=actie, sjabloon="kennis/laden.html", context=context,
        na_eerder=lambda _: eerder,
    )  # fmt: skip


def _terug() -> Terug:
    return Terug("Alle cijfers", reverse("regio_cijfers"))
