"""What must hold between items: no municipality in two centre regions at once, no role without a word on its rights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from tandem.regels.casus.fase import Fase
from tandem.regels.rechten.bewaren import Bewaarklok, Wanneer
from tandem.regels.rechten.verzoek import Verzoeksoort
from tandem.regels.regio.organisatie import Organisatiesoort

from .fouten import Inhoudsfout
from .inlezen import Geplaatst, Inlezing
from .samenhang_zelfscan import (
    bouwstenen_passen,
    elk_instrument_klopt,
    elke_versie_volgt_de_vorige,
    helpende_acties_bestaan,
)


def _goede(inlezing: Inlezing, lijst: str) -> list[Geplaatst]:
    return [item for item in inlezing.lijsten.get(lijst, {}).values() if item.vorm is not None]


def _overlappen(een: Any, ander: Any) -> bool:
    eerste, laatste = date.min, date.max
    return (een.van or eerste) < (ander.tot or laatste) and (ander.van or eerste) < (een.tot or laatste)


def _een_centrumregio_tegelijk(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    leden = [
        (item, nummer, lid)
        for item in _goede(inlezing, "verbanden")
        for nummer, lid in enumerate(item.vorm.leden)
        if item.vorm.soort == "centrumregio" and lid.lezing != "niet_genoemd"
    ]
    for (een, _, lid), (ander, nummer, tweede) in combinations(leden, 2):
        if lid.gemeente == tweede.gemeente and _overlappen(lid, tweede):
            zin = f'gemeente "{tweede.gemeente}" hoort in dezelfde periode ook al bij "{een.sleutel}"'
            yield ander.fout(zin, "leden", nummer)


def _centrum_is_lid(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    for verband in _goede(inlezing, "verbanden"):
        centrum = verband.vorm.centrumgemeente
        leden = {lid.gemeente for lid in verband.vorm.leden}
        if centrum and centrum in inlezing.lijsten.get("gemeenten", {}) and centrum not in leden:
            yield verband.fout(f'de centrumgemeente "{centrum}" staat niet bij de leden', "centrumgemeente")


def _elke_rol_heeft_rechten(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    genoemd = {sleutel.split(" / ")[0] for sleutel in inlezing.lijsten.get("rechten", {})}
    for rol in _goede(inlezing, "rollen"):
        if rol.sleutel not in genoemd:
            yield rol.fout('heeft geen enkele regel in "rechten"; mag deze rol niets, schrijf dat dan op met lagen: []')


def _alles_genoemd(lijst: str, codes: Iterable[str]) -> Callable[[Inlezing], Iterator[Inhoudsfout]]:
    def controleer(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
        items = inlezing.lijsten.get(lijst, {})
        if lijst in inlezing.onleesbaar or not items:
            return
        bestand = next(iter(items.values())).gelezen.bestand
        for code in codes:
            if code not in items:
                yield Inhoudsfout(bestand, 0, f'in "{lijst}" ontbreekt "{code}"')

    return controleer


def _team_past_bij_organisatie(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    organisaties = {item.sleutel: item.vorm for item in _goede(inlezing, "organisaties")}
    for team in _goede(inlezing, "teams"):
        organisatie = organisaties.get(team.vorm.organisatie or "")
        lokaal = team.vorm.soort == "lokaal_team"
        if organisatie and lokaal and organisatie.soort not in ("lokaal_team", "gemeente"):
            yield team.fout(f'een lokaal team kan niet bij een organisatie van de soort "{organisatie.soort}" horen')


def _elk_vak_eenmaal(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """Two lines of ``zeggenschap`` never answer one question: a lawyer must find one place."""
    gezien: dict[Any, str] = {}
    for item in _goede(inlezing, "zeggenschap"):
        eerder = {gezien[geval] for geval in item.vorm.gevallen if geval in gezien}
        if eerder:
            yield item.fout(f'vult een vak dat "{min(eerder)}" ook vult')
        gezien.update(dict.fromkeys(item.vorm.gevallen, item.sleutel))


def _termijn_past_bij_deel(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """A term is for organisations that keep that part; the log has its own clock, and no other part has it."""
    delen = {item.sleutel: item.vorm for item in _goede(inlezing, "dossierdelen")}
    for item in _goede(inlezing, "bewaartermijnen"):
        deel = delen.get(item.vorm.deel)
        if deel is None:
            continue
        vreemd = sorted(
            {soort.value for soort in item.vorm.organisatiesoorten} - {s.value for s in deel.organisatiesoorten}
        )
        if vreemd:
            yield item.fout(f'geldt voor "{vreemd[0]}", maar die bewaart het deel "{deel.code}" niet')
        if (deel.wanneer is Wanneer.LOGBOEK) != (item.vorm.klok is Bewaarklok.VASTLEGGING):
            yield item.fout('klok "vastlegging" hoort bij een deel met "wanneer: logboek", en alleen daar')


def _verzoek_beslist(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """Somebody decides about a request, unless there is nothing to decide; putting off needs a term to put off."""
    for item in _goede(inlezing, "verzoeksoorten"):
        if item.vorm.meteen == bool(item.vorm.beslist):
            yield item.fout('noemt in "beslist" wie beslist, en alleen niemand bij "meteen: true"', "beslist")
        if item.vorm.verlenging and not item.vorm.termijn:
            yield item.fout('heeft een "verlenging", maar geen "termijn"', "verlenging")


def _volgorde_zonder_dubbelen(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    gezien: dict[int, str] = {}
    for item in _goede(inlezing, "oordeelwoorden"):
        if item.vorm.volgorde in gezien:
            yield item.fout(f'heeft dezelfde volgorde als "{gezien[item.vorm.volgorde]}"', "volgorde")
        gezien.setdefault(item.vorm.volgorde, item.sleutel)


CONTROLES: tuple[Callable[[Inlezing], Iterator[Inhoudsfout]], ...] = (
    _een_centrumregio_tegelijk,
    _elke_rol_heeft_rechten,
    _alles_genoemd("fasen", Fase),
    _alles_genoemd("organisatiesoorten", Organisatiesoort),
    _alles_genoemd("lagen", ("contact", "plan", "analyse", "veiligheid", "afgeschermd")),
    _team_past_bij_organisatie,
    _centrum_is_lid,
    _volgorde_zonder_dubbelen,
    _elk_vak_eenmaal,
    _termijn_past_bij_deel,
    _alles_genoemd("verzoeksoorten", Verzoeksoort),
    _verzoek_beslist,
    elk_instrument_klopt,
    elke_versie_volgt_de_vorige,
    helpende_acties_bestaan,
    bouwstenen_passen,
)


def controleer_samenhang(inlezing: Inlezing) -> None:
    """Add a fault for everything that does not fit together."""
    for controle in CONTROLES:
        inlezing.fouten.extend(controle(inlezing))
