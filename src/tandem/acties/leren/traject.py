"""Learning trajects: begin one, go a step on or back, pause and end it, and put in it what is asked, done and seen.

Who releases lessons writes trajects, because others may come to read them; who does the work writes what was seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.acties.bouwstenen.inhoud import bouwsteen_van
from tandem.acties.keuring import keur, kies
from tandem.acties.leren.belemmering import voornamen
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.models import (
    Leerafspraak,
    Leeroverdracht,
    Leerstapnotitie,
    Leertraject,
    Leervraag,
    Medewerker,
    Observatie,
    Organisatiegebeurtenis,
    Reflectie,
)
from tandem.models.basis import Organisatierij
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.bouwstenen.bouwsteen import Laag, Onderdeel
from tandem.regels.leren.les import Leerorde
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.leren.traject import (
    OVERGANGEN,
    Afspraak,
    Leerdaad,
    Leerstap,
    Observatiesoort,
    Overdrachtsoort,
    Reflectievorm,
    Trajectstand,
    Trajectzet,
    bezwaren_afspraak,
    bezwaren_bezig,
    bezwaren_dag,
    bezwaren_observatie,
    bezwaren_overdracht,
    bezwaren_woorden,
    mag_naar,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing
from tandem.regels.rechten.organisatie import Werklaag

STEEN = "leren"
"""The bouwsteen of which the steps, working forms and learning questions come."""
_BEGIN = {
    "titel": "Geef het leertraject een naam.",
    "aanleiding": "Schrijf op waarom u dit wilt leren.",
    "vraag": "Schrijf een eerste leervraag op. U kunt er later meer bij zetten.",
}
_AFSPRAAK = {
    "wat": "Schrijf op wat er gebeurt.",
    "wie": "Schrijf op wie meedoet: een rol of een team, geen namen.",
    "waaraan": "Schrijf op waaraan u ziet dat er is geleerd.",
}
_REFLECTIE = {
    "uitkomst": "Schrijf op wat eruit kwam.",
    "wie": "Schrijf op wie erbij waren: rollen of teams, geen namen.",
}


@dataclass(frozen=True)
class Terugblik:
    """A reflection as entered."""

    op: date
    vorm: str
    orde: str
    wie: str
    uitkomst: str


@dataclass(frozen=True)
class Gezien:
    """An observation as entered. ``nagekeken``: the writer looked, and says that it is about nobody."""

    soort: str
    op: date
    wat: str
    gevolg: str
    nagekeken: bool = False


def werkvormen() -> dict[str, Onderdeel]:
    """Return the working forms of the source by code."""
    return {een.code: een for een in bouwsteen_van(STEEN).werkvormen}


def begin_traject(
    *, door: Actor, titel: str, aanleiding: str, vraag: str, niveau: str, verzoek: UUID | None = None
) -> UUID:
    """Begin a traject with its first learning question; returns its public id. Raises ``Geweigerd``, ``Ongeldig``."""
    with schrijf_organisatie(door=door, wat="leertraject beginnen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        _keur_woorden({"titel": titel, "aanleiding": aanleiding, "vraag": vraag}, _BEGIN)
        laag = kies(Laag, niveau, "niveau")
        dagen = dict.fromkeys(("begonnen_op", "stap_sinds", "stand_sinds"), sessie.vandaag)
        vast = {"niveau": laag.value, "stap": Leerstap.BEELD.value, "stand": Trajectstand.LOOPT.value, **dagen}
        rij = sessie.bewaar(Leertraject(titel=titel.strip(), aanleiding=aanleiding.strip(), **vast))
        sessie.bewaar(Leervraag(traject=rij, vraag=vraag.strip(), op=sessie.vandaag))
        sessie.gebeurtenis("leertraject_begonnen", feiten={"niveau": laag.value}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def ga_naar_stap(
    *,
    door: Actor,
    traject: UUID,
    naar: Leerstap,
    opbrengst: str,
    werkvorm: str = "",
    versie: int,
    verzoek: UUID | None = None,
) -> None:
    """Close the step with what it brought and go on, or back. Raises ``Geweigerd``, ``Ongeldig`` and ``Botsing``."""
    with schrijf_organisatie(door=door, wat="stap in een leertraject", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        rij = _open(sessie, traject, versie)
        stap = Leerstap(rij.stap)
        keur(bezwaren_bezig(Trajectstand(rij.stand)))
        keur(() if mag_naar(stap, naar) else (Bezwaar("", f"Van hier kan dat niet: dit is nu stap {stap.nummer}."),))
        _keur_werkvorm(werkvorm)
        _keur_woorden({"opbrengst": opbrengst}, {"opbrengst": "Schrijf op wat deze stap opleverde."})
        notitie = {"stap": stap.value, "naar": naar.value, "werkvorm": werkvorm, "op": sessie.vandaag}
        sessie.bewaar(Leerstapnotitie(traject=rij, opbrengst=opbrengst.strip(), **notitie))
        rij.stap, rij.stap_sinds = naar.value, sessie.vandaag
        sessie.bewaar(rij)
        sessie.gebeurtenis("leertraject_stap", feiten={"stap": naar.omschrijving}, over=traject)
        sessie.uitkomst = str(traject)


def zet_traject(
    *, door: Actor, traject: UUID, zet: Trajectzet, tekst: str, versie: int, verzoek: UUID | None = None
) -> None:
    """Pause (why), go on, or end it (what was learned). Raises ``Geweigerd``, ``Ongeldig`` and ``Botsing``."""
    with schrijf_organisatie(door=door, wat="stand van een leertraject", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        rij = _open(sessie, traject, versie)
        nieuw = OVERGANGEN[Trajectstand(rij.stand)].get(zet)
        if nieuw is None:
            keur((Bezwaar("", f"Dit kan nu niet: het leertraject is {Trajectstand(rij.stand).omschrijving}."),))
        _keur_woorden({"tekst": tekst}, _leeg_bij(zet))
        rij.stand, rij.stand_sinds = str(nieuw), sessie.vandaag
        rij.reden = tekst.strip() if zet is Trajectzet.PAUZEER else None
        rij.geleerd = tekst.strip() if zet is Trajectzet.ROND_AF else rij.geleerd
        sessie.bewaar(rij)
        sessie.gebeurtenis("leertraject_stand", feiten={"stand": str(nieuw)}, over=traject)
        sessie.uitkomst = str(traject)


def _leeg_bij(zet: Trajectzet) -> Mapping[str, str]:
    if zet is Trajectzet.PAUZEER:
        return {"tekst": "Schrijf op waarom het stilstaat, en wat nodig is om verder te gaan."}
    return {"tekst": "Schrijf op wat u hebt geleerd."} if zet is Trajectzet.ROND_AF else {}


def stel_leervraag(*, door: Actor, traject: UUID, vraag: str, verzoek: UUID | None = None) -> None:
    """Add a learning question. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="leervraag stellen", verzoek=verzoek) as sessie:
        rij = _om_aan_te_vullen(sessie, traject, Werklaag.LES)
        _keur_woorden({"vraag": vraag}, {"vraag": "Schrijf de leervraag op."})
        _erbij(sessie, rij, Leerdaad.VRAAG, Leervraag(traject=rij, vraag=vraag.strip(), op=sessie.vandaag))


