"""Which keys a member of a household holds at the portal: the first writing (the second: ``models/muren/leden.sql``).

They follow from being a member, from authority over a child, from representing somebody, and from the age table
(``zeggenschap``): never from being involved, never for a purpose other than one's own file. A child under twelve, and
who cannot weigh the own interests, sees who is involved and the plan, not the analysis. Who left the household keeps
what is about them alone. Design, section 3; domein.md B10.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tandem.regels.huishouden.leeftijd import Geboorte
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.sleutels import Recht, Sleutelbos, in_kracht
from tandem.regels.rechten.zeggenschap import (
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Tabel,
    Wet,
    leeftijdsgroep,
    zeggenschap,
)

HUISHOUDLID = "huishoudlid"
"""The role under which ``rollen.yaml`` says what members may open."""
SAMEN = frozenset({Laag.PLAN})
"""Layers in which a line that is about me and others is mine too: one household, one plan."""


@dataclass(frozen=True, slots=True)
class Lidfeit:
    """The person as a member of one household. ``van``/``tot``: the membership.

    ``kan_wegen``: able to weigh the own interests, as recorded; else yes. ``huisgenoten``: who lives there now.
    ``ongezegd``: there was emergency access of which telling the household now is unsafe.
    """

    huishouden: int
    lid: int
    geboorte: Geboorte
    van: date
    tot: date | None = None
    kan_wegen: bool = True
    huisgenoten: frozenset[int] = frozenset()
    ongezegd: bool = False


@dataclass(frozen=True, slots=True)
class Vertegenwoordigfeit:
    """The person may act for another member of the same household, as whom, and since when until when.

    ``gemachtigd``: that member agreed in so many words (``Vertegenwoordiging`` of the kind *gemachtigde*).
    """

    huishouden: int
    lid: int
    geboorte: Geboorte
    hoedanigheid: Hoedanigheid
    van: date
    tot: date | None = None
    kan_wegen: bool = True
    gemachtigd: bool = False


def wet_voor(leeftijd: Leeftijdsgroep) -> Wet:
    """The law by which somebody's own file is read: that of youth help under eighteen, else the law on privacy."""
    return Wet.AVG if leeftijd is Leeftijdsgroep.VOLWASSEN else Wet.JEUGDWET


@dataclass(frozen=True)
class Ledenbos(Sleutelbos):
    """What a member may open now. All keys are partial (``deel``): they reach lines about the members in ``leden``.

    ``samen``: keys for which it is enough that a line is about one of them too. ``streng``: keys of a household that
    the person left, or was never in otherwise: a line must be about these members and nobody else, and a line about
    nobody in particular (a new address of the family) stays out of reach. ``huisgenoten``: members of the same
    household now, whose names are known at home. ``ongezegd``: households that may not hear yet of emergency access:
    neither that it was, nor what was read or done under it.
    """

    samen: frozenset[int] = frozenset()
    huisgenoten: frozenset[int] = frozenset()
    ongezegd: frozenset[int] = frozenset()

    def ziet(self, huishouden: int, laag: int, betreft: Iterable[int] = (), niet_voor: Iterable[int] = ()) -> bool:
        """Whether a line in this layer, about these members, hidden from those, may be seen (shielding apart)."""
        nummer, over = sleutel(huishouden, laag), frozenset(betreft)
        if nummer not in self.sleutels or self.namens.intersection(niet_voor):
            return False
        if nummer in self.streng and not over:
            return False
        return over <= self.leden or (nummer in self.samen and bool(over & self.leden))


