"""Phases: forward, back, with two where a safety agreement is a concern, and never past who is least safe."""

import uuid

import pytest

from tandem.acties import deur
from tandem.acties.casus.afspraak import Afspraakinvoer, kijk_afspraak_na, maak_afspraken
from tandem.acties.casus.fase import Faseinvoer, ga_naar_fase, lees_fase
from tandem.acties.casus.instemmen import antwoord, lees_meekijken, trek_in
from tandem.models import Betrokkenheid, Casus, Fasewisseling, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import oordeel
from tests.kalender import over, vandaag

pytestmark = pytest.mark.usefixtures("db")
GOED, ONVEILIG = "veilig_genoeg", "nu_gevaar"


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


@pytest.fixture
def collega(actor):
    from tandem.models import Team

    return wereld.professional(in_team=Team.objects.get(pk=actor.team))


@pytest.fixture
def veilig(actor, gezin):
    """Say how safe it is for everybody, on the veiligheidskaart."""

    def stel(woord):
        oordeel(actor, gezin, woord)

    stel(GOED)
    return stel


def _ga(actor, gezin, naar, *, verzoek=None, **anders):
    return ga_naar_fase(
        door=actor, huishouden=gezin.openbaar, verzoek=verzoek or uuid.uuid4(), invoer=Faseinvoer(naar, **anders)
    )


def _lees(actor, gezin):
    return lees_fase(door=actor, huishouden=gezin.openbaar)


def _in(actor, gezin, lees):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees(sessie)


def _afspraak(actor, gezin):
    """Make a safety agreement that was checked and not kept."""
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        invoer = Afspraakinvoer("Tom slaapt bij oma", over(0), soort="veiligheid", lid=gezin.leden["Tom"])
        (rij,) = maak_afspraken(sessie, [invoer], bij=sessie.van(Casus).get())
    kijk_afspraak_na(
        door=actor, huishouden=gezin.openbaar, afspraak=rij.openbaar, nagekomen="nee", op=vandaag(),
        toelichting="Hij was thuis.", opnieuw_op=over(3),
    )  # fmt: skip


def test_a_step_forward_is_made_and_kept_in_the_history(actor, gezin, veilig):
    assert _ga(actor, gezin, "stabiele_veiligheid", reden="Het is nu rustig.") == "gegaan"
    blad = _lees(actor, gezin)
    assert (blad.fase, blad.sinds) == ("stabiele_veiligheid", vandaag())
    assert [(stap.van, stap.naar, stap.reden) for stap in blad.stappen] == [
        ("verkenning", "stabiele_veiligheid", "Het is nu rustig.")
    ]


def test_the_page_says_beforehand_what_is_missing(actor, gezin, veilig):
    veilig("weet_niet")
    keuzes = {keuze.fase: keuze for keuze in _lees(actor, gezin).keuzes}
    assert keuzes["directe_veiligheid"].mag
    assert "minst veilig" in " ".join(keuzes["stabiele_veiligheid"].belet)
    with pytest.raises(Ongeldig, match="minst veilig"):
        _ga(actor, gezin, "stabiele_veiligheid")


def test_without_a_map_nobody_is_known_to_be_safe(actor, gezin):
    with pytest.raises(Ongeldig, match="veiligheidskaart"):
        _ga(actor, gezin, "stabiele_veiligheid")
    assert _ga(actor, gezin, "directe_veiligheid") == "gegaan"


def test_falling_back_is_a_normal_move_with_a_reason(actor, gezin, veilig):
    _ga(actor, gezin, "stabiele_veiligheid")
    with pytest.raises(Ongeldig) as fout:
        _ga(actor, gezin, "directe_veiligheid", reden=" ")
    assert list(fout.value.fouten) == ["reden"]
    assert _ga(actor, gezin, "directe_veiligheid", reden="Het ging weer mis.") == "gegaan"


@pytest.mark.parametrize("naar", ["herstel", "nazorg", "verkenning", "afgerond", "hemel", ""])
def test_a_move_that_is_not_in_the_table_is_refused(actor, gezin, veilig, naar):
    with pytest.raises(Ongeldig) as fout:
        _ga(actor, gezin, naar)
    assert list(fout.value.fouten) == ["naar"]


def test_with_an_agreement_that_was_not_kept_a_colleague_looks_along(actor, gezin, collega, veilig):
    _afspraak(actor, gezin)
    met_collega = {keuze.fase: keuze.met_collega for keuze in _lees(actor, gezin).keuzes}
    assert met_collega == {"directe_veiligheid": False, "stabiele_veiligheid": True}
    with pytest.raises(Ongeldig) as fout:
        _ga(actor, gezin, "stabiele_veiligheid")
    assert list(fout.value.fouten) == ["reden"]
    with pytest.raises(Ongeldig) as fout:
        _ga(actor, gezin, "stabiele_veiligheid", reden="Oma was ziek.")
    assert list(fout.value.fouten) == ["collega"]
    invoer = {"reden": "Oma was ziek.", "collega": collega.lidmaatschap, "uiterlijk": over(2)}
    assert _ga(actor, gezin, "stabiele_veiligheid", **invoer) == "gevraagd"
    blad = _lees(actor, gezin)
    assert blad.fase == "verkenning"
    assert blad.vraag.gevraagd_aan == collega.naam
    termijn = _in(actor, gezin, lambda sessie: sessie.van(Termijn).get(soort="meekijken"))
    assert (termijn.eigenaar_id, termijn.vervalt_op) == (collega.medewerker, over(2))


