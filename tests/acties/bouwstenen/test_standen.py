"""Marks, own words and examples of a municipality: allowed, refused, twice the same, a conflict, and nobody else's."""

import uuid

import pytest

from tandem.acties.bouwstenen.inhoud import actiecodes, acties
from tandem.acties.bouwstenen.standen import (
    acties_die_helpen,
    lees_bouwsteen,
    lees_bouwstenen,
    markeer_actie,
)
from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld, trek_voorbeeld_in
from tandem.acties.bouwstenen.woorden import bewaar_woord, haal_woord_weg, lees_woorden
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.models import Organisatiegebeurtenis, Organisatieinzage
from tandem.regels.bouwstenen.actie import Actiestand
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")

STEEN = "sturing"


def lees_actie(*, door, code):
    steen = acties()[code][0].code
    return next(een for een in lees_bouwsteen(door=door, code=steen).acties if een.actie.code == code)


def code() -> str:
    return actiecodes()[STEEN][0]


@pytest.fixture
def gemeente():
    return org.gemeente()


def test_a_municipality_marks_an_action_and_its_team_reads_it(gemeente):
    adviseur = gemeente.actor()
    assert markeer_actie(door=adviseur, code=code(), stand="bezig") == STEEN
    assert lees_actie(door=gemeente.actor("bestuurder"), code=code()).stand is Actiestand.BEZIG
    blad = lees_bouwsteen(door=gemeente.actor("casusregisseur"), code=STEEN)
    assert (blad.voortgang.van(Actiestand.BEZIG), Werklaag.PLAN in blad.kop.werkt) == (1, False)
    overzicht = lees_bouwstenen(door=adviseur)
    assert overzicht.samen.totaal == len(acties())
    assert overzicht.samen.van(Actiestand.NIET_BEKEKEN) == len(acties()) - 1


