"""What people do in the stories: a signal, a visit, judging safety, the phase, who joins; each by its own action."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tandem.acties import deur
from tandem.acties.analyse import veiligheidskaart
from tandem.acties.analyse.veiligheidskaart import Oordeelinvoer
from tandem.acties.casus.aankondiging import Aankondiginvoer, Drukinvoer, kondig_aan
from tandem.acties.casus.afronden import Afrondinvoer, rond_af, vraag_afronden
from tandem.acties.casus.afrondfeiten import Beantwoord, Lidoordeel
from tandem.acties.casus.afspraak import Afspraakinvoer, kijk_afspraak_na
from tandem.acties.casus.betrekken import Betrokkeninvoer, beeindig_betrokkenheid, betrek
from tandem.acties.casus.contact import Contactinvoer, Kindinvoer, leg_contact_vast
from tandem.acties.casus.fase import Faseinvoer, ga_naar_fase
from tandem.acties.casus.gezicht import Wisselinvoer, wissel_vast_gezicht
from tandem.acties.casus.instemmen import antwoord
from tandem.acties.casus.meekijken import Meekijkvraag
from tandem.acties.casus.melder import Melderinvoer, open_melder
from tandem.acties.casus.nazorg import leg_nazorg_vast
from tandem.acties.casus.openen import Openinginvoer
from tandem.acties.casus.signaal import Signaalinvoer, leg_signaal_vast
from tandem.acties.casus.terugkoppeling import koppel_terug
from tandem.acties.casus.triage import Triageinvoer, beoordeel_signaal
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.relaties import leg_relatie_vast
from tandem.acties.markering import FASE
from tandem.acties.rechten import nakijken
from tandem.acties.rechten.maatregelen import Maatregelinvoer, leg_maatregel_vast
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer, Nakijkvraag
from tandem.acties.rechten.puntblad import lees_punt
from tandem.acties.rechten.waarborgen import rond_waarborg_af, vul_punt_aan
from tandem.acties.waarborgrij import Waarborginvoer
from tandem.koppelingen.inhoud import catalogus
from tandem.management.vullen.rol import Deel
from tandem.management.vullen.verteller import Verteller, Zin
from tandem.models import Afspraak, Markeerpunt, Meekijkverzoek, Waarborg
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.waarborg import EIGEN_WOORDEN, Aard


@dataclass(frozen=True)
class Belofte:
    """A safety agreement of a story: what, who does it (a label, or somebody of the network in words)."""

    tekst: str
    wie: str


def verwanten(v: Verteller) -> None:
    """Record who is what to whom, and who decides about the children."""
    volwassenen = [wie for wie in v.mensen if wie.rol in ("ouder", "stiefouder", "grootouder")]
    for kind in (wie for wie in v.mensen if wie.rol == "kind"):
        for ouder in volwassenen:
            with v.act() as verzoek:
                leg_relatie_vast(
                    van=v.openbaar[ouder.label], soort=ouder.rol, naar=v.openbaar[kind.label], verzoek=verzoek, **v.hier
                )
        if kind.geboren and volwassenen[0].rol == "ouder":
            invoer = Gezagsinvoer(
                kind=v.openbaar[kind.label], soort="ouderlijk", grond="geboorte_moeder", van=kind.geboren,
                houder=v.openbaar[volwassenen[0].label],
            )  # fmt: skip
            with v.act() as verzoek:
                leg_gezag_vast(invoer=invoer, verzoek=verzoek, **v.hier)


def signaal(
    v: Verteller, soort: str, zinnen: Sequence[Zin], *, melder: str = "", acuut: str = "", dagen: int = 5
) -> uuid.UUID:
    """Record a signal; ``acuut`` is what was done at once, ``dagen`` until when it is to be assessed."""
    beroep = soort in ("professional", "politie", "veilig_thuis")
    wie = Melderinvoer(
        soort=soort,
        naam_bekend="ja" if beroep else "nee" if melder else "niet_gevraagd",
        naam="" if beroep else v.tekst(melder),
        organisatie=melder if beroep else "",
    )
    invoer = Signaalinvoer(
        ontvangen_op=v.nu - timedelta(minutes=25),
        acuut=bool(acuut),
        melder=wie,
        regels=tuple(v.regels(zinnen)),
        wat_nu=v.tekst(acuut),
        beoordelen_uiterlijk=v.over(dagen),
    )
    with v.act() as verzoek:
        return leg_signaal_vast(verzoek=verzoek, invoer=invoer, **v.hier)


def sluit_signaal(v: Verteller, wie: uuid.UUID, uitkomst: str, reden: str) -> None:
    """Decide that no case follows."""
    invoer = Triageinvoer(uitkomst, v.tekst(reden), niet_meer_acuut=True, terugkoppelen_op=v.over(5))
    with v.act() as verzoek:
        beoordeel_signaal(signaal=wie, verzoek=verzoek, invoer=invoer, **v.hier)


def vertel_melder(v: Verteller, wie: uuid.UUID, soort: str) -> None:
    """Tell the reporter that the signal was assessed; a shielded one is opened first, with a reason."""
    if soort not in ("professional", "politie", "veilig_thuis"):
        with v.act() as verzoek:
            open_melder(signaal=wie, reden="Ik bel de melder terug.", verzoek=verzoek, **v.hier)
    with v.act() as verzoek:
        koppel_terug(
            signaal=wie, moment="signaal_beoordeeld", gegeven_op=v.vandaag, inhoud=["beoordeeld"], wijze="telefoon",
            verzoek=verzoek, **v.hier,
        )  # fmt: skip


def open_casus(v: Verteller, wie: uuid.UUID, *, eerste_contact: int = 5, tandem: bool = False) -> None:
    """Decide that the local team goes on: a case, with the caseworker as vast gezicht."""
    uitkomst = "tandem_meteen" if tandem else "casus_lokaal_team"
    opening = Openinginvoer(v.vandaag, gezicht=v.ik.lidmaatschap, eerste_contact=v.over(eerste_contact))
    invoer = Triageinvoer(uitkomst, "Dit vraagt om iemand die langskomt.", opening=opening, terugkoppelen_op=v.over(7))
    with v.act() as verzoek:
        beoordeel_signaal(signaal=wie, verzoek=verzoek, invoer=invoer, **v.hier)


def bij_casus(v: Verteller, wie: uuid.UUID) -> None:
    """Decide that a signal belongs to the running case."""
    invoer = Triageinvoer("bij_lopende_casus", "Wij bespreken dit bij het volgende bezoek.", terugkoppelen_op=v.over(7))
    with v.act() as verzoek:
        beoordeel_signaal(signaal=wie, verzoek=verzoek, invoer=invoer, **v.hier)


def contact(
    v: Verteller, zinnen: Sequence[Zin], *, met: str = "o1", wijze: str = "huisbezoek",
    beloften: Sequence[Belofte] = (), volgend: int | None = 14, nakijken: int = 14,
    samen_met: tuple[uuid.UUID, ...] = (), alleen: bool = True, geleden: int = 0,
) -> uuid.UUID:  # fmt: skip
    """Record a contact; ``geleden``: how many days ago it was, when it is recorded late."""
    met_leden = tuple(label for label in met.split() if label in v.leden)
    invoer = Contactinvoer(
        wanneer=v.nu - timedelta(days=geleden, minutes=90),
        wijze=wijze,
        met=v.ids(" ".join(met_leden)),
        kinderen={v.leden[kind]: _kind(v, kind, wijze, alleen=alleen) for kind in v.kinderen},
        regels=v.regels(zinnen),
        afspraken=[_afspraak(v, een, nakijken, rij) for rij, een in enumerate(beloften)],
        volgend_contact=v.over(volgend) if volgend else None,
        geen_vervolg_reden="" if volgend else "Dit was het laatste gesprek.",
        teruggelezen="" if wijze in ("bericht", "aan_de_deur") else "ja",
        samen_met=samen_met,
    )
    with v.act() as verzoek:
        return leg_contact_vast(invoer=invoer, verzoek=verzoek, **v.hier)


def _kind(v: Verteller, kind: str, wijze: str, *, alleen: bool) -> Kindinvoer:
    if wijze in ("telefoon", "bericht", "aan_de_deur"):
        return Kindinvoer(gezien=False, alleen_gesproken=False, waarom_niet="wijze_van_contact")
    if wijze == "kantoor":
        return Kindinvoer(gezien=False, alleen_gesproken=False, waarom_niet="niet_aanwezig")
    if v.leeftijd(kind) < 4:
        return Kindinvoer(gezien=True, alleen_gesproken=False, waarom_niet="te_jong")
    return Kindinvoer(gezien=True, alleen_gesproken=alleen, waarom_niet="" if alleen else "ouder_wil_niet")


def _afspraak(v: Verteller, belofte: Belofte, dagen: int, rij: int) -> Afspraakinvoer:
    lid = v.leden.get(belofte.wie)
    anders = "" if lid else v.tekst(belofte.wie)
    return Afspraakinvoer(
        tekst=v.tekst(belofte.tekst), nakijken_op=v.over(dagen), soort="veiligheid", lid=lid, wie_anders=anders,
        betreft=tuple(v.leden.values()), rij=rij,
    )  # fmt: skip


def kijk_na(v: Verteller, nagekomen: str, *, toelichting: str = "", opnieuw: int | None = None) -> None:
    """Check every safety agreement that is open; ``opnieuw``: in so many days again, else it is done."""
    for rij in v.rijen(Afspraak, beeindigd_op=None, nagekomen=""):
        with v.act() as verzoek:
            kijk_afspraak_na(
                afspraak=rij.openbaar, nagekomen=nagekomen, op=v.vandaag, toelichting=v.tekst(toelichting),
                opnieuw_op=v.over(opnieuw) if opnieuw else None, stopt=not opnieuw and nagekomen == "ja",
                verzoek=verzoek, **v.hier,
            )  # fmt: skip


def oordeel(
    v: Verteller, label: str, zelf: str, woord: str, waarom: str, cijfer: int | None, opnieuw: int = 28
) -> None:
    """Judge how safe it is for one member; a small child says nothing itself."""
    jong = v.leeftijd(label) < 6
    invoer = Oordeelinvoer(
        lid=v.leden[label], op=v.vandaag, score_zelf=None if jong else cijfer,
        waarom_geen_score="te_jong" if jong else "" if cijfer is not None else "niet_gevraagd",
        woord_zelf="" if jong else zelf, oordeel=woord, tekst=v.tekst(waarom), opnieuw_op=v.over(opnieuw),
    )  # fmt: skip
    with v.act() as verzoek:
        veiligheidskaart.beoordeel(invoer=invoer, verzoek=verzoek, **v.hier)


def oordeel_allen(v: Verteller, zelf: str, woord: str, waarom: str, cijfer: int, opnieuw: int = 28) -> None:
    """Judge the same of everybody, also of a child that is expected."""
    for wie in v.mensen:
        oordeel(v, wie.label, zelf, woord, waarom, cijfer, opnieuw)


def incident(v: Verteller, soort: str, tekst: str, over: str) -> None:
    """Record something that happened."""
    with v.act() as verzoek:
        veiligheidskaart.leg_incident_vast(
            op=v.vandaag, soort=soort, tekst=v.tekst(tekst), betreft=v.ids(over), verzoek=verzoek, **v.hier
        )


def factor(v: Verteller, soort: str, tekst: str, lid: str = "") -> None:
    """Record what makes it unsafe, or what protects."""
    with v.act() as verzoek:
        veiligheidskaart.leg_factor_vast(
            soort=soort, van=v.vandaag, lid=v.leden.get(lid), tekst=v.tekst(tekst), verzoek=verzoek, **v.hier
        )


def noodplan(v: Verteller, tekst: str) -> None:
    """Write down what to do when it goes wrong."""
    bellen = "112 bij gevaar\n" + v.bezetting.telefoon
    with v.act() as verzoek:
        veiligheidskaart.maak_noodplan(tekst=v.tekst(tekst), bellen=bellen, verzoek=verzoek, **v.hier)


def fase(v: Verteller, naar: str, reden: str = "") -> None:
    """Move the case, and talk the new phase over with everybody."""
    with v.act() as verzoek:
        uitkomst = ga_naar_fase(verzoek=verzoek, invoer=Faseinvoer(naar, v.tekst(reden)), **v.hier)
    if uitkomst == "gegaan":
        bespreek_fase(v)


def betrek_speler(v: Verteller, deel: Deel, taak: str, *, reden: str = "", toestemming: bool = False) -> uuid.UUID:
    """Involve a professional in a part, from today."""
    actor: Actor = v.speler(deel)
    leden = {v.leden[wie.label]: True for wie in v.mensen if v.leeftijd(wie.label) >= 12} if toestemming else {}
    invoer = Betrokkeninvoer(taak, v.vandaag, actor.lidmaatschap, reden=v.tekst(reden), toestemming=leden)
    with v.act() as verzoek:
        return betrek(invoer=invoer, verzoek=verzoek, **v.hier)


def kondig_tandem_aan(v: Verteller, wie: uuid.UUID, *, druk: bool = False) -> None:
    """Tell the household who comes along; ``druk``: the first member felt pressed."""
    eerste = v.leden[v.mensen[0].label]
    antwoord = Drukinvoer("ja", "Ik kon geen nee zeggen.") if druk else Drukinvoer("nee")
    with v.act() as verzoek:
        kondig_aan(betrokkenheid=wie, invoer=Aankondiginvoer(v.vandaag, {eerste: antwoord}), verzoek=verzoek, **v.hier)


def laat_gaan(v: Verteller, wie: uuid.UUID, reden: str) -> None:
    """End somebody's involvement."""
    with v.act() as verzoek:
        beeindig_betrokkenheid(betrokkenheid=wie, tot=v.vandaag, reden=reden, verzoek=verzoek, **v.hier)


