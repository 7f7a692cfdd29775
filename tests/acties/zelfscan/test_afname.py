"""Waves: opening, inviting, filling in, the session and the result, against PostgreSQL."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.organisatie.openstellen import lees_wie_keek
from tandem.acties.zelfscan import afname, deelnemers, gesprek, uitkomst, vragenlijst
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tandem.models import Afname
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.zelfscan.afname import Afnamestand, Deelnemerstand, Oorzaak
from tandem.regels.zelfscan.cijfer import ONBEKEND, bekend
from tests import afnamewereld as meet
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")


def _invoer(wie, **anders):
    basis = afname.Afnameinvoer(meet.ZELFSCAN, "nulmeting", wie.medewerker, timezone.localdate() + timedelta(days=9))
    return replace(basis, **anders)


def test_a_wave_is_opened_once_and_only_by_who_establishes_results():
    gemeente = org.gemeente()
    leider, verzoek = gemeente.actor(), uuid.uuid4()
    openbaar = afname.open_afname(door=leider, invoer=_invoer(leider), verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        afname.open_afname(door=leider, invoer=_invoer(leider), verzoek=verzoek)
    assert eerder.value.uitkomst == str(openbaar)
    with pytest.raises(Ongeldig) as fout:
        afname.open_afname(door=leider, invoer=_invoer(leider))
    assert "loopt al" in fout.value.fouten["instrument"]
    with pytest.raises(Geweigerd):
        afname.open_afname(door=gemeente.actor("teamlid_lokaal_team"), invoer=_invoer(leider))
    assert [een.openbaar for een in afname.lees_afnames(door=leider).afnames] == [openbaar]
    with pytest.raises(NietGevonden):
        afname.lees_afname(door=org.gemeente().actor(), afname=openbaar)


def test_only_people_and_lists_that_are_there_can_be_chosen():
    gemeente, elders = org.gemeente(), org.gemeente().actor()
    leider = gemeente.actor()
    for anders, veld in (
        ({"leider": elders.medewerker}, "leider"),
        ({"instrument": "bestaat_niet"}, "instrument"),
        ({"team": 10**9}, "team"),
        ({"medewerkers": [(elders.medewerker, "beleid")]}, "medewerkers"),
        ({"soort": "herhaling"}, "soort"),
    ):
        with pytest.raises(Ongeldig) as fout:
            afname.open_afname(door=leider, invoer=_invoer(leider, **anders))
        assert veld in fout.value.fouten
    assert afname.lees_afnames(door=leider).afnames == ()


def test_an_answer_is_kept_read_back_and_changed_with_a_conflict_told():
    meting = meet.meting()
    ik, vraag = meting.toegang(), meet.eerste()
    typ = Ingevuld(vraag.opties[0].code, vraag.opties[1].code if vraag.streven else "", "omdat", "een verslag")
    een = vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=typ, versie=0)
    weer = vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=typ, versie=0)
    assert (een.versie, weer.versie) == (1, 1)
    gelezen = vragenlijst.lees_vragenlijst(toegang=ik)
    (blad,) = [b for deel in gelezen.delen for b in deel.vragen if b.vraag.code == vraag.code]
    assert (blad.ingevuld, blad.versie, blad.beantwoord) == (typ, 1, True)
    with pytest.raises(Botsing) as botsing:
        vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=replace(typ, toelichting="anders"), versie=0)
    assert botsing.value.hun["toelichting"] == "omdat"
    anders = replace(typ, waarde=GEEN_IDEE)
    assert vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=anders, versie=1).versie == 2


def test_a_wrong_answer_is_told_at_its_field_and_nothing_is_kept():
    meting = meet.meting()
    ik, vraag = meting.toegang(), meet.eerste()
    for typ, veld in ((Ingevuld("onzin"), "waarde"), (Ingevuld(toelichting="x" * 5001), "toelichting")):
        with pytest.raises(Ongeldig) as fout:
            vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=typ, versie=0)
        assert list(fout.value.fouten) == [veld]
    with pytest.raises(Ongeldig, match="ingetrokken"):
        vragenlijst.bewaar_antwoord(toegang=ik, vraag="weg", typ=Ingevuld("1"), versie=0)
    with pytest.raises(Ongeldig, match="nog geen vraag"):
        vragenlijst.lever_in(toegang=ik)


def test_an_invitation_opens_for_who_was_invited_and_nobody_else():
    meting = meet.meting(2)
    toegang = meting.toegang(0)
    assert vragenlijst.lees_vragenlijst(toegang=toegang)
    assert lees_wie_keek(door=meting.leider)[1] == (), "who opens the own questions is nobody from outside"
    with pytest.raises(NietGevonden):
        vragenlijst.lees_vragenlijst(toegang=replace(toegang, door=meting.mensen[1]))
    with pytest.raises(NietGevonden):
        vragenlijst.lees_vragenlijst(toegang=replace(toegang, door=meting.leider))
    deelnemers.trek_deelnemer_in(door=meting.leider, afname=meting.openbaar, deelnemer=toegang.deelnemer)
    with pytest.raises(NietGevonden):
        vragenlijst.lees_vragenlijst(toegang=toegang)
    assert vragenlijst.mijn_vragenlijsten(door=meting.mensen[0]) == ()


def test_a_link_works_again_and_again_until_it_is_withdrawn_or_guessed_at():
    meting = meet.meting(0)
    toegang = meet.met_link(meting)
    meet.vul_in(toegang, inleveren=False)
    assert vragenlijst.lees_vragenlijst(toegang=toegang).laatst_op is not None
    fout = replace(toegang, bewijs=replace(toegang.bewijs, code_merk=b"fout"))
    for _ in range(4):
        assert not vragenlijst.klopt(toegang=fout)
    assert vragenlijst.klopt(toegang=toegang)
    assert not vragenlijst.klopt(toegang=fout)
    assert not vragenlijst.klopt(toegang=toegang)
    (regel,) = afname.lees_afname(door=meting.leider, afname=meting.openbaar).deelnemers
    assert (regel.stand, regel.pogingen, regel.met_link) == (Deelnemerstand.BEZIG, 5, True)


def test_the_session_begins_by_its_leader_with_who_handed_in():
    meting = meet.meting(2)
    collega = meting.gemeente.actor()
    with pytest.raises(Ongeldig, match="Nog niemand"):
        gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    meet.vul_in(meting.toegang(0))
    meet.vul_in(meting.toegang(1), inleveren=False)
    with pytest.raises(Geweigerd, match="leidt"):
        gesprek.begin_gesprek(door=collega, afname=meting.openbaar)
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    assert gesprek.lees_gesprek(door=collega, afname=meting.openbaar).deelnemers == 1
    eigen = gesprek.lees_ieders_antwoord(door=meting.leider, afname=meting.openbaar, vraag=meet.eerste().code)
    assert len(eigen) == 1
    with pytest.raises(Geweigerd, match="apart"):
        gesprek.lees_ieders_antwoord(door=collega, afname=meting.openbaar, vraag=meet.eerste().code)
    with pytest.raises(Ongeldig, match="gesloten"):
        vragenlijst.bewaar_antwoord(
            toegang=meting.toegang(1), vraag=meet.eerste().code, typ=Ingevuld(GEEN_IDEE), versie=1
        )


def test_the_spread_is_stored_only_from_five_respondents_on():
    for hoeveel, geheim in ((4, True), (5, False)):
        meting = meet.meting(hoeveel)
        for nummer in range(hoeveel):
            meet.vul_in(meting.toegang(nummer), nummer % 2)
        gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
        (een, *_) = gesprek.lees_gesprek(door=meting.leider, afname=meting.openbaar).delen[0].vragen
        assert een.ist.spreiding.geheim is geheim
        if not geheim:
            assert [n for _, n in een.ist.spreiding.aantallen] == [3, 2]


def test_two_people_in_one_session_the_second_is_told():
    meting = meet.meting(1)
    meet.vul_in(meting.toegang(0))
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    collega, vraag = meting.gemeente.actor(), meet.eerste()
    zet = {"afname": meting.openbaar, "vraag": vraag.code, "versie": 0}
    gesprek.zet_gezamenlijk(door=meting.leider, typ=Ingevuld(vraag.opties[0].code), **zet)
    with pytest.raises(Botsing) as botsing:
        gesprek.zet_gezamenlijk(door=collega, typ=Ingevuld(vraag.opties[1].code), **zet)
    assert (botsing.value.wie, botsing.value.hun["waarde"]) == (meting.leider.naam, vraag.opties[0].code)
    assert gesprek.zet_gezamenlijk(door=collega, typ=Ingevuld(vraag.opties[0].code), **zet) == 1
    with pytest.raises(Geweigerd):
        gesprek.zet_gezamenlijk(door=meting.mensen[0], typ=Ingevuld(vraag.opties[1].code), **zet)


def test_a_result_needs_every_shared_answer_and_stands_once():
    meting = meet.meting(1)
    meet.vul_in(meting.toegang(0))
    with pytest.raises(Ongeldig):
        uitkomst.stel_vast(door=meting.leider, afname=meting.openbaar)
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    with pytest.raises(Ongeldig, match="gezamenlijk antwoord"):
        uitkomst.stel_vast(door=meting.leider, afname=meting.openbaar)
    zittend = meet.meting(1)
    meet.vul_in(zittend.toegang(0))
    meet.stel_vast(zittend, 1)
    uitkomst.stel_vast(door=zittend.leider, afname=zittend.openbaar)
    with pytest.raises(Geweigerd):
        afname.stop_afname(door=zittend.leider, afname=zittend.openbaar)
    assert afname.lees_afnames(door=zittend.leider).afnames[0].stand is Afnamestand.VASTGESTELD


def test_a_second_wave_says_what_changed_and_why():
    gemeente = org.gemeente()
    eerst = meet.afgerond(gemeente, keuze=1)
    blad = uitkomst.lees_uitkomst(door=eerst.leider, afname=eerst.openbaar)
    assert blad.vorige_op is None
    assert not blad.alleen_eigen
    deel = blad.onderdelen[0]
    tweede = meet.afgerond(gemeente, keuze=2, soort="herhaling")
    blad = uitkomst.lees_uitkomst(door=tweede.leider, afname=tweede.openbaar)
    nu = blad.onderdelen[0]
    assert nu.vorige.toen == deel.stand.ist
    assert nu.vorige.verschil == bekend(1)
    assert nu.stand.kloof == bekend(1)
    zet = {"afname": tweede.openbaar, "onderdeel": nu.code, "oorzaak": "eigen_actie", "tekst": "Scholing"}
    uitkomst.zet_oorzaak(door=tweede.leider, **zet)
    uitkomst.zet_oorzaak(door=tweede.leider, **zet)
    nu = uitkomst.lees_uitkomst(door=gemeente.actor("bestuurder"), afname=tweede.openbaar).onderdelen[0]
    assert (nu.oorzaak, nu.oorzaak_tekst) == (Oorzaak.EIGEN_ACTIE, "Scholing")
    with pytest.raises(Geweigerd):
        uitkomst.zet_oorzaak(door=gemeente.actor("teamleider"), **zet)


def test_a_result_of_few_respondents_is_secret_for_who_does_not_work_on_it():
    meting = meet.afgerond(deelnemers=4)
    eigen = uitkomst.lees_uitkomst(door=meting.leider, afname=meting.openbaar)
    assert eigen.alleen_eigen
    assert eigen.onderdelen[0].stand.ist == bekend(2)
    bestuur = uitkomst.lees_uitkomst(door=meting.gemeente.actor("bestuurder"), afname=meting.openbaar)
    assert {een.stand.ist.in_woorden for een in bestuur.onderdelen} == {"geheim"}
    assert ONBEKEND not in {een.stand.ist for een in bestuur.onderdelen}


def test_another_municipality_finds_nothing_of_a_wave():
    meting, ander = meet.afgerond(), org.gemeente().actor()
    for lees in (afname.lees_afname, gesprek.lees_gesprek, uitkomst.lees_uitkomst):
        with pytest.raises(NietGevonden):
            lees(door=ander, afname=meting.openbaar)
    assert not Afname.objects.exists()
