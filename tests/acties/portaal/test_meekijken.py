"""Looking at the portal as a member: what both may see, row by row, by each wall by itself; no visit of the member."""

import itertools

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.portaal.doen import stel_vraag
from tandem.acties.portaal.lezen import lees_geschreven
from tandem.acties.portaal.meekijken import lees_meekijken
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.management.sonde.plaats import op_database
from tandem.models import Regel
from tandem.regels.rechten.actor import Ledenactor, Meekijker
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tests import wereld
from tests.conftest import DATABASE
from tests.web.portaal.hulp import eigenaar_verbinding, lid_openbaar, persoon_van, word

pytestmark = pytest.mark.usefixtures("db")
LEDEN = ("Samira", "Tom", "Noor")
KIJKERS = ("rosa", "teamlid", "aanbieder", "noor", "namens_tom")
WAT = [
    (laag, betreft, niet)
    for laag in (Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID, Laag.AFGESCHERMD)
    for betreft in ((), ("Samira",), ("Noor",), ("Samira", "Noor"))
    for niet in ((), ("Tom",), ("Noor",))
]


@pytest.fixture(scope="module")
def wereldje(database_gereed):  # noqa: ARG001 - the database must stand
    """A household with a line of every layer, about each and hidden from each, and who might look at it."""
    laad_inhoud(inhoud=catalogus())
    rosa = wereld.professional()
    gezin = wereld.gezin(rosa)
    word(gezin.leden["Tom"], 13)
    word(gezin.leden["Noor"], 17)
    helper = "teamlid_lokaal_team"
    rollen = {"teamlid": helper, "aanbieder": "aanbieder", "noor": helper, "namens_tom": helper}
    wie = {"rosa": rosa, **{naam: wereld.professional(rol) for naam, rol in rollen.items()}}
    for naam, velden in (("teamlid", {}), ("aanbieder", {}), ("noor", {"leden": [gezin.leden["Noor"]]}),
                         ("namens_tom", {"namens_id": gezin.leden["Tom"]})):  # fmt: skip
        wereld.betrek(gezin, wie[naam], door=rosa, **velden)
    with deur.schrijf(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        for nummer, (laag, betreft, niet) in enumerate(WAT):
            sessie.bewaar(Regel(laag=laag, betreft=sorted(gezin.leden[n] for n in betreft), soort="waarneming",
                                niet_zichtbaar_voor=[gezin.leden[n] for n in niet], tekst=f"regel {nummer}",
                                op=timezone.localdate(), bij_soort="casus", bij=gezin.casus))  # fmt: skip
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.PLAN)
    return gezin, wie


def _als(gezin, actor, naam):
    return Meekijker(persoon_van(gezin.leden[naam]), 0, actor=actor, lid=gezin.leden[naam])


def _regels(door, gezin):
    with ledendeur.lees(door=door, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return set(sessie.van(Regel).values_list("pk", flat=True))


def _eigen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return set(sessie.van(Regel).exclude(laag=Laag.AFGESCHERMD).values_list("pk", flat=True))


@pytest.mark.parametrize(("kijker", "naam"), list(itertools.product(KIJKERS, LEDEN)))
def test_what_is_seen_is_what_both_see(wereldje, kijker, naam, monkeypatch):
    """By both walls, by the app's filter alone, and by the database's alone."""
    gezin, wie = wereldje
    actor = wie[kijker]
    lid = _regels(Ledenactor(persoon_van(gezin.leden[naam]), 0), gezin)
    samen = lid & _eigen(actor, gezin)
    als = _als(gezin, actor, naam)
    heel = kijker != "noor"
    if heel or naam == "Noor":
        assert _regels(als, gezin) == samen
    else:
        assert _regels(als, gezin) <= samen
    with op_database(DATABASE, "eigenaar"):
        assert _regels(als, gezin) == samen
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    muur2 = _regels(als, gezin)
    assert muur2 == samen if heel else muur2 <= samen


def test_something_is_seen_and_something_is_not(wereldje):
    """So that the test above is about more than nothing."""
    gezin, wie = wereldje
    mama, noor = Ledenactor(persoon_van(gezin.leden["Samira"]), 0), _als(gezin, wie["rosa"], "Noor")
    assert len(_regels(mama, gezin)) > 5
    assert len(_regels(noor, gezin)) > 3
    assert _regels(_als(gezin, wie["aanbieder"], "Samira"), gezin) < _regels(mama, gezin)


def test_a_stranger_finds_nobody_to_look_as(wereldje):
    gezin, wie = wereldje
    lid = lid_openbaar(wie["rosa"], gezin, "Samira")
    with pytest.raises(NietGevonden):
        lees_meekijken(door=wereld.professional(), huishouden=gezin.openbaar, lid=lid)
    with pytest.raises(NietGevonden):  # there for one child: the others are not there
        lees_meekijken(door=wie["noor"], huishouden=gezin.openbaar, lid=lid)
    with pytest.raises((NietGevonden, Geweigerd)):
        _regels(_als(gezin, wereld.professional(), "Samira"), gezin)


def test_it_is_logged_as_the_professional_and_never_as_the_member(wereldje):
    gezin, wie = wereldje
    persoon = persoon_van(gezin.leden["Noor"])
    with eigenaar_verbinding() as db:
        bezoek = "SELECT count(*) FROM tandem_inzage WHERE grondslag = %s AND taak = 'eigen_dossier'"
        (eerst,) = db.execute(bezoek, [str(persoon)]).fetchone()
        lees_geschreven(door=_als(gezin, wie["teamlid"], "Noor"), huishouden=gezin.openbaar)
        (daarna,) = db.execute(bezoek, [str(persoon)]).fetchone()
        rijen = db.execute(
            "SELECT doel, lid FROM tandem_inzage WHERE medewerker = %s AND wat LIKE 'Mijn Tandem bekijken%%'",
            [wie["teamlid"].medewerker],
        ).fetchall()
    assert daarna == eerst
    assert {doel for doel, _ in rijen} == {"hulp"}
    assert any(gezin.leden["Noor"] in leden for _, leden in rijen)


def test_who_looks_does_nothing_as_that_member(wereldje):
    gezin, wie = wereldje
    with pytest.raises(RuntimeError, match="does nothing"):
        stel_vraag(door=_als(gezin, wie["rosa"], "Samira"), huishouden=gezin.openbaar, tekst="Mag dit?")
