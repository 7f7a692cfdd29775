"""Ending a case: refused while a condition is missing; then everybody's key ends, except for aftercare."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.afrondfeiten import JA, NEE, TE_JONG, Beantwoord, te_vragen, verzamel_feiten
from tandem.acties.casus.betrekken import meld, vast_gezicht_nummer
from tandem.acties.casus.casus import lopende_casus, zelfde_versie
from tandem.acties.casus.meekijken import INGETROKKEN, OPEN, Meekijkvraag, Onderwerp, sluit_verzoek, vraag_mee_te_kijken
from tandem.acties.casus.openen import Openinginvoer, open_in
from tandem.acties.casus.overdracht import TAAK as OVERDRACHT
from tandem.acties.casus.overdracht import lees_overdracht
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels
from tandem.acties.casus.termijn import zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Casus, Fasewisseling, Meekijkverzoek, Termijn
from tandem.regels.casus.afronding import NAZORGMOMENT, Afrondsoort, Voorwaarde, bezwaren_afronden, nazorgmomenten
from tandem.regels.casus.fase import Fase
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

NAZORG = "nazorg"
UITLOOP = timedelta(days=31)
"""How long after the last aftercare moment its key lasts at most; own choice. Recording that moment ends it sooner."""
BLIJFT_LOPEN = frozenset({"maatregel", "bevoegdheid", "markeerpunt", "waarborg", "datalekcheck", "signaal"})
"""Due dates of these things go on when the case ends: measures outlive it, and reporters are still told."""


@dataclass(frozen=True)
class Afrondinvoer:
    """An ending as entered."""

    soort: str
    reden: str
    beantwoord: Beantwoord = field(default_factory=Beantwoord)
    versie: int | None = None


def rond_af(*, door: Actor, huishouden: UUID, verzoek: UUID, invoer: Afrondinvoer) -> UUID:
    """End the running case; return its public id.

    Raises ``Ongeldig`` with every condition that is missing (at ``bevestigd-<code>`` or the condition's own name),
    ``Botsing`` when a colleague changed the case meanwhile.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="casus afronden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, Laag.VEILIGHEID)
        casus, soort = lopende_casus(sessie), _soort(invoer.soort)
        zelfde_versie(sessie, casus, invoer.versie)
        kop = lees_kop(sessie)
        _keur(sessie, kop, casus, soort, invoer)
        _bewaar_oordelen(sessie, kop, casus, invoer.beantwoord)
        fase = casus.fase
        _sluit(sessie, casus, soort, invoer.reden)
        _verder_elders(sessie, casus, soort, fase)
        sessie.uitkomst = str(casus.openbaar)
    return casus.openbaar


def vraag_afronden(*, door: Actor, huishouden: UUID, verzoek: UUID, soort: str, vraag: Meekijkvraag) -> None:
    """Ask a colleague to look along at an ending. Raises ``Ongeldig`` (see ``meekijken.vraag_mee_te_kijken``)."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="meekijken vragen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, Laag.VEILIGHEID)
        gekozen = _soort(soort)
        if Voorwaarde.COLLEGA_MEEGEKEKEN not in gekozen.voorwaarden:
            raise Ongeldig(**{"": "Bij deze manier van afronden hoeft geen collega mee te kijken."})
        vraag_mee_te_kijken(sessie, lopende_casus(sessie), Onderwerp.AFRONDEN, gekozen.code, vraag)


def _soort(code: str) -> Afrondsoort:
    soort = catalogus().afrondsoorten.get(code)
    if soort is None:
        raise Ongeldig(soort="Kies hoe de casus eindigt.")
    return soort


def _keur(sessie: Sessie, kop: Dossierkop, casus: Casus, soort: Afrondsoort, invoer: Afrondinvoer) -> None:
    feiten = verzamel_feiten(sessie, kop, casus, soort, invoer.beantwoord)
    bezwaren = bezwaren_afronden(soort, kies(Fase, casus.fase, ""), feiten)
    velden = {voorwaarde.value: f"bevestigd-{voorwaarde.value}" for voorwaarde in Voorwaarde}
    keur(bezwaren, velden={**velden, "fase": ""})
    if not invoer.reden.strip():
        raise Ongeldig(reden="Schrijf op waarom de casus eindigt, in woorden die het huishouden leest.")


def _bewaar_oordelen(sessie: Sessie, kop: Dossierkop, casus: Casus, gegeven: Beantwoord) -> None:
    """Keep what everybody said of safety (in its layer) and how each condition was met, as lines of the case."""
    allen = tuple(lid.id for lid in kop.leden if not lid.weg)
    woord = {JA: "Ja, het is blijvend veilig.", NEE: "Nee, nog niet.", TE_JONG: "Nog te jong om te vragen."}
    oordelen = [
        Regelinvoer(
            soort="oordeel" if gezegd.antwoord == TE_JONG else "stem",
            tekst=gezegd.woorden.strip() or woord[gezegd.antwoord],
            op=sessie.vandaag,
            stem=None if gezegd.antwoord == TE_JONG else lid.id,
            betreft=(lid.id,),
            domein=Voorwaarde.VEILIG_VOLGENS_IEDEREEN.value,
            aard=gezegd.antwoord,
        )
        for lid in te_vragen(kop)
        if (gezegd := gegeven.oordelen.get(lid.id)) is not None and gezegd.antwoord in woord
    ]
    bevestigd = [
        Regelinvoer("oordeel", tekst, sessie.vandaag, betreft=allen, domein=voorwaarde.value)
        for voorwaarde, tekst in gegeven.bevestigd.items()
    ]
    for laag, regels in ((Laag.VEILIGHEID, oordelen), (Laag.PLAN, bevestigd)):
        bewaar_regels(sessie, regels, bij_soort="afronden", bij=casus.pk, laag=laag, veld="afronden")


def _sluit(sessie: Sessie, casus: Casus, soort: Afrondsoort, reden: str) -> None:
    van = casus.fase
    momenten = nazorgmomenten(soort, sessie.vandaag)
    eigenaar = vast_gezicht_nummer(sessie)
    _beeindig_termijnen(sessie, casus)
    for vraag in sessie.van(Meekijkverzoek).filter(casus=casus, stand=OPEN):
        sluit_verzoek(sessie, vraag, INGETROKKEN)
    wissel = Fasewisseling(casus=casus, van=van, naar=Fase.AFGEROND, op=sessie.vandaag, vastgelegd_op=sessie.nu)
    wissel.reden = reden.strip()
    sessie.bewaar(wissel)
    casus.fase, casus.fase_sinds, casus.afgerond_op = Fase.AFGEROND, sessie.vandaag, sessie.vandaag
    casus.afrondsoort, casus.afrondreden, casus.versie = soort.code, reden.strip(), casus.versie + 1
    sessie.bewaar(casus)
    for dag in momenten:
        zet_termijn(sessie, casus, soort=NAZORGMOMENT, vervalt_op=dag, casus=casus.pk, eigenaar=eigenaar)
    _beeindig_betrokkenheden(sessie, casus, tot_nazorg=max(momenten, default=None))
    sessie.gebeurtenis(
        "casus_afgerond",
        laag=Laag.PLAN,
        casus=casus.pk,
        feiten={
            "nummer": casus.nummer,
            "soort": soort.code,
            "naam": soort.naam,
            "reden": reden.strip(),
            "fase": van,
            "nazorg": [str(dag) for dag in momenten],
        },
    )


def _beeindig_termijnen(sessie: Sessie, casus: Casus) -> None:
    """Due dates of this case fall away; those of measures, safeguards and signals go on."""
    open_rijen = sessie.van(Termijn).filter(casus=casus, afgerond_op=None).exclude(bij_soort__in=BLIJFT_LOPEN)
    open_rijen.update(afgerond_op=sessie.vandaag, uitkomst="vervallen")


def _beeindig_betrokkenheden(sessie: Sessie, casus: Casus, *, tot_nazorg: date | None) -> None:
    """Everybody's involvement ends after today, so that today can still be finished; the face stays for aftercare.

    Who carries out a measure stays: that involvement rests on the measure and not on the case.
    """
    morgen = sessie.vandaag + timedelta(days=1)
    for rij in sessie.van(Betrokkenheid).filter(maatregel=None).select_related("organisatie", "team", "medewerker"):
        if rij.taak == OVERDRACHT or (rij.tot is not None and rij.tot <= morgen):
            continue
        gezicht = rij.vast_gezicht and rij.van <= sessie.vandaag
        rij.tot, rij.einde_reden, rij.versie = max(morgen, rij.van), "De casus is afgerond.", rij.versie + 1
        if rij.van > sessie.vandaag:
            rij.tot = rij.van
        sessie.bewaar(rij)
        if gezicht and tot_nazorg is not None:
            _blijf_voor_nazorg(sessie, casus, rij, van=morgen, tot=tot_nazorg + UITLOOP)


def _blijf_voor_nazorg(sessie: Sessie, casus: Casus, gezicht: Betrokkenheid, *, van: date, tot: date) -> None:
    rij = Betrokkenheid(casus=casus, medewerker=gezicht.medewerker, organisatie=gezicht.organisatie, team=gezicht.team)
    rij.rol, rij.taak, rij.van, rij.tot = gezicht.rol, NAZORG, van, tot
    sessie.bewaar(rij)
    meld(sessie, "betrokkenheid_begonnen", rij, feiten={"van": str(van)})


def _verder_elders(sessie: Sessie, casus: Casus, soort: Afrondsoort, fase: str) -> None:
    """Moved: the new team goes on at once, in the same phase, with the face that was already there."""
    overdracht = lees_overdracht(sessie, casus) if Voorwaarde.SAMEN_OPGETROKKEN in soort.voorwaarden else None
    if overdracht is None:
        return
    for rij in sessie.van(Betrokkenheid).filter(casus=casus, taak=OVERDRACHT, tot=None):
        rij.tot = max(sessie.vandaag + timedelta(days=1), rij.van)
        sessie.bewaar(rij)
    if overdracht.lidmaatschap is not None:
        _maak_plaats(sessie)
        opening = Openinginvoer(sessie.vandaag, casus.regie, casus.regie_toelichting or "", overdracht.lidmaatschap)
        open_in(sessie, opening, fase=fase)


def _maak_plaats(sessie: Sessie) -> None:
    """The old face stops being the face today; as a helper it keeps today's key, so that nothing is left half done."""
    for rij in sessie.van(Betrokkenheid).filter(vast_gezicht=True, tot__gt=sessie.vandaag):
        rij.vast_gezicht = False
        sessie.bewaar(rij)
