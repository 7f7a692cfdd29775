"""A household of somebody whom many people know: who says so, who meets it, and that members never do."""

import uuid

import pytest

from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.leden import Lidinvoer, voeg_lid_toe
from tandem.acties.huishouden.publiek import merk_publiek
from tandem.acties.huishouden.splitsing import Splitsing, splits, voeg_samen
from tandem.acties.huishouden.tijdlijn import lees_tijdlijn
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.portaal.lezen import lees_wie_keek
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Gebeurtenis, Huishouden, Inzage, Lid, Publiekmerk
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden import hulp
from tests.conftest import DATABASE
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")
REDEN = "Moeder is vaak op televisie."


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    laad_inhoud(inhoud=catalogus())
    return wereld.professional()


@pytest.fixture
def gezin(ik):
    return wereld.gezin(ik)


def _merk(wie, gezin, *, publiek=True, reden=REDEN, verzoek=None):
    merk_publiek(door=wie, huishouden=gezin.openbaar, publiek=publiek, reden=reden, verzoek=verzoek)


def _sinds(ik, gezin):
    return lees_dossierblad(door=ik, huishouden=gezin.openbaar).publiek_sinds


def _gebeurd(ik, gezin):
    return [rij for rij in hulp.rijen(ik, gezin.openbaar, Gebeurtenis) if rij.soort.endswith("publiek")]


def _lid(nummer):
    with eigenaar(DATABASE) as verbinding:
        (persoon,) = verbinding.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [nummer]).fetchone()
    return Ledenactor(persoon, 0)


def test_it_is_marked_from_today_and_taken_off_again_each_with_its_sentence(ik, gezin):
    assert _sinds(ik, gezin) is None
    _merk(ik, gezin)
    assert _sinds(ik, gezin) == vandaag()
    _merk(ik, gezin, publiek=False, reden="Zij stopte met haar werk.")
    assert _sinds(ik, gezin) is None
    af, aan = (een.zin for een in lees_tijdlijn(door=ik, huishouden=gezin.openbaar).voorvallen[:2])
    assert aan.startswith(
        "Er is extra toezicht op wie dit dossier opent: veel mensen kennen iemand uit dit huishouden."
    )
    assert aan.endswith(f" Reden: {REDEN}")
    assert af == "Er is geen extra toezicht meer op wie dit dossier opent. Reden: Zij stopte met haar werk."


def test_it_can_be_marked_again_and_each_time_is_kept_with_its_days(ik, gezin):
    for publiek in (True, False, True):
        _merk(ik, gezin, publiek=publiek)
    assert _sinds(ik, gezin) == vandaag()
    merken = sorted(hulp.rijen(ik, gezin.openbaar, Publiekmerk), key=lambda rij: rij.pk)
    assert [(een.van, een.tot) for een in merken] == [(vandaag(), vandaag()), (vandaag(), None)]


