"""The catalogue: all content, checked, frozen, as the actions use it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tandem.regels.analyse.leefdomein import Leefdomein
from tandem.regels.bouwstenen.bouwsteen import Bouwsteen
from tandem.regels.casus.afronding import Afrondsoort
from tandem.regels.casus.signaal import Meldersoort, Terugkoppelplicht
from tandem.regels.casus.termijn import Termijnsoort
from tandem.regels.impact.onderdeel import Impactonderdeel, Impactpost
from tandem.regels.kennis.thema import Cijferthema, Soortgelijkregel, Verhaal
from tandem.regels.leren.belemmering import Belemmersoort, Terugkoppeltermijn
from tandem.regels.rechten.bewaren import Bewaartermijn, Dossierdeel
from tandem.regels.rechten.klacht import Klachtroute
from tandem.regels.rechten.maatregel import Bevoegdheidsoort, Maatregelsoort
from tandem.regels.rechten.toezicht import Toezichtregel
from tandem.regels.rechten.verzoek import Verzoekregel, Weigergrond
from tandem.regels.rechten.waarborg import Waarborgsoort
from tandem.regels.rechten.zeggenschap import Cel, Tabel, tabel_van
from tandem.regels.zelfscan.instrument import Instrument

from . import vormen_casus, vormen_leren, vormen_rechten, vormen_regio, vormen_rollen, vormen_veiligheid
from .basis import Bronnenlijst, Item, Vindplaats
from .bestanden import BESTANDEN, MAPPEN
from .fouten import InhoudOnbruikbaar, Inhoudsfout, bedoelde_u
from .inlezen import Inlezing, controleer_verwijzingen, lees_bestand
from .rekenblad_lezen import lees_instrumentblad
from .samenhang import controleer_samenhang

MEEGELEVERD = Path(__file__).resolve().parents[2] / "inhoud"
OMGEVING = "TANDEM_INHOUD"


@dataclass(frozen=True)
class Catalogus:
    """All content by list and code, in the order of the files. Nothing in it can be changed."""

    versies: Mapping[str, str]
    bronnen: Mapping[str, vormen_regio.Brondocument]
    gemeenten: Mapping[str, vormen_regio.Gemeente]
    verbanden: Mapping[str, vormen_regio.Verband]
    tegenspraken: Mapping[str, vormen_regio.Tegenspraak]
    open_punten: Mapping[str, vormen_regio.OpenPunt]
    organisatiesoorten: Mapping[str, vormen_regio.Organisatiesoortnaam]
    organisaties: Mapping[str, vormen_regio.Organisatie]
    teams: Mapping[str, vormen_regio.Team]
    lagen: Mapping[str, vormen_rollen.Laag]
    doelen: Mapping[str, vormen_rollen.Doel]
    rollen: Mapping[str, vormen_rollen.Rol]
    rechten: Mapping[str, vormen_rollen.Rolrecht]
    werklagen: Mapping[str, vormen_rollen.Werklaag]
    organisatierechten: Mapping[str, vormen_rollen.Organisatierecht]
    taken: Mapping[str, vormen_rollen.Taak]
    grondslagen: Mapping[str, vormen_rollen.Grondslag]
    termijnen: Mapping[str, Termijnsoort]
    melders: Mapping[str, Meldersoort]
    terugkoppelplichten: Mapping[str, Terugkoppelplicht]
    triage_uitkomsten: Mapping[str, vormen_casus.Triageuitkomst]
    fasen: Mapping[str, vormen_casus.Fasenaam]
    leefdomeinen: Mapping[str, Leefdomein]
    afrondsoorten: Mapping[str, Afrondsoort]
    maatregelen: Mapping[str, Maatregelsoort]
    bevoegdheden: Mapping[str, Bevoegdheidsoort]
    waarborgen: Mapping[str, Waarborgsoort]
    uitlegteksten: Mapping[str, vormen_rechten.Uitleg]
    rechtsmiddelen: Mapping[str, vormen_rechten.Rechtsmiddel]
    zeggenschap: Mapping[str, tuple[Cel, ...]]
    dossierdelen: Mapping[str, Dossierdeel]
    bewaartermijnen: Mapping[str, Bewaartermijn]
    klachtroutes: Mapping[str, Klachtroute]
    verzoeksoorten: Mapping[str, Verzoekregel]
    weigergronden: Mapping[str, Weigergrond]
    toezichtregels: Mapping[str, Toezichtregel]
    oordeelwoorden: Mapping[str, vormen_veiligheid.Oordeelwoord]
    factoren: Mapping[str, vormen_veiligheid.Factor]
    incidentsoorten: Mapping[str, vormen_veiligheid.Incidentsoort]
    documentsoorten: Mapping[str, vormen_casus.Documentsoort]
    hulpvormen: Mapping[str, vormen_casus.Hulpvorm]
    bouwstenen: Mapping[str, Bouwsteen]
    instrumenten: Mapping[str, Instrument]
    impactonderdelen: Mapping[str, Impactonderdeel]
    impactfuncties: Mapping[str, Impactpost]
    impactcompetenties: Mapping[str, Impactpost]
    cijferthemas: Mapping[str, Cijferthema]
    soortgelijkregels: Mapping[str, Soortgelijkregel]
    verhalen: Mapping[str, Verhaal]
    belemmersoorten: Mapping[str, Belemmersoort]
    terugkoppeltermijnen: Mapping[str, Terugkoppeltermijn]
    voornamenlijsten: Mapping[str, vormen_leren.Voornamenlijst]

    def herkomst(self, item: Item) -> str:
        """Return where an item comes from, as one Dutch line with its standing."""
        return Bronnenlijst(self.bronnen).bron(item).in_woorden

    def instrument(self, code: str) -> Instrument | None:
        """Return the newest version of an instrument: the last one in the files."""
        return next((i for i in reversed(tuple(self.instrumenten.values())) if i.code == code), None)

    def in_woorden(self, plaatsen: Iterable[Vindplaats]) -> str:
        """Return places in documents as one Dutch line."""
        return Bronnenlijst(self.bronnen).plaatsen(plaatsen) or "niet nagegaan"


def _eigen_bestanden(eigen: Path, inlezing: Inlezing) -> dict[str, Path]:
    if not eigen.is_dir():
        inlezing.fouten.append(Inhoudsfout(str(eigen), 0, f"deze map bestaat niet ({OMGEVING})"))
        return {}
    gevonden = {}
    for pad in _yaml_in(eigen):
        if pad.name in BESTANDEN:
            gevonden[pad.name] = pad
        else:
            zin = f"dit bestand kent Tandem niet.{bedoelde_u(pad.name, BESTANDEN)}"
            inlezing.fouten.append(Inhoudsfout(str(pad), 0, zin))
    return gevonden | {f"{map_}/{pad.name}": pad for map_ in MAPPEN for pad in _yaml_in(eigen / map_)}


def _yaml_in(map_: Path) -> list[Path]:
    return sorted(pad for pad in map_.iterdir() if pad.suffix in (".yaml", ".yml")) if map_.is_dir() else []


def _alle_bestanden(map_: Path, eigen_paden: Mapping[str, Path]) -> dict[str, dict[str, type]]:
    """Every file that there is to read, ours and the user's, with its lists; first the fixed ones."""
    alle = dict(BESTANDEN)
    for naam, lijsten in MAPPEN.items():
        ons = [f"{naam}/{pad.name}" for pad in _yaml_in(map_ / naam)]
        eigen = [pad for pad in eigen_paden if pad.startswith(f"{naam}/")]
        alle.update(dict.fromkeys([*ons, *eigen], lijsten))
    return alle


