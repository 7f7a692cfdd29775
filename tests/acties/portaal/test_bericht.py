"""Notices without content: who gets one, when, once; and that what is hidden gives none."""

from datetime import timedelta
from functools import cache

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from tandem.acties import deur as poort
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.portaal import bode
from tandem.acties.portaal.bericht import (
    Keuzeinvoer,
    bevestig_bericht,
    kies_bericht,
    lees_berichtkeus,
    stop_bericht,
)
from tandem.acties.portaal.binnen import sluit_account
from tandem.acties.portaal.bode import breng
from tandem.acties.portaal.doen import stel_vraag
from tandem.acties.rechten.werkbericht import kies_werkbericht, lees_werkbericht
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Medewerker, Portaalaccount, Regel, Termijn, Werkbericht
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.bericht import Waaromniet
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.portaal import Wijze
from tandem.web.portaal.post import schrijf
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding, lid_openbaar, persoon_van, word

pytestmark = pytest.mark.usefixtures("db")
ALLE_DAGEN = ("1", "2", "3", "4", "5", "6", "7")


@cache
def begin():
    """Return a morning, the same in all of a test: the members of these tests want mail in the mornings."""
    return timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=12)


def dag():
    """Return the morning after."""
    return begin() + timedelta(days=1)


@pytest.fixture(autouse=True)
def _postbus(settings):
    """Mail to memory, and nobody else who wants any."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    with eigenaar_verbinding() as verbinding:
        verbinding.execute("UPDATE tandem_berichtwens SET tot = now() WHERE tot IS NULL")
        verbinding.execute("DELETE FROM tandem_werkbericht")


@pytest.fixture(scope="module")
def rechten(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())


@pytest.fixture
def rosa(rechten):  # noqa: ARG001 - the age table must be loaded
    return _met_account(wereld.professional())


def _met_account(wie):
    Medewerker.objects.filter(pk=wie.medewerker).update(account=User.objects.create_user(wereld.uniek("mens")[:30]))
    return wie


@pytest.fixture
def gezin(rosa):
    with poort.op_tijdstip(begin() - timedelta(days=1)):
        return wereld.gezin(rosa)


@pytest.fixture
def samira(gezin):
    als_lid(gezin.leden["Samira"])
    return Ledenactor(persoon_van(gezin.leden["Samira"]), 0)


def _kies(wie, gezin, *, op=None, adres="Samira@voorbeeld.nl", delen=("ochtend",), dagen=ALLE_DAGEN):
    with poort.op_tijdstip(op or begin()):
        kies_bericht(door=wie, huishouden=gezin.openbaar, invoer=Keuzeinvoer(adres, dagen, delen, True))


def _breng(op):
    with als_taak():
        uit = breng(schrijf=schrijf, nu=op)
    gestuurd, mail.outbox = mail.outbox, []
    return uit, gestuurd


def _bewijs(bericht):
    return bericht.body.split("/bericht/")[1].split("/")[0]


def _bevestigd(wie, gezin, **keus):
    """Chosen and confirmed with what was in the mail."""
    _kies(wie, gezin, **keus)
    _, (vraag,) = _breng(begin() + timedelta(minutes=5))
    with poort.op_tijdstip(begin() + timedelta(minutes=9)):
        bevestig_bericht(door=wie, huishouden=gezin.openbaar, bewijs=_bewijs(vraag))
    return vraag


def _regel(rosa, gezin, *, op, betreft="Samira", niet_voor=(), soort="regels_toegevoegd"):
    with (
        poort.op_tijdstip(op),
        poort.schrijf(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie,
    ):
        wie = {"betreft": [gezin.leden[betreft]], "niet_zichtbaar_voor": [gezin.leden[een] for een in niet_voor]}
        vast = {"soort": "waarneming", "bij_soort": "casus", "bij": gezin.casus, "op": op.date()}
        sessie.bewaar(Regel(laag=Laag.ANALYSE, tekst="Een geheim woord.", **wie, **vast))
        sessie.gebeurtenis(soort, laag=Laag.ANALYSE, **wie)


def test_a_member_is_asked_first_and_hears_of_news_once_a_day(rosa, gezin, samira):
    vraag = _bevestigd(samira, gezin)
    assert (vraag.to, vraag.subject) == (["Samira@voorbeeld.nl"], "Er is iets nieuws")
    assert _breng(begin() + timedelta(hours=1))[1] == []
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    uit, (nieuws,) = _breng(dag())
    assert (uit.leden, uit.mislukt, nieuws.to) == (1, 0, ["Samira@voorbeeld.nl"])
    assert _breng(dag())[1] == _breng(dag() + timedelta(hours=1))[1] == []
    _regel(rosa, gezin, op=dag() + timedelta(minutes=1))
    assert _breng(dag() + timedelta(hours=2))[1] == []
    assert len(_breng(dag() + timedelta(days=1))[1]) == 1
    assert _breng(dag() + timedelta(days=2))[1] == []


def test_a_notice_holds_nothing_but_that_there_is_something_new(rosa, gezin, samira, settings):
    settings.TANDEM_ADRES = "https://voorbeeld.nl"
    _bevestigd(samira, gezin)
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    _, (nieuws,) = _breng(dag())
    assert nieuws.body == (
        "Er is iets nieuws. Het staat hier:\n\nhttps://voorbeeld.nl/mijn/\n\nAntwoorden op deze mail kan niet.\n"
    )
    koppen = {naam.lower(): waarde for naam, waarde in nieuws.message().items()}
    assert set(koppen) == {
        "content-type", "content-transfer-encoding", "mime-version", "subject", "from", "to", "date", "message-id",
        "auto-submitted",
    }  # fmt: skip
    alles = nieuws.message().as_string().lower()
    assert not [woord for woord in ("tandem", "samira@", "gezin", "geheim") if woord in alles.replace(
        "to: samira@voorbeeld.nl", ""
    )]  # fmt: skip
    assert koppen["message-id"].endswith("@localhost>")


@pytest.mark.parametrize("hoe", ["verborgen", "van_een_ander", "te_diep", "van_zichzelf", "geen_nieuws", "nog_warm"])
def test_what_a_member_does_not_see_gives_no_mail(rosa, gezin, samira, hoe):
    _bevestigd(samira, gezin)
    op = begin() + timedelta(hours=2)
    if hoe == "verborgen":
        _regel(rosa, gezin, op=op, niet_voor=("Samira",))
    elif hoe == "van_een_ander":
        _regel(rosa, gezin, op=op, betreft="Tom")
    elif hoe == "te_diep":
        word(gezin.leden["Samira"], 11)
        _regel(rosa, gezin, op=op)
    elif hoe == "van_zichzelf":
        with poort.op_tijdstip(op):
            stel_vraag(door=samira, huishouden=gezin.openbaar, tekst="Een vraag?")
    elif hoe == "geen_nieuws":
        _regel(rosa, gezin, op=op, soort="betrokkenheid_gewijzigd")
    else:
        _regel(rosa, gezin, op=dag() - timedelta(minutes=5))
    assert _breng(dag())[1] == []


@pytest.mark.parametrize("wat", ["niet_benaderen", "anders", "van_een_ander", "geheim_van_een_ander", "onveilig"])
def test_no_mail_where_it_is_not_safe_any_more(rosa, gezin, samira, wat):
    _bevestigd(samira, gezin)
    lid, tom = lid_openbaar(rosa, gezin, "Samira"), lid_openbaar(rosa, gezin, "Tom")
    vast = {"door": rosa, "huishouden": gezin.openbaar}
    with poort.op_tijdstip(begin() + timedelta(hours=2)):
        if wat in ("niet_benaderen", "anders"):
            leg_contactwijze_vast(**vast, lid=lid, wijze=Wijze("alleen bellen", "", False, wat == "niet_benaderen"))
        else:
            van = lid if wat == "onveilig" else tom
            verborgen = (lid,) if wat == "geheim_van_een_ander" else ()
            invoer = Contactinvoer(
                "email", " samira@VOORBEELD.nl", van, veilig=wat != "onveilig", niet_voor=verborgen,
                afgeschermd=bool(verborgen),
            )  # fmt: skip
            leg_contactgegeven_vast(**vast, invoer=invoer)
    _regel(rosa, gezin, op=begin() + timedelta(hours=3))
    assert _breng(dag())[1] == []
    waarom = lees_berichtkeus(door=samira, huishouden=gezin.openbaar).keus.waarom_niet
    assert (
        waarom
        == {
            "niet_benaderen": Waaromniet.NIET_BENADEREN,
            "anders": Waaromniet.ANDERS_AFGESPROKEN,
            "van_een_ander": None,  # that somebody has it is not told to who may not see it
            "geheim_van_een_ander": None,
            "onveilig": Waaromniet.ONVEILIG,
        }[wat]
    )


def test_an_address_of_another_that_is_kept_from_who_asks_is_answered_like_any_other_and_gets_nothing(
    rosa, gezin, samira
):
    tom, lid = lid_openbaar(rosa, gezin, "Tom"), lid_openbaar(rosa, gezin, "Samira")
    invoer = Contactinvoer("email", "tom@voorbeeld.nl", tom, afgeschermd=True, niet_voor=(lid,))
    with poort.op_tijdstip(begin()):
        leg_contactgegeven_vast(door=rosa, huishouden=gezin.openbaar, invoer=invoer)
    _kies(samira, gezin, adres="tom@voorbeeld.nl")
    van_een_ander = lees_berichtkeus(door=samira, huishouden=gezin.openbaar).keus
    assert _breng(begin() + timedelta(minutes=5))[1] == []
    _kies(samira, gezin, op=begin() + timedelta(minutes=6), adres="tim@voorbeeld.nl")
    van_niemand = lees_berichtkeus(door=samira, huishouden=gezin.openbaar).keus
    assert (van_een_ander.waarom_niet, van_een_ander.bevestigd) == (van_niemand.waarom_niet, van_niemand.bevestigd)
    assert len(_breng(begin() + timedelta(minutes=7))[1]) == 1


def test_an_address_that_the_member_sees_to_be_unsafe_is_refused_at_the_field(rosa, gezin, samira):
    lid = lid_openbaar(rosa, gezin, "Samira")
    invoer = Contactinvoer("email", "samira@voorbeeld.nl", lid, veilig=False)
    with poort.op_tijdstip(begin()):
        leg_contactgegeven_vast(door=rosa, huishouden=gezin.openbaar, invoer=invoer)
    with pytest.raises(Ongeldig, match="adres"):
        _kies(samira, gezin)


def test_only_in_the_days_and_hours_that_were_chosen(rosa, gezin, samira):
    _bevestigd(samira, gezin, dagen=(str(begin().isoweekday()), str(dag().isoweekday())))
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    for uur in (5, 7, 12, 20, 23):
        assert _breng(dag().replace(hour=uur))[1] == []
    assert _breng(dag() + timedelta(days=1))[1] == []
    assert len(_breng(dag() + timedelta(days=7))[1]) == 1


def test_stopping_closing_the_account_and_leaving_end_it(rosa, gezin, samira):
    _bevestigd(samira, gezin)
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    stop_bericht(door=samira, huishouden=gezin.openbaar)
    with pytest.raises(Ongeldig):
        stop_bericht(door=samira, huishouden=gezin.openbaar)
    assert _breng(dag())[1] == []
    assert lees_berichtkeus(door=samira, huishouden=gezin.openbaar).keus is None


def test_closing_the_account_ends_it_for_good(rosa, gezin, samira):
    _bevestigd(samira, gezin)
    rij = Portaalaccount.objects.get(persoon_id=samira.persoon)
    sluit_account(door=Ledenactor(samira.persoon, rij.account_id))
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    assert _breng(dag())[1] == []
    Portaalaccount.objects.filter(pk=rij.pk).update(gesloten_op=None)
    assert _breng(dag())[1] == []


def test_an_old_link_and_that_of_somebody_else_confirm_nothing(gezin, samira):
    vraag = _bevestigd(samira, gezin)
    _kies(samira, gezin, op=begin() + timedelta(hours=1))
    with pytest.raises(NietGevonden):
        bevestig_bericht(door=samira, huishouden=gezin.openbaar, bewijs=_bewijs(vraag))


def test_a_mail_server_that_refuses_is_tried_again_and_not_for_ever(rosa, gezin, samira, monkeypatch):
    _bevestigd(samira, gezin)
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))
    echt = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(ConnectionError()))
    assert _breng(dag())[0].mislukt == 1
    monkeypatch.setattr(EmailBackend, "send_messages", echt)
    assert len(_breng(dag() + timedelta(minutes=15))[1]) == 1
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(ConnectionError()))
    _regel(rosa, gezin, op=dag() + timedelta(hours=1))
    morgen = dag() + timedelta(days=1, hours=1)
    assert [_breng(morgen + timedelta(minutes=keer))[0].mislukt for keer in range(7)] == [1, 1, 1, 1, 1, 0, 0]


def test_a_run_killed_between_claiming_and_sending_sends_nothing_twice(rosa, gezin, samira, monkeypatch):
    _bevestigd(samira, gezin)
    _regel(rosa, gezin, op=begin() + timedelta(hours=2))

    def valt_om(**_):
        assert not transaction.get_connection().in_atomic_block  # handed over after the commit
        raise KeyboardInterrupt

    monkeypatch.setattr(bode, "stuur", valt_om)
    with pytest.raises(KeyboardInterrupt):
        _breng(dag())
    monkeypatch.undo()
    assert _breng(dag() + timedelta(minutes=15))[1] == []


def test_what_was_sent_stands_in_the_log_for_the_member_and_nobody_else_at_home(rosa, gezin, samira):
    _bevestigd(samira, gezin)
    with eigenaar_verbinding() as verbinding:
        rijen = verbinding.execute(
            "SELECT lid, niet_zichtbaar_voor, rol FROM tandem_inzage WHERE huishouden_id = %s AND wat = %s",
            [gezin.id, bode.WAT],
        ).fetchall()
    assert [(lid, rol) for lid, _, rol in rijen] == [([gezin.leden["Samira"]], "taak_berichten")]
    assert gezin.leden["Tom"] in rijen[0][1]


def test_the_table_of_choices_is_closed_to_who_lives_there_too(rosa, gezin, samira):
    _bevestigd(samira, gezin)
    with eigenaar_verbinding() as verbinding:
        verborgen, adres = verbinding.execute(
            "SELECT niet_zichtbaar_voor, adres FROM tandem_berichtwens WHERE lid_id = %s", [gezin.leden["Samira"]]
        ).fetchone()
    assert gezin.leden["Tom"] in verborgen
    assert b"voorbeeld" not in bytes(adres)


# -- professionals ----------------------------------------------------------------------------------------------------


@cache
def ochtend():
    """Return a Monday morning, the same in all of a test."""
    nu = timezone.localtime()
    return nu.replace(hour=8, minute=0) + timedelta(days=(7 - nu.weekday()) % 7 + 7)


def _werk(rosa, gezin, *, eigenaar, vervalt_op):
    with poort.schrijf(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        vast = {"laag": Laag.PLAN, "betreft": [], "soort": "volgend_contact", "bij_soort": "casus", "bij": gezin.casus}
        sessie.bewaar(Termijn(**vast, begon_op=sessie.vandaag, vervalt_op=vervalt_op, eigenaar_id=eigenaar))
        sessie.gebeurtenis("contact_vastgelegd")


def test_a_professional_who_wants_it_hears_in_the_morning_that_work_waits(rosa, gezin):
    kies_werkbericht(door=rosa, adres="rosa@voorbeeld.nl")
    assert lees_werkbericht(door=rosa) == "rosa@voorbeeld.nl"
    assert _breng(ochtend())[1] == []
    _werk(rosa, gezin, eigenaar=rosa.medewerker, vervalt_op=ochtend().date())
    assert _breng(ochtend().replace(hour=6))[1] == _breng(ochtend().replace(hour=12))[1] == []
    assert _breng(ochtend() + timedelta(days=5))[1] == []
    uit, (bericht,) = _breng(ochtend())
    assert (uit.medewerkers, bericht.to, bericht.subject) == (1, ["rosa@voorbeeld.nl"], "Er is iets nieuws")
    assert _breng(ochtend() + timedelta(hours=1))[1] == []
    assert len(_breng(ochtend() + timedelta(days=1))[1]) == 1
    kies_werkbericht(door=rosa, adres=" ")
    assert not Werkbericht.objects.filter(medewerker_id=rosa.medewerker).exists()


def test_work_of_others_of_later_and_of_a_file_that_is_closed_by_now_gives_no_mail(rosa, gezin):
    ander = _met_account(wereld.professional())
    for wie in (rosa, ander):
        kies_werkbericht(door=wie, adres="werk@voorbeeld.nl")
    _werk(rosa, gezin, eigenaar=rosa.medewerker, vervalt_op=ochtend().date() + timedelta(days=1))
    _werk(rosa, gezin, eigenaar=ander.medewerker, vervalt_op=ochtend().date())  # who has no key to it
    assert _breng(ochtend())[1] == []


def test_what_is_no_address_is_said(rosa):
    with pytest.raises(Ongeldig, match="adres"):
        kies_werkbericht(door=rosa, adres="geen adres")
