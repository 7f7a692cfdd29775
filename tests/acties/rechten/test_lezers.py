"""What the preview says equals what each person's door then returns: for items of every layer, members and colleagues.

The oracle asks every door: each professional for each purpose, each member at the portal. Keys are not looked at.
"""

import itertools
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tandem.acties import deur
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.rechten.lezers import lees_wie_ziet, wie_leest_in, wie_leest_straks
from tandem.acties.rechten.voorwerpen import VOLGT, WOORDEN
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.models import (
    Afspraak,
    Contactmoment,
    Dienst,
    Lid,
    Medewerker,
    Noodtoegang,
    Regel,
    Team,
    Teamsluiting,
    Verzoek,
    Waarneming,
)
from tandem.models.basis import Item
from tandem.models.muren import bewaakte_modellen
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.lezers import Nee
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.web.portaal.hulp import eigenaar_verbinding, persoon_van, word

pytestmark = pytest.mark.usefixtures("db")

LEDEN = ("Samira", "Tom", "Noor")
OPSTELLING = settings(max_examples=12, deadline=None, phases=[Phase.generate])


@pytest.fixture(scope="module")
def kring(database_gereed):  # noqa: ARG001 - the database must stand
    """A household with everybody around it who can be: involved, for one, on duty, leading, in an emergency."""
    laad_inhoud(inhoud=catalogus())
    return _Kring()


class _Kring:
    def __init__(self):
        self.ik = wereld.professional()
        self.gezin = wereld.gezin(self.ik)
        leden, team = self.gezin.leden, _team_van(self.ik)
        word(leden["Noor"], 9)
        word(leden["Tom"], 13)
        maak = wereld.professional
        self.anderen = {
            "teamlid": maak("teamlid_lokaal_team", in_team=team),
            "leider": maak("teamleider", in_team=team),
            "aanbieder": maak("aanbieder"),
            "alleen_noor": maak("teamlid_lokaal_team"),
            "namens_samira": maak("teamlid_lokaal_team"),
            "geweest": maak("teamlid_lokaal_team"),
            "bekende": maak("teamlid_lokaal_team"),
            "gesloten": maak("teamlid_lokaal_team"),
            "waarnemer": maak("teamlid_lokaal_team", in_team=team),
            "dienst": maak("dienstdoende"),
            "nood": maak("teamlid_lokaal_team"),
            "vreemde": maak(),
        }
        self._verbind(leden)

    def _verbind(self, leden):
        a, nu = self.anderen, timezone.now()
        for naam in ("teamlid", "aanbieder", "bekende", "gesloten"):
            wereld.betrek(self.gezin, a[naam], door=self.ik)
        wereld.betrek(self.gezin, a["alleen_noor"], door=self.ik, leden=[leden["Noor"]])
        wereld.betrek(self.gezin, a["namens_samira"], door=self.ik, namens_id=leden["Samira"])
        wereld.betrek(self.gezin, a["geweest"], door=self.ik, tot=timezone.localdate())
        uur = {"van": nu - timedelta(minutes=5), "tot": nu + timedelta(minutes=50)}
        Waarneming.objects.create(voor_id=self.ik.medewerker, door_id=a["waarnemer"].medewerker,
                                  organisatie_id=self.ik.organisatie, reden="verlof", **uur)  # fmt: skip
        Dienst.objects.create(medewerker_id=a["dienst"].medewerker, team_id=self.ik.team, **uur)
        with eigenaar_verbinding() as verbinding:
            (persoon,) = verbinding.execute(
                "SELECT persoon_id FROM tandem_lid WHERE id = %s", [leden["Tom"]]
            ).fetchone()
            verbinding.execute(
                "INSERT INTO tandem_bekende (medewerker_id, persoon_id, soort, vastgelegd_op) "
                "VALUES (%s, %s, 'familie', %s)",
                [a["bekende"].medewerker, persoon, nu],
            )
        with deur.schrijf(door=self.ik, doel=Doel.HULP, wat="test", huishouden=self.gezin.openbaar) as sessie:
            sessie.bewaar(
                Teamsluiting(team_id=a["gesloten"].team, van=sessie.vandaag, reden="test", vastgelegd_op=sessie.nu)
            )
            sessie.bewaar(Noodtoegang(medewerker_id=a["nood"].medewerker, organisatie_id=a["nood"].organisatie,
                                      team_id=a["nood"].team, rol=a["nood"].rol, grond="kind", reden="test",
                                      gevraagd_op=sessie.nu, tweede_stand="niet_nodig", **uur))  # fmt: skip
            sessie.gebeurtenis("dossier_gesloten_voor_team")

    def sla_op(self, item):
        """Store one item, as nobody's work."""
        with deur.schrijf(door=self.ik, doel=Doel.HULP, wat="test", huishouden=self.gezin.openbaar) as sessie:
            sessie.bewaar(item)
            sessie.gebeurtenis("regels_toegevoegd", laag=Laag.PLAN)
        return item

    def vooruit(self, item):
        """What the preview says, without storing."""

        def doe():
            self.sla_op(item)

        return wie_leest_straks(doe)

    def deuren(self, item):
        """The names of everybody whose door returns the stored row: the oracle."""
        wie = [self.ik, *self.anderen.values()]
        return {een.naam for een in wie if self._door(een, item)}, {n for n in LEDEN if self._als_lid(n, item)}

    def _door(self, actor, item):
        for doel in (doel for doel in Doel if doel is not Doel.EIGEN):
            try:
                with deur.lees(door=actor, doel=doel, wat="test", huishouden=self.gezin.openbaar) as sessie:
                    sessie.geen_huishouddata()
                    if sessie.van(type(item)).filter(openbaar=item.openbaar).exists():
                        return True
            except (NietGevonden, Geweigerd):
                continue
        return False

    def _als_lid(self, naam, item):
        wie = Ledenactor(persoon_van(self.gezin.leden[naam]), 0)
        with ledendeur.lees(door=wie, wat="test", huishouden=self.gezin.openbaar) as sessie:
            sessie.geen_huishouddata()
            return sessie.van(type(item)).filter(openbaar=item.openbaar).exists()


