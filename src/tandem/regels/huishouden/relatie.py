"""Who is what to whom. Every relation reads as a sentence: *A is ouder van B*; its inverse reads the other way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, Geboorte, Geboortesoort
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.soort import Soort


class Relatiesoort(Soort):
    """What somebody is to another. Parental authority is no relation: see ``gezag``."""

    OUDER = "ouder", "ouder van"
    KIND = "kind", "kind van"
    STIEFOUDER = "stiefouder", "stiefouder van"
    STIEFKIND = "stiefkind", "stiefkind van"
    PLEEGOUDER = "pleegouder", "pleegouder van"
    PLEEGKIND = "pleegkind", "pleegkind van"
    GROOTOUDER = "grootouder", "opa of oma van"
    KLEINKIND = "kleinkind", "kleinkind van"
    PARTNER = "partner", "partner van"
    EX_PARTNER = "ex_partner", "ex-partner van"
    BROER_OF_ZUS = "broer_of_zus", "broer of zus van"
    HALFBROER_OF_ZUS = "halfbroer_of_zus", "halfbroer of halfzus van"
    STIEFBROER_OF_ZUS = "stiefbroer_of_zus", "stiefbroer of stiefzus van"
    OOM_OF_TANTE = "oom_of_tante", "oom of tante van"
    OOMZEGGER = "oomzegger", "neef of nicht van (kind van broer of zus)"
    NEEF_OF_NICHT = "neef_of_nicht", "neef of nicht van (kind van oom of tante)"
    ZORGT_VOOR = "zorgt_voor", "zorgt voor"
    KRIJGT_ZORG_VAN = "krijgt_zorg_van", "krijgt zorg van"
    STEUNT = "steunt", "steunt (uit het netwerk)"
    KRIJGT_STEUN_VAN = "krijgt_steun_van", "krijgt steun van"
    HUISGENOOT = "huisgenoot", "huisgenoot van"


_R = Relatiesoort
_PAREN = (
    (_R.OUDER, _R.KIND),
    (_R.STIEFOUDER, _R.STIEFKIND),
    (_R.PLEEGOUDER, _R.PLEEGKIND),
    (_R.GROOTOUDER, _R.KLEINKIND),
    (_R.OOM_OF_TANTE, _R.OOMZEGGER),
    (_R.ZORGT_VOOR, _R.KRIJGT_ZORG_VAN),
    (_R.STEUNT, _R.KRIJGT_STEUN_VAN),
)
#: The same relation seen from the other side; a relation without a pair is its own inverse (partner, broer of zus).
OMGEKEERD: Mapping[Relatiesoort, Relatiesoort] = {soort: soort for soort in Relatiesoort} | {
    kant: ander for paar in _PAREN for kant, ander in (paar, paar[::-1])
}
#: Relations by descent: the first is always born before the second, and nobody is their own ancestor.
AFSTAMMING = frozenset({_R.OUDER, _R.GROOTOUDER})
#: What an unborn child can be to somebody: everything that is not done.
_NIET_ONGEBOREN = frozenset(_R) - {_R.KIND, _R.STIEFKIND, _R.KLEINKIND, _R.OOMZEGGER, _R.NEEF_OF_NICHT,
    _R.BROER_OF_ZUS, _R.HALFBROER_OF_ZUS, _R.STIEFBROER_OF_ZUS, _R.PLEEGKIND,
    _R.KRIJGT_ZORG_VAN, _R.KRIJGT_STEUN_VAN}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relatie:
    """``van`` is ``soort`` of ``naar``, during ``tijdvak``. Members are known by their number only."""

    van: int
    soort: Relatiesoort
    naar: int
    tijdvak: Tijdvak

    @property
    def omgekeerd(self) -> "Relatie":
        """The same fact, read from the other side."""
        return Relatie(self.naar, OMGEKEERD[self.soort], self.van, self.tijdvak)

    @property
    def vooruit(self) -> "Relatie":
        """The one of both readings by which a relation is stored: from the older side, or from the lowest number."""
        if OMGEKEERD[self.soort] is self.soort:
            return self if self.van <= self.naar else self.omgekeerd
        return self if any(self.soort is eerste for eerste, _ in _PAREN) else self.omgekeerd


def bezwaren_relatie(
    nieuw: Relatie, bestaande: Collection[Relatie], geboortes: Mapping[int, Geboorte] | None = None
) -> Bezwaren:
    """Why a relation cannot be. What is painful but possible is never refused (a partner may also be a relative)."""
    if nieuw.van == nieuw.naar:
        return (Bezwaar("naar", f"Niemand is {nieuw.soort.omschrijving} zichzelf. Kies iemand anders."),)
    bekend = [relatie.vooruit for relatie in bestaande]
    return (
        _dubbel(nieuw.vooruit, bekend)
        + _leeftijden(nieuw.vooruit, geboortes or {})
        + _eigen_voorouder(nieuw.vooruit, bekend)
    )


def _dubbel(nieuw: Relatie, bekend: Collection[Relatie]) -> Bezwaren:
    for relatie in bekend:
        if (relatie.van, relatie.soort, relatie.naar) == (nieuw.van, nieuw.soort, nieuw.naar) and (
            relatie.tijdvak.overlapt(nieuw.tijdvak)
        ):
            return (Bezwaar("soort", f"Dit staat er al, {relatie.tijdvak.in_woorden}."),)
    return ()


def _leeftijden(nieuw: Relatie, geboortes: Mapping[int, Geboorte]) -> Bezwaren:
    oudere, jongere = (geboortes.get(lid, GEBOORTE_ONBEKEND) for lid in (nieuw.van, nieuw.naar))
    if any(
        geboorte.soort is Geboortesoort.ONGEBOREN and kant in _NIET_ONGEBOREN
        for geboorte, kant in ((oudere, nieuw.soort), (jongere, OMGEKEERD[nieuw.soort]))
    ):
        return (Bezwaar("soort", "Een kind dat nog niet geboren is, kan dit niet zijn."),)
    if nieuw.soort in AFSTAMMING and oudere.vroegst and jongere.laatst and oudere.vroegst >= jongere.laatst:
        wie = "Een ouder" if nieuw.soort is Relatiesoort.OUDER else "Een opa of oma"
        return (Bezwaar("soort", f"{wie} is niet jonger dan het kind. Zijn de twee verwisseld?"),)
    return ()


def _eigen_voorouder(nieuw: Relatie, bekend: Collection[Relatie]) -> Bezwaren:
    if nieuw.soort in AFSTAMMING and nieuw.van in _nageslacht(nieuw.naar, bekend):
        return (Bezwaar("soort", "Zo zou iemand zijn eigen voorouder zijn. Zijn de twee verwisseld?"),)
    return ()


def _nageslacht(lid: int, bekend: Collection[Relatie]) -> set[int]:
    gevonden: set[int] = set()
    te_doen = {lid}
    while te_doen:
        nu = te_doen.pop()
        gevonden.add(nu)
        te_doen |= {r.naar for r in bekend if r.soort in AFSTAMMING and r.van == nu} - gevonden
    return gevonden
