"""Contacts and agreements in words, for their pages."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from tandem.acties.casus.afspraak import Afspraakweergave
from tandem.acties.casus.contactlijst import Aanwezige, Contact
from tandem.acties.huishouden.kop import Dossierkop
from tandem.web.onderdelen import Afspraak, Gegeven, Rij
from tandem.web.regelbeeld import toon_regels
from tandem.web.woorden import datum, moment

TERUGGELEZEN = {
    "ja": "voorgelezen",
    "later": "nog voorlezen, bij het volgende contact",
    "nee": "niet voorgelezen",
    "": "niet van toepassing",
}


def contactrij(een: Contact, kop: Dossierkop) -> Rij:
    """Return a contact as a row of the list."""
    eerste = een.regels[0].tekst if een.regels else ""
    mee = [een.wijze, f"door {een.door}" if een.door else "", *(f"samen met {wie}" for wie in een.samen_met)]
    nog = een.teruggelezen == "later"
    return Rij(
        titel=moment(een.op),
        url=reverse("contact", args=[kop.huishouden, een.openbaar]),
        tekst=_kort(eerste) or (f"Met {een.met}" if een.met else "Niemand gesproken"),
        mee=[deel for deel in (f"met {een.met}" if een.met and eerste else "", *mee, *_kinderen(een)) if deel],
        merk="nog voorlezen" if nog else "",
        toon="let-op" if nog else "",
    )


def _kort(tekst: str, lengte: int = 160) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"


def _kinderen(een: Contact) -> list[str]:
    """Which children were not seen: that is what one looks for in a list."""
    gemist = [kind.naam for kind in een.kinderen if not kind.gezien]
    return [f"niet gezien: {', '.join(gemist)}"] if gemist else []


def kind_in_woorden(kind: Aanwezige) -> str:
    """Return what became of one child as a sentence."""
    if kind.gezien and kind.alleen_gesproken:
        return "gezien en alleen gesproken"
    if kind.alleen_gesproken:
        return "alleen gesproken, niet gezien"
    deel = "gezien, niet alleen gesproken" if kind.gezien else "niet gezien"
    return f"{deel}: {kind.waarom_niet}" if kind.waarom_niet else deel


def contactbeeld(een: Contact, kop: Dossierkop) -> dict[str, Any]:
    """Return the parts of the page of one contact."""
    volwassenen = [wie.naam for wie in een.aanwezigen if not wie.is_kind and wie.gesproken]
    return {
        "contact": een,
        "wanneer": moment(een.op),
        "gegevens": [
            Gegeven("Hoe", een.wijze),
            Gegeven("Met", ", ".join(volwassenen), onbekend="niemand gesproken"),
            *(Gegeven(kind.naam, kind_in_woorden(kind)) for kind in een.kinderen),
            Gegeven("Vastgelegd door", een.door, onbekend="niet bekend"),
            *([Gegeven("Kwam mee", ", ".join(een.samen_met))] if een.samen_met else []),
            *(
                [Gegeven("Waarom niet eerst verteld wie meekwam", een.zonder_aankondiging_reden)]
                if een.zonder_aankondiging_reden
                else []
            ),
            *([Gegeven("Waarom geen volgend contact", een.geen_vervolg_reden)] if een.geen_vervolg_reden else []),
            Gegeven("Voorgelezen", TERUGGELEZEN.get(een.teruggelezen, een.teruggelezen)),
        ],
        "verborgen_voor": kop.namen(een.niet_zichtbaar_voor),
        "regels": toon_regels(een.regels, kop),
        "afspraken": afspraken_beeld(een.afspraken, kop),
    }


def afspraken_beeld(afspraken: Iterable[Afspraakweergave], kop: Dossierkop, *, links: bool = True) -> list[Afspraak]:
    """Return agreements for ``onderdelen/afspraken.html``; ``links``: those that are open lead to their check."""
    return [
        Afspraak(
            wat=een.tekst,
            wie=een.wie or "iemand anders",
            nakijken=een.nakijken_op,
            nagekomen=een.nagekomen,  # type: ignore[arg-type]
            te_laat=een.te_laat,
            toelichting=_soort(een),
            url=reverse("afspraak_nakijken", args=[kop.huishouden, een.openbaar]) if links and een.open else "",
        )
        for een in afspraken
    ]


def _soort(een: Afspraakweergave) -> str:
    if een.beeindigd_op:
        return f"Gestopt op {datum(een.beeindigd_op)}."
    return {"veiligheid": "Voor de veiligheid.", "besluit": "Besluit uit een overleg."}.get(een.soort, "")
