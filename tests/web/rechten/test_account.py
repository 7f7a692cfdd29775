"""The account for real: invitation, password, second factor by app or passkey, recovery codes."""

import json
import re
import time
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tandem.acties.rechten.account import account_voor
from tandem.models import Medewerker, Team, Teamlidmaatschap
from tests import wereld
from tests.web.hulp import tekst
from tests.web.rechten.passkey import Passkey

pytestmark = pytest.mark.usefixtures("db")
WACHTWOORD = "vier blauwe fietsen op de dijk"


@pytest.fixture(autouse=True)
def _snel(settings):
    """Hash passwords fast: how strong the hash is, is Django's."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def mens():
    """Give a professional with a password, without a second factor."""
    actor = wereld.professional()
    account = get_user_model().objects.get(pk=account_voor(medewerker=actor.medewerker))
    account.set_password(WACHTWOORD)
    account.save()
    return account


def _log_in(client, account, wachtwoord=WACHTWOORD, **meer):
    velden = {"login": account.username, "password": wachtwoord, **meer}
    return client.post("/account/inloggen/", velden, REMOTE_ADDR=f"10.0.{account.pk // 250 % 250}.{account.pk % 250}")


def _code(geheim, over=0):
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30 + over))


def _zet_app_aan(client):
    """Set up an app with codes; return its secret."""
    geheim = re.search(r"<code>([A-Z2-7]+)</code>", tekst(client.get("/account/tweede-stap/app/"))).group(1)
    antwoord = client.post("/account/tweede-stap/app/", {"code": _code(geheim)})
    assert antwoord.url == "/account/tweede-stap/herstelcodes/"
    return geheim


def _opties(html, naam="js_data"):
    return json.loads(re.search(rf'<script id="{naam}" type="application/json">(.*?)</script>', html).group(1))


def test_with_a_password_alone_one_comes_no_further_than_setting_up_the_second_step(mens):
    client = Client()
    assert _log_in(client, mens).status_code == 302
    for adres in ("/", "/huishoudens/", "/rol/", "/account/"):
        assert client.get(adres).url == "/account/tweede-stap/"
    assert "Zet eerst een tweede stap aan" in tekst(client.get("/account/tweede-stap/"))


def test_in_the_demo_the_second_step_is_not_asked(mens, settings):
    settings.DEMO = True
    client = Client()
    _log_in(client, mens)
    assert client.get("/").status_code == 200


def test_the_whole_way_with_an_app_recovery_codes_and_back_the_next_day(mens):
    client = Client()
    _log_in(client, mens)
    geheim = _zet_app_aan(client)
    codes = re.findall(r"<li><code>(\w+)</code></li>", tekst(client.get("/account/tweede-stap/herstelcodes/")))
    assert len(codes) == 10
    assert codes[0] not in tekst(client.get("/account/tweede-stap/herstelcodes/"))
    assert client.get("/").status_code == 200

    morgen = Client()
    assert _log_in(morgen, mens).url == "/account/tweede-stap/code/"
    assert morgen.get("/").url.startswith("/inloggen/")
    assert morgen.post("/account/tweede-stap/code/", {"code": "000000"}).status_code == 200
    assert morgen.post("/account/tweede-stap/code/", {"code": _code(geheim, over=1)}).url == "/"
    assert morgen.get("/").status_code == 200

    kwijt = Client()
    _log_in(kwijt, mens)
    assert kwijt.post("/account/tweede-stap/code/", {"code": codes[0]}).url == "/"
    nog_eens = Client()
    _log_in(nog_eens, mens)
    assert nog_eens.post("/account/tweede-stap/code/", {"code": codes[0]}).status_code == 200


def test_the_secret_of_the_app_is_not_readable_in_the_database(mens):
    client = Client()
    _log_in(client, mens)
    geheim = _zet_app_aan(client)
    rij = Authenticator.objects.get(user=mens, type=Authenticator.Type.TOTP)
    assert geheim not in json.dumps(rij.data)
    assert rij.wrap().validate_code(_code(geheim, over=1))


def test_the_last_second_step_cannot_be_removed(mens):
    client = Client()
    _log_in(client, mens)
    _zet_app_aan(client)
    assert "uw enige tweede stap" in tekst(client.get("/account/tweede-stap/app/weg/"))
    client.post("/account/tweede-stap/app/weg/")
    assert Authenticator.objects.filter(user=mens, type=Authenticator.Type.TOTP).exists()


def test_a_session_from_before_the_second_step_is_asked_for_it(mens):
    eerder, nu = Client(), Client()
    _log_in(eerder, mens)
    _log_in(nu, mens)
    geheim = _zet_app_aan(nu)
    assert eerder.get("/").url == "/account/tweede-stap/opnieuw/"
    eerder.post("/account/tweede-stap/opnieuw/", {"code": _code(geheim, over=1)})
    assert eerder.get("/").status_code == 200


def test_a_passkey_as_second_step(mens):
    client, sleutel = Client(), Passkey()
    _log_in(client, mens)
    html = tekst(client.get("/account/tweede-stap/passkeys/erbij/"))
    gemaakt = sleutel.maak(_opties(html)["creation_options"])
    antwoord = client.post("/account/tweede-stap/passkeys/erbij/", {"name": "Telefoon", "credential": gemaakt})
    assert antwoord.url == "/account/tweede-stap/herstelcodes/"
    assert "Telefoon" in tekst(client.get("/account/tweede-stap/passkeys/"))
    assert client.get("/").status_code == 200

    morgen = Client()
    assert _log_in(morgen, mens).url == "/account/tweede-stap/code/"
    getoond = sleutel.toon(_opties(tekst(morgen.get("/account/tweede-stap/code/")))["request_options"])
    assert morgen.post("/account/tweede-stap/code/", {"credential": getoond}).url == "/"
    assert morgen.get("/").status_code == 200


def test_a_passkey_without_a_password(mens):
    client, sleutel = Client(), Passkey()
    _log_in(client, mens)
    html = tekst(client.get("/account/tweede-stap/passkeys/erbij/"))
    gemaakt = sleutel.maak(_opties(html)["creation_options"])
    client.post("/account/tweede-stap/passkeys/erbij/", {"name": "x", "passwordless": "on", "credential": gemaakt})

    morgen = Client(headers={"Accept": "application/json"})
    opties = morgen.get("/account/passkey/").json()["request_options"]
    assert morgen.post("/account/passkey/", {"credential": sleutel.toon(opties)}).status_code in (200, 302)
    assert morgen.get("/").status_code == 200


def test_somebody_elses_passkey_opens_nothing(mens):
    client, sleutel, vreemd = Client(), Passkey(), Passkey()
    _log_in(client, mens)
    gemaakt = sleutel.maak(_opties(tekst(client.get("/account/tweede-stap/passkeys/erbij/")))["creation_options"])
    client.post("/account/tweede-stap/passkeys/erbij/", {"name": "x", "credential": gemaakt})
    vreemd.nummer, vreemd.gebruiker = sleutel.nummer, sleutel.gebruiker
    morgen = Client()
    _log_in(morgen, mens)
    getoond = vreemd.toon(_opties(tekst(morgen.get("/account/tweede-stap/code/")))["request_options"])
    morgen.post("/account/tweede-stap/code/", {"credential": getoond})
    assert morgen.get("/").status_code == 302


def test_a_wrong_password_says_so_and_after_five_times_one_waits(mens):
    client = Client()
    for _ in range(5):
        assert _log_in(client, mens, "verkeerd wachtwoord").status_code == 200
    antwoord = _log_in(client, mens)
    assert "_auth_user_id" not in client.session
    assert antwoord.status_code in (200, 429)


def test_an_unknown_name_and_a_wrong_password_read_the_same(mens):
    onbekend = get_user_model()(pk=mens.pk + 100_000, username="bestaat-niet")
    fouten = [tekst(_log_in(Client(), wie, "verkeerd wachtwoord")) for wie in (mens, onbekend)]
    zinnen = [re.search(r'class="tandem-fouten".*?</ul>', html, re.S).group(0) for html in fouten]
    assert zinnen[0] == zinnen[1]


def test_after_log_in_one_comes_back_where_one_was(mens):
    client = Client()
    begin = client.get("/huishoudens/", follow=True)
    assert 'name="next" value="/huishoudens/"' in tekst(begin)
    assert _log_in(client, mens, next="/huishoudens/").url == "/huishoudens/"
    assert _log_in(Client(), mens, next="https://elders.example/").url == "/"


def test_the_password_can_be_changed_and_a_weak_one_is_refused(mens):
    client = Client()
    _log_in(client, mens)
    zwak = {"oldpassword": WACHTWOORD, "password1": "kort", "password2": "kort"}
    assert client.post("/account/wachtwoord/", zwak).status_code == 200
    nieuw = "zeven rode bussen in de polder"
    client.post("/account/wachtwoord/", {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw})
    mens.refresh_from_db()
    assert mens.check_password(nieuw)


@pytest.mark.parametrize("naam", ["account_signup", "account_email", "account_reset_password"])
def test_there_is_no_sign_up_and_no_password_by_mail(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def _nodig_uit(*argumenten):
    uit = StringIO()
    call_command("nodig_uit", *argumenten, stdout=uit)
    return urlsplit(uit.getvalue().split()[-1]).path


def test_an_invitation_works_once():
    code = wereld.uniek("nieuw")
    adres = _nodig_uit(code, "--naam", "Nieuwe Collega")
    client = Client()
    assert code in tekst(client.get(adres))
    kort = {"wachtwoord": "kort", "nog_een_keer": "kort"}
    assert client.post(adres, kort).status_code == 422
    anders = {"wachtwoord": WACHTWOORD, "nog_een_keer": f"{WACHTWOORD}!"}
    assert "niet hetzelfde wachtwoord" in tekst(client.post(adres, anders))
    assert client.post(adres, {"wachtwoord": WACHTWOORD, "nog_een_keer": WACHTWOORD}).url == "/account/inloggen/"
    assert client.get(adres).status_code == 404
    account = Medewerker.objects.get(code=code).account
    assert _log_in(client, account).status_code == 302
    assert client.get("/").url == "/account/tweede-stap/"


@pytest.mark.parametrize("deel", ["MQ/onzin", "!!/x", "OTk5OTk5OTk5OTk5/x", "LTE/x"])
def test_a_forged_invitation_finds_nothing(deel):
    assert Client().get(f"/uitnodiging/{deel}/").status_code == 404


def test_an_invitation_gives_a_role_where_that_is_asked():
    team = wereld.team()
    code = wereld.uniek("nieuw")
    for _ in range(2):
        _nodig_uit(code, "--naam", "Nieuwe Collega", "--team", team.code, "--rol", "casusregisseur")
    assert Teamlidmaatschap.objects.get(medewerker__code=code).organisatie_id == team.organisatie_id


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ((), "Geef ook een naam op"),
        (("--naam", "X", "--team", "bestaat-niet", "--rol", "casusregisseur"), "Er is geen team"),
        (("--naam", "X", "--team", "TEAM", "--rol", "bestaat-niet"), "De rol bestaat-niet bestaat niet"),
        (("--naam", "X", "--team", "TEAM"), "samen"),
        (("--naam", "X", "--team", "TEAM", "--rol", "casusregisseur", "--organisatie", "x"), "Er is geen organisatie"),
    ],
)
def test_an_invitation_that_cannot_be_says_why(argumenten, zin):
    team = Team.objects.get(pk=wereld.team().pk)
    with pytest.raises(CommandError, match=zin):
        _nodig_uit(wereld.uniek("nieuw"), *(team.code if deel == "TEAM" else deel for deel in argumenten))


def test_who_lost_a_telephone_gets_a_new_second_step(mens):
    client = Client()
    _log_in(client, mens)
    _zet_app_aan(client)
    adres = _nodig_uit(mens.username, "--nieuwe-tweede-stap")
    assert not Authenticator.objects.filter(user=mens).exists()
    nieuw = "zeven rode bussen in de polder"
    Client().post(adres, {"wachtwoord": nieuw, "nog_een_keer": nieuw})
    mens.refresh_from_db()
    assert mens.check_password(nieuw)


def test_an_invitation_leaves_the_second_step_of_a_colleague_alone(mens):
    client = Client()
    _log_in(client, mens)
    _zet_app_aan(client)
    _nodig_uit(mens.username)
    assert Authenticator.objects.filter(user=mens, type=Authenticator.Type.TOTP).exists()


def test_my_own_page_shows_roles_and_the_way_to_the_second_step(mens):
    client = Client()
    _log_in(client, mens)
    _zet_app_aan(client)
    html = tekst(client.get("/account/"))
    assert mens.username in html
    assert "/account/tweede-stap/" in html
