"""The shipped table of who may decide for whom, against a list written by hand from the sources."""

import pytest

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.regels.rechten.zeggenschap import (
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Wet,
    tabel_van,
    zeggenschap,
)

TABEL = tabel_van(cel for cellen in lees_catalogus().zeggenschap.values() for cel in cellen)

VERWACHT = """
jeugdwet inzien       onder_12  zelf               ja  nee
jeugdwet inzien       van_12    zelf               ja  ja
jeugdwet inzien       van_12    zelf               nee nee
jeugdwet inzien       van_16    zelf               ja  ja
jeugdwet inzien       volwassen zelf               ja  ja
jeugdwet inzien       onder_12  ouder_met_gezag    ja  ja
jeugdwet inzien       van_12    voogd_gi           ja  ja
jeugdwet inzien       van_16    ouder_met_gezag    ja  zelf
jeugdwet inzien       van_16    ouder_met_gezag    nee ja
jeugdwet inzien       volwassen ouder_met_gezag    ja  nee
jeugdwet inzien       volwassen ouder_met_gezag    nee nee
jeugdwet inzien       volwassen curator_of_mentor  nee ja
jeugdwet inzien       volwassen curator_of_mentor  ja  nee
jeugdwet inzien       van_12    ouder_zonder_gezag ja  nee
jeugdwet inzien       onder_12  gi_met_maatregel   ja  nee
jeugdwet afschrift    volwassen gemachtigde        ja  zelf
jeugdwet corrigeren   onder_12  ouder_met_gezag    ja  ja
jeugdwet corrigeren   van_16    ouder_met_gezag    ja  nee
jeugdwet corrigeren   van_12    zelf               ja  ja
jeugdwet vernietigen  onder_12  zelf               ja  nee
jeugdwet vernietigen  onder_12  ouder_met_gezag    ja  ja
jeugdwet vernietigen  van_12    zelf               ja  ja
jeugdwet vernietigen  van_12    zelf               nee nee
jeugdwet vernietigen  van_12    ouder_met_gezag    ja  nee
jeugdwet vernietigen  van_16    voogd              ja  nee
jeugdwet toestemmen   van_16    zelf               ja  ja
jeugdwet toestemmen   van_16    ouder_met_gezag    ja  nee
jeugdwet toestemmen   van_16    ouder_met_gezag    nee ja
jeugdwet toestemmen   onder_12  ouder_met_gezag    ja  ja
jeugdwet toestemmen   onder_12  zelf               ja  nee
jeugdwet toestemmen   volwassen zelf               ja  ja
jeugdwet toestemmen   volwassen zelf               nee nee
wgbo     toestemmen   van_16    zelf               ja  ja
wgbo     inzien       volwassen zelf               ja  nee
avg      inzien       volwassen zelf               ja  ja
avg      inzien       van_12    ouder_met_gezag    ja  nee
avg      vernietigen  volwassen ouder_met_gezag    ja  nee
"""
REGELS = [regel.split() for regel in VERWACHT.strip().splitlines()]


@pytest.mark.parametrize("regel", REGELS, ids=" ".join)
def test_who_may_and_who_may_not(regel):
    """``zelf``: only when the person concerned agrees. Law, act, age, capacity, able to weigh, may."""
    wet, handeling, leeftijd, wie, wegen, mag = regel
    geval = Geval(Wet(wet), Handeling(handeling), Leeftijdsgroep(leeftijd), Hoedanigheid(wie), wegen == "ja")
    assert zeggenschap(TABEL, geval).toegestaan is (mag == "ja")
    assert zeggenschap(TABEL, geval, toestemming_zelf=True).toegestaan is (mag != "nee")


def test_nobody_but_the_person_or_who_a_court_named_decides_for_an_adult():
    mag = {cel.geval.hoedanigheid for cel in TABEL.values() if _beslist(cel)}
    assert mag == {Hoedanigheid.ZELF, Hoedanigheid.CURATOR_OF_MENTOR}


def _beslist(cel):
    return cel.geval.leeftijd is Leeftijdsgroep.VOLWASSEN and zeggenschap(TABEL, cel.geval).toegestaan


def test_every_cell_names_an_article_and_explains_itself():
    assert all(cel.artikel and cel.uitleg for cel in TABEL.values())
    assert any(not cel.geverifieerd for cel in TABEL.values())
