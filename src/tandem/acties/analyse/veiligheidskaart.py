"""The veiligheidskaart: judgements of both voices, incidents, factors, safety agreements, and what to do in trouble."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import eis_leden, lopende_casus
from tandem.acties.botsing import botsing, eis_zelfde_versie
from tandem.acties.casus.afspraak import Afspraakinvoer, maak_afspraken
from tandem.acties.casus.fase import bewaak_directe_veiligheid
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Factor, Incident, Lid, Noodplan, Termijn, Veiligheidsoordeel
from tandem.models.basis import Item
from tandem.regels.analyse import veiligheidskaart as regel
from tandem.regels.analyse.schaal import HOOGST, LAAGST
from tandem.regels.analyse.veiligheidskaart import Kijker, Veiligheidsstand
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.tekst import datum

OPNIEUW = "veiligheid_opnieuw"
"""The kind of ``Termijn``: look together again how safe it is."""
WAAROM_GEEN_CIJFER = ("te_jong", "wil_niet", "niet_gevraagd")


@dataclass(frozen=True)
class Oordeelinvoer:
    """How safe it is for one member on a day, in the words of that member and of the professional; one may lack."""

    lid: int
    op: date
    score_zelf: int | None = None
    waarom_geen_score: str = ""
    woord_zelf: str = ""
    tekst_zelf: str = ""
    oordeel: str = ""
    tekst: str = ""
    opnieuw_op: date | None = None
    niet_zichtbaar_voor: tuple[int, ...] = ()


def beoordeel(*, door: Actor, huishouden: UUID, invoer: Oordeelinvoer, verzoek: UUID | None = None) -> UUID:
    """Record how safe it is for one member. Two voices beside each other, never averaged.

    ``opnieuw_op`` sets when to look again (the last such day ends with every judgement of this member). Raises
    ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="veiligheid beoordelen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        casus = _begin(sessie, invoer.niet_zichtbaar_voor)
        lid = _lid(sessie, invoer.lid, invoer.op)
        _keur_oordeel(sessie, invoer)
        rij = sessie.bewaar(
            Veiligheidsoordeel(
                **_item([lid.pk], invoer.niet_zichtbaar_voor),
                casus=casus,
                lid=lid,
                op=invoer.op,
                score_zelf=invoer.score_zelf,
                waarom_geen_score=invoer.waarom_geen_score if invoer.score_zelf is None else "",
                woord_zelf=invoer.woord_zelf,
                tekst_zelf=invoer.tekst_zelf.strip() or None,
                oordeel=invoer.oordeel,
                tekst=invoer.tekst.strip() or None,
            )
        )
        _kijk_opnieuw(sessie, rij, invoer)
        bewaak_directe_veiligheid(sessie)
        woorden = {"zelf": invoer.woord_zelf, "oordeel": invoer.oordeel, "cijfer": invoer.score_zelf}
        _meld(sessie, "veiligheid_beoordeeld", rij, op=str(invoer.op), **woorden)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur_oordeel(sessie: Sessie, invoer: Oordeelinvoer) -> None:
    woorden = catalogus().oordeelwoorden
    fouten = {
        veld: "Kies een van de mogelijkheden uit de lijst."
        for veld in ("woord_zelf", "oordeel")
        if getattr(invoer, veld) and getattr(invoer, veld) not in woorden
    }
    if invoer.score_zelf is not None and not LAAGST <= invoer.score_zelf <= HOOGST:
        fouten["score_zelf"] = f"Kies een cijfer van {LAAGST} tot en met {HOOGST}."
    if invoer.waarom_geen_score and invoer.waarom_geen_score not in WAAROM_GEEN_CIJFER:
        fouten["waarom_geen_score"] = "Kies een van de mogelijkheden uit de lijst."
    if not (invoer.oordeel or invoer.woord_zelf or invoer.score_zelf is not None):
        fouten["oordeel"] = "Vul in hoe veilig het is: in de ogen van deze persoon, van u, of allebei."
    if invoer.opnieuw_op and invoer.opnieuw_op <= invoer.op:
        fouten["opnieuw_op"] = "Kies een dag na dit gesprek."
    if fouten:
        raise Ongeldig(**fouten)
    if invoer.oordeel:
        stand = Veiligheidsstand(woorden[invoer.oordeel].mark)
        oordeel = regel.Veiligheidsoordeel(invoer.lid, Kijker.PROFESSIONAL, stand, invoer.op, invoer.tekst)
        keur(regel.bezwaren_oordeel(oordeel, sessie.vandaag), velden={"waarom": "tekst"})


