"""One plan closes and the next begins: what was closed stays as it was, by the action and by wall 2 alone."""

import threading
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.bouwstenen import planwissel
from tandem.acties.bouwstenen.kernteam import lees_kernteam
from tandem.acties.bouwstenen.plan import (
    lees_andere_plannen,
    lees_plan,
    lees_plan_met,
    lees_plan_van,
    lees_regelplekken,
)
from tandem.acties.bouwstenen.planwissel import begin_plan, lees_begin, sluit_plan
from tandem.acties.bouwstenen.regels import (
    Planinvoer,
    leg_voortgang_vast,
    schrijf_plan,
    stop_regel,
    voeg_regel_toe,
    wijzig_regel,
)
from tandem.acties.gemeente.overzicht import lees_gemeente
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.models import Verbeterplan, Verbeterregel, Voortgangsnotitie
from tandem.regels.bouwstenen.plan import Regelstand
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_plan import INVOER

pytestmark = pytest.mark.usefixtures("db")

BRACHT = "Wij wachten minder op elkaar."


@pytest.fixture
def gemeente():
    return org.gemeente()


@pytest.fixture
def adviseur(gemeente):
    return gemeente.actor()


def anders(wat, **velden):
    return replace(INVOER, regel=replace(INVOER.regel, wat=wat, **velden))


def sluit(door, plan=None, **anders):
    nummer = plan or lees_plan(door=door).plan
    waarden = {"op": timezone.localdate(), "opbrengst": BRACHT} | anders
    return sluit_plan(door=door, plan=nummer, **waarden)


def gesloten(door):
    """A closed plan with a line in each state; the ids of the lines by state."""
    regels = {stand: voeg_regel_toe(door=door, invoer=anders(stand.value)) for stand in Regelstand}
    for stand in (Regelstand.BEZIG, Regelstand.KLAAR):
        leg_voortgang_vast(door=door, regel=regels[stand], stand=stand.value, tekst="Gezegd.")
    stop_regel(door=door, regel=regels[Regelstand.GESTOPT], waarom="Het kan niet.")
    return sluit(door), regels


def test_what_is_closed_stays_to_be_read_and_the_next_goes_on_with_what_was_chosen(gemeente, adviseur):
    plan, regels = gesloten(adviseur)
    toen = lees_plan_van(door=adviseur, plan=plan)
    assert (toen.gesloten_op, toen.opbrengst, toen.eigen) == (timezone.localdate(), BRACHT, True)
    leeg = lees_plan(door=adviseur)
    assert (leeg.plan, leeg.regels, leeg.tussen_plannen) == (None, (), True)
    assert [een.plan for een in leeg.andere] == [plan]
    begin = lees_begin(door=adviseur)
    assert (begin.loopt, {een.regel.stand for een in begin.open_}) == (False, {Regelstand.GEPLAND, Regelstand.BEZIG})
    nieuw = begin_plan(door=adviseur, naam="Plan 2027", mee=[regels[Regelstand.BEZIG]])
    blad = lees_plan(door=gemeente.actor("bestuurder"))
    assert (blad.plan, blad.naam, blad.tussen_plannen) == (nieuw, "Plan 2027", False)
    (verder,) = blad.regels
    assert (verder.regel, verder.actie) == (replace(INVOER.regel, wat="bezig", stand=Regelstand.BEZIG), INVOER.actie)
    assert (verder.eerder.openbaar, verder.eerder.plan, verder.eerder.gesloten) == (
        regels[Regelstand.BEZIG],
        plan,
        True,
    )
    assert verder.notities == ()
    oud = lees_plan_van(door=adviseur, plan=plan)
    assert {een.openbaar: een.regel.stand for een in oud.regels} == {regel: stand for stand, regel in regels.items()}
    gevolgd = {een.openbaar: een.verder.openbaar for een in oud.regels if een.verder}
    assert gevolgd == {regels[Regelstand.BEZIG]: verder.openbaar}
    assert [een.tekst for een in oud.regel(regels[Regelstand.BEZIG]).notities] == ["Gezegd."]
    assert [een.plan for een in oud.andere] == [nieuw]


