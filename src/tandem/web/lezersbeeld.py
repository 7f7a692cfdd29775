"""Who reads something, in words: people first, professionals with their role, who does not and why, ways that may come.

For the fold in forms (before saving) and the page *Wie ziet dit?* (afterwards): ``onderdelen/wie_leest.html``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tandem.acties.rechten.lezers import Lezer, Nietlezer, Wieleest
from tandem.regels.rechten.lagen import Laag, Reikwijdte
from tandem.regels.rechten.lezers import Nee
from tandem.regels.rechten.sleutels import Bron

_DOOR = {
    Bron.EIGEN: "is betrokken",
    Bron.WAARNEMING: "neemt waar voor een collega die betrokken is",
    Bron.TEAM: "leidt een team dat betrokken is",
    Bron.DIENST: "heeft nu dienst",
    Bron.TOESTEMMING: "leest mee met toestemming",
    Bron.NOODTOEGANG: "heeft nu noodtoegang",
}
_NEE = {
    Nee.VERBORGEN: "komt namens iemand voor wie dit verborgen is",
    Nee.ANDER: "komt voor een ander uit het huishouden",
    Nee.LAAG: "leest niet mee met {laag}",
    Nee.DICHT: "heeft geen toegang tot dit dossier",
}
_NEE_LID = {
    Nee.VERBORGEN: "het is verborgen voor deze persoon",
    Nee.ANDER: "het gaat niet over deze persoon, of ook over een ander",
    Nee.LAAG: "deze persoon leest nu niet mee met {laag}",
    Nee.AFGESCHERMD: "het is afgeschermd",
    Nee.NIET_IN_PORTAAL: "dit staat niet in Mijn Tandem",
}
_WEGEN = {
    Reikwijdte.NOOD: "Wie noodtoegang vraagt: een uur, met een reden, en het wordt nagekeken.",
    Reikwijdte.EIGEN: "Wie waarneemt voor iemand die dit leest, en wie er later bij betrokken wordt.",
    Reikwijdte.TOESTEMMING: "Met wie er later wordt gedeeld, als daar toestemming voor is.",
}


@dataclass(frozen=True)
class Leesbeeld:
    """One answer for the page; ``niet`` are names with why, as sentences."""

    wat: tuple[str, ...]
    mensen: tuple[str, ...]
    professionals: tuple[tuple[str, str], ...]
    niet: tuple[tuple[str, str], ...]
    later: tuple[str, ...]
    afgeschermd: bool

    @property
    def aantal(self) -> str:
        """How many professionals, in words."""
        return "1 professional" if len(self.professionals) == 1 else f"{len(self.professionals)} professionals"


def toon_lezers(antwoorden: Iterable[Wieleest]) -> list[Leesbeeld]:
    """Return answers in words."""
    return [toon(een) for een in antwoorden]


def toon(een: Wieleest) -> Leesbeeld:
    """Return one answer in words."""
    diensten = [f"Wie ’s avonds, ’s nachts of in het weekend dienst heeft voor {team}." for team in een.dienst]
    return Leesbeeld(
        wat=een.wat,
        mensen=tuple(lezer.wie for lezer in een.mensen),
        professionals=tuple(
            (_naam(lezer), f"{lezer.plaats}: {_DOOR[Bron(lezer.bron)]}") for lezer in een.professionals
        ),
        niet=tuple((wie.wie, _waarom(wie, een.laag)) for wie in een.niet),
        later=(*diensten, *(_WEGEN[weg] for weg in een.wegen)),
        afgeschermd=een.afgeschermd,
    )


def _naam(lezer: Lezer) -> str:
    return f"{lezer.wie} (u)" if lezer.ik else lezer.wie


def _waarom(wie: Nietlezer, laag: Laag) -> str:
    return (_NEE_LID if wie.lid else _NEE)[wie.waarom].format(laag=laag.omschrijving)
