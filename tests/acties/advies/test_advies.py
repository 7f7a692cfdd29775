"""Advice between a council and who reacts: allowed, refused, twice, conflict; and who sees what, by each wall."""

import uuid
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.advies import ervaring, gevolg, lezen, overzicht, reageren, schrijven, stuk, vragen
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.organisatie.openstellen import lees_openingen, stel_open
from tandem.acties.tijdstip import op_tijdstip
from tandem.koppelingen import database
from tandem.management.vullen.adviezen import vertel
from tandem.models import Advies as Adviesrij
from tandem.models import Adviespunt, Reactie
from tandem.regels.advies.advies import Advies, Datumgrond, Gehoord, Moment, Vraag
from tandem.regels.advies.ervaring import Inzet, Inzetstand
from tandem.regels.advies.reactie import Bedoeld, Gevolgsoort, Plicht, Puntbesluit, Puntreactie
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
PUNTEN = ("Bel binnen een dag terug.", "Geef één vast gezicht.")


def _gemeente():
    """A municipality where somebody reacts to advice."""
    nieuw = org.gemeente()
    nieuw.actor()
    return nieuw


def _dag(dagen):
    return timezone.localdate() + timedelta(days=dagen)


def _vraag(**anders):
    dagen = {"advies_voor": _dag(20), "besluit_op": _dag(60), "reageert_voor": _dag(40)}
    return replace(Vraag("Terugbellen", "Wat helpt bij het wachten?", "", Moment.ONTWERP, **dagen), **anders)


def _advies(*voor, **anders):
    heel = Advies("Terugbellen", "Wachten maakt bang.", PUNTEN, tuple(voor), Gehoord(3, 5, "een avond"), _dag(40))
    return replace(heel, **anders)


def _verstuurd(raad, *voor, **anders):
    nummer = schrijven.schrijf_advies(door=raad, advies=_advies(*voor, **anders))
    schrijven.verstuur_advies(door=raad, concept=nummer, nagekeken=False, versie=1)
    return nummer


def _punten(door, advies):
    return [een.openbaar for een in lezen.lees_advies(door=door, openbaar=advies).punten]


def _gereageerd(gemeente, advies, *besluiten):
    beleid, wethouder = gemeente.actor(), gemeente.actor("bestuurder")
    reacties = dict(zip(_punten(beleid, advies), besluiten, strict=True))
    reageren.bewaar_reactie(door=beleid, advies=advies, inleiding="Dank.", reacties=reacties, versie=0)
    reageren.stel_reactie_vast(door=wethouder, advies=advies, versie=1)
    return beleid, wethouder


OVER, NIET = Puntreactie(Puntbesluit.OVERGENOMEN, ""), Puntreactie(Puntbesluit.NIET, "Er is geen geld.")


def test_advice_is_asked_given_reacted_to_and_what_changed_is_judged():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag = vragen.vraag_advies(door=beleid, raad=raad.organisatie, vraag=_vraag())
    assert [een.openbaar for een in lezen.lees_adviezen(door=raad).vragen] == [vraag]
    heel = _advies(gemeente.organisatie.pk, grond=Datumgrond.TOEGEZEGD)
    nummer = schrijven.schrijf_advies(door=raad, advies=heel, vraag=vraag)
    schrijven.verstuur_advies(door=raad, concept=nummer, nagekeken=False, versie=1)
    assert lezen.lees_adviezen(door=beleid).te_reageren[0].gevraagd
    _, wethouder = _gereageerd(gemeente, nummer, OVER, NIET)
    punt = _punten(raad, nummer)[0]
    plek = gevolg.Plek(Gevolgsoort.BESLUIT, "", "een besluit")
    verandering = gevolg.leg_gevolg_vast(door=beleid, advies=nummer, punt=punt, plek=plek, tekst="Er wordt gebeld.")
    assert lezen.lees_adviezen(door=raad).adviezen[0].te_duiden == 1
    gevolg.duid_gevolg(door=raad, gevolg=verandering, bedoeld=Bedoeld.DEELS, toelichting="Ook in het weekend.")
    blad = lezen.lees_advies(door=beleid, openbaar=nummer)
    assert [een.antwoorden[0].besluit for een in blad.punten] == [Puntbesluit.OVERGENOMEN, Puntbesluit.NIET]
    assert blad.punten[0].antwoorden[0].gevolgen[0].toelichting == "Ook in het weekend."
    assert (blad.regel.plichten[0].stand, blad.regel.plichten[0].wie) == (Plicht.OP_TIJD, wethouder.naam)
    assert not lezen.lees_adviezen(door=raad).vragen


