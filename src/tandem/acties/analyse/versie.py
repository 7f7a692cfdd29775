"""A version of the integral analysis: begun, its purpose and domains, laid before people, established."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import eis_alles, lopende_casus
from tandem.acties.analyse.herkennen import antwoorden_op
from tandem.acties.analyse.kopie import kopieer
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.betrokkenheid import geboortes
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import toon_lid
from tandem.acties.keuring import keur
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Analyse, Lid, Regel
from tandem.regels.analyse import analyse as regel
from tandem.regels.analyse.analyse import Analysestaat, Toon
from tandem.regels.analyse.leefdomein import bezwaren_keuze
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.huishouden.leeftijd import Geboorte
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

HERKENNING = "analyse_herkenning"
"""The kind of ``Termijn`` between laying before people and establishing."""


def begin_analyse(
    *, door: Actor, huishouden: UUID, waarvoor: str, domeinen: Mapping[str, str], verzoek: UUID | None = None
) -> UUID:
    """Begin a version: the first one empty, a later one with the lines and links of the last established.

    ``domeinen``: the life domains that are needed, each with why. Raises ``Ongeldig`` (also while another version is in
    the making) and ``Geweigerd`` for who does not see the whole analysis.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse beginnen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_alles(sessie, Laag.ANALYSE)
        casus = lopende_casus(sessie, vast=True)
        keur_opzet(waarvoor, domeinen)
        laatste = sessie.van(Analyse).filter(casus=casus).order_by("-versienummer").first()
        _weiger_tweede(laatste)
        rij = sessie.bewaar(
            Analyse(
                casus=casus,
                versienummer=laatste.versienummer + 1 if laatste else 1,
                stand=Analysestaat.CONCEPT,
                doel=waarvoor.strip(),
                domeinen={code: waarom.strip() for code, waarom in domeinen.items()},
                begonnen_op=sessie.vandaag,
            )
        )
        if laatste is not None:
            kopieer(sessie, laatste, rij)
        meld(sessie, "analyse_begonnen", rij, nummer=rij.versienummer)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def keur_opzet(waarvoor: str, domeinen: Mapping[str, str]) -> None:
    """Refuse (``Ongeldig``) an analysis without a purpose, or with a domain that has no reason."""
    geen_doel = () if waarvoor.strip() else (Bezwaar("waarvoor", "Schrijf op waarvoor u deze analyse samen maakt."),)
    keur(geen_doel + bezwaren_keuze(domeinen, catalogus().leefdomeinen))


def _weiger_tweede(laatste: Analyse | None) -> None:
    if laatste is not None and laatste.stand in (Analysestaat.CONCEPT, Analysestaat.VOORGELEGD):
        zin = f"Versie {laatste.versienummer} is nog niet vastgesteld. Werk daarin verder."
        raise Ongeldig(**{"": zin})


