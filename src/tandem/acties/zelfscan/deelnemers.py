"""Respondents of a wave: inviting somebody with or without an account, and withdrawing an invitation."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.gastdeur import bewijs, merk_link, nieuwe_code, nieuwe_link
from tandem.acties.keuring import kies
from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.acties.zelfscan.basis import te_beheren, voeg_toe
from tandem.models import Deelnemer
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.zelfscan.afname import LANGSTE_LINK, Deelnemersgroep


@dataclass(frozen=True)
class Linkgegeven:
    """A fresh link with its code: shown once, and never stored."""

    link: str
    code: str


def nodig_collega_uit(*, door: Actor, afname: UUID, medewerker: int | None, groep: str, verzoek: UUID | None) -> None:
    """Invite somebody with an account. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``, ``AlGedaan``."""
    with schrijf_organisatie(door=door, wat="deelnemer uitnodigen", verzoek=verzoek) as sessie:
        rij = te_beheren(sessie, afname)
        if medewerker is None:
            raise Ongeldig(medewerker="Kies wie u uitnodigt.")
        eerder = sessie.mijn(Deelnemer).filter(afname_id=rij.pk, medewerker_id=medewerker).first()
        if eerder is not None and eerder.ingetrokken_op is None:
            raise Ongeldig(medewerker="Deze persoon is al uitgenodigd.")
        if eerder is not None:
            eerder.ingetrokken_op = None
            sessie.bewaar(eerder)
        else:
            voeg_toe(sessie, rij, [(medewerker, groep)])
        sessie.gebeurtenis("deelnemer_uitgenodigd", over=rij.openbaar)


def nodig_uit_met_link(*, door: Actor, afname: UUID, naam: str, groep: str, verzoek: UUID | None) -> Linkgegeven:
    """Invite somebody without an account; link and code are in the answer once. Raises as ``nodig_collega_uit``."""
    with schrijf_organisatie(door=door, wat="deelnemer uitnodigen", verzoek=verzoek) as sessie:
        rij = te_beheren(sessie, afname)
        if not naam.strip():
            raise Ongeldig(naam="Vul in wie u uitnodigt.")
        link, code = nieuwe_link(), nieuwe_code()
        einde = timezone.make_aware(datetime.combine(rij.invullen_tot, time.max))
        sessie.bewaar(
            Deelnemer(
                afname=rij,
                naam=naam.strip(),
                groep=kies(Deelnemersgroep, groep, "groep").value,
                link_merk=merk_link(link),
                code_merk=bewijs(link, code).code_merk,
                vervalt_op=min(einde, sessie.nu + LANGSTE_LINK),
            )
        )
        sessie.gebeurtenis("deelnemer_uitgenodigd", over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return Linkgegeven(link, code)


def trek_deelnemer_in(*, door: Actor, afname: UUID, deelnemer: UUID) -> None:
    """Withdraw an invitation; what was filled in stays stored and does not count. Twice is once."""
    with schrijf_organisatie(door=door, wat="deelnemer intrekken") as sessie:
        rij = te_beheren(sessie, afname)
        wie = sessie.mijn(Deelnemer).filter(afname_id=rij.pk, openbaar=deelnemer).first()
        if wie is None:
            raise NietGevonden
        if wie.ingetrokken_op is not None:
            sessie.geen_gegevens()
            return
        wie.ingetrokken_op = sessie.nu
        sessie.bewaar(wie)
        sessie.gebeurtenis("deelnemer_ingetrokken", over=rij.openbaar)
