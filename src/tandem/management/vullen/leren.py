"""Two fictitious municipalities learn: a plan, obstacles, trajects on three levels, lessons; and a table of figures.

Everything goes through the actions, at days in the past, and every text is an example: no figure in it is real.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from tandem.acties.bouwstenen.inhoud import actiecodes
from tandem.acties.bouwstenen.planwissel import begin_plan, sluit_plan
from tandem.acties.bouwstenen.regels import Planinvoer, Regelinvoer, leg_voortgang_vast, schrijf_plan, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.acties.kennis.cijfers import cijferbeeld
from tandem.acties.kennis.laden import Cijferbestand, laad_cijfers
from tandem.acties.leren import traject as leren
from tandem.acties.leren.belemmering import meld_belemmering, zet_stap
from tandem.acties.leren.lessen import lees_na, schrijf_les
from tandem.acties.leren.lezen import lees_belemmeringen
from tandem.acties.leren.traject import Gezien, Terugblik
from tandem.acties.leren.trajectlezen import lees_traject, lees_trajecten
from tandem.acties.organisatie.openstellen import lees_openingen, stel_open
from tandem.acties.tijdstip import op_tijdstip
from tandem.management.vullen.eenmaal import Eenmaal
from tandem.management.vullen.metingen import actoren
from tandem.models import Organisatie
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.bouwstenen.plan import Niveau, Planregel
from tandem.regels.leren.belemmering import Melding, Stap, Zet
from tandem.regels.leren.les import Herkomst, Leerorde, Les, Oorsprong
from tandem.regels.leren.traject import Afspraak, Leerstap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import REGIOROL, TE_OPENEN, Kring, Werklaag

CIJFERS = Path(__file__).resolve().parents[2] / "inhoud" / "demo" / "cijfers.csv"
GEMEENTEN = 2
"""How many municipalities learn; the others begin with an empty page, as a new one does."""


@dataclass(frozen=True)
class Wie:
    """Who plays: the adviser, the leader of the local team and somebody who does the work; each act once (``doe``)."""

    beleid: Actor
    leider: Actor
    werker: Actor
    doe: Eenmaal = field(compare=False)


def vertel_leren(meld: Callable[[str], None]) -> None:
    """Let the first municipalities with an adviser learn, and load the figures; again changes nothing."""
    for wie in _die_leren():
        if wie.doe.klaar:
            continue
        meld(f"leren in {wie.beleid.organisatie_naam}")
        _plan(wie)
        _belemmeringen(wie)
        _trajecten(wie)
        _laat_zien(wie)
        wie.doe.sluit()
    _bij_de_regio()
    _cijfers(meld)


def _die_leren() -> list[Wie]:
    """The municipalities of the story: those in which it began, and others without work of their own, up to so many."""
    alle = [wie for beleid in actoren("beleidsadviseur") if (wie := _samen(beleid))]
    begonnen = [wie for wie in alle if wie.doe.begonnen]
    bezet = [wie for wie in alle if wie not in begonnen and lees_trajecten(door=wie.beleid).eigen]
    leeg = [wie for wie in alle if wie not in begonnen and wie not in bezet]
    return [*begonnen, *leeg[: max(0, GEMEENTEN - len(begonnen) - len(bezet))]]


def _samen(beleid: Actor) -> Wie | None:
    """The adviser with the local team of the same municipality; None where nobody plays those parts."""
    gemeente = Organisatie.objects.values_list("gemeente_id", flat=True).get(pk=beleid.organisatie)
    teams = set(Organisatie.objects.filter(gemeente=gemeente, soort="lokaal_team").values_list("pk", flat=True))
    leider = next((een for een in actoren("teamleider") if een.organisatie in teams), None)
    werker = next((een for een in actoren("casusregisseur") if een.organisatie in teams), None)
    return Wie(beleid, leider, werker, Eenmaal("leren", beleid)) if leider and werker else None


def _dagen(geleden: int) -> date:
    return timezone.localdate() - timedelta(days=geleden)


def _toen(geleden: int) -> AbstractContextManager[None]:
    return op_tijdstip(timezone.now() - timedelta(days=geleden))


def _eerder_plan(wie: Wie) -> None:
    """The plan before: closed with what it brought, and one line that goes on in the plan of now."""
    per_steen = actiecodes()
    with _toen(280):
        plan = wie.doe(schrijf_plan, door=wie.beleid, invoer=Planinvoer(naam="Het eerste plan (voorbeeld)"))
        regels = [
            wie.doe(
                voeg_regel_toe,
                door=wie.beleid,
                invoer=Regelinvoer(
                    Planregel(
                        f"{wat} (voorbeeld)", "projectleider", _dagen(dagen), steen, Niveau.LOKAAL, begin=_dagen(275),
                        effect="Teams weten wat zij kunnen doen.", waaraan="Elk team legt het op dezelfde manier uit.",
                    ),
                    per_steen[steen][0],
                ),
            )
            for wat, steen, dagen in (
                ("De opdracht aan de teams opschrijven", "inrichting", 200),
                ("Afspraken maken over wie er belt in het weekend", "informatie", -30),
            )
        ]  # fmt: skip
    with _toen(210):
        wie.doe(leg_voortgang_vast, door=wie.beleid, regel=regels[0], stand="klaar", tekst="Voorbeeld: ondertekend.")
        wie.doe(leg_voortgang_vast, door=wie.beleid, regel=regels[1], stand="bezig")
    with _toen(125):
        opbrengst = "Voorbeeld: de teams weten wat er van hen wordt gevraagd. De afspraken over het weekend lopen nog."
        wie.doe(sluit_plan, door=wie.beleid, plan=plan, op=_dagen(125), opbrengst=opbrengst)
    with _toen(120):
        wie.doe(begin_plan, door=wie.beleid, naam="Het tweede plan (voorbeeld)", mee=regels[1:])


def _plan(wie: Wie) -> None:
    """A plan of four lines, of which one is late and one comes from the plan before; and an action that is stuck."""
    _eerder_plan(wie)
    per_steen = actiecodes()
    informatie, sturing, weten, leer = (per_steen[een] for een in ("informatie", "sturing", "weten", "leren"))
    with _toen(120):
        wie.doe(
            schrijf_plan,
            door=wie.beleid,
            invoer=Planinvoer(
                naam="Het tweede plan (voorbeeld)",
                aanleiding="Voorbeeld: de zelfscan liet zien dat wij vaak op elkaar wachten.",
                doel="Voorbeeld: gezinnen krijgen sneller één vast gezicht.",
            ),
        )
        for wat, steen, actie, dagen in (
            ("Eén uitleg voor alle teams", "informatie", informatie[0], 9),
            ("Samen oefenen met de veiligheidsanalyse", "weten", weten[0], -60),
            ("Elk kwartaal een gesprek tussen bestuur en team", "sturing", sturing[0], -150),
        ):
            regel = Planregel(
                f"{wat} (voorbeeld)", "projectleider", _dagen(dagen), steen, Niveau.LOKAAL, begin=_dagen(110),
                effect="Iedereen werkt vanuit hetzelfde beeld.", waaraan="Minder vragen over wie wat doet.",
            )  # fmt: skip
            wie.doe(voeg_regel_toe, door=wie.beleid, invoer=Regelinvoer(regel, actie))
        wie.doe(markeer_actie, door=wie.beleid, code=informatie[0], stand="klaar")
        wie.doe(markeer_actie, door=wie.beleid, code=sturing[0], stand="bezig")
        wie.doe(
            markeer_actie,
            door=wie.beleid,
            code=leer[0],
            stand="loopt_vast",
            uitleg="Voorbeeld: er is nog geen vast moment.",
        )


def _belemmeringen(wie: Wie) -> None:
    """One that was solved, one that somebody works on, and one of which the reporter should have heard by now."""
    for soort, wat, dagen in (
        ("regels_gemeente", "Eerst was een beschikking nodig; dat kostte drie weken.", 90),
        ("overdragen", "De andere organisatie wilde overnemen en niet meedoen.", 40),
        ("wachttijd", "De hulp die past, had een wachtlijst.", 30),
    ):
        with _toen(dagen):
            nummer = wie.doe(
                meld_belemmering, door=wie.werker, melding=Melding(soort, f"Voorbeeld: {wat}"), bekend=True
            )
        if soort == "wachttijd":
            continue
        with _toen(dagen - 5):
            zet = Zet(Stap.PAK_OP, "Wij zoeken uit wie dit kan veranderen.", wie.beleid.medewerker, _dagen(-14))
            wie.doe(zet_stap, door=wie.beleid, belemmering=nummer, zet=zet, versie=1)
        if soort == "regels_gemeente":
            with _toen(20):
                zet = Zet(Stap.LOS_OP, "Een professional mag nu zelf beginnen; de beschikking volgt.")
                wie.doe(zet_stap, door=wie.beleid, belemmering=nummer, zet=zet, versie=2)
            _les(wie, Oorsprong(Herkomst.BELEMMERING, nummer), "Eerst beginnen, dan het papier.", geleden=15)


def _bij_de_regio() -> None:
    """What somebody of Veilig Thuis reported: nobody deals with it there, so it lies with the region."""
    melder = next(iter(actoren("medewerker_veilig_thuis")), None)
    if melder is None or not actoren(REGIOROL) or lees_belemmeringen(door=melder).van_mij:
        return
    with _toen(25):
        wat = "Voorbeeld: elke gemeente vraagt een ander formulier voor dezelfde hulp."
        meld_belemmering(door=melder, melding=Melding("regels_gemeente", wat), bekend=False)


def _trajecten(wie: Wie) -> None:
    """On each level one: a team tries out, policy looks back, and the board has a question to answer."""
    team = _traject(wie, wie.leider, "operationeel", "Eerder bellen", "Hoe betrekken wij elkaar voordat het vastloopt?")
    _stappen(wie, team, (Leerstap.ANDERS, Leerstap.PLAN), 90)
    for wat, geleden in (("Elke week bespreekt het team één voorbeeld.", 40), ("Wij bellen vóór wij schrijven.", 5)):
        lijn = Afspraak("het lokale team", wat, "Wij horen minder vaak dat iemand wachtte.", _dagen(geleden))
        with _toen(75):
            wie.doe(leren.spreek_af, door=wie.leider, traject=team, afspraak=lijn)
    _stappen(wie, team, (Leerstap.UITVOEREN,), 60)
    with _toen(30):
        gedaan = lees_traject(door=wie.leider, traject=team).afspraken[0].openbaar
        wie.doe(
            leren.rond_afspraak_af,
            door=wie.leider,
            afspraak=gedaan,
            gezien="Voorbeeld: na vier weken ging het vanzelf.",
        )
        zag = Gezien("succes", _dagen(32), "Voorbeeld: één telefoontje was genoeg.", "Het gezin wachtte niet.")
        wie.doe(leren.observeer, door=wie.werker, traject=team, gezien=zag)
        zag = Gezien("dilemma", _dagen(31), "Voorbeeld: bellen of eerst toestemming vragen?", "Wij wachtten te lang.")
        wie.doe(leren.observeer, door=wie.werker, traject=team, gezien=zag)
    with _toen(12):
        terug = Terugblik(
            _dagen(12), "samen", Leerorde.TWEEDE.value, "het lokale team en een jeugdbeschermer",
            "Voorbeeld: vooraf bellen scheelt weken, ook als het ongemakkelijk is.",
        )  # fmt: skip
        bron = wie.doe(leren.leg_reflectie_vast, door=wie.leider, traject=team, terugblik=terug)
    _les(wie, Oorsprong(Herkomst.REFLECTIE, bron), "Vooraf bellen scheelt weken.", geleden=10)
    bestuur = _traject(
        wie, wie.beleid, "strategisch", "Sturen op rust", "Hoe sturen wij op rust in plaats van op aantal?"
    )
    with _toen(11):
        vraag = "Voorbeeld: mogen teams zelf beslissen over kleine bedragen?"
        wie.doe(leren.geef_door, door=wie.leider, traject=team, naar=bestuur, soort="vraag", tekst=vraag)
    beleid = _traject(wie, wie.beleid, "tactisch", "Minder formulieren", "Welke formulieren helpen echt?")
    _stappen(wie, beleid, (Leerstap.ANDERS, Leerstap.PLAN, Leerstap.UITVOEREN, Leerstap.EVALUEREN), 80)


def _traject(wie: Wie, door: Actor, niveau: str, titel: str, vraag: str) -> UUID:
    with _toen(100):
        waarom = "Voorbeeld: in de zelfscan en in gesprekken kwam dit steeds terug."
        traject: UUID = wie.doe(
            leren.begin_traject, door=door, titel=f"{titel} (voorbeeld)", aanleiding=waarom, vraag=vraag, niveau=niveau
        )
    return traject


def _stappen(wie: Wie, traject: UUID, stappen: tuple[Leerstap, ...], geleden: int) -> None:
    for nummer, naar in enumerate(stappen):
        with _toen(geleden - nummer * 5):
            versie = lees_traject(door=wie.leider, traject=traject).versie
            opbrengst = "Voorbeeld: wij willen hetzelfde, en zien het elk anders."
            wie.doe(leren.ga_naar_stap, door=wie.leider, traject=traject, naar=naar, opbrengst=opbrengst, versie=versie)


def _les(wie: Wie, uit: Oorsprong, inzicht: str, *, geleden: int) -> None:
    """The leader of the team writes it, the adviser reads it as the second reader."""
    raakt = (actiecodes()["leren"][0],)
    woorden = ("Voorbeeld: wij wachtten op elkaar.", f"Voorbeeld: {inzicht}", "Voorbeeld: wij bellen nu eerst.")
    with _toen(geleden):
        les = Les(*woorden, Leerorde.TWEEDE, Laag.OPERATIONEEL, raakt)
        nummer = wie.doe(schrijf_les, door=wie.leider, les=les, uit=uit, nagekeken=False)
    with _toen(geleden - 1):
        wie.doe(lees_na, door=wie.beleid, openbaar=nummer, deelt=True, opmerking="", versie=1)


def _laat_zien(wie: Wie) -> None:
    beleid = wie.beleid
    blad = lees_openingen(door=beleid)
    keuzes: dict[Werklaag, Kring | None] = {een.laag: een.kring for een in blad.lagen if een.laag in TE_OPENEN}
    wie.doe(stel_open, door=beleid, keuzes=keuzes | {Werklaag.LES: Kring.REGIO}, versie=blad.versie)


def _cijfers(meld: Callable[[str], None]) -> None:
    """A small table as the statistics office delivers them, that says of itself that it is no real one."""
    regio = next(iter(actoren(REGIOROL)), None)
    if regio is None or cijferbeeld(door=regio).leveringen:
        return
    meld("voorbeeldcijfers")
    laad_cijfers(
        door=regio,
        bestand=Cijferbestand(
            inhoud=CIJFERS.read_bytes(), tabel="VOORBEELD1", titel="Meldingen en adviezen (voorbeeldinhoud, verzonnen)",
            thema="geweld_thuis", bron="Verzonnen cijfers voor de demo", gepubliceerd_op=_dagen(60), vijftallen=True,
        ),
    )  # fmt: skip