def test_a_draft_is_for_who_writes_it_and_a_reaction_until_it_is_established():
    (raad,), gemeente = org.raad(), _gemeente()
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk))
    for rol in ("beleidsadviseur", "bestuurder"):
        with pytest.raises(NietGevonden):
            lezen.lees_advies(door=gemeente.actor(rol), openbaar=concept)
    schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=1)
    beleid = gemeente.actor()
    reacties = dict.fromkeys(_punten(beleid, concept), NIET)
    reageren.bewaar_reactie(door=beleid, advies=concept, inleiding="Geheim", reacties=reacties, versie=0)
    blad = lezen.lees_advies(door=raad, openbaar=concept)
    assert not any(punt.antwoorden for punt in blad.punten)
    assert (blad.concept, blad.regel.plichten[0].inleiding) == (None, "")
    wethouder = gemeente.actor("bestuurder")
    assert lezen.lees_advies(door=wethouder, openbaar=concept).concept.inleiding == "Geheim"


def _alle(door, model):
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        return {rij.openbaar for rij in sessie.van(model)}


def test_wall_two_alone_shows_a_draft_to_its_owner_and_what_was_sent_to_both(monkeypatch):
    (raad,), ons, derde = org.raad(), _gemeente(), _gemeente()
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(ons.organisatie.pk))
    verstuurd = _verstuurd(raad, ons.organisatie.pk)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    assert {concept, verstuurd} <= _alle(raad, Adviesrij)
    for rol in ("beleidsadviseur", "bestuurder"):
        assert {concept, verstuurd} & _alle(ons.actor(rol), Adviesrij) == {verstuurd}
        assert not {concept, verstuurd} & _alle(derde.actor(rol), Adviesrij)
    assert not {concept, verstuurd} & _alle(ons.actor("casusregisseur"), Adviesrij)
    assert not {concept, verstuurd} & _alle(org.raad()[0], Adviesrij)


def test_wall_one_alone_shows_the_same():
    """With the policies away, on one row of the log of the owner: the filter of the app is all there is."""
    (raad,), ons, derde = org.raad(), _gemeente(), _gemeente()
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(ons.organisatie.pk))
    verstuurd = _verstuurd(raad, ons.organisatie.pk)
    for door, verwacht in (
        (raad, {concept, verstuurd}),
        (ons.actor("bestuurder"), {verstuurd}),
        (derde.actor(), set()),
        (ons.actor("casusregisseur"), set()),
    ):
        with lees_organisatie(door=door, wat="test") as sessie:
            sessie.geen_gegevens()
            vraag, waarden = sessie.van(Adviesrij).values_list("openbaar").query.sql_with_params()
        with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as zonder_muur:
            gezien = {rij[0] for rij in zonder_muur.execute(vraag, waarden)}
        assert {concept, verstuurd} & gezien == verwacht


def test_what_was_sent_never_changes_whatever_the_code_does():
    (raad,), gemeente = org.raad(), _gemeente()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    with pytest.raises(NietGevonden):
        schrijven.wijzig_advies(door=raad, concept=nummer, advies=_advies(), versie=1)
    with deur.schrijf_organisatie(door=raad, wat="test") as sessie:
        sessie.geen_gegevens()
        assert Adviesrij.objects.filter(openbaar=nummer).update(nummer=9) == 0
        assert Adviespunt.objects.filter(advies__openbaar=nummer).update(nummer=9) == 0
        assert Adviespunt.objects.filter(advies__openbaar=nummer)._raw_delete("default") == 0
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE tandem_advies SET aan = '{}' WHERE openbaar = %s", [nummer])
            assert cursor.rowcount == 0


def test_an_advice_to_several_gives_each_its_own_duty():
    (raad,), een, ander, regio = org.raad(), _gemeente(), _gemeente(), org.programma()
    nummer = _verstuurd(raad, een.organisatie.pk, ander.organisatie.pk, regio.organisatie)
    _gereageerd(een, nummer, OVER, OVER)
    with op_tijdstip(timezone.now() + timedelta(days=50)):
        standen = {p.organisatie: p.stand for p in lezen.lees_advies(door=raad, openbaar=nummer).regel.plichten}
        blad = lezen.lees_advies(door=ander.actor(), openbaar=nummer)
    assert standen == {
        een.organisatie.pk: Plicht.OP_TIJD,
        ander.organisatie.pk: Plicht.LAAT,
        regio.organisatie: Plicht.LAAT,
    }
    assert {p.organisatie: p.stand for p in blad.regel.plichten} == {
        een.organisatie.pk: None,
        ander.organisatie.pk: Plicht.LAAT,
        regio.organisatie: None,
    }
    assert not any(punt.antwoorden for punt in blad.punten)
    reacties = dict.fromkeys(_punten(regio, nummer), OVER)
    reageren.bewaar_reactie(door=regio, advies=nummer, inleiding="", reacties=reacties, versie=0)
    reageren.stel_reactie_vast(door=regio, advies=nummer, versie=1)