def wissel_gezicht(v: Verteller, reden: str, toelichting: str) -> None:
    """Another caseworker of the team becomes vast gezicht and goes on telling; the old one walks along for a while."""
    invoer = Wisselinvoer(
        naar=v.speler(Deel.COLLEGA).lidmaatschap, op=v.vandaag, reden=reden, toelichting=toelichting,
        aangekondigd_op=v.vandaag, loopt_mee_tot=v.over(28),
    )  # fmt: skip
    with v.act() as verzoek:
        wissel_vast_gezicht(invoer=invoer, verzoek=verzoek, **v.hier)
    v.gezicht = Deel.COLLEGA


def maatregel(v: Verteller, label: str) -> None:
    """The court decided: a child is placed under supervision. Safeguards are owed afterwards; a GI carries it out."""
    gi = v.speler(Deel.GI)
    invoer = Maatregelinvoer(
        v.leden[label], "ondertoezichtstelling", "rechter", v.vandaag, v.vandaag, v.over(360), gi.organisatie
    )
    achteraf = Achteraf("De beslissing kwam met spoed.", v.ik.medewerker, v.over(7))
    with v.act() as verzoek:
        een = leg_maatregel_vast(invoer=invoer, punt=Markeerinvoer(achteraf=achteraf), verzoek=verzoek, **v.hier)
    betrokken = Betrokkeninvoer("uitvoering_maatregel", v.vandaag, gi.lidmaatschap, maatregel=een)
    with v.act() as verzoek:
        betrek(invoer=betrokken, verzoek=verzoek, **v.hier)


