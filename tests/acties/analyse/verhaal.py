"""One fictitious household with a year behind it, made through the actions: for journeys and for looking at pages."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.analyse import inhoud, versie
from tandem.acties.analyse import veiligheidskaart as kaart
from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.analyse.lezen import lees_analyse
from tandem.acties.casus.afspraak import Afspraakinvoer, kijk_afspraak_na
from tandem.acties.casus.regel import Regelinvoer
from tandem.regels.rechten.actor import Actor
from tests import wereld


def dag(geleden: int) -> date:
    """A day so many days ago."""
    return timezone.localdate() - timedelta(days=geleden)


def toen(geleden: int):
    """Let what happens inside happen so many days ago."""
    return deur.op_tijdstip(timezone.make_aware(datetime.combine(dag(geleden), time(14, 2))))


DOMEINEN = {
    "veiligheid_thuis": "Daar begon het mee: de kinderen schrikken van de ruzies.",
    "netwerk": "We zoeken wie er kan bijspringen.",
    "geld": "Samira zegt zelf dat de schulden de meeste spanning geven.",
}
VERBANDEN = (
    ("Er zijn drie", "leidt_tot", "Samira ligt "),
    ("Samira ligt ", "versterkt", "Ik slaap sle"),
    ("Ik slaap sle", "leidt_tot", "Als mama sch"),
    ("Ik slaap sle", "leidt_tot", "Na een ruzie"),
    ("Na een ruzie", "houdt_in_stand", "Er zijn drie"),
    ("Ik kan op wo", "beschermt", "Als mama sch"),
    ("Samira haalt", "beschermt", "Als mama sch"),
)
OORDELEN = (
    (360, "Samira", 3, "onveilig", "nu_gevaar"),
    (360, "Noor", 2, "onveilig", "nu_gevaar"),
    (360, "Tom", None, "", "nu_gevaar"),
    (270, "Samira", 4, "wisselend", "onveilig"),
    (270, "Noor", 4, "onveilig", "onveilig"),
    (200, "Tom", 6, "wisselend", "wisselend"),
    (150, "Samira", 7, "veilig_genoeg", "wisselend"),
    (140, "Noor", 5, "wisselend", "wisselend"),
    (40, "Samira", 7, "veilig_genoeg", "veilig_genoeg"),
    (30, "Noor", 6, "wisselend", "veilig_genoeg"),
    (12, "Tom", 7, "veilig_genoeg", "veilig_genoeg"),
)


def gezin_met_jaar(actor: Actor) -> wereld.Gezin:
    """A mother and three children, involved for a year."""
    return wereld.gezin(actor, ("Samira", "Noor", "Tom", "Ömer-Alexander"), sinds_dagen=400)


def vertel_analyse(actor: Actor, gezin: wereld.Gezin, *, vast: bool = True) -> uuid.UUID:
    """Version 1 with voices, a loop and a no beside it."""
    wie = {"door": actor, "huishouden": gezin.openbaar}
    samira, noor, tom = (gezin.leden[naam] for naam in ("Samira", "Noor", "Tom"))
    with toen(300):
        analyse = versie.begin_analyse(**wie, waarvoor="Begrijpen waarom de ruzies blijven komen.", domeinen=DOMEINEN)

    with toen(299):
        inhoud.voeg_regels_toe(**wie, analyse=analyse, regels=_regels(samira, noor, tom))
    op_tekst = {een.regel.tekst[:12]: een.regel.openbaar for een in lees_analyse(**wie).regels}
    for van, soort, naar in VERBANDEN:
        uitleg = "Samen zo opgeschreven aan de keukentafel."
        inhoud.leg_verband(**wie, analyse=analyse, van=op_tekst[van], naar=op_tekst[naar], soort=soort, uitleg=uitleg)
    _cijfers(wie, analyse, samira, noor)
    if vast:
        _voorgelegd(wie, analyse, samira, noor)
    return analyse


def _regels(samira: int, noor: int, tom: int) -> tuple[Regelinvoer, ...]:
    def regel(tekst: str, soort: str = "waarneming", **anders: object) -> Regelinvoer:
        return Regelinvoer(soort, tekst, dag(300), **{"betreft": (samira,), **anders})  # type: ignore[arg-type]

    return (
        regel("Ik slaap slecht en dan schreeuw ik sneller.", "stem", stem=samira, domein="veiligheid_thuis",
              aard="zorg"),
        regel("Als mama schreeuwt ga ik met Tom op zolder zitten.", "stem", stem=noor, betreft=(noor, tom),
              domein="veiligheid_thuis", aard="zorg", niet_zichtbaar_voor=(samira,)),
        regel("Samira haalt de kinderen elke dag zelf op en is dan rustig.", domein="veiligheid_thuis", aard="kracht",
              bron="leerkracht van Tom"),
        regel("Ik kan op woensdag en vrijdag oppassen.", "stem", bron="oma (moeder van Samira)", domein="netwerk",
              aard="kracht"),
        regel("Er zijn drie betalingsregelingen en een dreigende afsluiting.", "feit", bron="brief van de gemeente",
              domein="geld", aard="zorg"),
        regel("Samira ligt wakker van de brieven.", domein="geld", aard="zorg"),
        regel("Na een ruzie durft Samira de post niet meer te openen.", "oordeel", domein="geld", aard="zorg"),
    )  # fmt: skip


def _cijfers(wie: dict[str, object], analyse: uuid.UUID, samira: int, noor: int) -> None:
    for stem, geleden, score in (
        ({"stem_soort": "lid", "lid": samira}, 290, 2),
        ({"stem_soort": "lid", "lid": samira}, 180, 4),
        ({"stem_soort": "lid", "lid": samira}, 20, 6),
        ({"stem_soort": "lid", "lid": noor}, 290, 3),
        ({"stem_soort": "lid", "lid": noor}, 20, 5),
        ({"stem_soort": "netwerk", "wie": "oma"}, 180, 7),
        ({"stem_soort": "professional"}, 20, 5),
    ):
        invoer = inhoud.Cijferinvoer(op=dag(geleden), score=score, **stem)
        inhoud.geef_cijfer(analyse=analyse, invoer=invoer, **wie)  # type: ignore[arg-type]


def _voorgelegd(wie: dict[str, object], analyse: uuid.UUID, samira: int, noor: int) -> None:
    versie.leg_voor(**wie, analyse=analyse, vragen_voor=dag(0))  # type: ignore[arg-type]
    eigen = {samira: ("ja", ""), noor: ("nee", "Ik ben niet bang voor oma, dat staat er verkeerd.")}
    for lid in lees_analyse(**wie).moet_gevraagd:  # type: ignore[arg-type]
        antwoord, tekst = eigen.get(lid, ("deels", ""))
        leg_herkenning_vast(**wie, analyse=analyse, lid=lid, gevraagd_op=dag(0), antwoord=antwoord, tekst=tekst)  # type: ignore[arg-type]
    versie.stel_vast(**wie, analyse=analyse)  # type: ignore[arg-type]


def vertel_veiligheid(actor: Actor, gezin: wereld.Gezin) -> None:
    """A year on the card: judgements, incidents, factors, agreements kept and not, a plan for trouble."""
    wie = {"door": actor, "huishouden": gezin.openbaar}
    samira, noor, tom = (gezin.leden[naam] for naam in ("Samira", "Noor", "Tom"))
    for geleden, naam, cijfer, zelf, professional in OORDELEN:
        lid = gezin.leden[naam]
        invoer = kaart.Oordeelinvoer(
            lid=lid, op=dag(geleden), score_zelf=cijfer, waarom_geen_score="" if cijfer is not None else "te_jong",
            woord_zelf=zelf, tekst_zelf="Het is rustiger als oma er is." if lid == noor else "",
            oordeel=professional, tekst="Gezien en gesproken aan de keukentafel.",
        )  # fmt: skip
        kaart.beoordeel(**wie, invoer=invoer)
    _wat_er_was(wie, samira, noor, tom)
    _afspraken(wie, samira, noor)
    kaart.maak_noodplan(
        **wie, voor=noor, tekst="Ga met Tom naar de buurvrouw op nummer 12.\nBel oma.\nWacht tot oma er is.",
        bellen="Oma: 06 12 34 56 78\nBij direct gevaar: 112",
    )  # fmt: skip


def _wat_er_was(wie: dict[str, object], samira: int, noor: int, tom: int) -> None:
    for geleden, soort, tekst, over in (
        (365, "geweld", "Borden gegooid, Noor geraakt aan haar arm.", (samira, noor)),
        (230, "ruzie", "Hevige ruzie in de nacht, buren belden.", (samira, noor, tom)),
        (226, "politie", "Politie aan de deur na een melding.", (samira,)),
        (60, "weggelopen", "Noor was een avond weg, bij een vriendin.", (noor,)),
    ):
        kaart.leg_incident_vast(**wie, op=dag(geleden), soort=soort, tekst=tekst, betreft=over)
    for soort, lid, van, tot in (
        ("middelen", samira, 390, 210),
        ("alleen_staan", None, 380, 120),
        ("netwerk_let_op", None, 118, None),
        ("veilige_volwassene", noor, 190, None),
        ("hulp_aanvaard", samira, 160, None),
        ("geweld_emotioneel", noor, 360, 100),
    ):
        kaart.leg_factor_vast(**wie, soort=soort, lid=lid, van=dag(van), tot=dag(tot) if tot else None)


def _afspraken(wie: dict[str, object], samira: int, noor: int) -> None:
    gemaakt = []
    for geleden, tekst, lid, na in (
        (350, "Samira belt oma als zij voelt dat zij gaat schreeuwen.", samira, 14),
        (340, "Noor en Tom mogen altijd naar de buurvrouw.", noor, 30),
        (30, "Oma slaapt op vrijdag bij het gezin.", None, 20),
        (5, "Samira gaat dinsdag naar de huisarts.", samira, 10),
    ):
        invoer = Afspraakinvoer(
            tekst, dag(geleden - na), "veiligheid", lid=lid, wie_anders="" if lid else "oma", betreft=(samira,)
        )
        with toen(geleden):
            gemaakt.append(kaart.spreek_af(**wie, invoer=invoer))  # type: ignore[arg-type]
    for nummer, geleden, uitkomst in ((0, 330, "nee"), (0, 300, "ja"), (1, 305, "ja")):
        opnieuw = dag(geleden - 25) if uitkomst == "nee" else None
        kijk_afspraak_na(
            **wie, afspraak=gemaakt[nummer], nagekomen=uitkomst, op=dag(geleden), opnieuw_op=opnieuw,
            toelichting="Het lukte niet in de nacht." if uitkomst == "nee" else "",
        )  # type: ignore[arg-type]  # fmt: skip
