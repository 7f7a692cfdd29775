"""A signal in words, for its pages."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.inhoudstermijn import Termijnstaat
from tandem.acties.casus.melder import Melderweergave
from tandem.acties.casus.signaal import Signaalkort, Signaalweergave
from tandem.acties.huishouden.kop import Dossierkop
from tandem.web.onderdelen import Gegeven, Rij
from tandem.web.regelbeeld import toon_regels
from tandem.web.woorden import dagen_tot, datum, moment


def signaalrij(signaal: Signaalkort, kop: Dossierkop) -> Rij:
    """Return a signal as a row of a list."""
    stand = signaal.uitkomst if signaal.triage_op else "nog niet beoordeeld"
    acuut = signaal.acuut and not signaal.triage_op
    return Rij(
        titel=f"Signaal van {datum(timezone.localdate(signaal.ontvangen_op))}",
        url=reverse("signaal", args=[kop.huishouden, signaal.openbaar]),
        tekst=_kort(signaal.eerste_regel),
        mee=tuple(deel for deel in (signaal.meldersoort, stand, signaal.casusnummer) if deel),
        merk="acuut" if acuut else "" if signaal.triage_op else "beoordelen",
        toon="onveilig" if acuut else "" if signaal.triage_op else "let-op",
    )


def _kort(tekst: str, lengte: int = 160) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"


def signaalcontext(gelezen: Signaalweergave, *, corrigeren: bool = True) -> dict[str, Any]:
    """Return the parts of the page of one signal; ``corrigeren`` adds the way to correct each line."""
    return {
        "signaal": gelezen,
        "binnengekomen": moment(gelezen.ontvangen_op),
        "regels": toon_regels(gelezen.regels, gelezen.kop, corrigeren=corrigeren),
        "nu_gedaan": toon_regels(gelezen.nu_gedaan, gelezen.kop, corrigeren=corrigeren),
        "melder": _melder(gelezen.melder),
        "termijnrijen": [termijnrij(een, gelezen.kop) for een in gelezen.termijnen],
        "triage_op": datum(gelezen.triage_op) if gelezen.triage_op else "",
    }


def _melder(melder: Melderweergave) -> list[Gegeven]:
    """The reporter as key and value; unknown, not asked and shielded are three things."""
    leeg = "niet bekend" if melder.open else "afgeschermd"
    soort = melder.soortnaam or ("een professional" if melder.beroepsmatig else "")
    rijen = [
        Gegeven("Wie", soort, onbekend=leeg),
        Gegeven("Naam", melder.naam, onbekend=leeg),
        Gegeven("Telefoon of e-mail", melder.contact, onbekend=leeg),
    ]
    if melder.beroepsmatig:
        rijen.insert(2, Gegeven("Organisatie", melder.organisatie, onbekend=leeg))
    if melder.grond:
        tot = f", tot {datum(melder.tot)}" if melder.tot else ""
        rijen.append(Gegeven("Waarom afgeschermd", f"{melder.grond}{tot}"))
    return rijen


def termijnrij(termijn: Termijnstaat, kop: Dossierkop) -> Rij:
    """Return a due date as a row: open with how long it still takes, or when it was done."""
    if termijn.afgerond_op:
        woord = "gedaan" if termijn.uitkomst == "gedaan" else termijn.uitkomst.replace("_", " ")
        mee = (f"{woord} op {datum(termijn.afgerond_op)}",)
        return Rij(titel=termijn.naam, mee=mee, merk="klaar", toon="goed" if termijn.uitkomst == "gedaan" else "")
    laat = termijn.te_laat(kop.vandaag)
    return Rij(
        titel=termijn.naam,
        mee=tuple(deel for deel in (f"uiterlijk {datum(termijn.vervalt_op)}", termijn.eigenaar) if deel),
        merk=dagen_tot(termijn.vervalt_op, kop.vandaag),
        toon="onveilig" if laat else "let-op" if termijn.vervalt_op == kop.vandaag else "",
    )
