"""The list of advice, one request, one advice as a page and a PDF, and the counts."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.advies.beelden import Adviesblad, Adviesregel, Antwoord, Plichtbeeld, Puntbeeld
from tandem.acties.advies.lezen import lees_advies, lees_adviezen
from tandem.acties.advies.overzicht import Telling, lees_adviesoverzicht
from tandem.acties.advies.stuk import gehoord_in_woorden, maak_adviesstuk
from tandem.acties.advies.vragen import Vraagbeeld, lees_adviesvraag
from tandem.acties.bouwstenen.plan import lees_regelplekken
from tandem.regels.advies.advies import Datumgrond
from tandem.regels.advies.reactie import Gevolgsoort, Plicht, Puntbesluit
from tandem.regels.rechten.organisatie import RAADSROL
from tandem.regels.tekst import aantal
from tandem.web.bouwstenen.plan import regeladres
from tandem.web.onderdelen import Gegeven, Knop, Kolom, Rij, Terug, Toon
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/advies/"
_TOON: dict[Plicht | None, Toon] = {Plicht.LAAT: "let-op", Plicht.OP_TIJD: "goed"}


@pagina(PAD, "adviezen", doelen=VERBETEREN, uitleg="Advies van een cliëntenraad: gevraagd, gegeven en beantwoord.")
def adviezen(request: Verzoek) -> HttpResponse:
    """Show what asks for something first: requests without advice, advice without a reaction; then the rest."""
    lijst = lees_adviezen(door=request.actor)
    te_reageren = lijst.te_reageren
    concepten = [een for een in lijst.adviezen if een.verstuurd_op is None]
    rest = [een for een in lijst.adviezen if een not in te_reageren and een.verstuurd_op is not None]
    context = werkcontext(lijst.kop, "adviezen", titel="Advies van cliënten") | {
        "lijst": lijst,
        "vragen": [_vraagrij(een) for een in lijst.vragen],
        "ingetrokken": [_vraagrij(een) for een in lijst.ingetrokken],
        "te_reageren": [_rij(een) for een in te_reageren],
        "concepten": [_rij(een) for een in concepten],
        "adviezen": [_rij(een) for een in rest if een.van_ons or een.aan_ons],
        "van_anderen": [_rij(een) for een in rest if not (een.van_ons or een.aan_ons)],
    }
    return render(request, "advies/adviezen.html", context)


def _vraagrij(een: Vraagbeeld) -> Rij:
    laat = een.vraag.advies_voor < een.vandaag
    mee = [f"van {een.van}", f"aan {een.aan}", f"advies gevraagd voor {datum(een.vraag.advies_voor)}"]
    url = reverse("adviesvraag", args=[een.openbaar])
    if een.ingetrokken:
        mee[2:] = [f"ingetrokken op {datum(een.ingetrokken)}"]
        return Rij(een.vraag.onderwerp, url, tekst=een.waarom, mee=mee, merk="ingetrokken")
    return Rij(een.vraag.onderwerp, url, mee=mee, merk="te laat" if laat else "", toon="let-op" if laat else "")


def _rij(een: Adviesregel) -> Rij:
    mee = [een.raad, "gevraagd" if een.gevraagd else "ongevraagd"]
    if een.nummer > 1:
        mee.append(f"versie {een.nummer}")
    if een.verstuurd_op is None:
        url = reverse("advies_wijzigen", args=[een.openbaar])
        return Rij(een.onderwerp, url, mee=mee, merk="concept, nog niet verstuurd")
    if een.ingetrokken:
        mee.append(f"ingetrokken op {datum(een.ingetrokken.op)}")
        url = reverse("advies", args=[een.openbaar])
        return Rij(een.onderwerp, url, tekst=een.ingetrokken.reden, mee=mee, merk="ingetrokken")
    mee += [f"verstuurd op {datum(een.verstuurd_op)}", *(f"{p.naam}: {_stand(p)}" for p in een.plichten)]
    if een.te_duiden and een.van_ons:
        mee.append(aantal(een.te_duiden, "verandering om te bekijken", "veranderingen om te bekijken"))
    laat = any(p.stand is Plicht.LAAT for p in een.plichten)
    url = reverse("advies", args=[een.openbaar])
    return Rij(een.onderwerp, url, mee=mee, merk="te laat" if laat else "", toon="let-op" if laat else "")


def _stand(een: Plichtbeeld) -> str:
    if een.stand is None:
        return "reactie niet te zien voor u"
    return f"{een.stand.omschrijving}, voor {datum(een.uiterlijk)}" if een.open_ else een.stand.omschrijving


@pagina(
    f"{PAD}vraag/<uuid:adviesvraag>/", "adviesvraag", doelen=VERBETEREN, uitleg="Eén vraag om advies, met zijn datum."
)
def adviesvraag(request: Verzoek, adviesvraag: UUID) -> HttpResponse:
    """Show one request: what is asked, by when, and how far the decision is."""
    beeld = lees_adviesvraag(door=request.actor, openbaar=adviesvraag)
    vraag = beeld.vraag
    context = werkcontext(beeld.kop, "adviezen", titel=vraag.onderwerp, status=f"Vraag om advies van {beeld.van}.")
    context |= {
        "kop": replace(context["kop"], terug=_terug()),
        "beeld": beeld,
        "gegevens": [
            Gegeven("Wat wil de vrager weten?", vraag.vraag),
            Gegeven("Achtergrond", vraag.achtergrond, onbekend="niets opgeschreven"),
            Gegeven("Hoort bij deze regels van het plan", "\n".join(beeld.bij), onbekend="geen"),
            Gegeven("Hoe ver is het besluit?", vraag.moment.omschrijving),
            Gegeven("Advies gevraagd voor", datum(vraag.advies_voor)),
            Gegeven("Besluit op", datum(vraag.besluit_op) if vraag.besluit_op else "", onbekend="nog niet bekend"),
            Gegeven("De vrager reageert voor", datum(vraag.reageert_voor)),
            Gegeven("Gevraagd", f"op {datum(beeld.gesteld_op)}, aan {beeld.aan}"),
        ],
        "knoppen": _vraagknoppen(beeld, request.actor.rol),
    }
    return render(request, "advies/adviesvraag.html", context)


def _vraagknoppen(beeld: Vraagbeeld, rol: str) -> list[Knop]:
    if beeld.advies:
        return [Knop("Het advies lezen", reverse("advies", args=[beeld.advies]), "primair")]
    if beeld.kan_intrekken:
        return [Knop("Deze vraag intrekken", reverse("vraag_intrekken", args=[beeld.openbaar]))]
    if beeld.kan_antwoorden and rol == RAADSROL:
        return [Knop("Advies schrijven", f"{reverse('advies_schrijven')}?vraag={beeld.openbaar}", "primair")]
    return []


def _terug() -> Terug:
    return Terug("Alle adviezen", reverse("adviezen"))


@pagina(f"{PAD}<uuid:advies>/", "advies", doelen=VERBETEREN, uitleg="Eén advies, met de reactie en wat er veranderde.")
def een_advies(request: Verzoek, advies: UUID) -> HttpResponse:
    """Show one advice: the points, what each party does with them, and what changed."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    regel = blad.regel
    soort = "Gevraagd advies" if regel.gevraagd else "Ongevraagd advies"
    verstuurd = f"verstuurd op {datum(regel.verstuurd_op)}" if regel.verstuurd_op else "concept, nog niet verstuurd"
    versie = f", versie {regel.nummer}" if regel.nummer > 1 else ""
    context = werkcontext(
        blad.kop, "adviezen", titel=regel.onderwerp, status=f"{soort} van {regel.raad}, {verstuurd}{versie}."
    )
    regels = _regeladressen(request, blad)
    context |= {
        "kop": replace(context["kop"], terug=_terug()),
        "blad": blad,
        "gehoord": gehoord_in_woorden(blad),
        "termijn": _termijn(blad),
        "plichten": [(een, _stand(een), _TOON.get(een.stand, "")) for een in regel.plichten],
        "punten": [(punt, [_antwoord(blad, punt, een, regels) for een in punt.antwoorden]) for punt in blad.punten],
        "knoppen": _knoppen(blad),
    }
    return render(request, "advies/advies.html", context)


