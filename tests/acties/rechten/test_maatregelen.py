"""Measures and powers against the real database: recorded at once, safeguards owed, one child only, refused or not."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.kop import lees_kop
from tandem.acties.rechten.bevoegdheden import (
    Bevoegdheidinvoer,
    beeindig_bevoegdheid,
    bereid_voor,
    leg_bevoegdheid_vast,
)
from tandem.acties.rechten.maatregelen import (
    Maatregelinvoer,
    beeindig_maatregel,
    leg_maatregel_vast,
    wijzig_maatregel,
)
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer, Nakijkvraag
from tandem.acties.rechten.regimebeeld import lees_regime, lees_vereisten
from tandem.acties.rechten.waarborgen import rond_waarborg_af
from tandem.acties.waarborgrij import Waarborginvoer
from tandem.models import Betrokkenheid, Gebeurtenis, Gezag, Lid, Maatregel, Team, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import jaren_geleden, over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    gezin = wereld.gezin(actor)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        for kind in ("Tom", "Noor"):
            sessie.bewaar(
                Gezag(
                    kind_id=gezin.leden[kind], drager_id=gezin.leden["Samira"], soort="ouderlijk",
                    grond="geboorte_moeder", van=vandaag() - 30 * DAG, vastgelegd_op=timezone.now(),
                )
            )  # fmt: skip
        sessie.gebeurtenis("gezag_vastgelegd")
    return gezin


def achteraf(actor, **anders):
    gegevens = {"reden": "Het was nacht", "eigenaar": actor.medewerker, "uiterlijk": vandaag() + 2 * DAG, **anders}
    return Markeerinvoer(achteraf=Achteraf(**gegevens))


def maatregel(actor, gezin, *, punt=None, verzoek=None, kind="Tom", **anders):
    gegevens = {
        "lid": gezin.leden[kind], "soort": "voorlopige_ondertoezichtstelling", "besloten_door": "rechter",
        "besloten_op": vandaag() - DAG, "van": vandaag() - DAG, "tot": vandaag() + 60 * DAG, **anders,
    }  # fmt: skip
    return leg_maatregel_vast(
        door=actor, huishouden=gezin.openbaar, invoer=Maatregelinvoer(**gegevens), punt=punt or achteraf(actor),
        verzoek=verzoek,
    )  # fmt: skip


def _blad(actor, gezin):
    return lees_regime(door=actor, huishouden=gezin.openbaar)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_).order_by("id"))


def _kop(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        return lees_kop(sessie)


# -- what others decided ----------------------------------------------------------------------------------------------


def test_what_a_court_decided_is_recorded_at_once_and_what_is_missing_stands_on_the_work_list(actor, gezin):
    maatregel(actor, gezin)
    termijnen = _rijen(actor, gezin, Termijn, soort="waarborg_achteraf", afgerond_op=None)
    assert {(t.vervalt_op, t.eigenaar_id) for t in termijnen} == {(vandaag() + 2 * DAG, actor.medewerker)}
    assert "De mening van een kind vanaf 12 jaar" not in {t.reden for t in termijnen if not t.betreft}
    (dwang,) = _blad(actor, gezin).dwang
    assert len(dwang.open_waarborgen) == len(termijnen) > 5
    assert {een.tekst for een in dwang.open_waarborgen} == {"Het was nacht"}
    assert _rijen(actor, gezin, Gebeurtenis, soort="maatregel_begonnen")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"reden": " "}, "achteraf_reden"),
        ({"eigenaar": None}, "achteraf_eigenaar"),
        ({"eigenaar": 2**40}, "achteraf_eigenaar"),
        ({"uiterlijk": None}, "achteraf_uiterlijk"),
        ({"uiterlijk": lambda: over(-9)}, "achteraf_uiterlijk"),
    ],
)
def test_what_is_missing_has_a_reason_an_owner_and_a_day(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        maatregel(actor, gezin, punt=achteraf(actor, **van_nu(anders)))
    assert set(fout.value.fouten) == {veld}
    assert _blad(actor, gezin).dwang == ()


def test_a_safeguard_done_after_all_leaves_the_work_list(actor, gezin):
    maatregel(actor, gezin)
    (dwang,) = _blad(actor, gezin).dwang
    een = next(een for een in dwang.open_waarborgen if een.aard == "vastgelegd")
    ding = {"door": actor, "huishouden": gezin.openbaar, "waarborg": een.openbaar, "op": vandaag()}
    with pytest.raises(Ongeldig):
        rond_waarborg_af(**{**ding, "op": vandaag() + DAG})
    rond_waarborg_af(**ding, tekst="Tom zei: het is goed")
    (nu,) = _blad(actor, gezin).dwang
    assert len(nu.open_waarborgen) == len(dwang.open_waarborgen) - 1
    with pytest.raises(Ongeldig, match="al in orde"):
        rond_waarborg_af(**ding)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "kerker"}, "soort"),
        ({"besloten_door": "de buurman"}, "besloten_door"),
        ({"besloten_op": lambda: over(1)}, "besloten_op"),
        ({"tot": lambda: over(-9)}, "tot"),
        ({"van": date(1999, 1, 1)}, "van"),
        ({"uitvoerder": 2**40}, "uitvoerder"),
    ],
)
def test_a_measure_that_cannot_be_comes_back_at_its_field(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        maatregel(actor, gezin, **van_nu(anders))
    assert set(fout.value.fouten) == {veld}


def test_somebody_of_another_household_gets_no_measure_here(actor, gezin):
    ander = wereld.gezin(wereld.professional())
    with pytest.raises(Ongeldig) as fout:
        maatregel(actor, gezin, lid=ander.leden["Tom"])
    assert set(fout.value.fouten) == {"lid"}


def test_the_same_measure_sent_twice_is_there_once(actor, gezin):
    verzoek = uuid.uuid4()
    maatregel(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        maatregel(actor, gezin, verzoek=verzoek)
    assert len(_blad(actor, gezin).dwang) == 1


def test_extending_and_ending_are_marked_points_of_their_own(actor, gezin):
    nummer = maatregel(actor, gezin)
    vast = {"door": actor, "huishouden": gezin.openbaar, "maatregel": nummer}
    tot = vandaag() + 85 * DAG
    wijzig_maatregel(**vast, op=vandaag(), tot=tot, punt=achteraf(actor), versie=1)
    with pytest.raises(Botsing) as botsing:
        wijzig_maatregel(**vast, op=vandaag(), tot=tot + DAG, punt=achteraf(actor), versie=1)
    assert botsing.value.hun["tot"] == str(tot)
    with pytest.raises(Ongeldig, match="niets veranderd"):
        wijzig_maatregel(**vast, op=vandaag(), tot=tot, punt=achteraf(actor))
    (einde,) = _rijen(actor, gezin, Termijn, soort="regime_einde", afgerond_op=None)
    assert einde.vervalt_op == tot
    beeindig_maatregel(**vast, tot=vandaag(), punt=achteraf(actor))
    (dwang,) = _blad(actor, gezin).dwang
    assert (dwang.loopt, [punt.soort for punt in dwang.punten]) == (False, ["einde", "wijziging", "begin"])
    assert _kop(actor, gezin).zwaarte == 0
    with pytest.raises(Ongeldig, match="al gestopt"):
        beeindig_maatregel(**vast, tot=vandaag(), punt=achteraf(actor))


# -- everybody's own regime -------------------------------------------------------------------------------------------


def test_the_head_leads_with_the_heaviest_and_a_measure_on_one_child_is_of_that_child_alone(actor, gezin):
    maatregel(actor, gezin)
    kop = _kop(actor, gezin)
    assert (kop.zwaarte, [r.lid for r in kop.regimes]) == (2, [gezin.leden["Tom"]])
    regimes = {r.persoon: r.regime.gewicht for r in _blad(actor, gezin).regimes}
    assert regimes == {gezin.leden["Tom"]: 2, gezin.leden["Noor"]: 0, gezin.leden["Samira"]: 0}


def test_a_measure_for_minors_ends_at_eighteen(actor, gezin):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        tom = sessie.van(Lid).get(pk=gezin.leden["Tom"])
        tom.geboortedatum = jaren_geleden(18)
        sessie.bewaar(tom)
        sessie.gebeurtenis("lid_gewijzigd")
    maatregel(actor, gezin)
    assert _kop(actor, gezin).zwaarte == 0


def test_who_is_involved_on_a_measure_sees_that_child_and_nothing_about_siblings(actor, gezin):
    nummer = maatregel(actor, gezin)
    maatregel(actor, gezin, kind="Noor")
    gi = wereld.professional("jeugdbeschermer")
    (rij,) = _rijen(actor, gezin, Maatregel, openbaar=nummer)
    wereld.betrek(gezin, gi, door=actor, maatregel_id=rij.pk)
    blad = _blad(gi, gezin)
    assert [lid.voornaam for lid in blad.kop.leden] == ["Tom"]
    assert [een.lid for een in blad.dwang] == [gezin.leden["Tom"]]
    assert [r.persoon for r in blad.regimes] == [gezin.leden["Tom"]]
    with pytest.raises(NietGevonden):
        lees_vereisten(door=gi, huishouden=gezin.openbaar, lid=gezin.leden["Noor"], punt="begin")
    with pytest.raises(Ongeldig):
        maatregel(gi, gezin, kind="Noor")
    assert len(_rijen(actor, gezin, Betrokkenheid)) == 2


# -- powers and what we prepare ---------------------------------------------------------------------------------------


def test_a_power_is_used_by_the_kind_of_organisation_that_has_it(actor, gezin):
    vt, raad = wereld.organisatie("veilig_thuis"), wereld.organisatie("raad")
    vast = {"door": actor, "huishouden": gezin.openbaar, "punt": achteraf(actor)}
    invoer = Bevoegdheidinvoer(gezin.leden["Tom"], "vt_onderzoek", raad.pk, vandaag())
    with pytest.raises(Ongeldig) as fout:
        leg_bevoegdheid_vast(**vast, invoer=invoer)
    assert set(fout.value.fouten) == {"organisatie"}
    invoer = Bevoegdheidinvoer(gezin.leden["Tom"], "vt_onderzoek", vt.pk, vandaag() - DAG)
    nummer = leg_bevoegdheid_vast(**vast, invoer=invoer)
    assert _kop(actor, gezin).zwaarte == 1
    beeindig_bevoegdheid(**vast, bevoegdheid=nummer, tot=vandaag())
    assert _kop(actor, gezin).zwaarte == 0


def collega_van(actor):
    return wereld.professional(in_team=Team.objects.get(pk=actor.team))


def _bereid_voor(actor, gezin, waarborgen=(), **anders):
    gegevens = {"lid": gezin.leden["Tom"], "wat": "raadsonderzoek", "op": vandaag(), **anders}
    vraag = Nakijkvraag(gegevens.pop("collega", None), gegevens.pop("nakijken", vandaag() + DAG))
    punt = Markeerinvoer(waarborgen=waarborgen, grond=gegevens.pop("grond", "Tom is niet veilig"), nakijken=vraag)
    return bereid_voor(door=actor, huishouden=gezin.openbaar, punt=punt, **gegevens)


ANTWOORD = {"aanbod": "aangenomen", "uitleg": "eigen_woorden"}


def _alles(actor, gezin, **anders):
    _, vereist = lees_vereisten(door=actor, huishouden=gezin.openbaar, lid=gezin.leden["Tom"], punt="voorbereiding")
    return tuple(
        Waarborginvoer(een.code, een.lid, anders.get(een.code, "gedaan"), "tekst", ANTWOORD.get(een.aard, ""))
        for een in vereist
        if een.aard != "nagekeken"
    )


def test_what_we_prepare_is_refused_and_every_missing_safeguard_is_named_at_its_field(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin)
    tom, samira = gezin.leden["Tom"], gezin.leden["Samira"]
    assert {f"waarborg-mening_kind_12-{tom}", f"waarborg-mening_ouder-{samira}"} <= set(fout.value.fouten)
    assert "collega" in fout.value.fouten
    assert _blad(actor, gezin).voorbereid == ()


def test_with_all_safeguards_it_is_laid_before_a_colleague_and_without_one_refused(actor, gezin):
    collega = collega_van(actor)
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin, _alles(actor, gezin))
    assert set(fout.value.fouten) == {"collega"}
    _bereid_voor(actor, gezin, _alles(actor, gezin), collega=collega.lidmaatschap)
    ((lid, punt),) = _blad(actor, gezin).voorbereid
    assert (lid, punt.grond) == (gezin.leden["Tom"], "Tom is niet veilig")
    assert _rijen(actor, gezin, Gebeurtenis, soort="dwang_voorbereid") == []
    assert len(_rijen(actor, gezin, Gebeurtenis, soort="dwang_voorgelegd")) == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"collega": 2**40}, "collega"), ({"nakijken": None}, "nakijken_uiterlijk"),
     ({"nakijken": lambda: over(-1)}, "nakijken_uiterlijk")],
)  # fmt: skip
def test_a_review_is_asked_of_a_colleague_of_the_own_team_by_a_day(actor, gezin, anders, veld):
    gegevens = {"collega": collega_van(actor).lidmaatschap, **van_nu(anders)}
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin, _alles(actor, gezin), **gegevens)
    assert set(fout.value.fouten) == {veld}


@pytest.mark.parametrize("wie", ["zelf", "vreemde"])
def test_oneself_and_somebody_elsewhere_cannot_be_asked_to_review(actor, gezin, wie):
    ander = actor if wie == "zelf" else wereld.professional()
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin, _alles(actor, gezin), collega=ander.lidmaatschap)
    assert set(fout.value.fouten) == {"collega"}


def test_that_a_child_of_12_cannot_be_asked_never_counts(actor, gezin):
    waarborgen = _alles(actor, gezin, mening_kind_12="niet_van_toepassing")
    collega = collega_van(actor).lidmaatschap
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin, waarborgen, collega=collega)
    assert set(fout.value.fouten) == {f"waarborg-mening_kind_12-{gezin.leden['Tom']}"}


@pytest.mark.parametrize(
    ("anders", "veld"), [({"grond": ""}, "grond"), ({"op": lambda: over(1)}, "op"), ({"wat": "x"}, "wat")]
)
def test_a_preparation_that_cannot_be_comes_back_at_its_field(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _bereid_voor(actor, gezin, _alles(actor, gezin), collega=collega_van(actor).lidmaatschap, **van_nu(anders))
    assert set(fout.value.fouten) == {veld}


def test_who_has_no_key_to_safety_records_nothing_and_a_stranger_finds_nothing(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        maatregel(aanbieder, gezin)
    with pytest.raises(NietGevonden):
        maatregel(wereld.professional(), gezin)
    maatregel(actor, gezin)
    (dwang,) = _blad(aanbieder, gezin).dwang
    assert (dwang.naam, dwang.punten) == ("Voorlopige ondertoezichtstelling (VOTS)", ())
