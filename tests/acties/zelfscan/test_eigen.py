"""An own instrument: looked at, taken into use once, offered to others, withdrawn; by both walls nobody else's."""

import uuid
from dataclasses import replace

import pytest

from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.zelfscan import afname, eigen, gesprek, instrumentblad, uitkomst, vragenlijst
from tandem.acties.zelfscan.bestand import Bestand
from tandem.acties.zelfscan.deelnemersdeur import deelnemersdeur
from tandem.acties.zelfscan.waarden import Ingevuld
from tandem.koppelingen.rekenblad import lees, schrijf
from tandem.models import Instrumentversie
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tabel import Blad
from tandem.regels.zelfscan.instrument import Vorige
from tandem.regels.zelfscan.instrumentblad import als_bladen, sjabloon
from tandem.regels.zelfscan.instrumentlezer import uit_bladen
from tests import afnamewereld as meet
from tests import eigenlijst
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def gemeente():
    return org.gemeente()


@pytest.fixture
def adviseur(gemeente):
    return gemeente.actor()


def _antwoord(toegang, **waarden):
    for code, waarde in waarden.items():
        vragenlijst.bewaar_antwoord(toegang=toegang, vraag=code, typ=Ingevuld(waarde, "4"), versie=None)


def test_a_workbook_is_looked_at_kept_once_and_taken_along_identical(adviseur):
    beeld = eigen.bekijk_instrument(door=adviseur, bestand=eigenlijst.bestand())
    assert (beeld.klaar, beeld.vorige, beeld.fouten) == (True, "", ())
    assert len(instrumentblad.lees_instrumenten(door=adviseur).instrumenten) == len(
        instrumentblad.lees_instrumenten(door=org.gemeente().actor()).instrumenten
    )
    verzoek = uuid.uuid4()
    code, versie = eigen.neem_in_gebruik(door=adviseur, bestand=eigenlijst.bestand(), verzoek=verzoek)
    with pytest.raises(AlGedaan) as al:
        eigen.neem_in_gebruik(door=adviseur, bestand=eigenlijst.bestand(), verzoek=verzoek)
    assert al.value.uitkomst == f"{code} {versie}"
    with pytest.raises(Ongeldig, match="is er al"):
        eigenlijst.neem_op(adviseur)
    werkmap = instrumentblad.maak_instrumentwerkmap(door=adviseur, code=code, versie=versie)
    assert uit_bladen(lees(werkmap.inhoud, werkmap.naam)).instrument == eigenlijst.EEN
    assert uit_bladen(lees(instrumentblad.maak_sjabloon(door=adviseur).inhoud, "x.xlsx")).instrument is None


def test_a_new_version_says_what_changes_and_follows_the_last(adviseur):
    code = eigenlijst.neem_op(adviseur)
    beeld = eigen.bekijk_instrument(door=adviseur, bestand=eigenlijst.bestand(eigenlijst.TWEE))
    soorten = [een.soort.value for een in beeld.wijzigingen]
    assert soorten == ["herformuleerd", "gesplitst", "samengevoegd", "zelfde"]
    assert (beeld.klaar, beeld.vorige) == (True, "1")
    eigenlijst.neem_op(adviseur, eigenlijst.TWEE)
    blad = instrumentblad.lees_instrument(door=adviseur, code=code, versie="2")
    assert blad.versies == ("1", "2")
    assert blad.instrument.vorige == eigenlijst.TWEE.vorige


@pytest.mark.parametrize(
    ("bladen", "zin"),
    [
        (sjabloon(), 'blad "Instrument", rij 2, kolom B'),
        ((*als_bladen(eigenlijst.EEN), Blad("Kladblok", (("x",),))), "Dit blad hoort hier niet"),
        (als_bladen(replace(eigenlijst.EEN, versie="a b")), "De versie heeft hoogstens"),
        (als_bladen(eigenlijst.TWEE), "Laat"),
    ],
    ids=["empty", "other sheet", "version", "no former"],
)
def test_with_any_fault_nothing_is_kept(adviseur, bladen, zin):
    bestand = Bestand(schrijf(bladen), "x.xlsx")
    beeld = eigen.bekijk_instrument(door=adviseur, bestand=bestand)
    assert not beeld.klaar
    assert any(zin in fout for fout in beeld.fouten)
    with pytest.raises(Ongeldig, match="Er is niets opgenomen"):
        eigen.neem_in_gebruik(door=adviseur, bestand=bestand)
    with lees_organisatie(door=adviseur, wat="test") as sessie:
        sessie.geen_gegevens()
        assert not sessie.mijn(Instrumentversie).exists()


