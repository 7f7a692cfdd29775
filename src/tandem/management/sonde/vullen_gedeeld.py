"""What people let others read: one reads now, from one it was taken back; and something shared without asking."""

from datetime import timedelta
from typing import Any

from tandem.acties import deur
from tandem.acties.rechten.delen import Zonderinvoer, deel_met_toestemming, deel_zonder_toestemming
from tandem.acties.rechten.toestemming import Antwoordinvoer, Vraaginvoer, leg_antwoord_vast, vraag_toestemming
from tandem.management.sonde.beschrijving import Gedeeld
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.vulling import Vulling

UUR = timedelta(hours=1)
LAGEN = {"contact": 1, "plan": 2, "analyse": 3}


def vul_gedeeld(b: Bouwer) -> None:
    """In A ``mama`` lets ``ron`` read now, and took it back from ``rik``; about ``kind`` was shared with the GI."""
    v = Vulling(b, "A", "rosa")
    _laat_lezen(v, "ron")
    _laat_lezen(v, "rik", tot=b.nu)
    _zonder(v)


def _laat_lezen(v: Vulling, wie: str, *, tot: Any = None) -> None:
    """Ask, hear yes, share; where ``tot`` is given hear it taken back at that moment."""
    eigen: dict[str, Any] = {"betreft": {"mama"}}
    mama = v.plek.leden["mama"].openbaar
    invoer = Vraaginvoer(
        v.k("contact", "toestemming.waarvoor", **eigen),
        tuple(LAGEN.values()),
        f"m{v.b.actor(wie).lidmaatschap}",
        v.vandaag + timedelta(days=30),
    )
    with deur.op_tijdstip(v.nu - 2 * UUR):
        vraag = {**v.ding, "toestemming": vraag_toestemming(**v.ding, lid=mama, invoer=invoer)}
        _zegt(v, vraag, "gegeven", eigen)
        deel_met_toestemming(**vraag, wat=v.k("contact", "deling.wat", **eigen))
    if tot is not None:
        with deur.op_tijdstip(tot):
            _zegt(v, vraag, "ingetrokken", eigen)
    v.b.wereld.gedeeld.append(Gedeeld(wie, v.plek.naam, "mama", frozenset(LAGEN), v.nu - 2 * UUR, tot))


def _zegt(v: Vulling, vraag: dict[str, Any], wat: str, eigen: dict[str, Any]) -> None:
    toelichting = v.k("contact", "toestemmingsantwoord.toelichting", **eigen)
    mama = str(v.plek.leden["mama"].openbaar)
    leg_antwoord_vast(**vraag, invoer=Antwoordinvoer(mama, wat, "gesprek", toelichting))


def _zonder(v: Vulling) -> None:
    """Shared with the GI that carries out a measure for the child, who was not told yet."""
    eigen: dict[str, Any] = {"betreft": {"kind"}, "niet_voor": {"kind", "papa"}}
    invoer = Zonderinvoer(
        "informatie_aan_gi",
        v.b.actor("jos").organisatie,
        v.k("veiligheid", "deling.wie", **eigen),
        v.k("veiligheid", "deling.wat", **eigen),
        v.k("veiligheid", "deling.afweging", **eigen),
        niet_verteld=v.k("veiligheid", "deling.niet_verteld", **eigen),
        opnieuw_op=v.vandaag + timedelta(days=7),
        niet_zichtbaar_voor=v.nummers(("papa",)),
    )
    deel_zonder_toestemming(**v.ding, lid=v.plek.leden["kind"].openbaar, invoer=invoer)
