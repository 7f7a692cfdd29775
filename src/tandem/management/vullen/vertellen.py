"""Telling stories in the studio and reading them back as templates; runs in a process of its own."""

import traceback
from datetime import date
from itertools import islice

from tandem.management.vullen.opzet import GESLOTEN, Opzet, mensen_van
from tandem.management.vullen.plek import doeldatabase
from tandem.management.vullen.rol import Bezetting, Deel
from tandem.management.vullen.sjabloon import Bouwer, Sjabloon
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.studio import GEMEENTE, merkbezetting
from tandem.management.vullen.traject import vertel
from tandem.management.vullen.uitlezen import Rij, lees_dossier, verbind
from tandem.management.vullen.verschuiven import verschuif, weken_die_passen
from tandem.management.vullen.verteller import Verteller
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig


def vertel_sjablonen(opzet: Opzet, dag: date, varianten: int) -> list[Sjabloon]:
    """Tell one story with tokens in the studio; return what the tables then hold as templates, weeks apart.

    ``varianten``: so many at most, each some weeks earlier than the one before.
    """
    from tandem.management.vullen.zoekregels import zoekregels

    spelers = spelers_van_studio()
    v = vertel_met(merkbezetting(spelers), opzet, dag)
    with verbind(doeldatabase()) as verbinding:
        dossier = lees_dossier(verbinding, nummer_van(verbinding, v))
        vast = vaste_nummers(spelers, _gemeente(verbinding))
    sjablonen = []
    for weken in islice(weken_die_passen(dossier, dag), varianten):
        nodig = {deel.value: geleden + 7 * weken for deel, geleden in v.nodig.items()}
        sjabloon = Sjabloon(opzet.nummer, nodig, mensen_van(opzet, dag), weken, opzet.pad not in GESLOTEN)
        eerder = verschuif(dossier, weken)
        bouwer = Bouwer(sjabloon, eerder, vast)
        sjabloon.zoek = zoekregels(eerder, bouwer.tekst)
        sjablonen.append(bouwer.bouw())
    return sjablonen


def vertel_met(bezetting: Bezetting, opzet: Opzet, dag: date) -> Verteller:
    """Tell a story with a cast; returns the teller, who knows which household it became."""
    v = Verteller(bezetting, mensen_van(opzet, dag), dag)
    try:
        vertel(v, opzet)
    except (Ongeldig, Geweigerd, NietGevonden) as fout:  # refusals do not travel between processes: as text they do
        waarom = fout.fouten if isinstance(fout, Ongeldig) else fout
        plek = [regel.name for regel in traceback.extract_tb(fout.__traceback__) if "/vullen/" in regel.filename]
        raise RuntimeError(f"{opzet}, {v.nu:%d-%m-%Y %H:%M}, {' > '.join(plek)}: {waarom}") from None
    return v


def nummer_van(verbinding, v: Verteller) -> int:  # type: ignore[no-untyped-def]  # psycopg's row types add nothing
    """The number of the household that was told."""
    vraag = "SELECT id FROM tandem_huishouden WHERE openbaar = %s"
    return int(verbinding.execute(vraag, [v.huishouden]).fetchone()["id"])


def spelers_van_studio() -> dict[Deel, Actor]:
    """The professionals with names that are tokens; the second caseworker is the colleague."""
    per_deel = lees_spelers(doeldatabase())
    spelers = {deel: rijen[0].actor for deel, rijen in per_deel.items()}
    spelers[Deel.COLLEGA] = per_deel[Deel.REGISSEUR][1].actor  # in order of code: the caseworker is the first
    return spelers


def _gemeente(verbinding) -> Rij:  # type: ignore[no-untyped-def]  # psycopg's row types add nothing
    rij: Rij = verbinding.execute("SELECT id FROM tandem_gemeente WHERE code = %s", [GEMEENTE]).fetchone()
    return rij


def vaste_nummers(spelers: dict[Deel, Actor], gemeente: Rij) -> dict[int, tuple[str, str]]:
    """Return which number is whose: part and kind (medewerker, organisatie, team), or the municipality."""
    vast: dict[int, tuple[str, str]] = {gemeente["id"]: ("", "gemeente")}
    for deel, actor in spelers.items():
        for soort in ("medewerker", "organisatie", "team"):
            vast.setdefault(getattr(actor, soort), (deel.value, soort))
    return vast
