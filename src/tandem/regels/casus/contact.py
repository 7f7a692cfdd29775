"""The contactmoment: the daily act, in one minute at the door. Each child: seen? spoken to alone? If not: why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import Geboorte, Geboortesoort, Zekerheid, is_minderjarig
from tandem.regels.soort import Soort


class Wijze(Soort):
    """How the contact went."""

    HUISBEZOEK = "huisbezoek", "bij het huishouden thuis"
    KANTOOR = "kantoor", "op kantoor"
    SCHOOL = "school", "op school of de opvang"
    ELDERS = "elders", "ergens anders"
    VIDEO = "video", "met beeld gebeld"
    TELEFOON = "telefoon", "gebeld"
    BERICHT = "bericht", "een bericht gestuurd"
    AAN_DE_DEUR = "aan_de_deur", "aan de deur geweest, niemand gesproken"


#: Ways of contact in which a child can be seen.
MET_EIGEN_OGEN = frozenset({Wijze.HUISBEZOEK, Wijze.KANTOOR, Wijze.SCHOOL, Wijze.ELDERS, Wijze.VIDEO})
#: Ways of contact in which nobody is spoken to.
ZONDER_GESPREK = frozenset({Wijze.BERICHT, Wijze.AAN_DE_DEUR})


class WaaromNiet(Soort):
    """Why a child was not seen or not spoken to alone. An honest no is worth more than a tick."""

    NIET_AANWEZIG = "niet_aanwezig", "het kind was er niet"
    WILDE_NIET = "wilde_niet", "het kind wilde niet"
    TE_JONG = "te_jong", "het kind is te jong om alleen te spreken"
    OUDER_WIL_NIET = "ouder_wil_niet", "een ouder wilde het niet"
    NIET_VEILIG = "niet_veilig", "het was nu niet veilig voor het kind"
    SLIEP = "sliep", "het kind sliep"
    NIET_AAN_TOE = "niet_aan_toe", "er was geen gelegenheid"
    WIJZE_VAN_CONTACT = "wijze_van_contact", "dat kon niet op deze manier (telefoon, bericht)"
    ANDERS = "anders", "een andere reden"


@dataclass(frozen=True, slots=True)
class Kindgezien:
    """What became of one child in this contact. None is not filled in, which is not the same as no.

    ``waarom_niet`` is one of the ready reasons; ``toelichting`` tells it in own words. One of the two is enough.
    """

    gezien: bool | None = None
    alleen_gesproken: bool | None = None
    waarom_niet: WaaromNiet | None = None
    toelichting: str = ""


class Teruggelezen(Soort):
    """Whether what was written was read back to the household."""

    JA = "ja", "voorgelezen, en zij weten wat er staat"
    LATER = "later", "dat doe ik bij het volgende contact"
    NEE = "nee", "niet voorgelezen"


@dataclass(frozen=True, slots=True)
class Contactmoment:
    """One contact as it is offered: when (with time zone), how, with whom, and each child by number."""

    wanneer: datetime
    wijze: Wijze
    met: frozenset[int]
    kinderen: Mapping[int, Kindgezien] = field(default_factory=dict)
    aantal_regels: int = 0
    volgend_contact: date | None = None
    waarom_geen_volgend: str = ""
    teruggelezen: Teruggelezen | None = None


def kinderen_om_te_zien(leden: Mapping[int, Geboorte], op: date) -> frozenset[int]:
    """Which members are children to be seen: every minor who was born, and each whose age is not known."""
    return frozenset(
        lid
        for lid, geboorte in leden.items()
        if geboorte.soort is not Geboortesoort.ONGEBOREN and is_minderjarig(geboorte, op) is not Zekerheid.NEE
    )


def bezwaren_contact(contact: Contactmoment, leden: Mapping[int, Geboorte], nu: datetime) -> Bezwaren:
    """What a contact still lacks; empty when it can be recorded."""
    kinderen = kinderen_om_te_zien(leden, contact.wanneer.date())
    return (
        _wanneer_en_met_wie(contact, leden, nu)
        + tuple(bezwaar for kind in sorted(kinderen) for bezwaar in _kind(kind, contact))
        + _vervolg(contact)
    )


def _wanneer_en_met_wie(contact: Contactmoment, leden: Mapping[int, Geboorte], nu: datetime) -> Bezwaren:
    bezwaren: list[Bezwaar] = []
    if contact.wanneer > nu:
        bezwaren.append(Bezwaar("wanneer", "Dit moment moet nog komen. Leg een contact vast als het is geweest."))
    if contact.wijze not in ZONDER_GESPREK and not contact.met:
        bezwaren.append(Bezwaar("met", "Kies met wie u contact had."))
    if not contact.met <= leden.keys():
        bezwaren.append(Bezwaar("met", "Een van deze personen hoort niet bij dit huishouden."))
    if not contact.aantal_regels and contact.wijze is not Wijze.AAN_DE_DEUR:
        bezwaren.append(Bezwaar("regels", "Schrijf ten minste één regel: wat is er gezegd of gezien?"))
    return tuple(bezwaren)


def _kind(kind: int, contact: Contactmoment) -> Bezwaren:
    """The two questions about one child, and the reason for every no."""
    gezien = contact.kinderen.get(kind, Kindgezien())
    if gezien.gezien is None or gezien.alleen_gesproken is None:
        return (Bezwaar(f"kind-{kind}", "Vul bij elk kind in: gezien? alleen gesproken?"),)
    if gezien.gezien and contact.wijze not in MET_EIGEN_OGEN:
        return (Bezwaar(f"kind-{kind}-gezien", f"Een kind zien kan niet als u hebt {contact.wijze.omschrijving}."),)
    if gezien.alleen_gesproken and contact.wijze in ZONDER_GESPREK:
        return (Bezwaar(f"kind-{kind}-alleen", "Bij dit contact is niemand gesproken."),)
    if gezien.alleen_gesproken and not gezien.gezien and contact.wijze is not Wijze.TELEFOON:
        return (Bezwaar(f"kind-{kind}-gezien", "Alleen gesproken maar niet gezien? Dat kan alleen aan de telefoon."),)
    return _reden(kind, gezien)


def _reden(kind: int, gezien: Kindgezien) -> Bezwaren:
    if (gezien.gezien and gezien.alleen_gesproken) or gezien.toelichting.strip():
        return ()
    if gezien.waarom_niet is None:
        wat = "niet gezien" if not gezien.gezien else "niet alleen gesproken"
        return (Bezwaar(f"kind-{kind}-waarom-niet", f"Waarom is dit kind {wat}?"),)
    if gezien.waarom_niet is WaaromNiet.ANDERS:
        return (Bezwaar(f"kind-{kind}-toelichting", "Schrijf op wat de reden was."),)
    return ()


def zonder_kinderen(wijze: Wijze, kinderen: Iterable[int]) -> dict[int, Kindgezien]:
    """The answers that a way of contact gives by itself, so that a message does not ask after every child."""
    if wijze not in ZONDER_GESPREK:
        return {}
    return {kind: Kindgezien(False, False, WaaromNiet.WIJZE_VAN_CONTACT) for kind in kinderen}


def _vervolg(contact: Contactmoment) -> Bezwaren:
    bezwaren: list[Bezwaar] = []
    if contact.volgend_contact is None and not contact.waarom_geen_volgend.strip():
        bezwaren.append(
            Bezwaar("volgend_contact", "Wanneer is het volgende contact? Of schrijf op waarom dat er niet is.")
        )
    if contact.volgend_contact and contact.volgend_contact < contact.wanneer.date():
        bezwaren.append(Bezwaar("volgend_contact", "Het volgende contact ligt vóór dit contact."))
    if contact.teruggelezen is None and contact.wijze not in ZONDER_GESPREK:
        bezwaren.append(Bezwaar("teruggelezen", "Hebt u voorgelezen wat u opschreef? Kies ja, later of nee."))
    return tuple(bezwaren)