def test_a_postponement_stays_to_be_seen_and_has_a_reason():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid, nummer = gemeente.actor(), _verstuurd(raad, gemeente.organisatie.pk)
    with pytest.raises(Ongeldig) as fout:
        reageren.stel_reactie_uit(door=beleid, advies=nummer, tot=_dag(40), reden="")
    assert set(fout.value.fouten) == {"tot", "reden"}
    reageren.stel_reactie_uit(door=beleid, advies=nummer, tot=_dag(60), reden="Het college vergadert later.")
    with op_tijdstip(timezone.now() + timedelta(days=50)):
        _gereageerd(gemeente, nummer, OVER, OVER)
        (plicht,) = lezen.lees_advies(door=raad, openbaar=nummer).regel.plichten
        assert (plicht.stand, plicht.voor, plicht.uiterlijk) == (Plicht.NA_UITSTEL, _dag(40), _dag(60))
        assert plicht.uitstel[0].reden == "Het college vergadert later."
        with pytest.raises(Geweigerd, match="al vastgesteld"):
            reageren.stel_reactie_uit(door=beleid, advies=nummer, tot=_dag(90), reden="x")


def test_a_correction_is_a_new_version_that_takes_the_duty_over():
    (raad,), gemeente = org.raad(), _gemeente()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    nieuw = schrijven.begin_nieuwe_versie(door=raad, advies=nummer)
    assert schrijven.begin_nieuwe_versie(door=raad, advies=nummer) == nieuw
    beleid = gemeente.actor()
    assert lezen.lees_advies(door=beleid, openbaar=nummer).regel.onze_plicht.stand is Plicht.WACHT
    schrijven.verstuur_advies(door=raad, concept=nieuw, nagekeken=False, versie=1)
    oud = lezen.lees_advies(door=beleid, openbaar=nummer)
    assert (oud.regel.onze_plicht.stand, oud.opvolger) == (Plicht.VERVANGEN, nieuw)
    assert [een.openbaar for een in lezen.lees_adviezen(door=beleid).te_reageren] == [nieuw]
    assert lezen.lees_advies(door=beleid, openbaar=nieuw).regel.nummer == 2


@pytest.mark.parametrize("rol", ["casusregisseur", "teamleider", "clientenraadslid"])
def test_others_of_a_municipality_have_no_part_in_it(rol):
    (raad,), gemeente = org.raad(), _gemeente()
    nummer, door = _verstuurd(raad, gemeente.organisatie.pk), gemeente.actor(rol)
    with pytest.raises(Geweigerd):
        vragen.vraag_advies(door=door, raad=raad.organisatie, vraag=_vraag())
    with pytest.raises(Geweigerd):
        schrijven.schrijf_advies(door=door, advies=_advies(gemeente.organisatie.pk))
    with pytest.raises(Geweigerd):
        reageren.stel_reactie_uit(door=door, advies=nummer, tot=_dag(90), reden="x")


def test_each_party_does_its_own_part():
    (raad,), gemeente, ander = org.raad(), _gemeente(), _gemeente()
    nummer, beleid = _verstuurd(raad, gemeente.organisatie.pk), gemeente.actor()
    with pytest.raises(Geweigerd):
        schrijven.schrijf_advies(door=beleid, advies=_advies(ander.organisatie.pk))
    with pytest.raises(Geweigerd):
        vragen.vraag_advies(door=raad, raad=raad.organisatie, vraag=_vraag())
    with pytest.raises(NietGevonden):
        reageren.stel_reactie_uit(door=ander.actor(), advies=nummer, tot=_dag(90), reden="x")
    with pytest.raises(NietGevonden):
        schrijven.begin_nieuwe_versie(door=org.raad()[0], advies=nummer)
    with pytest.raises(Geweigerd, match="De bestuurder stelt"):
        reageren.stel_reactie_vast(door=beleid, advies=nummer, versie=0)
    plek = gevolg.Plek(Gevolgsoort.ANDERS, "", "iets anders")
    with pytest.raises(Geweigerd, match="Reageer eerst"):
        gevolg.leg_gevolg_vast(door=beleid, advies=nummer, punt=_punten(raad, nummer)[0], plek=plek, tekst="x")


