"""Building the small world: people, households and ties, and at the same time its description for the oracle.

Content goes through the actions (``vullen.py``). Ties that no action makes at will (a past or future involvement, one
that rests on a measure, one for a member) are stored through the door, as the description says.
"""

import random
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.maken import maak_huishouden
from tandem.acties.huishouden.overzicht import lees_personen
from tandem.management.sonde.beschrijving import Band, Kanarie, Mens, Sluiting, Tijdelijk, Wereld
from tandem.regels.rechten.actor import Actor, Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag

EEN_DAG = timedelta(days=1)
LEEFTIJDEN = {"B": {"kind": 17, "klein": 11}, "D": {"kind": 13}}
"""The ages of children who come to the portal, at each side of where the law changes hands."""


@dataclass(frozen=True)
class Lid:
    """A member: number and public id in the database."""

    nummer: int
    openbaar: uuid.UUID


@dataclass
class Huis:
    """A household that stands: its public id and its members by their name in the description."""

    naam: str
    openbaar: uuid.UUID
    leden: dict[str, Lid] = field(default_factory=dict)

    def nummers(self, namen: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of members."""
        return tuple(self.leden[naam].nummer for naam in namen)


def model(naam: str) -> Any:
    """Return a model by name: this is no action, and owns no table."""
    return apps.get_model("tandem", naam)


class Bouwer:
    """Makes the world and writes down what it made."""

    def __init__(self, zaad: int = 1) -> None:
        """Begin with nothing; ``zaad`` decides the words."""
        self.nu = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)  # never across midnight
        self.wereld = Wereld(self.nu, timezone.localdate(self.nu))
        self.huizen: dict[str, Huis] = {}
        self.gastlink = ""
        self.gastcode = ""
        self._toeval = random.Random(zaad)  # noqa: S311 - words, not secrets
        self._actoren: dict[str, Actor] = {}
        self.leden: dict[str, Ledenactor] = {}

    # -- words ------------------------------------------------------------------------------------------------------

    def woord(self) -> str:
        """Return a word that occurs nowhere else: ten letters, none a substring of another."""
        while True:
            nieuw = "".join(self._toeval.choice("bdfgklmnprstvz") + self._toeval.choice("aeiou") for _ in range(5))
            if nieuw.capitalize() not in self.wereld.kanaries:
                return nieuw.capitalize()

    def k(self, huis: str, laag: str, wat: str, **meer: Any) -> str:
        """Return a fresh word and note where it lies; ``meer`` as in ``Kanarie``."""
        woord = self.woord()
        for naam in ("betreft", "niet_voor", "geopend_voor", "staat_bij", "buiten_dossier"):
            meer[naam] = frozenset(meer.get(naam, ()))
        self.wereld.kanaries[woord] = Kanarie(woord, huis, laag, wat, **meer)
        return woord

    def verhuis(self, woord: str, huis: str) -> None:
        """Note that a word moved to another household."""
        self.wereld.kanaries[woord] = replace(self.wereld.kanaries[woord], huis=huis)

    def k_nummer(self, huis: str, nummer: str) -> None:
        """Note the number of a case as a word: plain in its table, and telling all the same."""
        self.wereld.kanaries[nummer] = Kanarie(nummer, huis, "contact", "casus.nummer")

    # -- people -----------------------------------------------------------------------------------------------------

    def mens(
        self,
        naam: str,
        rol: str,
        team: str,
        soort: str = "lokaal_team",
        *,
        capaciteit_van: str = "",
        loopt: bool = True,
        sinds: date = date(2020, 1, 1),
    ) -> Actor:
        """Make a professional in one capacity since a day; ``loopt`` False: the capacity has ended."""
        organisatie = self._organisatie(f"{soort}_{team}" if soort == "lokaal_team" else soort, soort)
        groep = self._team(team, organisatie)
        bestaand = self._actoren.get(capaciteit_van)
        code = f"sonde-{naam}"
        wie = bestaand.medewerker if bestaand else model("Medewerker").objects.create(code=code, naam=naam.title()).pk
        tot = None if loopt else self.wereld.vandaag - EEN_DAG
        rij = model("Teamlidmaatschap").objects.create(
            medewerker_id=wie, team=groep, organisatie=organisatie, rol_id=rol, van=sinds, tot=tot
        )
        actor = Actor(
            wie, naam.title(), rij.pk, organisatie.pk, organisatie.naam, groep.pk, groep.naam, rol, rij.rol.naam
        )
        self._actoren[naam] = actor
        stand = Mens(naam, rol, team, organisatie.code, capaciteit_van, sinds)
        self.wereld.mensen[naam] = stand if loopt else Mens(naam)
        return actor

    def actor(self, naam: str) -> Actor:
        """Return somebody by name."""
        return self._actoren[naam]

    def _organisatie(self, code: str, soort: str) -> Any:
        waarden = {"naam": code.title(), "soort": soort, "gemeente": self.gemeente(), "bron": "voorbeeldinhoud"}
        return model("Organisatie").objects.get_or_create(code=f"sonde_{code}", defaults=waarden)[0]

    def _team(self, code: str, organisatie: Any) -> Any:
        waarden = {"naam": f"Team {code}", "soort": "lokaal", "organisatie": organisatie, "gemeente": self.gemeente()}
        return model("Team").objects.get_or_create(
            code=f"sonde_{code}", defaults={**waarden, "bron": "voorbeeldinhoud"}
        )[0]

    def gemeente(self) -> Any:
        """Return the municipality of this world."""
        waarden = {"naam": "Sondegemeente", "bron": "voorbeeldinhoud"}
        return model("Gemeente").objects.get_or_create(code="sonde", defaults=waarden)[0]

    # -- households -------------------------------------------------------------------------------------------------

    def huis(self, naam: str, regisseur: str, *, dagen: int = 40, eigen_naam: bool = False) -> Huis:
        """Begin a file with four members, each with words of their own in their names."""
        begin = self.wereld.vandaag - timedelta(days=dagen)
        geboren = {"mama": 1987, "papa": 1985, "kind": 2011, "klein": 2019}
        geboren |= {lid: self._jaar(jaren) for lid, jaren in LEEFTIJDEN.get(naam, {}).items()}
        leden = {
            lid: Lidinvoer(
                "kind" if jaar > 2000 else "ouder",
                self.k(naam, "contact", "voornaam", betreft={lid}),
                self.k(naam, "contact", "achternaam", betreft={lid}),
                geboortedatum=date(jaar, 3, 9),
            )
            for lid, jaar in geboren.items()
        }
        gekozen = self.k(naam, "contact", "eigen_naam") if eigen_naam else ""
        door = self.actor(regisseur)
        with deur.op_tijdstip(self.nu - timedelta(days=dagen)):
            openbaar = maak_huishouden(
                door=door,
                gemeente=self.gemeente().code,
                leden=tuple(leden.values()),
                eigen_naam=gekozen,
                reden=self.k(naam, "contact", "reden van begin"),
            )
        self.huizen[naam] = Huis(naam, openbaar, self._leden(door, openbaar, leden))
        self.wereld.adressen[naam] = openbaar
        mens = self.wereld.mensen[regisseur]
        self.wereld.banden.append(Band(regisseur, naam, mens.rol, mens.organisatie, mens.team, begin))
        return self.huizen[naam]

    def _jaar(self, jaren: int) -> int:
        """The year of birth of who is so old today, born on the ninth of March."""
        vandaag = self.wereld.vandaag
        return vandaag.year - jaren - ((vandaag.month, vandaag.day) < (3, 9))

    def _leden(self, door: Actor, openbaar: uuid.UUID, leden: dict[str, Lidinvoer]) -> dict[str, Lid]:
        blad = lees_personen(door=door, huishouden=openbaar)
        per_naam = {kaart.naam.split()[0]: Lid(kaart.id, kaart.openbaar) for kaart in blad.hier}
        return {lid: per_naam[invoer.voornaam] for lid, invoer in leden.items()}

    # -- ties -------------------------------------------------------------------------------------------------------

    def band(self, wie: str, huis: str, *, begin: int = -10, eind: int | None = None, **meer: Any) -> None:
        """Involve somebody, from and until so many days from today; ``meer`` as in ``Band``."""
        mens, actor = self.wereld.mensen[wie], self.actor(wie)
        rol = meer.pop("rol", mens.rol)
        dag = self.wereld.vandaag
        band = Band(
            wie,
            huis,
            rol,
            mens.organisatie,
            mens.team,
            dag + timedelta(days=begin),
            None if eind is None else dag + timedelta(days=eind),
            **meer,
        )
        with self._open(huis) as sessie:
            self._bewaar_band(sessie, band, actor)
        self.wereld.banden.append(band)

    def _bewaar_band(self, sessie: Any, band: Band, actor: Actor) -> None:
        plek, casus = self.huizen[band.huis], sessie.van(model("Casus")).filter(afgerond_op=None).first()
        rij = model("Betrokkenheid")(
            casus_id=casus.pk if casus else None,
            medewerker_id=actor.medewerker,
            organisatie_id=actor.organisatie,
            team_id=actor.team,
            rol=band.rol,
            taak="hulp_lokaal_team",
            van=band.van,
            tot=band.tot,
            leden=sorted(plek.nummers(band.leden)),
            namens_id=plek.leden[band.namens].nummer if band.namens else None,
            maatregel_id=self._maatregel(sessie, band) if band.maatregel else None,
            reden=self.k(band.huis, "contact", "reden van betrokkenheid"),
            aangekondigd_op=band.van,
        )
        sessie.bewaar(rij)
        sessie.gebeurtenis("betrokkenheid_begonnen")

    def _maatregel(self, sessie: Any, band: Band) -> int:
        lid, van, tot = band.maatregel or ("", band.van, None)
        nummer = self.huizen[band.huis].leden[lid].nummer
        rij = model("Maatregel")(
            laag=Laag.CONTACT,
            betreft=[nummer],
            lid_id=nummer,
            soort="ondertoezichtstelling",
            besloten_door="kinderrechter",
            besloten_op=van,
            van=van,
            tot=tot,
            dossiernummer=self.k(band.huis, "contact", "maatregel.dossiernummer", betreft={lid}),
            grond=self.k(band.huis, "contact", "maatregel.grond", betreft={lid}),
        )
        return int(sessie.bewaar(rij).pk)

    def tijdelijk(self, wie: str, soort: str, voor: str, uren: tuple[int, int] = (-5, 5)) -> None:
        """Let somebody stand in for a person, or be on duty for a team, now (or at other hours)."""
        actor, van, tot = self.actor(wie), *(self.nu + timedelta(hours=uur) for uur in uren)
        if soort == "waarneming":
            rij = {"voor_id": self.actor(voor).medewerker, "door_id": actor.medewerker, "reden": "vrij"}
            model("Waarneming").objects.create(**rij, organisatie_id=actor.organisatie, van=van, tot=tot)
        else:
            team = model("Team").objects.get(code=f"sonde_{voor}")
            model("Dienst").objects.create(medewerker_id=actor.medewerker, team=team, van=van, tot=tot)
        self.wereld.tijdelijk.append(Tijdelijk(wie, soort, voor, self.wereld.mensen[wie].organisatie, van, tot))

    def sluit(self, huis: str, team: str) -> None:
        """Close a file to a team."""
        van = self.wereld.vandaag - EEN_DAG
        with self._open(huis) as sessie:
            groep = model("Team").objects.get(code=f"sonde_{team}")
            reden = self.k(huis, "contact", "teamsluiting.reden")
            rij = model("Teamsluiting")(team=groep, van=van, reden=reden, vastgelegd_op=self.nu)
            sessie.bewaar(rij)
            sessie.gebeurtenis("dossier_gesloten_voor_team")
        self.wereld.sluitingen.append(Sluiting(huis, team, van))

    def familie(self, wie: str, huis: str, lid: str) -> None:
        """Let a professional say that a member is family: by name and birthday, as the page asks."""
        namen = [k.woord for k in self.wereld.kanaries.values() if k.huis == huis and k.betreft == {lid}][:2]
        jaar = {"mama": 1987, "papa": 1985, "kind": 2011, "klein": 2019}[lid]
        meld_bekende(door=self.actor(wie), invoer=Bekende(namen[0], namen[1], date(jaar, 3, 9), "familie"))
        self.wereld.bekenden[wie, huis] = self.nu

    @contextmanager
    def _open(self, huis: str) -> Iterator[Any]:
        door = next(band.wie for band in self.wereld.banden if band.huis == huis)
        with deur.schrijf(
            door=self.actor(door), doel=Doel.HULP, wat="sonde", huishouden=self.huizen[huis].openbaar
        ) as sessie:
            yield sessie
