"""The letter of answer as a rule: for which requests, who makes it, and what it says."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.bron import Bron
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten.antwoordbrief import Antwoordfeiten, is_er_een_brief, stel_antwoord_op
from tandem.regels.rechten.klacht import Klachtroute, Routesoort
from tandem.regels.rechten.verzoek import Verzoeksoort, Verzoekstand

D, S = Verzoekstand, Verzoeksoort
ROL = "casusregisseur"


@pytest.mark.parametrize("stand", list(D))
@pytest.mark.parametrize("van_buiten", [True, False])
@pytest.mark.parametrize(("rol", "beslist"), [(ROL, (ROL,)), ("aanbieder", (ROL,)), (ROL, ())])
def test_there_is_a_letter_for_who_decides_once_there_is_an_answer_to_somebody_outside(stand, van_buiten, rol, beslist):
    er_is = is_er_een_brief(stand, van_buiten=van_buiten, rol=rol, beslist=beslist)
    assert er_is is (van_buiten and rol in beslist and stand in (D.TOEGEWEZEN, D.GEWEIGERD, D.OPGEHEVEN))


def _feiten(soort="kopie", **meer):
    vast = {
        "aan": "Karim de Boer", "kind": "Tom", "gezag": Gezagssoort.OUDERLIJK,
        "regel": catalogus().verzoeksoorten[soort], "gevraagd_op": date(2026, 11, 2),
        "nagekeken_op": date(2026, 11, 1), "woorden": "Alles van dit jaar.", "stand": D.TOEGEWEZEN,
        "besloten_op": date(2026, 11, 20), "antwoord": "U krijgt de kopie mee.", "grond": None, "mee": 0,
        "niet_mee": (), "gestopt": None, "wegen": tuple(catalogus().klachtroutes.values()), "van": "Amal Bakker",
        "organisatie": "Wijkteam Noord",
    }  # fmt: skip
    return Antwoordfeiten(**{**vast, **meer})


def _delen(feiten):
    return {deel.kop: " ".join(deel.zinnen) for deel in stel_antwoord_op(feiten).delen}


def test_it_tells_what_was_asked_for_whom_what_was_decided_and_where_to_go():
    brief = stel_antwoord_op(_feiten())
    delen = _delen(_feiten())
    assert (brief.titel, brief.aanhef) == ("Antwoord op uw verzoek", "Beste Karim de Boer,")
    for woord in ("2 november 2026", "Tom", "een kopie", "AVG artikel 15 lid 3", "gezag van een ouder",
                  "1 november 2026", "“Alles van dit jaar.”"):  # fmt: skip
        assert woord in delen["Wat vroeg u?"]
    assert delen["Wat is ons antwoord?"].startswith("Ja, dit doen wij. Dit is besloten op 20 november 2026.")
    assert "U krijgt de kopie mee." in delen["Wat is ons antwoord?"]
    assert "Waarom niet?" not in delen
    assert delen["Wie kunt u iets vragen?"] == "Amal Bakker, van Wijkteam Noord."
    for weg in catalogus().klachtroutes.values():
        assert f"{weg.naam}. {weg.waarvoor}" in delen["Bent u het er niet mee eens?"]


@pytest.mark.parametrize("grond", list(catalogus().weigergronden.values()), ids=lambda een: een.code)
def test_a_refusal_says_why_in_the_words_of_the_ground_with_its_article(grond):
    delen = _delen(_feiten(stand=D.GEWEIGERD, grond=grond))
    assert delen["Wat is ons antwoord?"].startswith("Nee, dit doen wij niet.")
    for woord in (grond.naam, grond.uitleg, grond.artikel):
        assert woord in delen["Waarom niet?"]
    assert "Wat krijgt u?" not in delen


@pytest.mark.parametrize(
    ("soort", "krijgt"),
    [("inzage", "de kopie"), ("kopie", "de kopie"), ("overdracht", "een bestand dat een computer kan lezen"),
     ("correctie", ""), ("afschermen", ""), ("beperking", ""), ("vernietiging", "")],
)  # fmt: skip
def test_what_they_get_follows_from_the_kind(soort, krijgt):
    assert (f"U krijgt {krijgt} van ons." in _delen(_feiten(soort)).get("Wat krijgt u?", "")) is bool(krijgt)


@pytest.mark.parametrize(("mee", "zin"), [(0, ""), (1, "Er gaat één document mee."), (3, "Er gaan 3 documenten mee.")])
def test_documents_are_counted_and_one_that_does_not_go_along_has_its_ground_once(mee, zin):
    grond = catalogus().weigergronden["ander_beschermen"]
    krijgt = _delen(_feiten(mee=mee, niet_mee=(grond, grond)))["Wat krijgt u?"]
    assert zin in krijgt
    assert ("document" in krijgt) is bool(mee)
    assert krijgt.count(grond.uitleg) == 1
    assert grond.artikel in krijgt
    assert "Niet alles" not in _delen(_feiten(mee=mee))["Wat krijgt u?"]


def test_what_was_granted_and_stopped_later_says_so():
    feiten = _feiten("beperking", stand=D.OPGEHEVEN, gestopt=(date(2026, 11, 22), "Het is uitgezocht."))
    assert "Dit is gestopt op 22 november 2026. Het is uitgezocht." in _delen(feiten)["Wat is ons antwoord?"]


def test_what_nobody_verified_is_said_to_be_so_and_no_article_is_named():
    weg = Klachtroute("x", Routesoort.EXTERN, "De commissie", "Voor klachten.", Bron("x"))
    assert "De commissie. Voor klachten. Dit is niet nagegaan." in str(_delen(_feiten(wegen=(weg,))))
    regel = replace(catalogus().verzoeksoorten["kopie"], bron=Bron("x"))
    assert "AVG" not in str(_delen(_feiten(regel=regel, wegen=())))
    assert "Bent u het er niet mee eens?" not in _delen(_feiten(wegen=()))