def kom_waarborgen_na(v: Verteller, behalve: int) -> None:
    """Most safeguards that were owed are given after all; the last ones are still due. A colleague reviews one."""
    open_rijen = v.rijen(Waarborg, stand="achteraf", markeerpunt__fasewisseling=None)
    for rij in open_rijen[: max(len(open_rijen) - behalve, 0)]:
        aard = catalogus().waarborgen[rij.soort].aard
        if aard is Aard.NAGEKEKEN:
            _laat_nakijken(v, rij.openbaar)
            continue
        antwoord = {Aard.AANBOD: "niet_gewild", Aard.UITLEG: EIGEN_WOORDEN}.get(aard, "")
        tekst = "Ik snap het. Ik wil wel meepraten." if aard is Aard.MENING else "Alsnog samen besproken."
        with v.act() as verzoek:
            rond_waarborg_af(
                waarborg=rij.openbaar, op=v.vandaag, tekst=tekst, antwoord=antwoord, verzoek=verzoek, **v.hier
            )


def _laat_nakijken(v: Verteller, waarborg: uuid.UUID) -> None:
    """A colleague of the team looks along, under the own name."""
    collega = v.speler(Deel.REGISSEUR if v.gezicht is Deel.COLLEGA else Deel.COLLEGA)
    with v.act() as verzoek:
        vraag = Nakijkvraag(collega.lidmaatschap, v.over(7))
        nakijken.vraag_nakijken(waarborg=waarborg, vraag=vraag, verzoek=verzoek, **v.hier)
    with v.act() as verzoek:
        nakijken.kijk_na(door=collega, huishouden=v.huishouden, waarborg=waarborg, antwoord="eens", verzoek=verzoek)