def _team_van(actor):
    return Team.objects.get(pk=actor.team)


def _item(kring, soort, laag, betreft, niet_voor):
    leden = kring.gezin.leden
    vast = {"laag": laag, "betreft": sorted(leden[n] for n in betreft),
            "niet_zichtbaar_voor": sorted(leden[n] for n in niet_voor)}  # fmt: skip
    vandaag = timezone.localdate()
    if soort == "afspraak":
        return Afspraak(**vast, soort="gewoon", tekst="Samen eten", op=vandaag)
    if soort == "contactmoment":
        return Contactmoment(**vast, op=timezone.now(), wijze="huisbezoek")
    return Regel(**vast, soort="waarneming", tekst="Iets gezien", op=vandaag, bij_soort="casus", bij=kring.gezin.casus)


def _namen(lezers):
    return {een.wie for een in lezers}


items = st.tuples(
    st.sampled_from(["regel", "regel", "afspraak", "contactmoment"]),
    st.sampled_from([Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID]),
    st.sets(st.sampled_from(LEDEN)),
    st.sets(st.sampled_from(LEDEN), max_size=2),
)


@OPSTELLING
@given(wat=items)
def test_what_the_preview_says_is_what_each_door_then_returns(kring, wat):
    item = _item(kring, *wat)
    (vooraf,) = kring.vooruit(item)
    item = kring.sla_op(_item(kring, *wat))
    professionals, leden = kring.deuren(item)
    assert _namen(vooraf.professionals) == professionals
    assert _namen(vooraf.mensen) == leden
    achteraf = lees_wie_ziet(door=kring.ik, huishouden=kring.gezin.openbaar, stuk=item.openbaar).antwoord
    assert (achteraf.professionals, achteraf.mensen, achteraf.niet) == (
        vooraf.professionals,
        vooraf.mensen,
        vooraf.niet,
    )


