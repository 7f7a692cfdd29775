"""Nothing leaks: a stratified part of all probes, and everything that opens for somebody, laid beside the oracle."""

from collections import Counter

import pytest
import yaml
from psycopg import sql

from tandem.management.sonde.beginstand import Gewijzigd
from tandem.management.sonde.orakel import ROLLEN
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.management.sonde.ronde import muur_twee_alleen
from tandem.management.sonde.schrijven import VERSLEUTELD, woorden_in
from tandem.management.sonde.steekproef import steekproef
from tandem.management.sonde.streekkruip import routes
from tandem.management.sonde.wereld import BEZOEKERS
from tandem.web.pagina import REGISTER
from tests.sonde.conftest import schrijver_op

ZAAD, AANTAL, OPEN = 1, 520, 100
"""Probes in this test; ``./tandem sonde`` makes them all."""
MET_INHOUD = ("bsn", "document_bestand", "meekijken", "personen", "regime")
"""Pages of which the words come from no reading action."""
FORMULIEREN = 12
"""One in so many forms is sent by each writer in these tests."""
EERST = (
    "rosa", "dirk", "lia", "sam", "jos", "arno", "ron", "nol", "mos", "pim", "kim", "gast", "moeder", "anoniem",
)  # fmt: skip
"""Who opens the pages, one after the other, until each has been seen."""


def _kort(bevindingen):
    """Findings in few words, counted: what a failing test has to say."""
    return dict(
        Counter(f"{een.soort}: {een.wie} {een.methode} {een.route} ({een.huis}): {een.wat}" for een in bevindingen)
    )


def _die_opengaan(terrein, aantal, methoden=("GET", "LEES")):
    """Requests for households that open for the visitor: there the layers, members and hidden lines must hold."""
    orakel = terrein.kruiper().orakel
    open_ = (
        proef
        for proef in terrein.proeven
        if proef.methode in methoden and proef.over_huis and orakel.mag_in(proef.wie, proef.huis, proef.doelen)
    )
    return steekproef(open_, aantal, ZAAD)


def test_every_route_is_walked_by_every_visitor_with_every_method(terrein):
    proeven = terrein.proeven
    assert len(REGISTER) > 100
    assert {proef.route for proef in proeven} >= set(REGISTER)
    assert len({(proef.route, proef.wie, proef.methode) for proef in proeven if not proef.roep}) == (
        len(REGISTER) * len(BEZOEKERS) * 7
    )


def test_every_role_of_the_content_walks_round(terrein):
    """``waarnemer``, ``ontvanger`` and ``gast`` are nobody's role in a team: one stands in (``wim``), one reads with
    consent (``ron``), one comes by link and code.

    ``huishoudlid`` is no role of a professional: members walk round by themselves.
    """
    rollen = {een["code"] for een in yaml.safe_load(ROLLEN.read_text(encoding="utf-8"))["rollen"]}
    lopen = {mens.rol for mens in terrein.b.wereld.mensen.values() if mens.naam in BEZOEKERS}
    assert rollen - lopen == {"waarnemer", "gast", "huishoudlid", "ontvanger"}


NIET_TE_ZIEN = {
    **dict.fromkeys(
        ("bewaren_voorstel", "bewaren_akkoord", "bewaren_bezwaar", "bewaren_terug", "bewaren_akte"),
        "nothing in this world has been kept long enough; tests/web/rechten/test_bewaren.py opens them",
    ),
    "uitnodiging": "the letter is for who has no password yet",
    "inloggen": "leads on to the page of the password",
    "mijn": "leads on to the one household of who comes in",
    "mijn_uitnodiging": "the link is for who has no account yet; tests/web/portaal opens it",
    "mijn_weg": "leads away",
    "mijn_bericht_klopt": "the link is in a mail; tests/web/portaal/test_bericht.py opens it",
    "openid_connect_login": "off without settings; tests/web/portaal/test_inlogdienst.py opens it",
    "openid_connect_callback": "as above",
    **dict.fromkeys(
        ("nakijken", "nakijken_vragen"),
        "asks for the one safeguard of its kind, which is not among the first; tests/web/rechten/test_markeerpunt.py",
    ),
    "regio_cijfer": "no public figures were loaded here; tests/web/kennis opens it; holds nothing of a household",
    "regio_cijfers_laden": "for who loads public figures; as above",
    "regio_register_organisatie": "takes the code of a kind of organisation; holds nothing of a household",
    **dict.fromkeys(
        (
            "account_change_password", "account_reauthenticate", "mfa_authenticate", "mfa_deactivate_totp",
            "mfa_edit_webauthn", "mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn", "mfa_view_recovery_codes",
        ),
        "asks for a password or second step that nobody in this world has; holds nothing of a household",
    ),
}  # fmt: skip
"""Pages that open for nobody in this world, and why that is no gap."""
VERBETEREN = {beleid.naam for beleid in routes()}
"""The work of organisations has a world of its own: ``test_streek.py``."""


def test_every_page_opens_for_somebody(terrein, op_kopie):
    """A route that nobody can open is walked in vain: the world must hold what it shows."""
    with op_kopie():
        dicht = _pagina_s_die_dicht_blijven(terrein)
    assert " ".join(sorted(dicht)) == ""


def _pagina_s_die_dicht_blijven(terrein):
    kruiper, open_ = terrein.kruiper(), set()
    proeven = [
        p for p in terrein.proeven if p.methode == "GET" and not p.roep and p.route not in {*NIET_TE_ZIEN, *VERBETEREN}
    ]
    for wie in EERST:
        for proef in proeven:
            if proef.wie == wie and proef.route not in open_ and _kan_opengaan(kruiper, proef):
                open_ |= {proef.route} if kruiper.doe(proef).status == 200 else set()
    return {proef.route for proef in proeven if "GET" in REGISTER[proef.route].methoden} - open_


