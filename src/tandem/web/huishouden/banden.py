"""Relations, authority, where somebody lives, and a child in two households."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden import gezag as gezagacties
from tandem.acties.huishouden import relaties, verblijf
from tandem.acties.huishouden.bladen import lees_dossierblad, lees_lid
from tandem.acties.huishouden.gezag import Gezagsinvoer
from tandem.acties.huishouden.keuzes import grondslagen, instellingen, mijn_dossiers
from tandem.acties.huishouden.verblijf import Koppeling
from tandem.regels.huishouden.lid import KINDROLLEN
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier
from tandem.web.huishouden import formulieren
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, als_uuid, formulierpagina, kies_uit
from tandem.web.huishouden.formulieren import Dag, Keuzes, keuzes
from tandem.web.pagina import Verzoek, pagina


@pagina(f"{HIER}relaties/nieuw/", "relatie_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen wie wat is van wie.")
def relatie(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record who is what to whom."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        relaties.leg_relatie_vast(
            door=request.actor,
            huishouden=huishouden,
            van=als_uuid(v["van"]),
            soort=v["soort"],
            naar=als_uuid(v["naar"]),
            sinds=v["sinds"],
            verzoek=verzoek,
        )
        return adres("personen", huishouden)

    return formulierpagina(
        request, kop, titel="Relatie vastleggen", knop="Relatie vastleggen", terug=adres("personen", huishouden),
        formulier=partial(formulieren.Relatie, leden=kies_uit(kop.leden, ook_weg=True)), actie=actie,
    )  # fmt: skip


@pagina(
    f"{HIER}relaties/<uuid:rij>/einde/", "relatie_einde", doelen=HULP, methoden=BEIDE, uitleg="Een relatie beëindigen."
)
def relatie_einde(request: Verzoek, huishouden: UUID, rij: UUID) -> HttpResponse:
    """Say until when a relation held."""

    def doe(**gegevens: Any) -> None:
        relaties.beeindig_relatie(relatie=rij, **gegevens)

    return _einde(request, huishouden, doe, "Relatie beëindigen", "De relatie blijft in de geschiedenis staan.")


def _einde(request: Verzoek, huishouden: UUID, doe: Any, titel: str, uitleg: str) -> HttpResponse:
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        doe(door=request.actor, huishouden=huishouden, op=v["op"], verzoek=verzoek)
        return adres("personen", huishouden)

    return formulierpagina(
        request, kop, titel=titel, knop="Einde vastleggen", uitleg=uitleg, terug=adres("personen", huishouden),
        formulier=partial(Dag, woord="Tot welke dag gold dit?"), actie=actie, begin={"op": kop.vandaag},
    )  # fmt: skip


@pagina(f"{HIER}gezag/nieuw/", "gezag_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen wie gezag heeft.")
def gezag(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record who decides about a child."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop
    kinderen = [lid for lid in kop.leden if lid.rol in KINDROLLEN]

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        namen = ("soort", "grond", "van", "tot", "organisatie", "buiten")
        invoer = Gezagsinvoer(als_uuid(v["kind"]), houder=als_uuid(v["houder"]), **{naam: v[naam] for naam in namen})
        gezagacties.leg_gezag_vast(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek)
        return adres("personen", huishouden)

    velden = {
        "leden": kies_uit(kop.leden, ook_weg=True),
        "kinderen": kies_uit(kinderen, ook_weg=True),
        "organisaties": instellingen(),
    }
    return formulierpagina(
        request, kop, titel="Gezag vastleggen", knop="Gezag vastleggen", terug=adres("personen", huishouden),
        uitleg="Kijk in het gezagsregister. Kies bij wie het gezag ligt: iemand van dit huishouden, iemand anders of "
        "een organisatie.",
        formulier=partial(formulieren.Gezag, **velden), actie=actie,
    )  # fmt: skip


@pagina(
    f"{HIER}gezag/<uuid:rij>/einde/",
    "gezag_einde",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Het einde van gezag vastleggen.",
)
def gezag_einde(request: Verzoek, huishouden: UUID, rij: UUID) -> HttpResponse:
    """Say until when somebody held authority."""

    def doe(**gegevens: Any) -> None:
        gezagacties.beeindig_gezag(gezag=rij, **gegevens)

    return _einde(request, huishouden, doe, "Gezag beëindigen", "Het gezag blijft in de geschiedenis staan.")


@pagina(
    f"{HIER}verblijf/nieuw/", "verblijf_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen hoe iemand hier woont."
)
def verblijf_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record how somebody lives here."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        verblijf.leg_verblijf_vast(
            door=request.actor,
            huishouden=huishouden,
            lid=als_uuid(v["lid"]),
            soort=v["soort"],
            van=v["van"],
            toelichting=v["toelichting"],
            verzoek=verzoek,
        )
        return adres("personen", huishouden)

    return formulierpagina(
        request, kop, titel="Hoe iemand hier woont", knop="Vastleggen", terug=adres("personen", huishouden),
        formulier=partial(formulieren.Verblijf, leden=kies_uit(kop.leden)), actie=actie, begin={"van": kop.vandaag},
    )  # fmt: skip


class Grondslag(Formulier):
    """On what ground two members are joined as one person."""

    grondslag = forms.ChoiceField(label="Waarop rust dit?")
    toelichting = forms.CharField(
        label="Wie weet hiervan?", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Choose among the grounds of the content."""
        super().__init__(*args, **opties)
        self.fields["grondslag"].choices = [("", "Kies een grond"), *grondslagen()]  # type: ignore[attr-defined]


