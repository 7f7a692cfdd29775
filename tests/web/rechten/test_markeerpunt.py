"""Marked points and letters in the browser: filling in together, the second person, a letter only where it is safe."""

import pytest
from django.urls import reverse

from tandem.models import Brief, Markeerpunt, Waarborg
from tests import wereld
from tests.acties.rechten.test_maatregelen import _rijen, actor, collega_van, gezin
from tests.acties.rechten.test_markeerpunten import _blad, _brief, punt
from tests.kalender import vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["actor", "gezin", "punt"]


def _adres(naam, gezin, *delen):
    return reverse(naam, args=[gezin.openbaar, *delen])


def _vul(blad, hoeveel=None):
    keuze = {"aanbod": "gedaan/niet_gewild", "uitleg": "gedaan/eigen_woorden"}
    velden = {"op": vandaag()}
    for een in blad.te_doen[:hoeveel]:
        velden |= {een.veld: keuze.get(een.aard, "gedaan"), f"{een.veld}-tekst": "In eigen woorden"}
    return velden


def test_what_a_point_asks_is_filled_in_on_one_page(actor, gezin, punt):
    client, adres = ingelogd(actor), _adres("markeerpunt_aanvullen", gezin, punt)
    pagina = tekst(client.get(adres))
    assert "Aangeboden, maar wil dit niet" in pagina
    assert "Er is een maatregel (Engels)" in pagina
    assert "Een organisatie gebruikt een bevoegdheid (Nederlands)" not in pagina
    leeg = client.post(adres, {"op": vandaag()})
    assert leeg.status_code == 422
    assert client.post(adres, _vul(_blad(actor, gezin, punt))).status_code == 302
    assert _blad(actor, gezin, punt).te_doen == ()
    assert client.get(adres).status_code == 302


def test_own_words_that_are_missing_come_back_at_their_field_with_the_rest_still_there(actor, gezin, punt):
    velden = _vul(_blad(actor, gezin, punt))
    mening = f"waarborg-mening_kind_12-{gezin.leden['Tom']}"
    antwoord = ingelogd(actor).post(_adres("markeerpunt_aanvullen", gezin, punt), {**velden, f"{mening}-tekst": ""})
    assert set(antwoord.context["form"].errors) == {f"{mening}-tekst"}
    assert "In eigen woorden" in tekst(antwoord)


def test_the_second_person_answers_under_the_own_log_in_from_the_own_work_list(actor, gezin, punt):
    collega = collega_van(actor)
    (waarborg,) = (een.openbaar for een in _blad(actor, gezin, punt).waarborgen if een.aard == "nagekeken")
    vragen, nakijken = _adres("nakijken_vragen", gezin, waarborg), _adres("nakijken", gezin, waarborg)
    zelf, ander = ingelogd(actor), ingelogd(collega)
    assert zelf.get(_adres("waarborg", gezin, waarborg)).url == vragen
    assert zelf.post(vragen, {"collega": "", "nakijken_uiterlijk": vandaag()}).status_code == 422
    assert zelf.post(vragen, {"collega": collega.lidmaatschap, "nakijken_uiterlijk": vandaag()}).status_code == 302
    assert "Bent u het ermee eens?" not in tekst(zelf.get(nakijken))
    assert zelf.post(nakijken, {"antwoord": "eens"}).status_code == 422
    assert nakijken in tekst(ander.get(reverse("start")))
    assert "Bent u het ermee eens?" in tekst(ander.get(nakijken))
    assert ander.post(nakijken, {"antwoord": "niet_eens"}).status_code == 422
    assert ander.post(nakijken, {"antwoord": "eens"}).status_code == 302
    (rij,) = _rijen(actor, gezin, Waarborg, openbaar=waarborg)
    assert rij.nagekeken_door_id == collega.medewerker
    assert ander.get(nakijken).status_code == 302
    geen = next(een for een in _blad(actor, gezin, punt).waarborgen if een.soort == "wie_beslist")
    assert zelf.get(_adres("nakijken", gezin, geen.openbaar)).status_code == 404


def test_a_letter_is_made_after_the_question_whether_it_is_safe(actor, gezin, punt):
    client, adres = ingelogd(actor), _adres("brief_nieuw", gezin, punt)
    assert "Niet voor Noor" in tekst(client.get(adres)).replace("<bdi>", "").replace("</bdi>", "")
    velden = {"voor": gezin.leden["Samira"], "thuis": "nee", "weg": "papier", "taal": "nl"}
    assert set(client.post(adres, velden).context["form"].errors) == {"weg"}
    assert set(client.post(adres, {**velden, "voor": gezin.leden["Noor"]}).context["form"].errors) == {"voor"}
    antwoord = client.post(adres, {**velden, "weg": "samen"})
    assert antwoord.status_code == 302
    pagina = tekst(client.get(antwoord.url))
    assert "Geef deze brief niet mee" in pagina
    assert "Afdrukken" not in pagina
    (rij,) = _rijen(actor, gezin, Brief)
    gegeven = _adres("brief_gegeven", gezin, rij.openbaar)
    assert client.post(gegeven, {"op": "morgen"}).status_code == 422
    assert client.post(gegeven, {"op": vandaag()}).status_code == 302
    assert "Gegeven op" in tekst(client.get(_adres("markeerpunt", gezin, punt)))


def test_on_paper_the_letter_is_printed_and_a_real_pdf_by_a_name_that_says_nothing(actor, gezin, punt):
    nummer = _brief(actor, gezin, punt)
    client, vreemde = ingelogd(actor), ingelogd(wereld.professional())
    assert "Afdrukken" in tekst(client.get(_adres("brief", gezin, nummer)))
    pdf = client.get(_adres("brief_pdf", gezin, nummer))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert pdf["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    for naam in ("brief", "brief_pdf", "brief_gegeven"):
        assert vreemde.get(_adres(naam, gezin, nummer)).status_code == 404


def test_after_a_new_phase_its_page_leads_to_what_was_talked_over(actor, gezin):
    client = ingelogd(actor)
    velden = {"naar": "directe_veiligheid", "reden": "Er is gevaar", "versie": 1}
    assert client.post(_adres("fase", gezin), velden).status_code == 302
    (rij,) = _rijen(actor, gezin, Markeerpunt)
    assert _adres("markeerpunt", gezin, rij.openbaar) in tekst(client.get(_adres("fase", gezin)))
    assert _adres("markeerpunt_aanvullen", gezin, rij.openbaar) in tekst(client.get(reverse("start")))
    assert "Naar de fase directe veiligheid" in tekst(client.get(_adres("markeerpunt", gezin, rij.openbaar)))