def _lees_alles(map_: Path, eigen: Path | None) -> Inlezing:
    inlezing = _lees_bestanden(map_, eigen)
    for pad in sorted((eigen / "instrumenten").glob("*.xlsx")) if eigen else ():
        lees_instrumentblad(pad, inlezing)
    return inlezing


def _lees_bestanden(map_: Path, eigen: Path | None) -> Inlezing:
    inlezing = Inlezing()
    eigen_paden = _eigen_bestanden(eigen, inlezing) if eigen else {}
    for naam, lijsten in _alle_bestanden(map_, eigen_paden).items():
        eigen_inlezing, wijze = Inlezing(), ""
        if naam in eigen_paden:
            wijze = lees_bestand(eigen_paden[naam], str(eigen_paden[naam]), lijsten, eigen_inlezing, eigen=True)
        if wijze != "vervangt" and (naam in BESTANDEN or (map_ / naam).exists()):
            lees_bestand(map_ / naam, naam, lijsten, inlezing)
        for lijst, items in eigen_inlezing.lijsten.items():
            inlezing.lijsten.setdefault(lijst, {}).update(items)
        inlezing.fouten.extend(eigen_inlezing.fouten)
        inlezing.versies.update(eigen_inlezing.versies)
        inlezing.onleesbaar.update(eigen_inlezing.onleesbaar)
    return inlezing


def lees_catalogus(map_: Path = MEEGELEVERD, eigen: Path | None = None) -> Catalogus:
    """Read all content from `map_`, replaced or extended by the files in `eigen`.

    Raises `InhoudOnbruikbaar` with every fault found; then nothing is usable (never half).
    """
    inlezing = _lees_alles(map_, eigen)
    controleer_verwijzingen(inlezing)
    controleer_samenhang(inlezing)
    if inlezing.fouten:
        raise InhoudOnbruikbaar(inlezing.fouten)
    bronnen = Bronnenlijst({code: item.vorm for code, item in inlezing.lijsten["bronnen"].items()})
    lijsten: dict[str, Any] = {
        lijst: MappingProxyType(
            {code: item.vorm.als_regel(bronnen) for code, item in inlezing.lijsten.get(lijst, {}).items()}
        )
        for vormen in (*BESTANDEN.values(), *MAPPEN.values())
        for lijst in vormen
    }
    return Catalogus(versies=MappingProxyType(inlezing.versies), **lijsten)


@cache
def catalogus() -> Catalogus:
    """Return the content in use: ours, with the user's own folder (`TANDEM_INHOUD`) over it. Read once per process."""
    eigen = os.environ.get(OMGEVING)
    return lees_catalogus(eigen=Path(eigen) if eigen else None)


@cache
def zeggenschapstabel() -> Tabel:
    """Return the table of who may decide for whom, from the content in use. Read once per process."""
    return tabel_van(cel for cellen in catalogus().zeggenschap.values() for cel in cellen)
