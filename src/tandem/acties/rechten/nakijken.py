"""The second person: asked at a marked point, and answering under the own name. Nobody reviews what they recorded."""

from datetime import timedelta
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.meekijken import MEEKIJKEN
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.markering import VOORBEREIDING
from tandem.acties.rechten.markeerpunt import NAKIJKEN, Nakijkvraag, vraag_na
from tandem.acties.termijn import rond_termijn_af
from tandem.acties.waarborgrij import ACHTERAF, lopende_casus, meld_waarborg
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Markeerpunt, Termijn, Waarborg
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.voorbereiding import Voorbereiding
from tandem.regels.rechten.waarborg import Aard, Nakijkantwoord, Waarborgstand, bezwaren_nakijken

EEN_DAG = timedelta(days=1)


def vraag_nakijken(
    *, door: Actor, huishouden: UUID, waarborg: UUID, vraag: Nakijkvraag, verzoek: UUID | None = None
) -> UUID:
    """Ask a colleague to review what is still to be reviewed, or another when the first does not answer.

    Raises ``Ongeldig`` at ``collega`` and ``nakijken_uiterlijk``, and when it was answered already.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="nakijken vragen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = _te_nakijken(sessie, waarborg)
        rond_termijn_af(sessie, rij, soort=ACHTERAF)
        rond_termijn_af(sessie, rij, soort=NAKIJKEN, uitkomst="vervallen")
        vraag_na(sessie, rij, vraag)
        rij.stand, rij.versie = str(Waarborgstand.GEVRAAGD), rij.versie + 1
        sessie.bewaar(rij)
        meld_waarborg(sessie, rij, "nakijken_gevraagd", sessie.vandaag)
        sessie.uitkomst = str(rij.openbaar)
    return waarborg


def kijk_na(
    *, door: Actor, huishouden: UUID, waarborg: UUID, antwoord: str, woorden: str = "", verzoek: UUID | None = None
) -> UUID:
    """Answer as the second person, under the own name. Of a step of ours *eens* lets it be taken, *niet eens* ends it.

    Raises ``Ongeldig`` for anybody but the colleague who was asked, for who recorded it, and for a *no* without words.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="nakijken", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _te_nakijken(sessie, waarborg)
        punt = rij.markeerpunt
        wie = {"nakijker": door.medewerker, "gevraagd": gevraagd_aan(sessie, rij), "vastgelegd_door": punt.auteur_id}
        keur(bezwaren_nakijken(**wie, antwoord=antwoord, woorden=woorden))  # type: ignore[arg-type]
        rij.stand, rij.antwoord, rij.op = str(Waarborgstand.GEDAAN), antwoord, sessie.vandaag
        rij.nagekeken_door_id, rij.tekst, rij.versie = door.medewerker, woorden.strip() or rij.tekst, rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=NAKIJKEN)
        meld_waarborg(sessie, rij, "nagekeken" if antwoord == Nakijkantwoord.EENS else "nagekeken_niet_eens",
                      sessie.vandaag, woorden=woorden.strip())  # fmt: skip
        if punt.soort == VOORBEREIDING:
            _besluit(sessie, punt, antwoord)
        _sluit_sleutel(sessie)
        sessie.uitkomst = str(rij.openbaar)
    return waarborg


def _te_nakijken(sessie: Sessie, waarborg: UUID) -> Waarborg:
    rij = sessie.een(Waarborg, waarborg)
    sessie.eis(Laag(rij.laag))
    soort = catalogus().waarborgen.get(rij.soort)
    if soort is None or soort.aard is not Aard.NAGEKEKEN or rij.stand == Waarborgstand.NIET_VAN_TOEPASSING:
        raise Ongeldig(**{"": "Hier hoeft niemand mee te kijken."})
    if rij.stand == Waarborgstand.GEDAAN:
        raise Ongeldig(**{"": "Hier is al naar gekeken."})
    return rij


def gevraagd_aan(sessie: Sessie, rij: Waarborg) -> int | None:
    """Return which professional was asked, from the date on that work list."""
    vraag = sessie.van(Termijn).filter(soort=NAKIJKEN, bij=rij.pk, afgerond_op=None).first()
    return vraag.eigenaar_id if vraag else None


def _besluit(sessie: Sessie, punt: Markeerpunt, antwoord: str) -> None:
    """Of a step that we prepare: now it is prepared, or it is not taken."""
    eens = antwoord == Nakijkantwoord.EENS
    wat = next((een.omschrijving for een in Voorbereiding if een.value == punt.wat), "")
    sessie.gebeurtenis(
        "dwang_voorbereid" if eens else "dwang_niet_voorbereid",
        laag=Laag(punt.laag),
        betreft=punt.betreft,
        casus=lopende_casus(sessie),
        feiten={"wat": wat, "op": str(punt.op)},
    )


def _sluit_sleutel(sessie: Sessie) -> None:
    """The key that came with the question ends with the answer, unless something else still waits for this person."""
    mijn = {"eigenaar_id": sessie.door.medewerker, "afgerond_op": None}
    if sessie.van(Termijn).filter(soort__in=(NAKIJKEN, MEEKIJKEN), **mijn).exists():
        return
    rijen = sessie.van(Betrokkenheid).filter(medewerker_id=sessie.door.medewerker, taak=MEEKIJKEN)
    rijen.filter(tot__gt=sessie.vandaag).update(tot=sessie.vandaag + EEN_DAG)