@pytest.mark.parametrize("rol", ["bestuurder", "casusregisseur", "clientenraadslid"])
def test_who_only_reads_plans_marks_nothing(gemeente, rol):
    with pytest.raises(Geweigerd, match="verbeterplan"):
        markeer_actie(door=gemeente.actor(rol), code=code(), stand="klaar")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"stand": "onzin"}, "stand"), ({"stand": "niet_voor_ons"}, "uitleg"), ({"stand": "loopt_vast"}, "uitleg")],
)
def test_a_mark_that_does_not_hold_is_refused_at_its_field(gemeente, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        markeer_actie(door=gemeente.actor(), code=code(), **anders)
    assert list(fout.value.fouten) == [veld]


def test_an_action_that_does_not_exist_is_not_found(gemeente):
    with pytest.raises(NietGevonden):
        markeer_actie(door=gemeente.actor(), code="bestaat_niet", stand="klaar")
    with pytest.raises(NietGevonden):
        lees_bouwsteen(door=gemeente.actor(), code="bestaat_niet")


def test_the_same_mark_sent_twice_happens_once(gemeente):
    adviseur, verzoek = gemeente.actor(), uuid.uuid4()
    markeer_actie(door=adviseur, code=code(), stand="bezig", verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        markeer_actie(door=adviseur, code=code(), stand="bezig", verzoek=verzoek)
    assert eerder.value.uitkomst == STEEN
    assert lees_actie(door=adviseur, code=code()).versie == 1


@pytest.mark.parametrize("gelezen", [0, 1])
def test_who_marks_after_somebody_else_is_told(gemeente, gelezen):
    een, twee = gemeente.actor(), gemeente.actor()
    if gelezen:
        markeer_actie(door=twee, code=code(), stand="niet_begonnen", versie=0)
    markeer_actie(door=een, code=code(), stand="loopt_vast", uitleg="Er is geen opdracht.", versie=gelezen)
    with pytest.raises(Botsing) as botsing:
        markeer_actie(door=twee, code=code(), stand="klaar", versie=gelezen)
    assert botsing.value.wie == een.naam
    assert botsing.value.hun == {"stand": "loopt vast", "uitleg": "Er is geen opdracht."}
    markeer_actie(door=twee, code=code(), stand="klaar", versie=botsing.value.versie)
    assert lees_actie(door=een, code=code()).stand is Actiestand.KLAAR


def test_a_stuck_action_points_to_the_bouwstenen_under_it(gemeente):
    adviseur = gemeente.actor()
    markeer_actie(door=adviseur, code=code(), stand="loopt_vast", uitleg="Niemand weet ervan.")
    eerste = actiecodes()["informatie"][0]
    markeer_actie(door=adviseur, code=eerste, stand="klaar")
    ((beeld, wijzers),) = lees_bouwstenen(door=adviseur).vast
    assert beeld.uitleg == "Niemand weet ervan."
    assert [wijzer.code for wijzer in wijzers] == ["informatie", "leren"]
    assert eerste not in [actie.code for actie in wijzers[0].acties]
    assert lees_bouwsteen(door=adviseur, code=STEEN).wijzers[code()] == wijzers


def test_a_low_part_leads_to_actions_that_help_and_are_not_done(gemeente):
    adviseur, (een, twee, *_) = gemeente.actor(), actiecodes()[STEEN]
    markeer_actie(door=adviseur, code=een, stand="klaar")
    beelden = acties_die_helpen(door=adviseur, codes=[een, twee, "onbekend", twee])
    assert [beeld.actie.code for beeld in beelden] == [twee]


def test_another_municipality_sees_no_mark_whatever_is_opened(gemeente):
    centrum = org.gemeente()
    ander = org.gemeente(centrum.gemeente)
    markeer_actie(door=ander.actor(), code=code(), stand="klaar")
    org.open_laag(ander.actor(), Werklaag.PLAN, Kring.REGIO)
    assert lees_actie(door=centrum.actor(), code=code()).stand is Actiestand.NIET_BEKEKEN


def test_own_words_are_kept_changed_and_taken_away(gemeente):
    adviseur = gemeente.actor()
    woord = bewaar_woord(door=adviseur, begrip="lokaal team", eigen="wijkteam", uitleg="De mensen aan de voordeur.")
    bewaar_woord(door=adviseur, begrip="basisfuncties", eigen="de vijf", verzoek=None)
    lijst = lees_woorden(door=gemeente.actor("bestuurder"))
    assert [een.begrip for een in lijst.woorden] == ["basisfuncties", "lokaal team"]
    with pytest.raises(Geweigerd):
        lees_woorden(door=gemeente.actor("bestuurder"), om_te_wijzigen=True)
    with pytest.raises(Ongeldig) as fout:
        bewaar_woord(door=adviseur, begrip="Lokaal team ", eigen="")
    assert set(fout.value.fouten) == {"begrip", "eigen"}
    bewaar_woord(door=adviseur, begrip="lokaal team", eigen="buurtteam", woord=woord, versie=1)
    with pytest.raises(Botsing) as botsing:
        bewaar_woord(door=adviseur, begrip="lokaal team", eigen="dorpsteam", woord=woord, versie=1)
    assert botsing.value.hun["eigen"] == "buurtteam"
    with pytest.raises(Geweigerd):
        haal_woord_weg(door=gemeente.actor("bestuurder"), woord=woord)
    haal_woord_weg(door=adviseur, woord=woord)
    assert [een.eigen for een in lees_woorden(door=adviseur).woorden] == ["de vijf"]
    with pytest.raises(NietGevonden):
        haal_woord_weg(door=adviseur, woord=woord)


def _van(lezer, gemeente):
    """The examples of this municipality; other tests open theirs to the whole region."""
    alle = lees_bouwsteen(door=lezer, code=STEEN).voorbeelden
    return [een for een in alle if een.van == gemeente.organisatie.naam]


def test_an_example_is_seen_by_others_only_when_opened_and_never_changed(gemeente):
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    teamleider, lezer = hun.actor("teamleider"), centrum.actor()
    gegevens = {"bouwsteen": STEEN, "titel": "Samen op de fiets", "tekst": "Elke week een uur.", "contact": "010 1"}
    voorbeeld = bewaar_voorbeeld(door=teamleider, **gegevens)
    assert _van(lezer, hun) == []
    org.open_laag(hun.actor(), Werklaag.VOORBEELD, Kring.SUBREGIO)
    (gezien,) = _van(lezer, hun)
    assert (gezien.van, gezien.eigen, gezien.contact) == (hun.organisatie.naam, False, "010 1")
    assert _van(gemeente.actor(), hun) == []
    with pytest.raises(NietGevonden):
        bewaar_voorbeeld(door=lezer, voorbeeld=voorbeeld, **gegevens)
    with pytest.raises(NietGevonden):
        trek_voorbeeld_in(door=lezer, voorbeeld=voorbeeld)
    trek_voorbeeld_in(door=teamleider, voorbeeld=voorbeeld)
    assert _van(lezer, hun) == []
    with pytest.raises(Ongeldig):
        bewaar_voorbeeld(door=teamleider, voorbeeld=voorbeeld, **gegevens)


def test_an_example_says_what_it_is(gemeente):
    with pytest.raises(Ongeldig) as fout:
        bewaar_voorbeeld(door=gemeente.actor(), bouwsteen=STEEN, titel=" ", tekst="")
    assert set(fout.value.fouten) == {"titel", "tekst"}
    with pytest.raises(Geweigerd):
        bewaar_voorbeeld(door=gemeente.actor("bestuurder"), bouwsteen=STEEN, titel="x", tekst="y")


def test_whose_examples_were_read_is_logged_and_what_was_marked_is_an_event(gemeente):
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    bewaar_voorbeeld(door=hun.actor(), bouwsteen=STEEN, titel="t", tekst="t")
    org.open_laag(hun.actor(), Werklaag.VOORBEELD)
    lees_bouwsteen(door=centrum.actor(), code=STEEN)
    adviseur = hun.actor()
    with lees_organisatie(door=adviseur, wat="test") as sessie:
        sessie.inzage()
        lezers = set(sessie.mijn(Organisatieinzage).values_list("lezer", flat=True))
        soorten = set(sessie.mijn(Organisatiegebeurtenis).values_list("soort", flat=True))
    assert centrum.organisatie.pk in lezers
    assert "voorbeeld_vastgelegd" in soorten