def _termijn(blad: Adviesblad) -> str:
    if blad.regel.ingetrokken:
        return "Dit advies is ingetrokken. Reageren hoeft niet meer."
    if blad.reageren_voor is None:
        return "Er is nog geen dag gekozen waarop de reactie er moet zijn."
    grond = f"{blad.grond.omschrijving}: {blad.afspraak}" if blad.afspraak else blad.grond.omschrijving
    einde = " De wet noemt geen termijn." if blad.grond is Datumgrond.GEVRAAGD else ""
    return f"Reactie voor {datum(blad.reageren_voor)}. Deze datum is {grond}.{einde}"


def _regeladressen(request: Verzoek, blad: Adviesblad) -> dict[str, str]:
    """Where the lines of own plans are read that changes refer to; of a closed plan on its own page."""
    gevolgen = [gevolg for punt in blad.punten for een in punt.antwoorden for gevolg in een.gevolgen]
    if not any(een.van_ons and een.soort is Gevolgsoort.PLAN for een in gevolgen):
        return {}
    return {str(nummer): regeladres(plek) for nummer, plek in lees_regelplekken(door=request.actor).items()}


def _antwoord(blad: Adviesblad, punt: Puntbeeld, een: Antwoord, regels: dict[str, str]) -> dict[str, object]:
    toon: Toon = "goed" if een.besluit is Puntbesluit.OVERGENOMEN else ""
    gevolgen = []
    for gevolg in een.gevolgen:
        duiden = blad.kan_duiden and gevolg.bedoeld is None
        gevolgen.append(
            {
                "beeld": gevolg,
                "url": _plek_url(gevolg.soort, gevolg.verwijst, regels) if gevolg.van_ons else "",
                "duiden": reverse("advies_duiden", args=[gevolg.openbaar]) if duiden else "",
            }
        )
    args = [blad.regel.openbaar, punt.openbaar]
    erbij = reverse("advies_gevolg", args=args) if een.van_ons and blad.kan_gevolg else ""
    return {"beeld": een, "toon": toon, "gevolgen": gevolgen, "erbij": erbij}