@pytest.mark.parametrize("laag", list(Laag))
def test_every_layer_by_each_who_is_hidden(kring, laag):
    """The corners that chance might pass by: all in it, hidden from each in turn; also what is shielded."""
    for verborgen in ((), *itertools.combinations(LEDEN, 1)):
        wat = ("regel", laag, LEDEN, verborgen)
        (vooraf,) = kring.vooruit(_item(kring, *wat))
        professionals, leden = kring.deuren(kring.sla_op(_item(kring, *wat)))
        assert _namen(vooraf.mensen) == leden
        if laag is Laag.AFGESCHERMD:  # opens item by item: who wrote it reads it now
            assert vooraf.afgeschermd
            assert professionals == {kring.ik.naam} <= _namen(vooraf.professionals)
        else:
            assert _namen(vooraf.professionals) == professionals


def _waarom(antwoord):
    return {een.wie: een.waarom for een in antwoord.niet}


def test_it_says_who_does_not_and_why(kring):
    (antwoord,) = kring.vooruit(_item(kring, "regel", Laag.ANALYSE, ["Samira", "Noor"], ["Samira"]))
    waarom, a = _waarom(antwoord), kring.anderen
    assert waarom["Samira"] is Nee.VERBORGEN
    assert waarom["Noor"] is Nee.LAAG
    assert waarom[a["namens_samira"].naam] is Nee.VERBORGEN
    assert waarom[a["alleen_noor"].naam] is Nee.ANDER
    assert waarom[a["aanbieder"].naam] is Nee.LAAG
    assert waarom[a["gesloten"].naam] is waarom[a["bekende"].naam] is Nee.DICHT
    assert not {a["vreemde"].naam, a["geweest"].naam} & (waarom.keys() | _namen(antwoord.professionals))


def test_it_names_the_ways_that_are_no_person_yet(kring):
    (antwoord,) = kring.vooruit(_item(kring, "regel", Laag.VEILIGHEID, ["Tom"], []))
    assert kring.ik.team_naam in antwoord.dienst
    assert Reikwijdte.NOOD in antwoord.wegen
    bronnen = {een.wie: een.bron for een in antwoord.professionals}
    assert bronnen[kring.anderen["waarnemer"].naam] == "waarneming"
    assert bronnen[kring.anderen["leider"].naam] == "team"
    assert bronnen[kring.anderen["dienst"].naam] == "dienst"
    assert bronnen[kring.anderen["nood"].naam] == "noodtoegang"


def test_who_reads_with_consent_is_named_and_only_for_those_layers(database_gereed):  # noqa: ARG001
    laad_inhoud(inhoud=catalogus())
    zaak = maak_zaak()
    nummer = zaak.vraag("Samira", lagen=(Laag.PLAN,))
    zaak.antwoord(nummer, "Samira")
    with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        rijen = [
            sessie.bewaar(Regel(laag=laag, betreft=[zaak.gezin.leden["Samira"]], soort="feit", tekst="x",
                                op=sessie.vandaag, bij_soort="casus", bij=zaak.gezin.casus))
            for laag in (Laag.PLAN, Laag.ANALYSE)
        ]  # fmt: skip
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.PLAN)
    plan, analyse = [_namen(lees_wie_ziet(**zaak.ding, stuk=rij.openbaar).antwoord.professionals) for rij in rijen]
    assert zaak.ander.naam in plan
    assert zaak.ander.naam not in analyse


def test_a_reader_with_keys_to_one_child_hears_of_nobody_else(kring):
    """Neither the other members, nor who is there for them: no name and no number."""
    item = kring.sla_op(_item(kring, "regel", Laag.PLAN, ["Noor"], []))
    wie = kring.anderen["alleen_noor"]
    blad = lees_wie_ziet(door=wie, huishouden=kring.gezin.openbaar, stuk=item.openbaar)
    tekst = repr(blad)
    assert not any(naam in tekst for naam in ("Samira", "Tom", kring.anderen["namens_samira"].naam))
    assert _namen(blad.antwoord.professionals) <= kring.deuren(item)[0]


