"""*Who will see this*: of an item that is stored, or that a form would store, who reads it, who does not, and why.

One rule answers: the keys of each person as the door computes them, asked about the item (``regels.rechten.lezers``).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop, toon_lid
from tandem.acties.ledenfeiten import ledenbossen
from tandem.acties.proef import proefdraai
from tandem.acties.rechten.kandidaten import Kandidaat, banden_in, dienstbanden, kandidaten_in
from tandem.acties.rechten.voorwerpen import beschrijf, vind_item, voorwerp_van, vraagbaar
from tandem.acties.sleutelfeiten import rechten
from tandem.models import Lid
from tandem.models.basis import Item
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.ledensleutels import Ledenbos
from tandem.regels.rechten.lezers import (
    DOELEN,
    Band,
    Nee,
    Rechten,
    Voorwerp,
    dienst_leest,
    langs,
    lid_leest,
    waarom_lid_niet,
    waarom_niet,
    weg_naar,
)
from tandem.regels.rechten.sleutels import Bron


@dataclass(frozen=True)
class Lezer:
    """Somebody who reads it: who, in which role (empty for a member), by what. ``ik``: who asks."""

    wie: str
    plaats: str
    bron: str
    ik: bool = False


@dataclass(frozen=True)
class Nietlezer:
    """Somebody who does not read it, and why. ``lid``: of the household."""

    wie: str
    waarom: Nee
    lid: bool


@dataclass(frozen=True)
class Wieleest:
    """The answer for items that the same people read. ``wat``: what they are, in words.

    ``dienst``: teams whose duty officer would read it some night; ``wegen``: other ways that are not a person yet.
    ``afgeschermd``: professionals do not read it at once, but open it with a reason.
    """

    wat: tuple[str, ...]
    laag: Laag
    mensen: tuple[Lezer, ...]
    professionals: tuple[Lezer, ...]
    niet: tuple[Nietlezer, ...]
    dienst: tuple[str, ...]
    wegen: tuple[Reikwijdte, ...]

    @property
    def afgeschermd(self) -> bool:
        """Whether it opens item by item."""
        return self.laag is Laag.AFGESCHERMD


def wie_leest_straks(doe: Callable[[], Any]) -> tuple[Wieleest, ...]:
    """Let an action do what a form asks, keep nothing of it, and say who could read what it would have stored.

    Raises what the action raises (``Ongeldig``, ``Geweigerd``, ``AlGedaan``). The reading behind the answer is logged.
    """
    per_daad = proefdraai(doe, lambda sessie, rijen: wie_leest_in(sessie, vraagbaar(rijen)))
    return tuple(antwoord for daad in per_daad for antwoord in daad)


@dataclass(frozen=True)
class Stukblad:
    """One stored item, and who reads it now."""

    kop: Dossierkop
    wat: str
    antwoord: Wieleest


def lees_wie_ziet(*, door: Actor, huishouden: UUID, stuk: UUID) -> Stukblad:
    """Return who reads a stored item now. Raises ``NietGevonden`` for an item that this reader does not see."""
    with deur.lees(door=door, doel=Doel.HULP, wat="wie ziet dit", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rij = vind_item(sessie, stuk)
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        (antwoord,) = wie_leest_in(sessie, [rij])
        return Stukblad(kop, beschrijf(rij), antwoord)


def wie_leest_in(sessie: Sessie, items: Sequence[Item]) -> tuple[Wieleest, ...]:
    """Return, for these items of the open household, who reads them; those that the same people read together."""
    groepen: dict[Voorwerp, list[str]] = {}
    for item in items:
        woorden = groepen.setdefault(voorwerp_van(item), [])
        woorden += [tekst for tekst in [beschrijf(item)] if tekst not in woorden]
    if not groepen:
        return ()
    kring = _Kring.om(sessie)
    return tuple(kring.antwoord(wat, woorden) for wat, woorden in groepen.items())


@dataclass(frozen=True)
class _Kring:
    """Everybody around one household, with the keys of each; asked for each item apart."""

    sessie: Sessie
    rechten: Rechten
    leden: tuple[tuple[LidKort, Ledenbos], ...]
    mensen: tuple[Kandidaat, ...]
    banden: tuple[Band, ...]

    @classmethod
    def om(cls, sessie: Sessie) -> "_Kring":
        tabel: Rechten = {doel: rechten(doel) for doel in DOELEN}
        rijen = list(sessie.van(Lid).order_by("geboortedatum", "id"))
        bossen = ledenbossen(
            [rij.persoon_id for rij in rijen], huishouden=sessie.huishouden or 0, vandaag=sessie.vandaag
        )
        sessie.inzage(laag=Laag.CONTACT, leden=[rij.pk for rij in rijen])
        banden = banden_in(sessie)
        return cls(
            sessie,
            tabel,
            tuple((toon_lid(rij, op=sessie.vandaag), bossen[rij.persoon_id]) for rij in rijen),
            tuple(kandidaten_in(sessie, banden, [recht for rijtje in tabel.values() for recht in rijtje])),
            tuple(dienstbanden(sessie, banden)),
        )

    def antwoord(self, wat: Voorwerp, woorden: Iterable[str]) -> Wieleest:
        leest = [(lid, bos) for lid, bos in self.leden if lid_leest(bos, wat)]
        niet = [
            Nietlezer(lid.roepnaam, waarom_lid_niet(bos, lid.id, wat), True)
            for lid, bos in self.leden
            if not lid.overleden and not lid_leest(bos, wat)
        ]
        wel, anderen = self._professionals(wat)
        return Wieleest(
            wat=tuple(woorden),
            laag=wat.laag,
            mensen=tuple(Lezer(lid.roepnaam, "", "") for lid, _ in leest),
            professionals=tuple(wel),
            niet=(*niet, *anderen),
            dienst=self._dienst(wat),
            wegen=tuple(self._wegen(wat, wel)),
        )

    def _professionals(self, wat: Voorwerp) -> tuple[list[Lezer], list[Nietlezer]]:
        """Each once: who reads it in any capacity, else why who is involved does not."""
        wel: dict[str, Lezer] = {}
        niet: dict[str, Nietlezer] = {}
        for een in self.mensen:
            if weg := weg_naar(een.feiten, self.rechten, wat):
                wel.setdefault(een.naam, Lezer(een.naam, een.plaats, weg.bron.value, een.ik))
            elif reden := waarom_niet(een.feiten, self.rechten, wat):
                niet.setdefault(een.naam, Nietlezer(een.naam, reden, False))
        return list(wel.values()), [een for naam, een in niet.items() if naam not in wel]

    def _dienst(self, wat: Voorwerp) -> tuple[str, ...]:
        mag, nu, vandaag = self.rechten[Doel.DIENST], self.sessie.nu, self.sessie.vandaag
        teams = (band.team for band in self.banden if dienst_leest(band, mag, wat, nu=nu, vandaag=vandaag))
        return tuple(dict.fromkeys(teams))

    def _wegen(self, wat: Voorwerp, wel: Sequence[Lezer]) -> Iterable[Reikwijdte]:
        if langs(Reikwijdte.NOOD, self.rechten[Doel.NOOD], wat):
            yield Reikwijdte.NOOD
        if any(een.bron == Bron.EIGEN for een in wel):
            yield Reikwijdte.EIGEN
        if wat.betreft and langs(Reikwijdte.TOESTEMMING, self.rechten[Doel.GEDEELD], wat):
            yield Reikwijdte.TOESTEMMING
