"""The door and the two walls, against the real PostgreSQL as role ``app``."""

import uuid
from contextlib import nullcontext
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.huishouden.keuzes import mijn_dossiers
from tandem.models import (
    Betrokkenheid,
    Huishouden,
    Inzage,
    Lid,
    Regel,
    Teamlidmaatschap,
    Teamsluiting,
    Waarneming,
)
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")


def _lees_namen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        leden = list(sessie.van(Lid).order_by("id"))
        sessie.inzage(leden=[lid.pk for lid in leden])
        return [lid.voornaam for lid in leden]


def test_who_is_involved_reads_the_names():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    assert _lees_namen(actor, gezin) == ["Samira", "Tom", "Noor"]


def test_somebody_without_keys_finds_nothing_and_unknown_ids_look_the_same():
    gezin = wereld.gezin(wereld.professional())
    vreemde = wereld.professional()
    with pytest.raises(NietGevonden):
        _lees_namen(vreemde, gezin)
    with pytest.raises(NietGevonden):
        _lees_namen(vreemde, wereld.Gezin(0, uuid.uuid4()))


def test_somebody_who_was_involved_reads_since_when_not_any_more():
    actor, oud = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    einde = timezone.localdate() - timedelta(days=1)
    wereld.betrek(gezin, oud, door=actor, tot=einde)
    with pytest.raises(Geweigerd, match=f"{einde:%d-%m-%Y}"):
        _lees_namen(oud, gezin)


DAG = timedelta(days=1)


def _staat_in(wie, voor, **periode):
    waarden = {
        "voor_id": voor.medewerker,
        "door_id": wie.medewerker,
        "organisatie_id": wie.organisatie,
        "reden": "vrij",
    }
    Waarneming.objects.create(**waarden, **periode)


def _straks(gezin, wie, actor):
    wereld.betrek(gezin, wie, door=actor, van=timezone.localdate() + DAG)


def _zonder_rechten(gezin, wie, actor):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        dag = sessie.vandaag - DAG
        rij = Betrokkenheid(
            medewerker_id=wie.medewerker, organisatie_id=wie.organisatie, rol="gast", taak="test", van=dag
        )
        sessie.bewaar(rij)
        sessie.gebeurtenis("betrokkenheid_begonnen")


def _neemt_waar_voor_wie_weg_is(gezin, wie, actor):
    ander = wereld.professional(in_team=wereld.Team.objects.get(pk=wie.team))
    wereld.betrek(gezin, ander, door=actor, tot=timezone.localdate() - DAG)
    _staat_in(wie, ander, van=timezone.now() - timedelta(hours=1), tot=timezone.now() + DAG)


def _nam_waar_voordat_het_begon(gezin, wie, actor):
    ander = wereld.professional(in_team=wereld.Team.objects.get(pk=wie.team))
    wereld.betrek(gezin, ander, door=actor, van=timezone.localdate())
    _staat_in(wie, ander, van=timezone.now() - 9 * DAG, tot=timezone.now() - 3 * DAG)


def _gesloten_van_het_begin_af(gezin, wie, actor):
    wereld.betrek(gezin, wie, door=actor)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        van = sessie.vandaag - 20 * DAG
        sessie.bewaar(Teamsluiting(team_id=wie.team, van=van, reden="reden", vastgelegd_op=sessie.nu))
        sessie.gebeurtenis("dossier_gesloten_voor_team")


@pytest.mark.parametrize(
    "band",
    [
        _straks,
        _zonder_rechten,
        _neemt_waar_voor_wie_weg_is,
        _nam_waar_voordat_het_begon,
        _gesloten_van_het_begin_af,
    ],
)
def test_who_has_a_tie_and_never_held_a_key_finds_nothing(band):
    """A refusal would tell that the household is known here."""
    actor, wie = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    band(gezin, wie, actor)
    with pytest.raises(NietGevonden):
        _lees_namen(wie, gezin)


def test_who_leads_the_team_since_it_was_over_finds_nothing():
    actor, leider = wereld.professional(), wereld.professional("teamleider")
    gezin = wereld.gezin(actor)
    groep = wereld.Team.objects.get(pk=leider.team)
    vroeger = wereld.professional(in_team=groep)
    wereld.betrek(gezin, vroeger, door=actor, tot=timezone.localdate() - 2 * DAG)
    with pytest.raises(Geweigerd):
        _lees_namen(leider, gezin)
    Teamlidmaatschap.objects.filter(pk=leider.lidmaatschap).update(van=timezone.localdate() - DAG)
    with pytest.raises(NietGevonden):
        _lees_namen(leider, gezin)


def test_each_read_leaves_one_log_line_per_member():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    _lees_namen(actor, gezin)
    with deur.lees(door=actor, doel=Doel.HULP, wat="logboek", huishouden=gezin.openbaar) as sessie:
        regels = list(Inzage.objects.filter(huishouden_id=gezin.id, wat="test"))
        sessie.inzage()
    assert sorted(regel.lid[0] for regel in regels) == sorted(gezin.leden.values())


