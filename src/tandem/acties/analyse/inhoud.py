"""What stands in a version of the analysis: lines, links between lines, and figures per voice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import eis_leden
from tandem.acties.analyse.kopie import opgevolgd
from tandem.acties.analyse.versie import huidige_regels, in_de_maak
from tandem.acties.botsing import botsing
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.models import Analyse, Regel, Schaalscore, Verband
from tandem.models.basis import Item
from tandem.regels.analyse import schaal
from tandem.regels.analyse.analyse import Analysestaat, Toon, bezwaren_patroon
from tandem.regels.analyse.verband import Pijl, Verbandsoort, bezwaren_verband
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.tekst import aantal


def voeg_regels_toe(
    *, door: Actor, huishouden: UUID, analyse: UUID, regels: Sequence[Regelinvoer], verzoek: UUID | None = None
) -> UUID:
    """Write lines into a version: concerns and strengths, each with its kind, voice and domain.

    Raises ``Ongeldig`` at ``regels-<n>-<field>``, also for a domain that was not chosen for this analysis.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: regels toevoegen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = in_de_maak(sessie, analyse)
        gevuld = [regel for regel in regels if regel.tekst.strip()]
        if not gevuld:
            raise Ongeldig(**{"": "Schrijf ten minste één regel op."})
        _keur_plaats(rij, gevuld)
        nieuw = bewaar_regels(sessie, gevuld, bij_soort="analyse", bij=rij.pk, laag=Laag.ANALYSE)
        groepen: dict[tuple[int, ...], list[Regel]] = defaultdict(list)
        for een in nieuw:
            groepen[tuple(een.niet_zichtbaar_voor)].append(een)
        for verborgen, samen in groepen.items():
            sessie.gebeurtenis(
                "analyse_regels_toegevoegd",
                laag=Laag.ANALYSE,
                betreft=sorted({lid for een in samen for lid in een.betreft}),
                niet_zichtbaar_voor=verborgen,
                casus=rij.casus_id,
                feiten={"analyse": str(rij.openbaar), "aantal": aantal(len(samen), "regel", "regels")},
            )
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def _keur_plaats(rij: Analyse, regels: Sequence[Regelinvoer]) -> None:
    fouten: dict[str, str] = {}
    for nummer, een in enumerate(regels):
        if een.domein and een.domein not in (rij.domeinen or {}):
            fouten[f"regels-{nummer}-domein"] = "Dit onderwerp hoort niet bij deze analyse. Kies het eerst bij 'opzet'."
        if een.aard and een.aard not in set(Toon):
            fouten[f"regels-{nummer}-aard"] = "Kies een van de mogelijkheden uit de lijst."
    if fouten:
        raise Ongeldig(**fouten)


def haal_regel_weg(
    *, door: Actor, huishouden: UUID, analyse: UUID, regel: UUID, reden: str, verzoek: UUID | None = None
) -> UUID:
    """Take a line out of a version in the making, with its links; it stays in the versions before.

    Raises ``Ongeldig`` without a reason, ``Botsing`` when somebody changed it meanwhile.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: regel weghalen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = in_de_maak(sessie, analyse)
        weg = sessie.een(Regel, regel)
        if (weg.bij_soort, weg.bij) != ("analyse", rij.pk):
            raise NietGevonden
        if weg.vervallen_op is not None:
            raise botsing(sessie, weg, {"tekst": weg.tekst})
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom deze regel er niet meer bij hoort.")
        weg.vervallen_op = sessie.nu
        sessie.bewaar(weg)
        plekken = opgevolgd(sessie, rij)
        for verband in sessie.van(Verband).filter(analyse=rij, vervallen_op=None):
            if weg.pk in {plekken.get(een, een) for een in (verband.van_regel_id, verband.naar_regel_id)}:
                _verval(sessie, verband)
        _meld(sessie, "analyse_regel_weggehaald", rij, weg, reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def leg_verband(
    *,
    door: Actor,
    huishouden: UUID,
    analyse: UUID,
    van: UUID,
    naar: UUID,
    soort: str,
    uitleg: str,
    verzoek: UUID | None = None,
) -> UUID:
    """Link two lines of a version: *this* leads to *that*. Whom either line is hidden from, does not see the link.

    Raises ``Ongeldig`` for the same line twice, a line of elsewhere, a link that stands already, or no explanation.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: verband leggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = in_de_maak(sessie, analyse)
        gekozen = kies(Verbandsoort, soort, "soort")
        begin, eind = _paar(sessie, rij, van, naar)
        bezwaren = bezwaren_patroon([begin.pk, eind.pk], [begin.pk, eind.pk], uitleg)
        bezwaren += bezwaren_verband(Pijl(begin.pk, eind.pk, gekozen), _bestaande(sessie, rij))
        keur(bezwaren, velden={"regels": "naar"})
        nieuw = sessie.bewaar(
            Verband(
                laag=Laag.ANALYSE,
                betreft=sorted({*begin.betreft, *eind.betreft}),
                niet_zichtbaar_voor=sorted({*begin.niet_zichtbaar_voor, *eind.niet_zichtbaar_voor}),
                analyse=rij,
                van_regel=begin,
                naar_regel=eind,
                soort=gekozen,
                uitleg=uitleg.strip(),
            )
        )
        _meld(sessie, "analyse_verband_gelegd", rij, nieuw, verband=str(gekozen))
        sessie.uitkomst = str(rij.openbaar)
    return nieuw.openbaar