def test_the_history_tells_it_in_sentences(adviseur):
    _, regels = gesloten(adviseur)
    begin_plan(door=adviseur, naam="Plan 2027", mee=[regels[Regelstand.BEZIG]])
    zinnen = " ".join(een.zin for een in lees_gemeente(door=adviseur).verhaal)
    assert "sluit het verbeterplan (Plan vanaf" in zinnen
    assert "Acties die nog open stonden: 2." in zinnen
    assert "begint een nieuw verbeterplan: Plan 2027. Acties die meegaan: 1." in zinnen
    assert "neemt mee naar het nieuwe verbeterplan: bezig" in zinnen


def test_what_others_refer_to_is_the_plan_that_runs(gemeente, adviseur):
    _, regels = gesloten(adviseur)
    voeg = begin_plan(door=adviseur, naam="Plan 2027")
    regel = voeg_regel_toe(door=adviseur, invoer=anders("nieuw", eind=timezone.localdate() - timedelta(days=1)))
    overzicht = lees_gemeente(door=adviseur)
    assert (overzicht.plan.plan, overzicht.te_laat) == (voeg, 1)
    punten = [punt.regel.openbaar for _, deel in lees_kernteam(door=adviseur).agenda for punt in deel if punt.regel]
    assert punten == [regel]
    plekken = lees_regelplekken(door=adviseur)
    assert {nummer for nummer, plek in plekken.items() if plek.gesloten} == set(regels.values())
    assert plekken[regel].plan == voeg
    assert lees_regelplekken(door=gemeente.actor("casusregisseur")) == plekken


@pytest.mark.parametrize("rol", ["bestuurder", "casusregisseur", "clientenraadslid"])
def test_who_only_reads_plans_closes_and_begins_nothing(gemeente, adviseur, rol):
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    lezer, plan = gemeente.actor(rol), lees_plan(door=adviseur).plan
    with pytest.raises(Geweigerd):
        sluit(lezer, plan)
    sluit(adviseur)
    for doe in (lambda: begin_plan(door=lezer, naam="Plan 2"), lambda: lees_begin(door=lezer)):
        with pytest.raises(Geweigerd):
            doe()
    assert lees_plan(door=lezer).plan is None


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"opbrengst": " "}, "opbrengst"),
        ({"op": None}, "op"),
        ({"op": lambda: timezone.localdate() + timedelta(days=1)}, "op"),
        ({"op": lambda: timezone.localdate() - timedelta(days=1)}, "op"),
    ],
    ids=["no words", "no day", "not yet", "before it began"],
)
def test_closing_that_does_not_hold_is_refused_at_its_field(adviseur, invoer, veld):
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    with pytest.raises(Ongeldig) as fout:
        sluit(adviseur, **{naam: een() if callable(een) else een for naam, een in invoer.items()})
    assert list(fout.value.fouten) == [veld]
    assert lees_plan(door=adviseur).gesloten_op is None


def test_a_beginning_that_does_not_hold_is_refused_at_its_field(adviseur):
    _, regels = gesloten(adviseur)
    for naam, mee, veld in (
        (" ", [], "naam"),
        ("Plan", [regels[Regelstand.KLAAR]], "mee"),
        ("Plan", [regels[Regelstand.GESTOPT]], "mee"),
        ("Plan", [uuid.uuid4()], "mee"),
    ):
        with pytest.raises(Ongeldig) as fout:
            begin_plan(door=adviseur, naam=naam, mee=mee)
        assert list(fout.value.fouten) == [veld]
    begin_plan(door=adviseur, naam="Plan")
    sluit(adviseur)
    for naam, mee, veld in (("plan", [], "naam"), ("Nog een", [regels[Regelstand.BEZIG]], "mee")):
        with pytest.raises(Ongeldig) as fout:
            begin_plan(door=adviseur, naam=naam, mee=mee)
        assert list(fout.value.fouten) == [veld]