def bespreek_fase(v: Verteller) -> None:
    """The new phase is talked over with everybody: why, and what they think of it."""
    punt = v.rijen(Markeerpunt, soort=FASE)[-1].openbaar
    with deur.op_tijdstip(v.nu):
        blad = lees_punt(door=v.ik, huishouden=v.huishouden, punt=punt)
    invoer = [
        Waarborginvoer(
            een.code, een.lid, "gedaan", "Samen besproken. Iedereen snapt waarom.",
            EIGEN_WOORDEN if een.aard == Aard.UITLEG else "",
        )
        for een in blad.te_doen
    ]  # fmt: skip
    with v.act() as verzoek:
        vul_punt_aan(punt=punt, waarborgen=invoer, op=v.vandaag, verzoek=verzoek, **v.hier)


def rond_veilig_af(v: Verteller) -> None:
    """The case ends: everybody finds it safe for good."""
    woorden = {
        v.leden[wie.label]: Lidoordeel("te_jong" if v.leeftijd(wie.label) < 8 else "ja")
        for wie in v.mensen
        if v.leeftijd(wie.label) >= 0
    }
    gehoord = {Voorwaarde.HUISHOUDEN_GEHOORD: "Wij hebben samen teruggekeken. Iedereen kent de uitkomst."}
    rond_casus_af(v, "blijvend_veilig", "Het is al lang veilig en dat blijft zo.", gehoord, woorden)


