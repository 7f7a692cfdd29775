"""Consent in the database: asking, answering, taking back; from then on, at once, and not a layer or member more."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.gezag import beeindig_gezag
from tandem.acties.huishouden.logboek import lees_inkijk
from tandem.acties.portaal.toestemming import antwoord_zelf, mijn_toestemmingen
from tandem.acties.rechten.delen import deel_met_toestemming
from tandem.acties.rechten.gedeeld import (
    bevestig_ontvangst,
    gestopt_gezien,
    lees_berichten,
    lees_gedeeld,
    lees_met_mij_gedeeld,
)
from tandem.acties.rechten.toestemming import Antwoordinvoer, Vraaginvoer, leg_antwoord_vast
from tandem.acties.rechten.toestemming import vraag_toestemming as vraag_het
from tandem.models import Doel as Plandoel
from tandem.models import Gebeurtenis, Lid, Plan
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.toestemming import Stand
from tests import wereld
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.kalender import jaren_geleden

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zaak():
    return maak_zaak()


def _doel(zaak, naam, tekst):
    with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        plan = sessie.van(Plan).first() or sessie.bewaar(
            Plan(casus_id=zaak.gezin.casus, versienummer=1, stand="concept", begonnen_op=sessie.vandaag)
        )
        over = [zaak.gezin.leden[naam]] if naam else []
        sessie.bewaar(Plandoel(laag=Laag.PLAN, betreft=over, plan=plan, tekst=tekst))
        sessie.gebeurtenis("plan_begonnen", laag=Laag.PLAN)


def _teksten(zaak):
    return {stuk.tekst for stuk in lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar).inhoud.stukken}


def _dicht(zaak):
    with pytest.raises((Geweigerd, NietGevonden)) as fout:
        lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar)
    return fout.type


def test_silence_is_no_and_a_yes_opens_only_what_it_names(zaak):
    _doel(zaak, "Samira", "Rust in huis")
    _doel(zaak, "Tom", "Naar school")
    _doel(zaak, "", "Samen eten")
    nieuw = zaak.vraag()
    assert _dicht(zaak) is NietGevonden
    assert zaak.beeld(nieuw).stand is Stand.GEVRAAGD
    zaak.antwoord(nieuw, "Samira")
    assert zaak.beeld(nieuw).stand is Stand.GELDT
    assert _teksten(zaak) == {"Rust in huis"}
    blad = lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar)
    assert blad.inhoud.mensen == ("Samira Voorbeeld",)
    assert [een.naam for een in lees_met_mij_gedeeld(door=zaak.ander)] == ["Samira"]


def test_it_opens_for_reading_what_was_shared_and_for_nothing_else(zaak):
    zaak.antwoord(zaak.vraag(), "Samira")
    for doel in set(Doel) - {Doel.GEDEELD}:
        with (
            pytest.raises((Geweigerd, NietGevonden)),
            deur.lees(door=zaak.ander, doel=doel, wat="test", huishouden=zaak.gezin.openbaar),
        ):
            pass
    assert _dicht(_met(zaak, wereld.professional("aanbieder"))) is NietGevonden


def _met(zaak, ander):
    return type(zaak)(zaak.ik, ander, zaak.gezin)


def test_taking_back_holds_from_the_very_next_request_and_the_receiver_is_told(zaak):
    nieuw = zaak.vraag()
    zaak.antwoord(nieuw, "Samira")
    assert lees_berichten(door=zaak.ander).gestopt == ()
    zaak.antwoord(nieuw, "Samira", "ingetrokken", "telefoon")
    assert _dicht(zaak) is Geweigerd
    assert lees_met_mij_gedeeld(door=zaak.ander) == ()
    assert zaak.beeld(nieuw).stand is Stand.INGETROKKEN
    (bericht,) = lees_berichten(door=zaak.ander).gestopt
    assert bericht.gevraagd_door == zaak.ik.naam
    assert lees_berichten(door=zaak.ik).gestopt == ()
    with pytest.raises(NietGevonden):
        gestopt_gezien(door=zaak.ik, merk=bericht.merk)
    gestopt_gezien(door=zaak.ander, merk=bericht.merk)
    assert lees_berichten(door=zaak.ander).gestopt == ()


def test_what_is_new_is_told_to_the_receiver_alone_until_it_was_received_or_stopped(zaak):
    nieuw = zaak.vraag()
    zaak.antwoord(nieuw, "Samira")
    assert lees_berichten(door=zaak.ander).nieuw == ()
    eerste = deel_met_toestemming(**zaak.ding, toestemming=nieuw)
    assert [een.gedeeld_door for een in lees_berichten(door=zaak.ander).nieuw] == [zaak.ik.naam]
    assert lees_berichten(door=zaak.ik).nieuw == lees_berichten(door=wereld.professional("aanbieder")).nieuw == ()
    bevestig_ontvangst(door=zaak.ander, huishouden=zaak.gezin.openbaar, deling=eerste)
    assert lees_berichten(door=zaak.ander).nieuw == ()
    deel_met_toestemming(**zaak.ding, toestemming=nieuw)
    assert len(lees_berichten(door=zaak.ander).nieuw) == 1
    zaak.antwoord(nieuw, "Samira", "ingetrokken")
    assert lees_berichten(door=zaak.ander).nieuw == ()


def test_a_yes_again_opens_again_and_the_next_stop_is_told_again(zaak):
    nieuw = zaak.vraag()
    for antwoord in ("gegeven", "ingetrokken"):
        zaak.antwoord(nieuw, "Samira", antwoord)
    (bericht,) = lees_berichten(door=zaak.ander).gestopt
    gestopt_gezien(door=zaak.ander, merk=bericht.merk)
    zaak.antwoord(nieuw, "Samira")
    assert _teksten(zaak) == set()
    zaak.antwoord(nieuw, "Samira", "ingetrokken")
    assert [een.merk for een in lees_berichten(door=zaak.ander).gestopt] == [bericht.merk]


def test_at_its_end_it_stops_by_itself(zaak):
    nieuw = zaak.vraag(dagen=3)
    zaak.antwoord(nieuw, "Samira")
    with deur.op_tijdstip(timezone.now() + timedelta(days=2)):
        assert _teksten(zaak) == set()
    with deur.op_tijdstip(timezone.now() + timedelta(days=3)):
        assert _dicht(zaak) is Geweigerd
        assert len(lees_berichten(door=zaak.ander).gestopt) == 1


def test_a_child_that_turns_twelve_has_to_say_yes_as_well(zaak):
    zaak.geboren("Tom", jaren_geleden(11))
    zaak.gezag("Tom", "Samira")
    nieuw = zaak.vraag("Tom")
    with pytest.raises(Ongeldig, match="geeft hier geen toestemming"):
        zaak.antwoord(nieuw, "Tom")
    zaak.antwoord(nieuw, "Samira")
    assert _teksten(zaak) == set()
    zaak.geboren("Tom", jaren_geleden(12))
    assert _dicht(zaak) is Geweigerd
    assert zaak.beeld(nieuw, "Tom").stand is Stand.VERVALLEN
    assert zaak.beeld(nieuw, "Tom").nog_nodig == ("Tom",)
    zaak.antwoord(nieuw, "Tom")
    assert _teksten(zaak) == set()


@pytest.mark.parametrize("jaren", [16, 18])
def test_from_sixteen_the_yes_of_a_parent_counts_no_more(zaak, jaren):
    zaak.geboren("Tom", jaren_geleden(11))
    zaak.gezag("Tom", "Samira")
    nieuw = zaak.vraag("Tom")
    zaak.antwoord(nieuw, "Samira")
    zaak.geboren("Tom", jaren_geleden(jaren))
    assert _dicht(zaak) is Geweigerd
    zaak.antwoord(nieuw, "Tom")
    assert _teksten(zaak) == set()


def test_what_a_parent_gave_stops_when_authority_is_lost(zaak):
    zaak.geboren("Noor", jaren_geleden(6))
    gezag = zaak.gezag("Noor", "Samira")
    nieuw = zaak.vraag("Noor")
    zaak.antwoord(nieuw, "Samira")
    assert _teksten(zaak) == set()
    beeindig_gezag(**zaak.ding, gezag=gezag, op=timezone.localdate())
    assert _dicht(zaak) is Geweigerd
    assert zaak.beeld(nieuw, "Noor").stand is Stand.VERVALLEN


def test_nobody_asks_where_it_is_not_certain_who_must_consent(zaak):
    zaak.geboren("Noor", jaren_geleden(6))
    with pytest.raises(Ongeldig, match="privacyfunctionaris"):
        zaak.vraag("Noor")


def test_who_lost_authority_can_still_take_the_yes_back_so_that_it_never_counts_again(zaak):
    zaak.geboren("Tom", jaren_geleden(8))
    gezag, vraag = zaak.gezag("Tom", "Samira"), zaak.vraag("Tom")
    zaak.antwoord(vraag, "Samira")
    beeindig_gezag(**zaak.ding, gezag=gezag, op=timezone.localdate())
    beeld = zaak.beeld(vraag, "Tom")
    assert (beeld.stand, [naam for _, naam in beeld.trekkers]) == (Stand.VERVALLEN, ["Samira"])
    with pytest.raises(Ongeldig, match="gever"):
        zaak.antwoord(vraag, "Samira", "geweigerd")  # no say today: neither yes nor no
    zaak.antwoord(vraag, "Samira", "ingetrokken")
    zaak.gezag("Tom", "Samira", van=timezone.localdate())
    assert zaak.beeld(vraag, "Tom").stand is Stand.INGETROKKEN
    assert zaak.beeld(vraag, "Tom").trekkers == ()


def test_an_organisation_whose_ground_nobody_verified_is_referred_to_a_human():
    zaak = maak_zaak()
    zaak.ik = wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    zaak.gezin = wereld.gezin(zaak.ik)
    with pytest.raises(Ongeldig, match="privacyfunctionaris"):
        zaak.vraag()


def test_bad_input_gets_a_sentence_at_its_field(zaak):
    lid = zaak.lid("Samira")
    for invoer, veld in (
        (Vraaginvoer(" ", (2,), f"m{zaak.ander.lidmaatschap}", timezone.localdate() + timedelta(days=9)), "waarvoor"),
        (Vraaginvoer("x", (2,), f"m{zaak.ander.lidmaatschap}", None), "tot"),
        (Vraaginvoer("x", (2,), f"m{zaak.ander.lidmaatschap}", timezone.localdate()), "tot"),
        (Vraaginvoer("x", (5,), f"m{zaak.ander.lidmaatschap}", timezone.localdate() + timedelta(days=9)), "lagen"),
        (Vraaginvoer("x", (9,), f"m{zaak.ander.lidmaatschap}", timezone.localdate() + timedelta(days=9)), "lagen"),
        (Vraaginvoer("x", (2,), f"m{zaak.ik.lidmaatschap}", timezone.localdate() + timedelta(days=9)), "ontvanger"),
        (Vraaginvoer("x", (2,), "zz", timezone.localdate() + timedelta(days=9)), "ontvanger"),
        (Vraaginvoer("x", (2,), "", timezone.localdate() + timedelta(days=9)), "ontvanger"),
    ):
        with pytest.raises(Ongeldig) as fout:
            vraag_het(**zaak.ding, lid=lid, invoer=invoer)
        assert veld in fout.value.fouten
    nieuw = zaak.vraag()
    for wie, antwoord, wijze, veld in (
        ("", "gegeven", "gesprek", "gever"), (str(lid), "misschien", "gesprek", "antwoord"),
        (str(lid), "gegeven", "portaal", "wijze"), (str(lid), "ingetrokken", "gesprek", ""),
    ):  # fmt: skip
        with pytest.raises(Ongeldig) as fout:
            leg_antwoord_vast(**zaak.ding, toestemming=nieuw, invoer=Antwoordinvoer(wie, antwoord, wijze))
        assert veld in fout.value.fouten


def test_who_must_consent_is_not_kept_out_of_the_asking(zaak):
    with pytest.raises(Ongeldig) as fout:
        zaak.vraag(niet_zichtbaar_voor=(zaak.gezin.leden["Samira"],))
    assert "niet_voor" in fout.value.fouten


def test_nobody_shares_what_is_closed_to_themselves(zaak):
    beperkt = wereld.professional("aanbieder")
    wereld.betrek(zaak.gezin, beperkt, door=zaak.ik)
    with pytest.raises(Geweigerd):
        type(zaak)(beperkt, zaak.ander, zaak.gezin).vraag(lagen=(Laag.VEILIGHEID,))


def test_the_same_form_twice_is_carried_out_once(zaak):
    verzoek = uuid.uuid4()
    nieuw = zaak.vraag()
    invoer = Antwoordinvoer(str(zaak.lid("Samira")), "gegeven", "gesprek")
    leg_antwoord_vast(**zaak.ding, toestemming=nieuw, invoer=invoer, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        leg_antwoord_vast(**zaak.ding, toestemming=nieuw, invoer=invoer, verzoek=verzoek)
    assert len(zaak.beeld(nieuw).antwoorden) == 1


def test_a_member_answers_at_the_portal_and_takes_it_back(zaak):
    nieuw = zaak.vraag()
    samira = _persoon(zaak, "Samira")
    (gezien,) = mijn_toestemmingen(door=samira, huishouden=zaak.gezin.openbaar).vragen
    assert (gezien.beeld.openbaar, gezien.beeld.stand) == (nieuw, Stand.GEVRAAGD)
    assert (gezien.kan_antwoorden, gezien.kan_intrekken) == (True, False)
    ding = {"door": samira, "huishouden": zaak.gezin.openbaar, "toestemming": nieuw}
    antwoord_zelf(**ding, antwoord="gegeven")
    assert _teksten(zaak) == set()
    antwoord_zelf(**ding, antwoord="ingetrokken")
    assert _dicht(zaak) is Geweigerd
    with pytest.raises(NietGevonden):
        antwoord_zelf(**{**ding, "door": _persoon(zaak, "Tom")}, antwoord="gegeven")


def _persoon(zaak, naam):
    with deur.lees(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        sessie.inzage()
        return Ledenactor(sessie.van(Lid).get(pk=zaak.gezin.leden[naam]).persoon_id, 0)


def test_who_can_see_this_names_who_reads_with_consent(zaak):
    zaak.antwoord(zaak.vraag(), "Samira")
    wie = {een.wie: een for een in lees_inkijk(**zaak.ding).houders}
    assert wie[zaak.ander.naam].over == "Samira"
    assert "toestemming" in wie[zaak.ander.naam].waarom


def test_everything_leaves_its_event(zaak):
    nieuw = zaak.vraag()
    for antwoord in ("geweigerd", "gegeven", "ingetrokken"):
        zaak.antwoord(nieuw, "Samira", antwoord)
    with deur.lees(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        sessie.inzage()
        soorten = list(sessie.van(Gebeurtenis).order_by("id").values_list("soort", flat=True))
    assert soorten[-4:] == [
        "toestemming_gevraagd", "toestemming_geweigerd", "toestemming_gegeven", "toestemming_ingetrokken",
    ]  # fmt: skip