def test_the_same_request_twice_happens_once(adviseur):
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    plan, dicht, begin = lees_plan(door=adviseur).plan, uuid.uuid4(), uuid.uuid4()
    sluit(adviseur, plan, verzoek=dicht)
    with pytest.raises(AlGedaan) as eerder:
        sluit(adviseur, plan, verzoek=dicht)
    assert eerder.value.uitkomst == str(plan)
    (regel,) = (een.openbaar for een in lees_begin(door=adviseur).open_)
    nieuw = begin_plan(door=adviseur, naam="Plan 2", mee=[regel, regel], verzoek=begin)
    with pytest.raises(AlGedaan) as eerder:
        begin_plan(door=adviseur, naam="Plan 2", mee=[regel], verzoek=begin)
    assert eerder.value.uitkomst == str(nieuw)
    blad = lees_plan(door=adviseur)
    assert (len(blad.regels), len(blad.andere)) == (1, 1)


def test_who_closes_or_begins_after_somebody_else_is_told_who_it_was(gemeente, adviseur):
    collega = gemeente.actor()
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    plan = lees_plan(door=adviseur).plan
    sluit(adviseur, plan)
    with pytest.raises(Ongeldig, match=f"{adviseur.naam} heeft dit plan gesloten"):
        sluit(collega, plan)
    nieuw = begin_plan(door=adviseur, naam="Plan 2")
    with pytest.raises(Ongeldig, match=f"Er loopt al een plan: Plan 2. {adviseur.naam}"):
        begin_plan(door=collega, naam="Plan 3")
    with pytest.raises(Ongeldig, match="heeft dit plan gesloten"):  # the form was of the plan before
        schrijf_plan(door=collega, plan=plan, invoer=Planinvoer("Anders."))
    assert (lees_plan(door=collega).plan, lees_plan(door=collega).aanleiding) == (nieuw, "")
    schrijf_plan(door=collega, plan=nieuw, invoer=Planinvoer("Nieuw.", naam="Plan twee"), versie=1)
    assert lees_plan(door=collega).naam == "Plan twee"


def test_a_closed_plan_and_its_lines_are_refused_by_the_actions(adviseur):
    plan, regels = gesloten(adviseur)
    regel = regels[Regelstand.BEZIG]
    assert lees_plan_met(door=adviseur, regel=regel).plan == plan
    for doe in (
        lambda: schrijf_plan(door=adviseur, plan=plan, invoer=Planinvoer("Anders.")),
        lambda: schrijf_plan(door=adviseur, invoer=Planinvoer("Anders.")),
        lambda: voeg_regel_toe(door=adviseur, invoer=INVOER),
        lambda: wijzig_regel(door=adviseur, regel=regel, invoer=INVOER),
        lambda: leg_voortgang_vast(door=adviseur, regel=regel, stand="klaar"),
        lambda: stop_regel(door=adviseur, regel=regel, waarom="Anders."),
        lambda: sluit(adviseur, plan),
    ):
        with pytest.raises(Ongeldig) as fout:
            doe()
        assert list(fout.value.fouten) == [""]
    assert lees_plan_van(door=adviseur, plan=plan).regel(regel).versie == 2


def _rijen(adviseur, plan):
    with schrijf_organisatie(door=adviseur, wat="test") as sessie:
        sessie.geen_gegevens()
        dicht = sessie.mijn(Verbeterplan).get(openbaar=plan)
        regels = list(sessie.mijn(Verbeterregel).filter(plan=dicht))
        return dicht, regels, sessie.mijn(Verbeterplan).exclude(pk=dicht.pk).first()


