"""The pages about notices by mail: choosing, confirming with the link of the mail, stopping; and that no answer tells
whether somebody else has an address."""

import re
import uuid

import pytest
from django.urls import reverse

from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.portaal.bode import Brenging
from tandem.models import Werkbericht
from tandem.models.velden import ontsleutel
from tandem.regels.rechten.portaal import Wijze
from tandem.web.portaal.post import schrijf
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding, lid_openbaar, word

pytestmark = pytest.mark.usefixtures("db")
GOED = {"adres": "Samira@voorbeeld.nl", "dagen": ["1", "3"], "dagdelen": ["avond"], "alleen_ik": "on"}


@pytest.fixture
def samira(gezin):
    return als_lid(gezin.leden["Samira"])


def _plek(gezin, naam="mijn_bericht", *meer):
    return reverse(naam, args=[gezin.openbaar, *meer])


def _kies(client, gezin, **anders):
    return client.post(_plek(gezin), {"verzoek": str(uuid.uuid4()), **GOED, **anders})


def _bewijs(gezin, naam="Samira"):
    """What stands in the mail."""
    with eigenaar_verbinding() as verbinding:
        (cijfer,) = verbinding.execute(
            "SELECT bewijs FROM tandem_berichtwens WHERE lid_id = %s AND tot IS NULL", [gezin.leden[naam]]
        ).fetchone()
    return ontsleutel(cijfer, huishouden=gezin.id, plek="tandem_berichtwens.bewijs").decode()


def test_a_member_chooses_confirms_and_stops(samira, gezin):
    assert _plek(gezin) in tekst(samira.get(reverse("mijn_begin", args=[gezin.openbaar])))
    assert "Er komt nu geen mail." in tekst(samira.get(_plek(gezin)))
    assert _kies(samira, gezin).status_code == 302
    blad = tekst(samira.get(_plek(gezin)))
    assert "om te zien of het adres klopt" in blad
    assert "Samira@voorbeeld.nl" in blad
    klopt = _plek(gezin, "mijn_bericht_klopt", _bewijs(gezin))
    assert "Leest alleen u deze mail?" in tekst(samira.get(klopt))
    assert "om te zien of het adres klopt" in tekst(samira.get(_plek(gezin)))  # looking is not saying so
    assert samira.post(klopt, {"verzoek": str(uuid.uuid4())}).url == _plek(gezin)
    assert "Er komt een mail als er iets nieuws is." in tekst(samira.get(_plek(gezin)))
    samira.post(_plek(gezin, "mijn_bericht_stop"))
    assert "Er komt nu geen mail." in tekst(samira.get(_plek(gezin)))
    assert "Er is niets te stoppen." in tekst(samira.post(_plek(gezin, "mijn_bericht_stop"), follow=True))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"adres": "geen adres"}, "Dit is geen e-mailadres."),
        ({"adres": ""}, "Dit is geen e-mailadres."),
        ({"dagen": []}, "Kies een dag of meer."),
        ({"dagdelen": []}, "Kies een deel van de dag, of meer."),
        ({"alleen_ik": ""}, "Leest iemand anders deze mail?"),
    ],
)
def test_what_is_not_right_is_said_at_its_field_and_nothing_typed_is_lost(samira, gezin, anders, zin):
    antwoord = _kies(samira, gezin, **anders)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert anders.get("adres", GOED["adres"]) in tekst(antwoord)
    assert "Er komt nu geen mail." in tekst(samira.get(_plek(gezin)))


def test_the_same_choice_sent_twice_happens_once(samira, gezin):
    verzoek = str(uuid.uuid4())
    for _ in range(2):
        assert _kies(samira, gezin, verzoek=verzoek).status_code == 302
    with eigenaar_verbinding() as verbinding:
        rijen = verbinding.execute(
            "SELECT count(*) FROM tandem_bericht WHERE lid_id = %s", [gezin.leden["Samira"]]
        ).fetchone()
    assert rijen == (1,)


