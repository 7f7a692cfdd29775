"""The form at the door: as few touches as can be, with what is usual filled in already."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.betrokkenheid import Betrokkene
from tandem.acties.casus.contact import Contactinvoer, Kindinvoer
from tandem.acties.casus.contactlijst import Contactblad
from tandem.acties.huishouden.kop import LidKort
from tandem.regels.casus.afspraak import Nagekomen
from tandem.regels.casus.contact import ZONDER_GESPREK, Teruggelezen, WaaromNiet, Wijze
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.tekst import MAANDEN
from tandem.web.casus.afspraakinvoer import LID, PROFESSIONAL, afspraaklijst, als_afspraken
from tandem.web.casus.signaalformulieren import keuzes, soms
from tandem.web.formulier import Formulier, begrens
from tandem.web.regelinvoer import MetRegels, Regelformulier, Regelset

CHIPS = {"class": "tandem-chips"}
ALLEEN, GEZIEN, NIET = "alleen", "gezien", "niet"
KIND = ((ALLEEN, "Alleen gesproken"), (GEZIEN, "Wel gezien"), (NIET, "Niet gezien"))
SOORTEN = (
    ("waarneming", "Zag of hoorde ik"),
    ("stem", "Zei iemand zelf"),
    ("feit", "Staat vast"),
    ("oordeel", "Vind ik"),
)
WIJZEN = (
    (Wijze.HUISBEZOEK, "Huisbezoek"),
    (Wijze.TELEFOON, "Gebeld"),
    (Wijze.KANTOOR, "Op kantoor"),
    (Wijze.SCHOOL, "Op school of opvang"),
    (Wijze.ELDERS, "Ergens anders"),
    (Wijze.VIDEO, "Beeldbellen"),
    (Wijze.BERICHT, "Bericht"),
    (Wijze.AAN_DE_DEUR, "Niemand thuis"),
)
ANDERE_DAG, GEEN = "dag", "geen"
DAGEN = {1: "Morgen", 7: "Over een week", 14: "Over twee weken"}
"""Quick choices for the next contact, each the first working day from then; own choice, no norm."""


class Contactregel(Regelformulier):
    """One line at the door: the words first; whom it is about follows from who was there, unless one says otherwise."""

    template_name = "casus/_contactregel.html"

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Turn the kinds into chips and ask for no more than the words."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"] = forms.ChoiceField(
            label="Wat is dit?", choices=SOORTEN, initial="waarneming", widget=forms.RadioSelect(attrs=CHIPS)
        )
        begrens(velden["tekst"])
        velden["bron"].help_text = "Waar is dit nagegaan, of wie zag of zei dit? Leeg betekent: uzelf."
        for naam in ("betreft", "niet_zichtbaar_voor"):
            velden[naam].widget.attrs.update(CHIPS)
        velden["betreft"].required = False
        velden["betreft"].help_text = "Leeg betekent: over wie erbij was."
        velden["stem"].choices = [("", "Wie gesproken is"), *self.leden]
        velden["stem"].help_text = "Hoeft niet als u met één persoon sprak."

    def clean(self) -> dict[str, Any]:
        """Only a fact asks for its source; whose voice it is may follow from who was spoken to."""
        gegevens: dict[str, Any] = super(Regelformulier, self).clean() or self.cleaned_data
        if gegevens.get("soort") == "feit" and not gegevens.get("bron"):
            self.add_error("bron", "Een feit heeft een bron. Waar is dit nagegaan? Kies anders 'zag of hoorde ik'.")
        if gegevens.get("soort") != "stem":
            gegevens["stem"] = None
        return gegevens


class Contactformulier(MetRegels):
    """One contact: when, how, with whom, each child, what was said, what was agreed, when again, read back."""

    regelsets = (
        Regelset("regels", leeg=1, vraag="Wat is er gezegd of gezien?", knop="Nog een regel", formulier=Contactregel),
    )

    wanneer = forms.DateTimeField(label="Wanneer was het?")
    wijze = forms.ChoiceField(label="Hoe had u contact?", choices=WIJZEN, widget=forms.RadioSelect(attrs=CHIPS))
    met = soms(
        forms.TypedMultipleChoiceField(
            label="Met wie sprak u?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple(attrs=CHIPS)
        ),
        "",
    )
    samen_met = forms.MultipleChoiceField(
        label="Wie kwam er met u mee?", required=False, widget=forms.CheckboxSelectMultiple(attrs=CHIPS)
    )
    zonder_aankondiging_reden = forms.CharField(
        label="Waarom wist het huishouden nog niet wie er meekwam?", required=False, max_length=500
    )
    niet_zichtbaar_voor = forms.TypedMultipleChoiceField(
        label="Wie mag niet weten van dit contact?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
        help_text="Bijvoorbeeld omdat iemand in het geheim belde. Ook wie voor deze persoon meekijkt, ziet het niet.",
    )
    vervolg = forms.ChoiceField(label="Wanneer hebt u weer contact?", widget=forms.RadioSelect(attrs=CHIPS))
    volgend_contact = forms.DateField(label="Op welke dag?", required=False)
    geen_vervolg_reden = forms.CharField(label="Waarom is er geen volgend contact?", required=False, max_length=500)
    teruggelezen = soms(
        forms.ChoiceField(
            label="Hebt u voorgelezen wat u opschreef?",
            choices=[(Teruggelezen.JA, "Ja"), (Teruggelezen.LATER, "Volgende keer"), (Teruggelezen.NEE, "Nee")],
            required=False,
            widget=forms.RadioSelect(attrs=CHIPS),
        ),
        "",
    )

    def __init__(self, *args: Any, blad: Contactblad, **opties: Any) -> None:
        """Fill the choices from who is in the household and who is involved."""
        self.blad = blad
        super().__init__(*args, leden=_leden(blad), vandaag=blad.kop.vandaag, **opties)
        velden: dict[str, Any] = self.fields
        velden["met"].choices = [(lid.id, lid.roepnaam) for lid in blad.volwassenen]
        velden["niet_zichtbaar_voor"].choices = [(lid.id, lid.roepnaam) for lid in _leden(blad)]
        velden["samen_met"].choices = [(str(b.openbaar), f"{b.naam} ({b.organisatie})") for b in blad.collegas]
        velden["vervolg"].choices = _vervolgkeuzes(blad.kop.vandaag)
        self.kindvelden = [_kindvelden(velden, kind) for kind in blad.kinderen]
        self.lijsten["afspraken"] = self.afspraken = afspraaklijst(  # type: ignore[assignment]
            "afspraken",
            wie=wie_keuzes(_leden(blad), blad.collegas, ik=blad.ik),
            data=self.data if self.is_bound else None,
            initial=self.initial or {},
            erbij="Nog een afspraak",
        )

    @property
    def kinderen(self) -> list[tuple[LidKort, list[forms.BoundField]]]:
        """Each child with its three questions."""
        paren = zip(self.blad.kinderen, self.kindvelden, strict=True)
        return [(kind, [self[naam] for naam in namen]) for kind, namen in paren]

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put what the rule says about a child at its first question, and the next day at its choice."""
        for einde in ("-gezien", "-alleen"):
            if veld.startswith("kind-") and veld.endswith(einde):
                self.add_error(veld.removesuffix(einde), zin)
                return True
        if veld == "volgend_contact" and self.cleaned_data.get("vervolg") == GEEN:
            self.add_error("geen_vervolg_reden", zin)
            return True
        if veld == "regels":
            self.lijsten["regels"].forms[0].add_error("tekst", zin)
            return True
        return super().zet_fout(veld, zin)

    def clean(self) -> dict[str, Any]:
        """A day chosen by hand is a day."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("vervolg") == ANDERE_DAG and not gegevens.get("volgend_contact"):
            self.add_error("volgend_contact", "Kies op welke dag u weer contact hebt.")
        return gegevens

    def invoer(self) -> Contactinvoer:
        """Return the contact as the action takes it."""
        velden = self.cleaned_data
        dag = volgende_dag(velden, self.blad.kop.vandaag)
        return Contactinvoer(
            wanneer=velden["wanneer"],
            wijze=velden["wijze"],
            met=tuple(velden["met"]) if velden["wijze"] not in ZONDER_GESPREK else (),
            kinderen=self._kinderen(),
            regels=velden["regels"],
            afspraken=als_afspraken(velden["afspraken"], nakijken_op=dag),
            volgend_contact=dag,
            geen_vervolg_reden=velden["geen_vervolg_reden"] if velden["vervolg"] == GEEN else "",
            teruggelezen="" if velden["wijze"] in ZONDER_GESPREK else velden["teruggelezen"],
            samen_met=tuple(velden["samen_met"]),
            zonder_aankondiging_reden=velden["zonder_aankondiging_reden"],
            niet_zichtbaar_voor=tuple(velden["niet_zichtbaar_voor"]),
        )

    def _kinderen(self) -> dict[int, Kindinvoer]:
        """What became of each child; by telephone one that was not spoken to needs no answer."""
        velden, uit = self.cleaned_data, {}
        for kind, (keuze, waarom, toelichting) in zip(self.blad.kinderen, self.kindvelden, strict=True):
            antwoord, reden = velden[keuze], velden[waarom]
            if not antwoord and velden["wijze"] == Wijze.TELEFOON:
                antwoord, reden = NIET, WaaromNiet.WIJZE_VAN_CONTACT
            if antwoord and velden["wijze"] not in ZONDER_GESPREK:
                gezien = antwoord in (ALLEEN, GEZIEN) and velden["wijze"] != Wijze.TELEFOON
                uit[kind.id] = Kindinvoer(gezien, antwoord == ALLEEN, str(reden), velden[toelichting])
        return uit


def _leden(blad: Contactblad) -> tuple[LidKort, ...]:
    return (*blad.volwassenen, *blad.kinderen)


def _vervolgkeuzes(vandaag: date) -> list[tuple[str, str]]:
    dagen = [(str(n), f"{woord}: {_kort(_werkdag(vandaag, n))}") for n, woord in DAGEN.items()]
    return [*dagen, (ANDERE_DAG, "Op een andere dag"), (GEEN, "Geen volgend contact")]


def _werkdag(vandaag: date, dagen: int) -> date:
    return WETTELIJKE_KALENDER.eerste_werkdag_vanaf(vandaag + timedelta(days=dagen))


def _kort(dag: date) -> str:
    """``ma 23 nov``."""
    return f"{('ma', 'di', 'wo', 'do', 'vr', 'za', 'zo')[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1][:3]}"


def _kindvelden(velden: dict[str, Any], kind: LidKort) -> list[str]:
    """Three questions about one child: seen and alone in one touch, and only for a no the reason."""
    naam = f"kind-{kind.id}"
    velden[naam] = soms(
        forms.ChoiceField(
            label=f"{kind.roepnaam}: gezien, en alleen gesproken?",
            choices=KIND,
            required=False,
            widget=forms.RadioSelect(attrs=CHIPS),
        ),
        "",
    )
    waarom = forms.ChoiceField(
        label="Waarom niet, of niet alleen?", choices=keuzes(WaaromNiet, "Kies een reden"), required=False
    )
    velden[f"{naam}-waarom-niet"] = soms(waarom, "")
    velden[f"{naam}-toelichting"] = forms.CharField(label="In uw eigen woorden", required=False, max_length=500)
    return [naam, f"{naam}-waarom-niet", f"{naam}-toelichting"]


def wie_keuzes(leden: tuple[LidKort, ...], betrokkenen: tuple[Betrokkene, ...], *, ik: tuple[int, str]) -> list[Any]:
    """Return who can do something: people of the household first, then oneself and who is involved with an account."""
    nummer, naam = ik
    anderen = [(f"{PROFESSIONAL}-{b.medewerker}", b.naam) for b in betrokkenen if b.medewerker]
    return [
        ("Het huishouden", [(f"{LID}-{lid.id}", lid.roepnaam) for lid in leden]),
        ("Betrokken", [(f"{PROFESSIONAL}-{nummer}", f"{naam} (uzelf)"), *anderen]),
    ]


def volgende_dag(velden: Mapping[str, Any], vandaag: date) -> date | None:
    """Return the day of the next contact from the quick choices."""
    keuze = velden["vervolg"]
    if keuze == GEEN:
        return None
    dag: date | None = velden["volgend_contact"]
    return dag if keuze == ANDERE_DAG else _werkdag(vandaag, int(keuze))


def begin(blad: Contactblad) -> dict[str, Any]:
    """Return what is usual: now, at home, with the only adult, and again on the day that was planned or in a week."""
    gepland = blad.volgend_contact if blad.volgend_contact and blad.volgend_contact > blad.kop.vandaag else None
    nu: datetime = timezone.localtime(blad.nu).replace(second=0, microsecond=0)
    return {
        "wanneer": nu,
        "wijze": Wijze.HUISBEZOEK.value,
        "met": [blad.volwassenen[0].id] if len(blad.volwassenen) == 1 else [],
        "vervolg": ANDERE_DAG if gepland else "7",
        "volgend_contact": gepland,
    }


class Controleformulier(Formulier):
    """Looking back at one agreement: was it kept, and what now?"""

    nagekomen = forms.ChoiceField(
        label="Is het gelukt?", choices=keuzes(Nagekomen), widget=forms.RadioSelect(attrs=CHIPS)
    )
    toelichting = forms.CharField(
        label="Wat gebeurde er?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text="Nodig als het niet of maar voor een deel is gelukt.",
    )
    op = forms.DateField(label="Wanneer keek u dit na?")
    opnieuw_op = forms.DateField(label="Wanneer kijkt u opnieuw?", required=False)
    stopt = forms.BooleanField(label="De afspraak stopt: zij is niet meer nodig", required=False)


class Stopformulier(Formulier):
    """Why an agreement is no longer needed."""

    reden = forms.CharField(
        label="Waarom is deze afspraak niet meer nodig?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
