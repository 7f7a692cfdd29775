"""The work of organisations: everybody along every page and row of it, and leaks planted on purpose."""

from collections import Counter

import psycopg
import pytest
from django.db.models import Q, QuerySet

from tandem.acties.organisatie import deur, feiten
from tandem.koppelingen import database
from tandem.management.sonde.plaats import gooi_weg, kopie, op_database
from tandem.management.sonde.streek import COLLEGA, LEIDER, MELDER, REGIO, bouw_streek
from tandem.management.sonde.streekkruip import WOORD, Streekkruiper, routes, vragen
from tandem.management.sonde.streekwaarden import NIET
from tandem.models import Belemmermelding
from tandem.models.muren.organisatie import organisatiemodellen
from tests.conftest import DATABASE
from tests.sjabloon import maak_testdatabase
from tests.sonde.links import doodlopend

BASIS, KOPIE = f"{DATABASE}_streek", f"{DATABASE}_streek_kopie"


NIET_TE_ZIEN = {
    "advies_gevolg": "after a reaction that was established, and here none is: tests/web/advies",
    "advies_intrekken": "for what nobody answered, and here all is answered: tests/web/advies",
    "vraag_intrekken": "for what nobody answered, as above",
    "advies_versturen": "for the draft of a council, and here the council sent its advice: tests/web/advies",
    "advies_wijzigen": "for a draft, as above",
    "belemmering_regiostap": "for what was sent up, which needs the layer open to the region: test_belemmering",
    "les_aanpassen": "for a lesson that was given back, and here it is shared: tests/web/leren/test_lessen.py",
    "les_nalezen": "for a lesson that waits, as above",
    "verbeterplan_beginnen": "between two plans, and here one runs: tests/web/bouwstenen/test_planwissel.py",
    "vergelijken_onderdeel": "asks for a part that at least two show: tests/web/zelfscan",
}
"""Pages that open for nobody in this world, and where they are seen."""
ENKELE = ("advies", "eigen_woorden", "kernteam", "kernteamlid", "plan_van_ander", "verbeterplan", "voorbeeld_wijzigen")
"""Pages that a planted leak must show on: the whole walk is in ``test_nothing_leaks_and_everything_answers``."""


def _kort(bevindingen):
    return dict(
        Counter(
            f"{een.soort}: {een.wie} {een.methode} {een.route} ({een.huis} {een.klasse}): {een.wat}"
            for een in bevindingen
        )
    )


@pytest.fixture(scope="module")
def streek(database_gereed):
    maak_testdatabase(BASIS)
    with op_database(BASIS, "eigenaar"):
        wereld = bouw_streek()
    yield wereld
    gooi_weg(BASIS)


@pytest.fixture
def kruiper(streek):
    with kopie(BASIS, KOPIE), op_database(KOPIE):
        yield Streekkruiper(streek, KOPIE)


def _als_eigenaar(opdracht):
    with psycopg.connect(database.ingebed_adres("eigenaar", KOPIE).dsn, autocommit=True) as verbinding:
        verbinding.execute(opdracht)


def test_every_table_of_organisations_holds_words(streek):
    gevuld = {tabel for gemeente, tabel in streek.rijen if gemeente == "noord"}
    assert gevuld == {model._meta.model_name for model in organisatiemodellen()} - set(NIET)


def test_nothing_leaks_and_everything_answers(kruiper):
    uitslag = kruiper.loop()
    assert _kort(uitslag.bevindingen) == {}
    assert uitslag.proeven >= len(routes()) * len(kruiper.streek.bezoekers)
    te_zien = {beleid.naam for beleid in routes() if "GET" in beleid.methoden}
    assert te_zien - uitslag.gezien - set(NIET_TE_ZIEN) == set()


def test_every_link_opens_for_who_sees_it(kruiper):
    """By everybody of one municipality, the council, the programme and those outside a municipality."""
    lopers = {wie: client for wie, client in kruiper.clienten.items() if wie.split()[-1] not in ("zuid", "oost")}
    dicht = {wie: doodlopend(client)[0] for wie, client in lopers.items()}
    assert {wie: waar for wie, waar in dicht.items() if waar} == {}


def test_wall_two_alone(kruiper):
    """On a third of the routes; ``./tandem sonde`` makes this walk as a whole, also in ``.ci/run``."""
    deel = [beleid.naam for beleid in routes()][::3]
    uitslag = kruiper.loop(namen=deel, alleen_muur_2=True)
    assert _kort(uitslag.bevindingen) == {}
    assert uitslag.proeven > len(deel) * len(kruiper.streek.bezoekers) / 2


