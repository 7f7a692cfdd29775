"""A second small world for the crawler: municipalities and a client council, and a word of its own in each text.

Noord and oost share a centre municipality, zuid has another; the council works for all of the region. What one of them
sent to another is read by those two. The programme has one report for Veilig Thuis, where nobody deals with what stands
in the way. Every table of organisations' work gets a row for each of
them, written by the owner of the tables and filled field by field: a new table that this cannot fill fails. What may
be seen follows from the file of rights alone (``Streekorakel``); it knows nothing of tables, keys or policies.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import models
from django.utils import timezone

from tandem.koppelingen.kluis import kluis
from tandem.management.sonde.streekwaarden import (
    AAN,
    ALLEEN,
    EIGEN,
    NIET,
    NOG_EEN,
    RAAD,
    WAARDEN,
    Huis,
    MetNaam,
    Openbaar,
    Tweede,
    Van,
    Vragenlijst,
)
from tandem.models import (
    Belemmering,
    Belemmermelding,
    Belemmerstap,
    Gemeente,
    Medewerker,
    Openstelling,
    Organisatie,
    Regiolidmaatschap,
    Rol,
    Team,
    Teamlidmaatschap,
)
from tandem.models.basis import Gericht, Organisatierij
from tandem.models.muren.organisatie import organisatiemodellen
from tandem.models.velden import BinnenOrganisatie, VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import Werklaag, sleutelnummer

RECHTEN = Path(__file__).resolve().parents[2] / "inhoud" / "organisatierechten.yaml"
GEMEENTEN = {"raad": "raad", "noord": "noord", "oost": "noord", "zuid": "zuid"}
"""Each municipality and its centre; the council is none, and belongs to the whole region."""
ROLLEN = ("beleidsadviseur", "bestuurder", "clientenraadslid", "teamleider", "casusregisseur")
REGIO, KETEN = "streek", "vt"
"""The programme, and an organisation that is no municipality: what its people report lies with the programme."""
LEIDER, MELDER = f"projectleider_regio {REGIO}", f"medewerker_veilig_thuis {KETEN}"
COLLEGA = f"jeugdbeschermer {KETEN}"
NAMENS = frozenset({LEIDER, MELDER})
"""Who may know of the report that the programme has: its project leader and who wrote it, no colleague."""
_IN_DE_RAAD = ("clientenraadslid",)
_IN_HET_TEAM = ("teamleider", "casusregisseur")
OPEN = (
    ("noord", "plan", "subregio"),
    ("noord", "les", "regio"),
    ("zuid", "voorbeeld", "regio"),
    ("zuid", "instrument", "regio"),
    ("raad", "advies", "regio"),
    ("oost", "advies", "regio"),
)
"""Who shows what to whom. Oost showed its outcomes until yesterday."""


@dataclass(frozen=True)
class Streekwoord:
    """A word that lies in one text of one municipality. ``alleen``: not for the whole organisation, but for these.

    ``gericht``: sent to those in ``AAN``, or a draft. ``eigen``: never for another organisation. ``namens``: the
    programme has it for another organisation.
    """

    woord: str
    gemeente: str
    laag: str
    wat: str
    alleen: frozenset[str] = frozenset()
    gericht: bool = False
    eigen: bool = False
    namens: bool = False


@dataclass
class Streek:
    """The world: who comes, which word lies where, and which row is whose."""

    bezoekers: dict[str, Actor] = field(default_factory=dict)
    woorden: dict[str, Streekwoord] = field(default_factory=dict)
    rijen: dict[tuple[str, str], list[Organisatierij]] = field(default_factory=dict)
    """Per municipality and table."""
    organisaties: dict[str, int] = field(default_factory=dict)


class Streekorakel:
    """Says who may read which word, from the file of rights and the description above."""

    def __init__(self) -> None:
        """Read the rights as a privacy officer does."""
        ruw = yaml.safe_load(RECHTEN.read_text(encoding="utf-8"))["organisatierechten"]
        self._rechten = {(een["rol"], een["wijze"], laag) for een in ruw for laag in een["lagen"]}

    def mag_zien(self, wie: str, woord: Streekwoord) -> bool:
        """Whether this visitor may read this word."""
        if woord.alleen and wie not in woord.alleen:
            return False
        if woord.namens:
            return wie in NAMENS
        return self.mag_lezen(wie, woord.gemeente, woord.laag, gericht=woord.gericht, eigen=woord.eigen)

    def mag_lezen(self, wie: str, gemeente: str, laag: str, *, gericht: bool = False, eigen: bool = False) -> bool:
        """Whether a layer of this municipality is open to this visitor; of what was sent, this municipality's part."""
        rol, _, thuis = wie.partition(" ")
        if thuis == gemeente or (gericht and thuis in AAN[gemeente]):
            return bool({(rol, "werken", laag), (rol, "lezen", laag)} & self._rechten)
        if eigen or (gericht and not AAN[gemeente]):
            return False
        kringen = {kring for van, wat, kring in OPEN if (van, wat) == (gemeente, laag)}
        samen = thuis in GEMEENTEN and GEMEENTEN[thuis] == GEMEENTEN[gemeente] and RAAD not in (thuis, gemeente)
        open_ = "regio" in kringen or ("subregio" in kringen and samen)
        return open_ and (rol, "anderen", laag) in self._rechten


