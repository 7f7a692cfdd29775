"""The pages of members: what is theirs opens, what is of others is not found; per age another page; nothing tells."""

import uuid

import pytest
from django.urls import reverse

from tandem.web.pagina import REGISTER, Wie
from tandem.web.urls import urlpatterns
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding, persoon_van, word

pytestmark = pytest.mark.usefixtures("db", "inhoud")
assert urlpatterns, "importing the addresses fills the register"
PAGINAS = ("mijn_begin", "mijn_plan", "mijn_geschreven", "mijn_mensen", "mijn_rechten", "mijn_keken")


@pytest.fixture
def samira(gezin):
    return als_lid(gezin.leden["Samira"])


def _open(client, gezin, naam="mijn_geschreven"):
    return client.get(reverse(naam, args=[gezin.openbaar]))


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_member_reads_the_own_pages(samira, gezin, naam):
    antwoord = _open(samira, gezin, naam)
    assert antwoord.status_code == 200
    assert "<title>Mijn pagina</title>" in tekst(antwoord)
    assert "Tandem" not in tekst(antwoord).replace("data-tandem", "")
    assert reverse("mijn_weg") in tekst(antwoord)


@pytest.mark.parametrize("naam", PAGINAS)
def test_another_household_is_not_found(samira, naam):
    ander = wereld.gezin(wereld.professional())
    dicht, nergens = _open(samira, ander, naam), samira.get(reverse(naam, args=[uuid.UUID(int=7)]))
    assert (dicht.status_code, nergens.status_code) == (404, 404)
    assert dicht.content == nergens.content  # the same to the letter: whether somebody is known here stays hidden


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_professional_finds_nothing_there_and_a_visitor_logs_in(rosa, gezin, client, naam):
    assert _open(ingelogd(rosa), gezin, naam).status_code == 404
    assert _open(client, gezin, naam).url == reverse("mijn_inloggen")


def _van_professionals():
    """Pages of professionals that take no more than a household."""
    paden = {
        naam: een.pad.replace("<uuid:huishouden>", "") for naam, een in REGISTER.items() if een.wie is Wie.PROFESSIONAL
    }
    return sorted(naam for naam, pad in paden.items() if "<" not in pad and pad and "GET" in REGISTER[naam].methoden)


@pytest.mark.parametrize("naam", _van_professionals())
def test_a_member_finds_nothing_of_professionals(samira, gezin, naam):
    plek = [gezin.openbaar] if "<" in REGISTER[naam].pad else []
    assert samira.get(reverse(naam, args=plek)).status_code == 404


def test_the_front_door_leads_a_member_home(samira, gezin):
    assert samira.get("/").url == reverse("mijn")
    assert samira.get(reverse("mijn")).url == reverse("mijn_begin", args=[gezin.openbaar])


def test_who_lives_in_two_households_chooses_by_name_and_one_left_has_none(samira, gezin):
    ander = wereld.gezin(wereld.professional(), ("Samira", "Bilal"))
    vroeger = wereld.gezin(wereld.professional(), ("Samira", "Yasmin"))
    with eigenaar_verbinding() as verbinding:
        wie = "UPDATE tandem_lid SET persoon_id = %s WHERE id = %s"
        for huis in (ander, vroeger):
            verbinding.execute(wie, [persoon_van(gezin.leden["Samira"]), huis.leden["Samira"]])
        verbinding.execute("UPDATE tandem_lid SET tot = current_date WHERE id = %s", [vroeger.leden["Samira"]])
    keuze = tekst(samira.get(reverse("mijn")))
    assert "Samira en Bilal" in keuze
    assert "Een dossier van vroeger" in keuze
    assert "Yasmin" not in keuze
    for huis in (gezin, ander, vroeger):
        assert reverse("mijn_begin", args=[huis.openbaar]) in keuze


def test_a_picture_on_another_site_logs_nobody_out(samira, gezin):
    weg = reverse("mijn_weg")
    assert samira.get(weg, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 302
    assert _open(samira, gezin).status_code == 200
    samira.get(weg, headers={"Sec-Fetch-Site": "same-origin"})
    assert _open(samira, gezin).status_code == 302


def test_what_was_written_about_me_and_by_whom(samira, gezin, rosa):
    inhoud = tekst(_open(samira, gezin))
    assert "Samira vertelde dat het beter gaat." in inhoud
    assert rosa.naam in inhoud
    assert "Tom zei iets" not in inhoud  # no authority was recorded
    assert "buren" not in inhoud


def _gezag(gezin, kind="Tom"):
    with eigenaar_verbinding() as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_gezag (openbaar, huishouden_id, kind_id, drager_id, soort, grond, van, vastgelegd_op) "
            "VALUES (gen_random_uuid(), %s, %s, %s, 'ouderlijk', 'uitspraak', '2020-01-01', now())",
            [gezin.id, gezin.leden[kind], gezin.leden["Samira"]],
        )