def _vraag(actor, gezin, collega):
    _afspraak(actor, gezin)
    _ga(actor, gezin, "stabiele_veiligheid", reden="Oma was ziek.", collega=collega.lidmaatschap, uiterlijk=over(2))
    return _lees(actor, gezin).vraag.openbaar


def test_the_colleague_gets_a_key_to_look_agrees_and_the_household_can_see_it(actor, gezin, collega, veilig):
    vraag = _vraag(actor, gezin, collega)
    assert lees_meekijken(door=collega, huishouden=gezin.openbaar, vraag=vraag).vraag.aan_mij
    antwoord(door=collega, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=True)
    blad = _lees(actor, gezin)
    assert blad.fase == "stabiele_veiligheid"
    (stap,) = blad.stappen
    assert (stap.instemming_van, stap.open_afspraken, stap.reden) == (collega.naam, 1, "Oma was ziek.")
    sleutel = _in(actor, gezin, lambda s: s.van(Betrokkenheid).get(medewerker_id=collega.medewerker))
    assert (sleutel.taak, sleutel.tot) == ("meekijken", over(1))
    assert not _in(actor, gezin, lambda s: s.van(Termijn).filter(soort="meekijken", afgerond_op=None).exists())


def test_a_no_needs_its_reason_and_nothing_moves(actor, gezin, collega, veilig):
    vraag = _vraag(actor, gezin, collega)
    with pytest.raises(Ongeldig):
        antwoord(door=collega, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=False)
    antwoord(
        door=collega, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=False,
        toelichting="Maak eerst een nieuwe afspraak.",
    )  # fmt: skip
    blad = _lees(actor, gezin)
    assert blad.fase == "verkenning"
    assert (blad.vraag.stand, blad.vraag.antwoord) == ("niet_ingestemd", "Maak eerst een nieuwe afspraak.")


def test_nobody_agrees_with_oneself_or_for_somebody_else(actor, gezin, collega, veilig):
    _afspraak(actor, gezin)
    buiten = wereld.professional()
    for wie in (actor, buiten):
        with pytest.raises(Ongeldig) as fout:
            _ga(actor, gezin, "stabiele_veiligheid", reden="x", collega=wie.lidmaatschap, uiterlijk=over(1))
        assert list(fout.value.fouten) == ["collega"]
    invoer = {"reden": "x", "collega": collega.lidmaatschap, "uiterlijk": over(1)}
    _ga(actor, gezin, "stabiele_veiligheid", **invoer)
    vraag = _lees(actor, gezin).vraag.openbaar
    with pytest.raises(Geweigerd):
        antwoord(door=actor, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=True)
    with pytest.raises(NietGevonden):
        antwoord(door=buiten, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=True)


def test_when_it_became_unsafe_meanwhile_the_colleagues_yes_moves_nothing(actor, gezin, collega, veilig):
    vraag = _vraag(actor, gezin, collega)
    veilig(ONVEILIG)
    with pytest.raises(Ongeldig, match="minst veilig"):
        antwoord(door=collega, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4(), akkoord=True)
    assert _lees(actor, gezin).vraag.stand == "open"


def test_a_question_is_taken_back_only_by_who_asked_and_answered_once(actor, gezin, collega, veilig):
    vraag = _vraag(actor, gezin, collega)
    with pytest.raises(Geweigerd):
        trek_in(door=collega, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4())
    with pytest.raises(Ongeldig, match="ligt al een vraag"):
        _ga(actor, gezin, "stabiele_veiligheid", reden="x", collega=collega.lidmaatschap, uiterlijk=over(1))
    trek_in(door=actor, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4())
    with pytest.raises(Ongeldig, match="al beantwoord"):
        trek_in(door=actor, huishouden=gezin.openbaar, vraag=vraag, verzoek=uuid.uuid4())


def test_sent_twice_moves_once_and_a_stale_page_is_told(actor, gezin, veilig):
    verzoek, versie = uuid.uuid4(), _lees(actor, gezin).versie
    _ga(actor, gezin, "directe_veiligheid", verzoek=verzoek, versie=versie)
    with pytest.raises(AlGedaan):
        _ga(actor, gezin, "directe_veiligheid", verzoek=verzoek, versie=versie)
    with pytest.raises(Botsing):
        _ga(actor, gezin, "stabiele_veiligheid", versie=versie)
    assert _in(actor, gezin, lambda sessie: sessie.van(Fasewisseling).count()) == 1


def test_the_standing_check_puts_going_back_on_top_and_takes_it_off_again(actor, gezin, veilig):
    _ga(actor, gezin, "stabiele_veiligheid")

    def open_():
        return _in(actor, gezin, lambda s: s.van(Termijn).filter(soort__startswith="terug_", afgerond_op=None).count())

    assert open_() == 0
    veilig(ONVEILIG)
    assert open_() == 1
    assert "niet veilig" in _lees(actor, gezin).waarschuwing
    veilig(GOED)
    assert open_() == 0
    veilig(ONVEILIG)
    _ga(actor, gezin, "directe_veiligheid", reden="Het is nu niet veilig.")
    assert open_() == 0


def test_who_has_no_key_to_the_plan_moves_nothing(actor, gezin, veilig):
    school = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(gezin, school, door=actor)
    with pytest.raises(Geweigerd):
        _ga(school, gezin, "directe_veiligheid")
    with pytest.raises(NietGevonden):
        _lees(wereld.professional(), gezin)


def test_without_a_running_case_there_is_no_phase(actor, veilig):
    with pytest.raises(Ongeldig, match="geen casus"):
        _lees(actor, wereld.gezin(actor, met_casus=False))