def ledensleutels(
    eigen: Collection[Lidfeit],
    anderen: Collection[Vertegenwoordigfeit],
    tabel: Tabel,
    rechten: Collection[Recht],
    *,
    vandaag: date,
) -> Ledenbos:
    """Return the keys of a member, from being one and from representing others.

    ``namens`` is the person's own members: what is hidden from them is hidden here, whoever they look for.
    """
    bereik: dict[int, set[int]] = defaultdict(set)
    streng: set[int] = set()
    hier = [feit for feit in eigen if feit.van <= vandaag]
    for feit in hier:
        mag = _mag(tabel, feit.geboorte, Hoedanigheid.ZELF, vandaag, kan_wegen=feit.kan_wegen)
        lagen = _lagen(rechten, Reikwijdte.ZELF if mag else Reikwijdte.ZELF_BEPERKT)
        nummers = _open(bereik, feit.huishouden, lagen, feit.lid)
        if not in_kracht(feit.van, feit.tot, vandaag):
            streng |= nummers
    eigen_nummers = frozenset(bereik)
    huizen = {feit.huishouden for feit in hier}
    for ander in anderen:
        if ander.huishouden in huizen and _vertegenwoordigt(tabel, ander, vandaag):
            nummers = _open(bereik, ander.huishouden, _lagen(rechten, Reikwijdte.VERTEGENWOORDIGD), ander.lid)
            streng |= nummers - eigen_nummers
    sleutels = frozenset(bereik)
    leden = frozenset(lid for groep in bereik.values() for lid in groep)
    samen = frozenset(nummer for nummer in sleutels - streng if nummer % FACTOR in SAMEN)
    return Ledenbos(
        sleutels,
        sleutels,
        leden,
        frozenset(feit.lid for feit in hier),
        samen,
        _thuis(hier, vandaag),
        frozenset(feit.huishouden for feit in hier if feit.ongezegd),
        streng=frozenset(streng),
    )


def sleutels_van_buiten(
    feit: Vertegenwoordigfeit, tabel: Tabel, rechten: Collection[Recht], *, vandaag: date, ongezegd: bool = False
) -> Ledenbos:
    """Return the keys for a copy for who holds authority over a child and never was a member of its household.

    What a holder who left has of the child, no more: lines about that child alone, nothing shielded.
    """
    mag = _vertegenwoordigt(tabel, feit, vandaag)
    lagen = _lagen(rechten, Reikwijdte.VERTEGENWOORDIGD) - {Laag.AFGESCHERMD} if mag else ()
    nummers = frozenset(sleutel(feit.huishouden, laag) for laag in lagen)
    stil = frozenset({feit.huishouden} if ongezegd else ())
    return Ledenbos(nummers, nummers, frozenset({feit.lid} if mag else ()), ongezegd=stil, streng=nummers)


def _open(bereik: dict[int, set[int]], huishouden: int, lagen: Iterable[Laag], lid: int) -> set[int]:
    nummers = {sleutel(huishouden, laag) for laag in lagen}
    for nummer in nummers:
        bereik[nummer].add(lid)
    return nummers


def _lagen(rechten: Iterable[Recht], reikwijdte: Reikwijdte) -> frozenset[Laag]:
    return frozenset(
        recht.laag
        for recht in rechten
        if recht.rol == HUISHOUDLID and recht.doel is Doel.EIGEN and recht.reikwijdte is reikwijdte
    )


def _vertegenwoordigt(tabel: Tabel, feit: Vertegenwoordigfeit, vandaag: date) -> bool:
    return in_kracht(feit.van, feit.tot, vandaag) and _mag(
        tabel, feit.geboorte, feit.hoedanigheid, vandaag, kan_wegen=feit.kan_wegen, gemachtigd=feit.gemachtigd
    )


def _mag(
    tabel: Tabel, geboorte: Geboorte, als: Hoedanigheid, vandaag: date, *, kan_wegen: bool, gemachtigd: bool = False
) -> bool:
    """Whether the age table lets somebody in this capacity see this file. An age that is not known is no."""
    leeftijd = leeftijdsgroep(geboorte, vandaag)
    if leeftijd is None:
        return False
    geval = Geval(wet_voor(leeftijd), Handeling.INZIEN, leeftijd, als, kan_wegen)
    return zeggenschap(tabel, geval, toestemming_zelf=gemachtigd).toegestaan


def _thuis(eigen: Iterable[Lidfeit], vandaag: date) -> frozenset[int]:
    """Whom somebody knows by name from living together now; who left hears no new names."""
    thuis = [feit.huisgenoten for feit in eigen if in_kracht(feit.van, feit.tot, vandaag)]
    return frozenset(lid for groep in thuis for lid in groep)