def rond_casus_af(
    v: Verteller, soort: str, reden: str, bevestigd: Mapping[Voorwaarde, str], woorden: Mapping[int, Lidoordeel] = {},
) -> None:  # fmt: skip
    """The case ends in one of the kinds of ending: why, how each condition was met, what everybody says of it."""
    beantwoord = Beantwoord(dict(woorden), vast_gezicht=True if woorden else None, bevestigd=dict(bevestigd))
    with v.act() as verzoek:
        rond_af(verzoek=verzoek, invoer=Afrondinvoer(soort, reden, beantwoord), **v.hier)


def laat_meekijken(v: Verteller, soort: str, deel: Deel) -> None:
    """A colleague looks along at an ending, and agrees."""
    collega = v.speler(deel)
    vraag = Meekijkvraag(collega.lidmaatschap, "Wil je meekijken of dit zo goed is?", v.over(2))
    with v.act() as verzoek:
        vraag_afronden(soort=soort, vraag=vraag, verzoek=verzoek, **v.hier)
    (open_vraag,) = v.rijen(Meekijkverzoek)
    with v.act() as verzoek:
        antwoord(door=collega, huishouden=v.huishouden, vraag=open_vraag.openbaar, verzoek=verzoek, akkoord=True)


def nazorg(v: Verteller, zinnen: Sequence[Zin]) -> None:
    """Some months later: how does it go?"""
    with v.act() as verzoek:
        leg_nazorg_vast(gaat_goed=True, regels=v.regels(zinnen), verzoek=verzoek, **v.hier)


def belofte(v: Verteller, een: Belofte, nakijken: int) -> None:
    """Make one safety agreement outside a contact."""
    with v.act() as verzoek:
        veiligheidskaart.spreek_af(invoer=_afspraak(v, een, nakijken, 0), verzoek=verzoek, **v.hier)
