"""Pages about waves: one allowed and one refused each, bad input, two people, and the short answer for the script."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tandem.acties.zelfscan import deelnemers, gesprek
from tandem.acties.zelfscan.waarden import GEEN_IDEE
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def _antwoord(vraag, **anders):
    velden = {"vraag": vraag.code, f"{vraag.code}-waarde": vraag.opties[0].code, f"{vraag.code}-versie": "0"}
    velden |= {f"{vraag.code}-toelichting": "", f"{vraag.code}-bewijs": ""}
    return velden | {f"{vraag.code}-{naam}": waarde for naam, waarde in anders.items()}


def test_a_wave_from_opening_to_inviting():
    gemeente = org.gemeente()
    leider, collega = gemeente.actor(), gemeente.actor("teamlid_lokaal_team")
    client = ingelogd(leider)
    leeg = client.post(reverse("meting_openen"), {"instrument": meet.ZELFSCAN})
    assert leeg.status_code == 422
    velden = {"instrument": meet.ZELFSCAN, "soort": "nulmeting", "leider": leider.medewerker, "team": ""}
    goed = client.post(
        reverse("meting_openen"), velden | {"invullen_tot": "2099-01-01", "mensen": [collega.medewerker]}
    )
    assert goed.status_code == 422
    assert "Langer is een andere situatie" in tekst(goed)
    blad = meet.meting(1, gemeente=gemeente)
    bladzijde = tekst(client.get(reverse("meting", args=[blad.openbaar])))
    assert blad.mensen[0].naam in bladzijde
    link = client.post(
        reverse("meting", args=[blad.openbaar]), {"wat": "link", "link-naam": "Arts", "link-groep": "partner"}
    )
    assert "U ziet ze één keer" in tekst(link)
    fout = client.post(
        reverse("meting", args=[blad.openbaar]), {"wat": "link", "link-naam": "", "link-groep": "partner"}
    )
    assert fout.status_code == 422
    assert "Zelfscan" in tekst(client.get(reverse("metingen")))


@pytest.mark.parametrize("rol", ["bestuurder", "teamlid_lokaal_team"])
def test_who_does_not_run_waves_opens_none(rol):
    client = ingelogd(org.gemeente().actor(rol))
    assert client.get(reverse("meting_openen")).status_code == 403


def test_another_municipality_and_an_outsider_find_nothing():
    meting = meet.afgerond()
    for client in (ingelogd(org.gemeente().actor()), ingelogd(wereld.professional("archivaris"))):
        for naam in ("meting", "gesprek", "uitkomst"):
            assert client.get(reverse(naam, args=[meting.openbaar])).status_code == 404
    assert Client().get(reverse("meting", args=[meting.openbaar])).status_code == 302


def test_my_questionnaire_saves_question_by_question_and_says_what_is_wrong():
    meting, vraag = meet.meting(2), meet.eerste()
    client, waar = ingelogd(meting.mensen[0]), reverse("vragenlijst", args=[meting.toegang(0).deelnemer])
    assert vraag.tekst in tekst(client.get(waar))
    assert ingelogd(meting.mensen[1]).get(waar).status_code == 404
    goed = client.post(waar, _antwoord(vraag))
    assert goed.headers["Location"].endswith(f"#vraag-{vraag.code}")
    assert "checked" in tekst(client.get(waar))
    lang = client.post(waar, _antwoord(vraag, toelichting="x" * 6000, versie="1"))
    assert lang.status_code == 422
    assert "Er passen er 5000" in tekst(lang)
    botst = client.post(waar, _antwoord(vraag, waarde=GEEN_IDEE))
    assert botst.status_code == 409
    assert "was u voor" in tekst(botst)
    ingetrokken = client.post(waar, {"vraag": "weg"}, follow=True)
    assert "ingetrokken" in tekst(ingetrokken)
    assert "Ingeleverd" in tekst(client.post(waar, {"inleveren": "1"}, follow=True))


def test_the_script_gets_a_short_answer():
    meting, vraag = meet.meting(1), meet.eerste()
    client, waar = ingelogd(meting.mensen[0]), reverse("vragenlijst", args=[meting.toegang(0).deelnemer])
    kop = {"X-Requested-With": "tandem-antwoord"}
    goed = client.post(waar, _antwoord(vraag), headers=kop)
    assert (goed.json()["versie"], goed.json()["vraag"]) == (1, vraag.code)
    assert client.post(waar, _antwoord(vraag, waarde=GEEN_IDEE), headers=kop).json() == {"botsing": True}
    fout = client.post(waar, {"vraag": "weg"}, headers=kop)
    assert (fout.status_code, list(fout.json())) == (422, ["fout"])


def test_a_link_asks_its_code_each_time_anew_in_another_browser():
    meting, vraag = meet.meting(0), meet.eerste()
    gegeven = deelnemers.nodig_uit_met_link(
        door=meting.leider, afname=meting.openbaar, naam="Arts", groep="partner", verzoek=None
    )
    waar = reverse("deelnemen", args=[gegeven.link])
    for client in (Client(), Client()):
        assert "Vul de code in" in tekst(client.get(waar))
        assert client.post(waar, {"code": "000000" if gegeven.code != "000000" else "1"}).status_code == 422
        assert client.post(waar, {"code": gegeven.code}).status_code == 302
        assert vraag.tekst in tekst(client.get(waar))
    assert client.post(waar, _antwoord(vraag)).status_code == 302
    assert "Laatst bewaard" in tekst(client.get(waar))
    assert Client().get(reverse("deelnemen", args=["onbekend"])).status_code == 200


def test_the_session_and_the_result():
    meting, vraag = meet.meting(1), meet.eerste()
    client, waar = ingelogd(meting.leider), reverse("meting", args=[meting.openbaar])
    assert "Nog niemand" in tekst(client.post(waar, {"wat": "begin"}, follow=True))
    meet.vul_in(meting.toegang(0))
    gesprekspagina = client.post(waar, {"wat": "begin"}).headers["Location"]
    bladzijde = tekst(client.get(gesprekspagina))
    assert "Niet getoond: minder dan 5 mensen" in bladzijde
    assert client.post(gesprekspagina, _antwoord(vraag)).status_code == 302
    collega = ingelogd(meting.gemeente.actor())
    assert "was u voor" in tekst(collega.post(gesprekspagina, _antwoord(vraag, waarde=vraag.opties[1].code)))
    ieder = reverse("ieders_antwoord", args=[meting.openbaar, vraag.code])
    assert meting.mensen[0].naam in tekst(client.get(ieder))
    assert collega.get(ieder).status_code == 403
    assert "nog geen gezamenlijk antwoord" in tekst(client.post(gesprekspagina, {"vaststellen": "1"}, follow=True))
    af = meet.afgerond()
    uit = reverse("uitkomst", args=[af.openbaar])
    assert "Dezelfde cijfers als tabel" in tekst(ingelogd(af.gemeente.actor("bestuurder")).get(uit))
    assert ingelogd(af.leider).post(uit, {"onderdeel": "weg", "weg-oorzaak": "regio"}).status_code == 404


def test_comparing_shows_what_was_opened_as_a_picture_and_as_a_table():
    wij, hun = org.gemeente(), meet.afgerond()
    client = ingelogd(wij.actor())
    assert "Nog niets om te vergelijken" in tekst(client.get(reverse("vergelijken")))
    org.open_laag(hun.leider, org.Werklaag.UITKOMST)
    naam = hun.gemeente.organisatie.naam
    bladzijde = tekst(ingelogd(hun.leider).get(reverse("vergelijken"), {"instrument": meet.ZELFSCAN}))
    assert re.search(rf"{naam}</bdi> \(wij\)", bladzijde)
    zoek = {"instrument": meet.ZELFSCAN, "onderdeel": meet.instrument().delen[0].code}
    assert naam in tekst(ingelogd(hun.leider).get(reverse("vergelijken_onderdeel"), zoek))
    assert client.get(reverse("vergelijken_onderdeel"), {"instrument": "x"}).status_code == 404
    assert gesprek.lees_gesprek(door=hun.leider, afname=hun.openbaar).zonder_antwoord == 0
