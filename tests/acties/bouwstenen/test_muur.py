"""Wall 2 by itself: with the filter of the door off, the database still shows nothing of another municipality."""

import pytest

from tandem.acties.bouwstenen.inhoud import actiecodes
from tandem.acties.bouwstenen.kernteam import bewaar_lid
from tandem.acties.bouwstenen.regels import leg_voortgang_vast, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld
from tandem.acties.bouwstenen.woorden import bewaar_woord
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.models import (
    Bouwsteenstand,
    EigenWoord,
    Kernteamlid,
    Verbeterplan,
    Verbeterregel,
    Voorbeeld,
    Voortgangsnotitie,
)
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_kernteam import LID
from tests.acties.bouwstenen.test_plan import INVOER

pytestmark = pytest.mark.usefixtures("db")

PLAN = (Bouwsteenstand, EigenWoord, Verbeterplan, Verbeterregel, Voortgangsnotitie)
ALLE = (*PLAN, Voorbeeld, Kernteamlid)


def gevuld():
    hun = org.gemeente()
    adviseur = hun.actor()
    markeer_actie(door=adviseur, code=actiecodes()["sturing"][0], stand="klaar")
    bewaar_woord(door=adviseur, begrip="b", eigen="e")
    bewaar_voorbeeld(door=adviseur, bouwsteen="sturing", titel="t", tekst="t")
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    leg_voortgang_vast(door=adviseur, regel=regel, stand="bezig", tekst="t")
    bewaar_lid(door=adviseur, invoer=LID)
    return hun


def van_hen(lezer, hun):
    with lees_organisatie(door=lezer, wat="test") as sessie:
        sessie.geen_gegevens()
        return {model for model in ALLE if sessie.van(model).filter(organisatie_id=hun.organisatie.pk).exists()}


@pytest.mark.parametrize(
    ("laag", "ziet"), [(None, set()), (Werklaag.VOORBEELD, {Voorbeeld}), (Werklaag.PLAN, set(PLAN))]
)
@pytest.mark.parametrize("app_filtert", [True, False])
def test_another_municipality_sees_what_was_opened_and_nothing_else(monkeypatch, laag, ziet, app_filtert):
    hun = gevuld()
    if laag:
        org.open_laag(hun.actor(), laag, Kring.REGIO)
    lezer = org.gemeente(hun.gemeente).actor()
    monkeypatch.setattr(deur, "APP_FILTERT", app_filtert)
    assert van_hen(lezer, hun) == ziet
    assert van_hen(hun.actor(), hun) == set(ALLE)


@pytest.mark.parametrize("model", ALLE)
def test_nobody_writes_in_anothers_name(model):
    hun, ons = gevuld(), org.gemeente()
    with lees_organisatie(door=hun.actor(), wat="test") as sessie:
        sessie.inzage()
        rij = sessie.mijn(model).first()
    rij.pk = None
    with (
        pytest.raises(Exception, match="row-level security"),
        schrijf_organisatie(door=ons.actor(), wat="test"),
    ):
        rij.save(force_insert=True)
