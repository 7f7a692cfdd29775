"""Relations, authority, and where a child lives; a child in two households."""

from datetime import date

import pytest

from tandem.acties.casus.casus import lees_casus
from tandem.acties.huishouden import verblijf
from tandem.acties.huishouden.gezag import Gezagsinvoer, beeindig_gezag, leg_gezag_vast
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.relaties import beeindig_relatie, leg_relatie_vast
from tandem.acties.huishouden.verblijf import Koppeling
from tandem.models import Lid, Relatie
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden import hulp
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")
GROND = Koppeling("informeren_betrokkene", "beide ouders weten het")


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def thuis(ik):
    return hulp.maak(ik, hulp.MOEDER, hulp.KIND, Lidinvoer("kind", "Bas", geboortedatum=date(2005, 1, 1)))


def _relatie(ik, thuis, van, soort, naar, **meer):
    return leg_relatie_vast(
        door=ik, huishouden=thuis, van=hulp.lid(ik, thuis, van), soort=soort, naar=hulp.lid(ik, thuis, naar), **meer
    )


def test_a_relation_is_stored_once_and_reads_as_a_sentence(ik, thuis):
    _relatie(ik, thuis, "Tom", "kind", "Samira")
    assert [een.zin for een in hulp.personen(ik, thuis).relaties] == ["Samira is ouder van Tom"]
    with pytest.raises(Ongeldig, match="staat er al"):
        _relatie(ik, thuis, "Samira", "ouder", "Tom")


@pytest.mark.parametrize(
    ("van", "soort", "naar", "zin"),
    [
        ("Tom", "ouder", "Samira", "niet jonger"),
        ("Tom", "partner", "Tom", "zichzelf"),
        ("Tom", "baas", "Samira", "Kies een"),
    ],
)
def test_a_relation_that_cannot_be_is_refused(ik, thuis, van, soort, naar, zin):
    with pytest.raises(Ongeldig, match=zin):
        _relatie(ik, thuis, van, soort, naar)


def test_a_relation_ends_and_stays_in_the_history(ik, thuis):
    relatie = _relatie(ik, thuis, "Samira", "ouder", "Tom", sinds=date(2020, 1, 1))
    with pytest.raises(Ongeldig, match="voor het begin"):
        beeindig_relatie(door=ik, huishouden=thuis, relatie=relatie, op=date(2019, 1, 1))
    beeindig_relatie(door=ik, huishouden=thuis, relatie=relatie, op=vandaag())
    blad = hulp.personen(ik, thuis)
    assert not blad.relaties
    assert [een.tot for een in blad.eerdere_relaties] == [vandaag()]


def _gezag(ik, thuis, kind, **meer):
    velden = {"soort": "ouderlijk", "grond": "gezagsregister", "van": date(2015, 1, 1), **meer}
    if "houder" in velden:
        velden["houder"] = hulp.lid(ik, thuis, velden["houder"])
    return leg_gezag_vast(door=ik, huishouden=thuis, invoer=Gezagsinvoer(hulp.lid(ik, thuis, kind), **velden))


def test_who_decides_about_a_child_is_shown_with_ground_and_since_when(ik, thuis):
    _gezag(ik, thuis, "Tom", houder="Samira")
    _gezag(ik, thuis, "Tom", buiten="Karim Elders")
    beeld = next(b for b in hulp.personen(ik, thuis).gezag if len(b.nu) == 2)
    assert [regel.houder for regel in beeld.nu] == ["Samira Voorbeeld", "Karim Elders"]
    assert beeld.nu[0].grond == "een aantekening in het gezagsregister"


def test_unknown_authority_is_not_nobody(ik, thuis):
    (beeld,) = hulp.personen(ik, thuis).gezag
    assert not beeld.bekend
    assert "nog niet nagekeken" in beeld.uitleg


def test_authority_ends_at_eighteen_by_rule(ik, thuis):
    _gezag(ik, thuis, "Bas", houder="Samira")
    beeld = next(b for b in hulp.personen(ik, thuis).gezag if "beslist zelf" in b.uitleg)
    assert not beeld.nu
    assert [regel.tot for regel in beeld.eerder] == [date(2023, 1, 1)]


@pytest.mark.parametrize(
    ("meer", "veld"),
    [
        ({"houder": "Samira", "van": date(2010, 1, 1)}, "van"),
        ({"houder": "Tom"}, "houder"),
        ({}, "houder"),
        ({"houder": "Samira", "buiten": "Ook iemand"}, "houder"),
        ({"houder": "Samira", "van": lambda: over(2)}, "van"),
        ({"houder": "Samira", "tot": date(2014, 1, 1)}, "tot"),
        ({"houder": "Samira", "soort": "almacht"}, "soort"),
        ({"houder": "Samira", "van": None}, "van"),
        ({"organisatie": "bestaat-niet", "soort": "voogdij_gi"}, "organisatie"),
    ],
)
def test_authority_that_cannot_be_is_refused_at_its_field(ik, thuis, meer, veld):
    with pytest.raises(Ongeldig) as fout:
        _gezag(ik, thuis, "Tom", **van_nu(meer))
    assert list(fout.value.fouten) == [veld]


