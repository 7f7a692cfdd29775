"""Every page about a household: one who may, one who finds nothing; and what forms do with bad input."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.models import Regel
from tandem.web.pagina import REGISTER
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.huishouden.hulp import leg_regel
from tests.web.huishouden.wereldje import adres_van, mijn_paginas, volle_wereld
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module")
def wereldje(database_gereed):  # noqa: ARG001 - the database first
    """One household with something of everything, and the addresses of all its pages."""
    return volle_wereld()


@pytest.mark.parametrize("naam", mijn_paginas())
def test_who_is_involved_sees_the_page_and_a_stranger_finds_nothing(wereldje, naam):
    ik, vreemde, huis, plekken = wereldje
    adres = adres_van(naam, huis, plekken)
    antwoord = ingelogd(ik).get(adres)
    assert antwoord.status_code == 200, antwoord.content.decode()[:2000]
    assert "أميرة 🌸" in antwoord.content.decode()
    niets = ingelogd(vreemde).get(adres)
    onbekend = ingelogd(vreemde).get(adres_van(naam, uuid.uuid4(), plekken))
    assert (niets.status_code, onbekend.status_code) == (404, 404)
    assert len(niets.content) == len(onbekend.content)


@pytest.mark.parametrize("naam", mijn_paginas())
def test_a_stranger_sends_nothing(wereldje, naam):
    _, vreemde, huis, plekken = wereldje
    verwacht = 404 if "POST" in REGISTER[naam].methoden else 405
    antwoord = ingelogd(vreemde).post(adres_van(naam, huis, plekken), {"reden": "ik probeer maar wat"})
    assert antwoord.status_code == verwacht


@pytest.mark.parametrize("naam", [naam for naam in mijn_paginas() if "POST" in REGISTER[naam].methoden])
def test_an_empty_form_comes_back_with_sentences_or_is_carried_out_but_never_breaks(wereldje, naam):
    ik, _, _, _ = wereldje
    huis = hulp.maak(ik)
    plekken = {"lid": hulp.lid(ik, huis, "Tom")} | dict.fromkeys(
        ("rij", "gegeven", "item", "sluiting_id", "check", "naar", "regel", "gezag"), uuid.uuid4()
    ) | {"wat": "regel"}  # fmt: skip
    antwoord = ingelogd(ik).post(adres_van(naam, huis, plekken), {})
    assert antwoord.status_code in (302, 404, 422), antwoord.status_code
    if antwoord.status_code == 422:
        assert "tandem-fouten" in antwoord.content.decode()


LELIJK = [
    *("x" * 10_000, "a\x00b", "\x1b[31m", "31-02-2026", "0001-01-01", "9999-12-31", "-1"),
    *("١٢٣", "🌸" * 50, "<script>", "\u202eabc"),
]


@pytest.mark.parametrize("waarde", LELIJK)
def test_ugly_input_in_every_field_of_a_new_member_is_refused_or_kept_whole(wereldje, waarde):
    ik, _, huis, _ = wereldje
    velden = (
        "rol", "voornaam", "achternaam", "geboortedatum_soort", "geboortedatum", "geboren_in", "uitgerekend_op",
        "taal", "van", "verzoek", "versie",
    )  # fmt: skip
    goed = {"rol": "kind", "voornaam": "Bas", "geboortedatum_soort": "exact", "geboortedatum": "2015-01-01"}
    for veld in velden:
        antwoord = ingelogd(ik).post(reverse("lid_nieuw", args=[huis]), {**goed, veld: waarde})
        assert antwoord.status_code in (302, 422)
        if antwoord.status_code == 422 and waarde.isprintable() and veld in ("voornaam", "achternaam"):
            assert waarde[:20] in antwoord.content.decode() or "&lt;script" in antwoord.content.decode()


def test_a_name_is_escaped_and_isolated(wereldje):
    ik, _, _, _ = wereldje
    huis = hulp.maak(ik, Lidinvoer("ouder", "<script>alert(1)</script>", geboortedatum_soort="onbekend"))
    for naam in ("huishouden", "personen", "tijdlijn"):
        inhoud = ingelogd(ik).get(reverse(naam, args=[huis])).content.decode()
        assert "<script>alert" not in inhoud
        assert "&lt;script&gt;alert" in inhoud


def test_the_overview_is_calm_and_complete(wereldje):
    ik, _, huis, _ = wereldje
    inhoud = ingelogd(ik).get(reverse("huishouden", args=[huis])).content.decode()
    for woord in (
        "Wie hier horen",
        "gezag: Samira Voorbeeld",
        "nog niet geboren",
        "0612345678",
        "niet veilig",
        ik.naam,
    ):
        assert woord in inhoud
    assert "111222333" not in inhoud


def test_a_secret_address_is_not_on_any_page_of_a_colleague(wereldje):
    ik, _, _, _ = wereldje
    gezin = wereld.gezin(ik)
    leg_contactgegeven_vast(
        door=ik, huishouden=gezin.openbaar, invoer=Contactinvoer("adres", "Geheimlaan 99", afgeschermd=True)
    )
    collega, teamlid = wereld.professional(), wereld.professional("teamlid_lokaal_team")
    for wie in (collega, teamlid):
        wereld.betrek(gezin, wie, door=ik)
    for naam in ("huishouden", "personen", "tijdlijn", "wie_keek", "wie_kan"):
        van_collega = ingelogd(collega).get(reverse(naam, args=[gezin.openbaar])).content.decode()
        van_teamlid = ingelogd(teamlid).get(reverse(naam, args=[gezin.openbaar])).content.decode()
        assert "Geheimlaan" not in van_collega + van_teamlid
        assert "1 afgeschermd gegeven" not in van_teamlid
    assert (
        "1 afgeschermd gegeven" in ingelogd(collega).get(reverse("huishouden", args=[gezin.openbaar])).content.decode()
    )


def test_the_second_saver_sees_both_and_can_save_over_it(wereldje):
    ik, _, _, _ = wereldje
    huis = hulp.maak(ik)
    tom = hulp.lid(ik, huis, "Tom")
    adres = reverse("lid_wijzigen", args=[huis, tom])
    velden = {"rol": "kind", "geboortedatum_soort": "exact", "geboortedatum": "2014-02-28", "versie": "1"}
    client = ingelogd(ik)
    assert client.post(adres, {**velden, "voornaam": "Thomas"}).status_code == 302
    botsing = client.post(adres, {**velden, "voornaam": "Tommie"})
    assert botsing.status_code == 409
    inhoud = botsing.content.decode()
    assert "Thomas" in inhoud and "Tommie" in inhoud  # noqa: PT018 - both beside each other
    assert 'name="versie" value="2"' in inhoud
    assert client.post(adres, {**velden, "voornaam": "Tommie", "versie": "2"}).status_code == 302
    assert hulp.personen(ik, huis).kop.naam == "Samira en Tommie"


def test_moving_a_line_twice_happens_once(wereldje):
    ik, _, _, _ = wereldje
    een, ander = hulp.maak(ik), hulp.maak(ik)
    regel = leg_regel(ik, een)
    adres = reverse("verkeerd_verplaatsen", args=[een, "regel", regel, ander])
    velden = {"reden": "Verkeerde dossier open.", "verzoek": str(uuid.uuid4())}
    client = ingelogd(ik)
    for _ in range(2):
        antwoord = client.post(adres, velden)
        assert (antwoord.status_code, antwoord.url) == (302, reverse("verkeerd", args=[ander]))
    assert len(hulp.rijen(ik, ander, Regel)) == 1


def test_a_bsn_is_shown_on_its_own_page_only_after_a_ground(wereldje):
    ik, _, huis, plekken = wereldje
    adres = reverse("bsn_bekijken", args=[huis, plekken["lid"]])
    client = ingelogd(ik)
    assert client.post(adres, {}).status_code == 422
    assert "1112 22 333" in client.post(adres, {"grond": "bericht"}).content.decode()


def test_the_queries_of_the_pages_do_not_grow_with_what_there_is(django_assert_max_num_queries):
    ik = wereld.professional()
    klein = hulp.maak(ik)
    groot = hulp.maak(ik, *(Lidinvoer("kind", f"Kind {n}", geboortedatum=date(2010, 1, n + 1)) for n in range(15)))
    client = ingelogd(ik)
    for naam, grens in (("huishouden", 60), ("personen", 40), ("tijdlijn", 30)):
        for huis in (klein, groot):
            with django_assert_max_num_queries(grens):
                assert client.get(reverse(naam, args=[huis])).status_code == 200