def _plek_url(soort: Gevolgsoort, verwijst: str, regels: dict[str, str]) -> str:
    if soort is Gevolgsoort.LES:
        return reverse("les", args=[verwijst])
    return regels.get(verwijst, "") if soort is Gevolgsoort.PLAN else ""


def _knoppen(blad: Adviesblad) -> list[Knop]:
    args, concept = [blad.regel.openbaar], blad.concept
    knoppen = []
    if blad.kan_vaststellen and concept and concept.versie:
        knoppen.append(Knop("Reactie vaststellen en versturen", reverse("reactie_vaststellen", args=args)))
    if blad.kan_reageren:
        tekst = "Verder schrijven aan de reactie" if concept and concept.versie else "Reactie schrijven"
        knoppen.append(Knop(tekst, reverse("reactie_schrijven", args=args)))
        knoppen.append(Knop("Meer tijd vragen", reverse("reactie_uitstellen", args=args)))
    if blad.regel.verstuurd_op is None:
        knoppen.append(Knop("Verder schrijven", reverse("advies_wijzigen", args=args)))
    if knoppen:
        knoppen[0] = replace(knoppen[0], soort="primair")
    if blad.kan_verbeteren:
        knoppen.append(Knop("Verbeteren met een nieuwe versie", reverse("advies_nieuwe_versie", args=args)))
    if blad.kan_intrekken:
        knoppen.append(Knop("Dit advies intrekken", reverse("advies_intrekken", args=[*args, "advies"])))
    if blad.kan_reactie_intrekken:
        knoppen.append(Knop("Onze reactie intrekken", reverse("advies_intrekken", args=[*args, "reactie"])))
    return knoppen


@pagina(f"{PAD}<uuid:advies>/pdf/", "advies_pdf", doelen=VERBETEREN, uitleg="Eén advies met de reactie, als PDF.")
def advies_pdf(request: Verzoek, advies: UUID) -> HttpResponse:
    """Send one advice as a PDF."""
    inhoud = maak_adviesstuk(door=request.actor, openbaar=advies)
    return HttpResponse(
        inhoud,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="advies.pdf"'},
    )


_KOLOMMEN = (
    "Cliëntenraad", "Reageert", "Gevraagd", "Ongevraagd", "Wacht", "Nu te laat", "Op tijd", "Na uitstel",
    "Kwam te laat", "Punten overgenomen", "Punten deels", "Punten niet", "Punten met verandering", "Zoals bedoeld",
)  # fmt: skip

_UITLEG = (
    Gegeven(
        "Gevraagd en ongevraagd",
        "Een advies telt één keer voor elke organisatie die het kreeg. Wat is vervangen of ingetrokken voordat er een "
        "reactie kwam, telt niet.",
    ),
    Gegeven("Op tijd", "De reactie is vastgesteld op de eerste datum of eerder."),
    Gegeven("Na uitstel", "De reactie kwam na de eerste datum, maar op tijd voor de nieuwe datum."),
    Gegeven("Kwam te laat", "De reactie kwam na de laatste datum die stond."),
    Gegeven("Punten met verandering", "Punten waarbij is vastgelegd wat er veranderde."),
    Gegeven("Zoals bedoeld", "Punten waarvan de raad bij een verandering zei: ja, dit bedoelden wij."),
)


@pagina(f"{PAD}overzicht/", "advies_overzicht", doelen=VERBETEREN, uitleg="Adviezen en reacties geteld.")
def overzicht(request: Verzoek) -> HttpResponse:
    """Show the counts with what they count; made to print."""
    beeld = lees_adviesoverzicht(door=request.actor)
    context = werkcontext(beeld.kop, "adviezen", titel="Wat gebeurt er met advies?")
    context |= {
        "kop": replace(context["kop"], terug=_terug()),
        "kolommen": [Kolom(naam, getal=nr > 1) for nr, naam in enumerate(_KOLOMMEN)],
        "rijen": [_telrij(een) for een in beeld.tellingen],
        "op": datum(beeld.vandaag),
        "uitleg": _UITLEG,
    }
    return render(request, "advies/overzicht.html", context)


def _telrij(een: Telling) -> list[str]:
    standen = (Plicht.WACHT, Plicht.LAAT, Plicht.OP_TIJD, Plicht.NA_UITSTEL, Plicht.TE_LAAT)
    getallen = [een.gevraagd, een.ongevraagd, *(een.stand(stand) for stand in standen)]
    getallen += [een.punten.get(besluit, 0) for besluit in Puntbesluit]
    return [een.raad, een.bij, *map(str, [*getallen, een.veranderd, een.bedoeld])]
