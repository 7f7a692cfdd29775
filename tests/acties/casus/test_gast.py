"""Guests of a joint talk: link and code, listed items only, counted tries, every read on the ground of the invitation.

Wall 2 alone is tried as well: with the app's own filters off, a guest's context opens the listed ids and no more.
"""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.afspraak import Afspraakinvoer, maak_afspraken
from tandem.acties.casus.bespreking import (
    Besprekinginvoer,
    lees_bespreking,
    plan_bespreking,
    rond_bespreking_af,
    voeg_overwegingen_toe,
)
from tandem.acties.casus.gast import bewijs, klopt, lees_gastpagina, schrijf_gastregel
from tandem.acties.casus.gastdeur import gastdeur, merk_link
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.uitnodiging import Gastinvoer, lees_uitnodigblad, nodig_uit, trek_uitnodiging_in
from tandem.models import Afspraak, Casusbespreking, Gebeurtenis, Genodigde, Inzage, Lid, Regel
from tandem.models.muren import bewaakte_modellen
from tandem.regels.casus.bespreking import HOOGSTENS_FOUT, VOORAF, Gaststand
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _overleg(actor, gezin, **velden):
    gegevens = {
        "soort": "casusbespreking", "op": timezone.now() + DAG, "vraag": "Wat is er nodig?",
        "gezin_erbij": "deels", "gezin_toelichting": "Tom is op school", "aanwezige_leden": (gezin.leden["Samira"],),
        **velden,
    }  # fmt: skip
    return plan_bespreking(door=actor, huishouden=gezin.openbaar, invoer=Besprekinginvoer(**gegevens))


@pytest.fixture
def overleg(actor, gezin):
    return _overleg(actor, gezin)


def _regel(actor, gezin, overleg, tekst, **velden):
    regel = Regelinvoer("waarneming", tekst, vandaag(), **velden)
    voeg_overwegingen_toe(door=actor, huishouden=gezin.openbaar, bespreking=overleg, regels=[regel])
    blad = lees_uitnodigblad(door=actor, huishouden=gezin.openbaar, bespreking=overleg)
    return next(stuk.openbaar for stuk in blad.stukken if stuk.tekst == tekst)


def _nodig_uit(actor, gezin, overleg, *items, verzoek=None, **velden):
    gegevens = {
        "naam": "Agent Voorbeeld", "organisatie": "Politie (voorbeeld)", "taak": "Vertellen over de avond",
        "telefoon": "010 000 00 00", "vervalt_op": timezone.now() + 3 * DAG, **velden,
    }  # fmt: skip
    invoer = Gastinvoer(items=items, **gegevens)
    return nodig_uit(door=actor, huishouden=gezin.openbaar, bespreking=overleg, invoer=invoer, verzoek=verzoek)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_a_guest_reads_the_listed_items_and_nothing_else(actor, gezin, overleg):
    wel = _regel(actor, gezin, overleg, "Er was ruzie")
    _regel(actor, gezin, overleg, "Dit is niet voor de gast")
    gegeven = _nodig_uit(actor, gezin, overleg, wel, namen=(gezin.leden["Samira"],))
    pagina = lees_gastpagina(bewijs=bewijs(gegeven.link, gegeven.code))
    assert [stuk.tekst for stuk in pagina.stukken] == ["Er was ruzie"]
    assert (pagina.vraag, pagina.naam, pagina.stukken[0].over) == ("Wat is er nodig?", "Agent Voorbeeld", "Samira")


