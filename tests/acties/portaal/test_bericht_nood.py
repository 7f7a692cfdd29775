"""Mail to a privacy officer as soon as emergency access was asked for: which officer, when, once, and never what."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.portaal.bode import breng
from tandem.acties.rechten.nood import ga_door
from tandem.acties.rechten.toezicht import beoordeel, lees_toezicht
from tandem.acties.rechten.werkbericht import kies_werkbericht
from tandem.koppelingen.post import PostMislukt
from tandem.models import Team, Teamlidmaatschap
from tandem.web.portaal.post import schrijf
from tests import wereld
from tests.acties.rechten import noodhulp
from tests.acties.rechten.bewaarhulp import als_taak
from tests.acties.rechten.noodhulp import krijg
from tests.web.portaal.hulp import eigenaar_verbinding

pytestmark = pytest.mark.usefixtures("db")
NACHT = 3


@pytest.fixture(autouse=True)
def alleen_hier(database_gereed):  # noqa: ARG001 - the database must stand
    mail.outbox = []
    with eigenaar_verbinding() as verbinding:
        verbinding.execute("UPDATE tandem_berichtwens SET tot = now() WHERE tot IS NULL")
        verbinding.execute("DELETE FROM tandem_werkbericht")


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def achternaam():
    return noodhulp.naam()


@pytest.fixture
def huis(amal, achternaam):
    return noodhulp.thuis(amal, achternaam)


@pytest.fixture
def nol(db):  # noqa: ARG001 - the database first
    return wereld.professional("jeugdbeschermer")


@pytest.fixture
def pia(nol):
    officier = noodhulp.functionaris(nol.organisatie)
    kies_werkbericht(door=officier, adres="pia@voorbeeld.nl")
    return officier


def _straks(minuten=1):
    return timezone.now() + timedelta(minutes=minuten)


def _breng(op):
    with als_taak():
        breng(schrijf=schrijf, nu=op)
    gestuurd, mail.outbox = mail.outbox, []
    return sorted(adres for bericht in gestuurd for adres in bericht.to)


def test_the_officer_hears_once_at_any_hour_and_reads_nothing_of_it(nol, pia, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    nacht = timezone.localtime(_straks()).replace(hour=NACHT) + timedelta(days=1)
    with als_taak():
        breng(schrijf=schrijf, nu=nacht)
    (bericht,) = mail.outbox
    assert (bericht.subject, bericht.to) == ("Er is iets nieuws", ["pia@voorbeeld.nl"])
    assert not {achternaam, nol.naam, "nood", str(huis)} & set(bericht.body.split())
    mail.outbox = []
    assert _breng(nacht + timedelta(minutes=15)) == []
    krijg(nol, achternaam)  # goes on in the same hour: nothing new
    assert _breng(nacht + timedelta(minutes=30)) == []


def test_what_was_asked_an_instant_ago_waits_for_the_next_run(nol, pia, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    assert _breng(timezone.now() + timedelta(seconds=10)) == []
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]


def test_an_asking_that_found_nothing_is_told_too(nol, pia):  # noqa: ARG001
    krijg(nol, "Bestaatniet")
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]


def test_what_waits_for_a_colleague_is_told_and_going_on_without_once_more(amal, nol, pia, huis, achternaam):  # noqa: ARG001
    eerder = noodhulp.naam()
    noodhulp.thuis(amal, eerder)
    krijg(nol, eerder)
    noodhulp.maak_te_laat(nol)
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]
    wacht = krijg(nol, achternaam, tweede=wereld.professional("jeugdbeschermer").medewerker).wacht_op
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]
    ga_door(door=nol, vraag=wacht)
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]


def test_only_whose_it_is_to_judge(amal, nol, pia, huis, achternaam):
    hier, elders = noodhulp.functionaris(amal.organisatie), wereld.professional("privacyfunctionaris")
    familie, leider = (
        noodhulp.functionaris(nol.organisatie),
        wereld.professional("teamleider", in_team=Team.objects.get(pk=nol.team)),
    )
    meld_bekende(door=familie, invoer=Bekende("Tom", achternaam, noodhulp.GEBOREN, "familie"))
    for wie, adres in ((hier, "hier"), (elders, "elders"), (familie, "familie"), (leider, "leider"), (nol, "nol")):
        kies_werkbericht(door=wie, adres=f"{adres}@voorbeeld.nl")
    krijg(nol, achternaam)
    assert _breng(_straks()) == ["hier@voorbeeld.nl", "pia@voorbeeld.nl"]
    assert lees_toezicht(door=pia).open
    assert not lees_toezicht(door=familie).open


def test_an_officer_hears_nothing_of_an_own_asking(nol, pia, huis, achternaam):  # noqa: ARG001
    officier = Teamlidmaatschap.objects.get(pk=pia.lidmaatschap)
    Teamlidmaatschap.objects.create(
        medewerker_id=nol.medewerker, team_id=nol.team, organisatie_id=nol.organisatie, rol=officier.rol,
        van=officier.van,
    )  # fmt: skip
    kies_werkbericht(door=nol, adres="nol@voorbeeld.nl")
    krijg(nol, achternaam)
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]


def test_what_was_judged_before_the_run_gives_no_mail(nol, pia, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    (vraag,) = lees_toezicht(door=pia).open
    beoordeel(door=pia, vraag=vraag.openbaar, oordeel="terecht", reden="Er was gevaar.")
    assert _breng(_straks()) == []


def test_who_chooses_an_address_later_hears_of_what_comes_then(nol, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    kies_werkbericht(door=noodhulp.functionaris(nol.organisatie), adres="pia@voorbeeld.nl")
    assert _breng(_straks()) == []


def test_what_the_mail_server_refuses_is_sent_the_next_time(nol, pia, huis, achternaam, monkeypatch):  # noqa: ARG001
    def weiger(**_):
        raise PostMislukt("nu niet")

    krijg(nol, achternaam)
    with monkeypatch.context() as even:
        even.setattr("tandem.acties.portaal.bode.stuur", weiger)
        assert _breng(_straks()) == []
    assert _breng(_straks()) == ["pia@voorbeeld.nl"]


def test_the_web_application_may_not_ask_which_officer_hears(nol, pia):  # noqa: ARG001
    with transaction.atomic(), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("SELECT tandem_nood_nieuw(%s, now() - interval '1 day', now())", [pia.medewerker])
