"""When somebody hears by e-mail that there is something new: never what, never where somebody else may read along.

Issue *Rights*, b and h: a notice holds "there is something new" and a link. *Do not contact* wins, and so does what was
agreed later about reaching somebody; an address that anybody else of the household has is never used.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.vindplaats import Contactsoort, bezwaren_contact
from tandem.regels.rechten.portaal import Plek, Wijze, gedeeld, zelfde_plek
from tandem.regels.soort import Soort


class Dagdeel(Soort):
    """A part of the day in which a notice may come. The hours are an own choice; there is none for the night."""

    OCHTEND = "ochtend", "'s ochtends (8 tot 12 uur)"
    MIDDAG = "middag", "'s middags (12 tot 17 uur)"
    AVOND = "avond", "'s avonds (17 tot 21 uur)"

    @property
    def uren(self) -> tuple[int, int]:
        """The first hour in it, and the first after it."""
        return {"ochtend": (8, 12), "middag": (12, 17), "avond": (17, 21)}[self.value]


class Weekdag(Soort):
    """A day of the week, numbered as ISO 8601 does."""

    MAANDAG = "1", "maandag"
    DINSDAG = "2", "dinsdag"
    WOENSDAG = "3", "woensdag"
    DONDERDAG = "4", "donderdag"
    VRIJDAG = "5", "vrijdag"
    ZATERDAG = "6", "zaterdag"
    ZONDAG = "7", "zondag"


class Waaromniet(StrEnum):
    """Why no notice goes to somebody now."""

    NIET_BENADEREN = "niet_benaderen"
    ANDERS_AFGESPROKEN = "anders_afgesproken"
    GEDEELD = "gedeeld"
    ONVEILIG = "onveilig"
    NIET_BEVESTIGD = "niet_bevestigd"
    NIET_NU = "niet_nu"
    PAS_GEWEEST = "pas_geweest"


TUSSENPOOS = timedelta(hours=24)
"""So long at least between two notices of news to one person; own choice: it tells little, and often is watched."""
BEZINKEN = timedelta(minutes=10)
"""So long after a change its news is told; own choice. What happens together gives one notice, and a change whose
transaction is still under way is not passed over."""
NOODRUST = timedelta(seconds=30)
"""So long after emergency access was asked for the privacy officer is told; own choice. At once, day and night, and yet
an asking whose transaction is still under way is not passed over."""
HOOGSTENS_POGINGEN = 5
"""So often is tried to hand a notice over to the mail server; own choice."""
NIEUWS = frozenset({
    "afspraak_beeindigd", "afspraak_gemaakt", "analyse_regels_toegevoegd", "bevoegdheid_beeindigd",
    "bevoegdheid_begonnen", "brief_gegeven", "contact_vastgelegd", "deling_verteld", "doel_gewijzigd",
    "doel_losgelaten", "doel_vastgelegd", "hulp_gestart", "hulp_gestopt", "maatregel_beeindigd", "maatregel_begonnen",
    "maatregel_gewijzigd", "noodtoegang_verteld", "overleg_gepland", "plan_afgesproken", "plan_geevalueerd",
    "portaal_antwoord", "regel_gecorrigeerd", "regels_toegevoegd", "stap_afgesproken", "stap_vervallen", "stap_verzet",
    "stuk_meegegeven", "stuk_niet_meegegeven", "toestemming_gevraagd", "vast_gezicht_gewisseld", "verzoek_bevestigd",
    "verzoek_geweigerd", "verzoek_toegewezen", "verzoek_verlengd",
})  # fmt: skip
"""Kinds of events by which something changes on a member's pages. What may not be told yet is not among them."""


@dataclass(frozen=True, slots=True)
class Wens:
    """What a member chose: address, days and parts of the day. ``gekozen_op``, ``bevestigd_op``: when."""

    adres: str
    dagen: frozenset[int]
    dagdelen: frozenset[Dagdeel]
    gekozen_op: datetime
    bevestigd_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bereik:
    """How the member is reached as it holds now, since when, and every e-mail of the household. ``lid``: whose."""

    lid: int
    wijze: Wijze | None
    wijze_sinds: datetime | None
    plekken: tuple[Plek, ...]


def bezwaren_wens(adres: str, dagen: Collection[str], dagdelen: Collection[str], *, alleen_ik: bool) -> Bezwaren:
    """What a choice lacks before it can be kept."""
    geen_adres = bool(bezwaren_contact(Contactsoort.EMAIL, adres))
    alle = (
        (geen_adres, "adres", "Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl."),
        (not dagen, "dagen", "Kies een dag of meer."),
        (not dagdelen, "dagdelen", "Kies een deel van de dag, of meer."),
        (not alleen_ik, "alleen_ik", "Leest iemand anders deze mail? Kies dan een ander adres, of geen mail."),
    )
    return tuple(Bezwaar(veld, zin) for mis, veld, zin in alle if mis)


def bezwaren_plek(adres: str, lid: int, bekend: Collection[Plek]) -> Bezwaren:
    """What is wrong with an address, as far as who chooses it may know: an address of others that is kept from this
    person makes no difference here, and gets no notice either."""
    waarom = _plek(Bereik(lid, None, None, tuple(bekend)), adres)
    if waarom is Waaromniet.GEDEELD:
        return (Bezwaar("adres", "Iemand anders gebruikt dit adres ook. Kies een ander adres."),)
    if waarom is Waaromniet.ONVEILIG:
        return (Bezwaar("adres", "Bij dit adres staat dat het niet veilig is. Kies een ander adres."),)
    return ()


def waarom_niet(wens: Wens, bereik: Bereik, *, bevestigt: bool = False) -> Waaromniet | None:
    """Why this address gets nothing, whatever the hour; None: it may. ``bevestigt``: only the question whether it is
    theirs, which comes before everything else."""
    if bereik.wijze is not None and bereik.wijze.niet_benaderen:
        return Waaromniet.NIET_BENADEREN
    if bereik.wijze_sinds is not None and bereik.wijze_sinds > wens.gekozen_op:
        return Waaromniet.ANDERS_AFGESPROKEN
    plek = _plek(bereik, wens.adres)
    if plek is not None:
        return plek
    return None if bevestigt or wens.bevestigd_op is not None else Waaromniet.NIET_BEVESTIGD


def _plek(bereik: Bereik, adres: str) -> Waaromniet | None:
    eigen = Plek("", Contactsoort.EMAIL, adres, bereik.lid)
    if gedeeld(eigen, bereik.plekken):
        return Waaromniet.GEDEELD
    onveilig = any(not plek.veilig and zelfde_plek(eigen, plek) for plek in bereik.plekken)
    return Waaromniet.ONVEILIG if onveilig else None


def past(wens: Wens, lokaal: datetime) -> bool:
    """Whether this moment (in local time) lies in the days and parts of the day that were chosen."""
    uren = (dagdeel.uren for dagdeel in wens.dagdelen)
    return lokaal.isoweekday() in wens.dagen and any(van <= lokaal.hour < tot for van, tot in uren)


def mag_weer(laatste: datetime | None, nu: datetime) -> bool:
    """Whether it is long enough ago that this person got a notice of news."""
    return laatste is None or nu - laatste >= TUSSENPOOS


def past_werk(lokaal: datetime) -> bool:
    """Whether a professional may hear now that work waits: in the morning from Monday to Friday; own choice."""
    return lokaal.isoweekday() <= 5 and 7 <= lokaal.hour < 12
