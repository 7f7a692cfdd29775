"""The pages of consent and sharing: one who may, one who finds nothing, bad input, and the same form twice."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.delen import deel_met_toestemming
from tandem.acties.rechten.gedeeld import lees_berichten
from tandem.acties.rechten.toestemmingsblad import lees_toestemmingen
from tests import wereld
from tests.acties.casus.test_document import voeg_toe
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.kalender import jaren_geleden
from tests.koppelingen.test_bestanden import beeld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zaak():
    return maak_zaak()


def _blad(zaak, naam="Samira"):
    return reverse("toestemming", args=[zaak.gezin.openbaar, zaak.lid(naam)])


def _bij(zaak, pagina, toestemming):
    return reverse(pagina, args=[zaak.gezin.openbaar, toestemming])


def _vraagvelden(zaak, **meer):
    tot = (timezone.localdate() + timedelta(days=30)).isoformat()
    velden = {"ontvanger": f"m{zaak.ander.lidmaatschap}", "waarvoor": "Samen kijken", "lagen": ["2"], "tot": tot}
    return {**velden, "verzoek": str(uuid.uuid4()), **meer}


def test_from_asking_to_taking_back_on_the_pages(zaak):
    ik, ander = ingelogd(zaak.ik), ingelogd(zaak.ander)
    vraag = f"{_blad(zaak)}vragen/"
    assert ik.get(vraag).status_code == 200
    antwoord = ik.post(vraag, _vraagvelden(zaak), follow=True)
    assert "Er is nog niets gedeeld" in tekst(antwoord)
    (beeld,) = lees_toestemmingen(**zaak.ding, lid=zaak.lid("Samira")).toestemmingen
    assert "Nog nodig: <bdi>Samira</bdi>" in tekst(ik.get(_blad(zaak)))
    gedeeld = reverse("gedeeld_dossier", args=[zaak.gezin.openbaar])
    assert ander.get(gedeeld).status_code == 404
    velden = {"gever": str(zaak.lid("Samira")), "antwoord": "gegeven", "wijze": "gesprek", "verzoek": str(uuid.uuid4())}
    assert ik.post(_bij(zaak, "toestemming_antwoord", beeld.openbaar), velden).status_code == 302
    assert ander.get(gedeeld).status_code == 200
    verzoek = str(uuid.uuid4())
    for _ in range(2):
        assert ik.post(_bij(zaak, "delen", beeld.openbaar), {"verzoek": verzoek}).status_code == 302
    (deling,) = lees_toestemmingen(**zaak.ding, lid=zaak.lid("Samira")).delingen
    bevestig = reverse("ontvangst_bevestigen", args=[zaak.gezin.openbaar, deling.openbaar])
    assert "U mag dit lezen" in tekst(ander.get(gedeeld))
    for _ in range(2):
        assert ander.post(bevestig, follow=True).status_code == 200
    assert "zegt de ontvanger zelf" in tekst(ik.get(_blad(zaak)))
    _trek_in_en_zie(zaak, ik, ander, beeld.openbaar, gedeeld)


def _trek_in_en_zie(zaak, ik, ander, toestemming, gedeeld):
    intrekken = _bij(zaak, "toestemming_intrekken", toestemming)
    assert "Wij moeten het dossier blijven bewaren" in tekst(ik.get(intrekken))
    velden = {"gever": str(zaak.lid("Samira")), "wijze": "telefoon", "verzoek": str(uuid.uuid4())}
    assert ik.post(intrekken, velden).status_code == 302
    assert ander.get(gedeeld).status_code == 403
    werk = tekst(ander.get(reverse("start")))
    assert "Toestemming gestopt" in werk
    assert "Nieuw met u gedeeld" not in werk
    assert "Samira" not in werk
    (bericht,) = lees_berichten(door=zaak.ander).gestopt
    gezien = reverse("gestopt_gezien", args=[bericht.merk])
    assert ander.post(gezien).status_code == 302
    assert ander.post(gezien).status_code == 404
    assert "Toestemming gestopt" not in tekst(ander.get(reverse("start")))


def test_who_is_not_involved_finds_nothing(zaak):
    toestemming = zaak.vraag()
    zaak.antwoord(toestemming, "Samira")
    deling = deel_met_toestemming(**zaak.ding, toestemming=toestemming)
    vreemd = ingelogd(wereld.professional())
    plekken = [_blad(zaak), f"{_blad(zaak)}vragen/", f"{_blad(zaak)}zonder/"]
    plekken += [_bij(zaak, een, toestemming) for een in ("toestemming_antwoord", "toestemming_intrekken", "delen")]
    plekken += [_bij(zaak, een, deling) for een in ("deling_vertellen", "deling_ontvangen")]
    plekken += [reverse("gedeeld_dossier", args=[zaak.gezin.openbaar])]
    assert [vreemd.get(plek).status_code for plek in plekken] == [404] * len(plekken)
    assert "Er is nu niets met u gedeeld" in tekst(vreemd.get(reverse("gedeeld")))


def test_a_receiver_reads_what_was_shared_and_finds_no_page_of_helping(zaak):
    zaak.antwoord(zaak.vraag(), "Samira")
    ander = ingelogd(zaak.ander)
    assert "Samira" in tekst(ander.get(reverse("gedeeld")))
    dicht = [reverse(een, args=[zaak.gezin.openbaar]) for een in ("huishouden", "plan", "personen", "tijdlijn")]
    assert {ander.get(plek).status_code for plek in [*dicht, _blad(zaak)]} <= {403, 404}


def test_bad_input_stands_at_its_field_and_nothing_is_lost(zaak):
    ik, vraag = ingelogd(zaak.ik), f"{_blad(zaak)}vragen/"
    antwoord = ik.post(vraag, _vraagvelden(zaak, tot=timezone.localdate().isoformat()))
    assert antwoord.status_code == 422
    assert "Kies een latere dag" in tekst(antwoord)
    assert "Samen kijken" in tekst(antwoord)
    zaak.geboren("Noor", jaren_geleden(6))
    onzeker = ik.post(f"{_blad(zaak, 'Noor')}vragen/", _vraagvelden(zaak))
    assert onzeker.status_code == 422
    assert "privacyfunctionaris" in tekst(onzeker)


def test_without_consent_the_page_asks_ground_weighing_and_telling(zaak):
    ik, plek = ingelogd(zaak.ik), f"{_blad(zaak)}zonder/"
    assert "niet nagegaan" in tekst(ik.get(plek))
    school = wereld.organisatie("onderwijs").pk
    velden = {
        "grondslag": "meldrecht",
        "organisatie": school,
        "wat": "x",
        "afweging": "y",
        "verzoek": str(uuid.uuid4()),
    }
    antwoord = ik.post(plek, velden)
    assert antwoord.status_code == 422
    for zin in ("Deze grond is niet nagegaan", "waarom u het nog niet vertelde", "Kies een dag na vandaag"):
        assert zin in tekst(antwoord)


def test_the_preview_names_the_file_and_the_receiver_downloads_it_until_it_is_taken_back(zaak):
    over = (zaak.gezin.leden["Samira"],)
    document = voeg_toe(zaak.ik, zaak.gezin, betreft=over, naam="foto.png", inhoud=beeld())
    toestemming = zaak.vraag()
    vooraf = tekst(ingelogd(zaak.ik).get(_bij(zaak, "delen", toestemming)))
    assert "Het bestand gaat mee (PNG-foto" in vooraf
    pad = _bij(zaak, "gedeeld_document", document)
    assert pad not in vooraf
    ander = ingelogd(zaak.ander)
    assert ander.get(pad).status_code == 404
    zaak.antwoord(toestemming, "Samira")
    assert pad in tekst(ander.get(reverse("gedeeld_dossier", args=[zaak.gezin.openbaar])))
    bestand = ander.get(pad)
    assert (bestand.status_code, bestand.content, bestand["Content-Type"]) == (200, beeld(), "image/png")
    assert bestand["Content-Disposition"].startswith("attachment; filename=")
    assert (bestand["X-Content-Type-Options"], bestand["Content-Security-Policy"], bestand["Cache-Control"]) == (
        "nosniff", "sandbox; default-src 'none'", "no-store"
    )  # fmt: skip
    assert ander.post(pad).status_code == 405
    zaak.antwoord(toestemming, "Samira", "ingetrokken")
    assert ander.get(pad).status_code == 403


def test_the_file_of_a_document_is_not_found_by_who_got_nothing_or_about_another(zaak):
    zaak.antwoord(zaak.vraag(), "Samira")
    van_tom = voeg_toe(zaak.ik, zaak.gezin, betreft=(zaak.gezin.leden["Tom"],))
    eigen = voeg_toe(zaak.ik, zaak.gezin, betreft=(zaak.gezin.leden["Samira"],))
    assert ingelogd(zaak.ander).get(_bij(zaak, "gedeeld_document", van_tom)).status_code == 404
    assert ingelogd(wereld.professional()).get(_bij(zaak, "gedeeld_document", eigen)).status_code == 404
    gewoon = reverse("document_bestand", args=[zaak.gezin.openbaar, eigen])
    assert ingelogd(zaak.ander).get(gewoon).status_code in (403, 404)