def test_a_reaction_without_reasons_is_not_established_and_nothing_is_sent():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid, nummer = gemeente.actor(), _verstuurd(raad, gemeente.organisatie.pk)
    reacties = {_punten(beleid, nummer)[0]: Puntreactie(Puntbesluit.NIET, "")}
    reageren.bewaar_reactie(door=beleid, advies=nummer, inleiding="", reacties=reacties, versie=0)
    with pytest.raises(Ongeldig) as fout:
        reageren.stel_reactie_vast(door=gemeente.actor("bestuurder"), advies=nummer, versie=1)
    assert set(fout.value.fouten) == {"reden_1", "besluit_2"}
    with lees_organisatie(door=raad, wat="test") as sessie:
        sessie.geen_gegevens()
        assert not sessie.van(Reactie).filter(advies=nummer).exists()


def test_two_who_write_at_once_are_told():
    raad, tweede = org.raad(2)
    gemeente = _gemeente()
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk))
    nieuw = _advies(gemeente.organisatie.pk, onderwerp="Anders")
    schrijven.wijzig_advies(door=tweede, concept=concept, advies=nieuw, versie=1)
    with pytest.raises(Botsing) as fout:
        schrijven.wijzig_advies(door=raad, concept=concept, advies=nieuw, versie=1)
    assert (fout.value.wie, fout.value.hun["onderwerp"]) == (tweede.naam, "Anders")
    with pytest.raises(Botsing):
        schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=1)
    schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=2)
    beleid = gemeente.actor()
    reageren.bewaar_reactie(door=beleid, advies=concept, inleiding="een", reacties={}, versie=0)
    with pytest.raises(Botsing):
        reageren.bewaar_reactie(door=gemeente.actor(), advies=concept, inleiding="twee", reacties={}, versie=0)
    with pytest.raises(Botsing):
        reageren.stel_reactie_vast(door=gemeente.actor("bestuurder"), advies=concept, versie=0)


def test_the_same_form_twice_happens_once():
    (raad,), gemeente, verzoek = org.raad(), _gemeente(), uuid.uuid4()
    nummer = schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk), verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk), verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    schrijven.verstuur_advies(door=raad, concept=nummer, nagekeken=False, versie=1)
    _gereageerd(gemeente, nummer, OVER, OVER)
    plek = gevolg.Plek(Gevolgsoort.ANDERS, "", "iets anders")
    punt, beleid = _punten(raad, nummer)[0], gemeente.actor()
    nr = gevolg.leg_gevolg_vast(door=beleid, advies=nummer, punt=punt, plek=plek, tekst="Er is iets anders.")
    gevolg.duid_gevolg(door=raad, gevolg=nr, bedoeld=Bedoeld.JA, toelichting="")
    with pytest.raises(Ongeldig, match="al iets"):
        gevolg.duid_gevolg(door=raad, gevolg=nr, bedoeld=Bedoeld.NEE, toelichting="toch niet")


def test_a_name_is_asked_about_before_an_advice_is_sent():
    (raad,), gemeente = org.raad(), _gemeente()
    heel = _advies(gemeente.organisatie.pk, punten=("Samira moest lang wachten.",))
    concept = schrijven.schrijf_advies(door=raad, advies=heel)
    assert schrijven.lees_schrijfblad(door=raad, concept=concept).vermoedens == ('de naam "Samira"',)
    with pytest.raises(Ongeldig) as fout:
        schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=1)
    assert set(fout.value.fouten) == {"nagekeken"}
    schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=True, versie=1)


def test_a_request_can_be_about_lines_of_the_own_plan_only():
    (raad,), gemeente = org.raad(), _gemeente()
    with pytest.raises(NietGevonden):
        vragen.vraag_advies(door=gemeente.actor(), raad=raad.organisatie, vraag=_vraag(), planregels=[uuid.uuid4()])
    with pytest.raises(Ongeldig, match="cliëntenraad"):
        vragen.vraag_advies(door=gemeente.actor(), raad=gemeente.organisatie.pk, vraag=_vraag())


def test_a_council_opens_its_advice_and_others_then_read_what_was_sent():
    (raad,), gemeente, derde = org.raad(), _gemeente(), _gemeente()
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk))
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    ander = derde.actor()
    with pytest.raises(NietGevonden):
        lezen.lees_advies(door=ander, openbaar=nummer)
    versie = lees_openingen(door=raad).versie
    stel_open(door=raad, keuzes={Werklaag.ADVIES: Kring.REGIO}, versie=versie)
    blad = lezen.lees_advies(door=ander, openbaar=nummer)
    assert blad.regel.plichten[0].stand is None
    with pytest.raises(NietGevonden):
        lezen.lees_advies(door=ander, openbaar=concept)
    _gereageerd(gemeente, nummer, OVER, NIET)
    assert not any(punt.antwoorden for punt in lezen.lees_advies(door=ander, openbaar=nummer).punten)
    org.open_laag(gemeente.actor(), Werklaag.ADVIES)
    assert all(punt.antwoorden for punt in lezen.lees_advies(door=ander, openbaar=nummer).punten)
    with pytest.raises(Geweigerd):
        stel_open(door=raad, keuzes={Werklaag.PLAN: Kring.REGIO}, versie=versie + 1)


