"""Joint case discussion and fact-finding: considerations side by side, decisions that become agreements with a term."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.bespreking import (
    OVERLEG,
    Besluitinvoer,
    Besprekinginvoer,
    lees_bespreking,
    lees_besprekingen,
    leg_besluiten_vast,
    plan_bespreking,
    rond_bespreking_af,
    voeg_overwegingen_toe,
)
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.acties.casus.regel import Regelinvoer
from tandem.models import Gebeurtenis, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _plan(actor, gezin, *, verzoek=None, **velden):
    gegevens = {
        "soort": "casusbespreking", "op": timezone.now() - timedelta(hours=1), "vraag": "Kan Tom bij oma blijven?",
        "gezin_erbij": "ja", "aanwezige_leden": (gezin.leden["Samira"], gezin.leden["Tom"]), **velden,
    }  # fmt: skip
    return plan_bespreking(door=actor, huishouden=gezin.openbaar, invoer=Besprekinginvoer(**gegevens), verzoek=verzoek)


def _ding(actor, gezin, overleg):
    return {"door": actor, "huishouden": gezin.openbaar, "bespreking": overleg}


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_a_talk_has_who_is_there_and_stands_on_the_work_list_until_it_is_closed(actor, gezin):
    vast = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).vast_gezicht
    overleg = _plan(actor, gezin, op=timezone.now() + DAG, aanwezigen=(vast.openbaar,))
    gelezen = lees_bespreking(**_ding(actor, gezin, overleg))
    assert [een.naam for een in gelezen.aanwezigen] == [actor.naam]
    assert [t.afgerond_op for t in _rijen(actor, gezin, Termijn, soort=OVERLEG)] == [None]
    with pytest.raises(Ongeldig):
        rond_bespreking_af(**_ding(actor, gezin, overleg))
    with deur.op_tijdstip(timezone.now() + 2 * DAG):
        rond_bespreking_af(**_ding(actor, gezin, overleg))
    assert [t.uitkomst for t in _rijen(actor, gezin, Termijn, soort=OVERLEG)] == ["gedaan"]


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"vraag": " "}, {"vraag"}),
        ({"soort": "verzonnen"}, {"soort"}),
        ({"gezin_erbij": ""}, {"gezin_erbij"}),
        ({"gezin_erbij": "nee", "aanwezige_leden": ()}, {"gezin_toelichting"}),
        ({"gezin_erbij": "deels"}, {"gezin_toelichting"}),
        ({"aanwezige_leden": ()}, {"aanwezige_leden"}),
        ({"gezin_erbij": "nee", "gezin_toelichting": "Zij wilden niet"}, {"aanwezige_leden"}),
        ({"aanwezige_leden": (0,)}, {"aanwezige_leden"}),
        ({"betreft": (0,)}, {"betreft"}),
        ({"op": lambda: timezone.now() - 400 * DAG}, {"op"}),
        ({"aanwezigen": (uuid.uuid4(),)}, {"aanwezigen"}),
    ],
)
def test_what_a_talk_asks_for(actor, gezin, velden, fouten):
    with pytest.raises(Ongeldig) as fout:
        _plan(actor, gezin, **van_nu(velden))
    assert set(fout.value.fouten) == fouten


def test_considerations_stand_side_by_side_with_whose_they_are(actor, gezin):
    overleg = _plan(actor, gezin)
    regels = [
        Regelinvoer("stem", "Ik wil naar huis", vandaag(), stem=gezin.leden["Tom"]),
        Regelinvoer("oordeel", "Bij oma is het rustig", vandaag(), bron="Juf Voorbeeld"),
    ]
    assert voeg_overwegingen_toe(**_ding(actor, gezin, overleg), regels=regels) == 2
    gelezen = lees_bespreking(**_ding(actor, gezin, overleg)).overwegingen
    assert [(een.tekst, een.stem) for een in gelezen] == [
        ("Ik wil naar huis", gezin.leden["Tom"]), ("Bij oma is het rustig", None)
    ]  # fmt: skip


def test_a_fact_finding_lets_judgements_wait(actor, gezin):
    overleg = _plan(actor, gezin, soort="feitenonderzoek")
    with pytest.raises(Ongeldig) as fout:
        voeg_overwegingen_toe(**_ding(actor, gezin, overleg), regels=[Regelinvoer("oordeel", "x", vandaag())])
    assert set(fout.value.fouten) == {"regels-0-soort"}


def test_decisions_become_agreements_with_a_term_and_their_reason(actor, gezin):
    overleg = _plan(actor, gezin)
    besluit = Besluitinvoer(
        "Tom blijft bij oma", "Daar is het rustig", vandaag() + 7 * DAG, medewerker=actor.medewerker
    )
    leg_besluiten_vast(**_ding(actor, gezin, overleg), besluiten=[besluit])
    gelezen = lees_bespreking(**_ding(actor, gezin, overleg))
    (genomen,) = gelezen.besluiten
    assert (genomen.tekst, genomen.wie, genomen.nakijken_op) == ("Tom blijft bij oma", actor.naam, vandaag() + 7 * DAG)
    assert gelezen.waarom[genomen.id] == "Daar is het rustig"
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="besluiten_genomen")
    assert gebeurtenis.feiten["besluiten"] == ["Tom blijft bij oma"]


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"wat": ""}, {"besluiten-2-wat"}),
        ({"overweging": " "}, {"besluiten-2-overweging"}),
        ({"lid": None}, {"besluiten-2-wie"}),
        ({"uiterlijk": None}, {"besluiten-2-uiterlijk"}),
        ({"uiterlijk": lambda: over(-3)}, {"besluiten-2-uiterlijk"}),
    ],
)
def test_what_a_decision_asks_for(actor, gezin, velden, fouten):
    overleg = _plan(actor, gezin)
    gegevens = {"wat": "x", "overweging": "y", "uiterlijk": vandaag(), "lid": gezin.leden["Tom"], "rij": 2}
    with pytest.raises(Ongeldig) as fout:
        leg_besluiten_vast(**_ding(actor, gezin, overleg), besluiten=[Besluitinvoer(**gegevens | van_nu(velden))])
    assert set(fout.value.fouten) == fouten


def test_a_closed_talk_takes_nothing_more_and_closes_once(actor, gezin):
    overleg = _plan(actor, gezin)
    with pytest.raises(Botsing):
        rond_bespreking_af(**_ding(actor, gezin, overleg), versie=0)
    rond_bespreking_af(**_ding(actor, gezin, overleg), versie=1)
    for doe in (
        lambda: rond_bespreking_af(**_ding(actor, gezin, overleg)),
        lambda: voeg_overwegingen_toe(**_ding(actor, gezin, overleg), regels=[Regelinvoer("oordeel", "x", vandaag())]),
    ):
        with pytest.raises(Ongeldig):
            doe()


def test_who_may_not(actor, gezin):
    overleg = _plan(actor, gezin)
    with pytest.raises(NietGevonden):
        lees_bespreking(**_ding(wereld.professional(), gezin, overleg))
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        lees_besprekingen(door=aanbieder, huishouden=gezin.openbaar)


def test_the_same_request_twice_plans_once(actor, gezin):
    verzoek = uuid.uuid4()
    _plan(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _plan(actor, gezin, verzoek=verzoek)
    assert len(lees_besprekingen(door=actor, huishouden=gezin.openbaar)[1]) == 1
