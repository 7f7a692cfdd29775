"""Somebody else leads the session: the one named beforehand is ill or left.

Respondents were promised that only the leader named beforehand reads their answers. So the one who leaves reads none of
them any more, and the one who comes reads none until that respondent hands in anew; who does not, does not count. Once
the session began nobody can hand in: then the new leader works with the spread alone (decision 0035).
"""

from uuid import UUID

from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.acties.zelfscan.basis import een_afname
from tandem.acties.zelfscan.mensen import leiders
from tandem.models import Deelnemer
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamestand, waarom_geen_andere_leider


def vervang_leider(*, door: Actor, afname: UUID, leider: int | None) -> None:
    """Let somebody else lead; by who runs the wave. Twice is once.

    Raises ``Geweigerd``, ``NietGevonden``, and ``Ongeldig`` at ``leider`` for who cannot lead, or too late.
    """
    with schrijf_organisatie(door=door, wat="andere gespreksleider") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        rij = een_afname(sessie, afname)
        stand = Afnamestand(rij.stand)
        if reden := waarom_geen_andere_leider(stand):
            raise Ongeldig(leider=reden)
        if not any(een.medewerker == leider for een in leiders(sessie)) or leider is None:
            raise Ongeldig(leider="Kies iemand uit de lijst.")
        if leider == rij.leider_id:
            sessie.geen_gegevens()
            return
        rij.vorige_leider_id, rij.leider_id, rij.leider_sinds = rij.leider_id, leider, sessie.nu
        sessie.bewaar(rij)
        if stand is Afnamestand.VERZAMELEN:
            sessie.mijn(Deelnemer).filter(afname_id=rij.pk).update(ingeleverd_op=None)
        sessie.gebeurtenis("leider_vervangen", over=rij.openbaar)
