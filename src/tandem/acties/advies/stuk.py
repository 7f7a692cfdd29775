"""One advice as a PDF that a council could send: the points, the reactions as far as they are there, what changed."""

from uuid import UUID

from tandem.acties.advies.beelden import Adviesblad, Adviesregel, Antwoord, Gevolgbeeld, Plichtbeeld
from tandem.acties.advies.lezen import lees_advies
from tandem.acties.tijdstip import tijdstip
from tandem.koppelingen import rapportpdf
from tandem.koppelingen.rapport import Alinea, Blok, Hoofdstuk, Rapport, Tussenkop
from tandem.regels.rechten.actor import Actor
from tandem.regels.tekst import datum

NIET_BEKEND = "niet te zien voor wie dit maakte"


def maak_adviesstuk(*, door: Actor, openbaar: UUID) -> bytes:
    """Return one advice as a PDF, with what this reader may know. Raises ``NietGevonden``."""
    blad = lees_advies(door=door, openbaar=openbaar)
    regel = blad.regel
    rapport = Rapport(
        titel=regel.onderwerp,
        ondertitel="Gevraagd advies" if regel.gevraagd else "Ongevraagd advies",
        van=regel.raad,
        titelregels=(
            ("Van", regel.raad),
            ("Aan", ", ".join(een.naam for een in regel.plichten) or "nog niet verstuurd"),
            ("Verstuurd op", datum(regel.verstuurd_op) if regel.verstuurd_op else "concept, nog niet verstuurd"),
            ("Versie", str(regel.nummer)),
            *_ingetrokken(regel),
            ("Reactie gevraagd voor", _wanneer(blad)),
        ),
        hoofdstukken=(_advies(blad), _reacties(blad)),
        op=tijdstip(),
    )
    return rapportpdf.maak_rapport(rapport)


def _ingetrokken(regel: Adviesregel) -> tuple[tuple[str, str], ...]:
    weg = regel.ingetrokken
    return (("Ingetrokken", f"op {datum(weg.op)}, omdat: {weg.reden}"),) if weg else ()


def _wanneer(blad: Adviesblad) -> str:
    if blad.reageren_voor is None:
        return "nog geen dag gekozen"
    return f"{datum(blad.reageren_voor)} ({blad.afspraak or blad.grond.omschrijving})"


def gehoord_in_woorden(blad: Adviesblad) -> str:
    """Return how people were heard, in numbers."""
    leden, ervaring = blad.gehoord.leden, blad.gehoord.ervaring
    mensen = f"{leden} van de raad en {ervaring} {'ander' if ervaring == 1 else 'anderen'} met ervaring"
    return f"Gehoord: {mensen}.{f' {blad.gehoord.hoe}' if blad.gehoord.hoe else ''}"


def _advies(blad: Adviesblad) -> Hoofdstuk:
    blokken: list[Blok] = [Alinea(blad.inleiding)] if blad.inleiding else []
    blokken.append(Alinea(gehoord_in_woorden(blad)))
    for punt in blad.punten:
        blokken += [Tussenkop(f"Punt {punt.nummer}"), Alinea(punt.tekst)]
        blokken += [blok for een in punt.antwoorden for blok in _antwoord(een)]
    return Hoofdstuk("Het advies", tuple(blokken))


def _antwoord(een: Antwoord) -> list[Blok]:
    gevolgen: list[Blok] = [Alinea(_gevolg(gevolg), kop="Wat veranderde:") for gevolg in een.gevolgen]
    tekst = f"{een.besluit.omschrijving}. {een.reden}".strip()
    return [Alinea(tekst, kop=f"{een.naam}:"), *gevolgen]


def _gevolg(een: Gevolgbeeld) -> str:
    oordeel = een.bedoeld.omschrijving if een.bedoeld else "nog niets gezegd"
    return f"{een.tekst} ({een.naam}, {datum(een.op)}). De raad: {oordeel}. {een.toelichting}".strip()


def _reacties(blad: Adviesblad) -> Hoofdstuk:
    blokken: list[Blok] = [Alinea(_plicht(een), kop=f"{een.naam}:") for een in blad.regel.plichten]
    return Hoofdstuk("De reactie", tuple(blokken) or (Alinea("Dit advies is nog niet verstuurd."),))


def _plicht(een: Plichtbeeld) -> str:
    if een.stand is None:
        return f"{NIET_BEKEND}."
    delen = [f"{een.stand.omschrijving}, gevraagd voor {datum(een.voor)}"]
    delen += [f"uitgesteld tot {datum(uitstel.tot)}, omdat: {uitstel.reden}" for uitstel in een.uitstel]
    if een.gereageerd_op:
        delen.append(f"vastgesteld op {datum(een.gereageerd_op)} door {een.wie} ({een.rol})")
    return f"{'; '.join(delen)}. {een.inleiding}".strip()
