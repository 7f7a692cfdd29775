"""The pages of emergency access and supervision: who may, who finds nothing, and what stands there."""

import re
import uuid

import pytest

from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.rechten.nood import vraag_noodtoegang
from tandem.acties.rechten.werkbericht import kies_werkbericht
from tandem.models import Team
from tests import wereld
from tests.acties.rechten import noodhulp
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def achternaam():
    return noodhulp.naam()


@pytest.fixture
def huis(amal, achternaam):
    return noodhulp.thuis(amal, achternaam)


@pytest.fixture
def nol(db):  # noqa: ARG001 - the database first
    return wereld.professional("jeugdbeschermer")


@pytest.fixture
def pia(nol):
    return ingelogd(noodhulp.functionaris(nol.organisatie))


def _vraag(client, achternaam, **anders):
    velden = {"voornaam": "Tom", "achternaam": achternaam, "geboortedatum": "2014-02-28", "grond": "kind",
              "reden": noodhulp.REDEN, "verzoek": uuid.uuid4()}  # fmt: skip
    return client.post("/noodtoegang/vragen/", {**velden, **anders})


def test_asking_opens_the_page_with_the_time_left_and_why(nol, huis, achternaam):
    client = ingelogd(nol)
    assert "noodtoegang vragen" in tekst(client.get("/zoeken/")).lower()
    assert "De privacyfunctionaris krijgt dit meteen te zien" in tekst(client.get("/noodtoegang/vragen/"))
    antwoord = _vraag(client, achternaam)
    assert antwoord.headers["Location"] == f"/noodtoegang/huishouden/{huis}/"
    blad = tekst(client.get(antwoord.headers["Location"]))
    assert "U hebt noodtoegang" in blad
    assert "Nog 60 minuten, tot" in blad
    assert "Waarom mag ik dit zien?" in blad
    assert "u hebt noodtoegang, hoogstens een uur" in blad
    assert "nog 60 minuten" in tekst(client.get("/noodtoegang/"))
    assert client.get(f"/huishoudens/{huis}/").status_code in (403, 404)


def test_asking_again_says_that_it_goes_on_in_the_same_hour(nol, huis, achternaam):
    client = ingelogd(nol)
    assert "U had dit al gevraagd" not in tekst(client.get(_vraag(client, achternaam).headers["Location"]))
    antwoord = _vraag(client, achternaam)
    assert antwoord.headers["Location"] == f"/noodtoegang/huishouden/{huis}/"
    assert "U had dit al gevraagd. U gaat verder in hetzelfde uur." in tekst(client.get(antwoord.headers["Location"]))
    assert tekst(client.get("/noodtoegang/")).count("nog 60 minuten") == 1


def test_what_is_typed_stays_and_each_fault_has_its_sentence(nol, achternaam):
    antwoord = _vraag(ingelogd(nol), achternaam, reden="kort", later="on")
    assert antwoord.status_code == 422
    blad = tekst(antwoord)
    assert "Schrijf op waarom" in blad
    assert "Vul een dag in die nog komt" in blad
    assert achternaam in blad


def test_who_is_not_known_gets_an_answer_that_tells_nothing(nol):
    client = ingelogd(nol)
    antwoord = _vraag(client, "Bestaatniet")
    assert antwoord.headers["Location"] == "/noodtoegang/?niets=1"
    assert "Wij kunnen u over deze persoon niets melden." in tekst(client.get(antwoord.headers["Location"]))


def test_noting_and_opening_a_shielded_address(amal, nol, huis, achternaam):
    geheim = Contactinvoer("adres", "Schuilstraat 7, 3011 XY Rotterdam", afgeschermd=True)
    item = leg_contactgegeven_vast(door=amal, huishouden=huis, invoer=geheim)
    client = ingelogd(nol)
    _vraag(client, achternaam)
    pad = f"/noodtoegang/huishouden/{huis}/"
    assert f"{pad}openen/{item}/" in tekst(client.get(pad))
    assert client.get(f"{pad}openen/{item}/").status_code == 200
    client.post(f"{pad}openen/{item}/", {"reden": "Zij moet nu worden opgehaald.", "verzoek": uuid.uuid4()})
    assert "Schuilstraat" in tekst(client.get(pad))
    assert client.get(f"{pad}vastleggen/").status_code == 200
    notitie = {"tekst": "Bij oma gebracht.", "wanneer": "2026-01-02T10:00", "verzoek": uuid.uuid4()}
    assert client.post(f"{pad}vastleggen/", notitie).status_code == 302


def _adres(blad, begin):
    """The address on a page that begins like this and goes on."""
    return begin + re.search(f'href="{begin}([^"]+)"', blad)[1]


PADEN = ("", "vastleggen/", f"openen/{uuid.UUID(int=1)}/")


