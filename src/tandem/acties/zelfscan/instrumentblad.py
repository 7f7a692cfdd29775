"""The instruments to read, to print as a guide for a conversation, and to take along as a workbook."""

from dataclasses import dataclass

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.eigen import bladen_om_mee_te_nemen
from tandem.acties.zelfscan.instrumenten import alle_nieuwste, eigen_rijen, instrument, versies_van, zoals_toen
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.rekenblad import schrijf
from tandem.models import Instrumentversie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.zelfscan.eigen import is_eigen, kale_code
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.instrumentblad import sjabloon

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Instrumentenlijst:
    """The newest version of every instrument."""

    kop: Organisatiekop
    instrumenten: tuple[Instrument, ...]


@dataclass(frozen=True)
class Instrumentblad:
    """One version of an instrument. ``helpt`` gives the name of an action of the bouwstenen by its code.

    ``maker``: the organisation that brought it; empty for content. ``gebruikt``: the own organisation has a row of it.
    """

    kop: Organisatiekop
    instrument: Instrument
    versies: tuple[str, ...]
    helpt: dict[str, str]
    maker: str = ""
    gebruikt: bool = False
    ingetrokken: bool = False


@dataclass(frozen=True)
class Werkmap:
    """A workbook to take along."""

    inhoud: bytes
    naam: str


def _kop(sessie: Organisatiesessie) -> Organisatiekop:
    sessie.geen_gegevens()  # an instrument is content: nobody's work is read
    return lees_organisatiekop(sessie)


def lees_instrumenten(*, door: Actor) -> Instrumentenlijst:
    """Return the newest version of every instrument."""
    with lees_organisatie(door=door, wat="vragenlijsten bekijken") as sessie:
        return Instrumentenlijst(_kop(sessie), alle_nieuwste(sessie))


def lees_instrument(*, door: Actor, code: str, versie: str) -> Instrumentblad:
    """Return one version of an instrument. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="vragenlijst bekijken") as sessie:
        gevonden, rij = _met_rij(sessie, code, versie)
        versies = tuple(versies_van(code, sessie))
        acties = {actie.code: actie.naam for steen in catalogus().bouwstenen.values() for actie in steen.acties}
        kop = _kop(sessie)
        if rij is None:
            return Instrumentblad(kop, gevonden, versies, acties)
        gebruikt = rij.organisatie_id == sessie.organisatie
        weg = rij.ingetrokken_op is not None
        return Instrumentblad(kop, gevonden, versies, acties, rij.maker.naam, gebruikt, weg)


def _met_rij(sessie: Organisatiesessie, code: str, versie: str) -> tuple[Instrument, Instrumentversie | None]:
    """One version, with its row where an organisation brought it; withdrawn questions are marked."""
    if not is_eigen(code):
        return instrument(code, versie), None
    rij = next((een for een in eigen_rijen(sessie, code) if een.versie == versie), None)
    if rij is None:
        raise NietGevonden
    return zoals_toen(rij, None), rij


def maak_instrumentwerkmap(*, door: Actor, code: str, versie: str) -> Werkmap:
    """Return an instrument as a workbook: to change it, and to use as an instrument of one's own."""
    with lees_organisatie(door=door, wat="vragenlijst als rekenblad") as sessie:
        sessie.geen_gegevens()
        gevonden = instrument(code, versie, sessie)
        return Werkmap(schrijf(bladen_om_mee_te_nemen(gevonden)), f"{kale_code(code)}-{versie}.xlsx")


def maak_sjabloon(*, door: Actor) -> Werkmap:
    """Return an empty workbook to fill in as an instrument of one's own."""
    with lees_organisatie(door=door, wat="leeg rekenblad voor een vragenlijst") as sessie:
        sessie.geen_gegevens()
        return Werkmap(schrijf(sjabloon()), "vragenlijst-leeg.xlsx")
