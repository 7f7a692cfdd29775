"""Earlier waves from a sheet: everything or nothing, the own municipality's alone, once, and in time."""

import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from tandem.acties.zelfscan import instrumenten
from tandem.acties.zelfscan.afname import lees_afnames
from tandem.acties.zelfscan.bestand import GROOTSTE, Bestand
from tandem.acties.zelfscan.inlezen import bekijk_bestand, lees_metingen_in
from tandem.acties.zelfscan.instrumenten import instrument
from tandem.acties.zelfscan.meenemen import maak_metingenwerkmap
from tandem.acties.zelfscan.uitkomst import lees_uitkomst
from tandem.koppelingen.inhoud import lees_catalogus
from tandem.koppelingen.rekenblad import lees, schrijf
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, Ongeldig
from tandem.regels.zelfscan.antwoord import Antwoord
from tandem.regels.zelfscan.metingblad import Indeling, Kolomkaart, Meting, als_blad, lees_blad
from tests import organisatiewereld as org
from tests.regels.zelfscan.bouw import deel, vraag
from tests.regels.zelfscan.bouw import instrument as bouw

pytestmark = pytest.mark.usefixtures("db")

SCAN = {"code": "zelfscan_veiligheid", "versie": "2026-11"}
EEN, DRIE = {"visie_veiligheid": Antwoord("1", streven="3")}, {"visie_veiligheid": Antwoord("3", "", "Zie nota", "4")}


@pytest.fixture
def gemeente():
    return org.gemeente()


def _bestand(*metingen: tuple[org.Gemeentewereld, int, dict]) -> Bestand:
    rijen = [Meting(wie.gemeente.code, jaar, antwoorden) for wie, jaar, antwoorden in metingen]
    return Bestand(schrijf([als_blad(instrument(**SCAN), rijen, {})]), "meting.xlsx")


def test_every_year_of_the_own_municipality_is_kept_and_nothing_of_another(gemeente):
    ander, adviseur = org.gemeente(), gemeente.actor()
    bestand = _bestand((gemeente, 2024, DRIE), (gemeente, 2023, EEN), (ander, 2023, EEN))
    beeld = bekijk_bestand(door=adviseur, **SCAN, bestand=bestand)
    assert [(j.jaar, j.antwoorden, j.bestaat) for j in beeld.jaren] == [(2024, 1, False), (2023, 1, False)]
    assert (beeld.andere, beeld.klaar) == (1, True)
    assert lees_metingen_in(door=adviseur, **SCAN, bestand=bestand) == 2
    regels = lees_afnames(door=adviseur).afnames
    assert sorted((r.soort.value, r.invullen_tot.year) for r in regels) == [("herhaling", 2024), ("nulmeting", 2023)]
    nieuw = next(r for r in regels if r.soort == "herhaling")
    visie = lees_uitkomst(door=adviseur, afname=nieuw.openbaar).onderdelen[0]
    assert visie.stand.ist.getal == 3
    assert visie.vorige.verschil.getal == 2
    assert lees_afnames(door=ander.actor()).afnames == ()


def test_waves_taken_along_and_read_in_again_are_identical(gemeente):
    adviseur, ander = gemeente.actor(), org.gemeente()
    alles = {
        "visie_veiligheid": Antwoord("2", "Nota", "Nog niet af", "4"),
        "visie_documenten": Antwoord(("Nota veiligheid", "=Regiovisie")),
        "team_formatie": Antwoord(Decimal("2.5")),
        "bestuur_opdracht": Antwoord("deels"),
        "leren_hinder": Antwoord("Te weinig tijd.\nTe veel systemen."),
    }
    lees_metingen_in(door=adviseur, **SCAN, bestand=_bestand((gemeente, 2023, alles), (gemeente, 2024, DRIE)))
    werkmap = maak_metingenwerkmap(door=adviseur, **SCAN)
    gelezen = lees_blad(
        lees(werkmap.inhoud, werkmap.naam)[0], instrument(**SCAN), {gemeente.gemeente.naam.casefold(): "x"}
    )
    assert gelezen.metingen == (Meting("x", 2023, alles), Meting("x", 2024, DRIE))
    leeg = lees(maak_metingenwerkmap(door=ander.actor(), **SCAN).inhoud, "x.xlsx")[0]
    assert len(leeg.rijen) == 1  # of another municipality not one answer


