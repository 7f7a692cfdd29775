"""What a member does: an own view beside any text, a figure, a step done, a question, a support person.

Written through the narrow door with an event, hidden from the other members of the household (who reads along at home
must not be able to tell), and put on the work list of the fixed face.
"""

from typing import Any
from uuid import UUID

from tandem.acties.casus.eigen import KIJK, LANGST, NIET_HERKEND, STEUN, VRAAG, bewaar_stem, zet_werk
from tandem.acties.plan.eigen import doe_eigen_stap, zet_eigen_cijfer
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.lezen import regel_over_mij
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig

LEZEN_BINNEN = 7
"""Days within which somebody reads it; own choice, said on the page."""


def schrijf_erbij(
    *, door: Ledenactor, huishouden: UUID, regel: UUID, tekst: str, herken: bool = True, verzoek: UUID | None = None
) -> UUID:
    """Write the own view beside a line about me, or (``herken`` False) say that I do not recognise it.

    Raises ``Ongeldig`` without words (unless not recognised), ``NietGevonden`` for a line that I do not see.
    """
    with deur.schrijf(door=door, wat="eigen kant schrijven", huishouden=huishouden, verzoek=verzoek) as sessie:
        bij = regel_over_mij(sessie, regel)
        woorden = _tekst(tekst, verplicht=herken) or "Dit herken ik niet."
        niet_voor = set(sessie.anderen()) | set(bij.niet_zichtbaar_voor)
        vast: dict[str, Any] = {"bij_soort": KIJK, "bij": bij.id, "niet_voor": niet_voor, "soort": "portaal_woorden"}
        rij = _schrijf(sessie, woorden, laag=Laag(bij.laag), aard="" if herken else NIET_HERKEND, **vast)
        soort = "portaal_woorden" if herken else "portaal_niet_herkend"
        sessie.gebeurtenis(soort, laag=Laag(bij.laag), niet_zichtbaar_voor=sorted(niet_voor))
        sessie.uitkomst = str(rij)
    return rij


def stel_vraag(*, door: Ledenactor, huishouden: UUID, tekst: str, verzoek: UUID | None = None) -> UUID:
    """Ask something; the answer comes on the first page. Raises ``Ongeldig`` without words."""
    with deur.schrijf(door=door, wat="vraag stellen", huishouden=huishouden, verzoek=verzoek) as sessie:
        anderen = set(sessie.anderen())
        vast: dict[str, Any] = {"bij_soort": VRAAG, "bij": sessie.ik, "niet_voor": anderen, "soort": "portaal_vraag"}
        rij = _schrijf(sessie, _tekst(tekst), laag=Laag.PLAN, **vast)
        sessie.gebeurtenis("portaal_vraag", laag=Laag.PLAN, niet_zichtbaar_voor=sorted(anderen))
        sessie.uitkomst = str(rij)
    return rij


def noem_steunpersoon(
    *, door: Ledenactor, huishouden: UUID, naam: str, bereikbaar: str = "", verzoek: UUID | None = None
) -> UUID:
    """Name who supports me; the fixed face asks how this somebody comes along. Raises ``Ongeldig`` without a name."""
    if not naam.strip():
        raise Ongeldig(naam="Vul in wie dit is.")
    tekst = ", ".join(deel.strip() for deel in (naam, bereikbaar) if deel.strip())
    with deur.schrijf(door=door, wat="steunpersoon noemen", huishouden=huishouden, verzoek=verzoek) as sessie:
        anderen = set(sessie.anderen())
        vast: dict[str, Any] = {"bij_soort": STEUN, "bij": sessie.ik, "niet_voor": anderen, "soort": "portaal_steun"}
        rij = _schrijf(sessie, f"Mijn steunpersoon: {tekst}", laag=Laag.PLAN, **vast)
        sessie.gebeurtenis("portaal_steunpersoon", laag=Laag.PLAN, niet_zichtbaar_voor=sorted(anderen))
        sessie.uitkomst = str(rij)
    return rij


def _schrijf(
    sessie: Ledensessie,
    tekst: str,
    *,
    bij_soort: str,
    bij: int,
    laag: Laag,
    niet_voor: set[int],
    soort: str,
    aard: str = "",
) -> UUID:
    """Store words of mine, and say on the work list that they wait."""
    plek: dict[str, Any] = {"laag": laag, "niet_voor": niet_voor}
    rij = bewaar_stem(sessie, sessie.ik, tekst, bij_soort=bij_soort, bij=bij, aard=aard, **plek)
    zet_werk(sessie, sessie.ik, soort=soort, bij_soort="regel", bij=rij.pk, dagen=LEZEN_BINNEN, **plek)
    return rij.openbaar


def _tekst(tekst: str, *, verplicht: bool = True) -> str:
    kaal = tekst.strip()
    if verplicht and not kaal:
        raise Ongeldig(tekst="Schrijf hier wat u wilt zeggen.")
    if len(kaal) > LANGST:
        raise Ongeldig(tekst=f"Dit is te lang. Gebruik hoogstens {LANGST} tekens.")
    return kaal


def geef_cijfer(
    *, door: Ledenactor, huishouden: UUID, doel: UUID, score: int, tekst: str = "", verzoek: UUID | None = None
) -> None:
    """Say how it goes with a goal, from 0 to 10. Raises ``Ongeldig``, ``NietGevonden`` for a goal of others."""
    with deur.schrijf(door=door, wat="eigen cijfer geven", huishouden=huishouden, verzoek=verzoek) as sessie:
        woorden = _tekst(tekst, verplicht=False)
        rij = zet_eigen_cijfer(sessie, sessie.ik, doel, score=score, tekst=woorden)
        sessie.gebeurtenis(
            "portaal_cijfer",
            laag=Laag(rij.laag),
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
            feiten={"wat": rij.tekst, "score": str(score)},
        )
        sessie.uitkomst = str(rij.openbaar)


def vink_stap_af(*, door: Ledenactor, huishouden: UUID, stap: UUID, verzoek: UUID | None = None) -> None:
    """Say that a step of mine is done, today. Raises ``NietGevonden`` for a step of others, ``Ongeldig`` when done."""
    with deur.schrijf(door=door, wat="eigen stap afvinken", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = doe_eigen_stap(sessie, sessie.ik, stap)
        sessie.gebeurtenis(
            "portaal_stap_gedaan",
            laag=Laag(rij.laag),
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
            feiten={"wat": rij.tekst},
        )
        sessie.uitkomst = str(rij.openbaar)
