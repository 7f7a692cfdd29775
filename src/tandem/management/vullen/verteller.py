"""The teller: a clock, a household and its people, and the acts of which every story is made. All through the door."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tandem.acties import deur
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.huishouden.contactgegevens import Contactinvoer as Gegeven
from tandem.acties.huishouden.contactgegevens import leg_contactgegeven_vast
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.maken import maak_huishouden
from tandem.management.vullen.rol import Bezetting, Deel, Wie
from tandem.models import Lid
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

_TIJDZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Zin:
    """A line of a story: kind, text with labels in braces, whom it is about, and its source or whose voice."""

    soort: str
    tekst: str
    over: str = ""
    bron: str = ""
    stem: str = ""
    aard: str = ""
    domein: str = ""


class Verteller:
    """Tells one story: keeps the time, knows the household, and remembers which professionals were needed when."""

    def __init__(self, bezetting: Bezetting, mensen: Sequence[Wie], dag: date) -> None:
        """``dag`` is the day on which the telling ends: the stories count in days before it."""
        self.bezetting, self.mensen, self.dag = bezetting, tuple(mensen), dag
        self.nu = datetime.combine(dag - timedelta(days=4000), time(9), _TIJDZONE)
        self.huishouden = uuid.UUID(int=0)
        self.leden: dict[str, int] = {}
        self.openbaar: dict[str, uuid.UUID] = {}
        self.nodig: dict[Deel, int] = {}
        self.gezicht = Deel.REGISSEUR

    # -- time ----------------------------------------------------------------------------------------------------------

    def op(self, geleden: int, uur: int = 10, minuut: int = 0) -> None:
        """Go to a day, counted back from the end; on a weekday, and never back in time."""
        dag = self.werkdag(geleden)
        nieuw = datetime.combine(dag, time(uur, minuut), _TIJDZONE)
        self.nu = max(nieuw, self.nu + timedelta(minutes=6))

    def werkdag(self, geleden: int) -> date:
        """The day so many days before the end (negative: after it), or the Friday before."""
        dag = self.dag - timedelta(days=geleden)
        return dag - timedelta(days=max(0, dag.weekday() - 4))

    @property
    def vandaag(self) -> date:
        """The day on which the story is now."""
        return self.nu.date()

    def over(self, dagen: int) -> date:
        """A weekday so many days from now."""
        dag = self.vandaag + timedelta(days=dagen)
        return dag + timedelta(days=(7 - dag.weekday()) % 7 if dag.weekday() > 4 else 0)

    @contextmanager
    def act(self) -> Iterator[uuid.UUID]:
        """Let one act happen now; gives the id of its form. Six minutes later it is over."""
        with deur.op_tijdstip(self.nu):
            yield uuid.uuid4()
        self.nu += timedelta(minutes=6)

    # -- people --------------------------------------------------------------------------------------------------------

    def speler(self, deel: Deel) -> Actor:
        """The professional who plays a part; noted as needed from now on."""
        geleden = (self.dag - self.vandaag).days
        self.nodig[deel] = max(self.nodig.get(deel, 0), geleden)
        return self.bezetting.professionals[deel]

    @property
    def ik(self) -> Actor:
        """The vast gezicht of now."""
        return self.speler(self.gezicht)

    @property
    def hier(self) -> dict[str, Any]:
        """Who acts, where: the arguments that every act shares."""
        return {"door": self.ik, "huishouden": self.huishouden}

    def tekst(self, tekst: str) -> str:
        """Put first names in the place of labels."""
        return tekst.format_map({label: mens.voornaam for label, mens in self.bezetting.mensen.items()})

    def ids(self, labels: str) -> tuple[int, ...]:
        """The members with these labels; those that the household does not have are left out."""
        return tuple(self.leden[label] for label in labels.split() if label in self.leden)

    def kent(self, tekst: str) -> bool:
        """Whether everybody who is named in a text is in the household."""
        return all("{" + label + "}" not in tekst or label in self.leden for label in ("o1", "o2", "o3", *_KINDEREN))

    def leeftijd(self, label: str) -> int:
        """Whole years now; -1 for a child that is not born."""
        wie = self._wie(label)
        if wie.geboren is None:
            return -1 if wie.uitgerekend else 99
        jarig = (wie.geboren.month, wie.geboren.day) > (self.vandaag.month, self.vandaag.day)
        return self.vandaag.year - wie.geboren.year - jarig

    def _wie(self, label: str) -> Wie:
        return next(een for een in self.mensen if een.label == label)

    def is_geboren(self, label: str, op: date) -> None:
        """An expected child came: the story knows its birth from now on."""
        self.mensen = tuple(replace(w, geboren=op, uitgerekend=None) if w.label == label else w for w in self.mensen)

    @property
    def kinderen(self) -> list[str]:
        """Labels of the minors who are born."""
        return [wie.label for wie in self.mensen if 0 <= self.leeftijd(wie.label) < 18]

    # -- the household -------------------------------------------------------------------------------------------------

    def begin_huishouden(self, reden: str = "", *, adres: bool = True, telefoon: bool = True) -> None:
        """Make the household with its members, and its address and telephone as far as they are known."""
        invoer = [self._invoer(wie) for wie in self.mensen]
        gemeente = self.bezetting.gemeente
        with self.act() as verzoek:
            self.huishouden = maak_huishouden(
                door=self.ik, gemeente=gemeente, leden=invoer, reden=reden, verzoek=verzoek
            )
        rijen = self.rijen(Lid)
        for wie, rij in zip(self.mensen, rijen, strict=True):
            self.leden[wie.label], self.openbaar[wie.label] = rij.pk, rij.openbaar
        if adres:
            self.gegeven(Gegeven("adres", self.bezetting.adres))
        if telefoon:
            self.gegeven(self._telefoon())

    def _telefoon(self) -> Gegeven:
        eerste = self.mensen[0].label
        return Gegeven("telefoon", self.bezetting.telefoon, lid=self.openbaar[eerste])

    def gegeven(self, gegeven: Gegeven) -> uuid.UUID:
        """Record an address or number."""
        with self.act() as verzoek:
            return leg_contactgegeven_vast(invoer=gegeven, verzoek=verzoek, **self.hier)

    def _invoer(self, wie: Wie) -> Lidinvoer:
        mens = self.bezetting.mensen[wie.label]
        ongeboren = wie.uitgerekend is not None
        return Lidinvoer(
            rol=wie.rol,
            voornaam="" if ongeboren else mens.voornaam,
            achternaam=mens.achternaam,
            geboortedatum_soort="ongeboren" if ongeboren else "exact" if wie.geboren else "onbekend",
            geboortedatum=wie.geboren,
            uitgerekend_op=wie.uitgerekend,
            taal=wie.taal,
            van=wie.van,
        )

    def rijen(self, model: type[Any], **waar: Any) -> list[Any]:
        """Read rows of the household as the caseworker may; logged like any read."""
        with (
            deur.op_tijdstip(self.nu),
            deur.lees(door=self.ik, doel=Doel.HULP, wat="dossier lezen", huishouden=self.huishouden) as sessie,
        ):
            sessie.inzage()
            return list(sessie.van(model).filter(**waar).order_by("id"))

    def regels(self, zinnen: Sequence[Zin]) -> list[Regelinvoer]:
        """Turn lines of the story into lines as entered; those about people who are not here are left out."""
        return [self._regel(zin) for zin in zinnen if self._past(zin)]

    def _past(self, zin: Zin) -> bool:
        return self.kent(zin.tekst) and (not zin.stem or zin.stem in self.leden)

    def _regel(self, zin: Zin) -> Regelinvoer:
        iedereen = tuple(self.leden.values())
        return Regelinvoer(
            soort=zin.soort,
            tekst=self.tekst(zin.tekst),
            op=self.vandaag,
            bron=zin.bron,
            stem=self.leden.get(zin.stem),
            betreft=self.ids(zin.over) or self.ids(zin.stem) or iedereen,
            domein=zin.domein,
            aard=zin.aard,
        )


_KINDEREN = ("k1", "k2", "k3", "k4")
