"""Loading the content into the region's tables: counted, all or nothing, and a second time nothing changes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.regio.laad import laad_inhoud
from tandem.acties.regio.laad_mensen import laad_mensen
from tandem.koppelingen.inhoud import Catalogus, catalogus, lees_mensen
from tandem.models import (
    Dienst,
    Gemeente,
    Medewerker,
    Regiolidmaatschap,
    Rolrecht,
    Team,
    Teamlidmaatschap,
    Tegenspraak,
    Waarneming,
)

pytestmark = pytest.mark.usefixtures("db")


@contextmanager
def proef() -> Iterator[None]:
    """Try something on the shared tables of the region and take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def zonder(lijst: str, *codes: str) -> Catalogus:
    """The content without some items."""
    over = {code: item for code, item in getattr(catalogus(), lijst).items() if code not in codes}
    return replace(catalogus(), **{lijst: MappingProxyType(over)})


def test_the_region_is_there_after_setting_up():
    assert Gemeente.objects.filter(code__in=catalogus().gemeenten).count() == 14
    assert Tegenspraak.objects.count() == len(catalogus().tegenspraken)


def test_loading_a_second_time_changes_nothing():
    with proef():
        laad_inhoud(inhoud=catalogus())
        tweede = laad_inhoud(inhoud=catalogus())
        assert not tweede.iets_veranderd
        assert tweede.in_woorden == "De inhoud is al geladen; er is niets veranderd."
        assert sum(telling.gelijk for telling in tweede.tellingen) > 150


def test_both_readings_of_hoeksche_waard_are_in_the_table():
    rijen = Regiolidmaatschap.objects.filter(gemeente__code="hoeksche_waard", verband="centrumregio_nissewaard")
    assert {rij.lezing for rij in rijen} == {"lid", "niet_genoemd"}
    assert all(rij.van is None and rij.bron for rij in rijen)
    assert all(rij.centrum.code == "nissewaard" for rij in rijen)


def test_a_contradiction_is_stored_with_the_place_of_each_reading():
    lezingen = Tegenspraak.objects.get(code="een_of_drie_proeftuinen").lezingen
    assert [lezing["lezing"] for lezing in lezingen] == [
        "Eén proeftuin in Rijnmond.",
        "Drie succesvolle proeftuinen in de regio.",
    ]
    assert "Inleiding" in lezingen[1]["bron"]


def test_a_right_that_content_no_longer_gives_is_gone_at_once():
    with proef():
        laad_inhoud(inhoud=catalogus())
        verslag = laad_inhoud(inhoud=zonder("rechten", "teamleider / teamleiding / team"))
        assert not Rolrecht.objects.filter(rol="teamleider", doel="teamleiding").exists()
        assert sum(telling.verwijderd for telling in verslag.tellingen) == 3


def test_a_right_that_nobody_wrote_down_is_removed():
    with proef():
        Rolrecht.objects.create(rol_id="gast", doel="hulp", laag=5, reikwijdte="eigen", waarom="zomaar")
        laad_inhoud(inhoud=catalogus())
        assert not Rolrecht.objects.filter(rol="gast").exists()


def test_a_team_that_content_no_longer_names_stays_and_is_reported():
    with proef():
        verslag = laad_inhoud(inhoud=zonder("teams", "wss_team"))
        assert Team.objects.filter(code="wss_team").exists()
        assert "Team: wss_team" in verslag.losgeraakt


def test_a_changed_name_is_changed_and_counted():
    with proef():
        laad_inhoud(inhoud=catalogus())
        anders = catalogus().gemeenten["schiedam"].model_copy(update={"naam": "Schiedam aan de Schie"})
        inhoud = replace(catalogus(), gemeenten=MappingProxyType({**catalogus().gemeenten, "schiedam": anders}))
        verslag = laad_inhoud(inhoud=inhoud)
        assert verslag.in_woorden == "Inhoud geladen: 0 nieuw, 1 gewijzigd, 0 verwijderd."
        assert Gemeente.objects.get(code="schiedam").naam == "Schiedam aan de Schie"


def test_half_a_load_leaves_nothing():
    """A purpose that the code does not know stops the load at its very last table; then nothing of it is kept."""
    anders = catalogus().gemeenten["schiedam"].model_copy(update={"naam": "Nergens"})
    recht = catalogus().rechten["gast / hulp / geen"].model_copy(update={"doel": "onzin", "lagen": ("contact",)})
    inhoud = replace(
        catalogus(),
        gemeenten=MappingProxyType({**catalogus().gemeenten, "schiedam": anders}),
        rechten=MappingProxyType({"gast / onzin / eigen": recht}),
    )
    with pytest.raises(ValueError, match="onzin"):
        laad_inhoud(inhoud=inhoud)
    assert Gemeente.objects.get(code="schiedam").naam == "Schiedam"


def test_the_demo_professionals_are_refused_outside_the_demo():
    with pytest.raises(RuntimeError, match="demo"):
        laad_mensen(inhoud=catalogus(), mensen=lees_mensen(catalogus()), demo=False)


def test_the_demo_professionals_work_in_dated_capacities_for_a_mother_organisation():
    with proef():
        laad_mensen(inhoud=catalogus(), mensen=lees_mensen(catalogus()), demo=True)
        in_tandem = Teamlidmaatschap.objects.filter(team__code="rvt_rijnmond")
        assert {rij.organisatie.code for rij in in_tandem} == {"vtrr", "jbrr", "rvdk"}
        assert Teamlidmaatschap.objects.filter(medewerker__code="mehmet").count() == 2
        assert not get_user_model().objects.get(username="amal").has_usable_password()


def test_somebody_is_away_and_somebody_is_on_duty_at_any_hour():
    with proef():
        laad_mensen(inhoud=catalogus(), mensen=lees_mensen(catalogus()), demo=True)
        nu = timezone.now()
        assert Waarneming.objects.filter(voor__code="lotte", door__code="kemal", van__lte=nu, tot__gt=nu).exists()
        for uur in range(24):
            op = nu + timedelta(hours=uur)
            assert Dienst.objects.filter(team__code="lokaal_team_rotterdam", van__lte=op, tot__gt=op).exists(), op


def test_loading_the_professionals_again_changes_nothing():
    with proef():
        laad_mensen(inhoud=catalogus(), mensen=lees_mensen(catalogus()), demo=True)
        aantal = Medewerker.objects.count()
        tweede = laad_mensen(inhoud=catalogus(), mensen=lees_mensen(catalogus()), demo=True)
        assert not tweede.iets_veranderd
        assert Medewerker.objects.count() == aantal


@pytest.mark.parametrize("opdracht", [["-m", "django", "opbouwen", "-v0"], ["-c", "import tandem.instellingen.wsgi"]])
def test_nothing_starts_on_content_that_is_wrong(tmp_path, opdracht):
    (tmp_path / "regio.yaml").write_text("versie: x\nwijze: vult_aan\ngemeenten: [{code: xdam, naam: 12}]\n", "utf-8")
    rol = "eigenaar" if "opbouwen" in opdracht else "app"
    eigen = {"TANDEM_ROL": rol, "TANDEM_DATABASE": connection.settings_dict["NAME"], "TANDEM_INHOUD": str(tmp_path)}
    eigen |= {"DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings", "PYTHONPATH": "src"}
    poging = subprocess.run([sys.executable, *opdracht], env={**os.environ, **eigen}, capture_output=True, text=True)
    assert poging.returncode == 1
    assert f'{tmp_path}/regio.yaml regel 3: gemeente "xdam": het veld "naam" moet tekst zijn' in poging.stderr