def test_each_read_of_a_guest_is_logged_on_the_ground_of_the_invitation(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    lees_gastpagina(bewijs=bewijs(gegeven.link, gegeven.code))
    regels = _rijen(actor, gezin, Inzage, wat="stukken van het overleg lezen")
    assert {lid for regel in regels for lid in regel.lid} == set(gezin.leden.values())
    assert {(r.medewerker, r.rol, r.taak, r.grondslag) for r in regels} == {
        (None, "gast", "uitnodiging", str(gegeven.uitnodiging))
    }


def test_link_and_code_are_not_stored(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    assert re.fullmatch(r"\d{6}", gegeven.code)
    assert len(gegeven.link) >= 43
    (rij,) = _rijen(actor, gezin, Genodigde)
    opgeslagen = b"".join((bytes(rij.link_merk), bytes(rij.code_merk)))
    assert gegeven.link.encode() not in opgeslagen
    assert gegeven.code.encode() not in opgeslagen
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="gast_uitgenodigd")
    assert gegeven.link not in str(gebeurtenis.feiten)


def test_the_code_may_be_typed_with_spaces(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    assert klopt(bewijs=bewijs(gegeven.link, f" {gegeven.code[:3]} {gegeven.code[3:]} "))


def _anders(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def test_after_five_wrong_codes_the_right_one_opens_nothing(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    for _ in range(HOOGSTENS_FOUT):
        assert not klopt(bewijs=bewijs(gegeven.link, _anders(gegeven.code)))
    assert not klopt(bewijs=bewijs(gegeven.link, gegeven.code))
    (gast,) = lees_bespreking(door=actor, huishouden=gezin.openbaar, bespreking=overleg).gasten
    assert (gast.stand, gast.foute_codes) == (Gaststand.GEBLOKKEERD, HOOGSTENS_FOUT)
    assert len(_rijen(actor, gezin, Inzage, wat="uitnodiging openen", uitkomst="geweigerd")) == HOOGSTENS_FOUT


def test_four_wrong_codes_still_let_the_right_one_in(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    for _ in range(HOOGSTENS_FOUT - 1):
        klopt(bewijs=bewijs(gegeven.link, _anders(gegeven.code)))
    assert klopt(bewijs=bewijs(gegeven.link, gegeven.code))


def test_withdrawn_expired_unknown_and_wrong_are_all_the_same(actor, gezin, overleg):
    ingetrokken, verlopen, fout = (_nodig_uit(actor, gezin, overleg) for _ in range(3))
    trek_uitnodiging_in(door=actor, huishouden=gezin.openbaar, uitnodiging=ingetrokken.uitnodiging)
    soorten = [
        (bewijs(ingetrokken.link, ingetrokken.code), timezone.now()),
        (bewijs(verlopen.link, verlopen.code), timezone.now() + 4 * DAG),
        (bewijs(fout.link, _anders(fout.code)), timezone.now()),
        (bewijs("onbekend", "123456"), timezone.now()),
    ]
    zinnen = []
    for een, nu in soorten:
        with deur.op_tijdstip(nu), pytest.raises(NietGevonden) as weg:
            lees_gastpagina(bewijs=een)
        zinnen.append(str(weg.value))
    assert len(set(zinnen)) == 1


@pytest.mark.parametrize("wanneer", ["te_vroeg", "vroegst", "laatst", "te_laat"])
def test_both_writings_of_the_bounds_agree(actor, gezin, wanneer):
    nu = timezone.now()
    overleg = _overleg(actor, gezin, op=nu + 2 * VOORAF)
    gegeven = _nodig_uit(actor, gezin, overleg, vervalt_op=nu + 2 * VOORAF + DAG)
    moment = {
        "te_vroeg": nu + VOORAF - DAG,
        "vroegst": nu + VOORAF + timedelta(minutes=1),
        "laatst": nu + 2 * VOORAF + DAG - timedelta(minutes=1),
        "te_laat": nu + 2 * VOORAF + DAG,
    }[wanneer]
    with deur.op_tijdstip(moment):
        (gast,) = lees_bespreking(door=actor, huishouden=gezin.openbaar, bespreking=overleg).gasten
        assert klopt(bewijs=bewijs(gegeven.link, gegeven.code)) is (gast.stand is Gaststand.TWEEDE_STAP)


def test_wall_two_alone_opens_the_listed_ids_and_no_more(actor, gezin, overleg, monkeypatch):
    """With the app's own filters off, every walled table is asked for everything: only listed public ids come back."""
    wel = _regel(actor, gezin, overleg, "Op de lijst")
    _regel(actor, gezin, overleg, "Niet op de lijst")
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        maak_afspraken(
            sessie,
            [Afspraakinvoer("Niet op de lijst", vandaag(), lid=gezin.leden["Tom"])],
            bij=sessie.een(Casusbespreking, overleg),
        )
    gegeven = _nodig_uit(actor, gezin, overleg, wel)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    gezien = {}
    with gastdeur(bewijs=bewijs(gegeven.link, gegeven.code), wat="test") as sessie:
        for model in bewaakte_modellen():
            namen = {veld.name for veld in model._meta.local_fields}
            if "openbaar" in namen:
                gezien[model.__name__] = set(sessie.van(model).values_list("openbaar", flat=True))
            else:
                gezien[model.__name__] = set(sessie.van(model).values_list("pk", flat=True))
        sessie.inzage()
    gevuld = {naam: ids for naam, ids in gezien.items() if ids}
    assert gevuld == {"Regel": {wel}, "Casusbespreking": {overleg}, "Genodigde": {gegeven.uitnodiging}}


def _als_gast(gegeven, opdracht, *waarden):
    """Run one statement in a guest's context, round every filter of the app; None when the wall refuses it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT genodigde FROM tandem_betreed_gast(%s, %s, now())",
            [merk_link(gegeven.link), bewijs(gegeven.link, gegeven.code).code_merk],
        )
        cursor.execute(opdracht, waarden)
        return cursor.rowcount


def test_a_guest_changes_and_removes_nothing(actor, gezin, overleg):
    wel = _regel(actor, gezin, overleg, "Op de lijst")
    gegeven = _nodig_uit(actor, gezin, overleg, wel)
    assert _als_gast(gegeven, "UPDATE tandem_regel SET soort = 'feit' WHERE openbaar = %s", wel) == 0
    assert _als_gast(gegeven, "UPDATE tandem_genodigde SET items = items || %s::uuid", uuid.uuid4()) == 0
    assert _als_gast(gegeven, "UPDATE tandem_casusbespreking SET gezin_erbij = 'ja'") == 0


@pytest.mark.parametrize(
    "opdracht",
    [
        "INSERT INTO tandem_regel (openbaar, huishouden_id, laag, betreft, niet_zichtbaar_voor, vastgelegd_op, versie, "
        "soort, tekst, op, bij_soort, bij, domein, aard, volgorde, gast) SELECT gen_random_uuid(), huishouden_id, "
        "laag, '{}', '{}', now(), 1, 'feit', tekst, op, bij_soort, bij, '', '', 0, gast FROM tandem_regel",
        "INSERT INTO tandem_ontsluiting (openbaar, huishouden_id, item, medewerker, reden, van, tot) "
        "SELECT gen_random_uuid(), huishouden_id, openbaar, 1, tekst, now(), now() FROM tandem_regel",
    ],
    ids=["a line that is not their own", "opening a shielded item"],
)
def test_a_guest_inserts_nothing_but_their_own(actor, gezin, overleg, opdracht):
    wel = _regel(actor, gezin, overleg, "Op de lijst")
    gegeven = _nodig_uit(actor, gezin, overleg, wel)
    with pytest.raises(ProgrammingError, match="row-level security"):
        _als_gast(gegeven, opdracht)


def test_a_guest_adds_a_line_that_everybody_reads_beside_the_others(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    een = bewijs(gegeven.link, gegeven.code)
    schrijf_gastregel(bewijs=een, soort="waarneming", tekst="Om elf uur was het stil")
    assert [stuk.tekst for stuk in lees_gastpagina(bewijs=een).eigen] == ["Om elf uur was het stil"]
    (regel,) = lees_bespreking(door=actor, huishouden=gezin.openbaar, bespreking=overleg).overwegingen
    assert (regel.bron, regel.auteur) == ("Agent Voorbeeld (Politie (voorbeeld)), gast", "")
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="gast_schreef")
    assert (gebeurtenis.actor, gebeurtenis.grondslag) == (None, str(gegeven.uitnodiging))


def test_two_guests_do_not_read_each_other(actor, gezin, overleg):
    eerste, tweede = _nodig_uit(actor, gezin, overleg), _nodig_uit(actor, gezin, overleg)
    schrijf_gastregel(bewijs=bewijs(eerste.link, eerste.code), soort="oordeel", tekst="Van de eerste")
    pagina = lees_gastpagina(bewijs=bewijs(tweede.link, tweede.code))
    assert (pagina.stukken, pagina.eigen) == ((), ())


@pytest.mark.parametrize(
    ("soort", "tekst", "fouten"),
    [("waarneming", " ", {"tekst"}), ("verzonnen", "x", {"soort"}), ("oordeel", "x" * 6000, {"tekst"})],
)
def test_bad_input_of_a_guest(actor, gezin, overleg, soort, tekst, fouten):
    gegeven = _nodig_uit(actor, gezin, overleg)
    with pytest.raises(Ongeldig) as fout:
        schrijf_gastregel(bewijs=bewijs(gegeven.link, gegeven.code), soort=soort, tekst=tekst)
    assert set(fout.value.fouten) == fouten


def test_a_guest_who_sends_twice_writes_once(actor, gezin, overleg):
    gegeven, verzoek = _nodig_uit(actor, gezin, overleg), uuid.uuid4()
    een = bewijs(gegeven.link, gegeven.code)
    schrijf_gastregel(bewijs=een, soort="oordeel", tekst="Een", verzoek=verzoek)
    with pytest.raises(AlGedaan):
        schrijf_gastregel(bewijs=een, soort="oordeel", tekst="Een", verzoek=verzoek)
    assert len(lees_gastpagina(bewijs=een).eigen) == 1


def test_after_the_talk_is_closed_nobody_adds(actor, gezin, overleg):
    gegeven = _nodig_uit(actor, gezin, overleg)
    with deur.op_tijdstip(timezone.now() + DAG + timedelta(hours=2)):
        rond_bespreking_af(door=actor, huishouden=gezin.openbaar, bespreking=overleg)
        with pytest.raises(Ongeldig):
            schrijf_gastregel(bewijs=bewijs(gegeven.link, gegeven.code), soort="oordeel", tekst="Te laat")


def test_a_fact_finding_takes_no_judgement_of_a_guest_either(actor, gezin):
    overleg = _overleg(actor, gezin, soort="feitenonderzoek")
    gegeven = _nodig_uit(actor, gezin, overleg)
    with pytest.raises(Ongeldig):
        schrijf_gastregel(bewijs=bewijs(gegeven.link, gegeven.code), soort="oordeel", tekst="Ik vind")


def test_what_is_hidden_from_somebody_at_the_table_or_shielded_goes_on_no_list(actor, gezin, overleg):
    verborgen = _regel(actor, gezin, overleg, "Niet voor Samira", niet_zichtbaar_voor=(gezin.leden["Samira"],))
    with pytest.raises(Ongeldig) as fout:
        _nodig_uit(actor, gezin, overleg, verborgen)
    assert set(fout.value.fouten) == {"items"}
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        regel = Regel(laag=Laag.AFGESCHERMD, soort="stem", tekst="geheim", op=vandaag(), bij_soort="test", bij=1)
        sessie.bewaar(regel)
        sessie.gebeurtenis("test")
    with pytest.raises(Ongeldig):
        _nodig_uit(actor, gezin, overleg, regel.openbaar)
    with pytest.raises(Ongeldig):
        _nodig_uit(actor, gezin, overleg, uuid.uuid4())


def test_even_a_shielded_item_that_got_on_a_list_stays_closed(actor, gezin, overleg):
    """Whatever the app does wrong: the guest's keys do not reach the shielded layer."""
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        regel = Regel(laag=Laag.AFGESCHERMD, soort="stem", tekst="geheim", op=vandaag(), bij_soort="test", bij=1)
        sessie.bewaar(regel)
        sessie.gebeurtenis("test")
    gegeven = _nodig_uit(actor, gezin, overleg)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        rij = sessie.een(Genodigde, gegeven.uitnodiging)
        sessie.van(Genodigde).filter(pk=rij.pk).update(items=[*rij.items, regel.openbaar])
        sessie.gebeurtenis("test")
    assert _als_gast(gegeven, "SELECT 1 FROM tandem_regel WHERE openbaar = %s", regel.openbaar) == 0


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"naam": " "}, {"naam"}),
        ({"organisatie": ""}, {"organisatie"}),
        ({"taak": ""}, {"taak"}),
        ({"telefoon": ""}, {"telefoon"}),
        ({"vervalt_op": lambda: timezone.now() + 30 * DAG}, {"vervalt_op"}),
        ({"vervalt_op": timezone.now}, {"vervalt_op"}),
        ({"rol": "ervaringsdeskundige"}, {"toestemming"}),
        ({"rol": "verzonnen"}, {"rol"}),
        ({"namen": (0,)}, {"namen"}),
    ],
)
def test_what_an_invitation_asks_for(actor, gezin, overleg, velden, fouten):
    with pytest.raises(Ongeldig) as fout:
        _nodig_uit(actor, gezin, overleg, **van_nu(velden))
    assert set(fout.value.fouten) == fouten


def test_the_same_invitation_sent_twice_is_one_and_shows_its_link_once(actor, gezin, overleg):
    verzoek = uuid.uuid4()
    _nodig_uit(actor, gezin, overleg, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _nodig_uit(actor, gezin, overleg, verzoek=verzoek)
    assert len(_rijen(actor, gezin, Genodigde)) == 1


def test_a_stranger_invites_nobody(gezin, overleg):
    with pytest.raises(NietGevonden):
        _nodig_uit(wereld.professional(), gezin, overleg)


def test_no_guest_no_change(actor, gezin):
    """The guest's policies leave everybody else as they were."""
    assert len(_rijen(actor, gezin, Lid)) == 3
    assert _rijen(actor, gezin, Afspraak) == []