@pytest.mark.parametrize("filtert", [True, False], ids=["both walls", "wall 2 alone"])
def test_a_closed_plan_and_its_lines_are_refused_by_the_database(monkeypatch, adviseur, filtert):
    plan, _ = gesloten(adviseur)
    begin_plan(door=adviseur, naam="Plan 2")
    elders = voeg_regel_toe(door=adviseur, invoer=INVOER)
    dicht, regels, nieuw = _rijen(adviseur, plan)
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    with schrijf_organisatie(door=adviseur, wat="test") as sessie:
        sessie.geen_gegevens()
        lijnen = Verbeterregel.objects.filter(pk__in=[een.pk for een in regels])
        assert Verbeterplan.objects.filter(pk=dicht.pk).update(versie=9) == 0
        assert Verbeterplan.objects.filter(pk=dicht.pk).update(gesloten_op=None, opbrengst=None) == 0
        assert lijnen.update(stand="klaar") == 0
        assert lijnen.update(plan=nieuw) == 0
        vers = Verbeterregel.objects.get(openbaar=elders)
        vers.plan_id = dicht.pk
        _geweigerd(vers.save)
        vers.pk, vers.openbaar, vers.volgt_op_id = None, uuid.uuid4(), None
        _geweigerd(lambda: vers.save(force_insert=True))
        notitie = Voortgangsnotitie(
            regel_id=regels[0].pk, op=sessie.vandaag, stand="klaar", organisatie_id=dicht.organisatie_id
        )
        _geweigerd(notitie.save)
    assert lees_plan_van(door=adviseur, plan=plan).opbrengst == BRACHT


def _geweigerd(doe):
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        doe()


def test_another_municipality_reads_an_earlier_plan_only_when_plans_are_opened():
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    schrijver, lezer = hun.actor(), centrum.actor()
    plan, regels = gesloten(schrijver)
    nieuw = begin_plan(door=schrijver, naam="Plan 2", mee=[regels[Regelstand.GEPLAND]])
    for welk in (plan, nieuw):
        with pytest.raises(NietGevonden):
            lees_plan_van(door=lezer, plan=welk)
    org.open_laag(schrijver, Werklaag.PLAN, Kring.SUBREGIO)
    (van_hen,) = [een for een in lees_andere_plannen(door=lezer) if een.van == hun.organisatie.naam]
    assert van_hen.plan == nieuw
    blad = lees_plan_van(door=lezer, plan=nieuw)
    assert [een.plan for een in blad.andere] == [plan]
    oud = lees_plan_van(door=lezer, plan=plan)
    assert (oud.eigen, oud.opbrengst, len(oud.regels)) == (False, BRACHT, 4)
    for doe in (lambda: sluit(lezer, nieuw), lambda: lees_plan_met(door=lezer, regel=regels[Regelstand.GEPLAND])):
        with pytest.raises(NietGevonden):
            doe()
    assert lees_plan(door=lezer).andere == ()


def test_two_who_begin_at_once_begin_one_plan(monkeypatch, gemeente):
    """The first is held in the middle until the second waits for it, or (without a lock) got as far."""
    adviseur, collega = gemeente.actor(), gemeente.actor()
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    sluit(adviseur)
    binnen, verder, uit, echt = [], threading.Event(), [], planwissel._mee

    def mee(sessie, *rest):
        binnen.append(sessie.door.naam)
        verder.wait()
        return echt(sessie, *rest)

    def doe(wie, naam):
        try:
            uit.append(begin_plan(door=wie, naam=naam))
        except Exception as fout:
            uit.append(fout)
        finally:
            connection.close()

    monkeypatch.setattr(planwissel, "_mee", mee)
    een, twee = (threading.Thread(target=doe, args=wie) for wie in ((adviseur, "Plan A"), (collega, "Plan B")))
    een.start()
    while not binnen:
        assert een.is_alive()
    twee.start()
    while len(binnen) < 2 and not _wacht_iemand():
        assert twee.is_alive()
    verder.set()
    for draad in (een, twee):
        draad.join()
    assert [type(uitkomst) for uitkomst in uit] == [uuid.UUID, Ongeldig]
    assert f"Er loopt al een plan: Plan A. {adviseur.naam}" in str(uit[1])


def _wacht_iemand() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        return cursor.fetchone() is not None
