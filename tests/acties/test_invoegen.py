"""A new row is stored as Django would store it, and the draft of its form goes with it or not at all."""

import uuid
from datetime import date

import pytest

from tandem.acties import deur
from tandem.acties.casus.contact import Contactinvoer, leg_contact_vast
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.deur import Uitvoering, uit_te_voeren
from tandem.acties.rechten.concept import bewaar_concept, lees_concept
from tandem.models import Contactmoment
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")
PLEK = {"doel": Doel.HULP, "formulier": "contact"}


@pytest.fixture
def wie():
    actor = wereld.professional()
    gezin = wereld.gezin(actor, ("Samira", "Tom"))
    bewaar_concept(door=actor, huishouden=gezin.openbaar, velden={"tekst": ["half af"]}, **PLEK)
    return actor, gezin


def leg_vast(actor, gezin, formulier="contact", huishouden=None, **anders):
    nu = deur.timezone.now()
    regels = [Regelinvoer("waarneming", "Er is gebeld.", deur.timezone.localdate(nu))]
    invoer = Contactinvoer(
        **{"regels": regels, "wanneer": nu, "wijze": "bericht", "volgend_contact": date(2099, 1, 5), **anders}
    )
    merk = uit_te_voeren.set(Uitvoering(huishouden or gezin.openbaar, formulier))
    try:
        return leg_contact_vast(door=actor, huishouden=gezin.openbaar, invoer=invoer, verzoek=uuid.uuid4())
    finally:
        uit_te_voeren.reset(merk)


def concept(actor, gezin):
    return lees_concept(door=actor, huishouden=gezin.openbaar, **PLEK)


def test_the_draft_goes_with_the_write(wie):
    leg_vast(*wie)
    assert concept(*wie) is None


@pytest.mark.parametrize("anders", [{"formulier": "signaal"}, {"huishouden": uuid.uuid4()}])
def test_the_draft_of_another_form_or_household_stays(wie, anders):
    leg_vast(*wie, **anders)
    assert concept(*wie) is not None


def test_the_draft_stays_when_the_write_is_refused(wie):
    with pytest.raises(Ongeldig):
        leg_vast(*wie, niet_zichtbaar_voor=(10**9,))
    assert concept(*wie).velden == {"tekst": ["half af"]}


def test_a_row_reads_back_as_it_was_stored(wie):
    actor, gezin = wie
    openbaar = leg_vast(actor, gezin, zonder_aankondiging_reden="reden <b> é 🚲")
    with deur.lees(door=actor, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
        rij = sessie.een(Contactmoment, openbaar)
        sessie.inzage(laag=Laag.PLAN)
        assert (rij.wijze, rij.zonder_aankondiging_reden, rij.geen_vervolg_reden) == ("bericht", "reden <b> é 🚲", None)
        assert (rij.auteur_id, rij.versie, rij.samen_met) == (actor.medewerker, 1, [])
