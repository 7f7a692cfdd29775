"""The letter of answer to a request of who holds authority over a child and never was a member of the household.

What was asked, what was decided, why not and on which article, and where to go. It tells no more than who asked knows
or must hear: of the file only the child's first name, of others nobody. Pure: the words follow from the facts alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten.brief import Briefdeel, Brieftekst
from tandem.regels.rechten.klacht import Klachtroute
from tandem.regels.rechten.verzoek import ALS_BESTAND, ALS_PDF, Verzoekregel, Verzoekstand, Weigergrond
from tandem.regels.tekst import datum

BEANTWOORD = frozenset({Verzoekstand.TOEGEWEZEN, Verzoekstand.GEWEIGERD, Verzoekstand.OPGEHEVEN})
"""There is an answer. Who withdrew needs none."""
TITEL = "Antwoord op uw verzoek"
"""Says nothing about whose it is to who looks along."""


def is_er_een_brief(stand: Verzoekstand, *, van_buiten: bool, rol: str, beslist: Collection[str]) -> bool:
    """Whether somebody in this role makes the letter: of a request from outside that was answered, who decides it."""
    return van_buiten and stand in BEANTWOORD and rol in beslist


@dataclass(frozen=True, slots=True)
class Antwoordfeiten:
    """What the letter tells. ``kind``: first name; ``woorden``: of who asked; ``antwoord``: of who decided, for them.

    ``mee``: how many documents go along with the copy; ``niet_mee``: on which grounds others do not. ``gestopt``: when
    what was granted ended, and what was said about it.
    """

    aan: str
    kind: str
    gezag: Gezagssoort
    regel: Verzoekregel
    gevraagd_op: date
    nagekeken_op: date
    woorden: str
    stand: Verzoekstand
    besloten_op: date
    antwoord: str
    grond: Weigergrond | None
    mee: int
    niet_mee: tuple[Weigergrond, ...]
    gestopt: tuple[date, str] | None
    wegen: tuple[Klachtroute, ...]
    van: str
    organisatie: str


def stel_antwoord_op(f: Antwoordfeiten) -> Brieftekst:
    """Return the letter in words, from the facts alone: the same facts give the same letter."""
    delen = (
        Briefdeel("Wat vroeg u?", _gevraagd(f)),
        Briefdeel("Wat is ons antwoord?", _besluit(f)),
        Briefdeel("Waarom niet?", _waarom(f.grond) if f.stand is Verzoekstand.GEWEIGERD else ()),
        Briefdeel("Wat krijgt u?", _krijgt(f)),
        Briefdeel("Bent u het er niet mee eens?", _verder(f.wegen)),
        Briefdeel("Wie kunt u iets vragen?", (f"{f.van}, van {f.organisatie}.",)),
    )
    slot = "Bewaar deze brief waar niemand anders hem kan lezen."
    return Brieftekst(TITEL, f"Beste {f.aan},", tuple(deel for deel in delen if deel.zinnen), slot)


def _gevraagd(f: Antwoordfeiten) -> tuple[str, ...]:
    wet = f"Dit staat in {f.regel.artikel}." if f.regel.artikel and f.regel.bron.geverifieerd else ""
    zinnen = (
        f"Op {datum(f.gevraagd_op)} vroeg u iets over gegevens van {f.kind}: {f.regel.naam.lower()}.",
        wet,
        f"U vroeg dit omdat u gezag hebt over {f.kind} ({f.gezag.omschrijving}). "
        f"Wie u bent, is nagekeken op {datum(f.nagekeken_op)}.",
        f"U zei daarbij: “{f.woorden}”" if f.woorden else "",
    )
    return tuple(zin for zin in zinnen if zin)


def _besluit(f: Antwoordfeiten) -> tuple[str, ...]:
    wat = "Nee, dit doen wij niet." if f.stand is Verzoekstand.GEWEIGERD else "Ja, dit doen wij."
    einde = (f"Dit is gestopt op {datum(f.gestopt[0])}.", f.gestopt[1]) if f.gestopt else ()
    return (f"{wat} Dit is besloten op {datum(f.besloten_op)}.", f.antwoord, *einde)


def _waarom(grond: Weigergrond | None) -> tuple[str, ...]:
    return (f"{grond.naam}.", f"{grond.uitleg} Dat staat in {grond.artikel}.") if grond else ()


def _krijgt(f: Antwoordfeiten) -> tuple[str, ...]:
    soort = f.regel.soort
    if f.stand is not Verzoekstand.TOEGEWEZEN or soort not in ALS_BESTAND:
        return ()
    wat = "de kopie" if soort in ALS_PDF else "een bestand dat een computer kan lezen"
    zinnen = [f"U krijgt {wat} van ons.", f"Daarin staat wat alleen over {f.kind} gaat, en niets over een ander."]
    if f.mee:
        zinnen += ["Er gaat één document mee." if f.mee == 1 else f"Er gaan {f.mee} documenten mee."]
    if f.niet_mee:
        zinnen += ["Niet alles gaat mee."]
        zinnen += dict.fromkeys(f"{een.uitleg} Dat staat in {een.artikel}." for een in f.niet_mee)
    return tuple(zinnen)


def _verder(wegen: Collection[Klachtroute]) -> tuple[str, ...]:
    if not wegen:
        return ()
    lijst = (f"{een.naam}. {een.waarvoor}{_na_te_vragen(een)}" for een in wegen)
    return ("Dan kunt u hierheen:", *lijst, "Hoe lang u de tijd hebt, staat niet in deze brief. Vraag dat meteen na.")


def _na_te_vragen(weg: Klachtroute) -> str:
    return "" if weg.bron.geverifieerd else " Dit is niet nagegaan. Vraag het na."