@pytest.mark.parametrize("rol", ["bestuurder", "teamlid_lokaal_team", "teamleider"])
def test_who_makes_no_instruments_is_refused_and_still_reads_them(gemeente, adviseur, rol):
    code = eigenlijst.neem_op(adviseur)
    ander = gemeente.actor(rol)
    for doe in (
        lambda: eigen.lees_opneemkop(door=ander),
        lambda: eigenlijst.neem_op(ander, eigenlijst.TWEE),
        lambda: eigen.trek_vraag_in(door=ander, code=code, versie="1", vraag="a"),
        lambda: eigen.trek_instrument_in(door=ander, code=code, versie="1"),
    ):
        with pytest.raises(Geweigerd):
            doe()
    assert instrumentblad.lees_instrument(door=ander, code=code, versie="1").gebruikt


@pytest.mark.parametrize("filtert", [True, False], ids=["both walls", "wall 2 alone"])
def test_another_municipality_finds_nothing_until_it_is_offered(monkeypatch, adviseur, filtert):
    code = eigenlijst.neem_op(adviseur)
    ander = org.gemeente().actor()
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    with pytest.raises(NietGevonden):
        instrumentblad.lees_instrument(door=ander, code=code, versie="1")
    with pytest.raises(NietGevonden):
        eigen.trek_instrument_in(door=ander, code=code, versie="1")
    monkeypatch.setattr(deur, "APP_FILTERT", True)
    opening = org.open_laag(adviseur, Werklaag.INSTRUMENT)
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    blad = instrumentblad.lees_instrument(door=ander, code=code, versie="1")
    assert (blad.gebruikt, blad.instrument.naam) == (False, "Proef")
    with pytest.raises(NietGevonden):
        eigen.trek_instrument_in(door=ander, code=code, versie="1")
    org.sluit_laag(adviseur, opening)


def test_what_another_offers_is_used_as_a_copy_that_stays_when_it_closes(adviseur):
    code = eigenlijst.neem_op(adviseur)
    opening = org.open_laag(adviseur, Werklaag.INSTRUMENT)
    ander = org.gemeente()
    meting = meet.meting(1, gemeente=ander, instrument=code)
    org.sluit_laag(adviseur, opening)
    eigen.trek_instrument_in(door=adviseur, code=code, versie="1")
    _antwoord(meting.toegang(), a="2", c="3")
    (regel,) = afname.lees_afnames(door=meting.leider).afnames
    assert regel.instrument == "Proef"
    assert vragenlijst.lees_vragenlijst(toegang=meting.toegang()).instrument.code == code
    assert instrumentblad.lees_instrument(door=meting.leider, code=code, versie="1").gebruikt


def test_a_respondent_by_link_reads_this_instrument_and_no_other(monkeypatch, adviseur, gemeente):
    code = eigenlijst.neem_op(adviseur)
    eigenlijst.neem_op(adviseur, replace(eigenlijst.EEN, code="ander"))
    meting = meet.meting(1, gemeente=gemeente, instrument=code)
    toegang = meet.met_link(meting)
    assert vragenlijst.lees_vragenlijst(toegang=toegang).instrument.naam == "Proef"
    assert vragenlijst.mijn_vragenlijsten(door=meting.mensen[0])[0].instrument == "Proef"
    with deelnemersdeur(toegang, "test"):
        assert {rij.code for rij in Instrumentversie.objects.all()} == {code}
    assert not Instrumentversie.objects.exists()


def test_a_question_withdrawn_while_people_fill_in_loses_nothing_and_does_not_count(adviseur, gemeente):
    code = eigenlijst.neem_op(adviseur)
    meting = meet.meting(1, gemeente=gemeente, instrument=code)
    ik = meting.toegang()
    _antwoord(ik, a="3", b="2", c="4", d="1", e="1")
    for _ in range(2):  # twice is once
        eigen.trek_vraag_in(door=adviseur, code=code, versie="1", vraag="a")
    with pytest.raises(Ongeldig):
        eigen.trek_vraag_in(door=adviseur, code=code, versie="1", vraag="bestaat_niet")
    lijst = vragenlijst.lees_vragenlijst(toegang=ik)
    per_code = {blad.vraag.code: blad for een in lijst.delen for blad in een.vragen}
    assert [code for code, blad in per_code.items() if blad.vraag.ingetrokken] == ["a", "b"]
    assert per_code["a"].ingevuld.waarde == "3"  # still there to read
    assert lijst.open_vragen == 0
    with pytest.raises(Ongeldig, match="ingetrokken"):
        _antwoord(ik, a="1")
    vragenlijst.lever_in(toegang=ik)
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    with pytest.raises(Ongeldig, match="ingetrokken"):
        gesprek.zet_gezamenlijk(door=meting.leider, afname=meting.openbaar, vraag="a", typ=Ingevuld("1"), versie=None)
    meet.stel_vast(meting, 1)
    blad = uitkomst.lees_uitkomst(door=meting.leider, afname=meting.openbaar)
    assert blad.onderdelen[0].stand.ist.getal == 2  # question c alone