TWEE_VERSIES = """
versie: "ons-1"
wijze: vult_aan
instrumenten:
  - code: scan
    versie: "1"
    naam: Scan
    soort: zelfscan
    waarvoor: De nulmeting.
    voorbeeldinhoud: true
    delen:
      - code: deel
        naam: Deel
        score: {wijze: gemiddelde, bij_ontbreken: over_wat_er_is}
        vragen:
          - {code: a, tekst: A?, soort: ja_deels_nee, waarden: {ja: 2, deels: 1, nee: 0}}
          - {code: b, tekst: B?, soort: ja_deels_nee, waarden: {ja: 2, deels: 1, nee: 0}}
          - {code: c, tekst: C?, soort: ja_deels_nee, waarden: {ja: 2, deels: 1, nee: 0}}
  - code: scan
    versie: "2"
    naam: Scan
    soort: zelfscan
    waarvoor: De herhaling.
    voorbeeldinhoud: true
    vorige:
      versie: "1"
      regels:
        - {soort: samengevoegd, van: [a, b], naar: [ab], wijze: laagste}
        - {soort: vervallen, van: [c]}
        - {soort: nieuw, naar: [d]}
    delen:
      - code: deel
        naam: Deel
        score: {wijze: gemiddelde, bij_ontbreken: over_wat_er_is}
        vragen:
          - {code: ab, tekst: A en B?, soort: ja_deels_nee, waarden: {ja: 2, deels: 1, nee: 0}}
          - {code: d, tekst: D?, soort: ja_deels_nee, waarden: {ja: 2, deels: 1, nee: 0}}
"""


def test_waves_of_two_versions_are_compared_over_what_stayed(gemeente, tmp_path, monkeypatch):
    (tmp_path / "instrumenten").mkdir()
    (tmp_path / "instrumenten/scan.yaml").write_text(TWEE_VERSIES, encoding="utf-8")
    inhoud = lees_catalogus(eigen=tmp_path)
    monkeypatch.setattr(instrumenten, "catalogus", lambda: inhoud)
    adviseur = gemeente.actor()
    eerst, dan = {"a": "ja", "b": "nee", "c": "ja"}, {"ab": "deels", "d": "ja"}
    for versie, jaar, gegeven in [("1", 2023, eerst), ("2", 2024, dan)]:
        antwoorden = {code: Antwoord(waarde) for code, waarde in gegeven.items()}
        blad = als_blad(instrument("scan", versie), [Meting(gemeente.gemeente.code, jaar, antwoorden)], {})
        lees_metingen_in(door=adviseur, code="scan", versie=versie, bestand=Bestand(schrijf([blad]), "x.xlsx"))
    nieuw = next(r for r in lees_afnames(door=adviseur).afnames if r.soort == "herhaling")
    (onderdeel,) = lees_uitkomst(door=adviseur, afname=nieuw.openbaar).onderdelen
    assert onderdeel.stand.ist.getal == Decimal("1.5")
    assert (onderdeel.vorige.toen.getal, onderdeel.vorige.nu.getal) == (0, 1)
    assert onderdeel.vorige.in_woorden == (
        "1,0 hoger dan de vorige keer. Over 1 van de 2 vragen: de andere zijn veranderd."
    )


def test_others_find_it_secret_for_nobody_knows_how_many_answered(gemeente):
    adviseur = gemeente.actor()
    lees_metingen_in(door=adviseur, **SCAN, bestand=_bestand((gemeente, 2023, EEN)))
    (regel,) = lees_afnames(door=adviseur).afnames
    blad = lees_uitkomst(door=adviseur, afname=regel.openbaar)
    assert blad.alleen_eigen
    assert blad.deelnemers is None