def spreek_af(*, door: Actor, traject: UUID, afspraak: Afspraak, verzoek: UUID | None = None) -> None:
    """Put a line in the learning plan. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="leerplan aanvullen", verzoek=verzoek) as sessie:
        rij = _om_aan_te_vullen(sessie, traject, Werklaag.LES)
        woorden = {naam: getattr(afspraak, naam) for naam in _AFSPRAAK}
        _keur_woorden(woorden, _AFSPRAAK)
        keur(
            bezwaren_afspraak(
                afspraak.wanneer, afspraak.werkvorm, vandaag=sessie.vandaag, werkvormen=frozenset(werkvormen())
            )
        )
        vast = {naam: tekst.strip() for naam, tekst in woorden.items()}
        regel = Leerafspraak(traject=rij, wanneer=afspraak.wanneer, werkvorm=afspraak.werkvorm, **vast)
        _erbij(sessie, rij, Leerdaad.AFSPRAAK, regel)


def rond_afspraak_af(*, door: Actor, afspraak: UUID, gezien: str, verzoek: UUID | None = None) -> UUID:
    """Say that a line of the learning plan was done and what was seen of it; returns its traject. Once is enough.

    Raises ``Geweigerd``, ``NietGevonden``, and ``Ongeldig``, also when it was done already.
    """
    with schrijf_organisatie(door=door, wat="leerafspraak afronden", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        regel = sessie.een(Leerafspraak, afspraak)
        rij = sessie.mijn(Leertraject).get(pk=regel.traject_id)
        keur((Bezwaar("", "Deze afspraak is al afgerond."),) if regel.klaar_op else bezwaren_bezig(_stand(rij)))
        _keur_woorden({"gezien": gezien}, {"gezien": "Schrijf op wat u hiervan zag."})
        regel.klaar_op, regel.gezien = sessie.vandaag, gezien.strip()
        sessie.bewaar(regel)
        sessie.gebeurtenis("leerafspraak_klaar", over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def observeer(*, door: Actor, traject: UUID, gezien: Gezien, verzoek: UUID | None = None) -> None:
    """Write down what one saw; everybody who works here can. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="observatie vastleggen", verzoek=verzoek) as sessie:
        rij = _om_aan_te_vullen(sessie, traject, Werklaag.WERK)
        woorden = {"wat": gezien.wat, "gevolg": gezien.gevolg}
        verdacht = vermoedens("\n".join(woorden.values()), voornamen())
        keur(bezwaren_observatie(woorden, vermoedens=verdacht, nagekeken=gezien.nagekeken))
        soort = kies(Observatiesoort, gezien.soort, "soort")
        keur(bezwaren_dag(gezien.op, begonnen_op=rij.begonnen_op, vandaag=sessie.vandaag))
        vast = {"soort": soort.value, "op": gezien.op, "auteur_id": door.medewerker}
        regel = Observatie(traject=rij, wat=gezien.wat.strip(), gevolg=gezien.gevolg.strip(), **vast)
        _erbij(sessie, rij, Leerdaad.OBSERVATIE, regel)


