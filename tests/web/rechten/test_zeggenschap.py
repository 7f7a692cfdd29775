"""Who may decide for somebody: the page for one person, the answers per age, and what is recorded beside it."""

import uuid
from datetime import date

import psycopg
import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.rechten.zeggenschap import (
    Vertegenwoordiginvoer,
    Wilsinvoer,
    beeindig_vertegenwoordiging,
    lees_zeggenschap,
    leg_vertegenwoordiging_vast,
    leg_wilsoordeel_vast,
)
from tandem.koppelingen import database
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.zeggenschap import Handeling, Hoedanigheid
from tests import wereld
from tests.conftest import DATABASE
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _lid(actor, gezin, naam):
    return next(een.openbaar for een in _kop(actor, gezin).leden if een.voornaam == naam)


def _kop(actor, gezin):
    return lees_dossierblad(door=actor, huishouden=gezin.openbaar).kop


@pytest.fixture
def kind(actor, gezin):
    """Tom, of a given age, with Samira as parent with authority."""

    def maak(jaren):
        vandaag = timezone.localdate()
        geboren = date(vandaag.year - jaren, vandaag.month, min(vandaag.day, 28))
        with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as eigenaar:
            eigenaar.execute(
                "UPDATE tandem_lid SET geboortedatum = %s, geboortedatum_soort = 'exact', rol = 'kind' WHERE id = %s",
                [geboren, gezin.leden["Tom"]],
            )
        tom, samira = _lid(actor, gezin, "Tom"), _lid(actor, gezin, "Samira")
        if jaren < 18:
            invoer = Gezagsinvoer(tom, "ouderlijk", "uitspraak", max(geboren, date(2024, 1, 1)), houder=samira)
            leg_gezag_vast(door=actor, huishouden=gezin.openbaar, invoer=invoer)
        return tom

    return maak


def _antwoorden(actor, gezin, lid, handeling, wet=""):
    blad = lees_zeggenschap(door=actor, huishouden=gezin.openbaar, lid=lid, wet=wet)
    (regel,) = [een for een in blad.regels if een.handeling is handeling]
    return {vak.persoon.hoedanigheid: vak.antwoord.value for vak in regel.vakken}


@pytest.mark.parametrize(
    ("jaren", "zelf", "ouder"), [(8, "nee", "ja"), (13, "ja", "ja"), (16, "ja", "zelf_ja"), (17, "ja", "zelf_ja")]
)
def test_who_may_see_the_file_of_a_child(actor, gezin, kind, jaren, zelf, ouder):
    antwoorden = _antwoorden(actor, gezin, kind(jaren), Handeling.INZIEN)
    assert antwoorden == {Hoedanigheid.ZELF: zelf, Hoedanigheid.OUDER_MET_GEZAG: ouder}


def test_an_adult_decides_alone_and_parents_are_not_named(actor, gezin, kind):
    assert _antwoorden(actor, gezin, kind(18), Handeling.INZIEN) == {Hoedanigheid.ZELF: "ja"}


def test_under_a_law_that_nobody_checked_a_human_is_asked(actor, gezin, kind):
    assert set(_antwoorden(actor, gezin, kind(13), Handeling.INZIEN, "wgbo").values()) == {"mens"}


def test_who_cannot_weigh_it_is_represented_and_the_newest_judgement_counts(actor, gezin, kind):
    tom = kind(16)
    wie = {"door": actor, "huishouden": gezin.openbaar, "lid": tom}
    leg_wilsoordeel_vast(**wie, invoer=Wilsinvoer(False, "De gedragswetenschapper, na een gesprek"))
    assert _antwoorden(actor, gezin, tom, Handeling.INZIEN) == {
        Hoedanigheid.ZELF: "nee",
        Hoedanigheid.OUDER_MET_GEZAG: "ja",
    }
    leg_wilsoordeel_vast(**wie, invoer=Wilsinvoer(True, "Opnieuw gesproken"))
    assert _antwoorden(actor, gezin, tom, Handeling.INZIEN)[Hoedanigheid.ZELF] == "ja"


def test_who_acts_for_another_is_named_until_it_stops(actor, gezin, kind):
    tom, noor = kind(18), _lid(actor, gezin, "Noor")
    invoer = Vertegenwoordiginvoer(noor, "gemachtigde", "Tom wil dat zelf")
    verzoek = uuid.uuid4()
    wie = {"door": actor, "huishouden": gezin.openbaar}
    nummer = leg_vertegenwoordiging_vast(**wie, lid=tom, invoer=invoer, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        leg_vertegenwoordiging_vast(**wie, lid=tom, invoer=invoer, verzoek=verzoek)
    assert Hoedanigheid.GEMACHTIGDE in _antwoorden(actor, gezin, tom, Handeling.INZIEN)
    beeindig_vertegenwoordiging(**wie, vertegenwoordiging=nummer)
    assert Hoedanigheid.GEMACHTIGDE not in _antwoorden(actor, gezin, tom, Handeling.INZIEN)
    with pytest.raises(Ongeldig):
        beeindig_vertegenwoordiging(**wie, vertegenwoordiging=nummer)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"wie": None}, "wie"), ({"wie": "zelf"}, "wie"), ({"grond": " "}, "grond"), ({"soort": "koning"}, "soort")],
)
def test_bad_input_is_named_at_its_field(actor, gezin, kind, anders, veld):
    tom = kind(18)
    velden = {"wie": _lid(actor, gezin, "Noor"), "soort": "gemachtigde", "grond": "zelf", **anders}
    velden["wie"] = tom if velden["wie"] == "zelf" else velden["wie"]
    with pytest.raises(Ongeldig) as fout:
        leg_vertegenwoordiging_vast(
            door=actor, huishouden=gezin.openbaar, lid=tom, invoer=Vertegenwoordiginvoer(**velden)
        )
    assert set(fout.value.fouten) == {veld}


def test_the_page_opens_for_who_is_involved_and_is_not_found_by_others(actor, gezin, kind):
    tom = kind(13)
    namen = ("zeggenschap", "wilsoordeel_nieuw", "vertegenwoordiging_nieuw")
    for adres in (reverse(naam, args=[gezin.openbaar, tom]) for naam in namen):
        assert ingelogd(actor).get(adres).status_code == 200
        assert ingelogd(wereld.professional()).get(adres).status_code == 404
    with pytest.raises(NietGevonden):
        lees_zeggenschap(door=actor, huishouden=gezin.openbaar, lid=uuid.uuid4())


def test_the_page_says_it_in_words_first_and_keeps_what_was_typed(actor, gezin, kind):
    tom = kind(13)
    client, pad = ingelogd(actor), reverse("zeggenschap", args=[gezin.openbaar, tom])
    woorden = tekst(client.get(pad))
    assert "Tom is 12 tot en met 15. Toestemming is nodig van Tom en Samira Voorbeeld." in woorden
    assert "Jeugdwet artikel 7.3.10" in woorden
    antwoord = client.post(f"{pad}wegen/", {"kan_wegen": "nee", "toelichting": "  ", "verzoek": uuid.uuid4()})
    assert antwoord.status_code == 422
    assert lees_zeggenschap(door=actor, huishouden=gezin.openbaar, lid=tom).kan_wegen
    gelukt = client.post(f"{pad}wegen/", {"kan_wegen": "nee", "toelichting": "arts", "verzoek": uuid.uuid4()})
    assert gelukt.status_code == 302
    assert "Kan dit niet zelf wegen" in tekst(client.get(pad))
