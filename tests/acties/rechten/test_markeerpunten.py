"""Marked points: each kind of safeguard as it is recorded, the second person, a new phase, and letters."""

import uuid

import pytest
from django.db import IntegrityError

from tandem.acties import deur
from tandem.acties.casus.fase import Faseinvoer, ga_naar_fase
from tandem.acties.rechten.briefpdf import brief_als_pdf
from tandem.acties.rechten.brieven import Briefinvoer, geef_brief, lees_brief, lees_briefkeuzes, maak_brief
from tandem.acties.rechten.markeerpunt import Nakijkvraag
from tandem.acties.rechten.nakijken import kijk_na, vraag_nakijken
from tandem.acties.rechten.puntblad import lees_punt
from tandem.acties.rechten.waarborgen import rond_waarborg_af, vul_punt_aan
from tandem.acties.waarborgrij import Waarborginvoer
from tandem.models import Betrokkenheid, Brief, Gebeurtenis, Markeerpunt, Termijn, Waarborg
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.rechten.test_maatregelen import (
    ANTWOORD,
    DAG,
    _alles,
    _bereid_voor,
    _rijen,
    actor,
    collega_van,
    gezin,
    maatregel,
    vandaag,
)

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["actor", "gezin"]


@pytest.fixture
def punt(actor, gezin):
    maatregel(actor, gezin)
    (rij,) = _rijen(actor, gezin, Markeerpunt)
    return rij.openbaar


def _blad(actor, gezin, punt):
    return lees_punt(door=actor, huishouden=gezin.openbaar, punt=punt)


def _een(actor, gezin, punt, soort):
    return next(een for een in _blad(actor, gezin, punt).waarborgen if een.soort == soort)


def _vast(actor, gezin):
    return {"door": actor, "huishouden": gezin.openbaar}


# -- what was explained, offered, asked -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soort", "invoer", "veld"),
    [
        ("grond_uitgelegd", {}, "antwoord"),
        ("grond_uitgelegd", {"antwoord": "maatregel_begint:fr"}, "antwoord"),
        ("grond_uitgelegd", {"antwoord": "eigen_woorden"}, "tekst"),
        ("vertrouwenspersoon_aangeboden", {"tekst": "ja hoor"}, "antwoord"),
        ("mening_kind_12", {"tekst": " "}, "tekst"),
        ("tweede_persoon", {"tekst": "ik keek zelf"}, "antwoord"),
    ],
)
def test_what_is_missing_comes_back_at_its_field_and_a_review_is_never_ticked_off(
    actor, gezin, punt, soort, invoer, veld
):
    een = _een(actor, gezin, punt, soort)
    with pytest.raises(Ongeldig) as fout:
        rond_waarborg_af(**_vast(actor, gezin), waarborg=een.openbaar, op=vandaag(), **invoer)
    assert set(fout.value.fouten) == {veld}
    assert _een(actor, gezin, punt, soort).stand == "achteraf"


def test_which_text_in_which_version_and_language_was_given_is_kept_and_told(actor, gezin, punt):
    een = _een(actor, gezin, punt, "grond_uitgelegd")
    rond_waarborg_af(**_vast(actor, gezin), waarborg=een.openbaar, op=vandaag(), antwoord="maatregel_begint:en")
    (rij,) = _rijen(actor, gezin, Waarborg, openbaar=een.openbaar)
    assert (rij.uitleg, rij.uitlegversie, rij.taal) == ("maatregel_begint", "1", "en")
    (feit,) = _rijen(actor, gezin, Gebeurtenis, soort="waarborg_gedaan")
    assert feit.feiten["antwoord"] == "met de tekst 'Er is een maatregel', versie 1, taal en"


def test_support_that_somebody_wants_stands_on_the_work_list_until_it_is_arranged(actor, gezin, punt):
    een = _een(actor, gezin, punt, "rechtsbijstand_aangeboden")
    vast = {**_vast(actor, gezin), "waarborg": een.openbaar, "op": vandaag()}
    rond_waarborg_af(**vast, antwoord="regelen")
    (taak,) = _rijen(actor, gezin, Termijn, soort="steun_regelen", afgerond_op=None)
    assert taak.vervalt_op == vandaag() + 7 * DAG
    rond_waarborg_af(**vast, tekst="Mr. Jansen belt morgen")
    assert _rijen(actor, gezin, Termijn, soort="steun_regelen", afgerond_op=None) == []
    nu = _een(actor, gezin, punt, "rechtsbijstand_aangeboden")
    assert (nu.regelen, nu.antwoord, nu.tekst) == (False, "aangeboden en aangenomen", "Mr. Jansen belt morgen")


