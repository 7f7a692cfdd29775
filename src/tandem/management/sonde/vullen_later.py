"""What comes later in a household's life: a case that ended, a second version, a measure, a line moved to another file.

Pages that only open then would be walked in vain without it.
"""

import struct
import uuid
import zlib
from datetime import timedelta
from typing import Any

from tandem.acties import deur
from tandem.acties.analyse import versie
from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.casus.afronden import Afrondinvoer, rond_af, vraag_afronden
from tandem.acties.casus.afrondfeiten import Beantwoord, Lidoordeel
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.casus.meekijken import Meekijkvraag
from tandem.acties.huishouden.vergissing import Bestemming, verplaats_regel
from tandem.acties.plan.afspreken import leg_instemming_vast, spreek_plan_af
from tandem.acties.rechten.maatregelen import Maatregelinvoer, leg_maatregel_vast
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer
from tandem.management.sonde.bouwen import Bouwer, model
from tandem.management.sonde.vulling import Vulling
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.rechten.lagen import Doel

DAG = timedelta(days=1)


def vul_later(b: Bouwer) -> None:
    """Add to households that stand: C ends, B gets second versions, A gets a measure, a photo and C's line."""
    _verplaats(b)
    _rond_af(Vulling(b, "C", "rosa"))
    _tweede_versie(Vulling(b, "B", "sam"))
    v = Vulling(b, "A", "rosa")
    _maatregel(v)
    _foto(v)


def vraag_collega(b: Bouwer, wie: str) -> None:
    """Ask somebody who is involved already to look along at an ending; no key comes from it."""
    v = Vulling(b, "A", "rosa")
    reden = v.k("plan", "meekijkverzoek.reden")
    vraag = Meekijkvraag(b.actor(wie).lidmaatschap, reden, v.vandaag + DAG)
    vraag_afronden(**v.ding, verzoek=uuid.uuid4(), soort="niet_bevestigd", vraag=vraag)


def _verplaats(b: Bouwer) -> None:
    """A line that stood in C belongs in A: from then on its word is A's alone."""
    v, naar = Vulling(b, "C", "rosa"), b.huizen["A"]
    regel = v.regel("plan", "verplaatste regel", over="mama")
    with deur.schrijf(doel=Doel.HULP, wat="sonde", **v.ding) as sessie:
        rij = sessie.bewaar(
            model("Regel")(
                laag=2, betreft=list(regel.betreft), soort=regel.soort, tekst=regel.tekst, op=regel.op,
                bron="waarneming", bij_soort="casus", bij=sessie.van(model("Casus")).get().pk,
            )
        )  # fmt: skip
        sessie.gebeurtenis("regels_toegevoegd", betreft=list(regel.betreft), feiten={"aantal": 1})
    bestemming = Bestemming(naar.openbaar, "Hoort daar", betreft=(naar.leden["mama"].openbaar,))
    verplaats_regel(**v.ding, regel=rij.openbaar, bestemming=bestemming)
    b.verhuis(regel.tekst.split()[0], "A")


def _rond_af(v: Vulling) -> None:
    """End the case of C, safe in everybody's view; aftercare follows."""
    with deur.schrijf(doel=Doel.HULP, wat="sonde", **v.ding) as sessie:
        sessie.van(model("Casus")).update(fase="nazorg")
        sessie.gebeurtenis("fase_gewijzigd")
    oordelen = {
        lid.nummer: Lidoordeel("ja", v.k("veiligheid", "afronden.oordeel", betreft={naam}))
        for naam, lid in v.plek.leden.items()
    }
    gehoord = {Voorwaarde.HUISHOUDEN_GEHOORD: v.k("plan", "afronden.gehoord", betreft=set(v.plek.leden))}
    gegeven = Beantwoord(bevestigd=gehoord, oordelen=oordelen, vast_gezicht=True)
    invoer = Afrondinvoer("blijvend_veilig", v.k("plan", "afronden.reden"), gegeven)
    rond_af(**v.ding, verzoek=uuid.uuid4(), invoer=invoer)


def _tweede_versie(v: Vulling) -> None:
    """Establish the analysis and agree on the plan of B, and begin a second analysis."""
    with deur.lees(doel=Doel.HULP, wat="sonde", **v.ding) as sessie:
        sessie.inzage()
        analyse = sessie.van(model("Analyse")).get().openbaar
    ding: dict[str, Any] = {**v.ding, "analyse": analyse}
    for naam in ("mama", "papa"):
        tekst = v.k("analyse", "herkenning", betreft={naam})
        leg_herkenning_vast(**ding, lid=v.lid(naam), gevraagd_op=v.vandaag, antwoord="deels", tekst=tekst)
        leg_instemming_vast(**v.ding, lid=v.lid(naam), antwoord="ja", op=v.vandaag)
    versie.stel_vast(**ding)
    waarvoor = v.k("analyse", "analyse.waarvoor nieuw")
    versie.begin_analyse(
        **v.ding, waarvoor=waarvoor, domeinen={"veiligheid_thuis": v.k("analyse", "analyse.domein nieuw")}
    )
    spreek_plan_af(**v.ding, op=v.vandaag, evalueren_op=v.vandaag + 30 * DAG)


def _maatregel(v: Vulling) -> None:
    """A court decided in the night: recorded at once, its safeguards owed."""
    nummer = v.b.k(v.plek.naam, "contact", "maatregel.dossiernummer", betreft={"klein"})
    invoer = Maatregelinvoer(
        lid=v.lid("klein"), soort="voorlopige_ondertoezichtstelling", besloten_door="rechter", besloten_op=v.vandaag,
        van=v.vandaag, tot=v.vandaag + 60 * DAG, dossiernummer=nummer,
    )  # fmt: skip
    reden = v.k("contact", "waarborg.reden", betreft={"klein"})
    achteraf = Achteraf(reden=reden, eigenaar=v.b.actor(v.wie).medewerker, uiterlijk=v.vandaag + 2 * DAG)
    grond = v.k("veiligheid", "markeerpunt.toelichting", betreft={"klein"})
    leg_maatregel_vast(**v.ding, invoer=invoer, punt=Markeerinvoer(achteraf=achteraf, grond=grond))


def _foto(v: Vulling) -> None:
    eigen: dict[str, Any] = {"betreft": {"mama"}}
    invoer = Documentinvoer(
        soort="schoolbericht", titel=v.k("plan", "document.titel", **eigen), bron="professional",
        ontvangen_op=v.vandaag,
        naam=f"{v.b.k(v.plek.naam, 'plan', 'document.bestandsnaam', **eigen)}.png", inhoud=_png(),
        van_wie=v.k("plan", "document.van_wie", **eigen), betreft=v.nummers(("mama",)),
    )  # fmt: skip
    voeg_document_toe(**v.ding, invoer=invoer)


def _png() -> bytes:
    """The smallest picture: one white dot."""

    def deel(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + deel(b"IDAT", zlib.compress(b"\x00\xff")) + deel(b"IEND", b"")