def test_without_it_there_is_nothing(huis):
    for rol in ("casusregisseur", "aanbieder", "privacyfunctionaris"):
        client = ingelogd(wereld.professional(rol))
        for deel in PADEN:
            assert client.get(f"/noodtoegang/huishouden/{huis}/{deel}").status_code == 404
        assert client.get(f"/noodtoegang/bevestigen/{uuid.uuid4()}/").status_code == 404
        assert client.get(f"/noodtoegang/doorgaan/{uuid.uuid4()}/").status_code == 404
    for rol in ("aanbieder", "privacyfunctionaris"):
        client = ingelogd(wereld.professional(rol))
        assert [client.get(f"/noodtoegang/{deel}").status_code for deel in ("", "vragen/")] == [404, 404]
        assert "noodtoegang vragen" not in tekst(client.get("/zoeken/")).lower()


def test_the_household_is_told_by_who_works_with_it(amal, nol, huis, achternaam):
    vraag_noodtoegang(door=nol, vraag=noodhulp.vraag(achternaam))
    client = ingelogd(amal)
    assert "Het huishouden vertellen dat er noodtoegang was" in tekst(client.get("/"))
    blad = tekst(client.get(f"/huishoudens/{huis}/noodtoegang/"))
    assert nol.naam in blad
    pad = _adres(blad, f"/huishoudens/{huis}/noodtoegang/")
    assert client.get(pad).status_code == 200
    assert client.post(pad, {"verzoek": uuid.uuid4()}).status_code == 422
    client.post(pad, {"verteld_op": "2026-11-01", "verzoek": uuid.uuid4()})
    assert "verteld op 1 november 2026" in tekst(client.get(f"/huishoudens/{huis}/noodtoegang/"))
    vreemd = ingelogd(wereld.professional())
    assert [vreemd.get(een).status_code for een in (pad, f"/huishoudens/{huis}/noodtoegang/")] == [404, 404]


def test_the_officer_without_an_address_is_shown_where_to_choose_one(nol):
    officier = noodhulp.functionaris(nol.organisatie)
    client = ingelogd(officier)
    assert "U krijgt nu geen mail als iemand noodtoegang vraagt." in tekst(client.get("/toezicht/"))
    kies_werkbericht(door=officier, adres="pia@voorbeeld.nl")
    assert "U krijgt nu geen mail" not in tekst(client.get("/toezicht/"))


def test_the_officer_begins_with_supervision_and_judges_with_a_reason(nol, pia, huis, achternaam):  # noqa: ARG001
    vraag_noodtoegang(door=nol, vraag=noodhulp.vraag(achternaam))
    assert pia.get("/").headers["Location"] == "/toezicht/"
    blad = tekst(pia.get("/toezicht/"))
    assert nol.naam in blad
    assert "1 vraag te beoordelen" in blad
    assert "Deze regels zijn voorbeeldinhoud" in blad
    pad = _adres(blad, "/toezicht/")
    een = tekst(pia.get(pad))
    assert noodhulp.REDEN in een
    assert achternaam not in een
    assert pia.post(pad, {"oordeel": "terecht", "reden": "", "verzoek": uuid.uuid4()}).status_code == 422
    pia.post(pad, {"oordeel": "niet_terecht", "reden": "Bellen kon ook.", "verzoek": uuid.uuid4()})
    assert "Bellen kon ook." in tekst(pia.get(pad))
    assert "niet terecht" in tekst(pia.get("/toezicht/"))
    for wie in (ingelogd(nol), ingelogd(noodhulp.functionaris(wereld.professional().organisatie))):
        assert wie.get(pad).status_code == 404
    assert ingelogd(nol).get("/toezicht/").status_code == 404


def test_an_overdue_review_stands_on_the_work_list_by_name_and_asks_for_a_colleague(nol, pia, huis, achternaam):
    vraag_noodtoegang(door=nol, vraag=noodhulp.vraag(achternaam))
    noodhulp.maak_te_laat(nol)
    collega = wereld.professional("jeugdbeschermer", in_team=Team.objects.get(pk=nol.team))
    client = ingelogd(collega)
    werk = tekst(client.get("/"))
    assert f"De noodtoegang van {nol.naam}" in werk
    assert "3 dagen te laat" in werk
    assert "te laat" in tekst(pia.get("/toezicht/"))
    assert "Welke collega bevestigt dit?" in tekst(client.get("/noodtoegang/vragen/"))
    assert "Kies wie dit bevestigt" in tekst(_vraag(client, achternaam))
    antwoord = _vraag(client, achternaam, tweede=nol.medewerker)
    assert antwoord.headers["Location"] == "/noodtoegang/"
    tweede = ingelogd(nol)
    blad = tekst(tweede.get("/noodtoegang/"))
    pad = _adres(blad, "/noodtoegang/bevestigen/")
    assert "U ziet niet om welk huishouden het gaat" in tekst(tweede.get(pad))
    assert client.get(pad).status_code == 404
    door = _adres(tekst(client.get("/noodtoegang/")), "/noodtoegang/doorgaan/")
    assert "kijkt ook dat na" in tekst(client.get(door))
    tweede.post(pad, {"akkoord": "nee", "verzoek": uuid.uuid4()})
    assert client.post(door, {"verzoek": uuid.uuid4()}).headers["Location"] == f"/noodtoegang/huishouden/{huis}/"