def test_a_read_that_notes_nothing_does_not_leave_the_door():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    with pytest.raises(RuntimeError), deur.lees(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar):
        pass


def test_a_write_without_an_event_is_undone():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    with (
        pytest.raises(RuntimeError),
        deur.schrijf(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie,
    ):
        sessie.van(Huishouden).update(stand="gesplitst")
    with deur.lees(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        assert sessie.van(Huishouden).get().stand == "actief"
        sessie.inzage()


def test_the_same_request_twice_happens_once():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    verzoek = uuid.uuid4()

    def doe():
        with deur.schrijf(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar, verzoek=verzoek) as sessie:
            sessie.gebeurtenis("test")
            sessie.uitkomst = "eerste"

    doe()
    with pytest.raises(AlGedaan) as fout:
        doe()
    assert fout.value.uitkomst == "eerste"


def test_without_context_the_database_shows_nothing():
    gezin = wereld.gezin(wereld.professional())
    assert not Lid.objects.filter(huishouden_id=gezin.id).exists()


def test_the_context_ends_with_the_transaction():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    _lees_namen(actor, gezin)
    assert not Lid.objects.filter(huishouden_id=gezin.id).exists()


def test_wall_two_alone_still_holds(monkeypatch):
    actor = wereld.professional()
    mijn, ander = wereld.gezin(actor), wereld.gezin(wereld.professional())
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    with deur.lees(door=actor, doel=Doel.HULP, wat="x") as sessie:
        nummers = set(sessie.van(Lid).values_list("huishouden_id", flat=True))
        sessie.inzage()
    assert mijn.id in nummers
    assert ander.id not in nummers


def test_laying_keys_aside_holds_in_both_walls(monkeypatch):
    actor = wereld.professional()
    een, ander, vreemd = wereld.gezin(actor), wereld.gezin(actor), wereld.gezin(wereld.professional())
    for filtert in (True, False):
        monkeypatch.setattr(deur, "APP_FILTERT", filtert)
        with deur.lees(door=actor, doel=Doel.HULP, wat="x") as sessie:
            alle = set(sessie.van(Lid).values_list("huishouden_id", flat=True))
            sessie.beperk([een.id, vreemd.id])
            sessie.alleen = None  # wall 2 by itself, without the filter of the list
            beperkt = set(sessie.van(Lid).values_list("huishouden_id", flat=True))
            sessie.inzage()
        assert alle == {een.id, ander.id}
        assert beperkt == {een.id}


def test_a_shielded_item_opens_only_item_by_item():
    actor, collega = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, collega, door=actor)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        regel = Regel(laag=Laag.AFGESCHERMD, soort="stem", tekst="geheim", op=sessie.vandaag, bij_soort="test", bij=1)
        sessie.bewaar(regel)
        sessie.gebeurtenis("test")
    with deur.lees(door=collega, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        assert not sessie.van(Regel).filter(openbaar=regel.openbaar).exists()
        sessie.inzage()
    with deur.lees(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        assert sessie.een(Regel, regel.openbaar).tekst == "geheim"
        sessie.inzage()


def test_a_role_that_bypasses_the_wall_is_refused_at_connecting():
    from tandem.instellingen.apps import weiger_te_sterke_rol

    class Sterk:
        closed = False

        def cursor(self):
            return self

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def execute(self, _):
            pass

        def fetchone(self):
            return True, "postgres"

        def close(self):
            self.closed = True

    with pytest.raises(RuntimeError, match="postgres"):
        weiger_te_sterke_rol(Sterk())


def test_ciphertext_of_another_household_does_not_open():
    actor = wereld.professional()
    een, ander = wereld.gezin(actor, ("Anna",)), wereld.gezin(actor, ("Bob",))
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SELECT tandem_betreed(%s, %s, 'hulp', now(), NULL)", [actor.medewerker, actor.lidmaatschap])
        cursor.execute(
            "UPDATE tandem_lid SET voornaam = (SELECT voornaam FROM tandem_lid WHERE id = %s) WHERE id = %s",
            [een.leden["Anna"], ander.leden["Bob"]],
        )
    with pytest.raises(InvalidTag):
        _lees_namen(actor, ander)


def test_who_is_there_for_a_member_hides_nothing_from_that_member():
    actor, wie = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, wie, door=actor, namens_id=gezin.leden["Samira"])
    for verborgen, mag in (("Samira", False), ("Tom", True)):
        regel = Regelinvoer(
            "waarneming", "Iets", timezone.localdate(), niet_zichtbaar_voor=(gezin.leden[verborgen],),
            betreft=(gezin.leden["Noor"],),
        )  # fmt: skip
        with nullcontext() if mag else pytest.raises(Ongeldig, match="namens"):
            voeg_regels_toe(door=wie, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), regels=[regel])


def test_who_reaches_one_member_reads_no_other_first_name_where_files_are_chosen():
    actor, wie = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, wie, door=actor, leden=[gezin.leden["Noor"]])
    assert [naam for _, naam in mijn_dossiers(door=wie, zonder=uuid.uuid4())] == ["Noor"]