def test_whether_somebody_else_has_an_address_is_told_by_no_answer(rosa, samira, gezin):
    """Existence by uniqueness: same status, text and length, on the way in and afterwards."""
    invoer = Contactinvoer(
        "email", "tom@voorbeeld.nl", lid_openbaar(rosa, gezin, "Tom"), afgeschermd=True,
        niet_voor=(lid_openbaar(rosa, gezin, "Samira"),),
    )  # fmt: skip
    leg_contactgegeven_vast(door=rosa, huishouden=gezin.openbaar, invoer=invoer)
    bladen = []
    for adres in ("tom@voorbeeld.nl", "tim@voorbeeld.nl"):
        antwoord = _kies(samira, gezin, adres=adres)
        blad = tekst(samira.get(_plek(gezin)))
        wisselt = r'(csrfmiddlewaretoken" value="|name="verzoek"[^>]*value="|data-csrf=")[^"]*'
        kaal = re.sub(wisselt, "", blad.replace(adres, "adres"))
        bladen.append((antwoord.status_code, antwoord.headers, kaal))
    assert bladen[0] == bladen[1]


def test_what_was_agreed_about_contact_is_told_on_the_page(rosa, samira, gezin):
    _kies(samira, gezin)
    vast = {"door": rosa, "huishouden": gezin.openbaar, "lid": lid_openbaar(rosa, gezin, "Samira")}
    leg_contactwijze_vast(**vast, wijze=Wijze(hoe="alleen bellen"))
    assert "Later is iets anders afgesproken over contact." in tekst(samira.get(_plek(gezin)))
    leg_contactwijze_vast(**vast, wijze=Wijze(niet_benaderen=True))
    assert "Er is afgesproken dat wij geen contact zoeken." in tekst(samira.get(_plek(gezin)))


def test_not_for_a_young_child_nor_with_the_link_of_another(samira, gezin):
    _kies(samira, gezin)
    word(gezin.leden["Tom"], 13)
    tom = als_lid(gezin.leden["Tom"])
    assert "Samira@voorbeeld.nl" not in tekst(tom.get(_plek(gezin)))
    assert tom.get(_plek(gezin, "mijn_bericht_klopt", _bewijs(gezin))).status_code == 404
    word(gezin.leden["Tom"], 11)
    kind = als_lid(gezin.leden["Tom"])
    assert kind.get(_plek(gezin)).status_code == 404
    assert _plek(gezin) not in tekst(kind.get(reverse("mijn_begin", args=[gezin.openbaar])))


@pytest.mark.parametrize(("taal", "woord"), [("", "nieuws"), ("en", "new"), ("ar", "جديد")])
def test_the_mail_is_in_the_language_of_the_member(taal, woord):
    onderwerp, inhoud = schrijf(Brenging("nieuws", taal))
    assert woord in onderwerp
    assert woord in inhoud
    assert re.findall(r"https?://\S+", inhoud) == ["http://127.0.0.1:8000/mijn/"]


def test_a_professional_chooses_mail_when_work_waits(rosa):
    client, plek = ingelogd(rosa), reverse("werkbericht")
    assert plek in tekst(client.get(reverse("account")))
    fout = client.post(plek, {"adres": "geen adres"})
    assert (fout.status_code, "Dit is geen e-mailadres." in tekst(fout)) == (422, True)
    assert client.post(plek, {"adres": "rosa@voorbeeld.nl"}).status_code == 302
    assert "rosa@voorbeeld.nl" in tekst(client.get(plek))
    assert "rosa@voorbeeld.nl" not in tekst(ingelogd(wereld.professional()).get(plek))
    assert "geen mail meer" in tekst(client.post(plek, {"adres": ""}, follow=True))
    assert not Werkbericht.objects.filter(medewerker_id=rosa.medewerker).exists()