def _kan_opengaan(kruiper, proef):
    if proef.klasse in ("misvormd", "onbekend", "vreemd"):
        return False
    return not proef.over_huis or kruiper.orakel.mag_in(proef.wie, proef.huis, proef.doelen)


def test_a_part_of_all_probes_finds_nothing(terrein, op_kopie):
    deel = steekproef(iter(terrein.proeven), AANTAL, ZAAD)
    assert {proef.route for proef in deel} >= set(REGISTER)
    with op_kopie():
        uitslag = terrein.kruiper().loop(deel)
    assert _kort(uitslag.bevindingen) == {}


def test_where_a_household_opens_only_what_is_for_the_visitor_is_shown(terrein, op_kopie):
    with op_kopie():
        uitslag = terrein.kruiper().loop(_die_opengaan(terrein, OPEN))
    assert _kort(uitslag.bevindingen) == {}


def test_wall_two_alone_shows_nothing_too_many(terrein, op_kopie):
    with op_kopie():
        uitslag = muur_twee_alleen(terrein.kruiper(), _die_opengaan(terrein, OPEN))
    assert uitslag.proeven == OPEN
    assert _kort(uitslag.bevindingen) == {}


@pytest.mark.parametrize(
    ("gat", "wie", "routes"),
    [
        ("DROP POLICY leden ON tandem_regel", "aad", {"casus", "casus.casus.lees_casus"}),
        ("DROP POLICY leden ON tandem_gebeurtenis", "aad", {"tijdlijn", "huishouden.tijdlijn.lees_tijdlijn"}),
        ("DROP POLICY niet_zichtbaar_voor ON tandem_doel", "nel", {"plan"}),
        ("DROP POLICY afgeschermd ON tandem_contactgegeven", "vera", {"personen"}),
        (
            "DROP POLICY a_sleutel ON tandem_huishouden; ALTER POLICY sleutel ON tandem_huishouden USING (true)",
            "sam",
            {"huishoudens"},
        ),
    ],
    ids=lambda waarde: waarde[:60] if isinstance(waarde, str) else "",
)
def test_wall_two_alone_does_find_a_gap_in_it(terrein, op_kopie, gat, wie, routes):
    """One policy less, in a copy: then the same walk is red. So a green one means that the policy stands."""
    proeven = [
        p for p in terrein.proeven if p.wie == wie and p.route in routes and p.huis in ("", "A") and p.klasse == "geen"
    ]
    with op_kopie() as database, eigenaar(database) as verbinding:
        assert _kort(muur_twee_alleen(terrein.kruiper(), proeven).bevindingen) == {}
        verbinding.execute(gat)
        assert "lek" in muur_twee_alleen(terrein.kruiper(), proeven).soorten()


def test_the_crawl_does_meet_what_may_be_seen(terrein, op_kopie):
    """A crawler that sees nothing finds no leak either."""
    proeven = [p for p in terrein.proeven if p.wie == "rosa" and p.huis == "A" and p.klasse in ("geen", "eigen")]
    proeven = [p for p in proeven if p.methode == "LEES" or (p.methode == "GET" and p.route in MET_INHOUD)]
    with op_kopie():
        uitslag = terrein.kruiper().loop(proeven)
    hoort = {woord for woord, k in terrein.b.wereld.kanaries.items() if k.huis == "A" and not k.alleen}
    gemist = sorted(terrein.b.wereld.kanaries[woord].wat for woord in hoort - uitslag.gezien)
    assert len(gemist) <= len(hoort) // 10, gemist


@pytest.mark.parametrize(("wie", "deel"), [("rosa", 0), ("sam", 1), ("aad", 2)])
def test_forms_filled_and_forged_change_nothing_elsewhere(terrein, op_kopie, wie, deel):
    """A part of the forms each; ``./tandem sonde`` sends them all, as ten people."""
    routes = tuple(sorted(naam for naam, beleid in REGISTER.items() if "POST" in beleid.methoden))[deel::FORMULIEREN]
    with op_kopie() as database, schrijver_op(terrein, database) as schrijft:
        uitslag = schrijft.loop(wie, routes=routes)
    assert uitslag.proeven > 25
    assert _kort(uitslag.bevindingen) == {}


def _woorden_in_rust(b, naam):
    """Open every encrypted column of every row of a database: household, word, and where it lies."""
    naam_bij = {openbaar: huis for huis, openbaar in b.wereld.adressen.items()}
    with op_database(naam), eigenaar(naam) as verbinding:
        huizen = dict(verbinding.execute("SELECT id, openbaar FROM tandem_huishouden").fetchall())
        for tabel in VERSLEUTELD:
            vraag = sql.SQL("SELECT to_jsonb(r) FROM {} r").format(sql.Identifier(tabel))
            for (rij,) in verbinding.execute(vraag).fetchall():
                nummer = Gewijzigd(tabel, True, rij).sleutel_van
                for kanarie, plek in woorden_in(b, tabel, rij):
                    yield naam_bij.get(huizen[nummer], ""), kanarie, plek


def test_every_word_lies_in_its_own_household(terrein, op_kopie):
    with op_kopie() as database:
        gevonden = list(_woorden_in_rust(terrein.b, database))
    assert {kanarie.woord for _, kanarie, _ in gevonden} >= {
        woord
        for woord, k in terrein.b.wereld.kanaries.items()
        if k.wat not in ("casus.nummer", "document.inhoud", "afschriftstuk.inhoud")
    }
    assert [(kanarie.wat, plek) for huis, kanarie, plek in gevonden if huis != kanarie.huis] == []
