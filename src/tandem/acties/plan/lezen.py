"""Reading the plan: the page, one older version, and the piece for the overview of the household."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import betrokkenen_in, geboortes
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.vragen import OPEN_TERMIJNEN
from tandem.acties.plan.afspreken import ANTWOORDEN, antwoorden_op
from tandem.acties.plan.basis import EVALUEREN, NAVRAGEN, STAP
from tandem.acties.plan.beeld import (
    Antwoordbeeld,
    Doelbeeld,
    Evaluatiebeeld,
    Hulpbeeld,
    Planblad,
    Stapbeeld,
    Versiebeeld,
)
from tandem.acties.plan.hulp import naam_van
from tandem.acties.schaal import Scoreweergave, lees_scores
from tandem.acties.vraag import Vraag
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Actie, Doel, Evaluatie, Hulpvraag, Organisatie, Plan
from tandem.models.basis import Item
from tandem.regels.plan import plan as regel
from tandem.regels.plan.evaluatie import Evaluatiebesluit, Stopreden
from tandem.regels.plan.plan import Planstand
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel as Waarvoor
from tandem.regels.rechten.lagen import Laag, sleutel
from tandem.regels.rechten.oordeel import NietGevonden

Dagen = Mapping[tuple[str, int], date]


def lees_plan(
    *, door: Actor, huishouden: UUID, plan: UUID | None = None, wat: str = "plan lezen", doel: Waarvoor = Waarvoor.HULP
) -> Planblad:
    """Return the newest version of the plan, or the one asked for. A fixed number of queries.

    Raises ``NietGevonden``; ``Geweigerd`` without a key to the plan.
    """
    with deur.lees(door=door, doel=doel, wat=wat, huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        return plan_in(sessie, lees_kop(sessie), plan)


def plan_in(sessie: Sessie, kop: Dossierkop, gevraagd: UUID | None = None) -> Planblad:
    """Return the plan of the running (or last) case within an open session."""
    versies = _versies(sessie, kop)
    plan = next((rij for rij in versies if gevraagd in (None, rij.openbaar)), None)
    if gevraagd is not None and plan is None:
        raise NietGevonden
    if plan is not None:
        sessie.alvast(_STAPPEN, ANTWOORDEN, plan=plan.pk)
    dagen = _dagen(sessie)
    stappen = _stappen(sessie, kop, plan, dagen)
    return Planblad(
        kop=kop,
        plan=_versie(plan) if plan else None,
        versie=plan.versie if plan else 0,
        thuis=plan.thuis_bewaren if plan else "",
        doelen=_doelen(sessie, kop, plan, stappen) if plan else (),
        losse_stappen=tuple(stappen.get(0, ())),
        hulp=_hulp(sessie, kop, dagen),
        antwoorden=_antwoorden(sessie, kop, plan) if plan else (),
        evaluaties=_evaluaties(sessie, plan) if plan else (),
        versies=tuple(_versie(rij) for rij in versies),
        evalueren_op=dagen.get(("plan", plan.pk)) if plan else None,
        heel=sleutel(sessie.huishouden or 0, Laag.PLAN) not in sessie.bos.deel and not sessie.bos.namens,
        lezer=sessie.door.naam,
    )


_PLANNEN = Vraag(Plan, lambda rijen, casus: rijen.filter(casus_id=casus).order_by("-versienummer"))
_DOELEN = Vraag(Doel, lambda rijen, casus: rijen.filter(plan__casus_id=casus).order_by("volgorde", "id"))
_STAPPEN = Vraag(Actie, lambda rijen, plan: rijen.filter(plan_id=plan).select_related("medewerker").order_by("id"))
_HULP = Vraag(
    Hulpvraag,
    lambda rijen, casus: rijen.filter(casus_id=casus).select_related("aanbieder").order_by("gevraagd_op"),
)
_EVALUATIES = Vraag(Evaluatie, lambda rijen, casus: rijen.filter(plan__casus_id=casus).order_by("-op", "-id"))


def _versies(sessie: Sessie, kop: Dossierkop) -> list[Plan]:
    sessie.inzage(laag=Laag.PLAN)
    if kop.casus is None:
        return []
    sessie.alvast(_PLANNEN, _DOELEN, _HULP, _EVALUATIES, casus=kop.casus.id)
    return sessie.vraag(_PLANNEN, casus=kop.casus.id)


def _versie(rij: Plan) -> Versiebeeld:
    stand = Planstand(rij.stand)
    return Versiebeeld(
        rij.openbaar, rij.versienummer, rij.stand, stand.omschrijving, rij.afgesproken_op, rij.begonnen_op
    )


def _dagen(sessie: Sessie) -> Dagen:
    open_rijen = sessie.vraag(OPEN_TERMIJNEN)
    soorten = (STAP, EVALUEREN, NAVRAGEN)
    return {(rij.bij_soort, rij.bij): rij.vervalt_op for rij in open_rijen if rij.soort in soorten}


def _gelezen(sessie: Sessie, rijen: Iterable[Item]) -> None:
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)


def _stappen(sessie: Sessie, kop: Dossierkop, plan: Plan | None, dagen: Dagen) -> dict[int, list[Stapbeeld]]:
    """Steps per goal; 0 for those without one, or with one that this reader does not see."""
    if plan is None:
        return {}
    zichtbaar = {rij.pk for rij in sessie.vraag(_DOELEN, casus=plan.casus_id) if rij.plan_id == plan.pk}
    rijen = sessie.vraag(_STAPPEN, plan=plan.pk)
    _gelezen(sessie, rijen)
    uit: dict[int, list[Stapbeeld]] = {}
    for rij in rijen:
        bij = rij.doel_id if rij.doel_id in zichtbaar else 0
        uit.setdefault(bij or 0, []).append(_stap(sessie, kop, rij, dagen.get(("actie", rij.pk))))
    return uit


def _stap(sessie: Sessie, kop: Dossierkop, rij: Actie, uiterlijk: date | None) -> Stapbeeld:
    wie = rij.wie_anders or (rij.medewerker.naam if rij.medewerker else "")
    als_regel = regel.Actie(rij.tekst, uiterlijk, rij.lid_id, None, "", rij.gedaan_op, rij.vervallen_op)
    return Stapbeeld(
        openbaar=rij.openbaar,
        tekst=rij.tekst,
        wie=wie or kop.namen([rij.lid_id] if rij.lid_id else []),
        lid=rij.lid_id,
        van_mij=rij.medewerker_id == sessie.door.medewerker,
        uiterlijk=uiterlijk,
        stand=regel.stand_van_actie(als_regel, sessie.vandaag),
        klaar_op=rij.gedaan_op or rij.vervallen_op,
        verborgen_voor=tuple(rij.niet_zichtbaar_voor),
        versie=rij.versie,
    )


def _doelen(
    sessie: Sessie, kop: Dossierkop, plan: Plan, stappen: Mapping[int, list[Stapbeeld]]
) -> tuple[Doelbeeld, ...]:
    """Goals of one version, each with the figures given to it in every version: one query for all goals of the case."""
    alle = sessie.vraag(_DOELEN, casus=plan.casus_id)
    vorige = {rij.pk: rij.vorige_id for rij in alle}
    rijen = [rij for rij in alle if rij.plan_id == plan.pk]
    _gelezen(sessie, rijen)
    scores: dict[int, list[Scoreweergave]] = {}
    for score in lees_scores(sessie, bij_soort="doel", bij=vorige):
        scores.setdefault(score.bij, []).append(score)
    return tuple(_doel(sessie, kop, rij, _keten(rij.pk, vorige, scores), stappen.get(rij.pk, [])) for rij in rijen)


def _keten(
    doel: int | None, vorige: Mapping[int, int | None], scores: Mapping[int, list[Scoreweergave]]
) -> tuple[Scoreweergave, ...]:
    uit: list[Scoreweergave] = []
    while doel is not None and doel in vorige:
        uit += scores.get(doel, [])
        doel = vorige[doel]
    return tuple(sorted(uit, key=lambda score: score.dag))


def _doel(
    sessie: Sessie, kop: Dossierkop, rij: Doel, scores: tuple[Scoreweergave, ...], stappen: list[Stapbeeld]
) -> Doelbeeld:
    eigen = [score.cijfer for score in scores if score.stemsoort == "lid"]
    als_regel = regel.Doel(rij.tekst, rij.goed_genoeg, rij.losgelaten_op)
    return Doelbeeld(
        openbaar=rij.openbaar,
        tekst=rij.tekst,
        van=kop.namen([rij.van_lid_id]) if rij.van_lid_id else "iedereen samen",
        van_lid=rij.van_lid_id,
        goed_genoeg=rij.goed_genoeg,
        stand=regel.stand_van_doel(als_regel, eigen[-1] if eigen else None, sessie.vandaag),
        bereikt_op=rij.bereikt_op,
        losgelaten_op=rij.losgelaten_op,
        scores=scores,
        stappen=tuple(stappen),
        verborgen_voor=tuple(rij.niet_zichtbaar_voor),
        versie=rij.versie,
    )


def _hulp(sessie: Sessie, kop: Dossierkop, dagen: Dagen) -> tuple[Hulpbeeld, ...]:
    if kop.casus is None:
        return ()
    rijen = sessie.vraag(_HULP, casus=kop.casus.id)
    _gelezen(sessie, rijen)
    return tuple(_hulpbeeld(sessie, rij, dagen.get(("hulpvraag", rij.pk))) for rij in rijen)


def _hulpbeeld(sessie: Sessie, rij: Hulpvraag, navragen_op: date | None) -> Hulpbeeld:
    vorm = catalogus().hulpvormen.get(rij.hulpvorm)
    wacht = regel.wachttijd(regel.Hulp(rij.gevraagd_op, rij.gestart_op, rij.gestopt_op), sessie.vandaag)
    return Hulpbeeld(
        openbaar=rij.openbaar,
        naam=naam_van(rij.hulpvorm),
        gebied=vorm.gebied if vorm else "Anders",
        wet=(vorm.wet or "") if vorm else "",
        voor=tuple(rij.betreft),
        aanbieder=rij.aanbieder.naam if rij.aanbieder else rij.aanbieder_buiten or "",
        gevraagd_op=rij.gevraagd_op,
        gestart_op=rij.gestart_op,
        gestopt_op=rij.gestopt_op,
        stopreden=Stopreden(rij.stopreden).omschrijving if rij.stopreden else "",
        wacht=wacht.in_woorden if wacht else "niet begonnen",
        dagen=wacht.dagen if wacht and wacht.loopt else None,
        navragen_op=navragen_op,
        verborgen_voor=tuple(rij.niet_zichtbaar_voor),
        versie=rij.versie,
    )


def _antwoorden(sessie: Sessie, kop: Dossierkop, plan: Plan) -> tuple[Antwoordbeeld, ...]:
    gegeven = antwoorden_op(sessie, plan)
    _gelezen(sessie, gegeven.values())
    bekend = geboortes(kop.leden)
    moet = regel.nog_te_vragen(bekend, {}, sessie.vandaag)
    return tuple(
        Antwoordbeeld(
            lid=lid.id,
            naam=lid.roepnaam,
            antwoord=(rij := gegeven.get(lid.id)) and rij.antwoord or str(regel.Instemming.NIET_GEVRAAGD),
            tekst=(rij and rij.tekst) or "",
            op=rij.op if rij else None,
            moet=lid.id in moet,
        )
        for lid in kop.leden
        if lid.id in bekend and (lid.id in moet or lid.id in gegeven or lid.geboortedatum_soort != "ongeboren")
    )


def _evaluaties(sessie: Sessie, plan: Plan) -> tuple[Evaluatiebeeld, ...]:
    rijen = sessie.vraag(_EVALUATIES, casus=plan.casus_id)
    _gelezen(sessie, rijen)
    return tuple(
        Evaluatiebeeld(
            rij.op, rij.wat_gaat_goed or "", rij.wat_anders or "", Evaluatiebesluit(rij.besluit).omschrijving
        )
        for rij in rijen
    )


def lees_keuzes(*, door: Actor, huishouden: UUID) -> tuple[Planblad, tuple[tuple[int, str], ...]]:
    """Return the plan with the colleagues who are involved now and log in themselves: (id, name) for a form."""
    with deur.lees(door=door, doel=Waarvoor.HULP, wat="plan lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        blad = plan_in(sessie, lees_kop(sessie))
        collegas = {b.medewerker: b.naam for b in betrokkenen_in(sessie, alleen_nu=True) if b.medewerker}
        collegas.setdefault(sessie.door.medewerker, sessie.door.naam)
        return blad, tuple(sorted(collegas.items(), key=lambda paar: paar[1]))


def aanbieders(hulpvorm_soorten: Iterable[str] = ()) -> tuple[tuple[int, str], ...]:
    """Return the organisations that can give help: (id, name), for a form. No household data."""
    soorten = set(hulpvorm_soorten) or {s for vorm in catalogus().hulpvormen.values() for s in vorm.organisatiesoorten}
    rijen = Organisatie.objects.filter(soort__in=[str(soort) for soort in soorten]).order_by("naam")
    return tuple((rij.pk, rij.naam) for rij in rijen)


def hulpvormen() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the kinds of help per field (youth, Wmo, vGGZ, debts, housing, ...), for a form."""
    groepen: dict[str, list[tuple[str, str]]] = {}
    for code, vorm in catalogus().hulpvormen.items():
        groepen.setdefault(vorm.gebied, []).append((code, vorm.naam))
    return tuple((gebied, tuple(keuzes)) for gebied, keuzes in groepen.items())
