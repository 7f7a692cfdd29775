"""The pages of keeping and destroying: who may, who finds nothing, and that no name of a file is on them."""

import uuid

import pytest

from tandem.acties.rechten.logregels import voer_logregels_uit
from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tandem.koppelingen import zegelsleutel
from tandem.models import Vernietigingsvoorstel
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.acties.rechten.logboek.loghulp import log_termijn, logregels, verifieer, voorgesteld
from tests.conftest import DATABASE
from tests.kalender import over
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


# -- lines of the access log -------------------------------------------------------------------------------------------


@pytest.fixture
def logvoorstel(werker, monkeypatch):
    """Twelve old lines on two households, of which two are held, with a term that somebody verified."""
    verifieer(monkeypatch, log_termijn(5))
    gezin = wereld.gezin(werker)
    wie = {"organisatie": werker.organisatie, "dag": over(-3000)}
    logregels(DATABASE, huishouden=gezin.id, aantal=10, **wie)
    ander = wereld.gezin(werker)
    logregels(DATABASE, huishouden=ander.id, aantal=2, **wie)
    zet = ingelogd(archivaris(werker.organisatie))
    _stuur(zet, "/bewaren/vasthouden/", nummer=f"H-{ander.id}", soort="inspectie", reden="De inspectie kijkt.")
    return voorgesteld(DATABASE, werker.organisatie)


def test_the_list_says_in_plain_words_that_no_line_of_the_log_goes_while_its_term_is_not_verified(bas):
    blad = tekst(bas.get("/bewaren/"))
    assert "Er gaan geen regels van het logboek weg." in blad
    assert "de termijn niet nagegaan: " in blad
    assert "Laat een jurist de termijn nagaan." in blad


def test_lines_of_the_log_stand_on_the_list_as_counts_and_what_is_held_is_said(logvoorstel, bas, werker):
    blad = tekst(bas.get("/bewaren/"))
    assert "Logboek, 10 regels" in blad
    assert "zijn ouder dan de langste termijn: 5 jaar na het schrijven van de logregel." in blad
    dicht = tekst(bas.get(_plek(logvoorstel)))
    assert "Regels van het logboek" in dicht
    assert "Over hoeveel huishoudens" in dicht
    assert werker.organisatie_naam in dicht
    assert "2 regels blijven, want voor het huishouden loopt" in dicht
    assert not [woord for woord in ("Samira", "Casusnummers", "None") if woord in dicht]


def test_two_archivists_let_lines_of_the_log_go_and_read_the_certificate(logvoorstel, bas, lies, tmp_path, monkeypatch):
    vooraf = tekst(bas.get(_plek(logvoorstel, "akkoord/")))
    assert "10 regels van het logboek weg" in vooraf
    assert "Dat kan niemand terugdraaien" in vooraf
    _stuur(bas, _plek(logvoorstel, "akkoord/"))
    nog_eens = _stuur(bas, _plek(logvoorstel, "akkoord/"))
    assert (nog_eens.status_code, "van iemand anders" in tekst(nog_eens)) == (422, True)
    for deel in ("bezwaar/", "terug/"):
        assert "regels van het logboek" in tekst(bas.get(_plek(logvoorstel, deel)))
    assert bas.get(_plek(logvoorstel, "akte/")).status_code == 404
    _stuur(lies, _plek(logvoorstel, "akkoord/"))
    with als_taak():
        assert voer_logregels_uit(bron=bron(tmp_path), per_partij=6).regels == 10
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "publiek.pem"))
    blad = tekst(lies.get(_plek(logvoorstel)))
    assert "Weggehaald: 10 rijen." in blad
    assert "De handtekening onder de akte klopt." in blad
    assert "sleutel van dit dossier" not in blad
    kop, hand, kop2, hand2 = tekst(lies.get(_plek(logvoorstel, "akte/"))).splitlines()
    vertrouwd = zegelsleutel.lees_vertrouwd(tmp_path / "publiek.pem")
    assert vertrouwd.klopt(kop.encode(), bytes.fromhex(hand))
    assert vertrouwd.klopt(kop2.encode(), bytes.fromhex(hand2))


def test_for_others_there_are_no_lines_of_the_log(logvoorstel, werker):
    vreemd = ingelogd(archivaris(wereld.professional().organisatie))
    for client in (ingelogd(werker), vreemd):
        for deel in PADEN:
            assert client.get(_plek(logvoorstel, deel)).status_code == 404
        assert _stuur(client, _plek(logvoorstel, "akkoord/")).status_code == 404
    assert "Logboek, 10 regels" not in tekst(vreemd.get("/bewaren/"))