def bouw_streek() -> Streek:
    """Make the municipalities and the council, their people and work. Only as ``eigenaar``, whom no wall stops."""
    streek, woorden = Streek(), _woorden()
    centra: dict[str, Gemeente] = {}
    for naam, centrum in GEMEENTEN.items():
        if naam == RAAD:
            _mensen(streek, naam, None)
            continue
        gemeente = Gemeente.objects.create(code=f"streek_{naam}", naam=f"Streek {naam}", bron="voorbeeldinhoud")
        centra[naam] = gemeente
        _lid_van(gemeente, centra[centrum])
        _mensen(streek, naam, gemeente)
    for wie in (LEIDER, MELDER, COLLEGA):
        _los(streek, wie)
    for naam in GEMEENTEN:
        kluis().maak([sleutelnummer(streek.organisaties[naam])])
        _werk(streek, naam, woorden)
        _open(streek, naam)
    _bij_de_regio(streek, woorden)
    return streek


def _lid_van(gemeente: Gemeente, centrum: Gemeente) -> None:
    vast = {"van": date(2020, 1, 1), "lezing": "lid", "bron": "voorbeeldinhoud"}
    Regiolidmaatschap.objects.create(gemeente=gemeente, verband=f"r_{centrum.code}", centrum=centrum, **vast)


def _mensen(streek: Streek, naam: str, gemeente: Gemeente | None) -> None:
    teams: dict[str, Team] = {}
    for soort in ("gemeente", "lokaal_team"):
        code = f"streek_{soort}_{naam}"
        if gemeente is None and "gemeente" in teams:  # a council is one organisation
            teams[soort] = teams["gemeente"]
            continue
        van: dict[str, Any] = {"soort": soort if gemeente else "overig", "gemeente": gemeente}
        huis = Organisatie.objects.create(code=code, naam=code, bron="voorbeeldinhoud", **van)
        teams[soort] = Team.objects.create(code=code, naam=code, soort="team", organisatie=huis, bron="voorbeeldinhoud")
    streek.organisaties[naam] = teams["gemeente"].organisatie_id
    for rol in ROLLEN if gemeente else _IN_DE_RAAD:
        team = teams["lokaal_team" if rol in _IN_HET_TEAM else "gemeente"]
        streek.bezoekers[f"{rol} {naam}"] = _actor(f"{rol} {naam}", rol, team)


def _los(streek: Streek, wie: str) -> None:
    """Somebody of an organisation that is no municipality."""
    rol, _, naam = wie.partition(" ")
    vast = {"naam": f"streek_los_{naam}", "bron": "voorbeeldinhoud"}
    huis, _ = Organisatie.objects.get_or_create(code=f"streek_los_{naam}", defaults=vast | {"soort": "overig"})
    defaults = vast | {"soort": "team", "organisatie": huis}
    team, _ = Team.objects.get_or_create(code=f"streek_los_{naam}", defaults=defaults)
    streek.organisaties[naam] = huis.pk
    streek.bezoekers[wie] = _actor(wie, rol, team)


