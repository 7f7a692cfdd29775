"""A request as its readers see it: lists, one request with its steps, and what may be done with it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import is_heel
from tandem.acties.huishouden.gezag import naam_van_houder
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Gezag, Lid, Maatregel, Rechtsverzoek, Rechtsverzoekstap, Regel
from tandem.regels.casus.termijn import bereken_termijn
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten import verzoek as regels
from tandem.regels.rechten.klacht import Klachtroute, Routesoort
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.verzoek import (
    LOOPT,
    STAP_GEDAAN,
    Verzoekfeit,
    Verzoekregel,
    Verzoeksoort,
    Verzoekstand,
    Verzoekstap,
    Weigergrond,
)
from tandem.regels.rechten.verzoekbuiten import Nagekeken


@dataclass(frozen=True)
class Stapregel:
    """One step in words. ``grond``: why it was refused."""

    stap: Verzoekstap
    naam: str
    op: datetime
    wie: str
    tekst: str
    grond: Weigergrond | None


@dataclass(frozen=True)
class Vanbuiten:
    """Who asked, where that is no member: the holder of an authority, and how it was made sure who that is."""

    naam: str
    soort: Gezagssoort
    nagekeken: Nagekeken
    nagekeken_op: date


@dataclass(frozen=True)
class Verzoekbeeld:
    """One request as shown. ``uiterlijk`` None: nobody verified a term. ``over``, ``vrager``: numbers of members.

    ``buiten``: who asked, where that is no member; then ``vrager`` is 0.
    """

    openbaar: UUID
    regel: Verzoekregel
    over: int
    vrager: int
    tekst: str
    bij: str
    ontvangen_op: date
    stand: Verzoekstand
    uiterlijk: date | None
    verlengd: bool
    dagen_te_laat: int
    stappen: tuple[Stapregel, ...]
    versie: int
    buiten: Vanbuiten | None = None

    @property
    def loopt(self) -> bool:
        """Whether the answer is still to come."""
        return self.stand in LOOPT

    @property
    def als_pdf(self) -> bool:
        """Whether there is something to read and print."""
        return self.stand is Verzoekstand.TOEGEWEZEN and self.regel.soort in regels.ALS_PDF

    @property
    def als_bestand(self) -> bool:
        """Whether there is a file for a computer."""
        return self.stand is Verzoekstand.TOEGEWEZEN and self.regel.soort in regels.ALS_BESTAND


def verzoekregel(soort: Verzoeksoort) -> Verzoekregel:
    """Return what content says of a kind of request."""
    return catalogus().verzoeksoorten[soort.value]


def verzoekregels() -> tuple[Verzoekregel, ...]:
    """Return every kind of request, in the order of the content."""
    return tuple(catalogus().verzoeksoorten.values())


def uiterlijk(termijn: str, vanaf: date) -> date | None:
    """Return by when, counted from a day, by a term of the content; None where nobody verified one."""
    soort = catalogus().termijnen.get(termijn)
    return bereken_termijn(soort, vanaf).uiterlijk if soort else None


def weigergronden(soort: Verzoeksoort) -> tuple[Weigergrond, ...]:
    """Return the grounds that content names for a kind, verified or not."""
    return tuple(grond for grond in catalogus().weigergronden.values() if soort in grond.soorten)


def wegen_na_weigering() -> tuple[Klachtroute, ...]:
    """Return where somebody can go who disagrees: support, complaint, supervisor, court."""
    anders = (Routesoort.TUCHTRECHT,)
    return tuple(weg for weg in catalogus().klachtroutes.values() if weg.soort not in anders)


def bij_regel(nummer: int | None) -> dict[str, int | bool]:
    """Return the filter for requests about this line, or about none."""
    return {"regel_id__isnull": True} if nummer is None else {"regel_id": nummer}


def beelden_in(sessie: Sessie, rijen: Iterable[Rechtsverzoek]) -> tuple[Verzoekbeeld, ...]:
    """Return requests as shown, and note that they were read. Two queries, however many."""
    alle = list(rijen)
    for rij in alle:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    stappen: dict[int, list[Rechtsverzoekstap]] = {}
    gezet = sessie.van(Rechtsverzoekstap).filter(verzoek_id__in=[rij.pk for rij in alle]).select_related("auteur")
    for stap in gezet.order_by("id"):
        stappen.setdefault(stap.verzoek_id, []).append(stap)
    bij = {rij.pk: rij for rij in sessie.van(Regel).filter(pk__in=[rij.regel_id for rij in alle if rij.regel_id])}
    for regel in bij.values():
        sessie.inzage(laag=Laag(regel.laag), leden=regel.betreft, niet_zichtbaar_voor=regel.niet_zichtbaar_voor)
    buiten = _van_buiten(sessie, alle)
    return tuple(replace(_beeld(sessie, rij, stappen.get(rij.pk, []), bij), buiten=buiten.get(rij.pk)) for rij in alle)


def _van_buiten(sessie: Sessie, rijen: list[Rechtsverzoek]) -> dict[int, Vanbuiten]:
    """Who asked, of those that no member made. One query, none where there are none."""
    zulke = [rij for rij in rijen if rij.gezag_id is not None]
    if not zulke:
        return {}
    houders = sessie.van(Gezag).select_related("drager_organisatie").filter(pk__in=[rij.gezag_id for rij in zulke])
    gezag = {rij.pk: rij for rij in houders}
    return {
        rij.pk: Vanbuiten(
            naam_van_houder(gezag[rij.gezag_id], {}), Gezagssoort(gezag[rij.gezag_id].soort), Nagekeken(rij.nagekeken),
            rij.nagekeken_op,
        )
        for rij in zulke
        if rij.gezag_id in gezag and rij.nagekeken_op is not None
    }  # fmt: skip


def _beeld(
    sessie: Sessie, rij: Rechtsverzoek, stappen: list[Rechtsverzoekstap], bij: Mapping[int, Regel]
) -> Verzoekbeeld:
    stand, tekst = Verzoekstand(rij.stand), bij.get(rij.regel_id or 0)
    laat = (sessie.vandaag - rij.uiterlijk).days if rij.uiterlijk and stand in LOOPT else 0
    return Verzoekbeeld(
        openbaar=rij.openbaar,
        regel=verzoekregel(Verzoeksoort(rij.soort)),
        over=rij.lid_id,
        vrager=rij.vrager_id or 0,
        tekst=rij.tekst or "",
        bij=tekst.tekst if tekst else "",
        ontvangen_op=rij.ontvangen_op,
        stand=stand,
        uiterlijk=rij.uiterlijk,
        verlengd=rij.verlengd,
        dagen_te_laat=max(0, laat),
        stappen=tuple(_stap(een) for een in stappen),
        versie=rij.versie,
    )


def _stap(rij: Rechtsverzoekstap) -> Stapregel:
    soort = Verzoekstap(rij.soort)
    return Stapregel(
        soort, STAP_GEDAAN[soort], timezone.localtime(rij.op), rij.auteur.naam if rij.auteur else "", rij.tekst,
        catalogus().weigergronden.get(rij.grond),
    )  # fmt: skip


def feit_van(sessie: Sessie, rij: Rechtsverzoek) -> Verzoekfeit:
    """Return a request as the rule judges it now."""
    soort = Verzoeksoort(rij.soort)
    bij = nu_geldend(sessie, rij)
    return Verzoekfeit(
        verzoekregel(soort), Verzoekstand(rij.stand), rij.verlengd, rij.uiterlijk, bij.tekst if bij else None,
        _staat_in_de_weg(sessie, rij) if soort is Verzoeksoort.VERNIETIGING else (),
    )  # fmt: skip


def nu_geldend(sessie: Sessie, rij: Rechtsverzoek) -> Regel | None:
    """Return the version that holds now of the line that a request names; None where it names none, or it moved."""
    nummer = rij.regel_id
    while nummer is not None:
        regel = sessie.van(Regel).filter(pk=nummer).first()
        if regel is None or regel.vervallen_op is None:
            return regel
        nummer = sessie.van(Regel).filter(vervangt_id=nummer).values_list("pk", flat=True).first()
    return None


def _staat_in_de_weg(sessie: Sessie, rij: Rechtsverzoek) -> tuple[str, ...]:
    """Why the file cannot go: it is in use, or also about somebody who did not ask for it."""
    if not is_heel(sessie):
        return ("U bent betrokken bij een deel van dit huishouden. Vraag het vaste gezicht om hierover te beslissen.",)
    maatregelen = sessie.van(Maatregel).only("van", "tot")
    in_gebruik = sessie.van(Casus).filter(afgerond_op=None).exists() or any(
        in_kracht(een.van, een.tot, sessie.vandaag) for een in maatregelen
    )
    goed = [stand.value for stand in (*LOOPT, Verzoekstand.TOEGEWEZEN)]
    gevraagd = sessie.van(Rechtsverzoek).filter(soort=rij.soort, stand__in=goed).values_list("lid_id", flat=True)
    anderen = sessie.van(Lid).exclude(pk__in=[*gevraagd, rij.lid_id])
    zonder = [lid.voornaam or "iemand zonder bekende naam" for lid in anderen]
    return regels.staat_vernietigen_in_de_weg(in_gebruik=in_gebruik, zonder_verzoek=zonder)