def test_an_item_that_one_does_not_see_is_not_found(kring):
    item = kring.sla_op(_item(kring, "regel", Laag.ANALYSE, ["Samira"], ["Samira"]))
    for wie in (kring.anderen["namens_samira"], kring.anderen["aanbieder"], kring.anderen["vreemde"]):
        with pytest.raises(NietGevonden):
            lees_wie_ziet(door=wie, huishouden=kring.gezin.openbaar, stuk=item.openbaar)


def test_a_trial_keeps_nothing_and_can_be_followed_by_the_act_itself(kring):
    regel = Regelinvoer("waarneming", wereld.uniek("proef"), timezone.localdate(), betreft=(kring.gezin.leden["Tom"],))
    vast = {"door": kring.ik, "huishouden": kring.gezin.openbaar, "regels": [regel], "verzoek": uuid.uuid4()}
    for _ in range(2):
        (antwoord,) = wie_leest_straks(lambda: voeg_regels_toe(**vast))
    assert antwoord.wat == (f"de regel: {regel.tekst}",)
    assert not Verzoek.objects.filter(sleutel=vast["verzoek"]).exists()
    assert not _bestaat(kring, regel.tekst)
    voeg_regels_toe(**vast)
    assert _bestaat(kring, regel.tekst)


def _bestaat(kring, tekst):
    with deur.lees(door=kring.ik, doel=Doel.HULP, wat="test", huishouden=kring.gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return any(rij.tekst == tekst for rij in sessie.van(Regel))


def test_a_trial_that_is_refused_is_refused_as_the_act_is(kring):
    leeg = Regelinvoer("feit", "Zonder bron", timezone.localdate(), betreft=(kring.gezin.leden["Tom"],))
    with pytest.raises(Ongeldig):
        wie_leest_straks(
            lambda: voeg_regels_toe(door=kring.ik, huishouden=kring.gezin.openbaar, regels=[leeg], verzoek=uuid.uuid4())
        )


def test_an_act_that_writes_nothing_cannot_be_tried():
    with pytest.raises(RuntimeError, match="cannot be tried"):
        wie_leest_straks(lambda: None)


def test_the_answer_is_logged_for_whom_it_names(kring):
    with eigenaar_verbinding() as verbinding:
        tel = "SELECT count(*) FROM tandem_inzage WHERE medewerker = %s AND %s = ANY (lid)"
        vraag = [kring.ik.medewerker, kring.gezin.leden["Noor"]]
        (eerst,) = verbinding.execute(tel, vraag).fetchone()
        kring.vooruit(_item(kring, "regel", Laag.PLAN, ["Tom"], []))
        (daarna,) = verbinding.execute(tel, vraag).fetchone()
    assert daarna == eerst + 1


def test_every_kind_of_item_has_a_name_or_follows_another():
    soorten = {model._meta.model_name for model in bewaakte_modellen() if issubclass(model, Item)}
    assert soorten == WOORDEN.keys() | VOLGT
    assert not WOORDEN.keys() & VOLGT


def test_the_number_of_queries_does_not_grow_with_people(kring, django_assert_max_num_queries):
    item = kring.sla_op(_item(kring, "regel", Laag.PLAN, ["Tom"], []))
    with deur.lees(door=kring.ik, doel=Doel.HULP, wat="test", huishouden=kring.gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        rij = sessie.van(Regel).get(openbaar=item.openbaar)
        assert len(list(sessie.van(Lid))) == 3
        with django_assert_max_num_queries(13):
            wie_leest_in(sessie, [rij] * 20)
    assert Medewerker.objects.filter(pk=kring.ik.medewerker).exists()