def _bij_de_regio(streek: Streek, woorden: Iterator[str]) -> None:
    """A report from Veilig Thuis, that lies with the programme, and what its reporter heard of it."""
    kluis().maak([sleutelnummer(streek.organisaties[naam]) for naam in (REGIO, KETEN)])
    mensen = {"melder": streek.bezoekers[MELDER].medewerker, "door": streek.bezoekers[LEIDER].medewerker}
    for model in (Belemmering, Belemmermelding, Belemmerstap):
        velden = {veld.name for veld in model._meta.local_concrete_fields}
        waarden = {**WAARDEN[model._meta.model_name or ""], **mensen, "niveau": "regionaal"}
        if model is Belemmerstap:
            waarden["over"] = Openbaar("belemmering")
        waarden["namens"] = streek.organisaties[KETEN]
        _rij(streek, REGIO, model, woorden, {naam: wat for naam, wat in waarden.items() if naam in velden})


def _actor(naam: str, rol: str, team: Team) -> Actor:
    rij = Rol.objects.get(code=rol)
    mens = Medewerker.objects.create(code=naam.replace(" ", "_")[:40], naam=naam)
    lid = Teamlidmaatschap.objects.create(
        medewerker=mens, team=team, organisatie=team.organisatie, rol=rij, van=date(2020, 1, 1)
    )
    huis = team.organisatie
    return Actor(mens.pk, naam, lid.pk, huis.pk, huis.naam, team.pk, team.naam, rol, rij.naam)


def _woorden() -> Iterator[str]:
    """Words that nothing else is called, one after another."""
    return (f"streekwoord{nummer:05d}q" for nummer in itertools.count(1))


def _werk(streek: Streek, gemeente: str, woorden: Iterator[str]) -> None:
    """Give a municipality a row in every table of organisations' work, a word in each of its texts."""
    te_doen = [model for model in organisatiemodellen() if model._meta.model_name not in NIET]
    while te_doen:
        klaar = [model for model in te_doen if _kan(streek, gemeente, model)]
        if not klaar:
            raise LookupError(f"cannot fill {[model.__name__ for model in te_doen]}")
        for model in klaar:
            tabel = model._meta.model_name or ""
            _rij(streek, gemeente, model, woorden, WAARDEN.get(tabel, {}))
            if tabel in NOG_EEN:
                _rij(streek, gemeente, model, woorden, NOG_EEN[tabel])
            te_doen.remove(model)


def _kan(streek: Streek, gemeente: str, model: type[models.Model]) -> bool:
    """Whether the rows that this one refers to are there."""
    verwijst = [veld for veld in model._meta.local_fields if isinstance(veld, BinnenOrganisatie) and not veld.null]
    namen = [veld.related_model._meta.model_name for veld in verwijst]
    wijst = [wat for wat in WAARDEN.get(model._meta.model_name or "", {}).values() if isinstance(wat, Openbaar)]
    return all((gemeente, naam) in streek.rijen for naam in namen) and all(
        wat.bij(gemeente) in streek.rijen for wat in wijst
    )


