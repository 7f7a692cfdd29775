"""What members wrote at the portal, for the professional: own views, questions, support persons; reading, answering."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.eigen import ANTWOORD, KIJK, LANGST, NIET_HERKEND, STEUN, VRAAG
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.contactwijze import Wijzebeeld, wijzen_in
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.termijn import rond_termijn_af
from tandem.models import Lid, Regel, Termijn
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig

SOORTEN = (KIJK, VRAAG, STEUN)
VEILIGHEIDSWERK = ("portaal_account_gezien", "portaal_code_geraden")
MEESTE = 200


@dataclass(frozen=True)
class Bericht:
    """Something that a member wrote. ``bij``: the line that it is about; ``open``: nobody answered or read it yet."""

    openbaar: UUID
    soort: str
    wie: str
    op: date
    tekst: str
    niet_herkend: bool
    bij: str
    antwoord: str
    open: bool


@dataclass(frozen=True)
class Let:
    """Somebody saw an account, or guessed at a code: for whom, since when, and how that person is reached."""

    openbaar: UUID
    soort: str
    wie: str
    op: date
    wijze: Wijzebeeld


@dataclass(frozen=True)
class Post:
    """The page: what is dangerous first, then what members wrote, the newest first."""

    kop: Dossierkop
    let_op: tuple[Let, ...]
    berichten: tuple[Bericht, ...]


def lees_post(*, door: Actor, huishouden: UUID) -> Post:
    """Return what members of this household wrote at the portal, as far as the keys show."""
    with deur.lees(door=door, doel=Doel.HULP, wat="berichten uit Mijn Tandem", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie)
        rijen = list(sessie.van(Regel).filter(bij_soort__in=SOORTEN, vervallen_op=None).order_by("-id")[:MEESTE])
        gegeven = sessie.van(Regel).filter(bij_soort=ANTWOORD, bij__in=[r.pk for r in rijen])
        antwoorden = {rij.bij: rij.tekst for rij in gegeven.order_by("id")}
        over = sessie.van(Regel).filter(pk__in=[rij.bij for rij in rijen if rij.bij_soort == KIJK])
        teksten = {rij.pk: rij.tekst for rij in over}
        wacht = set(_open(sessie).values_list("bij", flat=True))
        for rij in rijen:
            sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        berichten = tuple(_bericht(rij, kop, teksten, antwoorden, wacht) for rij in rijen)
        return Post(kop, _let_op(sessie, kop), berichten)


def _open(sessie: Sessie):  # type: ignore[no-untyped-def]  # a queryset of dates, inside this module only
    return sessie.van(Termijn).filter(soort__startswith="portaal_", bij_soort="regel", afgerond_op=None)


def _bericht(
    rij: Regel, kop: Dossierkop, teksten: dict[int, str], antwoorden: dict[int, str], wacht: set[int]
) -> Bericht:
    return Bericht(
        openbaar=rij.openbaar,
        soort=rij.bij_soort,
        wie=kop.namen([rij.stem_id or 0]),
        op=rij.op,
        tekst=rij.tekst,
        niet_herkend=rij.aard == NIET_HERKEND,
        bij=teksten.get(rij.bij, "") if rij.bij_soort == KIJK else "",
        antwoord=antwoorden.get(rij.pk, ""),
        open=rij.pk in wacht,
    )


def _let_op(sessie: Sessie, kop: Dossierkop) -> tuple[Let, ...]:
    rijen = list(sessie.van(Termijn).filter(soort__in=VEILIGHEIDSWERK, afgerond_op=None).order_by("id"))
    wijzen = {een.lid: een for een in wijzen_in(sessie, {rij.bij for rij in rijen}, kop)}
    return tuple(Let(rij.openbaar, rij.soort, kop.namen([rij.bij]), rij.begon_op, wijzen[rij.bij]) for rij in rijen)


def beantwoord(*, door: Actor, huishouden: UUID, bericht: UUID, tekst: str = "", verzoek: UUID | None = None) -> None:
    """Answer a question, or say that the rest was read; it leaves the work list.

    Raises ``Ongeldig`` for a question without an answer, ``NietGevonden`` for anything that a member did not write.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="antwoorden in Mijn Tandem", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        rij = sessie.een(Regel, bericht)
        if rij.bij_soort not in SOORTEN:
            raise NietGevonden
        is_vraag = rij.bij_soort == VRAAG
        kaal = tekst.strip() if is_vraag else ""
        if is_vraag and not kaal:
            raise Ongeldig(tekst="Schrijf uw antwoord op.")
        if len(kaal) > LANGST:
            raise Ongeldig(tekst=f"Dit is te lang. Gebruik hoogstens {LANGST} tekens.")
        if kaal:
            _antwoord(sessie, rij, kaal)
        rond_termijn_af(sessie, rij)
        sessie.gebeurtenis(
            "portaal_antwoord" if kaal else "portaal_gelezen",
            laag=Laag(rij.laag),
            betreft=rij.betreft,
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        )


def _antwoord(sessie: Sessie, vraag: Regel, tekst: str) -> None:
    sessie.bewaar(
        Regel(
            laag=vraag.laag,
            betreft=list(vraag.betreft),
            niet_zichtbaar_voor=list(vraag.niet_zichtbaar_voor),
            soort="feit",
            tekst=tekst,
            op=sessie.vandaag,
            bron=sessie.door.naam,
            bij_soort=ANTWOORD,
            bij=vraag.pk,
        )
    )


def handel_af(*, door: Actor, huishouden: UUID, werk: UUID, verzoek: UUID | None = None) -> None:
    """Say that somebody whose account was seen, or whose code was guessed, was reached. Raises ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="veilig contact na melding", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        rij = sessie.een(Termijn, werk)
        if rij.soort not in VEILIGHEIDSWERK:
            raise NietGevonden
        wie = sessie.van(Lid).get(pk=rij.bij)
        rond_termijn_af(sessie, wie, soort=rij.soort)
        sessie.gebeurtenis("portaal_gelezen", betreft=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
