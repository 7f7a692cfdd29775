"""Terms: how long something may take, for whom, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.kalender import WETTELIJKE_KALENDER, Kalender
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum


class Begingebeurtenis(Soort):
    """What sets a term going. The actions name the event; the content says which terms start with it."""

    SIGNAAL_ONTVANGEN = "signaal_ontvangen", "het signaal is binnen"
    SIGNAAL_BEOORDEELD = "signaal_beoordeeld", "het signaal is beoordeeld"
    ONDERZOEK_BEGONNEN = "onderzoek_begonnen", "het onderzoek is begonnen"
    ONDERZOEK_AFGEROND = "onderzoek_afgerond", "het onderzoek is klaar"
    RAADSONDERZOEK_GEVRAAGD = "raadsonderzoek_gevraagd", "het onderzoek van de Raad is gevraagd"
    JEUGDBESCHERMINGSPLEIN_GEMELD = (
        "jeugdbeschermingsplein_gemeld",
        "de zorgen zijn gemeld bij de jeugdbeschermingstafel",
    )
    CASUS_GESTART = "casus_gestart", "het huishouden heeft een vast gezicht"
    MAATREGEL_BEGONNEN = "maatregel_begonnen", "de maatregel is begonnen"
    SPOEDBESLISSING = "spoedbeslissing", "de rechter heeft met spoed beslist"
    MACHTIGING_GEGEVEN = "machtiging_gegeven", "de rechter heeft een machtiging gegeven"
    HUISVERBOD_OPGELEGD = "huisverbod_opgelegd", "de burgemeester heeft een huisverbod opgelegd"
    HULP_GEVRAAGD = "hulp_gevraagd", "de hulp is gevraagd"
    CASUS_AFGEROND = "casus_afgerond", "de casus is afgerond"
    ZITTING_GEPLAND = "zitting_gepland", "de zitting is gepland"
    DATALEK_BEKEND = "datalek_bekend", "een mogelijk datalek is bekend geworden"
    NOODTOEGANG_GEVRAAGD = "noodtoegang_gevraagd", "iemand vroeg noodtoegang"
    KLACHT_ONTVANGEN = "klacht_ontvangen", "de klacht is ontvangen"
    KLACHT_UITGESTELD = "klacht_uitgesteld", "de eerste termijn van de klacht is voorbij"
    ONGEWOON_GELEZEN = "ongewoon_gelezen", "iemand las iets dat opvalt"
    VERZOEK_ONTVANGEN = "verzoek_ontvangen", "iemand vroeg iets over de eigen gegevens"
    VERZOEK_VERLENGD = "verzoek_verlengd", "de eerste termijn van het verzoek is voorbij"
    VERNIETIGING_GEVRAAGD = "vernietiging_gevraagd", "iemand vroeg om vernietigen"


@dataclass(frozen=True, slots=True)
class Termijnsoort:
    """One kind of term, as content gives it.

    ``bindt`` names the kinds of organisation that it binds (nobody else gets it).
    ``in_wet`` says that an Act or order in council sets it: only then the Algemene termijnenwet applies.
    ``terugrekenend`` counts back from the event; ``vrijheidsbeneming`` is about being locked up (both stand outside the
    extension of the Algemene termijnenwet).
    """

    code: str
    naam: str
    duur: Duur
    begint_bij: Begingebeurtenis
    bindt: tuple[Organisatiesoort, ...]
    artikel: str
    bron: Bron
    in_wet: bool = False
    terugrekenend: bool = False
    vrijheidsbeneming: bool = False

    @property
    def geverifieerd(self) -> bool:
        """Whether the text of this term was seen; only then a date follows from it."""
        return self.bron.geverifieerd


NIET_NAGEGAAN = (
    "Deze termijn is nog niet nagegaan in de wet of de regeling. Tandem rekent er geen dag voor uit. "
    "Vraag het na bij een jurist of de aandachtsfunctionaris."
)


@dataclass(frozen=True, slots=True)
class Termijn:
    """One term that runs: until and including ``uiterlijk``, or without a day where the text was not checked.

    ``bindend`` is False for a working agreement (example content): a day to aim for, that nobody is bound by.
    """

    soort: Termijnsoort
    begonnen_op: date
    uiterlijk: date | None
    uitleg: str
    bindend: bool = True


def termijnen_bij(
    gebeurtenis: Begingebeurtenis, organisatie: Organisatiesoort, soorten: Iterable[Termijnsoort]
) -> tuple[Termijnsoort, ...]:
    """The terms that start with this event for this kind of organisation. A term binds nobody that it does not name."""
    return tuple(soort for soort in soorten if soort.begint_bij is gebeurtenis and organisatie in soort.bindt)


def bereken_termijn(soort: Termijnsoort, begonnen_op: date, kalender: Kalender = WETTELIJKE_KALENDER) -> Termijn:
    """Until when a term runs that began on ``begonnen_op`` (that day itself is not counted).

    A term from the law that nobody checked gets no day and refers to a human; an example of a working agreement gets a
    day to aim for. The day is counted in the unit of the term and extended by the Algemene termijnenwet, where that Act
    applies (``awt_geldt``).
    """
    werkafspraak = is_werkafspraak(soort)
    if not soort.geverifieerd and not werkafspraak:
        return Termijn(soort, begonnen_op, None, NIET_NAGEGAAN, bindend=False)
    uiterlijk, uitleg = _laatste_dag(soort, begonnen_op, kalender)
    if werkafspraak:
        uitleg += " Een werkafspraak als voorbeeld, geen wettelijke termijn."
    return Termijn(soort, begonnen_op, uiterlijk, uitleg, bindend=not werkafspraak)


def is_werkafspraak(soort: Termijnsoort) -> bool:
    """Whether this is example content for a working agreement, and no term from a law or a rule of others."""
    return soort.bron.voorbeeldinhoud and not soort.geverifieerd and not soort.in_wet


def _laatste_dag(soort: Termijnsoort, begonnen_op: date, kalender: Kalender) -> tuple[date, str]:
    if soort.terugrekenend:
        dag = _tel_terug(soort.duur, begonnen_op, kalender)
        return dag, f"{soort.duur.in_woorden} vóór {datum(begonnen_op)}."
    kaal = _tel_vooruit(soort.duur, begonnen_op, kalender)
    uiterlijk = verleng(begonnen_op, kaal, soort.duur, kalender) if awt_geldt(soort) else kaal
    uitleg = f"{soort.duur.in_woorden} na {datum(begonnen_op)}."
    if uiterlijk != kaal:
        reden = kalender.waarom_vrij(kaal) or "er zitten te weinig werkdagen in"
        uitleg += f" Verlengd van {datum(kaal)} ({reden}), Algemene termijnenwet."
    return uiterlijk, uitleg


def awt_geldt(soort: Termijnsoort) -> bool:
    """Whether the Algemene termijnenwet extends this term.

    It does for terms set by an Act or order in council (art. 1(1)), not counted back (art. 1(2)), and not for terms of
    more than 90 days, twelve weeks or three months, of years, or of imprisonment (art. 4).
    """
    uitgezonderd = soort.terugrekenend or soort.vrijheidsbeneming or _te_lang(soort.duur)
    return soort.in_wet and not uitgezonderd


def _te_lang(duur: Duur) -> bool:
    langste = {Eenheid.WERKDAGEN: 90, Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3, Eenheid.JAREN: 0}
    return duur.aantal > langste[duur.eenheid]


def verleng(begonnen_op: date, einde: date, duur: Duur, kalender: Kalender) -> date:
    """The end after extension: at least two working days in a term of three days or more (art. 2), and never an end on
    a Saturday, Sunday or public holiday (art. 1(1))."""
    eerste_dag = begonnen_op + timedelta(days=1)
    kort = duur.eenheid in (Eenheid.DAGEN, Eenheid.WERKDAGEN) and duur.aantal < 3
    while not kort and kalender.aantal_werkdagen(eerste_dag, einde) < 2:
        einde += timedelta(days=1)
    return kalender.eerste_werkdag_vanaf(einde)


def _tel_vooruit(duur: Duur, begin: date, kalender: Kalender) -> date:
    return kalender.tel_werkdagen(begin, duur.aantal) if duur.eenheid is Eenheid.WERKDAGEN else duur.na(begin)


def _tel_terug(duur: Duur, einde: date, kalender: Kalender) -> date:
    if duur.eenheid is Eenheid.WERKDAGEN:
        return kalender.tel_werkdagen_terug(einde, duur.aantal)
    return duur.voor(einde)