def test_sent_twice_it_happens_once_and_a_year_is_kept_once(gemeente):
    adviseur, verzoek = gemeente.actor(), uuid.uuid4()
    bestand = _bestand((gemeente, 2023, EEN))
    lees_metingen_in(door=adviseur, **SCAN, bestand=bestand, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        lees_metingen_in(door=adviseur, **SCAN, bestand=bestand, verzoek=verzoek)
    with pytest.raises(Ongeldig, match="Van 2023 is er al een meting"):
        lees_metingen_in(door=adviseur, **SCAN, bestand=bestand)
    assert len(lees_afnames(door=adviseur).afnames) == 1


def test_one_fault_in_a_row_of_another_refuses_the_whole_file(gemeente):
    adviseur = gemeente.actor()
    goed = _bestand((gemeente, 2023, EEN), (org.gemeente(), 2023, EEN))
    blad = lees(goed.inhoud, "x.xlsx")[0]
    fout = replace(blad, rijen=(*blad.rijen[:2], (*blad.rijen[2][:3], "9", *blad.rijen[2][4:])))
    bestand = Bestand(schrijf([fout]), "x.xlsx")
    assert "rij 3, kolom D" in bekijk_bestand(door=adviseur, **SCAN, bestand=bestand).fouten[0]
    with pytest.raises(Ongeldig, match="rij 3, kolom D"):
        lees_metingen_in(door=adviseur, **SCAN, bestand=bestand)
    assert lees_afnames(door=adviseur).afnames == ()


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (lambda _: Bestand(b"x" * (GROOTSTE + 1), "x.csv"), "te groot"),
        (lambda _: Bestand(b"PK\x03\x04", "x.xlsx"), "geen leesbaar"),
        (lambda _: _bestand((org.gemeente(), 2023, EEN)), "niets van uw gemeente"),
        (lambda g: _bestand((g, 2099, EEN)), "2099 moet nog komen"),
    ],
)
def test_what_cannot_be_kept_says_why(gemeente, maak, zin):
    with pytest.raises(Ongeldig, match=zin):
        lees_metingen_in(door=gemeente.actor(), **SCAN, bestand=maak(gemeente))


@pytest.mark.parametrize("rol", ["bestuurder", "teamlid_lokaal_team"])
def test_who_keeps_no_results_reads_nothing_in(gemeente, rol):
    actor, bestand = gemeente.actor(rol), _bestand((gemeente, 2023, EEN))
    with pytest.raises(Geweigerd):
        bekijk_bestand(door=actor, **SCAN, bestand=bestand)
    with pytest.raises(Geweigerd):
        lees_metingen_in(door=actor, **SCAN, bestand=bestand)


def test_a_sheet_of_another_layout_asks_for_a_map_and_is_kept_with_it(gemeente):
    adviseur = gemeente.actor()
    tekst = instrument(**SCAN).vraag("visie_veiligheid").tekst
    bestand = Bestand(f"Gemeente;{tekst};x\n{gemeente.gemeente.naam};groen;1\n".encode("cp1252"), "nulmeting.csv")
    beeld = bekijk_bestand(door=adviseur, **SCAN, bestand=bestand)
    assert not beeld.eigen_indeling
    assert (beeld.voorstel.kop, beeld.voorstel.gemeente, dict(beeld.voorstel.vragen)) == (1, 1, {2: "visie_veiligheid"})
    kaart = Kolomkaart(
        "nulmeting.csv",
        Indeling.BREED,
        gemeente=1,
        vast_jaar="2023",
        vragen={2: "visie_veiligheid"},
        woorden={"groen": "Gewoon"},
    )
    assert bekijk_bestand(door=adviseur, **SCAN, bestand=bestand, kaart=kaart).klaar
    lees_metingen_in(door=adviseur, **SCAN, bestand=bestand, kaart=kaart)
    (regel,) = lees_afnames(door=adviseur).afnames
    assert lees_uitkomst(door=adviseur, afname=regel.openbaar).onderdelen[0].stand.ist.getal == Decimal(4)


def test_twenty_municipalities_eighty_questions_four_years_come_back_and_fit():
    """All 6,400 answers, in a file that the page takes."""
    lijst = bouw(deel(*(vraag(f"v{n}") for n in range(80))))
    antwoorden = {f"v{n}": Antwoord(str(1 + n % 4), streven="4") for n in range(80)}
    metingen = tuple(Meting(f"g{g}", jaar, antwoorden) for g in range(20) for jaar in range(2023, 2027))
    inhoud = schrijf([als_blad(lijst, metingen, {})])
    gelezen = lees_blad(lees(inhoud, "x.xlsx")[0], lijst, {f"g{g}": f"g{g}" for g in range(20)})
    assert gelezen.metingen == metingen
    assert len(inhoud) < GROOTSTE
