"""The pages of an own instrument: step by step, every fault at its place, nothing typed is lost, all or nothing."""

import io
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.acties.zelfscan.instrumentblad import lees_instrumenten
from tandem.koppelingen.rekenblad import schrijf
from tandem.regels.tabel import Blad
from tests import eigenlijst
from tests import organisatiewereld as org
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

ADRES = "/verbeteren/vragenlijst-opnemen/"
RIJEN = "Thema;Vraag;Laag;Hoog\nZicht;Weten wij wie?;Nee;Ja, altijd\n;Weten wij hoe?;Soms;Altijd\n"
KAART = {
    "blad": "scan.csv", "kop": "1", "naam_lijst": "Onze scan", "code": "onze_scan", "versie_naam": "2026-1",
    "waarvoor": "Om te zien waar we staan.", "soort": "zelfscan", "tekst": "2", "deel": "1", "vraagsoort": "niveaus",
    "antwoorden": ["3", "4"], "score": "gemiddelde",
}  # fmt: skip


@pytest.fixture
def gemeente():
    return org.gemeente()


@pytest.fixture
def adviseur(gemeente):
    return gemeente.actor()


def _eigen(adviseur) -> list[str]:
    onze = f"-{adviseur.organisatie}"
    return [een.code for een in lees_instrumenten(door=adviseur).instrumenten if een.code.endswith(onze)]


