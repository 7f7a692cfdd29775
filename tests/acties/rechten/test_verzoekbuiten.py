"""A request by who holds authority over a child and never was a member of the household, and the copy for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.gezag import Gezagsinvoer, beeindig_gezag, leg_gezag_vast
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.portaal.afschrift import als_gegevens, als_pdf, lees_afschrift
from tandem.acties.portaal.meegeven import geef_afschrift_mee, geef_stuk_mee
from tandem.acties.portaal.verzoek import lees_mijn_verzoeken
from tandem.acties.rechten.verzoek import Verzoekinvoer
from tandem.acties.rechten.verzoekbuiten import (
    Identiteit,
    lees_houderkeuzes,
    leg_vast_van_buiten,
)
from tandem.acties.rechten.verzoeklezen import GEEN_GEZAG
from tandem.models import Afspraak, Contactgegeven, Doel, Gebeurtenis, Gezag, Inzage, Lid, Rechtsverzoek, Regel
from tandem.regels.rechten.actor import Buitendrager
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.verzoek import Verzoekstand
from tandem.regels.rechten.verzoekbuiten import GEEN_HOUDER
from tests import wereld
from tests.acties.huishouden.hulp import rijen
from tests.acties.rechten.test_afschriftstuk import beslis, document
from tests.acties.rechten.verzoekhulp import maak_vraagt
from tests.web.portaal.hulp import eigenaar_verbinding

pytestmark = pytest.mark.usefixtures("db")
KARIM = "Karim de Boer"


@pytest.fixture
def v():
    return maak_vraagt()


def gezag(v, kind="Tom", *, soort="ouderlijk", organisatie=""):
    """Say that somebody from outside holds authority over a child."""
    kop = lees_dossierblad(**v.ding).kop
    nummers = {een.voornaam: een.openbaar for een in kop.leden}
    wie = {"organisatie": organisatie} if organisatie else {"buiten": KARIM}
    return leg_gezag_vast(**v.ding, invoer=Gezagsinvoer(nummers[kind], soort, "uitspraak", date(2024, 1, 1), **wie))


def vraag(v, van, soort="kopie", *, wijze="bewijs", tekst="Aan de balie gevraagd.", **meer):
    """Record what the holder asked."""
    wie = Identiteit(wijze, timezone.localdate())
    return leg_vast_van_buiten(
        **v.ding, gezag=van, identiteit=wie, invoer=Verzoekinvoer(soort, tekst, **meer)
    )  # fmt: skip


def kopie(v, van=None, soort="kopie"):
    een = vraag(v, van or gezag(v), soort)
    v.stap(een, "wijs_toe", tekst="U krijgt de kopie van ons mee.")
    return een


def gegevens(v, een, door=None):
    return str(als_gegevens(geef_afschrift_mee(**{**v.ding, "door": door or v.ik}, rechtsverzoek=een)))


def _zet(tabel, rij, **velden):
    with eigenaar_verbinding() as verbinding:
        for veld, waarde in velden.items():
            verbinding.execute(f"UPDATE {tabel} SET {veld} = %s WHERE id = %s", [waarde, rij])


def test_who_has_authority_elsewhere_asks_and_gets_the_copy_from_a_professional(v):
    van = gezag(v)
    een = vraag(v, van)
    beeld = v.beeld(een)
    assert (beeld.buiten.naam, beeld.over, beeld.vrager) == (KARIM, v.gezin.leden["Tom"], 0)
    assert beeld.buiten.nagekeken_op == timezone.localdate()
    assert set(v.termijnen()) == {"verzoek_bekijken", "verzoek_beslissen"}
    assert v.blad(een).overhandigen is None
    with pytest.raises(NietGevonden):
        gegevens(v, een)
    v.stap(een, "wijs_toe", tekst="U krijgt de kopie van ons mee.")
    assert v.blad(een).overhandigen.kan_niet == ""
    tekst = gegevens(v, een)
    assert "Tom zei iets over school." in tekst
    assert "U krijgt de kopie van ons mee." in tekst
    for geheim in ("Samira", "beter gaat", "niet naar huis", "buren", "Rust in huis", "Op tijd naar school"):
        assert geheim not in tekst
    assert als_pdf(geef_afschrift_mee(**v.ding, rechtsverzoek=een)).startswith(b"%PDF")


def test_it_is_never_more_than_a_holder_who_left_would_get(v):
    """The same household, the same child: Samira with authority left; Karim was never there."""
    v.gezag("Tom", "Samira")
    een = v.vraag("Samira", "kopie", voor="Tom", tekst="")
    v.stap(een, "wijs_toe")
    _zet("tandem_lid", v.gezin.leden["Samira"], tot=timezone.localdate())
    zij = als_gegevens(lees_afschrift(**v.als("Samira"), rechtsverzoek=een))
    buiten = kopie(v)
    hij = als_gegevens(geef_afschrift_mee(**v.ding, rechtsverzoek=buiten))
    for deel in ("opgeschreven", "afspraken"):
        assert {een["tekst"] for een in hij[deel]} <= {een["tekst"] for een in zij[deel]}
    assert [een["tekst"] for een in hij["opgeschreven"]] == ["Tom zei iets over school."]
    assert not hij.keys() - zij.keys()


def test_each_time_it_is_recorded_for_whom_and_the_reading_stands_in_the_log(v):
    een = kopie(v)
    for _ in range(2):
        gegevens(v, een)
    feiten = [rij.feiten for rij in rijen(v.ik, v.gezin.openbaar, Gebeurtenis) if rij.soort == "verzoek_kopie_mee"]
    assert [KARIM in str(feit) for feit in feiten] == [True, True]
    gelezen = [rij for rij in rijen(v.ik, v.gezin.openbaar, Inzage) if rij.wat.startswith("kopie voor wie gezag heeft")]
    assert {rij.medewerker for rij in gelezen} == {v.ik.medewerker}
    assert len({rij.verzoek for rij in gelezen}) == 4  # each time: handing over, and reading through the narrow door


@pytest.mark.parametrize("muur", ["beide", "eerste", "tweede"])
@pytest.mark.parametrize("hoe", ["Samira", "Noor", "Tom", "stem", "portaal", "laag", "ook_over", "niemand"])
def test_what_is_hidden_shielded_said_by_a_member_or_about_another_is_not_in_it(v, hoe, muur, monkeypatch):
    """Nobody could hide a line from somebody who is no member: so what is hidden from anybody is not for them."""
    leden = v.gezin.leden
    velden = {
        "stem": {"stem_id": leden["Tom"]}, "portaal": {"auteur_id": None}, "laag": {"laag": 5},
        "niemand": {"betreft": []}, "ook_over": {"betreft": [leden["Tom"], leden["Samira"]]},
    }.get(hoe) or {"niet_zichtbaar_voor": [leden[hoe]]}  # fmt: skip
    een = kopie(v)
    assert "over school" in gegevens(v, een)
    _zet("tandem_regel", v.inhoud["over_tom"].pk, **velden)
    if muur == "tweede":
        monkeypatch.setattr(deur, "APP_FILTERT", False)
    if muur == "eerste":
        monkeypatch.setattr(ledendeur, "betreed_buiten", _met_muur_twee_open(ledendeur.betreed_buiten))
    assert "over school" not in gegevens(v, een)


def _met_muur_twee_open(echt):
    """Wall 2 broken: it holds the keys of the professional, whole and wide."""

    def open_(**alles):
        bos, door = echt(**alles), alles["door"].actor
        plek = [door.medewerker, door.lidmaatschap, alles["doel"].value, alles["nu"], alles["nummer"]]
        with connection.cursor() as cursor:
            cursor.execute("SELECT tandem_betreed(%s, %s, %s, %s, %s)", plek)
            cursor.execute("SELECT set_config('tandem.smal', '', true)")
        return bos

    return open_


def test_wall_two_opens_four_tables_for_it_and_writes_none(v, monkeypatch):
    een = kopie(v)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    (rij,) = rijen(v.ik, v.gezin.openbaar, Rechtsverzoek)
    als = Buitendrager(0, 0, actor=v.ik, lid=0, verzoek=rij.pk)
    with ledendeur.lees(door=als, wat="test", huishouden=v.gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        assert set(sessie.van(Lid).values_list("pk", flat=True)) == {v.gezin.leden["Tom"]}
        assert sessie.van(Regel).count() == 1
        for dicht in (Doel, Gezag, Rechtsverzoek, Gebeurtenis, Contactgegeven):
            assert not sessie.van(dicht).exists()
        assert not sessie.van(Afspraak).exists()
        sessie.van(Regel).update(op=date(2020, 1, 1))
    (regel,) = [een for een in rijen(v.ik, v.gezin.openbaar, Regel) if een.pk == v.inhoud["over_tom"].pk]
    assert regel.op == v.inhoud["over_tom"].op
    assert een


EINDE = [
    lambda v, van: beeindig_gezag(**v.ding, gezag=van, op=timezone.localdate()),
    lambda v, _: v.word("Tom", 16),
    lambda v, _: v.word("Tom", 18),
]


@pytest.mark.parametrize("gebeurt", EINDE)
def test_when_the_authority_ended_or_the_child_is_too_old_both_walls_refuse_the_copy(v, gebeurt, monkeypatch):
    van = gezag(v)
    een = kopie(v, van)
    assert "over school" in gegevens(v, een)
    gebeurt(v, van)
    assert v.blad(een).overhandigen.kan_niet == GEEN_GEZAG
    with pytest.raises(Ongeldig, match="Dit kan niet meer"):
        gegevens(v, een)
    (rij,) = rijen(v.ik, v.gezin.openbaar, Rechtsverzoek)
    als = Buitendrager(0, 0, actor=v.ik, lid=0, verzoek=rij.pk)
    with pytest.raises(NietGevonden), ledendeur.lees(door=als, wat="test", huishouden=v.gezin.openbaar):
        pass
    monkeypatch.setattr(ledendeur, "betreed_buiten", _met_alle_sleutels(ledendeur.betreed_buiten))
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    with ledendeur.lees(door=als, wat="test", huishouden=v.gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        assert not sessie.van(Regel).exists()
        assert not sessie.van(Lid).exists()


def _met_alle_sleutels(echt):
    """Wall 1 broken: whatever the facts say, it holds every key of the professional."""

    def open_(**alles):
        bos = echt(**alles)
        nummers = frozenset(alles["nummer"] * 8 + int(laag) for laag in Laag)
        return replace(bos, sleutels=nummers, deel=nummers)

    return open_


@pytest.mark.parametrize(
    ("jaren", "soort", "mag"),
    [
        (8, "kopie", True), (8, "vernietiging", True), (14, "kopie", True), (14, "vernietiging", False),
        (16, "kopie", False), (17, "correctie", False), (18, "kopie", False), (18, "beperking", False),
    ],
)  # fmt: skip
def test_the_table_says_who_may_ask_from_outside_as_well(v, jaren, soort, mag):
    van = gezag(v)
    v.word("Tom", jaren)
    if mag:
        assert v.beeld(vraag(v, van, soort)).buiten.naam == KARIM
        return
    with pytest.raises(Ongeldig) as fout:
        vraag(v, van, soort)
    assert set(fout.value.fouten) == {"soort"}


def test_an_institution_asks_with_its_own_check_and_a_measure_takes_no_authority(v):
    gi = wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    with eigenaar_verbinding() as verbinding:
        (code,) = verbinding.execute("SELECT code FROM tandem_organisatie WHERE id = %s", [gi.organisatie]).fetchone()
    van = gezag(v, soort="voogdij_gi", organisatie=code)
    with pytest.raises(Ongeldig) as fout:
        vraag(v, van)
    assert set(fout.value.fouten) == {"nagekeken"}
    een = vraag(v, van, wijze="instelling")
    assert v.beeld(een).buiten.soort == "voogdij_gi"
    v.stap(een, "wijs_toe")
    assert "over school" in gegevens(v, een)


def test_without_a_holder_from_outside_nobody_is_chosen_and_it_says_what_to_do(v):
    v.gezag("Tom", "Samira")
    assert lees_houderkeuzes(**v.ding).houders == ()
    with pytest.raises(Ongeldig) as fout:
        vraag(v, None)
    assert fout.value.fouten == {"gezag": GEEN_HOUDER}


def test_only_authority_of_today_can_be_chosen_and_of_a_member_never(v):
    samira, van = v.gezag("Tom", "Samira"), gezag(v)
    assert [een.zin for een in lees_houderkeuzes(**v.ding).houders] == [f"{KARIM}, over Tom (gezag van een ouder)"]
    for fout_, zin in ((samira, "staat in dit dossier"), (None, "Kies wie dit vraagt")):
        with pytest.raises(Ongeldig, match=zin):
            vraag(v, fout_)
    beeindig_gezag(**v.ding, gezag=van, op=timezone.localdate())
    assert lees_houderkeuzes(**v.ding).houders == ()
    with pytest.raises(Ongeldig, match="Dit gezag stopte op"):
        vraag(v, van)


def test_a_holder_in_another_household_is_not_found_here(v):
    ander = maak_vraagt()
    with pytest.raises(Ongeldig) as fout:
        vraag(v, gezag(ander))
    assert set(fout.value.fouten) == {"gezag"}


@pytest.mark.parametrize(
    ("wijze", "dagen", "veld"), [("", 0, "nagekeken"), ("gezien", 0, "nagekeken"), ("bewijs", 1, "nagekeken_op")]
)
def test_without_making_sure_who_it_is_nothing_is_recorded(v, wijze, dagen, veld):
    wie = Identiteit(wijze, timezone.localdate() + timedelta(days=dagen))
    with pytest.raises(Ongeldig) as fout:
        leg_vast_van_buiten(**v.ding, gezag=gezag(v), identiteit=wie, invoer=Verzoekinvoer("kopie"))
    assert set(fout.value.fouten) == {veld}
    assert rijen(v.ik, v.gezin.openbaar, Rechtsverzoek) == []


def test_the_database_wants_one_who_asks_and_how_that_was_made_sure(v):
    rij = vraag(v, gezag(v))
    with eigenaar_verbinding() as verbinding:
        (nummer,) = verbinding.execute("SELECT id FROM tandem_rechtsverzoek WHERE openbaar = %s", [rij]).fetchone()
    for velden in ({"vrager_id": v.gezin.leden["Tom"]}, {"gezag_id": None}, {"nagekeken": ""}, {"nagekeken_op": None}):
        with pytest.raises(Exception, match="rechtsverzoek_"):
            _zet("tandem_rechtsverzoek", nummer, **velden)


def test_a_member_cannot_add_one_in_the_name_of_a_holder_from_outside(v):
    van = gezag(v)
    (rij,) = [een for een in rijen(v.ik, v.gezin.openbaar, Gezag) if een.openbaar == van]
    vast = {"lid_id": v.gezin.leden["Samira"], "gezag_id": rij.pk, "nagekeken": "bewijs"}
    with pytest.raises((DatabaseError, IntegrityError)), ledendeur.schrijf(**v.als("Samira"), wat="test") as sessie:
        sessie.bewaar(
            Rechtsverzoek(laag=3, betreft=[sessie.ik], soort="kopie", stand="ontvangen", **vast,
                          nagekeken_op=timezone.localdate(), ontvangen_op=timezone.localdate())
        )  # fmt: skip


def test_other_members_do_not_meet_it_and_the_child_does(v):
    een = vraag(v, gezag(v))
    assert [rij.beeld.openbaar for rij in lees_mijn_verzoeken(**v.als("Samira")).verzoeken] == []
    (gelezen,) = lees_mijn_verzoeken(**v.als("Tom")).verzoeken
    assert (gelezen.beeld.openbaar, gelezen.van, gelezen.kan_intrekken) == (een, KARIM, False)


def test_the_same_twice_is_told_and_another_holder_may_ask_too(v):
    van = gezag(v)
    vraag(v, van)
    with pytest.raises(Ongeldig, match="Dit is al gevraagd"):
        vraag(v, van)
    v.gezag("Tom", "Samira")
    v.vraag("Samira", "kopie", voor="Tom", tekst="")
    assert len(v.alle().open) == 2


def test_a_line_must_be_about_the_child_alone_and_hidden_from_nobody(v):
    van = gezag(v)
    for naam in ("over_samira", "geheim"):
        with pytest.raises((Ongeldig, NietGevonden)):
            vraag(v, van, "correctie", regel=v.inhoud[naam].openbaar)
    een = vraag(v, van, "correctie", regel=v.inhoud["over_tom"].openbaar)
    assert v.beeld(een).bij == "Tom zei iets over school."
    keuzes = str(lees_houderkeuzes(**v.ding).teksten)
    assert "over school" in keuzes
    assert "niet naar huis" not in keuzes


def test_own_words_stand_beside_the_line_with_whose_they_are(v):
    vraag(v, gezag(v), "verklaring", tekst="Ik zie dit heel anders.", regel=v.inhoud["over_tom"].openbaar)
    (rij,) = [een for een in rijen(v.ik, v.gezin.openbaar, Regel) if een.tekst == "Ik zie dit heel anders."]
    assert (rij.stem_id, rij.betreft) == (None, [v.gezin.leden["Tom"]])
    assert rij.bron.startswith(KARIM)


def test_who_reads_only_a_part_does_not_make_the_copy(v):
    een = kopie(v)
    deel, namens = wereld.professional("teamlid_lokaal_team"), wereld.professional("teamlid_lokaal_team")
    wereld.betrek(v.gezin, deel, door=v.ik, leden=[v.gezin.leden["Tom"]])
    wereld.betrek(v.gezin, namens, door=v.ik, namens_id=v.gezin.leden["Tom"])
    hulp = wereld.professional("aanbieder")
    wereld.betrek(v.gezin, hulp, door=v.ik)
    for wie in (deel, namens, hulp):
        with pytest.raises((Geweigerd, NietGevonden)):
            gegevens(v, een, wie)
    with pytest.raises(NietGevonden):
        gegevens(v, een, wereld.professional())


def test_a_request_of_a_member_is_not_handed_over_this_way(v):
    een = v.vraag("Samira", "kopie", tekst="")
    v.stap(een, "wijs_toe")
    with pytest.raises(NietGevonden):
        gegevens(v, een)
    assert v.blad(een).overhandigen is None


def test_a_transfer_gives_the_file_for_a_computer_and_no_pdf(v):
    een = kopie(v, soort="overdracht")
    with pytest.raises(NietGevonden):
        geef_afschrift_mee(**v.ding, rechtsverzoek=een)
    assert "over school" in str(als_gegevens(geef_afschrift_mee(**v.ding, rechtsverzoek=een, als_pdf=False)))


def test_refused_on_a_verified_ground_it_opens_nothing(v):
    een = vraag(v, gezag(v))
    v.stap(een, "weiger", grond="ander_beschermen", tekst="Dit schaadt het kind. Daarom geven wij het niet.")
    assert v.beeld(een).stand is Verzoekstand.GEWEIGERD
    with pytest.raises(NietGevonden):
        gegevens(v, een)


def test_documents_go_along_when_they_are_about_the_child_alone(v):
    van = gezag(v)
    alleen, samen = document(v, "Tom"), document(v, "Tom", "Samira", titel="Over twee")
    een = kopie(v, van)
    beslis(v, een, alleen)
    with pytest.raises(Ongeldig):
        beslis(v, een, samen)
    (stuk,) = v.blad(een).overhandigen.stukken
    assert geef_stuk_mee(**v.ding, rechtsverzoek=een, stuk=stuk.openbaar).inhoud
    with pytest.raises(NietGevonden):
        geef_stuk_mee(**v.ding, rechtsverzoek=een, stuk=een)
    mee = [rij for rij in rijen(v.ik, v.gezin.openbaar, Gebeurtenis) if rij.soort == "verzoek_stuk_mee"]
    assert [KARIM in str(rij.feiten) for rij in mee] == [True]