def _kijk_opnieuw(sessie: Sessie, rij: Veiligheidsoordeel, invoer: Oordeelinvoer) -> None:
    open_ = sessie.van(Termijn).filter(soort=OPNIEUW, bij_soort="veiligheidsoordeel", afgerond_op=None)
    for eerder in sessie.van(Veiligheidsoordeel).filter(lid_id=rij.lid_id, pk__in=open_.values("bij")):
        rond_termijn_af(sessie, eerder, soort=OPNIEUW)
    if invoer.opnieuw_op is not None:
        zet_termijn(sessie, rij, soort=OPNIEUW, vervalt_op=invoer.opnieuw_op, begon_op=rij.op, casus=rij.casus_id)


def leg_incident_vast(
    *,
    door: Actor,
    huishouden: UUID,
    op: date,
    soort: str,
    tekst: str,
    betreft: tuple[int, ...],
    niet_zichtbaar_voor: tuple[int, ...] = (),
    verzoek: UUID | None = None,
) -> UUID:
    """Record something that happened, for the time line of the card. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="incident vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        casus = _begin(sessie, niet_zichtbaar_voor)
        vorm = catalogus().incidentsoorten.get(soort)
        if vorm is None:
            raise Ongeldig(soort="Kies een van de mogelijkheden uit de lijst.")
        if not tekst.strip():
            raise Ongeldig(tekst="Schrijf op wat er gebeurde.")
        if not betreft:
            raise Ongeldig(betreft="Kies over wie dit gaat.")
        eis_leden(sessie, betreft, "betreft")
        _niet_later(sessie, op, "op")
        rij = sessie.bewaar(
            Incident(**_item(betreft, niet_zichtbaar_voor), casus=casus, op=op, soort=soort, tekst=tekst.strip())
        )
        _meld(sessie, "veiligheid_incident_vastgelegd", rij, op=str(op), naam=vorm.naam)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def leg_factor_vast(
    *,
    door: Actor,
    huishouden: UUID,
    soort: str,
    van: date,
    tot: date | None = None,
    lid: int | None = None,
    tekst: str = "",
    niet_zichtbaar_voor: tuple[int, ...] = (),
    verzoek: UUID | None = None,
) -> UUID:
    """Record what makes it unsafe or what protects, for a while; ``lid`` None: for the whole household.

    No score and no sum: the content gives none. Raises ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="risico of bescherming vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        casus = _begin(sessie, niet_zichtbaar_voor)
        vorm = catalogus().factoren.get(soort)
        if vorm is None:
            raise Ongeldig(soort="Kies een van de mogelijkheden uit de lijst.")
        if lid is not None:
            _lid(sessie, lid, van, veld="van")
        _niet_later(sessie, van, "van")
        _einde_na_begin(sessie, van, tot)
        betreft = [lid] if lid else _alle_leden(sessie)
        rij = sessie.bewaar(
            Factor(
                **_item(betreft, niet_zichtbaar_voor), casus=casus, lid_id=lid, aard=vorm.soort, soort=soort,
                tekst=tekst.strip() or None, van=van, tot=tot,
            )
        )  # fmt: skip
        _meld(sessie, "veiligheid_factor_vastgelegd", rij, aard=vorm.soort, naam=vorm.naam, van=str(van))
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def beeindig_factor(
    *, door: Actor, huishouden: UUID, factor: UUID, tot: date, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Say until when a factor was there. Raises ``Ongeldig``, and ``Botsing`` when somebody ended it meanwhile."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="risico of bescherming beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = sessie.een(Factor, factor)
        eis_zelfde_versie(sessie, rij, versie, {"tot": datum(rij.tot)} if rij.tot else {})
        _einde_na_begin(sessie, rij.van, tot)
        rij.tot, rij.versie = tot, rij.versie + 1
        sessie.bewaar(rij)
        vorm = catalogus().factoren.get(rij.soort)
        _meld(sessie, "veiligheid_factor_beeindigd", rij, naam=vorm.naam if vorm else rij.soort, tot=str(tot))
        sessie.uitkomst = str(rij.openbaar)
    return factor


def spreek_af(*, door: Actor, huishouden: UUID, invoer: Afspraakinvoer, verzoek: UUID | None = None) -> UUID:
    """Make a safety agreement: what, who, and when it is checked. Raises ``Ongeldig`` at ``tekst``, ``wie``, ..."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="veiligheidsafspraak maken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        casus = _begin(sessie, invoer.niet_zichtbaar_voor)
        eis_leden(sessie, invoer.betreft, "betreft")
        try:
            (rij,) = maak_afspraken(sessie, [invoer], bij=casus, casus=casus.pk)
        except Ongeldig as fout:
            raise Ongeldig(**{veld.rpartition("-")[2]: zin for veld, zin in fout.fouten.items()}) from fout
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def maak_noodplan(
    *,
    door: Actor,
    huishouden: UUID,
    tekst: str,
    bellen: str = "",
    voor: int | None = None,
    niet_zichtbaar_voor: tuple[int, ...] = (),
    vervangt: UUID | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Write down what to do when it goes wrong, step by step (a line each); ``bellen``: whom to call, a line each.

    ``vervangt``: the plan that this one replaces. Raises ``Ongeldig``, and ``Botsing`` when that one lapsed meanwhile.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="noodplan maken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        casus = _begin(sessie, niet_zichtbaar_voor)
        if not tekst.strip():
            raise Ongeldig(tekst="Schrijf op wat jullie doen als het misgaat. Elke stap op een eigen regel.")
        eis_leden(sessie, [voor] if voor else [], "voor")
        if vervangt is not None:
            _laat_vervallen(sessie, sessie.een(Noodplan, vervangt))
        rij = sessie.bewaar(
            Noodplan(
                **_item([voor] if voor else _alle_leden(sessie), niet_zichtbaar_voor),
                casus=casus,
                voor_id=voor,
                tekst=tekst.strip(),
                bellen=bellen.strip() or None,
            )
        )
        _meld(sessie, "noodplan_gemaakt", rij, voor=voor)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def laat_noodplan_vervallen(
    *, door: Actor, huishouden: UUID, noodplan: UUID, reden: str, verzoek: UUID | None = None
) -> UUID:
    """Say that a plan for trouble no longer holds. Raises ``Ongeldig`` without a reason, ``Botsing`` when it lapsed."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="noodplan laten vervallen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = sessie.een(Noodplan, noodplan)
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom dit plan niet meer geldt.")
        _laat_vervallen(sessie, rij)
        _meld(sessie, "noodplan_vervallen", rij, reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return noodplan


def _laat_vervallen(sessie: Sessie, rij: Noodplan) -> None:
    if rij.vervallen_op is not None:
        raise botsing(sessie, rij, {"tekst": rij.tekst})
    rij.vervallen_op, rij.versie = sessie.nu, rij.versie + 1
    sessie.bewaar(rij)


# -- shared --------------------------------------------------------------------------------------------------------


def _begin(sessie: Sessie, niet_zichtbaar_voor: tuple[int, ...]) -> Casus:
    sessie.eis(Laag.VEILIGHEID)
    eis_leden(sessie, niet_zichtbaar_voor, "niet_zichtbaar_voor")
    return lopende_casus(sessie)


def _item(betreft: list[int] | tuple[int, ...], niet_zichtbaar_voor: tuple[int, ...]) -> dict[str, object]:
    return {
        "laag": Laag.VEILIGHEID,
        "betreft": sorted(set(betreft)),
        "niet_zichtbaar_voor": sorted(set(niet_zichtbaar_voor)),
    }


def _alle_leden(sessie: Sessie) -> list[int]:
    return list(sessie.van(Lid).values_list("pk", flat=True))


def _lid(sessie: Sessie, nummer: int, op: date, veld: str = "op") -> Lid:
    lid = sessie.van(Lid).filter(pk=nummer).first()
    if lid is None:
        raise Ongeldig(lid="Kies iemand uit dit huishouden.")
    if lid.geboortedatum and lid.geboortedatum_soort == "exact" and op < lid.geboortedatum:
        raise Ongeldig(**{veld: f"{lid.voornaam or 'Deze persoon'} is geboren op {datum(lid.geboortedatum)}."})
    _niet_later(sessie, op, veld)
    return lid


def _niet_later(sessie: Sessie, dag: date, veld: str) -> None:
    if dag > sessie.vandaag:
        raise Ongeldig(**{veld: "Deze dag moet nog komen."})


def _einde_na_begin(sessie: Sessie, van: date, tot: date | None) -> None:
    if tot is None:
        return
    if tot < van:
        raise Ongeldig(tot=f"Het einde ligt voor het begin ({datum(van)}). Kies een latere dag.")
    _niet_later(sessie, tot, "tot")


def _meld(sessie: Sessie, soort: str, rij: Item, **feiten: object) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,  # type: ignore[attr-defined]
        feiten={"item": str(rij.openbaar), **feiten},
    )
