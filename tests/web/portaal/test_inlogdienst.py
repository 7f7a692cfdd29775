"""Logging in through an issuer: coupled with an invitation alone, never to another's; what counts; nothing is kept."""

from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.portaal.binnen import merk_van
from tandem.acties.portaal.uitnodigen import nodig_lid_uit
from tandem.acties.rechten.account import account_voor
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.models import Portaalaccount
from tandem.regels.rechten.portaal import PERSOONLIJK, Wijze
from tests.web.hulp import tekst
from tests.web.portaal.hulp import als_lid, lid_openbaar, persoon_van
from tests.web.portaal.uitgever import CLIENT, GEHEIM, Uitgever

pytestmark = pytest.mark.usefixtures("db", "inhoud")
START, TERUG = "/mijn/dienst/dienst/", "/mijn/dienst/dienst/terug/"


@pytest.fixture(scope="module")
def bron():
    uitgever = Uitgever()
    yield uitgever
    uitgever.stop()


@pytest.fixture
def uitgever(bron, settings, gezin):
    """The issuer, named in the settings; knows a citizen of its own in each test."""
    bron.sub, bron.acr, bron.vals, bron.publiek = f"burger-{gezin.id}", "hoog", False, CLIENT
    bron.nonce = None
    settings.TANDEM_OIDC_UITGEVER = bron.adres
    settings.TANDEM_OIDC_NAAM = "DigiD"
    settings.TANDEM_OIDC_ACR = ["hoog"]
    opzet = {"server_url": bron.adres, "scope": ["openid"], "fetch_userinfo": False, "oauth_pkce_enabled": True}
    app = {"provider_id": "dienst", "name": "DigiD", "client_id": CLIENT, "secret": GEHEIM, "settings": opzet}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return bron


def _uitgenodigd(rosa, gezin, naam="Samira"):
    """A browser in which link and code of an invitation were shown."""
    lid = lid_openbaar(rosa, gezin, naam)
    vast = {"door": rosa, "huishouden": gezin.openbaar, "lid": lid}
    leg_contactwijze_vast(**vast, wijze=Wijze("Sms.", "", False, False))
    gegeven = nodig_lid_uit(**vast, link_via=PERSOONLIJK, code_via=PERSOONLIJK)
    client = Client()
    adres = reverse("mijn_uitnodiging", args=[gegeven.link])
    assert client.post(adres, {"code": gegeven.code}).status_code == 302
    assert "Log in met DigiD" in tekst(client.get(adres))
    return client


def _ga(client, **erbij):
    """Go to the issuer and back, as a browser does."""
    heen = client.get(START)
    assert heen.status_code == 302
    terug = requests.get(heen.url, allow_redirects=False, timeout=5).headers["Location"]
    vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(terug).query).items()}
    return client.get(TERUG, {**vraag, **erbij})


def _account(gezin, naam="Samira"):
    return Portaalaccount.objects.filter(persoon_id=persoon_van(gezin.leden[naam])).first()


def test_an_invitation_couples_and_the_next_time_it_logs_in(rosa, gezin, uitgever):
    assert _ga(_uitgenodigd(rosa, gezin)).status_code == 302
    rij = _account(gezin)
    assert not rij.account.has_usable_password()
    client = Client()
    assert _ga(client).url == reverse("mijn")
    assert client.session["_auth_user_id"] == str(rij.account_id)
    assert "Samira" in tekst(client.get(reverse("mijn_begin", args=[gezin.openbaar])))


def test_only_a_mark_of_sub_is_kept(rosa, gezin, uitgever):
    _ga(_uitgenodigd(rosa, gezin))
    _ga(Client())
    koppeling = SocialAccount.objects.get(user=_account(gezin).account)
    assert koppeling.uid == merk_van(uitgever=uitgever.adres, sub=uitgever.sub)
    assert uitgever.sub not in koppeling.uid
    assert koppeling.extra_data == {}
    account = koppeling.user
    assert (account.email, account.first_name, account.last_name) == ("", "", "")
    assert not SocialToken.objects.filter(account=koppeling).exists()


def test_without_an_invitation_nobody_gets_an_account(gezin, uitgever):
    eerder = User.objects.count()
    antwoord = _ga(Client())
    assert antwoord.status_code == 403
    assert "Inloggen is niet gelukt" in tekst(antwoord)
    assert User.objects.count() == eerder


def test_a_log_in_that_is_somebody_elses_is_not_coupled(rosa, gezin, uitgever):
    _ga(_uitgenodigd(rosa, gezin))
    client = _uitgenodigd(rosa, gezin, "Tom")
    assert _ga(client).status_code == 403
    assert _account(gezin, "Tom") is None
    assert "_auth_user_id" not in client.session


def test_a_professional_is_never_coupled(rosa, gezin, uitgever):
    account = User.objects.get(pk=account_voor(medewerker=rosa.medewerker))
    SocialAccount.objects.create(
        user=account, provider="dienst", uid=merk_van(uitgever=uitgever.adres, sub=uitgever.sub)
    )
    assert _ga(Client()).status_code == 403
    ingelogd = Client()
    ingelogd.force_login(account)
    SocialAccount.objects.all().filter(user=account).delete()
    ingelogd.get(START + "?process=connect")
    assert _ga(ingelogd).status_code == 403
    assert not SocialAccount.objects.filter(user=account).exists()


