"""Ways to reach people, what is shielded, the BSN, and search before create."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden import bsn, contactgegevens, sluiting, zoeken
from tandem.acties.huishouden.afgeschermd import open_afgeschermd
from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.contactgegevens import Contactinvoer
from tandem.acties.huishouden.leden import Lidinvoer, voeg_lid_toe
from tandem.acties.huishouden.naam import kies_naam
from tandem.models import Casus, Gebeurtenis, Inzage, Team, Zoekpoging
from tandem.regels.huishouden.dossier import ZOEKEN_PER_UUR
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden import hulp
from tests.kalender import over, van_nu

pytestmark = pytest.mark.usefixtures("db")
ADRES = Contactinvoer("adres", "Lange Nieuwstraat 12-b, 3111 AB Schiedam")
GEHEIM = Contactinvoer("adres", "Schuilstraat 7, 3011 XY Rotterdam", afgeschermd=True)


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def thuis(ik):
    return hulp.maak(ik)


def _leg(ik, thuis, invoer):
    return contactgegevens.leg_contactgegeven_vast(door=ik, huishouden=thuis, invoer=invoer)


# -- contact ---------------------------------------------------------------------------------------------------------


def test_a_new_number_ends_the_old_one_which_stays_in_the_history(ik, thuis):
    gegeven = _leg(ik, thuis, Contactinvoer("telefoon", "06 1234 5678", lid=hulp.lid(ik, thuis, "Samira")))
    nieuw = Contactinvoer("telefoon", "+31 6 87654321", lid=hulp.lid(ik, thuis, "Samira"), veilig=False)
    contactgegevens.wijzig_contactgegeven(door=ik, huishouden=thuis, gegeven=gegeven, invoer=nieuw, versie=1)
    blad = hulp.personen(ik, thuis)
    assert [(een.waarde, een.veilig) for een in blad.contact] == [("+31 6 87654321", False)]
    assert [een.waarde for een in blad.eerder_contact] == ["06 1234 5678"]
    with pytest.raises(Botsing):
        contactgegevens.wijzig_contactgegeven(door=ik, huishouden=thuis, gegeven=gegeven, invoer=nieuw, versie=1)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        (Contactinvoer("telefoon", "12"), "waarde"),
        (Contactinvoer("email", "geen-adres"), "waarde"),
        (Contactinvoer("adres", "   "), "waarde"),
        (Contactinvoer("adres", "x" * 301), "waarde"),
        (Contactinvoer("duif", "x"), "soort"),
        (Contactinvoer("adres", "Straat 1", lid=uuid.uuid4()), "lid"),
        (Contactinvoer("adres", "Straat 1", niet_voor=(uuid.uuid4(),)), "niet_voor"),
        (Contactinvoer("adres", "Straat 1", toelichting="x" * 501), "toelichting"),
    ],
)
def test_what_is_no_address_number_or_mail_is_refused_at_its_field(ik, thuis, invoer, veld):
    with pytest.raises(Ongeldig) as fout:
        _leg(ik, thuis, invoer)
    assert list(fout.value.fouten) == [veld]


def test_a_secret_address_is_listed_but_not_read_by_a_colleague_until_opened_with_a_reason(ik):
    collega = wereld.professional()
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, collega, door=ik)
    item = _leg(ik, gezin.openbaar, GEHEIM)
    blad = hulp.personen(collega, gezin.openbaar)
    assert [een.openbaar for een in blad.afgeschermd] == [item]
    assert not blad.contact
    with pytest.raises(Ongeldig, match="waarom"):
        open_afgeschermd(door=collega, huishouden=gezin.openbaar, item=item, reden="  ")
    open_afgeschermd(door=collega, huishouden=gezin.openbaar, item=item, reden="Er is een huisbezoek gepland.")
    assert [een.waarde for een in hulp.personen(collega, gezin.openbaar).contact] == [GEHEIM.waarde]
    lezingen = [r for r in hulp.rijen(ik, gezin.openbaar, Inzage) if r.uitkomst == "geopend"]
    assert [(r.medewerker, r.laag) for r in lezingen] == [(collega.medewerker, 5)]


def test_that_there_is_something_shielded_is_only_for_who_may_open_it(ik):
    gezin = wereld.gezin(ik)
    item = _leg(ik, gezin.openbaar, GEHEIM)
    ander = wereld.professional("teamlid_lokaal_team")
    wereld.betrek(gezin, ander, door=ik)
    assert not hulp.personen(ander, gezin.openbaar).afgeschermd
    assert not [r for r in hulp.rijen(ander, gezin.openbaar, Gebeurtenis) if r.soort.startswith("contactgegeven")]
    with pytest.raises(Geweigerd):
        open_afgeschermd(door=ander, huishouden=gezin.openbaar, item=item, reden="Ik wil dit graag zien.")
    with pytest.raises(NietGevonden):
        open_afgeschermd(door=ik, huishouden=gezin.openbaar, item=uuid.uuid4(), reden="Dit bestaat niet, toch?")


def test_shielding_an_address_takes_it_out_of_the_index(ik, thuis):
    gegeven = _leg(ik, thuis, ADRES)
    assert zoeken.zoek(door=ik, vraag="3111ab 12").treffers
    afgeschermd = Contactinvoer("adres", ADRES.waarde, afgeschermd=True)
    contactgegevens.wijzig_contactgegeven(door=ik, huishouden=thuis, gegeven=gegeven, invoer=afgeschermd, versie=1)
    assert not [t for t in zoeken.zoek(door=ik, vraag="3111ab 12").treffers if t.huishouden == str(thuis)]


def test_an_address_that_is_hidden_from_a_member_is_not_found_by_address(ik, thuis):
    _leg(ik, thuis, Contactinvoer("adres", "Verborgenweg 3, 3232 ZZ Brielle", niet_voor=(hulp.lid(ik, thuis, "Tom"),)))
    assert not zoeken.zoek(door=ik, vraag="Verborgenweg 3").treffers


# -- BSN -------------------------------------------------------------------------------------------------------------


def test_a_bsn_is_checked_found_exactly_and_shown_only_on_a_ground(ik, thuis):
    tom = hulp.lid(ik, thuis, "Tom")
    with pytest.raises(Ongeldig, match="geen BSN"):
        bsn.leg_bsn_vast(door=ik, huishouden=thuis, lid=tom, bsn="123456789")
    bsn.leg_bsn_vast(door=ik, huishouden=thuis, lid=tom, bsn="1112.22.333")
    assert str(thuis) in [t.huishouden for t in zoeken.zoek(door=ik, vraag="111222333").treffers]
    assert not zoeken.zoek(door=ik, vraag="11122233").treffers
    with pytest.raises(Ongeldig):
        bsn.bekijk_bsn(door=ik, huishouden=thuis, lid=tom, grond="nieuwsgierig")
    assert bsn.bekijk_bsn(door=ik, huishouden=thuis, lid=tom, grond="bericht") == "1112 22 333"
    assert hulp.rijen(ik, thuis, Gebeurtenis)[-1].soort == "bsn_bekeken"
    with pytest.raises(Ongeldig, match="iemand anders"):
        bsn.leg_bsn_vast(door=ik, huishouden=thuis, lid=hulp.lid(ik, thuis, "Samira"), bsn="111222333")
    bsn.leg_bsn_vast(door=ik, huishouden=thuis, lid=tom, bsn="")
    with pytest.raises(NietGevonden):
        bsn.bekijk_bsn(door=ik, huishouden=thuis, lid=tom, grond="bericht")


# -- search inside ---------------------------------------------------------------------------------------------------


def _gevonden(ik, vraag):
    return [treffer.naam for treffer in zoeken.zoek(door=ik, vraag=vraag).treffers]


@pytest.mark.parametrize("vraag", ["Mohammed el Amrani", "muhammad elamrani", "Amrani", "محمد", "M. Amrani", "mohamed"])
def test_a_name_is_found_however_it_is_spelled(ik, vraag):
    hulp.maak(ik, Lidinvoer("ouder", "Mohamed", "El Amrani", geboortedatum=date(1980, 1, 1)))
    hulp.maak(ik, Lidinvoer("ouder", "Jan", "Jansen", geboortedatum=date(1980, 1, 1)))
    assert _gevonden(ik, vraag) == ["Mohamed"]


@pytest.mark.parametrize("vraag", ["lange nieuwstr. 12", "3111AB 12", "(06) 1234-5678", "+31612345678", "Team Tulp"])
def test_an_address_a_number_and_a_chosen_name_are_found(ik, thuis, vraag):
    _leg(ik, thuis, ADRES)
    _leg(ik, thuis, Contactinvoer("telefoon", "06 12345678"))
    kies_naam(door=ik, huishouden=thuis, eigen_naam="Team Tulp")
    assert _gevonden(ik, vraag) == ["Team Tulp"]


def test_a_case_number_is_found(ik):
    gezin = wereld.gezin(ik)
    with deur.schrijf(door=ik, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(nummer="T-2026-000123")
        sessie.gebeurtenis("test")
    assert [t.huishouden for t in zoeken.zoek(door=ik, vraag="t-2026-000123").treffers] == [str(gezin.openbaar)]


def test_nothing_outside_my_keys_is_found_and_the_log_says_what_was(ik, thuis):
    assert _gevonden(wereld.professional(), "Samira Voorbeeld") == []
    assert _gevonden(ik, "Samira Voorbeeld") == ["Samira en Tom"]
    regels = [r for r in hulp.rijen(ik, thuis, Inzage) if r.wat == "zoeken"]
    assert len(regels) == 2
    assert {r.doel for r in regels} == {"zoeken"}


def test_the_same_name_comes_before_one_that_sounds_alike(ik):
    for naam in ("Cathy", "Kathie"):
        hulp.maak(ik, Lidinvoer("ouder", naam, "Peeters", geboortedatum=date(1980, 1, 1)))
    uitslag = zoeken.zoek(door=ik, vraag="Kathie Peeters").treffers
    assert [t.naam for t in uitslag] == ["Kathie", "Cathy"]
    assert [t.zelfde for t in uitslag] == [True, False]


def test_an_empty_or_strange_search_finds_nothing_and_too_long_is_told(ik):
    for vraag in ("", "   ", "%", "🌸", "' OR 1=1 --", "\\"):
        assert _gevonden(ik, vraag) == []
    with pytest.raises(Ongeldig):
        zoeken.zoek(door=ik, vraag="a" * 201)


def test_the_number_of_queries_does_not_grow_with_what_is_found(ik, django_assert_max_num_queries):
    for _ in range(3):
        hulp.maak(ik, Lidinvoer("ouder", "Zeldzame", "Naamsoort", geboortedatum=date(1980, 1, 1)))
    with django_assert_max_num_queries(14):
        assert len(_gevonden(ik, "Zeldzame Naamsoort")) == 3


# -- search outside --------------------------------------------------------------------------------------------------


def _bekend(wie, voornaam="Tom", achternaam="Voorbeeldig", dag=date(2014, 2, 28)):
    return zoeken.zoek_buiten(door=wie, voornaam=voornaam, achternaam=achternaam, geboortedatum=dag).teams


@pytest.fixture
def bekend(ik):
    achternaam = wereld.uniek("v").replace("-", "").translate(str.maketrans("0123456789", "abcdefghij"))
    kind = Lidinvoer("kind", "Tom", achternaam, geboortedatum=date(2014, 2, 28))
    return hulp.maak(ik, hulp.MOEDER, kind), achternaam


def test_outside_my_keys_only_the_team_to_ask_is_named_and_the_file_knows_who_asked(ik, bekend):
    huishouden, achternaam = bekend
    ander = wereld.professional()
    assert _bekend(ander, achternaam=achternaam) == (ik.team_naam,)
    assert _bekend(ander, achternaam=achternaam, dag=date(2014, 2, 27)) == ()
    assert _bekend(ander, voornaam="Tim", achternaam=achternaam) == ()
    vroeg = [r for r in hulp.rijen(ik, huishouden, Inzage) if r.uitkomst == "gezocht"]
    assert [r.medewerker for r in vroeg] == [ander.medewerker]


def test_a_shielded_closed_or_family_file_answers_nothing_but_keeps_who_asked(ik, bekend):
    huishouden, achternaam = bekend
    ander = wereld.professional()
    sluiting.scherm_af(door=ik, huishouden=huishouden, afgeschermd=True, reden="Zij wordt gezocht door haar ex.")
    assert _bekend(ander, achternaam=achternaam) == ()
    sluiting.scherm_af(door=ik, huishouden=huishouden, afgeschermd=False, reden="Het gevaar is geweken.")
    assert _bekend(ander, achternaam=achternaam) == (ik.team_naam,)
    _leg(ik, huishouden, GEHEIM)
    assert _bekend(ander, achternaam=achternaam) == ()
    assert len([r for r in hulp.rijen(ik, huishouden, Inzage) if r.uitkomst == "gezocht"]) == 3


def test_a_file_closed_to_any_team_answers_nothing(ik, bekend):
    huishouden, achternaam = bekend
    ander = wereld.professional()
    sluiting.sluit_voor_team(door=ik, huishouden=huishouden, team=wereld.team().pk, reden="Een oom werkt daar.")
    assert _bekend(ander, achternaam=achternaam) == ()


def test_searching_outside_is_counted_and_limited(ik):
    nu = timezone.now()
    for _ in range(ZOEKEN_PER_UUR):
        Zoekpoging.objects.create(medewerker=ik.medewerker, op=nu - timedelta(minutes=5), gevonden=False)
    with pytest.raises(Ongeldig, match="later opnieuw"):
        _bekend(ik)
    assert Zoekpoging.objects.filter(medewerker=ik.medewerker).count() == ZOEKEN_PER_UUR


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"voornaam": ""}, "voornaam"),
        ({"achternaam": "🌸"}, "achternaam"),
        ({"dag": lambda: over(1)}, "geboortedatum"),
        ({"voornaam": "A" * 200}, "voornaam"),
    ],
)
def test_searching_outside_asks_for_a_full_name_and_a_real_day(ik, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        _bekend(ik, **van_nu(velden))
    assert list(fout.value.fouten) == [veld]


# -- family and colleagues -------------------------------------------------------------------------------------------


def _ziet(wie, huishouden):
    try:
        hulp.personen(wie, huishouden)
    except (NietGevonden, Geweigerd):
        return False
    return True


def test_family_gives_no_keys_also_when_the_person_comes_later(ik):
    achternaam = wereld.uniek("familie").translate(str.maketrans("0123456789-", "abcdefghijk"))
    collega = wereld.professional()
    meld_bekende(door=collega, invoer=Bekende("Anna", achternaam, date(1980, 1, 2), "familie"))
    zus = Lidinvoer("ouder", "Anna", achternaam, geboortedatum=date(1980, 1, 2))
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, collega, door=ik)
    assert _ziet(collega, gezin.openbaar)
    voeg_lid_toe(door=ik, huishouden=gezin.openbaar, invoer=zus)
    assert not _ziet(collega, gezin.openbaar)
    assert _ziet(ik, gezin.openbaar)
    assert _bekend(collega, "Anna", achternaam, date(1980, 1, 2)) == ()


def test_saying_it_afterwards_takes_the_keys_away_at_once(ik):
    achternaam = wereld.uniek("later").translate(str.maketrans("0123456789-", "abcdefghijk"))
    huishouden = hulp.maak(ik, Lidinvoer("ouder", "Anna", achternaam, geboortedatum=date(1980, 1, 2)))
    meld_bekende(door=ik, invoer=Bekende("anna", achternaam.upper(), date(1980, 1, 2), "bekende"))
    assert not _ziet(ik, huishouden)


def test_a_member_who_is_staff_keeps_the_whole_team_out(ik):
    mens = wereld.professional()
    collega = wereld.professional(in_team=_team(mens))
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, collega, door=ik)
    lid = hulp.lid(ik, gezin.openbaar, "Samira")
    sluiting.lid_werkt_hier(door=ik, huishouden=gezin.openbaar, lid=lid, medewerker=mens.medewerker)
    assert not _ziet(collega, gezin.openbaar)
    assert _ziet(ik, gezin.openbaar)


def test_nobody_locks_the_last_one_out(ik, thuis):
    lid = hulp.lid(ik, thuis, "Samira")
    with pytest.raises(Ongeldig, match="niemand dit dossier"):
        sluiting.lid_werkt_hier(door=ik, huishouden=thuis, lid=lid, medewerker=ik.medewerker)
    with pytest.raises(Ongeldig, match="niemand dit dossier"):
        sluiting.sluit_voor_team(door=ik, huishouden=thuis, team=ik.team, reden="Ik weet niet wat ik doe.")


def test_a_closed_team_has_no_keys_until_it_is_opened_again(ik):
    collega = wereld.professional()
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, collega, door=ik)
    sluiting.sluit_voor_team(door=ik, huishouden=gezin.openbaar, team=collega.team, reden="Een oom werkt daar.")
    assert not _ziet(collega, gezin.openbaar)
    ((openbaar, naam, _sinds),) = lees_dossierblad(door=ik, huishouden=gezin.openbaar).sluitingen
    assert naam == collega.team_naam
    sluiting.heropen_voor_team(door=ik, huishouden=gezin.openbaar, sluiting=openbaar)
    assert _ziet(collega, gezin.openbaar)


def _team(actor):
    return Team.objects.get(pk=actor.team)