def test_what_others_opened_is_seen_by_who_may(kruiper):
    """The crawl can see: without answers that show words it would find nothing for another reason."""
    assert _gezien(kruiper, "beleidsadviseur zuid") == {"raad", "zuid"}  # the council shows its advice to all
    # Noord shows its plan to the subregion, and zuid sent oost its advice.
    assert _gezien(kruiper, "beleidsadviseur oost") == {"noord", "oost", "raad", "zuid"}


def test_what_the_region_has_for_another_is_seen_by_its_reporter_and_no_colleague(kruiper):
    pagina = ("belemmering",)
    assert _gezien(kruiper, MELDER, pagina) == {REGIO}
    assert _gezien(kruiper, LEIDER, pagina) == {REGIO}
    assert _gezien(kruiper, COLLEGA, pagina) == set()


def test_a_planted_leak_of_what_the_region_has_for_another_is_found(kruiper, monkeypatch):
    _alles_open(monkeypatch)
    wie = {een.wie for een in kruiper.loop(namen=("belemmering",)).bevindingen if een.soort == "bestaan"}
    assert COLLEGA not in wie  # the action asks for the own report itself
    monkeypatch.setattr("tandem.acties.leren.lezen.meldingen", lambda sessie: sessie.van(Belemmermelding))
    wie = {een.wie for een in kruiper.loop(namen=("belemmering",)).bevindingen if "streek" in een.wat}
    assert COLLEGA in wie


def _gezien(kruiper, wie, namen=ENKELE):
    gemeenten = set()
    for vraag in vragen(kruiper.streek, namen):
        if vraag.wie == wie and vraag.methode == "GET":
            _, tekst = kruiper.haal(vraag.wie, "GET", vraag.pad)
            gemeenten |= {kruiper.streek.woorden[woord].gemeente for woord in WOORD.findall(tekst)}
    return gemeenten


def _alles_open(monkeypatch):
    """Both walls away: the app's filter, and the policies."""
    monkeypatch.setattr(deur.Organisatiesessie, "van", lambda _, model: model._default_manager.all())
    for model in organisatiemodellen():
        tabel = model._meta.db_table
        _als_eigenaar(f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY; GRANT ALL ON {tabel} TO app")


def test_a_planted_leak_in_lists_and_details_is_found(kruiper, monkeypatch):
    _alles_open(monkeypatch)
    soorten = {een.soort for een in kruiper.loop(namen=ENKELE).bevindingen}
    assert {"lek", "bestaan"} <= soorten


def test_a_planted_leak_of_wall_two_is_found_with_wall_one_away(kruiper):
    for model in organisatiemodellen():
        _als_eigenaar(f"ALTER TABLE {model._meta.db_table} DISABLE ROW LEVEL SECURITY")
        _als_eigenaar(f"GRANT SELECT ON {model._meta.db_table} TO app")
    assert kruiper.loop(namen=ENKELE, alleen_muur_2=True).bevindingen
    assert not [een for een in kruiper.loop(namen=ENKELE).bevindingen if een.soort == "lek"]  # wall 1 stands


def test_a_planted_leak_of_a_draft_is_found(kruiper, monkeypatch):
    """Oost opened its advice, and all it has are drafts: with both writings of that broken they leave."""
    monkeypatch.setattr(deur.Organisatiesessie, "_gericht", lambda _, __: Q())
    for model in organisatiemodellen():
        if model.orgmuur.gericht:
            _als_eigenaar(f"DROP POLICY concept ON {model._meta.db_table}")
    gevonden = _kort(kruiper.loop(namen=("advies",)).bevindingen)
    assert any("van oost" in een for een in gevonden)


def test_a_planted_leak_of_existence_is_found(kruiper, monkeypatch):
    """Another status for what is somebody else's than for what is not there."""

    def een(sessie, model, openbaar):
        if model._default_manager.none() is not None and QuerySet(model).filter(openbaar=openbaar).exists():
            raise deur.Geweigerd("Dit is van een andere gemeente.")
        raise deur.NietGevonden

    for model in organisatiemodellen():
        _als_eigenaar(f"ALTER TABLE {model._meta.db_table} DISABLE ROW LEVEL SECURITY")
    monkeypatch.setattr(deur.Organisatiesessie, "een", een)
    assert "bestaan" in {een.soort for een in kruiper.loop(namen=ENKELE).bevindingen}


def test_a_role_that_gets_a_layer_too_many_is_found(kruiper):
    _als_eigenaar(
        "INSERT INTO tandem_organisatierecht (rol_id, laag, wijze, waarom) VALUES ('bestuurder', 1, 'lezen', 'fout')"
    )
    feiten._bewaard = (-feiten._VERS, [])
    try:
        wie = {een.wie for een in kruiper.loop(namen=ENKELE).bevindingen if een.soort == "lek"}
    finally:
        feiten._bewaard = (-feiten._VERS, [])
    assert wie
    assert all(een.startswith("bestuurder") for een in wie)