def leg_reflectie_vast(*, door: Actor, traject: UUID, terugblik: Terugblik, verzoek: UUID | None = None) -> UUID:
    """Keep what a reflection brought; returns its public id. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="reflectie vastleggen", verzoek=verzoek) as sessie:
        rij = _om_aan_te_vullen(sessie, traject, Werklaag.LES)
        woorden = {"wie": terugblik.wie, "uitkomst": terugblik.uitkomst}
        _keur_woorden(woorden, _REFLECTIE)
        vorm, orde = kies(Reflectievorm, terugblik.vorm, "vorm"), kies(Leerorde, terugblik.orde, "orde")
        keur(bezwaren_dag(terugblik.op, begonnen_op=rij.begonnen_op, vandaag=sessie.vandaag))
        vast = {"op": terugblik.op, "vorm": vorm.value, "orde": orde.value}
        regel = Reflectie(traject=rij, **vast, **{naam: tekst.strip() for naam, tekst in woorden.items()})
        _erbij(sessie, rij, Leerdaad.REFLECTIE, regel)
    return regel.openbaar


def geef_door(*, door: Actor, traject: UUID, naar: UUID, soort: str, tekst: str, verzoek: UUID | None = None) -> None:
    """Hand a question or lesson to a traject on another level. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="doorgeven tussen niveaus", verzoek=verzoek) as sessie:
        rij = _om_aan_te_vullen(sessie, traject, Werklaag.LES)
        doel = sessie.een(Leertraject, naar)
        keur(bezwaren_overdracht(Laag(rij.niveau), Laag(doel.niveau)))
        keuze = kies(Overdrachtsoort, soort, "soort")
        _keur_woorden({"tekst": tekst}, {"tekst": "Schrijf op wat het andere niveau moet weten."})
        vast = {"soort": keuze.value, "op": sessie.vandaag}
        regel = Leeroverdracht(van=rij, naar=doel, tekst=tekst.strip(), **vast)
        _erbij(sessie, rij, Leerdaad.DOORGEVEN, regel)


