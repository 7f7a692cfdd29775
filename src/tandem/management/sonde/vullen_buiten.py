"""Authority over a child that lies outside the household: what was asked, the copy that was granted, what goes along.

And a household of somebody whom many people know. Around the copy lies, about the same child, what may not be in it.
"""

import uuid
from dataclasses import replace
from typing import Any

from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.publiek import merk_publiek
from tandem.acties.rechten.afschriftstuk import Stukinvoer, beslis_stuk
from tandem.acties.rechten.verzoek import Stapinvoer, Verzoekinvoer, zet_verzoekstap
from tandem.acties.rechten.verzoekbuiten import Identiteit, lees_houderkeuzes, leg_vast_van_buiten
from tandem.management.sonde.beschrijving import Buitenverzoek
from tandem.management.sonde.bouwen import LEEFTIJDEN, Bouwer
from tandem.management.sonde.vullen_samen import EEN_PDF
from tandem.management.sonde.vulling import Vulling

KOPIE = "verzoek_meegeven"
JAREN = {"kind": 15, "klein": 7}
"""At least so old: what matters is that it is under sixteen."""


def vul_merk(b: Bouwer, huis: str, wie: str) -> None:
    """Say that many people know somebody here; no member may know that this was said, nor why."""
    v = Vulling(b, huis, wie)
    allemaal = set(v.plek.leden)
    reden = v.k("veiligheid", "publiekmerk.reden", betreft=allemaal, niet_voor=allemaal)
    merk_publiek(**v.ding, publiek=True, reden=reden)


def vul_buiten(b: Bouwer, huis: str, wie: str, kind: str) -> None:
    """Let who has authority over a child and lives elsewhere ask for a copy, and grant it with a document."""
    v = Vulling(b, huis, wie)
    eigen: dict[str, Any] = {"betreft": {kind}, "bij_verzoek": True}
    jaren = LEEFTIJDEN.get(huis, {}).get(kind, JAREN[kind])
    b.wereld.buitenverzoeken[huis] = Buitenverzoek(huis, kind, jaren, v.vandaag)
    _rondom(v, kind)
    ding = {**v.ding, "rechtsverzoek": _vraag(v, kind, _houder(v, kind), eigen)}
    beslis_stuk(**ding, document=_document(v, kind, "meegaat", **eigen, pagina=KOPIE), invoer=Stukinvoer("zo"))
    _document(v, kind, "verborgen", betreft={kind}, niet_voor={"papa"})


def _houder(v: Vulling, kind: str) -> uuid.UUID:
    """The holder from outside who was recorded with the household; where there is none for this child, a parent."""
    for een in v.b.wereld.kanaries.values():
        if (een.wat, een.huis, een.betreft) == ("gezag.buiten", v.plek.naam, frozenset({kind})):
            v.b.wereld.kanaries[een.woord] = replace(een, bij_verzoek=True)
            return next(rij.gezag for rij in lees_houderkeuzes(**v.ding).houders if een.woord in rij.zin)
    naam = v.k("contact", "gezag.buiten", betreft={kind}, bij_verzoek=True)
    vast = (v.plek.leden[kind].openbaar, "ouderlijk", "uitspraak", v.vandaag)
    return leg_gezag_vast(**v.ding, invoer=Gezagsinvoer(*vast, buiten=naam))


def _vraag(v: Vulling, kind: str, gezag: uuid.UUID, eigen: dict[str, Any]) -> uuid.UUID:
    """Record the request and grant it. It is hidden from everybody else at home."""
    dicht = {**eigen, "niet_voor": set(v.plek.leden) - {kind}, "pagina": KOPIE}
    invoer = Verzoekinvoer("kopie", v.k("analyse", "verzoek.tekst", **dicht))
    wie = Identiteit("bewijs", v.vandaag)
    gevraagd = leg_vast_van_buiten(**v.ding, gezag=gezag, identiteit=wie, invoer=invoer)
    stap = Stapinvoer("wijs_toe", v.k("analyse", "verzoek.antwoord", **dicht))
    zet_verzoekstap(**v.ding, rechtsverzoek=gevraagd, invoer=stap, versie=1)
    return gevraagd


def _rondom(v: Vulling, kind: str) -> None:
    """About the child: one line for the copy; one hidden, one about two, one in a member's words; an address."""
    samen = v.k("plan", "casus.regel over twee", betreft={kind, "mama"})
    stem = v.k("plan", "eigen woorden", betreft={kind})
    gewoon = v.regel("plan", "casus.regel kopie", over=kind, pagina=KOPIE)
    regels = (
        gewoon,
        v.regel("plan", "casus.regel kopie verborgen", over=kind, niet_voor=("papa",)),
        replace(gewoon, tekst=samen, betreft=v.nummers((kind, "mama"))),
        replace(gewoon, tekst=stem, soort="stem", stem=v.lid(kind)),
    )
    voeg_regels_toe(**v.ding, verzoek=uuid.uuid4(), regels=regels)
    dicht: dict[str, Any] = {"betreft": {kind}, "niet_voor": {"papa"}, "geopend_voor": {v.wie}}
    adres = f"{v.b.k(v.plek.naam, 'afgeschermd', 'geheim adres', **dicht)} 9, 3014 DD Rotterdam"
    leden = {naam: lid.openbaar for naam, lid in v.plek.leden.items()}
    invoer = Contactinvoer("adres", adres, lid=leden[kind], afgeschermd=True, niet_voor=(leden["papa"],))
    leg_contactgegeven_vast(**v.ding, invoer=invoer)


def _document(v: Vulling, kind: str, wat: str, **eigen: Any) -> uuid.UUID:
    """A letter about the child. Where it goes along, its title and content do; never how the file was called."""
    buiten = {naam: waarde for naam, waarde in eigen.items() if naam not in ("bij_verzoek", "pagina")}
    binnen = {naam: waarde for naam, waarde in eigen.items() if naam != "pagina"}
    invoer = Documentinvoer(
        soort="brief", titel=v.k("plan", f"document.titel {wat}", **eigen), bron="professional",
        ontvangen_op=v.vandaag, naam=f"{v.b.k(v.plek.naam, 'plan', f'document.bestandsnaam {wat}', **buiten)}.pdf",
        inhoud=EEN_PDF % v.b.k(v.plek.naam, "plan", "document.inhoud", **binnen).encode(),
        van_wie=v.k("plan", f"document.van_wie {wat}", **buiten), betreft=v.nummers((kind,)),
        niet_zichtbaar_voor=v.nummers(tuple(eigen.get("niet_voor", ()))),
    )  # fmt: skip
    return voeg_document_toe(**v.ding, invoer=invoer)
