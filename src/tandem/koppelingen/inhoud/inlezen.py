"""From files to checked items: each list read item by item, so that one bad item hides no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from .basis import Verwijst
from .fouten import Inhoudsfout, bedoelde_u, zin_bij
from .yaml_lezen import Gelezen, Pad, lees_yaml

MAX_FOUTEN_PER_BESTAND = 200


@dataclass(frozen=True)
class Geplaatst:
    """An item and its place. `vorm` is None when the item itself is faulty (it still counts as existing)."""

    sleutel: str
    vorm: Any
    enkelvoud: str
    gelezen: Gelezen
    pad: Pad

    def fout(self, zin: str, *verder: str | int) -> Inhoudsfout:
        """Return a fault in this item, on the line of the value at `verder` inside it."""
        naam = (
            f'{self.enkelvoud} "{self.sleutel[:60]}"' if self.sleutel else f"{int(self.pad[-1]) + 1}e {self.enkelvoud}"
        )
        return Inhoudsfout(self.gelezen.bestand, self.gelezen.regel((*self.pad, *verder)), f"{naam}: {zin}")


@dataclass
class Inlezing:
    """What was read so far: per list the items by key, the versions, and every fault."""

    lijsten: dict[str, dict[str, Geplaatst]] = field(default_factory=dict)
    versies: dict[str, str] = field(default_factory=dict)
    fouten: list[Inhoudsfout] = field(default_factory=list)
    onleesbaar: set[str] = field(default_factory=set)


def _sleutel(ruw: Any, vorm: type) -> str:
    if not isinstance(ruw, dict):
        return ""
    velden = vorm.SLEUTELVELDEN  # type: ignore[attr-defined]
    delen = [deel for veld in velden if isinstance(deel := ruw.get(veld), str) and deel]
    return " / ".join(delen) if len(delen) == len(velden) else ""


def _lees_item(ruw: Any, vorm: type[BaseModel], gelezen: Gelezen, pad: Pad) -> tuple[Geplaatst, list[Inhoudsfout]]:
    enkelvoud = vorm.ENKELVOUD  # type: ignore[attr-defined]
    sleutel = _sleutel(ruw, vorm)
    try:
        return Geplaatst(sleutel, vorm.model_validate(ruw), enkelvoud, gelezen, pad), []
    except ValidationError as fout:
        plek = Geplaatst(sleutel, None, enkelvoud, gelezen, pad)
        return plek, [plek.fout(zin_bij(een, vorm.model_fields), *een["loc"]) for een in fout.errors()]


def _lees_lijst(naam: str, vorm: type[BaseModel], gelezen: Gelezen, inlezing: Inlezing) -> None:
    items = gelezen.waarde.get(naam)
    if not isinstance(items, tuple):
        zin = f'"{naam}" moet een lijst zijn: elke regel begint met een streepje'
        inlezing.fouten.append(Inhoudsfout(gelezen.bestand, gelezen.regel((naam,)), zin))
        inlezing.onleesbaar.add(naam)
        return
    gezien: dict[str, int] = {}
    lijst = inlezing.lijsten.setdefault(naam, {})
    for nummer, ruw in enumerate(items):
        item, fouten = _lees_item(ruw, vorm, gelezen, (naam, nummer))
        inlezing.fouten.extend(fouten)
        if item.sleutel in gezien:
            inlezing.fouten.append(item.fout(f"staat er twee keer; eerder op regel {gezien[item.sleutel]}"))
        elif item.sleutel in lijst:
            inlezing.fouten.append(item.fout(f"staat ook al in {lijst[item.sleutel].gelezen.bestand}"))
        elif item.sleutel:
            gezien[item.sleutel] = gelezen.regel(item.pad)
            lijst[item.sleutel] = item


def _lees_kop(gelezen: Gelezen, lijsten: Mapping[str, type], *, eigen: bool, inlezing: Inlezing) -> str:
    kop = {naam: waarde for naam, waarde in gelezen.waarde.items() if naam in ("versie", "toelichting", "wijze")}
    keuzes = ("vervangt", "vult_aan") if eigen else (None,)

    def fout(zin: str, *pad: str) -> None:
        inlezing.fouten.append(Inhoudsfout(gelezen.bestand, gelezen.regel(pad), zin))

    for naam in gelezen.waarde:
        if naam not in kop and naam not in lijsten:
            bekend = [*lijsten, "versie", "toelichting", "wijze"]
            fout(f'"{naam[:60]}" hoort niet in dit bestand.{bedoelde_u(naam, bekend)}', naam)
    if not isinstance(kop.get("versie"), str) or not 0 < len(kop["versie"]) <= 40:
        fout('het bestand noemt geen versie; zet bovenaan bijvoorbeeld versie: "2026-01"', "versie")
    if kop.get("wijze") not in keuzes:
        fout('zeg met "wijze" of dit bestand het onze "vervangt" of "vult_aan" (alleen in een eigen map)', "wijze")
    return str(kop.get("wijze") or "")


def lees_bestand(pad: Path, naam: str, lijsten: Mapping[str, type], inlezing: Inlezing, *, eigen: bool = False) -> str:
    """Read one file into `inlezing`, all faults included. Returns its `wijze` (empty for our own files)."""
    gelezen, fouten = lees_yaml(pad, naam=naam)
    inlezing.fouten.extend(fouten)
    if gelezen is None:
        inlezing.onleesbaar.update(lijsten)
        return ""
    eerder = len(inlezing.fouten)
    wijze = _lees_kop(gelezen, lijsten, eigen=eigen, inlezing=inlezing)
    inlezing.versies[gelezen.bestand] = str(gelezen.waarde.get("versie", ""))
    for lijst, vorm in lijsten.items():
        if lijst in gelezen.waarde or not eigen:
            _lees_lijst(lijst, vorm, gelezen, inlezing)
    meer = len(inlezing.fouten) - eerder - MAX_FOUTEN_PER_BESTAND
    if meer > 0:
        del inlezing.fouten[-meer:]
        inlezing.fouten.append(Inhoudsfout(gelezen.bestand, 0, f"er zijn nog {meer} fouten; herstel eerst deze"))
    return wijze


def _verwijst(soort: Any) -> Verwijst | None:
    if get_origin(soort) is Annotated:
        merken = [merk for merk in soort.__metadata__ if isinstance(merk, Verwijst)]
        if merken:
            return merken[0]
    for deel in get_args(soort):
        if gevonden := _verwijst(deel):
            return gevonden
    return None


def verwijzingen(vorm: BaseModel, pad: Pad = ()) -> Iterator[tuple[Pad, str, str]]:
    """Yield every reference inside `vorm`: the path to it, the list that it points into, and the code."""
    for naam, veld in type(vorm).model_fields.items():
        waarde = getattr(vorm, naam)
        merk = next((m for m in veld.metadata if isinstance(m, Verwijst)), None) or _verwijst(veld.annotation)
        enkele = not isinstance(waarde, tuple)
        for nummer, deel in enumerate((waarde,) if enkele else waarde):
            hier: Pad = (*pad, naam) if enkele else (*pad, naam, nummer)
            if isinstance(deel, BaseModel):
                yield from verwijzingen(deel, hier)
            elif merk and isinstance(deel, str):
                yield hier, merk.lijst, deel


def controleer_verwijzingen(inlezing: Inlezing) -> None:
    """Add a fault for every reference to something that does not exist."""
    for lijst in inlezing.lijsten.values():
        for item in lijst.values():
            if item.vorm is None:
                continue
            for pad, doel, code in verwijzingen(item.vorm):
                bekend = inlezing.lijsten.get(doel, {})
                if code in bekend or doel in inlezing.onleesbaar:
                    continue
                zin = f'"{pad[-1] if isinstance(pad[-1], str) else pad[-2]}" verwijst naar "{code}", maar dat bestaat'
                inlezing.fouten.append(item.fout(f"{zin} niet in {doel}.{bedoelde_u(code, bekend)}", *pad))
