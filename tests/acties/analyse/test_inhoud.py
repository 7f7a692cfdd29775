"""Lines, links and figures in a version: who sees what, and what is refused."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties.analyse import inhoud
from tandem.acties.casus.regelversies import corrigeer
from tandem.regels.rechten.oordeel import Botsing, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.analyse.hulp import begin, lees, regel, schrijf
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


@pytest.fixture
def analyse(actor, gezin):
    return begin(actor, gezin)


def _verband(actor, gezin, analyse, eerst, dan, **anders):
    gegevens = {"soort": "leidt_tot", "uitleg": "Zo gaat het.", "van": eerst.openbaar, "naar": dan.openbaar, **anders}
    return inhoud.leg_verband(door=actor, huishouden=gezin.openbaar, analyse=analyse, **gegevens)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"domein": "geld"}, "regels-0-domein"),
        ({"aard": "neutraal"}, "regels-0-aard"),
        ({"betreft": ()}, "regels-0-betreft"),
    ],
)
def test_a_line_in_a_domain_that_was_not_chosen_is_refused(actor, gezin, analyse, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        schrijf(actor, gezin, analyse, regel(gezin, "x", **anders))
    assert list(fout.value.fouten) == [veld]
    assert lees(actor, gezin).regels == ()


def test_a_line_and_its_link_stay_hidden_from_whom_it_is_hidden_from(actor, gezin, analyse):
    verborgen = regel(gezin, "Tom is bang.", niet_zichtbaar_voor=(gezin.leden["Samira"],))
    regels = schrijf(actor, gezin, analyse, verborgen, regel(gezin, "Er is ruzie."))
    _verband(actor, gezin, analyse, regels["Er is ruzie."], regels["Tom is bang."])
    assert lees(actor, gezin).verbanden[0].niet_zichtbaar_voor == (gezin.leden["Samira"],)
    namens = wereld.professional()
    wereld.betrek(gezin, namens, door=actor, namens_id=gezin.leden["Samira"])
    beeld = lees(namens, gezin)
    assert [een.regel.tekst for een in beeld.regels] == ["Er is ruzie."]
    assert beeld.verbanden == ()


def test_a_print_for_a_member_leaves_out_what_is_hidden_from_them(actor, gezin, analyse):
    verborgen = regel(gezin, "Tom is bang.", niet_zichtbaar_voor=(gezin.leden["Samira"],))
    regels = schrijf(actor, gezin, analyse, verborgen, regel(gezin, "Er is ruzie."))
    _verband(actor, gezin, analyse, regels["Er is ruzie."], regels["Tom is bang."])
    leden = {lid.roepnaam: lid.openbaar for lid in lees(actor, gezin).kop.leden}
    voor_samira = lees(actor, gezin, voor=leden["Samira"])
    assert [een.regel.tekst for een in voor_samira.regels] == ["Er is ruzie."]
    assert voor_samira.verbanden == ()
    assert len(lees(actor, gezin, voor=leden["Tom"]).regels) == 2
    with pytest.raises(NietGevonden):
        lees(actor, gezin, voor=uuid.uuid4())


def test_links_between_lines_follow_a_correction(actor, gezin, analyse):
    regels = schrijf(actor, gezin, analyse, regel(gezin, "een"), regel(gezin, "twee"))
    _verband(actor, gezin, analyse, regels["een"], regels["twee"])
    inhoud_voor = lees(actor, gezin).verbanden[0]
    corrigeer(
        door=actor, huishouden=gezin.openbaar, regel=regels["een"].openbaar, verzoek=uuid.uuid4(),
        soort="waarneming", tekst="een, maar anders", op=vandaag(), betreft=(gezin.leden["Samira"],),
    )  # fmt: skip
    (na,) = lees(actor, gezin).verbanden
    assert na.van != inhoud_voor.van
    assert na.naar == inhoud_voor.naar
    nu = {een.regel.tekst: een.regel for een in lees(actor, gezin).regels}
    with pytest.raises(Ongeldig, match="staat er al"):
        _verband(actor, gezin, analyse, nu["een, maar anders"], nu["twee"])


def test_bad_links_are_refused(actor, gezin, analyse):
    regels = schrijf(actor, gezin, analyse, regel(gezin, "een"), regel(gezin, "twee"))
    een, twee = regels["een"], regels["twee"]
    for anders, veld in (
        ({"naar": een.openbaar}, "naar"),
        ({"naar": uuid.uuid4()}, "naar"),
        ({"van": uuid.uuid4()}, "van"),
        ({"soort": "hoort_bij"}, "soort"),
        ({"uitleg": " "}, "uitleg"),
    ):
        with pytest.raises(Ongeldig) as fout:
            _verband(actor, gezin, analyse, een, twee, **anders)
        assert list(fout.value.fouten) == [veld]
    assert lees(actor, gezin).verbanden == ()


def test_taking_a_line_out_takes_its_links_along_and_happens_once(actor, gezin, analyse):
    regels = schrijf(actor, gezin, analyse, regel(gezin, "een"), regel(gezin, "twee"))
    _verband(actor, gezin, analyse, regels["een"], regels["twee"])
    weg = {"door": actor, "huishouden": gezin.openbaar, "analyse": analyse, "regel": regels["een"].openbaar}
    with pytest.raises(Ongeldig) as fout:
        inhoud.haal_regel_weg(**weg, reden="")
    assert list(fout.value.fouten) == ["reden"]
    inhoud.haal_regel_weg(**weg, reden="Klopt niet meer.")
    assert [een.regel.tekst for een in lees(actor, gezin).regels] == ["twee"]
    assert lees(actor, gezin).verbanden == ()
    with pytest.raises(Botsing):
        inhoud.haal_regel_weg(**weg, reden="Nog eens.")


def test_taking_a_link_away(actor, gezin, analyse):
    regels = schrijf(actor, gezin, analyse, regel(gezin, "een"), regel(gezin, "twee"))
    verband = _verband(actor, gezin, analyse, regels["een"], regels["twee"])
    inhoud.haal_verband_weg(door=actor, huishouden=gezin.openbaar, analyse=analyse, verband=verband)
    assert lees(actor, gezin).verbanden == ()
    with pytest.raises(NietGevonden):
        inhoud.haal_verband_weg(door=actor, huishouden=gezin.openbaar, analyse=analyse, verband=uuid.uuid4())


def _cijfer(actor, gezin, analyse, **anders):
    gegevens = {"stem_soort": "lid", "lid": gezin.leden["Samira"], "op": vandaag(), "score": 4, **anders}
    invoer = inhoud.Cijferinvoer(**gegevens)
    return inhoud.geef_cijfer(door=actor, huishouden=gezin.openbaar, analyse=analyse, invoer=invoer)


def test_figures_of_each_voice_over_time_and_zero_is_not_unknown(actor, gezin, analyse):
    _cijfer(actor, gezin, analyse, op=vandaag() - timedelta(days=7), score=0)
    _cijfer(actor, gezin, analyse, score=None, geen_cijfer="wil_niet")
    _cijfer(actor, gezin, analyse, stem_soort="netwerk", lid=None, wie="oma", score=6)
    _cijfer(actor, gezin, analyse, stem_soort="professional", lid=None, score=5)
    cijfers = lees(actor, gezin).cijfers
    assert [(een.soort, een.wie, een.score, een.geen_cijfer) for een in cijfers] == [
        ("lid", "", 0, ""),
        ("lid", "", None, "wil_niet"),
        ("netwerk", "oma", 6, ""),
        ("professional", actor.naam, 5, ""),
    ]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"score": 11}, "score"),
        ({"score": None}, "score"),
        ({"score": 3, "geen_cijfer": "wil_niet"}, "score"),
        ({"geen_cijfer": "saai", "score": None}, "geen_cijfer"),
        ({"geen_cijfer": "cijfer"}, "geen_cijfer"),
        ({"lid": None}, "stem"),
        ({"lid": 1}, "stem"),
        ({"stem_soort": "buurt"}, "stem"),
        ({"stem_soort": "netwerk", "lid": None}, "wie"),
        ({"op": lambda: over(1)}, "op"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(actor, gezin, analyse, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _cijfer(actor, gezin, analyse, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]


def test_a_version_of_another_household_is_not_found(actor, gezin, analyse):
    ander = wereld.gezin(actor)
    with pytest.raises(NietGevonden):
        lees(actor, ander, analyse)
    with pytest.raises(NietGevonden):
        _cijfer(actor, ander, analyse, lid=ander.leden["Samira"])