def test_a_parent_with_authority_reads_about_the_child_but_not_what_is_hidden(samira, gezin):
    word(gezin.leden["Tom"], 10)
    _gezag(gezin)
    inhoud = tekst(_open(samira, gezin))
    assert "Tom zei iets over school." in inhoud
    assert "niet naar huis" not in inhoud
    word(gezin.leden["Tom"], 16)
    assert "Tom zei iets" not in tekst(_open(samira, gezin))


@pytest.mark.parametrize(
    ("jaren", "leest", "woord"), [(11, False, "Wil je iets vertellen?"), (13, True, "voor je"), (17, True, "voor je")]
)
def test_a_child_sees_a_page_for_its_age(gezin, jaren, leest, woord):
    word(gezin.leden["Tom"], jaren)
    tom = als_lid(gezin.leden["Tom"])
    assert woord in tekst(_open(tom, gezin, "mijn_begin"))
    geschreven = tekst(_open(tom, gezin))
    assert ("Tom wil niet naar huis." in geschreven) is leest
    assert "Samira vertelde" not in geschreven
    assert "Op tijd naar school" in tekst(_open(tom, gezin, "mijn_plan"))
    assert "Rust in huis" not in tekst(_open(tom, gezin, "mijn_plan"))


def test_who_looked_at_my_data_and_why(samira, gezin, rosa):
    _open(samira, gezin)
    ingelogd(rosa).get(reverse("personen", args=[gezin.openbaar]))
    inhoud = tekst(_open(samira, gezin, "mijn_keken"))
    assert rosa.naam in inhoud
    assert "hulp en bescherming voor dit huishouden" in inhoud
    assert "u zelf" in inhoud


def test_a_helper_of_another_member_alone_is_not_named(samira, gezin, rosa):
    opvang, school = wereld.professional("aanbieder"), wereld.professional("aanbieder")
    wereld.betrek(gezin, opvang, door=rosa, leden=[gezin.leden["Tom"]])
    wereld.betrek(gezin, school, door=rosa, leden=[gezin.leden["Samira"]])
    inhoud = tekst(_open(samira, gezin, "mijn_mensen"))
    assert school.naam in inhoud
    assert opvang.naam not in inhoud


def test_who_left_keeps_the_own_lines_and_hears_nothing_new(samira, gezin):
    with eigenaar_verbinding() as verbinding:
        verbinding.execute("UPDATE tandem_lid SET tot = current_date WHERE id = %s", [gezin.leden["Samira"]])
    assert "hoort niet meer bij" in tekst(_open(samira, gezin, "mijn_begin"))
    geschreven = tekst(_open(samira, gezin))
    assert "Samira vertelde" in geschreven
    assert "Noor" not in geschreven
    assert samira.get(reverse("mijn")).url == reverse("mijn_begin", args=[gezin.openbaar])


def test_a_session_that_was_left_alone_ends(samira, gezin):
    _open(samira, gezin)
    sessie = samira.session
    sessie["mijn_gezien"] -= 16 * 60
    sessie.save()
    assert _open(samira, gezin).url == reverse("mijn_inloggen")
    assert not samira.session.get("_auth_user_id")


def test_the_quick_way_out_ends_the_session(samira, gezin, settings):
    antwoord = samira.get(reverse("mijn_weg"))
    assert antwoord.url == settings.TANDEM_WEGSITE
    assert _open(samira, gezin).status_code == 302


def test_somebody_saw_my_account_closes_every_session(samira, gezin):
    ook = als_lid(gezin.leden["Samira"])
    assert samira.get(reverse("mijn_gezien")).status_code == 200
    assert samira.post(reverse("mijn_gezien"), follow=True).status_code == 200
    for client in (samira, ook):
        assert _open(client, gezin).status_code == 302


def test_without_a_second_factor_nothing_opens(gezin, settings):
    settings.DEMO = False
    client = als_lid(gezin.leden["Samira"])
    sessie = client.session
    del sessie["tweede_factor"]
    sessie.save()
    assert _open(client, gezin).url == reverse("mfa_index")
    assert "Tandem" not in tekst(client.get(reverse("mfa_index"))).replace("data-tandem", "")