def beantwoord(*, door: Actor, overdracht: UUID, antwoord: str, verzoek: UUID | None = None) -> UUID:
    """Answer what another level handed over; returns the traject that answers. Raises as ``rond_afspraak_af``."""
    with schrijf_organisatie(door=door, wat="antwoord tussen niveaus", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        regel = sessie.een(Leeroverdracht, overdracht)
        keur((Bezwaar("", "Hier is al antwoord op gegeven."),) if regel.antwoord_op else ())
        _keur_woorden({"antwoord": antwoord}, {"antwoord": "Schrijf op wat het andere niveau van u hoort."})
        regel.antwoord, regel.antwoord_op = antwoord.strip(), sessie.vandaag
        sessie.bewaar(regel)
        traject = sessie.mijn(Leertraject).get(pk=regel.naar_id).openbaar
        sessie.gebeurtenis("leeroverdracht_beantwoord", over=traject)
        sessie.uitkomst = str(traject)
    return traject


def _om_aan_te_vullen(sessie: Organisatiesessie, traject: UUID, laag: Werklaag) -> Leertraject:
    """The traject, which must run, for who works in the layer of what is added."""
    sessie.eis(laag)
    rijen = sessie.mijn(Leertraject).filter(openbaar=traject)
    rij = rijen.first() if laag is Werklaag.WERK else None
    rij = rij or sessie.een(Leertraject, traject)
    keur(bezwaren_bezig(_stand(rij)))
    return rij


def _stand(rij: Leertraject) -> Trajectstand:
    return Trajectstand(rij.stand)


def _erbij(sessie: Organisatiesessie, rij: Leertraject, wat: Leerdaad, regel: Organisatierij) -> None:
    sessie.bewaar(regel)
    sessie.gebeurtenis("leertraject_erbij", feiten={"wat": wat.value}, over=rij.openbaar)
    sessie.uitkomst = str(rij.openbaar)


def _keur_woorden(velden: Mapping[str, str], leeg: Mapping[str, str]) -> None:
    if leeg:
        verdacht = vermoedens("\n".join(velden.values()), voornamen())
        keur(bezwaren_woorden(velden, leeg=leeg, vermoedens=verdacht))


def _keur_werkvorm(code: str) -> None:
    keur(() if not code or code in werkvormen() else (Bezwaar("werkvorm", "Kies een werkvorm uit de lijst."),))


def _open(sessie: Organisatiesessie, traject: UUID, versie: int) -> Leertraject:
    """The traject for a change of step or standing, held; counts its version. Raises ``Botsing``."""
    rij = sessie.een(Leertraject, traject)
    if rij.versie != versie:
        raise _botsing(sessie, rij)
    rij.versie += 1
    return rij


def _botsing(sessie: Organisatiesessie, rij: Leertraject) -> Botsing:
    laatste = sessie.mijn(Organisatiegebeurtenis).filter(over=rij.openbaar).order_by("-op", "-pk").first()
    wie = Medewerker.objects.filter(pk=laatste.actor).first() if laatste else None
    hun: dict[str, Any] = {"opbrengst": f"Dit leertraject staat nu op stap {Leerstap(rij.stap).nummer}, {rij.stand}."}
    wanneer = f"{laatste.op:%d-%m-%Y}" if laatste else ""
    return Botsing(wie=wie.naam if wie else "iemand anders", wanneer=wanneer, hun=hun, versie=rij.versie)
