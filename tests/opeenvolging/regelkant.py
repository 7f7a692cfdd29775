"""The small world as facts for the rule: what the first writing of the keys says of each reader, without a database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from tandem.koppelingen.inhoud import catalogus, zeggenschapstabel
from tandem.regels.huishouden.leeftijd import geboren_op
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.ledensleutels import Ledenbos, Lidfeit, Vertegenwoordigfeit, ledensleutels
from tandem.regels.rechten.sleutels import Bron, Recht, Sleutelbos, Sleutelfeit, bundel, sleutelbos
from tandem.regels.rechten.toestemming import Toestemmingsfeit, telt
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Stem
from tests.opeenvolging.machine import Opeenvolging
from tests.opeenvolging.wereldje import HELPERS, NAMEN, OUD, Band, Helper, Vraag, Wereldje

HUIS = {OUD: 1}
"""Numbers of households; any other is the new one."""
ZONE = ZoneInfo("Europe/Amsterdam")


def _huis(naam: str) -> int:
    return HUIS.get(naam, 2)


def _lid(huis: str, naam: str) -> int:
    return _huis(huis) * 10 + NAMEN.index(naam)


def _leden(huis: str, namen: frozenset[str]) -> frozenset[int]:
    return frozenset(_lid(huis, naam) for naam in namen)


@cache
def rechten() -> tuple[Recht, ...]:
    """The table of rights of the content, without a database."""
    rijen = [rij for rij in catalogus().rechten.values() if rij.lagen]
    return tuple(
        Recht(rij.rol, Doel(rij.doel), Laag[laag.upper()], Reikwijdte(rij.bereik))
        for rij in rijen
        for laag in rij.lagen
    )


def _band(een: Band, helper: Helper) -> Sleutelfeit | None:
    eigen = een.wie == helper.naam
    if not eigen and not (helper.rol == "teamleider" and HELPERS[een.wie].team == helper.team):
        return None
    op = een.maatregel
    return Sleutelfeit(
        bron=Bron.EIGEN if eigen else Bron.TEAM,
        huishouden=_huis(een.huis),
        rol=HELPERS[een.wie].rol,
        van=een.van,
        tot=een.tot,
        leden=_leden(een.huis, een.leden),
        op_maatregel=op is not None,
        maatregel_lid=op and _lid(op.huis, op.kind),
        maatregel_van=op and op.van,
        maatregel_tot=op and op.tot,
        namens=_lid(een.huis, een.namens) if een.namens else None,
    )


def _gedeeld(w: Wereldje, een: Vraag) -> Sleutelfeit:
    houders = [g.houder or "" for g in w.gezag if (g.huis, g.kind) == (een.huis, een.over) and g.op(w.vandaag)]
    stemmen = [(een.over, Hoedanigheid.ZELF), *((naam, Hoedanigheid.OUDER_MET_GEZAG) for naam in houders)]
    ja = {naam: antwoord == "ja" for naam, antwoord in een.antwoorden.items()}
    lagen = frozenset(Laag[laag.upper()] for laag in een.lagen)
    feit = Toestemmingsfeit(
        lagen, geboren_op(w.lid(een.huis, een.over).geboren), True, een.van, een.tot,
        tuple(Stem(plek, als, ja.get(naam)) for plek, (naam, als) in enumerate(stemmen)),
    )  # fmt: skip
    return Sleutelfeit(
        Bron.TOESTEMMING, _huis(een.huis), van=een.van, tot=een.tot, leden=_leden(een.huis, frozenset({een.over})),
        lagen=lagen, telt=telt(feit, zeggenschapstabel(), vandaag=w.vandaag),
    )  # fmt: skip


def bos_van_helper(w: Wereldje, wie: str, huis: str) -> Sleutelbos:
    """The keys of a professional in one household, for the purpose for which they read."""
    helper = HELPERS[wie]
    feiten = [feit for een in w.banden if een.huis == huis and (feit := _band(een, helper))]
    if helper.doel == "gedeeld":
        feiten += [_gedeeld(w, een) for een in w.vragen if een.huis == huis]
    nu = datetime.combine(w.vandaag, time(12), ZONE)
    return sleutelbos(bundel(feiten), rechten(), rol=helper.rol, doel=Doel(helper.doel), nu=nu, vandaag=w.vandaag)


def bos_van_lid(w: Wereldje, wie: str, huis: str) -> Ledenbos:
    """The keys of a member in one household."""
    ik = w.lid(huis, wie)
    eigen = [Lidfeit(_huis(huis), _lid(huis, wie), geboren_op(ik.geboren), ik.van, ik.tot)]
    anderen = [
        Vertegenwoordigfeit(
            _huis(huis), _lid(huis, een.kind), geboren_op(w.lid(huis, een.kind).geboren),
            Hoedanigheid.OUDER_MET_GEZAG, een.van, een.tot,
        )
        for een in w.gezag
        if (een.huis, een.houder) == (huis, wie)
    ]  # fmt: skip
    return ledensleutels(eigen, anderen, zeggenschapstabel(), rechten(), vandaag=w.vandaag)


class OpRegels(Opeenvolging):
    """The rule itself, on facts made of the description. ``zoals``: the world as a mistaken rule would take it."""

    @staticmethod
    def zoals(w: Wereldje) -> Wereldje:
        """As it is."""
        return w

    def ziet(self, wie: str, huis: str) -> set[int]:
        """What the keys say of every line."""
        w = self.zoals(self.w)
        bos = (bos_van_helper if wie in HELPERS else bos_van_lid)(w, wie, huis)
        return {
            een.nummer
            for een in w.regels
            if een.huis == huis
            and bos.ziet(_huis(huis), Laag[een.laag.upper()], _leden(huis, een.betreft), _leden(huis, een.niet_voor))
        }


def _zonder_einde(dingen: list) -> list:
    return [replace(een, tot=None) for een in dingen]


def _jarig_op_papier(w: Wereldje) -> list:
    begonnen = w.leden[0].van
    return [replace(een, geboren=een.geboren + (w.vandaag - begonnen)) for een in w.leden]


def _nog_ja(een: Vraag) -> Vraag:
    return replace(een, antwoorden={wie: zei.replace("ingetrokken", "ja") for wie, zei in een.antwoorden.items()})


def _een_ja_is_genoeg(een: Vraag) -> Vraag:
    ja = "ja" in een.antwoorden.values()
    return replace(een, antwoorden=dict.fromkeys(NAMEN, "ja") if ja else {})


VERGISSINGEN: dict[str, Callable[[Wereldje], Wereldje]] = {
    "taking back is forgotten": lambda w: replace(w, vragen=[_nog_ja(een) for een in w.vragen]),
    "one yes is enough": lambda w: replace(w, vragen=[_een_ja_is_genoeg(een) for een in w.vragen]),
    "consent never ends": lambda w: replace(w, vragen=_zonder_einde_van_vragen(w)),
    "birthdays are forgotten": lambda w: replace(w, leden=_jarig_op_papier(w)),
    "hiding is forgotten": lambda w: replace(w, regels=[replace(een, niet_voor=frozenset()) for een in w.regels]),
    "who left is still at home": lambda w: replace(w, leden=_zonder_einde(w.leden)),
    "involvement never ends": lambda w: replace(w, banden=_zonder_einde(w.banden)),
    "a measure never ends": lambda w: replace(w, banden=[_eeuwig(een) for een in w.banden]),
    "lost authority still counts": lambda w: replace(w, gezag=_zonder_einde(w.gezag)),
    "for whom somebody is there is forgotten": lambda w: replace(
        w, banden=[replace(een, namens=None) for een in w.banden]
    ),
    "some members are all members": lambda w: replace(
        w, banden=[replace(een, leden=frozenset(), maatregel=None) for een in w.banden]
    ),
}
"""How a rule can be wrong, each as a world that is taken for another."""


def _zonder_einde_van_vragen(w: Wereldje) -> list[Vraag]:
    return [replace(een, tot=een.tot.replace(year=2100)) for een in w.vragen if een.tot]


def _eeuwig(een: Band) -> Band:
    return replace(een, maatregel=een.maatregel and replace(een.maatregel, tot=None))
