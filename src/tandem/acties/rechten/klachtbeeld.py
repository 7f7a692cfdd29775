"""A complaint as its readers see it: lists, one complaint with what happened, and what the handler may do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import SleutelVernietigd
from tandem.models import Klacht, Klachtregel, Medewerker, Organisatie
from tandem.regels.rechten.klacht import KLAAR, Klachtroute, Klachtstand, Klachtstap, Uitkomst, mogelijk


@dataclass(frozen=True)
class Keuze:
    """Somebody or something to choose from."""

    nummer: int
    naam: str


@dataclass(frozen=True)
class Klachtkeuzes:
    """What the form of a complaint about a file offers."""

    kop: Dossierkop
    organisaties: tuple[Keuze, ...]
    mensen: tuple[Keuze, ...]
    vertrouwenspersonen: tuple[Keuze, ...]


@dataclass(frozen=True)
class Klachtrij:
    """A complaint in a list."""

    openbaar: UUID
    klager: str
    organisatie: str
    ingediend_op: date
    stand: Klachtstand
    uiterlijk: date | None
    dagen_te_laat: int


@dataclass(frozen=True)
class Stapregel:
    """What happened with it: what, by whom, when, in words."""

    stap: str
    wie: str
    op: datetime
    tekst: str


@dataclass(frozen=True)
class Klachtblad:
    """One complaint, with what this reader may do with it."""

    rij: Klachtrij
    tekst: str
    wens: str
    bereiken: str
    over: tuple[Keuze, ...]
    gedeeld_met: tuple[str, ...]
    samen_met: str
    uitkomst: Uitkomst | None
    stappen: tuple[Stapregel, ...]
    mogelijk: tuple[Klachtstap, ...]
    organisaties: tuple[Keuze, ...]
    routes: tuple[Klachtroute, ...]
    versie: int


@dataclass(frozen=True)
class Klachtenlijst:
    """What this reader sees: to handle, done, written down by them, and shared with them."""

    open: tuple[Klachtrij, ...]
    klaar: tuple[Klachtrij, ...]
    van_mij: tuple[Klachtrij, ...]
    gedeeld: tuple[Klachtrij, ...]
    behandelt: bool


def klachtroutes() -> tuple[Klachtroute, ...]:
    """Return where somebody can go with a complaint, and after its outcome, as content gives it."""
    return tuple(catalogus().klachtroutes.values())


def uniek(keuzes: Iterable[Keuze]) -> tuple[Keuze, ...]:
    """Return each choice once, by name."""
    return tuple(sorted(set(keuzes), key=lambda een: een.naam))


class Kijk:
    """What is needed to show complaints: names of organisations and professionals, fetched once."""

    def __init__(self, sessie: Sessie) -> None:
        """Fetch the names."""
        self.vandaag = sessie.vandaag
        self._organisaties = dict(Organisatie.objects.values_list("pk", "naam"))

    def rij(self, een: Klacht) -> Klachtrij:
        """Return a complaint for a list."""
        loopt = Klachtstand(een.stand) not in KLAAR
        laat = (self.vandaag - een.uiterlijk).days if een.uiterlijk and loopt else 0
        return Klachtrij(
            een.openbaar, _woorden(een, "klager"), self._organisaties.get(een.organisatie, ""), een.ingediend_op,
            Klachtstand(een.stand), een.uiterlijk, max(0, laat),
        )  # fmt: skip

    def blad(self, een: Klacht, *, behandelt: bool) -> Klachtblad:
        """Return one complaint; ``behandelt``: its reader handles it."""
        regels = list(Klachtregel.objects.filter(klacht=een).order_by("pk"))
        namen = self._namen([*een.over, *een.gedeeld_met, een.samen_met, *(regel.door for regel in regels)])
        anders = (Keuze(nr, naam) for nr, naam in self._organisaties.items() if nr != een.organisatie)
        return Klachtblad(
            rij=self.rij(een),
            tekst=_woorden(een, "tekst"),
            wens=_woorden(een, "wens"),
            bereiken=_woorden(een, "bereiken") if behandelt else "",
            over=tuple(Keuze(nr, namen.get(nr, "")) for nr in een.over),
            gedeeld_met=tuple(namen.get(nr, "") for nr in een.gedeeld_met),
            samen_met=namen.get(een.samen_met or 0, ""),
            uitkomst=Uitkomst(een.uitkomst) if een.uitkomst else None,
            stappen=tuple(
                Stapregel(
                    Klachtstap(regel.stap).omschrijving, namen.get(regel.door or 0, ""),
                    timezone.localtime(regel.op), _woorden(regel, "tekst"),
                )
                for regel in regels
            ),
            mogelijk=mogelijk(Klachtstand(een.stand)) if behandelt else (),
            organisaties=uniek(anders) if behandelt else (),
            routes=klachtroutes(),
            versie=een.versie,
        )  # fmt: skip

    def _namen(self, nummers: Sequence[int | None]) -> dict[int, str]:
        return dict(Medewerker.objects.filter(pk__in={nr for nr in nummers if nr}).values_list("pk", "naam"))


def _woorden(rij: Klacht | Klachtregel, veld: str) -> str:
    """A text; empty when it went with its file."""
    try:
        return getattr(rij, veld) or ""
    except SleutelVernietigd:
        return ""
