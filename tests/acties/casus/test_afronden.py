"""Ending a case: each kind with its conditions, what ends with it, what stays for aftercare, and coming back."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.afronden import Afrondinvoer, rond_af, vraag_afronden
from tandem.acties.casus.afrondfeiten import Beantwoord, Lidoordeel, lees_afronden
from tandem.acties.casus.casus import lees_casus, voeg_regels_toe
from tandem.acties.casus.instemmen import antwoord
from tandem.acties.casus.meekijken import Meekijkvraag
from tandem.acties.casus.nazorg import lees_nazorg, leg_nazorg_vast
from tandem.acties.casus.overdracht import Overdrachtinvoer, begin_overdracht
from tandem.acties.casus.regel import Regelinvoer
from tandem.models import Betrokkenheid, Casus, Lid, Maatregel, Organisatie, Regel, Team, Termijn
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import casus
from tests.acties.casus.test_fase import _afspraak
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")
GEHOORD = {Voorwaarde.HUISHOUDEN_GEHOORD: "Samen aan tafel besproken; zij zijn het eens."}


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _in(actor, gezin, lees):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees(sessie)


def _zet(actor, gezin, doe):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.gebeurtenis("test")
        return doe(sessie)


def _fase(actor, gezin, fase):
    _zet(actor, gezin, lambda sessie: sessie.van(Casus).update(fase=fase))


def _allen(gezin, antwoord="ja"):
    return {lid: Lidoordeel(antwoord, "Het is rustig.") for lid in gezin.leden.values()}


def _rond_af(actor, gezin, soort, *, verzoek=None, reden="Het is klaar.", versie=None, **beantwoord):
    invoer = Afrondinvoer(soort, reden, Beantwoord(**{"bevestigd": GEHOORD, **beantwoord}), versie)
    return rond_af(door=actor, huishouden=gezin.openbaar, verzoek=verzoek or uuid.uuid4(), invoer=invoer)


def _veilig_af(actor, gezin, **anders):
    _fase(actor, gezin, "nazorg")
    return _rond_af(actor, gezin, "blijvend_veilig", **{"oordelen": _allen(gezin), "vast_gezicht": True, **anders})


def test_the_page_shows_beforehand_what_is_missing(actor, gezin):
    blad = lees_afronden(door=actor, huishouden=gezin.openbaar)
    veilig = blad.keuze("blijvend_veilig")
    assert not veilig.kan
    assert "nazorg" in veilig.waarom_niet
    assert {v.code: v.vervuld for v in veilig.voorwaarden} == {
        "veilig_volgens_iedereen": False,
        "afspraken_gecontroleerd": True,
        "geen_maatregel": True,
        "huishouden_gehoord": False,
    }
    assert len(veilig.nazorg) == 3
    assert blad.keuze("niet_bevestigd").kan


def test_lasting_safety_ends_the_case_with_everybodys_voice_kept(actor, gezin):
    nummer = _veilig_af(actor, gezin)
    beeld = lees_casus(door=actor, huishouden=gezin.openbaar).casus
    assert (beeld.openbaar, beeld.fase, beeld.afgerond_op, beeld.afrondnaam) == (
        nummer, "afgerond", vandaag(), "Blijvend veilig",
    )  # fmt: skip
    stemmen = _in(actor, gezin, lambda s: list(s.van(Regel).filter(bij_soort="afronden", soort="stem")))
    assert {rij.laag for rij in stemmen} == {Laag.VEILIGHEID}  # who gives help from the plan does not read it
    assert {(regel.stem_id, regel.tekst, regel.aard) for regel in stemmen} == {
        (lid, "Het is rustig.", "ja") for lid in gezin.leden.values()
    }


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"oordelen": {}}, "veilig_volgens_iedereen"),
        ({"vast_gezicht": None}, "veilig_volgens_iedereen"),
        ({"vast_gezicht": False}, "veilig_volgens_iedereen"),
        ({"bevestigd": {}}, "huishouden_gehoord"),
        ({"bevestigd": {Voorwaarde.HUISHOUDEN_GEHOORD: "  "}}, "huishouden_gehoord"),
    ],
)
def test_lasting_safety_is_refused_while_somebody_does_not_say_so(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _veilig_af(actor, gezin, **anders)
    assert list(fout.value.fouten) == [f"bevestigd-{veld}"]
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus.loopt


def test_one_no_is_a_no_and_too_young_counts_only_under_twelve(actor, gezin):
    nee = {**_allen(gezin), gezin.leden["Noor"]: Lidoordeel("nee", "Ik vind het nog eng.")}
    with pytest.raises(Ongeldig):
        _veilig_af(actor, gezin, oordelen=nee)
    for naam in ("Samira", "Tom"):
        with pytest.raises(Ongeldig):
            _veilig_af(actor, gezin, oordelen={**_allen(gezin), gezin.leden[naam]: Lidoordeel("te_jong")})
    _zet(actor, gezin, lambda s: s.van(Lid).filter(pk=gezin.leden["Noor"]).update(geboortedatum=over(-700)))
    _veilig_af(actor, gezin, oordelen={**_allen(gezin), gezin.leden["Noor"]: Lidoordeel("te_jong")})


def test_an_agreement_or_a_measure_that_runs_stands_in_the_way(actor, gezin):
    _afspraak(actor, gezin)

    def maatregel(sessie):
        lid = gezin.leden["Tom"]
        rij = Maatregel(laag=Laag.CONTACT, betreft=[lid], lid_id=lid, soort="ots", besloten_door="kinderrechter")
        rij.besloten_op, rij.van = over(-10), over(-10)
        sessie.bewaar(rij)

    _zet(actor, gezin, maatregel)
    with pytest.raises(Ongeldig) as fout:
        _veilig_af(actor, gezin)
    assert set(fout.value.fouten) == {"bevestigd-afspraken_gecontroleerd", "bevestigd-geen_maatregel"}


@pytest.mark.parametrize(
    ("soort", "fase", "veld"),
    [
        ("blijvend_veilig", "herstel", ""),
        ("niet_bevestigd", "herstel", ""),
        ("toverstaf", "verkenning", "soort"),
        ("overleden", "verkenning", "bevestigd-overleden_vastgesteld"),
        ("verhuisd", "verkenning", "bevestigd-team_aanvaardt"),
        ("niet_bevestigd", "verkenning", "bevestigd-collega_meegekeken"),
        ("hulp_geweigerd", "verkenning", "bevestigd-geen_grond_voor_dwang"),
        ("samengevoegd", "verkenning", "bevestigd-ander_dossier"),
    ],
)
def test_each_kind_is_refused_while_its_own_condition_is_missing(actor, gezin, soort, fase, veld):
    _fase(actor, gezin, fase)
    with pytest.raises(Ongeldig) as fout:
        _rond_af(actor, gezin, soort)
    assert veld in fout.value.fouten
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus.loopt


def _collega(actor):
    return wereld.professional(in_team=Team.objects.get(pk=actor.team))


def _laat_meekijken(actor, gezin, collega, soort, *, akkoord=True):
    vraag = Meekijkvraag(collega.lidmaatschap, "Wil je meekijken?", over(1))
    vraag_afronden(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), soort=soort, vraag=vraag)
    nummer = lees_afronden(door=actor, huishouden=gezin.openbaar).vraag.openbaar
    antwoord(
        door=collega, huishouden=gezin.openbaar, vraag=nummer, verzoek=uuid.uuid4(), akkoord=akkoord, toelichting="Zo."
    )


def test_unfounded_is_looked_at_by_a_second_person(actor, gezin):
    bevestigd = {**GEHOORD, Voorwaarde.ONDERZOCHT: "School, huisarts en het gezin gesproken."}
    collega = _collega(actor)
    _laat_meekijken(actor, gezin, collega, "niet_bevestigd", akkoord=False)
    with pytest.raises(Ongeldig):
        _rond_af(actor, gezin, "niet_bevestigd", bevestigd=bevestigd)
    _laat_meekijken(actor, gezin, collega, "niet_bevestigd")
    _rond_af(actor, gezin, "niet_bevestigd", bevestigd=bevestigd)
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus.afrondnaam == "Het signaal klopt niet"


def test_a_yes_to_one_ending_is_no_yes_to_another(actor, gezin):
    _laat_meekijken(actor, gezin, _collega(actor), "niet_bevestigd")
    blad = lees_afronden(door=actor, huishouden=gezin.openbaar)
    assert [v.vervuld for v in blad.keuze("niet_bevestigd").voorwaarden if v.code == "collega_meegekeken"] == [True]
    assert [v.vervuld for v in blad.keuze("hulp_geweigerd").voorwaarden if v.code == "collega_meegekeken"] == [False]
    vraag = Meekijkvraag(_collega(actor).lidmaatschap, "x", over(1))
    with pytest.raises(Ongeldig, match="geen collega"):
        vraag_afronden(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), soort="overleden", vraag=vraag)


def test_aftercare_is_due_keys_end_and_the_face_keeps_one_for_aftercare(actor, gezin):
    ander = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("gi"))
    wereld.betrek(gezin, ander, door=actor)
    momenten = lees_afronden(door=actor, huishouden=gezin.openbaar).keuze("blijvend_veilig").nazorg
    _veilig_af(actor, gezin)
    gezet = _in(actor, gezin, lambda s: list(s.van(Termijn).filter(soort="nazorgmoment").order_by("vervalt_op")))
    assert [rij.vervalt_op for rij in gezet] == list(momenten)
    assert {rij.eigenaar_id for rij in gezet} == {actor.medewerker}
    rijen = _in(actor, gezin, lambda s: list(s.van(Betrokkenheid)))
    assert {rij.tot for rij in rijen if rij.taak != "nazorg"} == {over(1)}
    (nazorg,) = [rij for rij in rijen if rij.taak == "nazorg"]
    assert (nazorg.medewerker_id, nazorg.van, nazorg.vast_gezicht) == (actor.medewerker, over(1), False)
    assert nazorg.tot > max(momenten)
    with deur.op_tijdstip(timezone.now() + timedelta(days=2)):
        assert lees_nazorg(door=actor, huishouden=gezin.openbaar).momenten
        with pytest.raises(Geweigerd):
            _in(ander, gezin, lambda _: None)


def test_a_closed_case_refuses_lines_and_coming_back_is_a_new_case_that_links(actor, gezin):
    eerder = _veilig_af(actor, gezin)
    regel = Regelinvoer("waarneming", "Nog iets.", vandaag(), betreft=(gezin.leden["Tom"],))
    with pytest.raises(Ongeldig, match="Open een nieuwe casus"):
        voeg_regels_toe(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), regels=[regel])
    momenten = _in(actor, gezin, lambda s: s.van(Termijn).filter(soort="nazorgmoment", afgerond_op=None).count())
    casus(actor, gezin)
    beeld = lees_casus(door=actor, huishouden=gezin.openbaar).casus
    assert (beeld.vorige, beeld.dagen_sinds_vorige) == (eerder, 0)
    assert momenten, "aftercare was due"
    assert not _in(actor, gezin, lambda s: s.van(Termijn).filter(soort="nazorgmoment", afgerond_op=None).exists())


def test_aftercare_is_recorded_and_the_last_moment_ends_its_key(actor, gezin):
    _veilig_af(actor, gezin)
    regel = Regelinvoer("stem", "Het gaat goed op school.", vandaag(), stem=gezin.leden["Tom"])
    for _ in range(3):
        wie = {"door": actor, "huishouden": gezin.openbaar, "verzoek": uuid.uuid4()}
        leg_nazorg_vast(**wie, gaat_goed=True, regels=[regel])
    blad = lees_nazorg(door=actor, huishouden=gezin.openbaar)
    assert [moment.uitkomst for moment in blad.momenten] == ["gedaan"] * 3
    assert len(blad.regels) == 3
    assert _in(actor, gezin, lambda s: s.van(Betrokkenheid).get(taak="nazorg").tot) == over(1)
    with pytest.raises(Ongeldig, match="zijn geweest"):
        leg_nazorg_vast(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), gaat_goed=True, regels=[regel])


def test_aftercare_needs_a_line_and_a_closed_case(actor, gezin):
    with pytest.raises(Ongeldig, match="geen afgeronde casus"):
        lees_nazorg(door=actor, huishouden=gezin.openbaar)
    _veilig_af(actor, gezin)
    with pytest.raises(Ongeldig, match="één regel"):
        leg_nazorg_vast(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), gaat_goed=True, regels=[])


def _overdracht(actor, gezin, **anders):
    invoer = Overdrachtinvoer(**{"van": over(-7), "aangekondigd_op": over(-9), **anders})
    return begin_overdracht(door=actor, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), invoer=invoer)


SAMEN = {**GEHOORD, Voorwaarde.SAMEN_OPGETROKKEN: "Samen op huisbezoek geweest op maandag."}


def test_moved_is_a_warm_hand_over_and_the_new_team_goes_on_in_the_same_phase(actor, gezin):
    _fase(actor, gezin, "herstel")
    nieuw = wereld.professional()
    _overdracht(actor, gezin, naar=nieuw.lidmaatschap)
    assert _in(nieuw, gezin, lambda s: s.van(Casus).exists())
    eerder = _rond_af(actor, gezin, "verhuisd", bevestigd=SAMEN)
    beeld = lees_casus(door=nieuw, huishouden=gezin.openbaar).casus
    assert (beeld.vorige, beeld.fase, beeld.loopt) == (eerder, "herstel", True)
    gezicht = _in(nieuw, gezin, lambda s: s.van(Betrokkenheid).get(vast_gezicht=True, tot=None))
    assert gezicht.medewerker_id == nieuw.medewerker
    with deur.op_tijdstip(timezone.now() + timedelta(days=2)), pytest.raises(Geweigerd):
        _in(actor, gezin, lambda _: None)


def test_the_two_teams_are_together_for_a_day_at_least(actor, gezin):
    _overdracht(actor, gezin, naar=wereld.professional().lidmaatschap, van=vandaag())
    with pytest.raises(Ongeldig) as fout:
        _rond_af(actor, gezin, "verhuisd", bevestigd=SAMEN)
    assert list(fout.value.fouten) == ["bevestigd-samen_opgetrokken"]


def test_a_team_outside_takes_over_by_name_and_no_case_opens_here(actor, gezin):
    organisatie = Organisatie.objects.get(pk=wereld.organisatie("overig").pk)
    _overdracht(actor, gezin, naam="Kim van het wijkteam Breda", organisatie=organisatie.pk, telefoon="076 1234567")
    _rond_af(actor, gezin, "verhuisd", bevestigd=SAMEN)
    assert not lees_casus(door=actor, huishouden=gezin.openbaar).casus.loopt


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, {"naam", "organisatie"}),
        ({"naar": 0}, {"naar"}),
        ({"naar": 1, "aangekondigd_op": None}, {"aangekondigd_op"}),
        ({"naar": 1, "aangekondigd_op": lambda: over(2)}, {"aangekondigd_op"}),
        ({"naar": 1, "van": lambda: over(800)}, {"van"}),
    ],
)
def test_a_hand_over_names_who_comes_and_was_announced(actor, gezin, anders, velden):
    with pytest.raises(Ongeldig) as fout:
        _overdracht(actor, gezin, **van_nu(anders))
    assert set(fout.value.fouten) == velden


def test_a_hand_over_goes_to_another_team_and_begins_once(actor, gezin):
    with pytest.raises(Ongeldig, match="uw eigen team"):
        _overdracht(actor, gezin, naar=_collega(actor).lidmaatschap)
    _overdracht(actor, gezin, naar=wereld.professional().lidmaatschap)
    with pytest.raises(Ongeldig, match="al begonnen"):
        _overdracht(actor, gezin, naar=wereld.professional().lidmaatschap)


def test_death_is_recorded_first(actor, gezin):
    bevestigd = {
        Voorwaarde.NABESTAANDEN_GEVRAAGD: "Oma gesproken.",
        Voorwaarde.GEEN_ANDER_HUISGENOOT: "De kinderen wonen bij oma.",
    }
    with pytest.raises(Ongeldig) as fout:
        _rond_af(actor, gezin, "overleden", bevestigd=bevestigd)
    assert list(fout.value.fouten) == ["bevestigd-overleden_vastgesteld"]
    _zet(actor, gezin, lambda s: s.van(Lid).filter(pk=gezin.leden["Samira"]).update(overleden_op=vandaag()))
    _rond_af(actor, gezin, "overleden", bevestigd=bevestigd)


def test_without_a_reason_nothing_ends_and_sent_twice_ends_once(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        _veilig_af(actor, gezin, reden=" ")
    assert list(fout.value.fouten) == ["reden"]
    verzoek = uuid.uuid4()
    nummer = _veilig_af(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        _rond_af(actor, gezin, "blijvend_veilig", verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)


def test_a_stale_page_and_a_stranger_end_nothing(actor, gezin):
    with pytest.raises(Botsing):
        _veilig_af(actor, gezin, versie=99)
    with pytest.raises(NietGevonden):
        _rond_af(wereld.professional(), gezin, "blijvend_veilig")