def _verborgen(antwoord) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(verzoek|inhoud|naam)" value="([^"]*)"', tekst(antwoord)))


def _xlsx(inhoud: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("lijst.xlsx", inhoud)


def test_our_own_layout_is_looked_at_and_then_taken_into_use_once(adviseur):
    client = ingelogd(adviseur)
    assert ADRES in tekst(client.get(reverse("vragenlijsten")))
    gezien = client.post(ADRES, {"bestand": _xlsx(eigenlijst.bestand().inhoud)})
    assert gezien.status_code == 200
    for zin in ("5 vragen in 2 delen", "Een nieuwe vragenlijst", "Alleen bij Niveau 3 of Niveau 4 op", "telt 4"):
        assert zin in tekst(gezien)
    assert _eigen(adviseur) == []
    velden = _verborgen(gezien) | {"opnemen": "1"}
    naar = [client.post(ADRES, velden) for _ in range(2)]
    assert [een.status_code for een in naar] == [302, 302]
    assert naar[0]["Location"] == naar[1]["Location"]
    assert len(_eigen(adviseur)) == 1
    assert "Eigen lijst" in tekst(client.get(reverse("vragenlijsten")))
    assert "Een vraag of de lijst intrekken" in tekst(client.get(naar[0]["Location"]))
    tweede = client.post(ADRES, {"bestand": _xlsx(eigenlijst.bestand(eigenlijst.TWEE).inhoud)})
    for zin in ("na versie 1", "één vraag werd er meer", "niet te vergelijken met eerder", "1 vraag bleef hetzelfde"):
        assert zin in tekst(tweede)


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252", "utf-16"])
def test_another_layout_in_any_encoding_asks_what_its_columns_hold_and_loses_nothing(adviseur, codering):
    client = ingelogd(adviseur)
    bestand = SimpleUploadedFile("scan.csv", RIJEN.replace("wie", "wié").encode(codering))
    eerst = client.post(ADRES, {"bestand": bestand})
    assert "In welke kolom staat de vraag?" in tekst(eerst)
    velden = _verborgen(eerst) | KAART
    fout = client.post(ADRES, velden | {"code": "Onze Scan"})
    assert fout.status_code == 422
    assert "kan niet: eerst een kleine letter" in tekst(fout)
    assert 'value="Onze scan"' in tekst(fout)
    leeg = client.post(ADRES, velden | {"naam_lijst": ""})
    assert leeg.status_code == 422
    goed = client.post(ADRES, velden)
    assert "2 vragen in 1 deel" in tekst(goed)
    assert "wié" in tekst(goed)
    assert client.post(ADRES, velden | {"opnemen": "1"}).status_code == 302
    assert len(_eigen(adviseur)) == 1


def _met_formule() -> bytes:
    map_ = openpyxl.load_workbook(io.BytesIO(eigenlijst.bestand().inhoud))
    map_["Vragen"]["C2"] = '="a"&"b"'
    return _uit(map_)


def _samengevoegd() -> bytes:
    map_ = openpyxl.load_workbook(io.BytesIO(eigenlijst.bestand().inhoud))
    map_["Vragen"].merge_cells("B2:B3")
    return _uit(map_)


def _verstopt() -> bytes:
    map_ = openpyxl.load_workbook(io.BytesIO(eigenlijst.bestand().inhoud))
    map_["Antwoorden"].sheet_state = "hidden"
    return _uit(map_)


def _dubbel() -> bytes:
    map_ = openpyxl.load_workbook(io.BytesIO(eigenlijst.bestand().inhoud))
    map_["Vragen"]["B3"] = "a"
    return _uit(map_)


def _zonder_code() -> bytes:
    map_ = openpyxl.load_workbook(io.BytesIO(eigenlijst.bestand().inhoud))
    map_["Vragen"]["B3"] = None
    return _uit(map_)


def _lang() -> bytes:
    rijen = (("Vraag",), *((f"Vraag {nummer}",) for nummer in range(100_000)))
    return "\n".join(rij[0] for rij in rijen).encode()


def _uit(map_) -> bytes:
    uit = io.BytesIO()
    map_.save(uit)
    return uit.getvalue()


def _bom() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (_met_formule, "rij 2, kolom C"),
        (_samengevoegd, "samengevoegd"),
        (_verstopt, "Dit blad is verborgen"),
        (_dubbel, "rij 3, kolom B"),
        (_zonder_code, "rij 3, kolom B"),
        (_bom, "te groot"),
        (lambda: b"", "Dit bestand is leeg"),
        (lambda: b"PK\x03\x04 kapot", "geen leesbaar rekenblad"),
        (lambda: schrijf([Blad("Instrument", ()), Blad("Vragen", ())]), "Delen"),
    ],
    ids=["formula", "merged", "hidden sheet", "doubled code", "missing code", "bomb", "empty", "broken", "no rows"],
)
def test_what_cannot_be_taken_into_use_says_where_and_keeps_nothing(adviseur, maak, zin):
    antwoord = ingelogd(adviseur).post(ADRES, {"bestand": _xlsx(maak()), "opnemen": "1"})
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert _eigen(adviseur) == []


@pytest.mark.parametrize(
    ("velden", "zin"), [({}, "Kies een bestand."), ({"inhoud": "geen base64!"}, "Kies een bestand.")]
)
def test_without_a_file_it_asks_for_one(adviseur, velden, zin):
    antwoord = ingelogd(adviseur).post(ADRES, velden)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


def test_a_hundred_thousand_rows_are_refused(adviseur):
    antwoord = ingelogd(adviseur).post(ADRES, {"bestand": SimpleUploadedFile("lang.csv", _lang()[:900_000])})
    assert antwoord.status_code == 422
    assert "rijen" in tekst(antwoord)
    groot = ingelogd(adviseur).post(ADRES, {"bestand": SimpleUploadedFile("groot.csv", b"x" * 1_000_001)})
    assert "te groot" in tekst(groot)


def test_the_empty_workbook_comes_as_a_file(adviseur):
    antwoord = ingelogd(adviseur).get(reverse("vragenlijst_leeg"))
    assert antwoord["Content-Disposition"] == 'attachment; filename="vragenlijst-leeg.xlsx"'
    namen = openpyxl.load_workbook(io.BytesIO(antwoord.content)).sheetnames
    assert namen == ["Instrument", "Delen", "Vragen", "Antwoorden", "Vorige versie"]


def test_a_question_and_the_whole_are_withdrawn_on_their_page(gemeente, adviseur):
    code = eigenlijst.neem_op(adviseur)
    client, waar = ingelogd(adviseur), reverse("vragenlijst_intrekken", args=[code, "1"])
    assert "met de 1 die eraan hangen" in tekst(client.get(waar))
    assert client.post(waar, {"vraag": ""}).status_code == 422
    assert client.post(waar, {"vraag": "x"}).status_code == 422
    assert client.post(waar, {}).status_code == 422
    assert client.post(waar, {"vraag": "a"}).status_code == 302
    lijst = reverse("vragenlijst_lezen", args=[code, "1"])
    assert tekst(client.get(lijst)).count("Ingetrokken") == 2
    assert client.post(waar, {"alles": "1"}).status_code == 302
    assert "geen nieuwe meting te openen" in tekst(client.get(lijst))
    ander = ingelogd(org.gemeente().actor())
    assert ander.get(waar).status_code == 404
    assert ander.get(lijst).status_code == 404


@pytest.mark.parametrize("rol", ["bestuurder", "teamlid_lokaal_team"])
def test_who_makes_no_instruments_finds_no_door_and_no_way_to_it(gemeente, rol):
    code = eigenlijst.neem_op(gemeente.actor())
    client = ingelogd(gemeente.actor(rol))
    assert client.get(ADRES).status_code == 403
    assert client.get(reverse("vragenlijst_intrekken", args=[code, "1"])).status_code == 403
    assert ADRES not in tekst(client.get(reverse("vragenlijsten")))
    assert "intrekken" not in tekst(client.get(reverse("vragenlijst_lezen", args=[code, "1"])))
