"""Reads the fictitious professionals of the demo, checked against the catalogue that they work in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .bestanden import BESTANDEN
from .catalogus import MEEGELEVERD, Catalogus
from .fouten import InhoudOnbruikbaar, Inhoudsfout
from .inlezen import Geplaatst, Inlezing, controleer_verwijzingen, lees_bestand
from .vormen_mensen import Demomedewerker
from .yaml_lezen import Gelezen

_NERGENS = Gelezen("", {}, {})


def _met_catalogus(inhoud: Catalogus) -> Inlezing:
    """Start a reading that knows what the catalogue holds (existing, but not to be checked again)."""
    lijsten = {
        lijst: {code: Geplaatst(code, None, lijst, _NERGENS, (lijst,)) for code in getattr(inhoud, lijst)}
        for vormen in BESTANDEN.values()
        for lijst in vormen
    }
    return Inlezing(lijsten=lijsten)


def moederorganisatie(inhoud: Catalogus, lidmaatschap: Any) -> str:
    """Return the organisation for which somebody works in this capacity."""
    return str(lidmaatschap.organisatie or inhoud.teams[lidmaatschap.team].organisatie)


def _past_niet(inhoud: Catalogus, item: Geplaatst) -> Iterator[Inhoudsfout]:
    for nummer, lid in enumerate(item.vorm.lidmaatschappen):
        if lid.team not in inhoud.teams or lid.rol not in inhoud.rollen:
            continue
        team, plek = inhoud.teams[lid.team], ("lidmaatschappen", nummer)
        organisatie = inhoud.organisaties.get(moederorganisatie(inhoud, lid))
        if organisatie is None:
            continue
        if team.samengesteld_uit and organisatie.soort not in team.samengesteld_uit:
            yield item.fout(f'in team "{lid.team}" werkt men namens een eigen organisatie; noem die', *plek)
        elif not team.samengesteld_uit and organisatie.code != team.organisatie:
            yield item.fout(f'team "{lid.team}" hoort bij "{team.organisatie}"', *plek)
        elif organisatie.soort not in inhoud.rollen[lid.rol].organisatiesoorten:
            yield item.fout(
                f'de rol "{lid.rol}" kan niet bij een organisatie van de soort "{organisatie.soort}"', *plek
            )
        if lid.gestopt_dagen_geleden is not None and lid.gestopt_dagen_geleden >= lid.sinds_dagen:
            yield item.fout("het lidmaatschap eindigt niet na het begin", *plek)


def _waarneming_past_niet(inhoud: Catalogus, item: Geplaatst, mensen: Mapping[str, Geplaatst]) -> Iterator[Inhoudsfout]:
    afwezig = item.vorm.afwezig
    if afwezig is None:
        return
    if afwezig.waarnemer == item.sleutel:
        yield item.fout("niemand neemt voor zichzelf waar", "afwezig", "waarnemer")
    for code in (item.sleutel, afwezig.waarnemer):
        mens = mensen.get(code)
        if mens is None or mens.vorm is None:
            continue
        werkt_bij = {moederorganisatie(inhoud, lid) for lid in mens.vorm.lidmaatschappen if lid.team in inhoud.teams}
        if afwezig.organisatie not in werkt_bij:
            yield item.fout(f'"{code}" werkt niet bij "{afwezig.organisatie}"', "afwezig")


def lees_mensen(inhoud: Catalogus, pad: Path = MEEGELEVERD / "demo" / "mensen.yaml") -> Mapping[str, Demomedewerker]:
    """Read the demo professionals. Raises `InhoudOnbruikbaar` with every fault."""
    inlezing = _met_catalogus(inhoud)
    lees_bestand(pad, pad.name, {"medewerkers": Demomedewerker}, inlezing)
    mensen = inlezing.lijsten.get("medewerkers", {})
    controleer_verwijzingen(inlezing)
    for item in mensen.values():
        if item.vorm is not None:
            inlezing.fouten.extend(_past_niet(inhoud, item))
            inlezing.fouten.extend(_waarneming_past_niet(inhoud, item, mensen))
    if inlezing.fouten:
        raise InhoudOnbruikbaar(inlezing.fouten)
    return MappingProxyType({code: item.vorm for code, item in mensen.items()})
