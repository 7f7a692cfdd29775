"""Coming and going: a role is given, ended from a day on, and the account closes with the last one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from tandem.acties.rechten.account import account_voor
from tandem.acties.rechten.uitnodiging import beeindig_rollen, geef_rol, nodig_uit
from tandem.models import Medewerker, Team, Teamlidmaatschap
from tandem.regels.rechten.oordeel import Ongeldig
from tests import wereld
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def wie():
    return wereld.professional()


def _code(wie):
    return Medewerker.objects.get(pk=wie.medewerker).code


def _rollen(wie):
    return list(Teamlidmaatschap.objects.filter(medewerker=wie.medewerker).values_list("rol_id", "tot"))


def _account(wie):
    return User.objects.get(pk=account_voor(medewerker=wie.medewerker))


def test_who_leaves_today_is_out_at_the_next_request(wie):
    client = ingelogd(wie)
    assert client.get("/").status_code == 200
    assert beeindig_rollen(code=_code(wie)) == (1, True)
    assert _rollen(wie) == [("casusregisseur", timezone.localdate())]
    assert not _account(wie).is_active
    assert client.get("/").status_code == 302


def test_one_of_two_roles_ends_and_the_account_stays(wie):
    team = Team.objects.get(pk=wie.team)
    geef_rol(code=_code(wie), team=team.code, rol="teamleider", van=timezone.localdate() - timedelta(9))
    assert beeindig_rollen(code=_code(wie), team=team.code, rol="teamleider") == (1, False)
    assert ("casusregisseur", None) in _rollen(wie)
    assert _account(wie).is_active


def test_an_end_that_is_still_to_come_closes_nothing_yet(wie):
    straks = timezone.localdate() + timedelta(30)
    assert beeindig_rollen(code=_code(wie), tot=straks) == (1, False)
    assert _account(wie).is_active
    assert beeindig_rollen(code=_code(wie)) == (0, False)


def test_who_comes_back_is_let_in_again(wie):
    beeindig_rollen(code=_code(wie))
    nodig_uit(code=_code(wie))
    assert _account(wie).is_active


def test_a_role_of_today_can_end_tomorrow_at_the_earliest(wie):
    team = Team.objects.get(pk=wie.team)
    geef_rol(code=_code(wie), team=team.code, rol="teamleider")
    with pytest.raises(Ongeldig, match="niet eerder"):
        beeindig_rollen(code=_code(wie), rol="teamleider")
    assert beeindig_rollen(code=_code(wie), rol="teamleider", tot=timezone.localdate() + timedelta(1)) == (1, False)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"code": "niemand"}, "medewerker"), ({"team": "nergens"}, "team"), ({"rol": "koning"}, "rol")],
)
def test_what_is_not_known_is_named_and_nothing_ends(wie, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        beeindig_rollen(**{"code": _code(wie), **velden})
    assert list(fout.value.fouten) == [veld]
    assert [tot for _, tot in _rollen(wie)] == [None]


def test_a_day_before_the_role_began_is_refused(wie):
    with pytest.raises(Ongeldig, match="niet eerder"):
        beeindig_rollen(code=_code(wie), tot=timezone.localdate() - timedelta(3_000))


def test_the_command_says_what_it_did(wie, capsys):
    call_command("neem_rol", _code(wie))
    assert "Het account is gesloten" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Er is geen medewerker"):
        call_command("neem_rol", "niemand")
