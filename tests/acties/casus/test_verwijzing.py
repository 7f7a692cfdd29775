"""Two cases about one child: both sides learn that, and the ground; nothing else, and nobody can fish for it."""

import uuid

import pytest

from tandem.acties import deur
from tandem.acties.casus.casus import lees_casus
from tandem.acties.casus.verwijzing import NIET_TE_VINDEN, verwijs
from tandem.models import Casus, Gebeurtenis, Lid
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


def _lid(actor, gezin, naam):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return sessie.van(Lid).get(pk=gezin.leden[naam])


def _nummer(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return sessie.van(Casus).get().nummer


def _ook_hier(actor, gezin, lid):
    """Make the same person a member of another household."""
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        rij = Lid(persoon_id=lid.persoon_id, voornaam="Thomas", rol="kind", van=sessie.vandaag)
        sessie.bewaar(rij)
        sessie.gebeurtenis("test")


def _verwijs(actor, hier, kind, nummer, **anders):
    gegevens = {"grond": "toestemming", "toelichting": "Samira en Youssef zeiden ja op 3 mei.", **anders}
    verwijs(door=actor, huishouden=hier.openbaar, verzoek=uuid.uuid4(), kind=kind.openbaar, nummer=nummer, **gegevens)


@pytest.fixture
def paar(actor):
    hier, daar = wereld.gezin(actor, ("Samira", "Tom")), wereld.gezin(actor, ("Youssef",))
    kind = _lid(actor, hier, "Tom")
    _ook_hier(actor, daar, kind)
    return hier, daar, kind


def test_both_sides_learn_the_ground_and_only_ones_own_side_the_explanation(actor, paar):
    hier, daar, kind = paar
    _verwijs(actor, hier, kind, _nummer(actor, daar).lower())
    (mijn,) = lees_casus(door=actor, huishouden=hier.openbaar).verwijzingen
    (hun,) = lees_casus(door=actor, huishouden=daar.openbaar).verwijzingen
    assert (mijn.kind, mijn.grond, mijn.toelichting) == (
        kind.pk, "met toestemming", "Samira en Youssef zeiden ja op 3 mei.",
    )  # fmt: skip
    assert (hun.grond, hun.toelichting) == ("met toestemming", "")
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=daar.openbaar) as sessie:
        sessie.inzage()
        feiten = sessie.van(Gebeurtenis).get(soort="casus_verwezen").feiten
    assert feiten == {"grond": "met toestemming"}


def test_every_reason_for_no_sounds_the_same(actor, paar):
    hier, daar, kind = paar
    elders = wereld.professional()
    vreemd, zonder_kind = wereld.gezin(elders), wereld.gezin(actor, ("Anna",))
    for nummer in (
        "T-2026-999999",
        _nummer(elders, vreemd),
        _nummer(actor, zonder_kind),
        _nummer(actor, hier),
        "",
        "' --",
    ):
        with pytest.raises(Ongeldig) as fout:
            _verwijs(actor, hier, kind, nummer)
        assert fout.value.fouten == {"nummer": NIET_TE_VINDEN}
    assert _nummer(actor, daar)


def test_a_ground_is_explained_and_a_reference_is_laid_once(actor, paar):
    hier, daar, kind = paar
    with pytest.raises(Ongeldig, match="wie toestemming gaf"):
        _verwijs(actor, hier, kind, _nummer(actor, daar), toelichting=" ")
    with pytest.raises(Ongeldig):
        _verwijs(actor, hier, kind, _nummer(actor, daar), grond="zomaar")
    _verwijs(actor, hier, kind, _nummer(actor, daar))
    with pytest.raises(Ongeldig, match="verwijzen al"):
        _verwijs(actor, hier, kind, _nummer(actor, daar))


def test_a_stranger_and_who_has_no_key_to_the_plan_lay_nothing(actor, paar):
    hier, daar, kind = paar
    with pytest.raises(NietGevonden):
        _verwijs(wereld.professional(), hier, kind, _nummer(actor, daar))
    zonder = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(hier, zonder, door=actor)
    with pytest.raises(Geweigerd):
        _verwijs(zonder, hier, kind, _nummer(actor, daar))
