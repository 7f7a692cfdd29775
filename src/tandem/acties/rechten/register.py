"""The register of processing activities (AVG, article 30), and per kind of organisation what it may see and why.

Nothing here is written by hand: it follows from the content that both walls are loaded from (``rollen.yaml``), from
the tasks, the legal grounds and the terms of keeping. Whatever nobody verified says so. No household data.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tandem.acties.regio.rollen import BEREIK_IN_WOORDEN
from tandem.koppelingen.inhoud import Catalogus, catalogus
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.regio.organisatie import Organisatiesoort

LEDEN = "mensen uit het huishouden zelf"
OVERIGE_BETROKKENEN = ("wie iets meldt", "mensen uit het netwerk van het huishouden", "professionals die meewerken")
"""Beside the members of a household: about whom the tables can hold something (``docs/begrippen.md``)."""


@dataclass(frozen=True)
class Recht:
    """What one role may see for one purpose: which layers, how far, why; ``organisaties``: where the role is held."""

    rol: str
    doel: str
    lagen: tuple[str, ...]
    bereik: str
    waarom: str
    organisaties: tuple[str, ...]


@dataclass(frozen=True)
class Grond:
    """A legal ground; ``geverifieerd``: somebody saw the text. Without that Tandem does not rely on it."""

    naam: str
    soort: str
    artikel: str
    regel: str
    geverifieerd: bool
    herkomst: str
    voor_allen: bool


@dataclass(frozen=True)
class Termijn:
    """How long one part of a file is kept, and by which kinds of organisation."""

    deel: str
    hoe_lang: str
    artikel: str
    geverifieerd: bool
    herkomst: str


@dataclass(frozen=True)
class Verwerking:
    """One purpose: which data of whom, who receives them."""

    code: str
    naam: str
    wat: str
    lagen: tuple[str, ...]
    ontvangers: tuple[Recht, ...]


@dataclass(frozen=True)
class Organisatieblad:
    """One kind of organisation: its tasks, what its people may see of whom and why, its grounds and its terms."""

    code: str
    naam: str
    taken: tuple[tuple[str, str], ...]
    rechten: tuple[Recht, ...]
    gronden: tuple[Grond, ...]
    termijnen: tuple[Termijn, ...]


@dataclass(frozen=True)
class Register:
    """The whole register, in the order of the content."""

    verwerkingen: tuple[Verwerking, ...]
    gronden: tuple[Grond, ...]
    termijnen: tuple[Termijn, ...]
    organisaties: tuple[tuple[str, str], ...]
    versie: str


def register(inhoud: Catalogus | None = None) -> Register:
    """Return the register for this content; without it, for the content in use."""
    inhoud = inhoud or catalogus()
    soorten = [soort for soort in inhoud.organisatiesoorten if _blad(inhoud, soort).rechten]
    return Register(
        verwerkingen=tuple(_verwerking(inhoud, doel) for doel in inhoud.doelen),
        gronden=tuple(_gronden(inhoud, None)),
        termijnen=tuple(_termijnen(inhoud, None)),
        organisaties=tuple((soort, inhoud.organisatiesoorten[soort].naam) for soort in soorten),
        versie=inhoud.versies.get("rollen.yaml", ""),
    )


def organisatieblad(soort: str, inhoud: Catalogus | None = None) -> Organisatieblad:
    """Return what one kind of organisation may see. Raises ``NietGevonden`` for a kind that content does not know."""
    inhoud = inhoud or catalogus()
    if soort not in inhoud.organisatiesoorten:
        raise NietGevonden
    return _blad(inhoud, soort)


def _blad(inhoud: Catalogus, soort: str) -> Organisatieblad:
    wie = Organisatiesoort(soort)
    rollen = {code for code, rol in inhoud.rollen.items() if wie in rol.organisatiesoorten}
    return Organisatieblad(
        code=soort,
        naam=inhoud.organisatiesoorten[soort].naam,
        taken=tuple((taak.naam, taak.wat) for taak in inhoud.taken.values() if wie in taak.organisatiesoorten),
        rechten=tuple(recht for recht in _rechten(inhoud, rollen) if recht.lagen),
        gronden=tuple(_gronden(inhoud, wie)),
        termijnen=tuple(_termijnen(inhoud, wie)),
    )


def _verwerking(inhoud: Catalogus, doel: str) -> Verwerking:
    rechten = [recht for recht in inhoud.rechten.values() if recht.doel == doel and recht.lagen]
    genoemd = {laag for recht in rechten for laag in recht.lagen}
    ontvangers = tuple(een for een in _rechten(inhoud, {recht.rol for recht in rechten}, doel) if een.lagen)
    lagen = tuple(laag.naam for code, laag in inhoud.lagen.items() if code in genoemd)
    return Verwerking(doel, inhoud.doelen[doel].naam, inhoud.doelen[doel].wat, lagen, ontvangers)


def _rechten(inhoud: Catalogus, rollen: Iterable[str], doel: str = "") -> list[Recht]:
    """The rights of these roles, for one purpose or for all."""
    gekozen = set(rollen)
    return [
        Recht(
            rol=inhoud.rollen[recht.rol].naam,
            doel=inhoud.doelen[recht.doel].naam,
            lagen=tuple(inhoud.lagen[laag].naam for laag in recht.lagen),
            bereik=BEREIK_IN_WOORDEN[recht.bereik],
            waarom=recht.waarom,
            organisaties=_bij(inhoud, inhoud.rollen[recht.rol].organisatiesoorten),
        )
        for recht in inhoud.rechten.values()
        if recht.rol in gekozen and doel in ("", recht.doel)
    ]


def _bij(inhoud: Catalogus, soorten: Iterable[Organisatiesoort]) -> tuple[str, ...]:
    """Where a role is held; a role of no organisation is that of the household's own people."""
    return tuple(inhoud.organisatiesoorten[soort.value].naam for soort in soorten) or (LEDEN,)


def _gronden(inhoud: Catalogus, wie: Organisatiesoort | None) -> list[Grond]:
    """The grounds of one kind of organisation, those for everybody included; of all without one."""
    return [
        Grond(
            naam=een.naam,
            soort=een.soort,
            artikel=een.artikel or "",
            regel=een.regel,
            geverifieerd=een.is_geverifieerd,
            herkomst=inhoud.herkomst(een),
            voor_allen=not een.organisatiesoorten,
        )
        for een in inhoud.grondslagen.values()
        if wie is None or not een.organisatiesoorten or wie in een.organisatiesoorten
    ]


def _termijnen(inhoud: Catalogus, wie: Organisatiesoort | None) -> list[Termijn]:
    return [
        Termijn(
            deel=inhoud.dossierdelen[een.deel].naam,
            hoe_lang=een.in_woorden if een.bron.geverifieerd or een.duur else "niet bekend",
            artikel=een.artikel,
            geverifieerd=een.bron.geverifieerd,
            herkomst=een.bron.in_woorden,
        )
        for een in inhoud.bewaartermijnen.values()
        if wie is None or wie in een.organisatiesoorten
    ]