def test_counts_say_what_they_count():
    (raad,), een = org.raad(), _gemeente()
    beleid = een.actor()
    vraag = vragen.vraag_advies(door=beleid, raad=raad.organisatie, vraag=_vraag())
    gevraagd = schrijven.schrijf_advies(door=raad, advies=_advies(een.organisatie.pk), vraag=vraag)
    schrijven.verstuur_advies(door=raad, concept=gevraagd, nagekeken=False, versie=1)
    _gereageerd(een, gevraagd, OVER, NIET)
    vervangen = _verstuurd(raad, een.organisatie.pk)
    nieuw = schrijven.begin_nieuwe_versie(door=raad, advies=vervangen)
    schrijven.verstuur_advies(door=raad, concept=nieuw, nagekeken=False, versie=1)
    with op_tijdstip(timezone.now() + timedelta(days=50)):
        for door in (raad, beleid):
            tellingen = overzicht.lees_adviesoverzicht(door=door).tellingen
            (telling,) = (een for een in tellingen if een.raad == raad.organisatie_naam)
            assert (telling.gevraagd, telling.ongevraagd) == (1, 1)
            assert telling.standen == {Plicht.OP_TIJD: 1, Plicht.LAAT: 1}
            assert telling.punten == {Puntbesluit.OVERGENOMEN: 1, Puntbesluit.NIET: 1}
            assert (telling.veranderd, telling.bedoeld) == (0, 0)


def test_the_document_holds_what_its_maker_may_know():
    (raad,), gemeente = org.raad(), _gemeente()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    _gereageerd(gemeente, nummer, OVER, NIET)
    assert stuk.maak_adviesstuk(door=raad, openbaar=nummer).startswith(b"%PDF")
    with pytest.raises(NietGevonden):
        stuk.maak_adviesstuk(door=_gemeente().actor(), openbaar=nummer)


def test_who_takes_part_from_experience_is_kept_by_the_own_organisation_alone():
    (raad,), gemeente, derde = org.raad(), _gemeente(), _gemeente()
    beleid = gemeente.actor()
    inzet = Inzet("Een vader", "de folder", Inzetstand.UITGENODIGD, None, "", "", "")
    nummer = ervaring.leg_inzet_vast(door=beleid, inzet=inzet, nagekeken=False)
    org.open_laag(beleid, Werklaag.ADVIES)
    klaar = replace(inzet, stand=Inzetstand.KLAAR, gedaan="De folder is herschreven.")
    ervaring.wijzig_inzet(door=beleid, openbaar=nummer, inzet=klaar, nagekeken=False, versie=1)
    with pytest.raises(Botsing):
        ervaring.wijzig_inzet(door=beleid, openbaar=nummer, inzet=klaar, nagekeken=False, versie=1)
    assert [een.inzet for een in ervaring.lees_ervaring(door=gemeente.actor("bestuurder")).regels] == [klaar]
    assert not ervaring.lees_ervaring(door=derde.actor()).regels
    with pytest.raises(Geweigerd):
        ervaring.lees_ervaring(door=raad)
    with pytest.raises(Geweigerd):
        ervaring.lees_ervaring(door=gemeente.actor("teamleider"))


def test_the_story_of_the_demo_is_one_finished_advice_and_one_that_runs():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid, wethouder = gemeente.actor(), gemeente.actor("bestuurder")
    vertel(raad, beleid, wethouder)
    lopend, klaar = (een for een in lezen.lees_adviezen(door=raad).adviezen if een.van_ons)
    assert (klaar.onze_plicht, klaar.plichten[0].stand, klaar.te_duiden) == (None, Plicht.OP_TIJD, 0)
    eigen = next(een for een in lopend.plichten if een.organisatie == beleid.organisatie)
    assert (eigen.stand, len(eigen.uitstel)) == (Plicht.WACHT, 1)
    assert lezen.lees_adviezen(door=beleid).te_reageren[0].openbaar == lopend.openbaar
    assert len(ervaring.lees_ervaring(door=beleid).regels) == 1