def test_a_wave_that_ended_keeps_the_question_that_is_withdrawn_later(adviseur, gemeente):
    code = eigenlijst.neem_op(adviseur)
    eerste = _gemeten(gemeente, code, keuze=2)
    eigen.trek_vraag_in(door=adviseur, code=code, versie="1", vraag="c")
    toen = gesprek.lees_gesprek(door=adviseur, afname=eerste.openbaar)
    assert not toen.instrument.vraag("c").ingetrokken
    assert uitkomst.lees_uitkomst(door=adviseur, afname=eerste.openbaar).onderdelen[0].stand.ist.getal == 3
    tweede = _gemeten(gemeente, code, keuze=3, soort="herhaling")
    team, zicht = uitkomst.lees_uitkomst(door=adviseur, afname=tweede.openbaar).onderdelen
    assert team.vorige.vragen == (2, 3)  # over a and b, which were asked both times
    assert team.vorige.verschil.getal == 1
    assert zicht.vorige.verschil.getal == 1


def _gemeten(gemeente, code, *, keuze, soort="nulmeting"):
    meting = meet.meting(1, gemeente=gemeente, instrument=code, soort=soort)
    _antwoord(meting.toegang(), d=str(keuze))
    vragenlijst.lever_in(toegang=meting.toegang())
    meet.stel_vast(meting, keuze)
    return meting


def test_a_withdrawn_instrument_opens_no_wave_and_the_one_that_runs_goes_on(adviseur, gemeente):
    code = eigenlijst.neem_op(adviseur)
    meting = meet.meting(1, gemeente=gemeente, instrument=code)
    for _ in range(2):
        eigen.trek_instrument_in(door=adviseur, code=code, versie="1")
    assert code not in {een.code for een in afname.lees_openblad(door=adviseur).instrumenten}
    _antwoord(meting.toegang(), a="2")
    assert instrumentblad.lees_instrument(door=adviseur, code=code, versie="1").ingetrokken
    afname.stop_afname(door=adviseur, afname=meting.openbaar)
    with pytest.raises(Ongeldig, match="Kies een vragenlijst uit de lijst"):
        meet.meting(0, gemeente=gemeente, instrument=code, soort="nulmeting")


def test_switching_in_the_middle_carries_what_stayed_and_keeps_the_rest_readable(adviseur, gemeente):
    code = eigenlijst.neem_op(adviseur)
    meting = meet.meting(1, gemeente=gemeente, instrument=code)
    ik = meting.toegang()
    _antwoord(ik, a="3", b="2", c="4", d="1")
    vragenlijst.lever_in(toegang=ik)
    eigenlijst.neem_op(adviseur, eigenlijst.TWEE)
    blad = afname.lees_afname(door=adviseur, afname=meting.openbaar)
    assert (blad.nieuwere_versie, blad.kan_wisselen) == ("2", True)
    for _ in range(2):
        afname.neem_nieuwe_versie(door=adviseur, afname=meting.openbaar)
    lijst = vragenlijst.lees_vragenlijst(toegang=ik)
    gevuld = {blad.vraag.code: blad.ingevuld.waarde for een in lijst.delen for blad in een.vragen if blad.beantwoord}
    assert gevuld == {"a2": "3", "b": "2"}
    assert {een.antwoord for een in lijst.oude} == {"Niveau 4", "Niveau 1"}
    assert lijst.ingeleverd_op is not None
    _antwoord(ik, a2="1", c1="2")
    lijst = vragenlijst.lees_vragenlijst(toegang=ik)
    gevuld = {blad.vraag.code: blad.ingevuld.waarde for een in lijst.delen for blad in een.vragen if blad.beantwoord}
    assert gevuld == {"a2": "1", "b": "2", "c1": "2"}
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    (wie,) = gesprek.lees_ieders_antwoord(door=meting.leider, afname=meting.openbaar, vraag="a2")
    assert wie.ingevuld.waarde == "1"
    drie = replace(eigenlijst.TWEE, versie="3", vorige=Vorige("2"))
    eigenlijst.neem_op(adviseur, drie)
    assert afname.lees_afname(door=adviseur, afname=meting.openbaar).nieuwere_versie == ""
    with pytest.raises(Ongeldig, match="al gesloten"):
        afname.neem_nieuwe_versie(door=adviseur, afname=meting.openbaar)
