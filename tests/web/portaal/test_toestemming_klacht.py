"""A member says yes or no to sharing and takes a yes back; and complains, out of sight of who it is about."""

import uuid

import pytest
from django.urls import reverse

from tandem.acties.rechten.delen import deel_met_toestemming
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Klacht
from tests import wereld
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zaak():
    return maak_zaak()


@pytest.fixture
def samira(zaak):
    return als_lid(zaak.gezin.leden["Samira"])


def _stuur(client, pagina, /, *plek, **velden):
    return client.post(reverse(pagina, args=plek), {"verzoek": str(uuid.uuid4()), **velden})


def test_a_member_says_yes_and_takes_it_back(zaak, samira):
    vraag, huis = zaak.vraag(), zaak.gezin.openbaar
    lijst = reverse("mijn_toestemming", args=[huis])
    assert "Samen kijken wat helpt" in tekst(samira.get(lijst))
    assert "Geef antwoord" in tekst(samira.get(lijst))
    antwoord = _stuur(samira, "mijn_toestemming_antwoord", huis, vraag, antwoord="gegeven", toelichting="")
    assert antwoord.url == lijst
    assert zaak.beeld(vraag).stand.value == "geldt"
    assert "Trek mijn ja in" in tekst(samira.get(lijst))
    _stuur(samira, "mijn_toestemming_antwoord", huis, vraag, antwoord="ingetrokken", toelichting="Toch niet.")
    assert zaak.beeld(vraag).stand.value == "ingetrokken"


def test_no_answer_is_a_sentence_and_another_cannot_answer_for_me(zaak, samira):
    vraag, huis = zaak.vraag(), zaak.gezin.openbaar
    leeg = _stuur(samira, "mijn_toestemming_antwoord", huis, vraag, toelichting="Ik weet het niet.")
    assert leeg.status_code == 422
    assert "Ik weet het niet." in tekst(leeg)
    tom = als_lid(zaak.gezin.leden["Tom"])
    assert tom.get(reverse("mijn_toestemming_antwoord", args=[huis, vraag])).status_code == 404
    assert _stuur(tom, "mijn_toestemming_antwoord", huis, vraag, antwoord="gegeven").status_code == 404
    assert zaak.beeld(vraag).stand.value == "gevraagd"


def _klaag(zaak, client, **meer):
    velden = {
        "organisatie": zaak.ik.organisatie,
        "over": [zaak.ik.medewerker],
        "tekst": "Ik werd niet gehoord.",
        **meer,
    }
    return _stuur(client, "mijn_klacht", zaak.gezin.openbaar, **velden)


def test_a_member_complains_and_who_it_is_about_meets_it_nowhere(zaak, samira):
    assert _klaag(zaak, samira, wens="", bereiken="").status_code == 302
    assert "Ik werd niet gehoord." in tekst(samira.get(reverse("mijn_klacht", args=[zaak.gezin.openbaar])))
    tom = als_lid(zaak.gezin.leden["Tom"])
    assert "Ik werd niet gehoord." not in tekst(tom.get(reverse("mijn_klacht", args=[zaak.gezin.openbaar])))
    client = ingelogd(zaak.ik)
    for naam, plek in (("klachten", []), ("wie_keek", [zaak.gezin.openbaar]), ("tijdlijn", [zaak.gezin.openbaar])):
        gezien = tekst(client.get(reverse(naam, args=plek)))
        assert "niet gehoord" not in gezien
        assert "klacht ingediend" not in gezien.lower()
    with eigenaar_verbinding() as verbinding:
        vraag = "SELECT count(*) FROM tandem_klacht WHERE nummer = %s AND vastgelegd_door IS NULL"
        assert verbinding.execute(vraag, [zaak.gezin.id]).fetchone() == (1,)
    assert Klacht.objects.count() == 0  # without a key of the members' door nothing of it is there