def wijzig_opzet(
    *,
    door: Actor,
    huishouden: UUID,
    analyse: UUID,
    waarvoor: str,
    domeinen: Mapping[str, str],
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Change what a version is for and which domains it needs. Raises ``Ongeldig``, ``Botsing``.

    A domain with lines in it stays: its lines would fall out of sight.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: opzet wijzigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_alles(sessie, Laag.ANALYSE)
        rij = in_de_maak(sessie, analyse)
        _nog_dezelfde(sessie, rij, versie)
        keur_opzet(waarvoor, domeinen)
        gebruikt = set(huidige_regels(sessie, rij).exclude(domein="").values_list("domein", flat=True))
        if gebruikt - set(domeinen):
            namen = ", ".join(sorted(_naam(code) for code in gebruikt - set(domeinen)))
            raise Ongeldig(domeinen=f"Hier staan al regels bij: {namen}. Haal die eerst weg, of laat het staan.")
        rij.doel, rij.domeinen = waarvoor.strip(), {code: reden.strip() for code, reden in domeinen.items()}
        _bewaar(sessie, rij)
        meld(sessie, "analyse_opzet_gewijzigd", rij)
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def _naam(code: str) -> str:
    domein = catalogus().leefdomeinen.get(code)
    return domein.naam if domein else code


def leg_voor(
    *, door: Actor, huishouden: UUID, analyse: UUID, vragen_voor: date, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Lay a version before the household; from now on everyone from 12 is asked, at the latest on ``vragen_voor``.

    Raises ``Ongeldig`` for an empty analysis or a day in the past, ``Botsing`` when it changed meanwhile.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse voorleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_alles(sessie, Laag.ANALYSE)
        rij = een_analyse(sessie, analyse)
        _nog_dezelfde(sessie, rij, versie)
        keur(regel.bezwaren_voorleggen(als_regel(sessie, rij)), velden={"staat": "", "regels": ""})
        if vragen_voor < sessie.vandaag:
            raise Ongeldig(vragen_voor="Deze dag is al geweest. Kies vandaag of later.")
        rij.stand, rij.voorgelegd_op = Analysestaat.VOORGELEGD, sessie.nu
        _bewaar(sessie, rij)
        gevraagden = regel.moet_gevraagd(leden_nu(sessie), sessie.vandaag)
        zet_termijn(
            sessie, rij, soort=HERKENNING, vervalt_op=vragen_voor, casus=rij.casus_id, laag=Laag.ANALYSE,
            betreft=tuple(gevraagden),
        )  # fmt: skip
        meld(sessie, "analyse_voorgelegd", rij, nummer=rij.versienummer)
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def haal_terug(
    *, door: Actor, huishouden: UUID, analyse: UUID, reden: str, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Take a version back to change it; everyone is asked anew afterwards. Raises ``Ongeldig`` without a reason."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse terughalen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_alles(sessie, Laag.ANALYSE)
        rij = een_analyse(sessie, analyse)
        _nog_dezelfde(sessie, rij, versie)
        keur(regel.bezwaren_overgang(als_regel(sessie, rij), Analysestaat.CONCEPT), velden={"staat": ""})
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op wat er anders moet.")
        rij.stand = Analysestaat.CONCEPT
        _bewaar(sessie, rij)
        rond_termijn_af(sessie, rij, soort=HERKENNING, uitkomst="vervallen")
        meld(sessie, "analyse_teruggehaald", rij, nummer=rij.versienummer, reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def stel_vast(
    *, door: Actor, huishouden: UUID, analyse: UUID, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Establish a version: only when everyone from 12 was asked. A no stands in nobody's way, and beside it.

    The version before is replaced. Raises ``Ongeldig``, ``Botsing``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse vaststellen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_alles(sessie, Laag.ANALYSE)
        lopende_casus(sessie, vast=True)
        rij = een_analyse(sessie, analyse)
        _nog_dezelfde(sessie, rij, versie)
        antwoorden = antwoorden_op(sessie, rij)
        bezwaren = regel.bezwaren_vaststellen(als_regel(sessie, rij), leden_nu(sessie), antwoorden, sessie.vandaag)
        keur(bezwaren, velden={"staat": "", "herkenning": ""})
        sessie.van(Analyse).filter(casus_id=rij.casus_id, stand=Analysestaat.VASTGESTELD).update(
            stand=Analysestaat.VERVANGEN
        )
        rij.stand, rij.vastgesteld_op = Analysestaat.VASTGESTELD, sessie.vandaag
        rij.vastgesteld_door_id = door.medewerker
        _bewaar(sessie, rij)
        rond_termijn_af(sessie, rij, soort=HERKENNING)
        meld(sessie, "analyse_vastgesteld", rij, nummer=rij.versienummer)
        sessie.uitkomst = str(rij.openbaar)
    return analyse


# -- shared with the other acties of the analysis ------------------------------------------------------------------


def een_analyse(sessie: Sessie, analyse: UUID) -> Analyse:
    """Return a version, locked until the end of the transaction. Raises ``NietGevonden``."""
    gevonden = sessie.een(Analyse, analyse)
    return sessie.van(Analyse).select_for_update().get(pk=gevonden.pk)


def in_de_maak(sessie: Sessie, analyse: UUID) -> Analyse:
    """Return a version that may still change. Raises ``Ongeldig`` for one that was laid before people or later."""
    lopende_casus(sessie)
    rij = een_analyse(sessie, analyse)
    if rij.stand == Analysestaat.CONCEPT:
        return rij
    wat = {
        Analysestaat.VOORGELEGD: "Deze versie is voorgelegd. Haal haar eerst terug om iets te veranderen.",
        Analysestaat.VASTGESTELD: "Deze versie is vastgesteld en verandert niet meer. Begin een nieuwe versie.",
    }
    raise Ongeldig(**{"": wat.get(Analysestaat(rij.stand), "Deze versie is vervangen door een nieuwere.")})


def huidige_regels(sessie: Sessie, analyse: Analyse) -> QuerySet[Regel]:
    """Return the lines that stand in a version now."""
    return sessie.van(Regel).filter(bij_soort="analyse", bij=analyse.pk, vervallen_op=None)


def als_regel(sessie: Sessie, rij: Analyse) -> regel.Analyse:
    """Return a version as the rules judge it."""
    aarden = list(huidige_regels(sessie, rij).values_list("aard", flat=True))
    staat = Analysestaat(rij.stand)
    return regel.Analyse(rij.versienummer, staat, aarden.count(Toon.ZORG), aarden.count(Toon.KRACHT))


def leden_nu(sessie: Sessie) -> Mapping[int, Geboorte]:
    """Return the births of the members who are here now."""
    return geboortes(toon_lid(rij, op=sessie.vandaag) for rij in sessie.van(Lid))


def meld(sessie: Sessie, soort: str, rij: Analyse, **feiten: object) -> None:
    """Record what happened to a version as a whole; its facts hold no line about anybody."""
    feiten = {"analyse": str(rij.openbaar), **feiten}
    sessie.gebeurtenis(soort, laag=Laag.ANALYSE, casus=rij.casus_id, feiten=feiten)


def _bewaar(sessie: Sessie, rij: Analyse) -> None:
    rij.versie += 1
    sessie.bewaar(rij)


def _nog_dezelfde(sessie: Sessie, rij: Analyse, versie: int | None) -> None:
    hun = {"waarvoor": rij.doel or "", "stand": Analysestaat(rij.stand).omschrijving}
    eis_zelfde_versie(sessie, rij, versie, hun)
