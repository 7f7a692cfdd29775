"""The facts of one request for consent, in an open session: who has a say, what each said last, what that makes today.

Who has a say comes from the database's own list (``tandem_stemmen``), the same that the key rule reads: a member at the
portal does not see every row on which it rests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.sleutelfeiten import hoedanigheid_van
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.models import Gezag, Lid, Toestemming, Toestemmingsantwoord
from tandem.regels.rechten import toestemming as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.toestemming import MEEBESLISSERS, Antwoordsoort, Stand, Toestemmingsfeit
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Stem

_Codes = dict[tuple[int | None, int | None], str]


@dataclass(frozen=True)
class Gever:
    """One who has a say: a member, or a holder of authority from outside; the last answer (None: silent).

    ``code``: the public id of that member or of the authority; empty where this reader does not see the row.
    """

    plek: int
    code: str
    hoedanigheid: Hoedanigheid
    lid: int | None
    gezag: int | None
    ja: bool | None

    @property
    def stem(self) -> Stem:
        """The voice, as the rule counts it."""
        return Stem(self.plek, self.hoedanigheid, self.ja)


@dataclass(frozen=True)
class Zaak:
    """One request with all that decides about it.

    ``vroeger``: who said yes and has no say today, as a parent who lost authority; the yes can still be taken back, or
    it would count again on the day that authority comes back.
    """

    feit: Toestemmingsfeit
    gevers: tuple[Gever, ...]
    ingetrokken: bool = False
    vroeger: tuple[Gever, ...] = ()

    @property
    def iedereen(self) -> tuple[Gever, ...]:
        """Who has a say, and who said yes when they had."""
        return self.gevers + self.vroeger

    def stand(self, vandaag: date) -> Stand:
        """How things are today."""
        return regel.stand(self.feit, zeggenschapstabel(), vandaag=vandaag, ingetrokken=self.ingetrokken)

    def met(self, gever: Gever, *, ja: bool) -> Toestemmingsfeit:
        """The same as if this one had just answered."""
        stemmen = (Stem(een.plek, een.hoedanigheid, ja if een.plek == gever.plek else een.ja) for een in self.gevers)
        return replace(self.feit, stemmen=tuple(stemmen))


def gevers_in(sessie: Sessie, lid: Lid, toestemming: Toestemming | None = None) -> tuple[Gever, ...]:
    """Who has a say about this member today, with what each said last to this request (none: nobody was asked)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT soort, gever, gezag, ja FROM tandem_stemmen(%s, %s, %s, %s) ORDER BY soort = 'zelf' DESC, 1, 2, 3",
            [lid.huishouden_id, lid.pk, toestemming.pk if toestemming else None, sessie.nu],
        )
        rijen = cursor.fetchall()
    codes = _codes(sessie, rijen)
    return tuple(
        Gever(plek, codes.get((gever, gezag), ""), hoedanigheid_van(soort), gever, gezag, ja)
        for plek, (soort, gever, gezag, ja) in enumerate(rijen)
    )


def _codes(sessie: Sessie, rijen: Iterable[tuple[str, int | None, int | None, bool | None]]) -> _Codes:
    """The public id of each who has a say, as far as this session sees them."""
    gezocht = {(rij[1], rij[2]) for rij in rijen}
    leden = sessie.van(Lid).filter(pk__in=[lid for lid, _ in gezocht if lid]).values_list("pk", "openbaar")
    gezag = sessie.van(Gezag).filter(pk__in=[nummer for _, nummer in gezocht if nummer]).values_list("pk", "openbaar")
    return {
        **{(pk, None): str(openbaar) for pk, openbaar in leden},
        **{(None, pk): str(openbaar) for pk, openbaar in gezag},
    }