class Koppelen(Grondslag):
    """Which other household, and as what the child lives there."""

    ander = forms.ChoiceField(label="In welk ander huishouden?")
    rol = forms.ChoiceField(label="Als wat hoort het kind daar?", choices=keuzes(formulieren.Lidrol), initial="kind")
    field_order = ("ander", "rol", "grondslag", "toelichting")

    def __init__(self, *args: Any, dossiers: Keuzes, **opties: Any) -> None:
        """Choose among one's own files."""
        super().__init__(*args, **opties)
        self.fields["ander"].choices = [("", "Kies een huishouden"), *dossiers]  # type: ignore[attr-defined]


class Code(Formulier):
    """A code that the other household's professional gave."""

    code = forms.CharField(label="Code van het andere dossier", max_length=500)


@pagina(
    f"{HIER}personen/<uuid:lid>/ander-huishouden/",
    "lid_koppelen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een kind in twee huishoudens vastleggen.",
)
def koppelen(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record that a child also lives in another household of this professional."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    dossiers = mijn_dossiers(door=request.actor, zonder=huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        verblijf.koppel_kind(
            door=request.actor,
            van=huishouden,
            lid=lid,
            naar=UUID(v["ander"]),
            rol=v["rol"],
            waarom=Koppeling(v["grondslag"], v["toelichting"]),
            verzoek=verzoek,
        )
        return adres("personen", UUID(v["ander"]))

    return formulierpagina(
        request, blad.kop, titel=f"{blad.kaart.naam} woont ook in een ander huishouden", knop="Vastleggen",
        uitleg="Alleen de naam en de geboortedatum gaan mee. Dat het om dezelfde persoon gaat, is in beide dossiers "
        "afgeschermd: het gaat alleen open met een reden.",
        terug=adres("lid", huishouden, lid), formulier=partial(Koppelen, dossiers=dossiers), actie=actie,
        sjabloon="huishouden/koppelen.html", lid=lid,
    )  # fmt: skip


@pagina(
    f"{HIER}personen/<uuid:lid>/koppelcode/",
    "koppelcode",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een code geven, zodat een ander dossier dit kind herkent.",
)
def koppelcode(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Give a code to the professional of the other household; it is shown once, on this page."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    codes: list[str] = []

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        waarom = Koppeling(v["grondslag"], v["toelichting"])
        codes.append(
            verblijf.geef_koppelcode(door=request.actor, huishouden=huishouden, lid=lid, waarom=waarom, verzoek=verzoek)
        )
        return adres("lid", huishouden, lid)

    pagina_ = formulierpagina(
        request, blad.kop, titel=f"Code voor {blad.kaart.naam}", knop="Code maken", formulier=Grondslag, actie=actie,
        uitleg="Met deze code legt de professional van het andere huishouden vast dat het om hetzelfde kind gaat. "
        "Er staat geen naam in. De code werkt zeven dagen.",
        terug=adres("lid", huishouden, lid),
    )  # fmt: skip
    if not codes:
        return pagina_
    context = {**dossiercontext(blad.kop, "personen"), "code": codes[0], "terug_url": adres("lid", huishouden, lid)}
    return render(request, "huishouden/koppelcode.html", context)


@pagina(
    f"{HIER}personen/<uuid:lid>/met-code/",
    "met_code",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Met een code vastleggen dat een kind ook elders bekend is.",
)
def met_code(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Join a member here with the person of another file, with a code."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        verblijf.koppel_met_code(door=request.actor, huishouden=huishouden, lid=lid, code=v["code"], verzoek=verzoek)
        return adres("lid", huishouden, lid)

    return formulierpagina(
        request, blad.kop, titel=f"Code voor {blad.kaart.naam} gebruiken", knop="Vastleggen", formulier=Code,
        uitleg="De professional van het andere huishouden geeft u de code.", actie=actie,
        terug=adres("lid", huishouden, lid),
    )  # fmt: skip