def _rij(
    streek: Streek, gemeente: str, model: type[models.Model], woorden: Iterator[str], waarden: Mapping[str, Any]
) -> None:
    tabel = model._meta.model_name or ""
    vast = {naam: _waarde(streek, gemeente, wat) for naam, wat in waarden.items()}
    rij: Any = model(organisatie_id=streek.organisaties[gemeente])
    met_woord: dict[str, str] = {}
    for veld in model._meta.local_concrete_fields:
        if isinstance(vast.get(veld.name), Vragenlijst):
            met_woord[veld.name] = next(woorden)
            setattr(rij, veld.attname, vast[veld.name].bladen(met_woord[veld.name]))
        elif veld.name in vast:
            setattr(rij, veld.attname, vast[veld.name])
        elif isinstance(veld, VersleuteldeTekst):
            met_woord[veld.name] = next(woorden)
            setattr(rij, veld.attname, met_woord[veld.name])
        elif veld.name == "aan":
            rij.aan = [streek.organisaties[naam] for naam in AAN[gemeente]]
        else:
            _vul_veld(streek, gemeente, veld, rij)
    laag = Werklaag(model.orgmuur.laag or rij.laag).name.lower()  # type: ignore[attr-defined]
    namens = gemeente == REGIO
    alleen = NAMENS if namens else frozenset(f"{rol} {gemeente}" for rol in _voor_wie(gemeente, tabel))
    gericht = issubclass(model, Gericht)
    for naam, woord in met_woord.items():
        wat = f"{tabel}.{naam}"
        streek.woorden[woord] = Streekwoord(woord, gemeente, laag, wat, alleen, gericht, tabel in EIGEN, namens)
    rij.save(force_insert=True)
    streek.rijen.setdefault((gemeente, tabel), []).append(rij)


def _voor_wie(gemeente: str, tabel: str) -> tuple[str, ...]:
    """Roles whose row it is; in the council, where there is one person only, every row of somebody is that person's."""
    van_iemand = any(isinstance(wat, Van) for wat in WAARDEN.get(tabel, {}).values())
    return _IN_DE_RAAD if gemeente == RAAD and tabel in ALLEEN and van_iemand else ALLEEN.get(tabel, ())


def _waarde(streek: Streek, gemeente: str, wat: Any) -> Any:
    """A value as it stands, the number of somebody of this municipality, or the public id of a row of it."""
    if isinstance(wat, Openbaar):
        return streek.rijen[wat.bij(gemeente)][wat.welke].openbaar
    if isinstance(wat, Tweede):
        return streek.rijen[gemeente, wat.tabel][1].pk
    if isinstance(wat, MetNaam):
        return f"{wat.begin}{gemeente}"
    if isinstance(wat, Huis):
        return streek.organisaties[gemeente]
    if not isinstance(wat, Van):
        return wat
    rol = _IN_DE_RAAD[0] if gemeente == RAAD else wat.rol
    return streek.bezoekers[f"{rol} {gemeente}"].medewerker


def _vul_veld(streek: Streek, gemeente: str, veld: Any, rij: Any) -> None:
    """A reference, a day, or nothing. Raises ``LookupError`` for a field that must hold something else."""
    naar = str(veld.related_model._meta.model_name) if isinstance(veld, BinnenOrganisatie) else ""
    if (gemeente, naar) in streek.rijen:
        setattr(rij, veld.attname, streek.rijen[gemeente, naar][0].pk)
    elif isinstance(veld, models.DateField) and not veld.null:
        setattr(rij, veld.attname, timezone.now() if isinstance(veld, models.DateTimeField) else timezone.localdate())
    elif _is_leeg_verplicht(veld, rij):
        raise LookupError(f"{type(rij).__name__}.{veld.name}: name what can stand there in WAARDEN")


def _is_leeg_verplicht(veld: Any, rij: Any) -> bool:
    if veld.primary_key or veld.null or veld.has_default() or veld.blank or veld.name == "organisatie":
        return False
    return not isinstance(veld, VersleuteldeGegevens) and getattr(rij, veld.attname) in (None, "")


def _open(streek: Streek, gemeente: str) -> None:
    """What this municipality shows; oost closed something again, and that shows nothing any more."""
    vandaag, huis = timezone.localdate(), streek.organisaties[gemeente]
    sinds = vandaag - timedelta(days=9)
    open_ = [(laag, kring, None) for van, laag, kring in OPEN if van == gemeente]
    dicht = [("uitkomst", "regio", vandaag)] if gemeente == "oost" else []
    for laag, kring, tot in [*open_, *dicht]:
        nummer = int(Werklaag[laag.upper()])
        Openstelling.objects.create(organisatie_id=huis, laag=nummer, kring=kring, van=sinds, tot=tot)