def _paar(sessie: Sessie, rij: Analyse, van: UUID, naar: UUID) -> tuple[Regel, Regel]:
    """The two lines of this version; raises ``Ongeldig`` at the field of a line that is not in it (any more)."""
    regels = {een.openbaar: een for een in huidige_regels(sessie, rij)}
    for veld, een in (("van", van), ("naar", naar)):
        if een not in regels:
            raise Ongeldig(**{veld: "Deze regel staat niet (meer) in deze analyse. Kies een andere."})
    return regels[van], regels[naar]


def _bestaande(sessie: Sessie, rij: Analyse) -> list[Pijl]:
    plekken = opgevolgd(sessie, rij)
    return [
        Pijl(
            plekken.get(een.van_regel_id, een.van_regel_id),
            plekken.get(een.naar_regel_id, een.naar_regel_id),
            Verbandsoort(een.soort),
        )
        for een in sessie.van(Verband).filter(analyse=rij, vervallen_op=None)
    ]


def haal_verband_weg(
    *, door: Actor, huishouden: UUID, analyse: UUID, verband: UUID, verzoek: UUID | None = None
) -> UUID:
    """Take a link out of a version in the making; once more is harmless."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: verband weghalen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = in_de_maak(sessie, analyse)
        weg = sessie.een(Verband, verband)
        if weg.analyse_id != rij.pk:
            raise NietGevonden
        _verval(sessie, weg)
        _meld(sessie, "analyse_verband_weggehaald", rij, weg)
        sessie.uitkomst = str(rij.openbaar)
    return analyse


def _verval(sessie: Sessie, verband: Verband) -> None:
    verband.vervallen_op, verband.versie = verband.vervallen_op or sessie.nu, verband.versie + 1
    sessie.bewaar(verband)


@dataclass(frozen=True)
class Cijferinvoer:
    """How it goes from 0 to 10 in the eyes of one voice, or why there is no figure (``geen_cijfer``)."""

    stem_soort: str
    op: date
    lid: int | None = None
    wie: str = ""
    score: int | None = None
    geen_cijfer: str = ""
    tekst: str = ""
    niet_zichtbaar_voor: tuple[int, ...] = ()


def geef_cijfer(
    *, door: Actor, huishouden: UUID, analyse: UUID, invoer: Cijferinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record what one voice answers. Possible in any version but a replaced one: asking again is part of the work.

    Raises ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="analyse: cijfer vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = sessie.een(Analyse, analyse)
        if rij.stand == Analysestaat.VERVANGEN:
            raise Ongeldig(**{"": "Deze versie is vervangen door een nieuwere. Geef het cijfer daar."})
        naam = _keur_stem(sessie, kies(schaal.Stemsoort, invoer.stem_soort, "stem"), invoer)
        _keur_cijfer(sessie, invoer)
        nieuw = sessie.bewaar(
            Schaalscore(
                laag=Laag.ANALYSE,
                betreft=[invoer.lid] if invoer.lid else [],
                niet_zichtbaar_voor=sorted(invoer.niet_zichtbaar_voor),
                bij_soort="analyse",
                bij=rij.pk,
                stem_id=invoer.lid,
                stem_soort=invoer.stem_soort,
                wie=naam or None,
                score=invoer.score,
                geen_cijfer=invoer.geen_cijfer,
                op=invoer.op,
                tekst=invoer.tekst.strip() or None,
            )
        )
        _meld(sessie, "analyse_cijfer_gegeven", rij, nieuw, wie_stem=naam, lid=invoer.lid, score=invoer.score)
        sessie.uitkomst = str(rij.openbaar)
    return nieuw.openbaar


def _keur_cijfer(sessie: Sessie, invoer: Cijferinvoer) -> None:
    antwoord = schaal.Antwoord.CIJFER
    if invoer.geen_cijfer:
        antwoord = kies(schaal.Antwoord, invoer.geen_cijfer, "geen_cijfer")
        if antwoord is schaal.Antwoord.CIJFER:
            raise Ongeldig(geen_cijfer="Kies een van de mogelijkheden uit de lijst.")
    soort = schaal.Stemsoort(invoer.stem_soort)
    cijfer = schaal.Cijfer(soort, invoer.lid or 0, invoer.op, antwoord, invoer.score, invoer.tekst)
    keur(schaal.bezwaren_cijfer(cijfer), velden={"waarde": "score"})
    eis_leden(sessie, invoer.niet_zichtbaar_voor, "niet_zichtbaar_voor")


def _keur_stem(sessie: Sessie, soort: schaal.Stemsoort, invoer: Cijferinvoer) -> str:
    """Return the name of a voice from outside the household; raises ``Ongeldig``."""
    if invoer.op > sessie.vandaag:
        raise Ongeldig(op="Deze dag moet nog komen.")
    if soort is schaal.Stemsoort.LID:
        if invoer.lid is None:
            raise Ongeldig(stem="Kies van wie dit cijfer is.")
        eis_leden(sessie, [invoer.lid], "stem")
        return ""
    if invoer.lid is not None:
        raise Ongeldig(stem="Kies één stem.")
    if soort is schaal.Stemsoort.NETWERK and not invoer.wie.strip():
        raise Ongeldig(wie="Schrijf op wie uit het netwerk dit zegt, zoals 'oma'.")
    return invoer.wie.strip() or sessie.door.naam


def _meld(sessie: Sessie, soort: str, analyse: Analyse, item: Item, **feiten: object) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(item.laag),
        betreft=item.betreft,
        niet_zichtbaar_voor=item.niet_zichtbaar_voor,
        casus=analyse.casus_id,
        feiten={"analyse": str(analyse.openbaar), "item": str(item.openbaar), **feiten},
    )
