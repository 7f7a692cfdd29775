"""Roles and what they may do, as a privacy officer reads it: from the table that both walls use, never from a copy."""

from dataclasses import dataclass

from tandem.koppelingen.inhoud import Catalogus, catalogus
from tandem.models import Rol, Rolrecht
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte

BEREIK_IN_WOORDEN = {
    "geen": "geen huishoudens",
    Reikwijdte.EIGEN.value: "eigen huishoudens",
    Reikwijdte.TEAM.value: "huishoudens van het team",
    Reikwijdte.DIENST.value: "huishoudens van de dienst, alleen tijdens de dienst",
    Reikwijdte.NOOD.value: "één huishouden in nood, hoogstens een uur",
    Reikwijdte.ZELF.value: "het eigen dossier",
    Reikwijdte.ZELF_BEPERKT.value: "een deel van het eigen dossier",
    Reikwijdte.TOESTEMMING.value: "wat met toestemming is gedeeld",
    Reikwijdte.VERTEGENWOORDIGD.value: "het dossier van wie men vertegenwoordigt",
}


@dataclass(frozen=True)
class Uitleg:
    """A layer or a purpose in plain words."""

    code: str
    naam: str
    wat: str
    waarom: str = ""


@dataclass(frozen=True)
class Rechtregel:
    """What a role may for one purpose. No layers: no household data."""

    doel: str
    lagen: tuple[str, ...]
    bereik: str
    waarom: str


@dataclass(frozen=True)
class Rolbeeld:
    """A role with its rights. `per_laag`: for each layer, how far the role reaches in its work (empty: not at all)."""

    code: str
    naam: str
    wat: str
    organisaties: tuple[str, ...]
    regels: tuple[Rechtregel, ...]
    per_laag: tuple[str, ...]
    bron: str


@dataclass(frozen=True)
class Rollenbeeld:
    """All roles. `wijkt_af`: the table in use differs from the content, so content must be loaded again."""

    lagen: tuple[Uitleg, ...]
    doelen: tuple[Uitleg, ...]
    rollen: tuple[Rolbeeld, ...]
    versie: str
    wijkt_af: bool


Recht = tuple[str, str, int, str]


def rollenbeeld() -> Rollenbeeld:
    """Return every role of the content, in its order, with the rights that are in force now."""
    inhoud = catalogus()
    rijen = list(Rolrecht.objects.filter(rol__in=inhoud.rollen).order_by("doel", "laag"))
    in_kracht: set[Recht] = {(rij.rol_id, rij.doel, rij.laag, rij.reikwijdte) for rij in rijen}
    waarom = {(rij.rol_id, rij.doel, rij.reikwijdte): rij.waarom for rij in rijen if rij.waarom}
    namen = dict(Rol.objects.filter(code__in=inhoud.rollen).values_list("code", "naam"))
    return Rollenbeeld(
        lagen=tuple(Uitleg(laag.code, laag.naam, laag.wat, laag.waarom_apart) for laag in inhoud.lagen.values()),
        doelen=tuple(Uitleg(doel.code, doel.naam, doel.wat) for doel in inhoud.doelen.values()),
        rollen=tuple(_rol(inhoud, code, namen.get(code, code), in_kracht, waarom) for code in inhoud.rollen),
        versie=inhoud.versies.get("rollen.yaml", ""),
        wijkt_af=in_kracht != _volgens_inhoud(inhoud),
    )


def _volgens_inhoud(inhoud: Catalogus) -> set[Recht]:
    return {
        (recht.rol, recht.doel, int(Laag[laag.upper()]), recht.bereik)
        for recht in inhoud.rechten.values()
        for laag in recht.lagen
    }


def _rol(
    inhoud: Catalogus, code: str, naam: str, in_kracht: set[Recht], waarom: dict[tuple[str, str, str], str]
) -> Rolbeeld:
    eigen = {recht[1:] for recht in in_kracht if recht[0] == code}
    rol = inhoud.rollen[code]
    return Rolbeeld(
        code=code,
        naam=naam,
        wat=rol.wat,
        organisaties=tuple(inhoud.organisatiesoorten[soort.value].naam for soort in rol.organisatiesoorten),
        regels=tuple(_regels(inhoud, code, eigen, waarom)),
        per_laag=tuple(_bereik_in_werk(eigen, laag) for laag in Laag),
        bron=inhoud.herkomst(rol),
    )


def _regels(
    inhoud: Catalogus, code: str, eigen: set[tuple[str, int, str]], waarom: dict[tuple[str, str, str], str]
) -> list[Rechtregel]:
    regels = []
    genoemd: dict[tuple[str, str], str] = {
        (recht.doel, recht.bereik): recht.waarom for recht in inhoud.rechten.values() if recht.rol == code
    }
    for doel in inhoud.doelen.values():
        for bereik in sorted({ver for wat, _, ver in eigen if wat == doel.code} or {"geen"}):
            lagen = sorted({laag for wat, laag, ver in eigen if (wat, ver) == (doel.code, bereik)})
            if not lagen and (doel.code, bereik) not in genoemd:
                continue
            namen = tuple(inhoud.lagen[Laag(laag).name.lower()].naam for laag in lagen)
            uitleg = waarom.get((code, doel.code, bereik)) or genoemd.get((doel.code, bereik), "")
            regels.append(Rechtregel(doel.naam, namen, BEREIK_IN_WOORDEN[bereik], uitleg))
    return regels


def _bereik_in_werk(eigen: set[tuple[str, int, str]], laag: Laag) -> str:
    """How far a role reaches into a layer in its work; searching is left out, it shows no file."""
    bereik = sorted({ver for doel, nummer, ver in eigen if nummer == laag and doel != Doel.ZOEKEN})
    return ", ".join(bereik)