def test_the_page_says_where_else_one_can_go_and_what_is_to_be_asked(zaak, samira):
    """Only a way that nobody verified is to be asked about; back leads off the page."""
    routes = catalogus().klachtroutes.values()
    gelezen = tekst(samira.get(reverse("mijn_klacht", args=[zaak.gezin.openbaar])))
    assert all(een.naam in gelezen for een in routes)
    assert gelezen.count("Vraag dit na.") == sum(not een.bron.geverifieerd for een in routes) < len(routes)
    terug = reverse("mijn_rechten", args=[zaak.gezin.openbaar])
    assert f'href="{terug}">Terug<' in gelezen


def test_the_same_complaint_sent_twice_is_one(zaak, samira):
    merk = str(uuid.uuid4())
    for _ in range(2):
        assert _klaag(zaak, samira, verzoek=merk, wens="", bereiken="").status_code == 302
    assert tekst(samira.get(reverse("mijn_klacht", args=[zaak.gezin.openbaar]))).count("Ik werd niet gehoord.") == 1


@pytest.mark.parametrize(("veld", "waarde"), [("organisatie", "999999"), ("over", ["999999"]), ("tekst", " ")])
def test_what_cannot_be_is_a_sentence_and_nothing_typed_is_lost(zaak, samira, veld, waarde):
    antwoord = _klaag(zaak, samira, **{"wens": "Een gesprek.", "bereiken": "", veld: waarde})
    assert antwoord.status_code == 422
    assert "Een gesprek." in tekst(antwoord)


def test_who_is_no_member_finds_neither_page(zaak):
    ander = als_lid(wereld.gezin(wereld.professional()).leden["Samira"])
    for naam in ("mijn_toestemming", "mijn_klacht"):
        assert ander.get(reverse(naam, args=[zaak.gezin.openbaar])).status_code == 404


def test_what_waits_for_my_answer_stands_on_my_first_page_and_nobody_elses(zaak, samira):
    begin = reverse("mijn_begin", args=[zaak.gezin.openbaar])
    assert "Er wacht een vraag" not in tekst(samira.get(begin))
    vraag = zaak.vraag()
    antwoord = reverse("mijn_toestemming_antwoord", args=[zaak.gezin.openbaar, vraag])
    assert f'href="{antwoord}"' in tekst(samira.get(begin))
    assert "Er wacht een vraag" not in tekst(als_lid(zaak.gezin.leden["Tom"]).get(begin))
    _stuur(samira, "mijn_toestemming_antwoord", zaak.gezin.openbaar, vraag, antwoord="geweigerd")
    assert "Er wacht een vraag" not in tekst(samira.get(begin))


def _blad(zaak):
    return reverse("toestemming", args=[zaak.gezin.openbaar, zaak.lid("Samira")])


def test_an_answer_comes_on_the_work_list_of_the_fixed_face_until_it_was_read(zaak, samira):
    amal, vraag = ingelogd(zaak.ik), zaak.vraag()
    assert "antwoord op een vraag om te delen" not in tekst(amal.get(reverse("start")))
    for antwoord in ("gegeven", "ingetrokken"):
        _stuur(samira, "mijn_toestemming_antwoord", zaak.gezin.openbaar, vraag, antwoord=antwoord)
    werk = tekst(amal.get(reverse("start")))
    assert werk.count("antwoord op een vraag om te delen") == 1
    assert f'href="{_blad(zaak)}"' in werk
    assert "Er is een nieuw antwoord" in tekst(amal.get(_blad(zaak)))
    gezien = f"{_blad(zaak)}gezien/"
    assert ingelogd(wereld.professional()).post(gezien).status_code == 404
    assert [amal.post(gezien).status_code for _ in range(2)] == [302, 302]
    assert "Er is een nieuw antwoord" not in tekst(amal.get(_blad(zaak)))
    assert "antwoord op een vraag om te delen" not in tekst(amal.get(reverse("start")))


def test_who_shares_on_the_answer_has_read_it(zaak, samira):
    amal, vraag = ingelogd(zaak.ik), zaak.vraag()
    _stuur(samira, "mijn_toestemming_antwoord", zaak.gezin.openbaar, vraag, antwoord="gegeven")
    deel_met_toestemming(**zaak.ding, toestemming=vraag)
    assert "Er is een nieuw antwoord" not in tekst(amal.get(_blad(zaak)))
