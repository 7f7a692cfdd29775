"""Lines of the access log past their own term: up to which day they lapsed, what holds a line, and what then.

One log serves all organisations, and each answers for what its own people read: so the term must be verified for every
kind that reads here (the longest counts), and the proposal is per organisation. Whole months, so that two people are
asked once a month at most (own choice).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from tandem.regels.rechten.bewaren import LOGBOEK, Bewaartermijn, Vasthouding, logregels_tot
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum, opsomming

NIEMAND = "Er leest hier nog niemand in dossiers. Er gaan geen regels van het logboek weg."


@dataclass(frozen=True, slots=True)
class Logoordeel:
    """Lines from before ``tot`` have lapsed (None: none has), since ``vervalt_op``; why, and on which article."""

    tot: date | None
    waarom: str
    vervalt_op: date | None = None
    artikel: str = ""


def oordeel_log(termijnen: Collection[Bewaartermijn], soorten: Collection[Organisatiesoort], dag: date) -> Logoordeel:
    """Judge the log on ``dag``, for the kinds of organisation that read here. A term nobody verified lapses nothing."""
    grens = logregels_tot(termijnen, soorten, dag)
    if grens is None:
        return Logoordeel(None, _waarom_niet(termijnen, soorten))
    tot = grens.replace(day=1)
    geldend = [een for een in termijnen if een.deel == LOGBOEK and een.duur and een.organisatiesoorten & set(soorten)]
    langste = max(geldend, key=lambda een: een.duur.na(tot) if een.duur else date.min)
    vervalt_op = langste.duur.na(tot - timedelta(days=1)) if langste.duur else dag
    zin = f"Regels van voor {datum(tot)} zijn ouder dan de langste termijn: {langste.in_woorden}."
    return Logoordeel(tot, zin, vervalt_op, langste.artikel)


def _waarom_niet(termijnen: Collection[Bewaartermijn], soorten: Collection[Organisatiesoort]) -> str:
    """Of which kinds nobody verified the term: a human must look."""
    zonder = [soort.omschrijving for soort in Organisatiesoort if soort in soorten and not _bekend(termijnen, soort)]
    if not zonder:
        return NIEMAND
    return (
        f"Er gaan geen regels van het logboek weg. Van deze organisaties is de termijn niet nagegaan: "
        f"{opsomming(zonder)}. Tandem vernietigt deze regels niet. Laat een jurist de termijn nagaan."
    )


def _bekend(termijnen: Collection[Bewaartermijn], soort: Organisatiesoort) -> bool:
    geldend = [een for een in termijnen if een.deel == LOGBOEK and soort in een.organisatiesoorten]
    return bool(geldend) and all(een.bron.geverifieerd and een.duur for een in geldend)


class Loghoud(Soort):
    """Why a line stays, though its term is over."""

    VASTGEHOUDEN = "vastgehouden", "voor het huishouden loopt een klacht, een rechtszaak of een onderzoek"
    TOEZICHT = "toezicht", "het toezicht op het inzien is nog niet klaar"


@dataclass(frozen=True, slots=True)
class Logregelfeit:
    """One line: its day, the holds on its household, and where supervision stands.

    ``nagekeken``: supervision looked at that day of the log. ``vraag_open``: something about its reader is still to be
    judged.
    """

    dag: date
    vasthoudingen: tuple[Vasthouding, ...] = ()
    klacht_open: bool = False
    nagekeken: bool = True
    vraag_open: bool = False


def houdt_regel(feit: Logregelfeit, vandaag: date) -> Loghoud | None:
    """What holds a line today; a hold on its household first."""
    if feit.klacht_open or any(een.geldt(vandaag) for een in feit.vasthoudingen):
        return Loghoud.VASTGEHOUDEN
    return Loghoud.TOEZICHT if feit.vraag_open or not feit.nagekeken else None


def mag_regel_weg(feit: Logregelfeit, tot: date, vandaag: date) -> bool:
    """Whether a line may go: from before ``tot``, and nothing holds it (``logboek.sql`` says the same)."""
    return feit.dag < tot and houdt_regel(feit, vandaag) is None


class Logvervolg(Enum):
    """What becomes of a proposal that was not begun."""

    VERVALT = "it comes off the list"
    WACHT = "it stays on the list: everything in it is held now"
    BLIJFT = "it stands as it was put before people"


def vervolg_van(*, tot: date, gevraagd: int, oordeel_tot: date | None, vrij: int) -> Logvervolg:
    """A proposal falls with its term, and when more lines would go than people were asked about."""
    if oordeel_tot is None or oordeel_tot < tot or vrij > gevraagd:
        return Logvervolg.VERVALT
    return Logvervolg.BLIJFT if vrij else Logvervolg.WACHT


def logaktefeiten(
    *, organisatie: int, tot: date, partij: int, begonnen_op: str, gronden: Collection[Mapping[str, Any]],
    akkoord: Collection[int],
) -> dict[str, Any]:  # fmt: skip
    """What the certificate of one batch says beside its lines: whose, up to which day, on what ground, who agreed."""
    return {
        "versie": 1,
        "logboek_van": organisatie,
        "regels_van_voor": tot.isoformat(),
        "partij": partij,
        "vernietigd_op": begonnen_op,
        "gronden": [{veld: grond[veld] for veld in ("deel", "vervalt_op", "artikel")} for grond in gronden],
        "akkoord": sorted(akkoord),
    }