def test_what_somebody_said_is_kept_from_everybody_else_at_home(actor, gezin, punt):
    een = _een(actor, gezin, punt, "mening_kind_12")
    rond_waarborg_af(**_vast(actor, gezin), waarborg=een.openbaar, op=vandaag(), tekst="Ik wil bij oma wonen")
    anderen = sorted([gezin.leden["Samira"], gezin.leden["Noor"]])
    (rij,) = _rijen(actor, gezin, Waarborg, openbaar=een.openbaar)
    (feit,) = _rijen(actor, gezin, Gebeurtenis, soort="waarborg_gedaan")
    assert rij.niet_zichtbaar_voor == feit.niet_zichtbaar_voor == anderen
    assert "oma" not in str(feit.feiten)


def test_what_a_point_asks_is_filled_in_together_and_what_stays_empty_stays_owed(actor, gezin, punt):
    blad = _blad(actor, gezin, punt)
    invoer = [Waarborginvoer(een.code, een.lid, "", "") for een in blad.te_doen]
    vast = {**_vast(actor, gezin), "punt": punt, "op": vandaag()}
    with pytest.raises(Ongeldig, match="ten minste één"):
        vul_punt_aan(**vast, waarborgen=invoer)
    helft = [
        Waarborginvoer(een.code, een.lid, "gedaan", "tekst", ANTWOORD.get(een.aard, "")) for een in blad.te_doen[:4]
    ]
    verzoek = uuid.uuid4()
    over = vul_punt_aan(**vast, waarborgen=helft, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        vul_punt_aan(**vast, waarborgen=helft, verzoek=verzoek)
    nu = _blad(actor, gezin, punt)
    assert len(nu.te_doen) == len(blad.te_doen) - 4
    assert over == len([een for een in nu.te_doen if een.verplicht]) + 1
    with pytest.raises(Ongeldig):
        vul_punt_aan(**vast, waarborgen=helft)
    with pytest.raises(Ongeldig):
        vul_punt_aan(**{**vast, "op": vandaag() + DAG}, waarborgen=[])


# -- the second person ------------------------------------------------------------------------------------------------


@pytest.fixture
def collega(actor):
    return collega_van(actor)


@pytest.fixture
def voorstel(actor, gezin, collega):
    punt = _bereid_voor(actor, gezin, _alles(actor, gezin), collega=collega.lidmaatschap)
    return punt, _een(actor, gezin, punt, "tweede_persoon").openbaar


def test_a_step_waits_until_the_colleague_agreed_under_the_own_name(actor, gezin, collega, voorstel):
    punt, waarborg = voorstel
    (taak,) = _rijen(actor, gezin, Termijn, soort="tweede_persoon", afgerond_op=None)
    assert taak.eigenaar_id == collega.medewerker
    assert _blad(actor, gezin, punt).voorstel.value == "wacht"
    assert _blad(collega, gezin, punt).aan_mij
    kijk_na(**_vast(collega, gezin), waarborg=waarborg, antwoord="eens")
    assert _blad(actor, gezin, punt).voorstel.value == "kan"
    (rij,) = _rijen(actor, gezin, Waarborg, openbaar=waarborg)
    assert (rij.nagekeken_door_id, rij.auteur_id) == (collega.medewerker, actor.medewerker)
    assert len(_rijen(actor, gezin, Gebeurtenis, soort="dwang_voorbereid")) == 1
    assert _rijen(actor, gezin, Termijn, soort="tweede_persoon", afgerond_op=None) == []
    (band,) = _rijen(actor, gezin, Betrokkenheid, medewerker=collega.medewerker)
    assert band.tot == vandaag() + DAG
    with pytest.raises(Ongeldig, match="al naar gekeken"):
        kijk_na(**_vast(collega, gezin), waarborg=waarborg, antwoord="eens")


def test_nobody_reviews_the_own_work_nor_answers_for_another(actor, gezin, collega, voorstel):
    _, waarborg = voorstel
    derde = collega_van(actor)
    wereld.betrek(gezin, derde, door=actor)
    for wie, zin in ((actor, "zelf vastgelegd"), (derde, "andere collega")):
        with pytest.raises(Ongeldig, match=zin):
            kijk_na(**_vast(wie, gezin), waarborg=waarborg, antwoord="eens")
    with pytest.raises(Ongeldig, match="Schrijf op waarom niet"):
        kijk_na(**_vast(collega, gezin), waarborg=waarborg, antwoord="niet_eens")
    with pytest.raises(NietGevonden):
        kijk_na(**_vast(wereld.professional(), gezin), waarborg=waarborg, antwoord="eens")


def test_the_database_too_refuses_who_reviews_the_own_work(actor, gezin, voorstel):
    _, waarborg = voorstel

    def bewaar():
        with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
            rij = sessie.een(Waarborg, waarborg)
            rij.nagekeken_door_id = actor.medewerker
            sessie.bewaar(rij)

    with pytest.raises(IntegrityError, match="waarborg_met_twee"):
        bewaar()


def test_a_colleague_who_does_not_agree_ends_the_step(actor, gezin, collega, voorstel):
    punt, waarborg = voorstel
    verzoek = uuid.uuid4()
    vast = {**_vast(collega, gezin), "waarborg": waarborg, "antwoord": "niet_eens", "verzoek": verzoek}
    kijk_na(**vast, woorden="Vraag het eerst aan oma")
    with pytest.raises(AlGedaan):
        kijk_na(**vast, woorden="Vraag het eerst aan oma")
    blad = _blad(actor, gezin, punt)
    assert (blad.voorstel.value, blad.nakijk.tekst) == ("terug", "Vraag het eerst aan oma")
    assert _rijen(actor, gezin, Gebeurtenis, soort="dwang_voorbereid") == []
    assert len(_rijen(actor, gezin, Gebeurtenis, soort="dwang_niet_voorbereid")) == 1


def test_another_colleague_is_asked_when_the_first_does_not_answer(actor, gezin, collega, voorstel):
    _, waarborg = voorstel
    ander = collega_van(actor)
    vraag = Nakijkvraag(ander.lidmaatschap, vandaag() + DAG)
    vraag_nakijken(**_vast(actor, gezin), waarborg=waarborg, vraag=vraag)
    with pytest.raises(Ongeldig):
        kijk_na(**_vast(collega, gezin), waarborg=waarborg, antwoord="eens")
    kijk_na(**_vast(ander, gezin), waarborg=waarborg, antwoord="eens")


def test_of_a_decision_by_others_the_review_is_asked_afterwards(actor, gezin, punt, collega):
    een = _een(actor, gezin, punt, "tweede_persoon")
    vraag = Nakijkvraag(collega.lidmaatschap, vandaag() + DAG)
    vraag_nakijken(**_vast(actor, gezin), waarborg=een.openbaar, vraag=vraag)
    open_ = _rijen(
        actor, gezin, Termijn, bij=_rijen(actor, gezin, Waarborg, openbaar=een.openbaar)[0].pk, afgerond_op=None
    )
    assert [taak.soort for taak in open_] == ["tweede_persoon"]
    kijk_na(**_vast(collega, gezin), waarborg=een.openbaar, antwoord="niet_eens", woorden="De einddatum ontbreekt")
    nu = _een(actor, gezin, punt, "tweede_persoon")
    assert (nu.stand, nu.antwoord) == ("gedaan", "niet eens")
    anders = _een(actor, gezin, punt, "wie_beslist")
    with pytest.raises(Ongeldig, match="hoeft niemand"):
        vraag_nakijken(**_vast(actor, gezin), waarborg=anders.openbaar, vraag=vraag)


# -- another phase ----------------------------------------------------------------------------------------------------


def test_a_new_phase_is_recorded_at_once_and_stands_as_one_thing_on_the_work_list(actor, gezin):
    ga_naar_fase(**_vast(actor, gezin), verzoek=uuid.uuid4(), invoer=Faseinvoer("directe_veiligheid", "Er is gevaar"))
    (rij,) = _rijen(actor, gezin, Markeerpunt, soort="fase")
    (taak,) = _rijen(actor, gezin, Termijn, soort="fase_bespreken", afgerond_op=None)
    assert (taak.bij, taak.vervalt_op) == (rij.pk, vandaag() + 7 * DAG)
    assert _rijen(actor, gezin, Termijn, soort="waarborg_achteraf") == []
    blad = _blad(actor, gezin, rij.openbaar)
    gevraagd = {(een.code, een.lid) for een in blad.te_doen}
    leden = gezin.leden
    assert {("mening_volwassene", leden["Samira"]), ("mening_kind_12", leden["Tom"])} <= gevraagd
    assert {("grond_uitgelegd", lid) for lid in leden.values()} <= gevraagd
    assert blad.nakijk is None
    invoer = [Waarborginvoer(een.code, een.lid, "gedaan", "goed", ANTWOORD.get(een.aard, "")) for een in blad.te_doen]
    assert vul_punt_aan(**_vast(actor, gezin), punt=rij.openbaar, waarborgen=invoer, op=vandaag()) == 0
    assert _rijen(actor, gezin, Termijn, soort="fase_bespreken", afgerond_op=None) == []


# -- letters ----------------------------------------------------------------------------------------------------------


def _brief(actor, gezin, punt, voor="Samira", **anders):
    gegevens = {"voor": gezin.leden[voor], "thuis": "ja", "weg": "papier", **anders}
    return maak_brief(**_vast(actor, gezin), punt=punt, invoer=Briefinvoer(**gegevens))


def _woorden(actor, gezin, brief):
    _, beeld = lees_brief(**_vast(actor, gezin), brief=brief)
    return " ".join(zin for deel in beeld.tekst.delen for zin in (deel.kop, *deel.zinnen))


def test_a_letter_is_for_who_may_know_and_says_what_was_decided(actor, gezin, punt):
    keuzes = lees_briefkeuzes(**_vast(actor, gezin), punt=punt)
    assert [een.naam for een in keuzes.wel] == ["Samira", "Tom"]
    assert keuzes.niet == ("Noor",)
    tekst = _woorden(actor, gezin, _brief(actor, gezin, punt))
    for zin in ("De rechter heeft op", "Dit gaat over Tom.", "BW 1:257", actor.naam, "Wat kunt u doen?"):
        assert zin in tekst
    jong = _woorden(actor, gezin, _brief(actor, gezin, punt, "Tom", taal="en"))
    assert "Jij hebt niets fout gedaan" in jong
    assert "You did nothing wrong" in jong
    assert "Dit gaat over" not in jong


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"voor": "Noor"}, "voor"),
        ({"taal": "xx"}, "taal"),
        ({"thuis": ""}, "thuis"),
        ({"thuis": "nee"}, "weg"),
        ({"thuis": "weet_niet"}, "weg"),
        ({"weg": "portaal"}, "weg"),
        ({"weg": "duif"}, "weg"),
    ],
)
def test_a_letter_that_cannot_be_or_is_not_safe_comes_back_at_its_field(actor, gezin, punt, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _brief(actor, gezin, punt, **anders)
    assert set(fout.value.fouten) == {veld}
    assert _rijen(actor, gezin, Brief) == []


def test_a_letter_is_hidden_from_everybody_else_at_home_and_kept_as_it_was(actor, gezin, punt):
    nummer = _brief(actor, gezin, punt)
    eerst = _woorden(actor, gezin, nummer)
    (rij,) = _rijen(actor, gezin, Brief)
    anderen = sorted([gezin.leden["Tom"], gezin.leden["Noor"]])
    assert (rij.betreft, rij.niet_zichtbaar_voor) == ([gezin.leden["Samira"]], anderen)
    assert rij.teksten == "maatregel_begint:1 uw_rechten:1 brief:1"
    (feit,) = _rijen(actor, gezin, Gebeurtenis, soort="brief_gemaakt")
    assert feit.niet_zichtbaar_voor == anderen
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        bron = sessie.een(Markeerpunt, punt)
        bron.toelichting = "Heel iets anders"
        sessie.bewaar(bron)
        sessie.gebeurtenis("maatregel_gewijzigd")
    assert _woorden(actor, gezin, nummer) == eerst
    _, beeld = lees_brief(**_vast(actor, gezin), brief=nummer)
    assert brief_als_pdf(beeld)[:5] == b"%PDF-"


def test_giving_the_letter_does_the_safeguard_of_that_person_once(actor, gezin, punt):
    nummer = _brief(actor, gezin, punt, "Tom", weg="samen", thuis="nee")
    vast = {**_vast(actor, gezin), "brief": nummer}
    with pytest.raises(Ongeldig) as fout:
        geef_brief(**vast, op=vandaag() + DAG)
    assert set(fout.value.fouten) == {"op"}
    geef_brief(**vast, op=vandaag())
    een = _een(actor, gezin, punt, "bericht")
    assert (een.stand, een.tekst) == ("gedaan", "Een brief: samen lezen; de brief gaat niet mee.")
    with pytest.raises(Ongeldig, match="staat er al"):
        geef_brief(**vast, op=vandaag())


def test_letters_and_points_are_for_who_has_the_key(actor, gezin, punt):
    nummer = _brief(actor, gezin, punt)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises((Geweigerd, NietGevonden)):
        _blad(aanbieder, gezin, punt)
    with pytest.raises((Geweigerd, NietGevonden)):
        _brief(aanbieder, gezin, punt)
    for lees in (lambda wie: _blad(wie, gezin, punt), lambda wie: lees_brief(**_vast(wie, gezin), brief=nummer)):
        with pytest.raises(NietGevonden):
            lees(wereld.professional())


def test_the_same_letter_sent_twice_is_made_once(actor, gezin, punt):
    verzoek = uuid.uuid4()
    invoer = Briefinvoer(gezin.leden["Samira"], "nl", "ja", "papier")
    maak_brief(**_vast(actor, gezin), punt=punt, invoer=invoer, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        maak_brief(**_vast(actor, gezin), punt=punt, invoer=invoer, verzoek=verzoek)
    assert len(_rijen(actor, gezin, Brief)) == 1
