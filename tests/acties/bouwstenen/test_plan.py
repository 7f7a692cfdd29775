"""The improvement plan: begun, established, lines written, moved on, dropped; a conflict told; nobody else's plan."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tandem.acties.bouwstenen.inhoud import actiecodes
from tandem.acties.bouwstenen.plan import lees_andere_plannen, lees_plan, lees_plan_van
from tandem.acties.bouwstenen.regels import (
    Planinvoer,
    Regelinvoer,
    leg_voortgang_vast,
    schrijf_plan,
    stop_regel,
    voeg_regel_toe,
    wijzig_regel,
)
from tandem.regels.bouwstenen.plan import Niveau, Planregel, Regelstand
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")

INVOER = Regelinvoer(
    Planregel(
        wat="De opdracht aan het lokale team vaststellen",
        eigenaar="beleidsadviseur jeugd",
        eind=date(2099, 12, 31),
        bouwsteen="inrichting",
        niveau=Niveau.SUBREGIONAAL,
        uren=40,
        effect="Het team weet wat er wordt gevraagd.",
        waaraan="De opdracht is ondertekend.",
    ),
    actie=actiecodes()["inrichting"][0],
)


def lees_regel(*, door, regel):
    return lees_plan(door=door).regel(regel)


@pytest.fixture
def gemeente():
    return org.gemeente()


def test_the_first_line_begins_the_plan_and_the_alderman_reads_it(gemeente):
    assert lees_plan(door=gemeente.actor()).plan is None
    regel = voeg_regel_toe(door=gemeente.actor(), invoer=INVOER)
    blad = lees_plan(door=gemeente.actor("bestuurder"))
    (beeld,) = blad.regels
    assert (beeld.openbaar, beeld.regel, blad.eigen) == (regel, INVOER.regel, True)
    assert beeld.regel.euro is None
    assert blad.som.uren == 40
    assert blad.som.zonder_euro == 1
    assert lees_regel(door=gemeente.actor(), regel=regel).actienaam


@pytest.mark.parametrize("rol", ["bestuurder", "casusregisseur", "teamleider", "clientenraadslid"])
def test_who_only_reads_plans_writes_nothing(gemeente, rol):
    regel = voeg_regel_toe(door=gemeente.actor(), invoer=INVOER)
    lezer = gemeente.actor(rol)
    for doe in (
        lambda: lees_plan(door=lezer, om_te_wijzigen=True),
        lambda: voeg_regel_toe(door=lezer, invoer=INVOER),
        lambda: wijzig_regel(door=lezer, regel=regel, invoer=INVOER),
        lambda: leg_voortgang_vast(door=lezer, regel=regel, stand="klaar"),
        lambda: stop_regel(door=lezer, regel=regel, waarom="x"),
        lambda: schrijf_plan(door=lezer, invoer=Planinvoer()),
    ):
        with pytest.raises(Geweigerd):
            doe()
    (beeld,) = lees_plan(door=lezer).regels
    assert (beeld.versie, beeld.regel.stand) == (1, Regelstand.GEPLAND)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        (replace(INVOER, regel=replace(INVOER.regel, wat="")), "wat"),
        (replace(INVOER, regel=replace(INVOER.regel, bouwsteen="onbekend")), "bouwsteen"),
        (replace(INVOER, actie="onbekend"), "actie"),
        (replace(INVOER, actie=actiecodes()["sturing"][0]), "actie"),
    ],
)
def test_a_line_that_does_not_hold_is_refused_at_its_field(gemeente, invoer, veld):
    with pytest.raises(Ongeldig) as fout:
        voeg_regel_toe(door=gemeente.actor(), invoer=invoer)
    assert list(fout.value.fouten) == [veld]
    assert lees_plan(door=gemeente.actor()).plan is None


def test_the_same_line_sent_twice_is_there_once(gemeente):
    adviseur, verzoek = gemeente.actor(), uuid.uuid4()
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        voeg_regel_toe(door=adviseur, invoer=INVOER, verzoek=verzoek)
    assert eerder.value.uitkomst == str(regel)
    assert len(lees_plan(door=adviseur).regels) == 1


def test_who_changes_a_line_after_somebody_else_is_told_and_nothing_is_lost(gemeente):
    een, twee = gemeente.actor(), gemeente.actor()
    regel = voeg_regel_toe(door=een, invoer=INVOER)
    anders = replace(INVOER, regel=replace(INVOER.regel, uren=80))
    wijzig_regel(door=een, regel=regel, invoer=anders, versie=1)
    with pytest.raises(Botsing) as botsing:
        wijzig_regel(door=twee, regel=regel, invoer=INVOER, versie=1)
    assert (botsing.value.wie, botsing.value.hun["uren"], botsing.value.versie) == (een.naam, "80", 2)
    assert lees_regel(door=twee, regel=regel).regel.uren == 80


def test_progress_is_noted_with_its_day_and_the_newest_first(gemeente):
    adviseur = gemeente.actor()
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    leg_voortgang_vast(door=adviseur, regel=regel, stand="bezig", tekst="Het gesprek is geweest.", versie=1)
    leg_voortgang_vast(door=adviseur, regel=regel, stand="klaar", versie=2)
    beeld = lees_regel(door=adviseur, regel=regel)
    assert beeld.regel.stand is Regelstand.KLAAR
    assert [(een.stand, een.tekst) for een in beeld.notities] == [
        (Regelstand.KLAAR, ""),
        (Regelstand.BEZIG, "Het gesprek is geweest."),
    ]
    for stand in ("gestopt", "onzin"):
        with pytest.raises(Ongeldig) as fout:
            leg_voortgang_vast(door=adviseur, regel=regel, stand=stand)
        assert list(fout.value.fouten) == ["stand"]


def test_what_is_dropped_says_why_stays_to_be_read_and_counts_no_more(gemeente):
    adviseur = gemeente.actor()
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    with pytest.raises(Ongeldig):
        stop_regel(door=adviseur, regel=regel, waarom=" ")
    stop_regel(door=adviseur, regel=regel, waarom="De subregio doet dit nu.")
    blad = lees_plan(door=adviseur)
    (beeld,) = blad.gestopt
    assert (beeld.waarom_gestopt, beeld.gestopt_op, blad.som.uren) == ("De subregio doet dit nu.", blad.vandaag, 0)
    for doe in (
        lambda: stop_regel(door=adviseur, regel=regel, waarom="weer"),
        lambda: wijzig_regel(door=adviseur, regel=regel, invoer=INVOER),
        lambda: leg_voortgang_vast(door=adviseur, regel=regel, stand="klaar"),
    ):
        with pytest.raises(Ongeldig):
            doe()


@pytest.mark.parametrize(
    ("dagen", "wie", "velden"),
    [
        (0, "college van B en W", set()),
        (None, "", set()),
        (0, "", {"vastgesteld_door"}),
        (None, "college van B en W", {"vastgesteld_op"}),
        (1, "college van B en W", {"vastgesteld_op"}),
    ],
)
def test_a_plan_is_established_on_a_day_by_somebody(gemeente, dagen, wie, velden):
    op = None if dagen is None else timezone.localdate() + timedelta(days=dagen)
    adviseur, invoer = gemeente.actor(), Planinvoer("Onze scan.", "Veilig thuis.", op, wie)
    if velden:
        with pytest.raises(Ongeldig) as fout:
            schrijf_plan(door=adviseur, invoer=invoer)
        assert set(fout.value.fouten) == velden
        return
    schrijf_plan(door=adviseur, invoer=invoer, versie=0)
    blad = lees_plan(door=adviseur)
    assert (blad.aanleiding, blad.vastgesteld_op, blad.versie) == ("Onze scan.", op, 1)
    with pytest.raises(Botsing):
        schrijf_plan(door=adviseur, invoer=invoer, versie=0)


def _van(lezer, gemeente):
    """The plans of this municipality among those that are open; other tests open theirs to the whole region."""
    return [een for een in lees_andere_plannen(door=lezer) if een.van == gemeente.organisatie.naam]


def test_a_plan_is_another_municipalitys_only_when_opened_and_then_only_to_read():
    centrum = org.gemeente()
    hun, buiten = org.gemeente(centrum.gemeente), org.gemeente()
    regel = voeg_regel_toe(door=hun.actor(), invoer=INVOER)
    plan, lezer = lees_plan(door=hun.actor()).plan, centrum.actor()
    assert _van(lezer, hun) == []
    with pytest.raises(NietGevonden):
        lees_plan_van(door=lezer, plan=plan)
    org.open_laag(hun.actor(), Werklaag.PLAN, Kring.SUBREGIO)
    assert len(_van(lezer, hun)) == 1
    blad = lees_plan_van(door=lezer, plan=plan)
    assert (blad.eigen, [een.regel for een in blad.regels]) == (False, [INVOER.regel])
    assert lees_plan(door=lezer).regels == ()
    with pytest.raises(NietGevonden):
        lees_regel(door=lezer, regel=regel)
    with pytest.raises(NietGevonden):
        stop_regel(door=lezer, regel=regel, waarom="x")
    for wie in (buiten.actor(), org.programma(), centrum.actor("casusregisseur")):
        with pytest.raises(NietGevonden):
            lees_plan_van(door=wie, plan=plan)


def test_the_gap_of_a_line_is_the_owners_alone():
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    voeg_regel_toe(door=hun.actor(), invoer=replace(INVOER, afname=uuid.uuid4(), deel="visie"))
    org.open_laag(hun.actor(), Werklaag.PLAN)
    eigen = lees_plan(door=hun.actor())
    assert eigen.regels[0].gat.deel == "visie"
    assert lees_plan_van(door=centrum.actor(), plan=eigen.plan).regels[0].gat is None
