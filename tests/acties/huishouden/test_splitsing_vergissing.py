"""Splitting and merging, and what stands in the wrong file."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection

from tandem.acties import deur
from tandem.acties.huishouden import vergissing
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.datalek import lees_checks, rond_check_af
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.leden import Lidinvoer, voeg_lid_toe
from tandem.acties.huishouden.relaties import leg_relatie_vast
from tandem.acties.huishouden.splitsing import Splitsing, splits, voeg_samen
from tandem.acties.huishouden.vergissing import Bestemming
from tandem.acties.huishouden.zoeken import zoek
from tandem.acties.rechten.toestemmingsblad import lees_toestemmingen
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.models import (
    Contactgegeven,
    Huishouden,
    Lid,
    Opvolging,
    Regel,
    Termijn,
    Verplaatsing,
)
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.huishouden.hulp import leg_regel
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.kalender import over, van_nu, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
REDEN = "De ouders zijn uit elkaar gegaan."


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def thuis(ik):
    vader = Lidinvoer("ouder", "Karim", "Voorbeeld", geboortedatum=date(1985, 1, 1))
    return hulp.maak(ik, hulp.MOEDER, vader, hulp.KIND)


def _splits(ik, thuis, *namen, **anders):
    leden = tuple(hulp.lid(ik, thuis, naam) for naam in namen)
    velden = {"leden": leden, "gemeente": "test", "op": vandaag(), "reden": REDEN, **anders}
    return splits(door=ik, huishouden=thuis, invoer=Splitsing(**velden))


# -- splitting -------------------------------------------------------------------------------------------------------


def test_who_goes_gets_a_file_of_their_own_and_the_old_one_stays(ik, thuis):
    samira, tom, karim = (hulp.lid(ik, thuis, naam) for naam in ("Samira", "Tom", "Karim"))
    leg_relatie_vast(door=ik, huishouden=thuis, van=samira, soort="ouder", naar=tom)
    leg_relatie_vast(door=ik, huishouden=thuis, van=karim, soort="ouder", naar=tom)
    invoer = Gezagsinvoer(tom, "ouderlijk", "gezagsregister", date(2015, 1, 1), houder=karim)
    leg_gezag_vast(door=ik, huishouden=thuis, invoer=invoer)
    leg_contactgegeven_vast(door=ik, huishouden=thuis, invoer=Contactinvoer("adres", "Oudestraat 1"))
    nieuw = _splits(ik, thuis, "Samira", "Tom")
    oud, hier = hulp.personen(ik, thuis), hulp.personen(ik, nieuw)
    assert oud.kop.naam == "Karim"
    assert [kaart.naam for kaart in oud.eerder] == ["Samira Voorbeeld", "Tom Voorbeeld"]
    assert hier.kop.naam == "Samira en Tom"
    assert [een.zin for een in hier.relaties] == ["Samira is ouder van Tom"]
    assert [regel.houder for regel in hier.gezag[0].nu] == ["Karim Voorbeeld"]
    assert not hier.contact
    assert [(o.richting, o.ander) for o in hulp.rijen(ik, thuis, Opvolging)] == [("naar", nieuw)]
    assert [(o.richting, o.ander) for o in hulp.rijen(ik, nieuw, Opvolging)] == [("uit", thuis)]


def test_keys_are_not_inherited_and_a_case_is_asked_for(ik):
    collega = wereld.professional()
    gezin = wereld.gezin(ik)
    wereld.betrek(gezin, collega, door=ik)
    nieuw = _splits(ik, gezin.openbaar, "Tom")
    hulp.personen(collega, gezin.openbaar)
    with pytest.raises(NietGevonden):
        hulp.personen(collega, nieuw)
    assert hulp.personen(ik, gezin.openbaar).kop.casus
    assert hulp.personen(ik, nieuw).kop.casus is None
    assert [t.soort for t in hulp.rijen(ik, nieuw, Termijn)] == ["casus_overwegen"]


def test_consent_does_not_move_along_and_the_page_says_so(ik):
    laad_inhoud(inhoud=catalogus())
    zaak = maak_zaak()
    zaak.antwoord(zaak.vraag("Samira", lagen=(Laag.PLAN,)), "Samira")
    vast = {"leden": (hulp.lid(zaak.ik, zaak.gezin.openbaar, "Samira"),), "gemeente": "test", "op": vandaag()}
    nieuw = splits(door=zaak.ik, huishouden=zaak.gezin.openbaar, invoer=Splitsing(**vast, reden=REDEN))
    blad = lees_toestemmingen(door=zaak.ik, huishouden=nieuw, lid=hulp.lid(zaak.ik, nieuw, "Samira"))
    assert (blad.opgevolgd, blad.toestemmingen) == (True, ())
    oud = lees_toestemmingen(
        door=zaak.ik, huishouden=zaak.gezin.openbaar, lid=hulp.lid(zaak.ik, zaak.gezin.openbaar, "Tom")
    )
    assert not oud.opgevolgd
    pad = f"/huishoudens/{nieuw}/personen/{hulp.lid(zaak.ik, nieuw, 'Samira')}/toestemming/"
    assert "Een ja uit het andere dossier geldt hier niet" in tekst(ingelogd(zaak.ik).get(pad))


def test_the_same_person_in_both_files(ik, thuis):
    nieuw = _splits(ik, thuis, "Tom")
    assert hulp.ruw(nieuw, ik, "Tom").persoon_id == hulp.ruw(thuis, ik, "Tom").persoon_id


@pytest.mark.parametrize(
    ("namen", "anders", "veld"),
    [
        ((), {}, "leden"),
        (("Samira", "Karim", "Tom"), {}, "leden"),
        (("Tom",), {"leden": (uuid.UUID(int=5),)}, "leden"),
        (("Tom",), {"reden": "kort"}, "reden"),
        (("Tom",), {"op": lambda: over(1)}, "op"),
        (("Tom",), {"gemeente": "atlantis"}, "gemeente"),
    ],
)
def test_a_split_that_cannot_be_changes_nothing(ik, thuis, namen, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _splits(ik, thuis, *namen, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]
    assert len(hulp.personen(ik, thuis).hier) == 3


# -- merging ---------------------------------------------------------------------------------------------------------


def test_two_households_become_one_and_the_old_file_takes_nothing_new(ik, thuis):
    nieuw = _splits(ik, thuis, "Samira", "Tom")
    voeg_samen(door=ik, huishouden=nieuw, ander=thuis, op=vandaag(), reden="Zij wonen weer samen.")
    assert hulp.personen(ik, thuis).kop.naam == "Karim, Samira en Tom"
    assert len(hulp.rijen(ik, thuis, Lid)) == 3
    assert hulp.personen(ik, nieuw).kop.stand == "samengevoegd"
    with pytest.raises(Ongeldig, match="samengegaan"):
        voeg_lid_toe(door=ik, huishouden=nieuw, invoer=hulp.KIND)


def test_merging_asks_for_keys_to_both_and_for_at_most_one_running_case(ik, thuis):
    vreemd = hulp.maak(wereld.professional())
    with pytest.raises(Ongeldig, match="kunt u niet openen"):
        voeg_samen(door=ik, huishouden=thuis, ander=vreemd, op=vandaag(), reden="Zij wonen weer samen.")
    with pytest.raises(Ongeldig, match="hetzelfde dossier"):
        voeg_samen(door=ik, huishouden=thuis, ander=thuis, op=vandaag(), reden="Zij wonen weer samen.")
    met_casus = wereld.gezin(ik)
    with pytest.raises(Ongeldig, match="loopt nog een casus"):
        voeg_samen(door=ik, huishouden=met_casus.openbaar, ander=thuis, op=vandaag(), reden="Zij wonen weer samen.")


# -- wrong file ------------------------------------------------------------------------------------------------------


def _lees_regels(wie, huishouden):
    with deur.lees(door=wie, doel=Doel.HULP, wat="test: lezen", huishouden=huishouden) as sessie:
        regels = [regel.tekst for regel in sessie.van(Regel).filter(vervallen_op=None)]
        sessie.inzage(laag=Laag.PLAN, leden=[lid.pk for lid in sessie.van(Lid)])
    return regels


def _verplaats(ik, van, regel, naar, **anders):
    bestemming = Bestemming(naar, "Ik had het verkeerde dossier open.", **anders)
    return vergissing.verplaats_regel(door=ik, huishouden=van, regel=regel, bestemming=bestemming)


def test_a_line_moves_with_its_versions_and_becomes_unreadable_where_it_was(ik, thuis):
    gezin = wereld.gezin(ik)
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=ik)
    regel = leg_regel(ik, gezin.openbaar, gecorrigeerd=True)
    assert _lees_regels(collega, gezin.openbaar) == ["Zij woont in een opvang. Verbeterd."]
    _verplaats(ik, gezin.openbaar, regel, thuis, betreft=(hulp.lid(ik, thuis, "Samira"),))
    assert _lees_regels(ik, thuis) == ["Zij woont in een opvang. Verbeterd."]
    assert len(hulp.rijen(ik, thuis, Regel)) == 2
    assert {r.tekst for r in hulp.rijen(ik, gezin.openbaar, Regel)} == {"(verplaatst: dit hoorde niet in dit dossier)"}
    sporen = [*hulp.rijen(ik, gezin.openbaar, Verplaatsing), *hulp.rijen(ik, thuis, Verplaatsing)]
    assert [(s.richting, s.gezien_door) for s in sporen] == [
        ("uit", [collega.medewerker]), ("in", [collega.medewerker])
    ]  # fmt: skip


def test_moving_starts_the_data_breach_check_with_its_term(ik, thuis):
    gezin = wereld.gezin(ik)
    _verplaats(ik, gezin.openbaar, leg_regel(ik, gezin.openbaar), thuis)
    (termijn,) = hulp.rijen(ik, thuis, Termijn)
    assert (termijn.soort, termijn.vervalt_op) == ("datalek_melden", vandaag() + timedelta(3))
    assert "AVG artikel 33" in termijn.reden
    check = _check(ik, thuis)
    with pytest.raises(Ongeldig):
        rond_check_af(door=ik, huishouden=thuis, check=check, uitkomst="geen_idee", toelichting="x" * 20)
    with pytest.raises(Ongeldig, match="waarom"):
        rond_check_af(door=ik, huishouden=thuis, check=check, uitkomst="geen_lek", toelichting="")
    rond_check_af(door=ik, huishouden=thuis, check=check, uitkomst="geen_lek", toelichting="Niemand zag het.")
    (termijn,) = hulp.rijen(ik, thuis, Termijn)
    assert termijn.afgerond_op == vandaag()
    with pytest.raises(Ongeldig, match="al beantwoord"):
        rond_check_af(door=ik, huishouden=thuis, check=check, uitkomst="geen_lek", toelichting="Niemand zag het.")


def _check(ik, huishouden):
    with deur.lees(door=ik, doel=Doel.HULP, wat="test", huishouden=huishouden) as sessie:
        (check,) = lees_checks(sessie)
        sessie.inzage()
    return check.openbaar


def test_a_moved_line_is_encrypted_under_the_other_key(ik, thuis):
    gezin = wereld.gezin(ik)
    _verplaats(ik, gezin.openbaar, leg_regel(ik, gezin.openbaar), thuis)
    nieuw = hulp.rijen(ik, thuis, Regel)[-1]
    with deur.lees(door=ik, doel=Doel.HULP, wat="x", huishouden=thuis) as sessie, connection.cursor() as cursor:
        cursor.execute("SELECT tekst FROM tandem_regel WHERE id = %s", [nieuw.pk])
        assert b"opvang" not in bytes(cursor.fetchone()[0])
        sessie.inzage()


@pytest.mark.parametrize("geval", ["zelfde", "vreemd", "twee_keer", "geen_reden", "vreemd_lid"])
def test_a_move_that_cannot_be_is_refused(ik, thuis, geval):
    gezin = wereld.gezin(ik)
    regel = leg_regel(ik, gezin.openbaar)
    if geval == "twee_keer":
        _verplaats(ik, gezin.openbaar, regel, thuis)
    naar = {"zelfde": gezin.openbaar}.get(geval, thuis)
    if geval == "vreemd":
        naar = hulp.maak(wereld.professional())
    betreft = (hulp.lid(ik, gezin.openbaar, "Tom"),) if geval == "vreemd_lid" else ()
    reden = "" if geval == "geen_reden" else "Ik had het verkeerde dossier open."
    with pytest.raises(Ongeldig):
        vergissing.verplaats_regel(
            door=ik, huishouden=gezin.openbaar, regel=regel, bestemming=Bestemming(naar, reden, betreft)
        )


def test_a_person_moves_with_what_was_recorded_about_them_alone(ik, thuis):
    gezin = wereld.gezin(ik)
    fout = voeg_lid_toe(
        door=ik, huishouden=gezin.openbaar, invoer=Lidinvoer("ouder", "Zoe", "Elders", geboortedatum=date(1970, 1, 1))
    )
    leg_contactgegeven_vast(
        door=ik, huishouden=gezin.openbaar, invoer=Contactinvoer("telefoon", "0612345678", lid=fout)
    )
    leg_regel(ik, gezin.openbaar, over=("Zoe",))
    leg_regel(ik, gezin.openbaar, "Zij maakten ruzie.", over=("Zoe", "Samira"))
    persoon = hulp.ruw(gezin.openbaar, ik, "Zoe").persoon_id
    bestemming = Bestemming(thuis, "Zij hoort bij het andere huishouden.")
    vergissing.verplaats_lid(door=ik, huishouden=gezin.openbaar, lid=fout, bestemming=bestemming)
    assert hulp.ruw(thuis, ik, "Zoe").persoon_id == persoon
    assert _lees_regels(ik, thuis) == ["Zij woont in een opvang."]
    assert [c.waarde for c in hulp.rijen(ik, thuis, Contactgegeven)] == ["0612345678"]
    weg = next(lid for lid in hulp.rijen(ik, gezin.openbaar, Lid) if lid.openbaar == fout)
    assert (weg.voornaam, weg.geboortedatum, weg.tot) == (None, None, vandaag())
    assert weg.persoon_id != persoon
    assert _lees_regels(ik, gezin.openbaar) == ["Zij maakten ruzie."]
    assert "regels_nakijken" in [t.soort for t in hulp.rijen(ik, gezin.openbaar, Termijn)]
    assert [t.huishouden for t in zoek(door=ik, vraag="Zoe Elders").treffers] == [str(thuis)]


def test_who_has_no_key_hands_it_over_to_a_colleague_and_nobody_else(ik, thuis):
    ander, derde = wereld.professional(), wereld.professional()
    daar = hulp.maak(ander)
    regel = leg_regel(ik, thuis)
    vergissing.geef_over(
        door=ik, huishouden=thuis, wat="regel", item=regel, aan=ander.lidmaatschap, reden="Hoort bij uw gezin."
    )
    assert _lees_regels(ik, thuis) == []
    schaal = next(h for h in _dossiers(ander) if h.stand == "overdracht")
    assert _lees_regels(ander, schaal.openbaar) == ["Zij woont in een opvang."]
    assert [t.eigenaar_id for t in hulp.rijen(ander, schaal.openbaar, Termijn)] == [ander.medewerker]
    for wie in (ik, derde):
        with pytest.raises(NietGevonden):
            hulp.personen(wie, schaal.openbaar)
    (nieuw,) = hulp.rijen(ander, schaal.openbaar, Regel)
    _verplaats(ander, schaal.openbaar, nieuw.openbaar, daar, betreft=(hulp.lid(ander, daar, "Samira"),))
    assert _lees_regels(ander, daar) == ["Zij woont in een opvang."]
    assert schaal.pk not in [h.pk for h in _dossiers(ander)]
    assert not [t for t in hulp.rijen(ander, daar, Termijn) if t.soort == "datalek_melden"]
    assert [t.soort for t in hulp.rijen(ik, thuis, Termijn)] == ["datalek_melden"]


def test_a_person_can_be_handed_over_too(ik, thuis):
    ander = wereld.professional()
    vergissing.geef_over(
        door=ik, huishouden=thuis, wat="lid", item=hulp.lid(ik, thuis, "Karim"), aan=ander.lidmaatschap,
        reden="Hoort bij uw gezin.",
    )  # fmt: skip
    schaal = next(h for h in _dossiers(ander) if h.stand == "overdracht")
    assert [k.naam for k in hulp.personen(ander, schaal.openbaar).hier] == ["Karim Voorbeeld"]
    assert hulp.personen(ik, thuis).kop.naam == "Samira en Tom"


@pytest.mark.parametrize("aan", [0, "zelf", "aanbieder"])
def test_only_a_colleague_of_a_local_team_takes_over(ik, thuis, aan):
    keuze = {"zelf": ik.lidmaatschap, "aanbieder": wereld.professional("aanbieder").lidmaatschap}.get(aan, aan)
    with pytest.raises(Ongeldig) as fout:
        vergissing.geef_over(
            door=ik, huishouden=thuis, wat="regel", item=leg_regel(ik, thuis), aan=keuze, reden="Hoort bij uw gezin."
        )
    assert list(fout.value.fouten) == ["aan"]


def _dossiers(wie):
    with deur.lees(door=wie, doel=Doel.HULP, wat="test: dossiers") as sessie:
        rijen = list(sessie.van(Huishouden))
        sessie.inzage()
    return rijen
