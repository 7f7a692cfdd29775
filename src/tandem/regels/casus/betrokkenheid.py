"""Who is involved with a household: one vast gezicht, a tandem partner beside and never instead, everybody by name.

"Fietstocht van de tandem": the local team always on the bike, the RVT joins as a duo (S0 §1; S4 §1.2, 3.2.3). Everyone
acts for a named mother organisation and task, because powers do not move to a joint team (domein.md B9).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import MENING_VRAGEN, Geboorte, Geboortesoort, Zekerheid, heeft_leeftijd
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.regio.organisatie import OP_DE_FIETS, Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum


class Rol(Soort):
    """In what role a professional is involved."""

    VAST_GEZICHT = "vast_gezicht", "het vaste gezicht: bij hem of haar kunt u altijd terecht"
    TANDEMPARTNER = "tandempartner", "fietst mee naast het vaste gezicht"
    REGIE = "regie", "houdt het overzicht over alle hulp"
    PROFESSIONAL = "professional", "helpt op een eigen gebied"
    CONSULTATIE = "consultatie", "denkt mee, heeft geen contact met het huishouden"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige", "heeft zelf zoiets meegemaakt en denkt mee"


#: The task that rests on a measure (``inhoud/taken.yaml``).
UITVOERING = "uitvoering_maatregel"
#: Tasks that make somebody a tandem partner, and tasks without contact with the household (``inhoud/taken.yaml``).
IN_TANDEM = "samen_optrekken"
MEEDENKEN = frozenset({"consultatie_en_advies", "meekijken", "preventieve_jr_expertise"})
#: Roles that one person holds at a time.
EEN_TEGELIJK = frozenset({Rol.VAST_GEZICHT, Rol.REGIE})
#: Roles without contact with the household need no announcement.
ZONDER_CONTACT = frozenset({Rol.CONSULTATIE})


@dataclass(frozen=True, slots=True)
class Betrokkenheid:
    """One professional, involved in one role during ``tijdvak``, for ``moederorganisatie`` and with a ``taak``."""

    medewerker: int
    rol: Rol
    moederorganisatie: int | None
    soort: Organisatiesoort
    taak: str
    tijdvak: Tijdvak
    domein: str = ""
    aangekondigd_op: date | None = None


def bezwaren_betrokkenheid(nieuw: Betrokkenheid, bestaande: Collection[Betrokkenheid]) -> Bezwaren:
    """Why somebody cannot be involved like this."""
    return _namens_wie(nieuw) + _op_zijn_plaats(nieuw, bestaande) + _al_bezet(nieuw, bestaande)


def _namens_wie(nieuw: Betrokkenheid) -> Bezwaren:
    bezwaren: list[Bezwaar] = []
    if nieuw.moederorganisatie is None:
        bezwaren.append(Bezwaar("moederorganisatie", "Kies voor welke organisatie deze persoon werkt."))
    if not nieuw.taak.strip():
        bezwaren.append(Bezwaar("taak", "Vul in met welke taak deze persoon komt. Het huishouden leest dit."))
    return tuple(bezwaren)


def _op_zijn_plaats(nieuw: Betrokkenheid, bestaande: Collection[Betrokkenheid]) -> Bezwaren:
    if nieuw.rol is Rol.VAST_GEZICHT and nieuw.soort not in OP_DE_FIETS:
        return (Bezwaar("medewerker", "Het vaste gezicht komt uit het lokale team. Een ander fietst mee ernaast."),)
    if nieuw.rol is not Rol.TANDEMPARTNER:
        return ()
    if nieuw.soort in OP_DE_FIETS:
        return (Bezwaar("medewerker", "Een tandempartner komt van buiten het lokale team."),)
    if vast_gezicht_op(nieuw.tijdvak.van, bestaande) is None:
        zin = f"Op {datum(nieuw.tijdvak.van)} is er geen vast gezicht. Een tandempartner fietst nooit alleen."
        return (Bezwaar("van", zin),)
    return ()


def _al_bezet(nieuw: Betrokkenheid, bestaande: Collection[Betrokkenheid]) -> Bezwaren:
    tegelijk = [b for b in bestaande if b.rol is nieuw.rol and b.tijdvak.overlapt(nieuw.tijdvak)]
    if any(b.medewerker == nieuw.medewerker and b.domein == nieuw.domein for b in tegelijk):
        return (Bezwaar("medewerker", "Deze persoon is al zo betrokken."),)
    if tegelijk and nieuw.rol in EEN_TEGELIJK:
        wat = "een vast gezicht" if nieuw.rol is Rol.VAST_GEZICHT else "iemand met de regie"
        sinds = tegelijk[0].tijdvak.in_woorden
        return (Bezwaar("van", f"Er is al {wat}, {sinds}. Kies 'wisselen' om het over te geven."),)
    return ()


def vast_gezicht_op(dag: date, bekend: Iterable[Betrokkenheid]) -> Betrokkenheid | None:
    """The one vast gezicht on ``dag``, or None."""
    return next((b for b in bekend if b.rol is Rol.VAST_GEZICHT and b.tijdvak.geldt_op(dag)), None)


def bezwaren_eerste_contact(betrokkenheid: Betrokkenheid, contact_op: date) -> Bezwaren:
    """Who comes along was announced to the household before the first contact."""
    if betrokkenheid.rol in ZONDER_CONTACT:
        return (Bezwaar("medewerker", "Wie alleen meedenkt, heeft geen contact met het huishouden."),)
    if betrokkenheid.rol is Rol.VAST_GEZICHT:
        return ()
    aangekondigd = betrokkenheid.aangekondigd_op
    if aangekondigd is None or aangekondigd > contact_op:
        zin = "Vertel het huishouden eerst wie er meekomt, van welke organisatie en waarom. Leg dat vast."
        return (Bezwaar("aangekondigd_op", zin),)
    return ()


class Wisselreden(Soort):
    """Why the face changes; counted, because every change of face costs trust (S2; S4 §3.4)."""

    WENS_HUISHOUDEN = "wens_huishouden", "het huishouden wil een ander vast gezicht"
    ANDER_WERK = "ander_werk", "het vaste gezicht krijgt ander werk"
    ZIEKTE = "ziekte", "het vaste gezicht is langdurig ziek"
    VERHUIZING = "verhuizing", "het huishouden verhuist naar een ander team"
    WERKDRUK = "werkdruk", "het werk is anders verdeeld"
    BEKENDE = "bekende", "het vaste gezicht kent het huishouden privé"
    ANDERS = "anders", "een andere reden"


@dataclass(frozen=True, slots=True)
class Wissel:
    """A change of face on a day: who goes, who comes, why, and when the household was told."""

    van: Betrokkenheid
    naar: Betrokkenheid
    op: date
    reden: Wisselreden | None
    toelichting: str = ""
    aangekondigd_op: date | None = None


def bezwaren_wissel(wissel: Wissel) -> Bezwaren:
    """What a change of face asks for: another person, a reason, an announcement, and no day without a face."""
    bezwaren: list[Bezwaar] = []
    if wissel.van.medewerker == wissel.naar.medewerker:
        bezwaren.append(Bezwaar("naar", "Dit is al het vaste gezicht. Kies iemand anders."))
    if wissel.reden is None:
        bezwaren.append(Bezwaar("reden", "Kies waarom het vaste gezicht wisselt."))
    elif wissel.reden is Wisselreden.ANDERS and not wissel.toelichting.strip():
        bezwaren.append(Bezwaar("toelichting", "Schrijf op wat de reden is."))
    if wissel.aangekondigd_op is None or wissel.aangekondigd_op > wissel.op:
        bezwaren.append(Bezwaar("aangekondigd_op", "Vertel het huishouden eerst dat er iemand anders komt, en wie."))
    if wissel.op <= wissel.van.tijdvak.van or wissel.naar.tijdvak.van != wissel.op:
        bezwaren.append(Bezwaar("op", "Kies een dag na het begin van het huidige vaste gezicht."))
    return tuple(bezwaren) + _op_zijn_plaats(wissel.naar, ()) + _namens_wie(wissel.naar)


def bezwaren_einde(weg: Betrokkenheid, op: date, bekend: Collection[Betrokkenheid], *, casus_loopt: bool) -> Bezwaren:
    """While the case runs there is always a vast gezicht; whoever else leaves, may leave."""
    if weg.rol is not Rol.VAST_GEZICHT or not casus_loopt:
        return ()
    anderen = [b for b in bekend if b != weg]
    if vast_gezicht_op(op, anderen) is None:
        return (Bezwaar("tot", "Dan heeft het huishouden geen vast gezicht meer. Kies 'wisselen'."),)
    return ()


def aantal_wisselingen(bekend: Iterable[Betrokkenheid]) -> int:
    """How many times the household got another vast gezicht. Somebody standing in is no change."""
    gezichten = sorted((b.tijdvak.van, b.medewerker) for b in bekend if b.rol is Rol.VAST_GEZICHT)
    return sum(een != ander for (_, een), (_, ander) in zip(gezichten, gezichten[1:], strict=False))


def bezwaren_taak(
    taak: str, mag: Collection[Organisatiesoort], soort: Organisatiesoort, *, op_maatregel: bool
) -> Bezwaren:
    """Whether an organisation of this kind may hold the task: powers do not move to another (domein.md B9).

    ``mag`` are the kinds that content names for the task; empty means that content does not know the task.
    """
    if not mag:
        return (Bezwaar("taak", "Kies een taak uit de lijst."),)
    if soort not in mag:
        zin = f"Deze taak hoort niet bij {soort.omschrijving}. Kies een taak van de eigen organisatie."
        return (Bezwaar("taak", zin),)
    if taak == UITVOERING and not op_maatregel:
        return (Bezwaar("maatregel", "Kies welke maatregel deze persoon uitvoert, en dus voor welk kind."),)
    return ()


def toestemming_nodig_van(leden: Mapping[int, Geboorte], op: date) -> frozenset[int]:
    """Who is asked whether an ervaringsdeskundige may join: everybody of 12 or older, and whose age is not known.

    Twelve is the age from which a child's own view must be asked (domein.md B4, B10).
    """
    return frozenset(
        lid
        for lid, geboorte in leden.items()
        if geboorte.soort is not Geboortesoort.ONGEBOREN
        and heeft_leeftijd(geboorte, MENING_VRAGEN, op) is not Zekerheid.NEE
    )


class Drukantwoord(Soort):
    """The answer of a member to: did you feel pressed to accept this? Asked at each announcement, and counted."""

    NIET_GEVRAAGD = "niet_gevraagd", "niet gevraagd"
    NEE = "nee", "nee, ik voel me niet onder druk gezet"
    JA = "ja", "ja, ik voelde me onder druk gezet"


def bezwaren_aankondiging(op: date, van: date, vandaag: date) -> Bezwaren:
    """An announcement was made on a day that has been; after the beginning it is late, and still recorded."""
    if op > vandaag:
        return (Bezwaar("op", "Deze dag moet nog komen. Leg vast als u het hebt verteld."),)
    if (van - op).days > 366:
        return (Bezwaar("op", f"Dat is meer dan een jaar voor het begin ({datum(van)}). Kijk het jaartal na."),)
    return ()