def test_a_guardian_of_a_gi_and_no_other_organisation(ik, thuis):
    team, gi = wereld.organisatie("lokaal_team"), wereld.organisatie("gi")
    with pytest.raises(Ongeldig, match="gecertificeerde instelling"):
        _gezag(ik, thuis, "Tom", organisatie=team.code, soort="voogdij_gi", grond="uitspraak")
    gezag = _gezag(ik, thuis, "Tom", organisatie=gi.code, soort="voogdij_gi", grond="uitspraak")
    beeindig_gezag(door=ik, huishouden=thuis, gezag=gezag, op=vandaag())
    with pytest.raises(Ongeldig, match="al geëindigd"):
        beeindig_gezag(door=ik, huishouden=thuis, gezag=gezag, op=vandaag())


def test_living_somewhere_since_a_day_ends_what_was_before(ik, thuis):
    tom = hulp.lid(ik, thuis, "Tom")
    for soort, dag in (("hoofdverblijf", date(2020, 1, 1)), ("deels", date(2024, 1, 1))):
        verblijf.leg_verblijf_vast(door=ik, huishouden=thuis, lid=tom, soort=soort, van=dag)
    kaart = next(k for k in hulp.personen(ik, thuis).hier if k.openbaar == tom)
    assert kaart.verblijf == "woont hier een deel van de tijd"
    with pytest.raises(Ongeldig, match="later begint"):
        verblijf.leg_verblijf_vast(door=ik, huishouden=thuis, lid=tom, soort="logeert", van=date(2021, 1, 1))


def test_a_child_in_two_households_is_one_person_and_that_is_shielded(ik, thuis):
    vader = hulp.maak(ik, Lidinvoer("ouder", "Karim", "Elders", geboortedatum=date(1985, 1, 1)))
    nieuw = verblijf.koppel_kind(
        door=ik, van=thuis, lid=hulp.lid(ik, thuis, "Tom"), naar=vader, rol="kind", waarom=GROND
    )
    assert hulp.ruw(thuis, ik, "Tom").persoon_id == hulp.ruw(vader, ik, "Tom").persoon_id
    for huis in (thuis, vader):
        (item,) = hulp.personen(ik, huis).afgeschermd
        assert item.soort == "casusverwijzing"
        assert lees_casus(door=ik, huishouden=huis).verwijzingen == ()
    assert hulp.personen(ik, vader).hier[-1].openbaar == nieuw
    with pytest.raises(Ongeldig, match="staat al in dat huishouden"):
        verblijf.koppel_kind(door=ik, van=thuis, lid=hulp.lid(ik, thuis, "Tom"), naar=vader, rol="kind", waarom=GROND)


def test_a_child_is_not_joined_without_keys_to_both_or_without_a_ground(ik, thuis):
    tom = hulp.lid(ik, thuis, "Tom")
    vreemd = hulp.maak(wereld.professional())
    with pytest.raises(Ongeldig, match="kunt u niet openen"):
        verblijf.koppel_kind(door=ik, van=thuis, lid=tom, naar=vreemd, rol="kind", waarom=GROND)
    with pytest.raises(NietGevonden):
        verblijf.koppel_kind(door=wereld.professional(), van=thuis, lid=tom, naar=vreemd, rol="kind", waarom=GROND)
    with pytest.raises(Ongeldig, match="waarop dit rust"):
        verblijf.koppel_kind(door=ik, van=thuis, lid=tom, naar=hulp.maak(ik), rol="kind", waarom=Koppeling("zomaar"))


def test_a_code_on_a_ground_joins_two_members_of_two_professionals(ik, thuis):
    ander = wereld.professional()
    daar = hulp.maak(ander)
    tom, tom_daar = hulp.lid(ik, thuis, "Tom"), hulp.lid(ander, daar, "Tom")
    code = verblijf.geef_koppelcode(door=ik, huishouden=thuis, lid=tom, waarom=GROND)
    assert "Tom" not in code
    with pytest.raises(Ongeldig, match="klopt niet"):
        verblijf.koppel_met_code(door=ander, huishouden=daar, lid=tom_daar, code=code[:-2])
    verblijf.koppel_met_code(door=ander, huishouden=daar, lid=tom_daar, code=code)
    assert hulp.ruw(thuis, ik, "Tom").persoon_id == hulp.ruw(daar, ander, "Tom").persoon_id
    with pytest.raises(Ongeldig, match="al zo bekend"):
        verblijf.koppel_met_code(door=ander, huishouden=daar, lid=tom_daar, code=code)
    (item,) = hulp.personen(ander, daar).afgeschermd
    assert item.open_tot
    teamlid = wereld.professional("teamlid_lokaal_team")
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, teamlid, door=ik)
    with pytest.raises(Geweigerd):
        verblijf.geef_koppelcode(
            door=teamlid, huishouden=gezin.openbaar, lid=hulp.lid(ik, gezin.openbaar, "Tom"), waarom=GROND
        )


def test_rows_of_relations_point_inside_one_household(ik, thuis):
    _relatie(ik, thuis, "Samira", "ouder", "Tom")
    leden = {lid.pk for lid in hulp.rijen(ik, thuis, Lid)}
    assert {rij.van_lid_id for rij in hulp.rijen(ik, thuis, Relatie)} <= leden
