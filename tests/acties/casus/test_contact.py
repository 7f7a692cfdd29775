"""The contactmoment against the real database: one act that records who, what was said, what was agreed, when again."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.acties.casus.betrekken import Betrokkeninvoer, betrek
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.acties.casus.contact import TERUGLEZEN, VOLGEND, Contactinvoer, Kindinvoer, lees_terug, leg_contact_vast
from tandem.acties.casus.contactlijst import lees_contact, lees_contactblad, lees_contacten
from tandem.acties.casus.regel import Regelinvoer
from tandem.models import Casus, Contactaanwezige, Contactmoment, Gebeurtenis, Inzage, Regel, Termijn
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)
ALLEEN = Kindinvoer(True, True)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _invoer(gezin, **velden):
    lid = gezin.leden
    gegevens = {
        "wanneer": timezone.now() - timedelta(minutes=5),
        "wijze": "huisbezoek",
        "met": (lid["Samira"],),
        "kinderen": {lid["Tom"]: ALLEEN, lid["Noor"]: ALLEEN},
        "regels": (Regelinvoer("waarneming", "Het was rustig in huis", vandaag()),),
        "volgend_contact": vandaag() + 7 * DAG,
        "teruggelezen": "ja",
        **velden,
    }
    return Contactinvoer(**gegevens)


def _leg_vast(actor, gezin, *, verzoek=None, **velden):
    return leg_contact_vast(door=actor, huishouden=gezin.openbaar, invoer=_invoer(gezin, **velden), verzoek=verzoek)


def _fouten(actor, gezin, **velden):
    with pytest.raises(Ongeldig) as fout:
        _leg_vast(actor, gezin, **velden)
    return set(fout.value.fouten)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_).order_by("id"))


def test_one_act_records_all(actor, gezin):
    afspraak = Afspraakinvoer("Tom belt oma", vandaag() + DAG, lid=gezin.leden["Tom"])
    openbaar = _leg_vast(actor, gezin, afspraken=(afspraak,))
    _, contact = lees_contact(door=actor, huishouden=gezin.openbaar, contact=openbaar)
    assert contact.met == "Samira, Tom, Noor"
    assert [regel.tekst for regel in contact.regels] == ["Het was rustig in huis"]
    assert [(een.tekst, een.wie) for een in contact.afspraken] == [("Tom belt oma", "Tom")]
    assert {kind.naam: kind.alleen_gesproken for kind in contact.kinderen} == {"Tom": True, "Noor": True}
    blad = lees_contactblad(door=actor, huishouden=gezin.openbaar)
    assert blad.volgend_contact == vandaag() + 7 * DAG
    assert [lid.roepnaam for lid in blad.kinderen] == ["Tom", "Noor"]


def test_the_event_tells_who_and_which_child_alone(actor, gezin):
    _leg_vast(actor, gezin)
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="contact_vastgelegd")
    assert gebeurtenis.feiten["met"] == [gezin.leden["Samira"]]
    assert gebeurtenis.feiten["alleen"] == sorted([gezin.leden["Tom"], gezin.leden["Noor"]])


def test_what_was_said_is_not_for_who_only_has_the_plan(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor, aangekondigd_op=vandaag())
    openbaar = _leg_vast(actor, gezin)
    _, contact = lees_contact(door=aanbieder, huishouden=gezin.openbaar, contact=openbaar)
    assert (contact.regels, contact.te_lezen, contact.met) == ((), False, "Samira, Tom, Noor")


def test_who_only_has_the_plan_writes_their_lines_there(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor, aangekondigd_op=vandaag() - 9 * DAG)
    _leg_vast(aanbieder, gezin)
    (regel,) = _rijen(actor, gezin, Regel, bij_soort="contactmoment")
    assert regel.laag == Laag.PLAN


def test_the_next_contact_takes_the_place_of_the_one_that_was_due(actor, gezin):
    _leg_vast(actor, gezin)
    _leg_vast(actor, gezin, volgend_contact=vandaag() + 14 * DAG)
    termijnen = _rijen(actor, gezin, Termijn, soort=VOLGEND)
    assert [(t.vervalt_op, t.uitkomst) for t in termijnen] == [
        (vandaag() + 7 * DAG, "gedaan"),
        (vandaag() + 14 * DAG, ""),
    ]


def test_the_first_contact_ends_its_own_term(actor, gezin):
    from tandem.acties.termijn import zet_termijn

    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        zet_termijn(sessie, sessie.van(Casus).get(), soort="lt_eerste_contact", vervalt_op=vandaag())
        sessie.gebeurtenis("test")
    _leg_vast(actor, gezin)
    (termijn,) = _rijen(actor, gezin, Termijn, soort="lt_eerste_contact")
    assert termijn.uitkomst == "gedaan"


def test_nobody_at_the_door_leaves_what_was_due(actor, gezin):
    _leg_vast(actor, gezin)
    _leg_vast(
        actor,
        gezin,
        wijze="aan_de_deur",
        met=(),
        kinderen={},
        regels=(),
        teruggelezen="",
        volgend_contact=None,
        geen_vervolg_reden="Ik bel vanavond",
    )
    assert [t.afgerond_op for t in _rijen(actor, gezin, Termijn, soort=VOLGEND)] == [None]
    aanwezig = _rijen(actor, gezin, Contactaanwezige, gesproken=False)
    assert {rij.waarom_niet for rij in aanwezig} == {"wijze_van_contact"}


def test_reading_back_later_is_a_term_that_ends(actor, gezin):
    openbaar = _leg_vast(actor, gezin, teruggelezen="later")
    assert [t.uitkomst for t in _rijen(actor, gezin, Termijn, soort=TERUGLEZEN)] == [""]
    lees_terug(door=actor, huishouden=gezin.openbaar, contact=openbaar)
    assert [t.uitkomst for t in _rijen(actor, gezin, Termijn, soort=TERUGLEZEN)] == ["gedaan"]
    with pytest.raises(Ongeldig):
        lees_terug(door=actor, huishouden=gezin.openbaar, contact=openbaar)


def test_a_line_without_a_name_is_about_who_was_there_and_a_voice_of_who_spoke(actor, gezin):
    _leg_vast(
        actor,
        gezin,
        kinderen={
            gezin.leden["Tom"]: Kindinvoer(True, False, "te_jong"),
            gezin.leden["Noor"]: Kindinvoer(False, False, "sliep"),
        },
        regels=(Regelinvoer("stem", "Ik ben moe", vandaag()), Regelinvoer("waarneming", "Tom lacht", vandaag())),
    )
    stem, waarneming = _rijen(actor, gezin, Regel, bij_soort="contactmoment")
    assert (stem.stem_id, stem.betreft) == (gezin.leden["Samira"], [gezin.leden["Samira"]])
    assert waarneming.betreft == sorted([gezin.leden["Samira"], gezin.leden["Tom"]])


def test_a_contact_can_stay_hidden_from_a_member(actor, gezin):
    naast_tom = wereld.professional("casusregisseur", organisatie=wereld.organisatie("clientondersteuning"))
    wereld.betrek(gezin, naast_tom, door=actor, namens_id=gezin.leden["Tom"])
    afspraak = Afspraakinvoer("Bel mij", vandaag(), medewerker=actor.medewerker)
    _leg_vast(actor, gezin, niet_zichtbaar_voor=(gezin.leden["Tom"],), afspraken=(afspraak,))
    gelezen = lees_contacten(door=naast_tom, huishouden=gezin.openbaar)
    assert (gelezen.totaal, gelezen.open_afspraken, gelezen.volgend_contact) == (0, (), None)
    assert not _rijen(naast_tom, gezin, Contactaanwezige)
    assert not _rijen(naast_tom, gezin, Gebeurtenis, soort="contact_vastgelegd")


NIETS = Kindinvoer()


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"wanneer": lambda: timezone.now() + timedelta(days=2)}, {"wanneer", "volgend_contact"}),
        ({"met": ()}, {"met"}),
        ({"wijze": "verzonnen"}, {"wijze"}),
        ({"regels": ()}, {"regels"}),
        ({"volgend_contact": None}, {"volgend_contact"}),
        ({"teruggelezen": ""}, {"teruggelezen"}),
        ({"teruggelezen": "misschien"}, {"teruggelezen"}),
        ({"regels": lambda: (Regelinvoer("feit", "x", vandaag()),)}, {"regels-0-bron"}),
        (
            {"afspraken": (Afspraakinvoer("", None, rij=1),)},
            {"afspraken-1-tekst", "afspraken-1-wie", "afspraken-1-nakijken_op"},
        ),
    ],
)
def test_bad_input_comes_back_at_its_field(actor, gezin, velden, fouten):
    if "wanneer" in velden:
        velden = {**velden, "volgend_contact": vandaag()}
    assert _fouten(actor, gezin, **van_nu(velden)) == fouten
    assert not _rijen(actor, gezin, Contactmoment)


@pytest.mark.parametrize(
    ("kind", "fout"),
    [
        (NIETS, "kind"),
        (Kindinvoer(False, False), "waarom"),
        (Kindinvoer(True, False), "waarom"),
        (Kindinvoer(True, False, "anders"), "toelichting"),
        (Kindinvoer(True, False, "verzonnen"), "waarom"),
    ],
)
def test_each_child_is_asked_after(actor, gezin, kind, fout):
    tom = gezin.leden["Tom"]
    velden = _fouten(actor, gezin, kinderen={tom: kind, gezin.leden["Noor"]: ALLEEN})
    verwacht = {"kind": f"kind-{tom}", "waarom": f"kind-{tom}-waarom-niet", "toelichting": f"kind-{tom}-toelichting"}
    assert velden == {verwacht[fout]}


def test_forged_members_are_refused(actor, gezin):
    ander = wereld.gezin(wereld.professional())
    assert _fouten(actor, gezin, met=(ander.leden["Tom"],)) == {"met"}
    assert "met" in _fouten(actor, gezin, niet_zichtbaar_voor=(ander.leden["Tom"],))
    assert _fouten(actor, gezin, samen_met=(uuid.uuid4(),)) == {"samen_met"}


def _partner(actor, gezin):
    wie = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("gi"))
    invoer = Betrokkeninvoer(taak="samen_optrekken", van=vandaag(), lidmaatschap=wie.lidmaatschap)
    betrek(door=actor, huishouden=gezin.openbaar, invoer=invoer)
    naast = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).in_tandem[0]
    return wie, naast


def test_nobody_comes_along_before_the_household_was_told_without_a_reason(actor, gezin):
    wie, naast = _partner(actor, gezin)
    assert _fouten(actor, gezin, samen_met=(naast.openbaar,)) == {"zonder_aankondiging_reden"}
    assert _fouten(wie, gezin) == {"zonder_aankondiging_reden"}
    openbaar = _leg_vast(actor, gezin, samen_met=(naast.openbaar,), zonder_aankondiging_reden="Het was acuut")
    _, contact = lees_contact(door=actor, huishouden=gezin.openbaar, contact=openbaar)
    assert contact.zonder_aankondiging_reden == "Het was acuut"
    assert wie.naam in contact.samen_met[0]


def test_the_same_contact_sent_twice_is_kept_once(actor, gezin):
    verzoek = uuid.uuid4()
    _leg_vast(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _leg_vast(actor, gezin, verzoek=verzoek)
    assert len(_rijen(actor, gezin, Contactmoment)) == 1


def test_a_closed_case_takes_no_contact(actor, gezin):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=vandaag())
        sessie.gebeurtenis("test")
    assert _fouten(actor, gezin) == {""}


def test_who_may_not(actor, gezin):
    with pytest.raises(NietGevonden):
        _leg_vast(wereld.professional(), gezin)
    alleen_contact = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(gezin, alleen_contact, door=actor)
    with pytest.raises(Geweigerd):
        _leg_vast(alleen_contact, gezin)


def test_the_list_asks_as_many_questions_for_two_contacts_as_for_twelve(actor, gezin):
    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            lees_contacten(door=actor, huishouden=gezin.openbaar)
        return len(gesteld)

    afspraak = Afspraakinvoer("Tom belt oma", vandaag() + DAG, lid=gezin.leden["Tom"])
    for _ in range(2):
        _leg_vast(actor, gezin, afspraken=(afspraak,))
    eerst = vragen()
    for _ in range(10):
        _leg_vast(actor, gezin, afspraken=(afspraak,))
    assert vragen() == eerst


def test_reading_a_contact_is_logged_per_member(actor, gezin):
    openbaar = _leg_vast(actor, gezin)
    lees_contact(door=actor, huishouden=gezin.openbaar, contact=openbaar)
    gelezen = [r for r in _rijen(actor, gezin, Inzage, wat="contact lezen") if r.laag == Laag.ANALYSE]
    assert {lid for regel in gelezen for lid in regel.lid} == set(gezin.leden.values())