def zaak_van(sessie: Sessie, rij: Toestemming, lid: Lid) -> Zaak:
    """Return one request with its facts as they are now."""
    gevers = gevers_in(sessie, lid, rij)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tandem_kan_wegen(%s, %s, %s), volledig_op, gestopt_op FROM tandem_toestemming_eerder(%s, %s, %s)",
            [rij.huishouden_id, lid.pk, sessie.nu, rij.huishouden_id, rij.pk, sessie.nu],
        )
        ((kan_wegen, volledig_op, gestopt_op),) = cursor.fetchall()
    feit = Toestemmingsfeit(
        frozenset(Laag(laag) for laag in rij.lagen), geboorte_van(lid), kan_wegen, rij.van, rij.tot,
        tuple(een.stem for een in gevers), volledig_op, gestopt_op,
    )  # fmt: skip
    laatste = sessie.van(Toestemmingsantwoord).filter(toestemming_id=rij.pk).exclude(antwoord=Antwoordsoort.GEGEVEN)
    nee = laatste.order_by("-op", "-id").values_list("antwoord", flat=True).first()
    return Zaak(feit, gevers, nee == Antwoordsoort.INGETROKKEN, _vroeger(sessie, rij, gevers))


def _vroeger(sessie: Sessie, rij: Toestemming, gevers: Sequence[Gever]) -> tuple[Gever, ...]:
    """Whose last answer was yes, and who has no say today."""
    gezegd = sessie.van(Toestemmingsantwoord).filter(toestemming_id=rij.pk, op__lte=sessie.nu).order_by("op", "id")
    laatste = {(een.gever_id, een.gezag_id): een for een in gezegd}
    nu = {(een.lid, een.gezag) for een in gevers}
    ja = [een for wie, een in laatste.items() if een.antwoord == Antwoordsoort.GEGEVEN and wie not in nu]
    codes = _codes(sessie, [("", een.gever_id, een.gezag_id, True) for een in ja])
    return tuple(
        Gever(
            plek, codes.get((een.gever_id, een.gezag_id), ""), Hoedanigheid(een.hoedanigheid), een.gever_id,
            een.gezag_id, True,
        )
        for plek, een in enumerate(ja, start=len(gevers))
    )  # fmt: skip


def nieuwe_zaak(sessie: Sessie, lid: Lid, *, lagen: Iterable[Laag], tot: date) -> Zaak:
    """A request as it is about to be made: nobody answered yet."""
    gevers = gevers_in(sessie, lid)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_kan_wegen(%s, %s, %s)", [lid.huishouden_id, lid.pk, sessie.nu])
        ((kan_wegen,),) = cursor.fetchall()
    stemmen = tuple(een.stem for een in gevers)
    feit = Toestemmingsfeit(frozenset(lagen), geboorte_van(lid), kan_wegen, sessie.vandaag, tot, stemmen)
    return Zaak(feit, gevers)


def meebeslissers(zaak: Zaak, vandaag: date) -> tuple[Gever, ...]:
    """Of whom an answer counts today, by the table."""
    tabel = zeggenschapstabel()
    return tuple(
        een
        for een in zaak.gevers
        if een.hoedanigheid in MEEBESLISSERS
        and regel.mag_antwoorden(zaak.feit, tabel, een.plek, vandaag=vandaag).toegestaan
    )


def namen_van_gevers(sessie: Sessie, gevers: Iterable[Gever], leden: Mapping[int, str]) -> dict[int, str]:
    """How each is called for this reader, by place; of a holder from outside the name or the organisation."""
    alle = list(gevers)
    buiten = {
        rij.pk: rij.drager_buiten or (rij.drager_organisatie.naam if rij.drager_organisatie else "")
        for rij in sessie.van(Gezag)
        .filter(pk__in=[een.gezag for een in alle if een.gezag])
        .select_related("drager_organisatie")
    }
    return {
        een.plek: (leden.get(een.lid, "") if een.lid else buiten.get(een.gezag or 0, ""))
        or een.hoedanigheid.omschrijving
        for een in alle
    }
