"""Emergency access against the real PostgreSQL: who gets it, what opens, who hears of it, and what stays shut."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.werklijst import lees_werklijst
from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.logboek import lees_inkijk, lees_logboek
from tandem.acties.huishouden.sluiting import sluit_voor_team
from tandem.acties.huishouden.tijdlijn import lees_tijdlijn
from tandem.acties.rechten.nood import bevestig, ga_door, vraag_noodtoegang
from tandem.acties.rechten.noodlezen import (
    lees_keren,
    lees_noodblad,
    lees_noodlijst,
    lees_te_laat,
    leg_nood_vast,
    open_in_noodtoegang,
    vertel,
)
from tandem.acties.rechten.toezicht import beoordeel, lees_toezicht, lees_vraag
from tandem.models import Gebeurtenis, Noodtoegang, Toezichtvraag
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.noodtoegang import LANGST, Vertellen
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.toezicht import Oordeelsoort, Toezichtsoort
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.rechten import noodhulp
from tests.acties.rechten.noodhulp import krijg, vraag
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def achternaam():
    return noodhulp.naam()


@pytest.fixture
def huis(amal, achternaam):
    return noodhulp.thuis(amal, achternaam)


@pytest.fixture
def nol(db):  # noqa: ARG001 - the database first
    """Somebody of another organisation, with no key to anything."""
    return wereld.professional("jeugdbeschermer")


@pytest.fixture
def pia(nol):
    return noodhulp.functionaris(nol.organisatie)


def _lees(door, huis, doel=Doel.NOOD):
    with deur.lees(door=door, doel=doel, wat="test", huishouden=huis) as sessie:
        sessie.inzage()
        return sessie.waarom


def test_who_has_no_key_opens_one_household_for_an_hour_and_nothing_else(nol, huis, achternaam, amal):
    with pytest.raises(NietGevonden):
        lees_noodblad(door=nol, huishouden=huis)
    assert krijg(nol, achternaam).huishouden == huis
    blad = lees_noodblad(door=nol, huishouden=huis)
    assert (blad.minuten, blad.tot - timezone.now() <= LANGST) == (60, True)
    assert {lid.voornaam for lid in blad.blad.kop.leden} == {"Samira", "Tom"}
    assert "noodtoegang" in _lees(nol, huis)
    for doel in set(Doel) - {Doel.NOOD}:
        with pytest.raises((NietGevonden, Geweigerd)):
            _lees(nol, huis, doel)
    ander = noodhulp.thuis(amal, noodhulp.naam())
    with pytest.raises(NietGevonden):
        _lees(nol, ander)


def test_after_the_hour_it_is_shut_and_says_so(nol, huis, achternaam):
    krijg(nol, achternaam)
    noodhulp.voorbij(nol)
    with pytest.raises(Geweigerd):
        lees_noodblad(door=nol, huishouden=huis)


def test_a_colleague_gets_nothing_from_it(nol, huis, achternaam):
    krijg(nol, achternaam)
    collega = wereld.professional("jeugdbeschermer")
    with pytest.raises(NietGevonden):
        lees_noodblad(door=collega, huishouden=huis)


@pytest.mark.parametrize("rol", ["aanbieder", "privacyfunctionaris", "archivaris", "functioneel_beheerder", "gast"])
def test_a_role_that_opens_nothing_in_an_emergency_finds_nothing_here(rol, huis, achternaam):  # noqa: ARG001
    with pytest.raises(NietGevonden):
        krijg(wereld.professional(rol), achternaam)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"reden": "kort"}, "reden"), ({"grond": "zomaar"}, "grond"), ({"voornaam": ""}, "voornaam"),
     ({"achternaam": "!"}, "achternaam"), ({"geboortedatum": lambda: over(1)}, "geboortedatum"),
     ({"later": True}, "later_grond"), ({"later": True, "vertellen_op": vandaag}, "vertellen_op")],
)  # fmt: skip
def test_bad_input_gets_a_sentence_at_its_field_and_opens_nothing(nol, huis, achternaam, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        vraag_noodtoegang(door=nol, vraag=replace(vraag(achternaam), **van_nu(anders)))
    assert veld in fout.value.fouten
    with pytest.raises(NietGevonden):
        lees_noodblad(door=nol, huishouden=huis)


def test_the_same_form_sent_twice_happens_once(nol, huis, achternaam):
    verzoek = uuid.uuid4()
    vraag_noodtoegang(door=nol, vraag=vraag(achternaam), verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        vraag_noodtoegang(door=nol, vraag=vraag(achternaam), verzoek=verzoek)
    assert eerder.value.uitkomst == f"huis:{huis}"
    assert len(lees_noodlijst(door=nol).mijn) == 1


# -- no oracle -------------------------------------------------------------------------------------------------------


def test_unknown_family_and_a_closed_team_give_one_answer_and_all_are_put_before_the_officer(
    amal, nol, pia, huis, achternaam
):
    familie, dicht = wereld.professional(), wereld.professional()
    meld_bekende(door=familie, invoer=Bekende("Tom", achternaam, noodhulp.GEBOREN, "familie"))
    sluit_voor_team(door=amal, huishouden=huis, team=dicht.team, reden="Werkt daar.")
    for wie in (familie, dicht):
        assert krijg(wie, achternaam) == krijg(nol, "Bestaatniet")
        (regel,) = lees_toezicht(door=noodhulp.functionaris(wie.organisatie)).open
        assert (regel.soort, regel.dossier, regel.reden) == (Toezichtsoort.NIETS_GEVONDEN, "", "")
    assert {een.soort for een in lees_toezicht(door=pia).open} == {Toezichtsoort.NIETS_GEVONDEN}
    wie = {een.wie for een in lees_logboek(door=amal, huishouden=huis).regels if "noodtoegang" in een.wat.lower()}
    assert wie == {familie.naam, dicht.naam}


def test_a_shielded_file_opens_and_its_secret_address_does_not(amal, nol, huis, achternaam):
    geheim = Contactinvoer("adres", "Schuilstraat 7, 3011 XY Rotterdam", afgeschermd=True)
    item = leg_contactgegeven_vast(door=amal, huishouden=huis, invoer=geheim)
    krijg(nol, achternaam)
    blad = lees_noodblad(door=nol, huishouden=huis).blad
    assert "Schuilstraat" not in repr(blad)
    assert [een.openbaar for een in blad.afgeschermd] == [item]
    with pytest.raises(Ongeldig):
        open_in_noodtoegang(door=nol, huishouden=huis, item=item, reden="")
    open_in_noodtoegang(door=nol, huishouden=huis, item=item, reden="Zij moet nu worden opgehaald.")
    assert "Schuilstraat" in repr(lees_noodblad(door=nol, huishouden=huis).blad)


def test_without_entering_nobody_reads_what_is_put_before_the_officer(nol, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    assert not Toezichtvraag.objects.exists()


# -- who hears of it -------------------------------------------------------------------------------------------------


def test_the_officer_has_it_at_once_with_the_reason_and_five_working_days(nol, pia, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    (regel,) = lees_toezicht(door=pia).open
    assert (regel.wie, regel.reden, regel.soort) == (nol.naam, noodhulp.REDEN, Toezichtsoort.NOODTOEGANG)
    assert regel.uiterlijk == WETTELIJKE_KALENDER.tel_werkdagen(vandaag(), 5)
    assert achternaam not in repr(regel)
    with pytest.raises(NietGevonden):
        lees_noodblad(door=pia, huishouden=huis)


def test_the_officer_where_the_file_is_kept_sees_it_too_and_one_elsewhere_does_not(amal, nol, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    hier = noodhulp.functionaris(amal.organisatie)
    assert {een.wie for een in lees_toezicht(door=hier).open} == {nol.naam}
    elders = noodhulp.functionaris(wereld.professional().organisatie)
    assert lees_toezicht(door=elders).open == ()
    for wie in (nol, amal, wereld.professional("archivaris")):
        with pytest.raises(NietGevonden):
            lees_toezicht(door=wie)


def test_a_judgement_needs_a_reason_and_does_not_change(nol, pia, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam)
    (regel,) = lees_toezicht(door=pia).open
    with pytest.raises(Ongeldig):
        beoordeel(door=pia, vraag=regel.openbaar, oordeel="terecht", reden=" ")
    beoordeel(door=pia, vraag=regel.openbaar, oordeel="terecht", reden="Er was gevaar.")
    with pytest.raises(Ongeldig):
        beoordeel(door=pia, vraag=regel.openbaar, oordeel="niet_terecht", reden="Toch niet.")
    klaar = lees_vraag(door=pia, vraag=regel.openbaar)
    assert (klaar.oordeel, klaar.oordeel_reden, klaar.oordeel_door) == (
        Oordeelsoort.TERECHT, "Er was gevaar.", pia.naam,
    )  # fmt: skip
    assert [een.oordeel for een in lees_noodlijst(door=nol).mijn] == ["terecht"]


def test_who_works_with_the_file_sees_it_everywhere(amal, nol, huis, achternaam):
    krijg(nol, achternaam)
    lees_noodblad(door=nol, huishouden=huis)
    zinnen = [een.soort for een in hulp.rijen(amal, huis, Gebeurtenis)]
    assert "noodtoegang_geopend" in zinnen
    assert any("noodtoegang" in een.doel for een in lees_logboek(door=amal, huishouden=huis).regels)
    assert any(een.wie == nol.naam for een in lees_inkijk(door=amal, huishouden=huis).houders)
    assert "noodtoegang" in repr(lees_tijdlijn(door=amal, huishouden=huis)).lower()
    (keer,) = lees_keren(door=amal, huishouden=huis).keren
    assert (keer.wie, keer.verteld_op) == (nol.naam, None)
    (punt,) = [een for een in lees_werklijst(door=amal).punten if een.soort.code == "noodtoegang_vertellen"]
    assert (punt.bij, punt.van_mij) == (keer.openbaar, True)
    vertel(door=amal, huishouden=huis, noodtoegang=keer.openbaar, verteld_op=vandaag())
    assert lees_keren(door=amal, huishouden=huis).keren[0].verteld_op == vandaag()
    assert not [een for een in lees_werklijst(door=amal).punten if een.soort.code == "noodtoegang_vertellen"]
    with pytest.raises(Ongeldig, match="weet dit al"):
        vertel(door=amal, huishouden=huis, noodtoegang=keer.openbaar, verteld_op=vandaag())


def test_telling_later_needs_a_ground_each_time(amal, nol, huis, achternaam):
    later = vandaag() + timedelta(days=4)
    krijg(nol, achternaam, later=True, vertellen_op=later, later_grond="Dan is zij niet veilig.")
    (keer,) = lees_keren(door=amal, huishouden=huis).keren
    assert keer.later_grond == "Dan is zij niet veilig."
    (punt,) = [een for een in lees_werklijst(door=amal).punten if een.soort.code == "noodtoegang_vertellen"]
    assert punt.vervalt_op == later
    with pytest.raises(Ongeldig):
        vertel(door=amal, huishouden=huis, noodtoegang=keer.openbaar, later=Vertellen(True, vandaag(), "Nog niet."))
    nog = Vertellen(True, later + timedelta(days=3), "Nog steeds niet veilig.")
    vertel(door=amal, huishouden=huis, noodtoegang=keer.openbaar, later=nog)
    (punt,) = [een for een in lees_werklijst(door=amal).punten if een.soort.code == "noodtoegang_vertellen"]
    assert punt.vervalt_op == nog.vanaf


def test_what_was_done_reaches_the_vast_gezicht(amal, nol, huis, achternaam):
    krijg(nol, achternaam)
    leg_nood_vast(door=nol, huishouden=huis, tekst="Bij oma gebracht.", wanneer=timezone.now())
    punten = [een.soort.code for een in lees_werklijst(door=amal).punten]
    assert "terugkoppelen_dienst" in punten


# -- the second professional -----------------------------------------------------------------------------------------


@pytest.fixture
def te_laat(nol, achternaam, huis):  # noqa: ARG001 - it must be there
    krijg(nol, achternaam)
    noodhulp.voorbij(nol)
    noodhulp.maak_te_laat(nol)


def _collega(nol, **meer):
    from tandem.models import Team

    return wereld.professional("jeugdbeschermer", in_team=Team.objects.get(pk=nol.team), **meer)


@pytest.mark.usefixtures("te_laat")
def test_an_overdue_review_is_named_and_the_next_needs_a_colleague(nol, pia, huis, achternaam):
    collega = _collega(nol)
    (laat,) = lees_te_laat(door=collega)
    assert (laat.wie, laat.dagen, laat.bij) == (nol.naam, 3, (pia.naam,))
    with pytest.raises(Ongeldig, match="wie dit bevestigt"):
        krijg(collega, achternaam)
    with pytest.raises(Ongeldig):
        krijg(collega, achternaam, tweede=collega.medewerker)
    uit = krijg(collega, achternaam, tweede=nol.medewerker)
    assert uit.huishouden is None
    with pytest.raises(NietGevonden):
        lees_noodblad(door=collega, huishouden=huis)
    (te,) = lees_noodlijst(door=nol).bevestigen
    assert (te.vraag, te.wie, te.reden) == (uit.wacht_op, collega.naam, noodhulp.REDEN)
    with pytest.raises(NietGevonden):
        bevestig(door=collega, vraag=te.vraag, akkoord=True)
    bevestig(door=nol, vraag=te.vraag, akkoord=True)
    assert lees_noodblad(door=collega, huishouden=huis).minuten == 60
    with pytest.raises((NietGevonden, Geweigerd)):
        lees_noodblad(door=nol, huishouden=huis)
    with pytest.raises(Ongeldig):
        bevestig(door=nol, vraag=te.vraag, akkoord=False)


@pytest.mark.usefixtures("te_laat")
def test_it_is_never_impossible_and_then_reviewed_once_more(nol, pia, huis, achternaam):
    collega, derde = _collega(nol), _collega(nol)
    assert krijg(collega, achternaam, niemand=True).huishouden == huis
    soorten = [een.soort for een in lees_toezicht(door=pia).open if een.wie == collega.naam]
    assert sorted(soorten) == [Toezichtsoort.NOODTOEGANG, Toezichtsoort.ZONDER_TWEEDE]
    wacht = krijg(derde, achternaam, tweede=nol.medewerker).wacht_op
    bevestig(door=nol, vraag=wacht, akkoord=False)
    assert lees_noodlijst(door=derde).mijn[0].wacht
    assert ga_door(door=derde, vraag=wacht) == huis
    assert lees_noodblad(door=derde, huishouden=huis).minuten == 60
    soorten = [een.soort for een in lees_toezicht(door=pia).open if een.wie == derde.naam]
    assert sorted(soorten) == [Toezichtsoort.NOODTOEGANG, Toezichtsoort.ZONDER_TWEEDE]
    with pytest.raises(Ongeldig):
        ga_door(door=derde, vraag=wacht)
    with pytest.raises(NietGevonden):
        ga_door(door=nol, vraag=wacht)


@pytest.mark.usefixtures("te_laat")
def test_once_judged_no_second_professional_is_needed(nol, pia, achternaam, huis):
    for een in lees_toezicht(door=pia).open:
        beoordeel(door=pia, vraag=een.openbaar, oordeel="leren", reden="Eerst het vaste gezicht bellen.")
    assert lees_te_laat(door=nol) == ()
    assert krijg(nol, achternaam).huishouden == huis


# -- wall 2 ----------------------------------------------------------------------------------------------------------


def test_the_database_gives_no_more_than_an_hour(amal, huis):
    nu = timezone.now()
    with pytest.raises(DatabaseError, match="een_uur"), deur.schrijf(
        door=amal, doel=Doel.HULP, wat="test", huishouden=huis
    ) as sessie:  # fmt: skip
        sessie.bewaar(
            Noodtoegang(
                medewerker_id=amal.medewerker, organisatie_id=amal.organisatie, team_id=amal.team, rol=amal.rol,
                grond="kind", reden="x", gevraagd_op=nu, van=nu, tot=nu + LANGST + timedelta(seconds=1),
                tweede_stand="niet_nodig",
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tandem_toezichtvraag SET oordeel = 'terecht', oordeel_door = {ik}",
        "UPDATE tandem_toezichtvraag SET medewerker = 1",
        "DELETE FROM tandem_toezichtvraag",
    ],
)
def test_who_asked_can_neither_judge_nor_remove_it(nol, huis, achternaam, sql):  # noqa: ARG001
    krijg(nol, achternaam)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tandem.medewerker', %s, true)", [str(nol.medewerker)])
        assert Toezichtvraag.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(sql.format(ik=nol.medewerker))


def test_a_birthday_that_differs_finds_nothing(nol, huis, achternaam):  # noqa: ARG001
    assert krijg(nol, achternaam, geboortedatum=date(2014, 3, 1)).huishouden is None