@pytest.mark.parametrize(("acr", "telt"), [("hoog", True), ("laag", False), (None, False)])
def test_it_counts_as_second_factor_when_the_issuer_says_what_the_settings_name(rosa, gezin, uitgever, acr, telt):
    _ga(_uitgenodigd(rosa, gezin))
    uitgever.acr, client = acr, Client()
    _ga(client)
    assert (client.session.get(TWEEDE_FACTOR) == _account(gezin).account_id) is telt
    antwoord = client.get(reverse("mijn_begin", args=[gezin.openbaar]))
    assert (antwoord.status_code == 200) is telt


def test_what_is_forged_or_for_another_is_refused(rosa, gezin, uitgever):
    _ga(_uitgenodigd(rosa, gezin))
    uitgever.vals = True
    assert _ga(Client()).status_code == 403
    uitgever.vals, uitgever.publiek = False, "een ander"
    assert _ga(Client()).status_code == 403
    uitgever.publiek = CLIENT
    assert _ga(Client(), state="verzonnen").status_code == 403
    assert Client().get(TERUG, {"error": "access_denied"}).status_code == 403


def test_a_code_of_the_issuer_works_once(rosa, gezin, uitgever):
    _ga(_uitgenodigd(rosa, gezin))
    assert _ga(Client(), code="al gebruikt").status_code == 403


def test_a_closed_account_stays_closed_and_a_new_invitation_opens_it(rosa, gezin, uitgever):
    _ga(_uitgenodigd(rosa, gezin))
    als_lid(gezin.leden["Samira"]).post(reverse("mijn_gezien"))
    assert not SocialAccount.objects.filter(user=_account(gezin).account).exists()
    assert _ga(Client()).status_code == 403
    _ga(_uitgenodigd(rosa, gezin))
    client = Client()
    assert _ga(client).url == reverse("mijn")


def test_what_the_address_asks_does_not_reach_the_issuer(uitgever):
    heen = Client().get(START, {"auth_params": "acr_values=laag", "scope": "email", "next": "https://elders.example"})
    assert "laag" not in heen.url
    assert "email" not in heen.url
    assert "elders" not in heen.url


def test_without_settings_there_is_nothing(client):
    assert client.get(START).status_code == 404
    assert client.get(TERUG).status_code == 404
    assert "dienst" not in tekst(client.get(reverse("mijn_inloggen")))


def test_the_issuer_of_these_tests_keeps_the_contract(bron):
    """OpenID Connect Discovery 1.0, section 3, and Core 1.0, section 2: what every issuer must say."""
    zegt = requests.get(f"{bron.adres}/.well-known/openid-configuration", timeout=5).json()
    verplicht = {
        "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "response_types_supported",
        "subject_types_supported", "id_token_signing_alg_values_supported",
    }  # fmt: skip
    assert verplicht <= zegt.keys()
    assert zegt["issuer"] == bron.adres
    sleutels = jwt.PyJWKSet.from_dict(requests.get(zegt["jwks_uri"], timeout=5).json())
    bron.codes["c"] = {"redirect_uri": "x", "code_challenge": "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}
    velden = {"code": "c", "client_secret": GEHEIM, "redirect_uri": "x", "code_verifier": ""}
    assert requests.post(zegt["token_endpoint"], data={**velden, "client_secret": "fout"}, timeout=5).status_code == 400
    bron.codes["c"] = {"redirect_uri": "x", "code_challenge": "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}
    token = bron.token(velden)["id_token"]
    gelezen = jwt.decode(token, sleutels["een"].key, algorithms=["RS256"], audience=CLIENT, issuer=bron.adres)
    assert {"iss", "sub", "aud", "exp", "iat"} <= gelezen.keys()


@pytest.mark.parametrize("nonce", ["", "die van een ander"])
def test_a_token_without_the_nonce_of_this_browser_is_refused(rosa, gezin, uitgever, nonce):
    """OpenID Connect Core 1.0, 3.1.3.7, step 11: a token that was made for another log-in opens nothing."""
    _ga(_uitgenodigd(rosa, gezin))
    uitgever.nonce, client = nonce, Client()
    assert _ga(client).status_code == 403
    assert "_auth_user_id" not in client.session
    uitgever.nonce = None
    assert _ga(client).url == reverse("mijn")


def test_each_log_in_asks_with_a_nonce_a_state_and_a_challenge_of_its_own(uitgever):
    vragen = [parse_qs(urlsplit(Client().get(START).url).query) for _ in range(2)]
    for naam in ("nonce", "state", "code_challenge"):
        (een,), (ander,) = (vraag[naam] for vraag in vragen)
        assert een != ander
        assert len(een) >= 16
    assert [vraag["code_challenge_method"] for vraag in vragen] == [["S256"], ["S256"]]


def test_a_code_that_was_given_to_another_browser_opens_nothing(rosa, gezin, uitgever):
    """PKCE (RFC 7636) and state: what somebody slips into the address of another is of no use there."""
    _ga(_uitgenodigd(rosa, gezin))
    van_een, van_ander = (
        requests.get(c.get(START).url, allow_redirects=False, timeout=5) for c in (Client(), Client())
    )
    gekregen = [parse_qs(urlsplit(een.headers["Location"]).query) for een in (van_een, van_ander)]
    client = Client()
    eigen = parse_qs(urlsplit(client.get(START).url).query)["state"][0]
    for vraag in ({"code": gekregen[0]["code"][0], "state": eigen}, {k: v[0] for k, v in gekregen[1].items()}):
        assert client.get(TERUG, vraag).status_code == 403
    assert "_auth_user_id" not in client.session
