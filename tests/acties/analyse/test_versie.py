"""A version of the analysis: purpose and domains, laid before people, asked, established, and a new one after it."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.analyse import inhoud, versie
from tandem.acties.analyse.vergelijken import vergelijk_met_vorige
from tandem.acties.casus.regelversies import corrigeer
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Termijn
from tandem.regels.analyse.analyse import Analysestaat
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.analyse import hulp
from tests.acties.analyse.hulp import begin, lees, regel, schrijf, vastgesteld, voorgelegd, vraag
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _zet(wat, actor, gezin, analyse, **anders):
    return getattr(versie, wat)(door=actor, huishouden=gezin.openbaar, analyse=analyse, **anders)


def test_a_version_begins_with_its_purpose_and_the_domains_that_are_needed(actor, gezin):
    begin(actor, gezin)
    beeld = lees(actor, gezin)
    assert beeld.versie.nummer == 1
    assert beeld.versie.stand is Analysestaat.CONCEPT
    assert [(een.code, een.waarom) for een in beeld.domeinen] == list(hulp.DOMEINEN.items())


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"waarvoor": "  "}, "waarvoor"),
        ({"domeinen": {"bestaat_niet": "x"}}, "domeinen"),
        ({"domeinen": {"geld": " "}}, "waarom_geld"),
    ],
)
def test_without_purpose_or_reason_nothing_begins(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        begin(actor, gezin, **anders)
    assert veld in fout.value.fouten
    assert lees(actor, gezin).versie is None


def test_all_domains_at_once_are_refused_and_none_at_all_is_possible(actor, gezin):
    with pytest.raises(Ongeldig, match="alleen de onderwerpen die nu nodig zijn"):
        begin(actor, gezin, domeinen=dict.fromkeys(catalogus().leefdomeinen, "daarom"))
    assert begin(actor, gezin, domeinen={})


def test_one_version_in_the_making_at_a_time(actor, gezin):
    begin(actor, gezin)
    with pytest.raises(Ongeldig, match="Versie 1 is nog niet vastgesteld"):
        begin(actor, gezin)


def test_the_same_request_twice_begins_once(actor, gezin):
    verzoek = uuid.uuid4()
    eerste = begin(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        begin(actor, gezin, verzoek=verzoek)
    assert eerder.value.uitkomst == str(eerste)


def test_without_a_case_there_is_nothing_to_analyse(actor):
    with pytest.raises(Ongeldig, match="Er loopt nog geen casus"):
        begin(actor, wereld.gezin(actor, met_casus=False))


def test_strangers_find_nothing_and_who_has_no_key_to_the_analysis_is_told(actor, gezin):
    analyse = begin(actor, gezin)
    with pytest.raises(NietGevonden):
        lees(wereld.professional(), gezin, analyse)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        lees(aanbieder, gezin, analyse)


def test_who_sees_a_part_takes_no_step_over_the_whole(actor, gezin):
    namens = wereld.professional()
    wereld.betrek(gezin, namens, door=actor, namens_id=gezin.leden["Samira"])
    with pytest.raises(Geweigerd, match="niet alles"):
        begin(namens, gezin)


def test_a_domain_with_lines_in_it_stays(actor, gezin):
    analyse = begin(actor, gezin)
    schrijf(actor, gezin, analyse, regel(gezin, "Oma helpt.", domein="netwerk"))
    with pytest.raises(Ongeldig, match="Hier staan al regels bij: Familie en vrienden"):
        _zet("wijzig_opzet", actor, gezin, analyse, waarvoor="x", domeinen={"veiligheid_thuis": "x"})
    _zet("wijzig_opzet", actor, gezin, analyse, waarvoor="Anders.", domeinen={"netwerk": "Hulp."})
    assert lees(actor, gezin).versie.waarvoor == "Anders."


def test_two_who_change_the_purpose_at_once_the_second_is_told(actor, gezin):
    analyse = begin(actor, gezin)
    _zet("wijzig_opzet", actor, gezin, analyse, waarvoor="De eerste.", domeinen={}, versie=1)
    with pytest.raises(Botsing) as botsing:
        _zet("wijzig_opzet", actor, gezin, analyse, waarvoor="De tweede.", domeinen={}, versie=1)
    assert botsing.value.hun["waarvoor"] == "De eerste."


def test_an_empty_analysis_is_not_laid_before_anybody(actor, gezin):
    analyse = begin(actor, gezin)
    with pytest.raises(Ongeldig, match="Er staat nog niets in de analyse"):
        _zet("leg_voor", actor, gezin, analyse, vragen_voor=vandaag())


def test_laying_before_people_sets_a_day_to_have_asked_and_establishing_ends_it(actor, gezin):
    analyse = voorgelegd(actor, gezin)
    (termijn,) = _termijnen(actor, gezin)
    assert (termijn.vervalt_op, termijn.afgerond_op) == (vandaag(), None)
    with pytest.raises(Ongeldig, match="2 personen zijn vanaf 12 jaar nog niet gevraagd|nog niet gevraagd"):
        _zet("stel_vast", actor, gezin, analyse)
    for lid in lees(actor, gezin).te_vragen:
        vraag(actor, gezin, analyse, next(naam for naam, nummer in gezin.leden.items() if nummer == lid), "nee")
    _zet("stel_vast", actor, gezin, analyse)
    assert lees(actor, gezin).versie.stand is Analysestaat.VASTGESTELD
    assert [een.uitkomst for een in _termijnen(actor, gezin)] == ["gedaan"]


def _termijnen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(Termijn).filter(soort=versie.HERKENNING))


def test_a_day_in_the_past_to_have_asked_is_refused(actor, gezin):
    analyse = begin(actor, gezin)
    schrijf(actor, gezin, analyse, regel(gezin, "Er is ruzie."))
    with pytest.raises(Ongeldig) as fout:
        _zet("leg_voor", actor, gezin, analyse, vragen_voor=vandaag() - timedelta(days=1))
    assert list(fout.value.fouten) == ["vragen_voor"]


def test_a_no_stands_beside_the_analysis_and_in_nobodys_way(actor, gezin):
    analyse = voorgelegd(actor, gezin)
    vraag(actor, gezin, analyse, "Samira", "nee", tekst="Zo is het niet gegaan.")
    (antwoord,) = lees(actor, gezin).herkenningen
    assert (antwoord.antwoord, antwoord.tekst, antwoord.geldt) == ("nee", "Zo is het niet gegaan.", True)


def test_after_taking_it_back_everyone_is_asked_anew(actor, gezin):
    analyse = voorgelegd(actor, gezin)
    vraag(actor, gezin, analyse, "Samira", "nee")
    with pytest.raises(Ongeldig) as fout:
        _zet("haal_terug", actor, gezin, analyse, reden=" ")
    assert list(fout.value.fouten) == ["reden"]
    _zet("haal_terug", actor, gezin, analyse, reden="Samira ziet het anders.")
    _zet("leg_voor", actor, gezin, analyse, vragen_voor=vandaag())
    beeld = lees(actor, gezin)
    assert gezin.leden["Samira"] in beeld.te_vragen
    assert [een.geldt for een in beeld.herkenningen] == [False]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"antwoord": "misschien"}, "antwoord"),
        ({"antwoord": "", "tekst": "Nee hoor."}, "antwoord"),
        ({"gevraagd_op": lambda: over(1)}, "gevraagd_op"),
        ({"gevraagd_op": lambda: over(-1)}, "gevraagd_op"),
        ({"lid": 1}, "lid"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(actor, gezin, anders, veld):
    analyse = voorgelegd(actor, gezin)
    gegevens = {"lid": gezin.leden["Samira"], "gevraagd_op": vandaag(), "antwoord": "ja", **van_nu(anders)}
    with pytest.raises(Ongeldig) as fout:
        hulp.leg_herkenning_vast(door=actor, huishouden=gezin.openbaar, analyse=analyse, **gegevens)
    assert list(fout.value.fouten) == [veld]


def test_nobody_is_asked_before_it_lies_before_them(actor, gezin):
    analyse = begin(actor, gezin)
    with pytest.raises(Ongeldig, match="eerst voor"):
        vraag(actor, gezin, analyse, "Samira")


def test_what_is_established_does_not_change(actor, gezin):
    analyse = vastgesteld(actor, gezin)
    with pytest.raises(Ongeldig, match="Begin een nieuwe versie"):
        schrijf(actor, gezin, analyse, regel(gezin, "Nog iets."))
    with pytest.raises(Ongeldig):
        _zet("haal_terug", actor, gezin, analyse, reden="toch")


def _stel_vast(actor, gezin, analyse):
    _zet("leg_voor", actor, gezin, analyse, vragen_voor=vandaag())
    for naam, nummer in gezin.leden.items():
        if nummer in lees(actor, gezin).te_vragen:
            vraag(actor, gezin, analyse, naam)
    _zet("stel_vast", actor, gezin, analyse)


def test_a_new_version_starts_from_the_last_and_the_differences_are_shown(actor, gezin):
    eerste = begin(actor, gezin)
    regels = schrijf(
        actor, gezin, eerste, *(regel(gezin, tekst) for tekst in ("Blijft.", "Verandert.", "Gaat weg."))
    )  # fmt: skip
    inhoud.leg_verband(
        door=actor, huishouden=gezin.openbaar, analyse=eerste, van=regels["Blijft."].openbaar,
        naar=regels["Verandert."].openbaar, soort="leidt_tot", uitleg="Het een geeft het ander.",
    )  # fmt: skip
    _stel_vast(actor, gezin, eerste)
    tweede = begin(actor, gezin)
    mee = {een.regel.tekst: een.regel for een in lees(actor, gezin, tweede).regels}
    assert set(mee) == {"Blijft.", "Verandert.", "Gaat weg."}
    assert not any(een.nieuw or een.gewijzigd for een in lees(actor, gezin, tweede).regels)
    corrigeer(
        door=actor, huishouden=gezin.openbaar, regel=mee["Verandert."].openbaar, verzoek=uuid.uuid4(),
        soort="waarneming", tekst="Veranderd.", op=vandaag(), betreft=(gezin.leden["Samira"],),
    )  # fmt: skip
    inhoud.haal_regel_weg(
        door=actor, huishouden=gezin.openbaar, analyse=tweede, regel=mee["Gaat weg."].openbaar, reden="Voorbij."
    )
    schrijf(actor, gezin, tweede, regel(gezin, "Nieuw."))

    beeld = lees(actor, gezin, tweede)
    assert {een.regel.tekst: (een.nieuw, een.gewijzigd) for een in beeld.regels} == {
        "Blijft.": (False, False), "Veranderd.": (False, True), "Nieuw.": (True, False),
    }  # fmt: skip
    (verband,) = beeld.verbanden
    op_nummer = {een.regel.id: een.regel.tekst for een in beeld.regels}
    assert (op_nummer[verband.van], op_nummer[verband.naar]) == ("Blijft.", "Veranderd.")

    verschil = vergelijk_met_vorige(door=actor, huishouden=gezin.openbaar, analyse=tweede)
    assert [een.tekst for een in verschil.nieuw] == ["Nieuw."]
    assert [(oud.tekst, nu.tekst) for oud, nu in verschil.gewijzigd] == [("Verandert.", "Veranderd.")]
    assert [een.tekst for een in verschil.weg] == ["Gaat weg."]
    assert verschil.gelijk == 1
    assert {een.regel.tekst for een in lees(actor, gezin, eerste).regels} == {"Blijft.", "Verandert.", "Gaat weg."}


def test_establishing_a_new_version_replaces_the_old_one(actor, gezin):
    eerste = vastgesteld(actor, gezin)
    tweede = begin(actor, gezin)
    _stel_vast(actor, gezin, tweede)
    assert lees(actor, gezin, eerste).versie.stand is Analysestaat.VERVANGEN


def test_the_first_version_has_nothing_before_it(actor, gezin):
    analyse = begin(actor, gezin)
    with pytest.raises(NietGevonden):
        vergelijk_met_vorige(door=actor, huishouden=gezin.openbaar, analyse=analyse)
