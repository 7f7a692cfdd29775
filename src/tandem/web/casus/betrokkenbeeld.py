"""Who is involved, in words and as a picture: household in the middle, local team on the bike, others beside."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from tandem.acties.casus.betrokkenheid import Betrokkene, Betrokkenen
from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.casus.betrokkenheid import Rol
from tandem.regels.tekst import aantal, opsomming
from tandem.web.woorden import datum


@dataclass(frozen=True)
class Betrokkenkaart:
    """One person in words, for the list."""

    openbaar: UUID
    naam: str
    organisatie: str
    taak: str
    wat: str
    domein: str
    telefoon: str
    sinds: str
    voor_wie: str
    opmerkingen: tuple[str, ...]
    vast_gezicht: bool
    aankondigen_url: str
    wijzigen_url: str
    beeindigen_url: str


def kaart(een: Betrokkene, kop: Dossierkop, *, mag: bool) -> Betrokkenkaart:
    """Return one person in words; ``mag``: whether this reader may change and end it."""
    plek = [kop.huishouden, een.openbaar]
    wissel = een.plaats is Rol.VAST_GEZICHT
    return Betrokkenkaart(
        openbaar=een.openbaar,
        naam=een.naam,
        organisatie=een.organisatie,
        taak=een.taaknaam,
        wat=een.taak_wat,
        domein=een.domeinnaam,
        telefoon=een.telefoon,
        sinds=f"sinds {datum(een.van)}" + (f", tot {datum(een.tot)}" if een.tot else ""),
        voor_wie=_voor_wie(een, kop),
        opmerkingen=_opmerkingen(een, kop),
        vast_gezicht=wissel,
        aankondigen_url=reverse("betrokkene_aankondigen", args=plek) if een.moet_aangekondigd else "",
        wijzigen_url=reverse("betrokkene_wijzigen", args=plek) if mag and not wissel else "",
        beeindigen_url=reverse("betrokkene_beeindigen", args=plek) if (mag or een.van_mij) and not wissel else "",
    )


def _voor_wie(een: Betrokkene, kop: Dossierkop) -> str:
    if een.namens is not None:
        return f"steunt {kop.namen([een.namens])}"
    if not een.leden:
        return "voor het hele huishouden"
    return f"alleen voor {kop.namen(een.leden)}"


def _opmerkingen(een: Betrokkene, kop: Dossierkop) -> tuple[str, ...]:
    uit = []
    if een.waarnemer:
        uit.append(f"Is nu weg. {een.waarnemer} neemt waar.")
    if een.op_maatregel:
        uit.append("Rust op een maatregel: stopt als die stopt.")
    if een.aangekondigd_op and not een.moet_aangekondigd:
        uit.append(f"Verteld aan het huishouden op {datum(een.aangekondigd_op)}.")
    if een.toestemming_van:
        uit.append(f"Met toestemming van {kop.namen(een.toestemming_van)}.")
    if not een.met_account:
        uit.append("Werkt niet in Tandem.")
    return tuple(uit)


def betrokkencontext(beeld: Betrokkenen) -> dict[str, Any]:
    """Return the parts of the page."""
    kop, mag = beeld.kop, beeld.mag_betrekken
    voorop = (beeld.vast_gezicht, *beeld.op_de_fiets) if beeld.vast_gezicht else beeld.op_de_fiets
    groepen = (
        ("Op de fiets: het lokale team", voorop),
        ("Fietst mee in tandem", beeld.in_tandem),
        ("Ernaast", beeld.anderen),
        ("Komt nog", beeld.straks),
    )
    return {
        "beeld": beeld,
        "groepen": [(titel, [kaart(een, kop, mag=mag) for een in wie if een]) for titel, wie in groepen if wie],
        "plaat": _plaat(beeld),
        "eerder": [(een.naam, een.organisatie, een.taaknaam, _periode(een), een.einde_reden) for een in beeld.eerder],
        "wisselingen": _wisselingen(beeld.wisselingen),
        "druk": [(kop.namen([een.lid]), datum(een.op), een.tekst) for een in beeld.druk],
    }


def _periode(een: Betrokkene) -> str:
    return f"{datum(een.van)} tot {datum(een.tot)}" if een.tot else f"sinds {datum(een.van)}"


def _wisselingen(keer: int) -> str:
    if keer == 0:
        return "Het vaste gezicht is niet gewisseld."
    return f"Het vaste gezicht is {aantal(keer, 'keer', 'keer')} gewisseld."


def _plaat(beeld: Betrokkenen) -> dict[str, Any]:
    """The picture: who sits in front, who pedals along, who stands beside; each with a name and an organisation."""
    voorop = (beeld.vast_gezicht, *beeld.op_de_fiets) if beeld.vast_gezicht else beeld.op_de_fiets
    leden = [lid.roepnaam for lid in beeld.kop.leden if not lid.weg and not lid.overleden]
    plekken = {"voorop": voorop, "in_tandem": beeld.in_tandem, "ernaast": beeld.anderen}
    return {
        "leden": opsomming(leden),
        **{plek: [(e.naam, e.organisatie) for e in wie] for plek, wie in plekken.items()},
    }


def aankondigcontext(wie: Betrokkene) -> dict[str, Any]:
    """Return what the page to tell the household says about who comes along."""
    return {"wie": wie, "knop": "Vastleggen dat u dit hebt verteld"}
