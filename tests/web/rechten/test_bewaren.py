"""The pages of keeping and destroying: who may, who finds nothing, and that no name of a file is on them."""

import uuid

import pytest

from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tandem.koppelingen import zegelsleutel
from tandem.models import Vernietigingsvoorstel
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.web.hulp import ingelogd, tekst
from tests.zegelhulp import bron

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def werker():
    return medewerker_van_toen()


@pytest.fixture
def voorstel(werker):
    gezin = oud_gezin(werker)
    with als_taak():
        stel_voor()
        return Vernietigingsvoorstel.objects.get(nummer=gezin.id)


@pytest.fixture
def bas(werker):
    return ingelogd(archivaris(werker.organisatie))


@pytest.fixture
def lies(werker):
    return ingelogd(archivaris(werker.organisatie))


def _plek(voorstel, deel=""):
    return f"/bewaren/{voorstel.openbaar}/{deel}"


def _stuur(client, pad, **velden):
    return client.post(pad, {"verzoek": uuid.uuid4(), **velden})


def test_the_list_says_number_organisation_reason_and_dates_and_no_name(voorstel, bas, werker):
    blad = tekst(bas.get("/bewaren/"))
    assert f"H-{voorstel.nummer}" in blad
    assert werker.organisatie_naam in blad
    assert "2 mei 2022" in blad
    assert "wacht op akkoord: 0 van 2" in blad
    dicht = tekst(bas.get(_plek(voorstel)))
    assert "Jeugdwet artikel 7.3.8" in dicht
    assert not [woord for woord in ("Samira", "Tom", "Voorbeeld<") if woord in blad + dicht]
    assert 'href="/bewaren/"' in blad


def test_an_archivist_begins_with_the_list(bas):
    assert bas.get("/").headers["Location"] == "/bewaren/"


def test_two_agree_each_on_a_page_that_says_what_will_happen(voorstel, bas, lies):
    vooraf = tekst(bas.get(_plek(voorstel, "akkoord/")))
    assert "Dat kan niemand terugdraaien" in vooraf
    assert _stuur(bas, _plek(voorstel, "akkoord/")).headers["Location"] == _plek(voorstel)
    nog_eens = _stuur(bas, _plek(voorstel, "akkoord/"))
    assert nog_eens.status_code == 422
    assert "van iemand anders" in tekst(nog_eens)
    _stuur(lies, _plek(voorstel, "akkoord/"))
    assert "akkoord, wordt vernietigd" in tekst(lies.get("/bewaren/"))


def test_an_objection_asks_for_a_reason_and_keeps_what_was_typed(voorstel, bas):
    leeg = _stuur(bas, _plek(voorstel, "bezwaar/"), reden="")
    assert leeg.status_code == 422
    lang = _stuur(bas, _plek(voorstel, "bezwaar/"), reden="lang " * 80)
    assert (lang.status_code, "lang lang" in tekst(lang)) == (422, True)
    _stuur(bas, _plek(voorstel, "bezwaar/"), reden="Eerst navragen.")
    assert "Eerst navragen." in tekst(bas.get(_plek(voorstel)))
    _stuur(bas, _plek(voorstel, "terug/"))
    assert "wacht op akkoord" in tekst(bas.get(_plek(voorstel)))


def test_a_hold_is_placed_and_lifted(voorstel, bas, lies):
    assert bas.get("/bewaren/vasthouden/").status_code == 200
    fout = _stuur(bas, "/bewaren/vasthouden/", nummer="H-0", soort="klacht", reden="De klacht loopt.")
    assert "Kijk het nummer na" in tekst(fout)
    assert "De klacht loopt." in tekst(fout)
    _stuur(bas, "/bewaren/vasthouden/", nummer=f"H-{voorstel.nummer}", soort="klacht", reden="De klacht loopt.")
    blad = tekst(lies.get("/bewaren/"))
    assert "Er loopt een klacht, sinds" in blad
    plek = blad.split('action="/bewaren/vasthouding/')[1].split('"')[0]
    assert lies.post(f"/bewaren/vasthouding/{plek}").headers["Location"] == "/bewaren/"
    assert "Er is nu geen dossier dat moet wachten." in tekst(lies.get("/bewaren/"))
    assert lies.post(f"/bewaren/vasthouding/{uuid.uuid4()}/opheffen/").status_code == 404


def test_the_certificate_is_there_once_the_file_is_gone(voorstel, bas, lies, tmp_path, monkeypatch):
    assert bas.get(_plek(voorstel, "akte/")).status_code == 404
    for wie in (bas, lies):
        _stuur(wie, _plek(voorstel, "akkoord/"))
    with als_taak():
        assert voorstel.nummer in voer_uit(bron=bron(tmp_path)).vernietigd
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "publiek.pem"))
    blad = tekst(bas.get(_plek(voorstel)))
    assert "De handtekening onder de akte klopt." in blad
    assert "Akkoord geven" not in blad
    kop, handtekening, _ = tekst(bas.get(_plek(voorstel, "akte/"))).split("\n")
    vertrouwd = zegelsleutel.lees_vertrouwd(tmp_path / "publiek.pem")
    assert vertrouwd.klopt(kop.encode(), bytes.fromhex(handtekening))
    assert "Samira" not in kop
    assert "vernietigd" in tekst(bas.get("/bewaren/"))
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "weg.pem"))
    assert "niet na te gaan" in tekst(bas.get(_plek(voorstel)))


PADEN = ("", "akkoord/", "bezwaar/", "terug/", "akte/")


def test_for_others_there_is_nothing(voorstel, werker):
    """Another role, and the same role elsewhere, find what somebody finds who makes an address up."""
    vreemd = ingelogd(archivaris(wereld.professional().organisatie))
    for client in (ingelogd(werker), vreemd):
        for deel in PADEN:
            assert client.get(_plek(voorstel, deel)).status_code == 404
        assert _stuur(client, _plek(voorstel, "bezwaar/"), reden="x").status_code == 404
    assert ingelogd(werker).get("/bewaren/").status_code == 404
    assert f"H-{voorstel.nummer}" not in tekst(vreemd.get("/bewaren/"))


def test_the_privacy_officer_looks_along_and_does_not_agree(voorstel, werker):
    ada = ingelogd(archivaris(werker.organisatie, "privacyfunctionaris"))
    blad = tekst(ada.get(_plek(voorstel)))
    assert "Bezwaar maken" in blad
    assert "Akkoord geven" not in blad
    assert _stuur(ada, _plek(voorstel, "akkoord/")).status_code == 422
