"""The letter of answer for who asked from outside the household: made of the request and its steps, stored nowhere.

The request and its steps are never rewritten, so the same answer gives the same letter. Every time it is recorded for
whom it was made. Nobody sends it: a professional hands it over.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.rechten.afschriftstuk import meegegeven_bij
from tandem.acties.rechten.verzoek import meld_verzoek
from tandem.acties.rechten.verzoekbeeld import Stapregel, Verzoekbeeld, beelden_in, wegen_na_weigering
from tandem.acties.rechten.verzoeklezen import WERK, antwoordbrief_in
from tandem.models import Lid, Rechtsverzoek
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.afschriftstuk import Stukkeuze
from tandem.regels.rechten.antwoordbrief import Antwoordfeiten, stel_antwoord_op
from tandem.regels.rechten.brief import Brieftekst
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.verzoek import EIGEN_LAAG, Verzoekstap

BESLUIT = (Verzoekstap.WIJS_TOE, Verzoekstap.WEIGER)


@dataclass(frozen=True)
class Antwoordbrief:
    """The letter in words, and the day on which it was made."""

    tekst: Brieftekst
    op: date


def maak_antwoordbrief(*, door: Actor, huishouden: UUID, rechtsverzoek: UUID) -> Antwoordbrief:
    """Make the letter, and record that it was made and for whom.

    Raises ``NietGevonden`` where there is none: no answer yet, asked by a member, or another role decides; ``Ongeldig``
    when the authority ended; ``Geweigerd`` for who does not handle requests.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="brief met antwoord op verzoek", huishouden=huishouden) as sessie:
        sessie.eis(WERK, EIGEN_LAAG)
        rij = sessie.een(Rechtsverzoek, rechtsverzoek)
        (beeld,) = beelden_in(sessie, [rij])
        kan = antwoordbrief_in(sessie, rij, beeld)
        if kan is None:
            raise NietGevonden
        if kan.kan_niet:
            raise Ongeldig(**{"": kan.kan_niet})
        feiten = _feiten(sessie, rij, beeld)
        meld_verzoek(sessie, "verzoek_brief_mee", rij, voor=feiten.aan)
        return Antwoordbrief(stel_antwoord_op(feiten), sessie.vandaag)


def _feiten(sessie: Sessie, rij: Rechtsverzoek, beeld: Verzoekbeeld) -> Antwoordfeiten:
    besluit = _laatste(beeld, *BESLUIT)
    if beeld.buiten is None or besluit is None:
        raise NietGevonden
    kind = sessie.van(Lid).get(pk=rij.lid_id)
    sessie.inzage(laag=Laag.CONTACT, leden=[kind.pk])
    stukken = meegegeven_bij(sessie, [rij.openbaar]).get(rij.openbaar, ())
    stop = _laatste(beeld, Verzoekstap.HEF_OP)
    return Antwoordfeiten(
        aan=beeld.buiten.naam, kind=kind.voornaam or "het kind", gezag=beeld.buiten.soort, regel=beeld.regel,
        gevraagd_op=beeld.ontvangen_op, nagekeken_op=beeld.buiten.nagekeken_op, woorden=beeld.tekst, stand=beeld.stand,
        besloten_op=timezone.localdate(besluit.op), antwoord=besluit.tekst, grond=besluit.grond,
        mee=sum(een.keuze is not Stukkeuze.NIET for een in stukken),
        niet_mee=tuple(een.grond for een in stukken if een.grond),
        gestopt=(timezone.localdate(stop.op), stop.tekst) if stop else None, wegen=wegen_na_weigering(),
        van=sessie.door.naam, organisatie=sessie.door.organisatie_naam,
    )  # fmt: skip


def _laatste(beeld: Verzoekbeeld, *soorten: Verzoekstap) -> Stapregel | None:
    return next((stap for stap in reversed(beeld.stappen) if stap.stap in soorten), None)