@pytest.mark.parametrize("muur", ["beide", "tweede"])
def test_the_mark_itself_is_closed_to_members_and_to_who_does_not_work_with_safety(ik, gezin, muur, monkeypatch):
    _merk(ik, gezin)
    hulpverlener = wereld.professional("aanbieder")
    wereld.betrek(gezin, hulpverlener, door=ik)
    if muur == "tweede":
        monkeypatch.setattr(ledendeur.deur, "APP_FILTERT", False)
    assert len(hulp.rijen(ik, gezin.openbaar, Publiekmerk)) == 1
    assert hulp.rijen(hulpverlener, gezin.openbaar, Publiekmerk) == []
    with ledendeur.lees(door=_lid(gezin.leden["Samira"]), wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        assert not sessie.van(Publiekmerk).exists()


def test_the_same_request_twice_happens_once(ik, gezin):
    verzoek = uuid.uuid4()
    _merk(ik, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _merk(ik, gezin, verzoek=verzoek)
    assert len(_gebeurd(ik, gezin)) == 1


@pytest.mark.parametrize("publiek", [True, False])
def test_what_a_colleague_did_first_is_told_and_not_done_again(ik, gezin, publiek):
    _merk(ik, gezin)
    if not publiek:
        _merk(ik, gezin, publiek=False)
    eerder = len(_gebeurd(ik, gezin))
    with pytest.raises(Ongeldig, match="staat al"):
        _merk(ik, gezin, publiek=publiek)
    assert len(_gebeurd(ik, gezin)) == eerder


@pytest.mark.parametrize("reden", ["", "   ", "kort", "x" * 1001])
def test_without_a_good_reason_nothing_happens(ik, gezin, reden):
    with pytest.raises(Ongeldig) as fout:
        _merk(ik, gezin, reden=reden)
    assert set(fout.value.fouten) == {"reden"}
    assert _sinds(ik, gezin) is None


def test_who_may_not_change_the_file_is_refused_and_does_not_meet_the_mark(ik, gezin):
    _merk(ik, gezin)
    hulpverlener, deel, namens = (wereld.professional(rol) for rol in ("aanbieder", *["teamlid_lokaal_team"] * 2))
    wereld.betrek(gezin, hulpverlener, door=ik)
    wereld.betrek(gezin, deel, door=ik, leden=[gezin.leden["Tom"]])
    wereld.betrek(gezin, namens, door=ik, namens_id=gezin.leden["Tom"])
    for wie in (hulpverlener, deel, namens):
        with pytest.raises(Geweigerd):
            _merk(wie, gezin, publiek=False)
        assert _gebeurd(wie, gezin) == []
    for wie in (hulpverlener, namens):
        blad = lees_dossierblad(door=wie, huishouden=gezin.openbaar)
        assert (blad.ziet_publiek, blad.publiek_sinds) == (False, None)
    with pytest.raises(NietGevonden):
        _merk(wereld.professional(), gezin, publiek=False)
    assert _sinds(ik, gezin) == vandaag()


def test_a_helper_of_the_team_who_works_with_safety_sets_it(ik, gezin):
    collega = wereld.professional("teamlid_lokaal_team")
    wereld.betrek(gezin, collega, door=ik)
    _merk(collega, gezin)
    assert _sinds(collega, gezin) == vandaag()


@pytest.mark.parametrize("muur", ["beide", "tweede"])
def test_no_member_meets_the_events_or_the_log_lines_also_not_who_comes_later(ik, gezin, muur, monkeypatch):
    _merk(ik, gezin)
    lees_tijdlijn(door=ik, huishouden=gezin.openbaar)
    karim = Lidinvoer("ouder", "Karim", geboortedatum=hulp.MOEDER.geboortedatum)
    voeg_lid_toe(door=ik, huishouden=gezin.openbaar, invoer=karim)
    alle = hulp.rijen(ik, gezin.openbaar, Lid)
    assert len(alle) == 4
    if muur == "tweede":
        monkeypatch.setattr(ledendeur.deur, "APP_FILTERT", False)
    for lid in alle:
        with ledendeur.lees(door=_lid(lid.pk), wat="test", huishouden=gezin.openbaar) as sessie:
            sessie.geen_huishouddata()
            assert sessie.van(Huishouden).count() == 1
            assert not sessie.van(Gebeurtenis).filter(soort__endswith="publiek").exists()
            assert not sessie.van(Inzage).filter(wat__contains="extra toezicht").exists()


def test_one_hidden_event_does_not_keep_from_a_member_that_the_rest_was_read(ik, gezin):
    samira = _lid(gezin.leden["Samira"])
    hulp.leg_regel(ik, gezin.openbaar, laag=Laag.VEILIGHEID)
    _merk(ik, gezin)
    wie = wereld.professional("teamlid_lokaal_team")
    wereld.betrek(gezin, wie, door=ik)
    with hulp.deur.schrijf(door=ik, doel=hulp.Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.gebeurtenis("veiligheid_besproken", laag=Laag.VEILIGHEID, betreft=[gezin.leden["Samira"]])
    lees_tijdlijn(door=wie, huishouden=gezin.openbaar)
    blikken = [een for een in lees_wie_keek(door=samira, huishouden=gezin.openbaar).regels if een.wie == wie.naam]
    assert [een.laag for een in blikken] == [Laag.VEILIGHEID.omschrijving]


def test_after_a_split_the_new_file_is_marked_as_well(ik):
    huis = hulp.maak(ik)
    merk_publiek(door=ik, huishouden=huis, publiek=True, reden=REDEN)
    invoer = Splitsing(leden=(hulp.lid(ik, huis, "Tom"),), gemeente="test", op=vandaag(), reden="Tom woont bij oma.")
    nieuw = splits(door=ik, huishouden=huis, invoer=invoer)
    for dossier in (huis, nieuw):
        assert lees_dossierblad(door=ik, huishouden=dossier).publiek_sinds == vandaag()
    assert hulp.personen(ik, nieuw).kop.naam == "Tom"


@pytest.mark.parametrize(("weg", "blijft"), [(True, False), (False, True), (True, True), (False, False)])
def test_after_a_merger_the_file_that_stays_is_marked_when_one_of_the_two_was(ik, weg, blijft):
    een, ander = hulp.maak(ik), hulp.maak(ik, Lidinvoer("ouder", "Karim", geboortedatum_soort="onbekend"))
    for dossier, gemerkt in ((een, weg), (ander, blijft)):
        if gemerkt:
            merk_publiek(door=ik, huishouden=dossier, publiek=True, reden=REDEN)
    voeg_samen(door=ik, huishouden=een, ander=ander, op=vandaag(), reden="Zij wonen nu samen.")
    verwacht = vandaag() if weg or blijft else None
    assert lees_dossierblad(door=ik, huishouden=ander).publiek_sinds == verwacht
    assert len([r for r in hulp.rijen(ik, ander, Gebeurtenis) if r.soort == "dossier_publiek"]) == (weg or blijft)
