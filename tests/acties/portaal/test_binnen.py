"""Coming in as a member: link and code, wrong codes slowed down and told, an own account, closing it in one act."""

from datetime import timedelta

import psycopg
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tandem.acties import deur as poort
from tandem.acties.casus.gastdeur import bewijs
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.contactwijze import lees_contactwijze, leg_contactwijze_vast
from tandem.acties.portaal.binnen import lid_van, neem_aan, probeer, sluit_account
from tandem.acties.portaal.uitnodigen import lees_toegang, nodig_lid_uit, trek_in
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Lid, Portaalaccount, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.portaal import PERSOONLIJK, Wijze
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
WACHTWOORD = "een zin die niemand raadt"


@pytest.fixture(scope="module")
def eigenaar(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


@pytest.fixture
def rosa(eigenaar):  # noqa: ARG001 - the rights must be loaded
    return wereld.professional()


@pytest.fixture
def gezin(rosa):
    return wereld.gezin(rosa)


def openbaar(rosa, gezin, naam="Samira"):
    with poort.lees(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return sessie.van(Lid).get(pk=gezin.leden[naam]).openbaar


def _veilig(rosa, gezin, lid, **wijze):
    vast = {"door": rosa, "huishouden": gezin.openbaar, "lid": lid}
    leg_contactwijze_vast(**vast, wijze=Wijze(**{"hoe": "sms", **wijze}))


def _nodig(rosa, gezin, lid, link=PERSOONLIJK, code=PERSOONLIJK):
    return nodig_lid_uit(door=rosa, huishouden=gezin.openbaar, lid=lid, link_via=link, code_via=code)


@pytest.fixture
def uitgenodigd(rosa, gezin):
    lid = openbaar(rosa, gezin)
    _veilig(rosa, gezin, lid)
    return _nodig(rosa, gezin, lid)


def _fout(gegeven):
    return bewijs(gegeven.link, f"{(int(gegeven.code) + 1) % 10**6:06d}")


def _neem_aan(gegeven, naam):
    neem_aan(bewijs=bewijs(gegeven.link, gegeven.code), naam=naam, wachtwoord=WACHTWOORD)
    return User.objects.get(username=naam)


def _werk(rosa, gezin):
    with poort.lees(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return [rij.soort for rij in sessie.van(Termijn).filter(soort__startswith="portaal_", afgerond_op=None)]


def test_with_link_and_code_a_member_gets_an_own_account(rosa, gezin, uitgenodigd):
    naam = wereld.uniek("paard")[:30]
    account = _neem_aan(uitgenodigd, naam)
    assert account.check_password(WACHTWOORD)
    assert lid_van(account=account.pk).account == account.pk
    lid = openbaar(rosa, gezin)
    blad = lees_toegang(door=rosa, huishouden=gezin.openbaar, lid=lid)
    assert (blad.account, blad.uitnodigingen[0].stand) == ("open", "gebruikt")


def test_a_link_works_once(uitgenodigd):
    _neem_aan(uitgenodigd, wereld.uniek("appel")[:30])
    assert probeer(link=uitgenodigd.link).uitkomst == "dicht"
    with pytest.raises(NietGevonden):
        _neem_aan(uitgenodigd, wereld.uniek("peren")[:30])


def test_a_link_expires(uitgenodigd):
    later = uitgenodigd.vervalt_op
    with poort.op_tijdstip(later - timedelta(seconds=1)):
        assert probeer(link=uitgenodigd.link).uitkomst == "open"
    with poort.op_tijdstip(later):
        assert probeer(link=uitgenodigd.link).uitkomst == "dicht"


def test_a_withdrawn_link_and_one_that_never_was_look_the_same(rosa, gezin, uitgenodigd):
    trek_in(door=rosa, huishouden=gezin.openbaar, lid=openbaar(rosa, gezin))
    assert probeer(link=uitgenodigd.link) == probeer(link="bestaat-niet")


def test_wrong_codes_are_slowed_down_and_told(rosa, gezin, uitgenodigd):
    nu = timezone.now()
    with poort.op_tijdstip(nu):
        standen = [probeer(link=uitgenodigd.link, bewijs=_fout(uitgenodigd)) for _ in range(3)]
        assert [stand.uitkomst for stand in standen] == ["fout"] * 3
        assert [stand.wacht_tot for stand in standen] == [None, None, nu + timedelta(minutes=1)]
        goed = bewijs(uitgenodigd.link, uitgenodigd.code)
        assert probeer(link=uitgenodigd.link, bewijs=goed).uitkomst == "wacht"
    assert _werk(rosa, gezin) == ["portaal_code_geraden"]
    with poort.op_tijdstip(nu + timedelta(minutes=1)):
        assert probeer(link=uitgenodigd.link, bewijs=goed).uitkomst == "klopt"


def test_after_ten_wrong_codes_the_link_is_closed(uitgenodigd):
    nu = timezone.now()
    for keer in range(10):
        with poort.op_tijdstip(nu + timedelta(hours=4 * keer)):
            laatste = probeer(link=uitgenodigd.link, bewijs=_fout(uitgenodigd))
    assert laatste.uitkomst == "dicht"
    with poort.op_tijdstip(nu + timedelta(hours=60)):
        goed = bewijs(uitgenodigd.link, uitgenodigd.code)
        assert probeer(link=uitgenodigd.link, bewijs=goed).uitkomst == "dicht"


def test_a_name_that_somebody_else_has_or_a_weak_password_uses_nothing_up(uitgenodigd):
    vast = {"bewijs": bewijs(uitgenodigd.link, uitgenodigd.code)}
    bezet = wereld.uniek("naam")[:30]
    User.objects.create(username=bezet)
    with pytest.raises(Ongeldig, match="naam"):
        neem_aan(**vast, naam=bezet.upper(), wachtwoord=WACHTWOORD)
    with pytest.raises(Ongeldig, match="wachtwoord"):
        neem_aan(**vast, naam=wereld.uniek("vrij")[:30], wachtwoord="kort")
    assert probeer(link=uitgenodigd.link, bewijs=vast["bewijs"]).uitkomst == "klopt"


def test_nobody_is_invited_before_the_safe_way_is_known(rosa, gezin):
    lid = openbaar(rosa, gezin)
    with pytest.raises(Ongeldig):
        _nodig(rosa, gezin, lid)
    _veilig(rosa, gezin, lid, niet_benaderen=True)
    with pytest.raises(Ongeldig):
        _nodig(rosa, gezin, lid)


def test_never_by_a_number_that_another_member_uses(rosa, gezin):
    lid, ander = openbaar(rosa, gezin), openbaar(rosa, gezin, "Tom")
    _veilig(rosa, gezin, lid)
    vast = {"door": rosa, "huishouden": gezin.openbaar}
    mijn = leg_contactgegeven_vast(**vast, invoer=Contactinvoer("telefoon", "06 1234 5678", lid))
    assert _nodig(rosa, gezin, lid, link=str(mijn)).link
    leg_contactgegeven_vast(**vast, invoer=Contactinvoer("telefoon", "+31612345678", ander))
    with pytest.raises(Ongeldig, match="link_via"):
        _nodig(rosa, gezin, lid, link=str(mijn))


def test_the_safe_way_is_hidden_from_the_others(eigenaar, rosa, gezin):
    lid = openbaar(rosa, gezin)
    _veilig(rosa, gezin, lid)
    assert lees_contactwijze(door=rosa, huishouden=gezin.openbaar, lid=lid).beeld.wijze.hoe == "sms"
    (verborgen,) = eigenaar.execute(
        "SELECT niet_zichtbaar_voor FROM tandem_contactwijze WHERE lid_id = %s AND tot IS NULL", [gezin.leden["Samira"]]
    ).fetchone()
    assert set(verborgen) == {gezin.leden["Tom"], gezin.leden["Noor"]}


def test_one_safe_way_is_in_force(eigenaar, rosa, gezin):
    lid = openbaar(rosa, gezin)
    for hoe in ("bellen", "sms"):
        _veilig(rosa, gezin, lid, hoe=hoe)
    rijen = eigenaar.execute(
        "SELECT tot IS NULL FROM tandem_contactwijze WHERE lid_id = %s ORDER BY id", [gezin.leden["Samira"]]
    ).fetchall()
    assert rijen == [(False,), (True,)]


def test_somebody_saw_the_account_closes_everything_and_is_told(rosa, gezin, uitgenodigd):
    account = _neem_aan(uitgenodigd, wereld.uniek("boom1")[:30])
    sluit_account(door=lid_van(account=account.pk))
    account.refresh_from_db()
    assert lid_van(account=account.pk) is None
    assert not account.is_active
    assert not account.check_password(WACHTWOORD)
    assert _werk(rosa, gezin) == ["portaal_account_gezien"]


def test_a_new_invitation_opens_a_closed_account_again(rosa, gezin, uitgenodigd):
    account = _neem_aan(uitgenodigd, wereld.uniek("boom2")[:30])
    sluit_account(door=lid_van(account=account.pk))
    opnieuw = _nodig(rosa, gezin, openbaar(rosa, gezin))
    _neem_aan(opnieuw, wereld.uniek("boom3")[:30])
    assert lid_van(account=account.pk) is not None
    assert Portaalaccount.objects.filter(account=account).count() == 1
