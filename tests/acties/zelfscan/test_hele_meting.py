"""One wave as it was goes out as a workbook and comes in again: the same, marked as read in, and nobody in it."""

import uuid

import psycopg
import pytest

from tandem.acties.zelfscan import afnamewerkmap, gesprek, inlezen, uitkomst, vragenlijst
from tandem.acties.zelfscan.afname import lees_afnames
from tandem.acties.zelfscan.bestand import Bestand
from tandem.acties.zelfscan.eigen import trek_vraag_in
from tandem.acties.zelfscan.waarden import Ingevuld
from tandem.koppelingen import database
from tandem.koppelingen.rekenblad import lees, schrijf
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.tabel import Blad
from tests import afnamewereld as meet
from tests import eigenlijst
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
SCAN = {"code": meet.ZELFSCAN, "versie": "2026-11"}


def _leeg(gemeente: org.Gemeentewereld) -> None:
    """Let a municipality have no wave any more, as a new installation has none."""
    tabellen = ("uitkomst", "gezamenlijkantwoord", "antwoord", "deelnemer", "afname")
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn) as verbinding:
        for tabel in tabellen:
            verbinding.execute(f"DELETE FROM tandem_{tabel} WHERE organisatie_id = %s", [gemeente.organisatie.pk])


def _werkmap(door, meting) -> Bestand:
    werkmap = afnamewerkmap.maak_afnamewerkmap(door=door, afname=meting)
    return Bestand(werkmap.inhoud, werkmap.naam)


def _cellen(bestand: Bestand):
    return [(blad.naam, blad.rijen) for blad in lees(bestand.inhoud, bestand.naam)]


def _rijen(bestand: Bestand, blad: str):
    return [rij for rij in dict(_cellen(bestand))[blad][1:] if any(rij)]


def _lees_in(door, bestand: Bestand, **anders):
    inlezen.lees_metingen_in(door=door, **(SCAN | anders), bestand=bestand)
    (regel,) = lees_afnames(door=door).afnames
    return regel.openbaar


def _met_alles(deelnemers: int = 6, **soort: str) -> meet.Meting:
    """A wave with a wish, words beside an answer, and a cause."""
    een = meet.meting(deelnemers, **soort)
    for nummer in range(deelnemers):
        meet.vul_in(een.toegang(nummer), keuze=nummer % 3)
    vraag = meet.eerste()
    gesprek.begin_gesprek(door=een.leider, afname=een.openbaar)
    typ = Ingevuld(vraag.opties[1].code, vraag.opties[3].code, "Nog niet af.\r\nWel begonnen.", "=Nota veiligheid")
    gesprek.zet_gezamenlijk(door=een.leider, afname=een.openbaar, vraag=vraag.code, typ=typ, versie=0)
    meet.stel_vast(een)
    deel = meet.instrument().delen[0].code
    uitkomst.zet_oorzaak(
        door=een.leider, afname=een.openbaar, onderdeel=deel, oorzaak="eigen_actie", tekst="Wij oefenden."
    )
    return een


def _gezien(door, meting):
    """What the pages show of a wave, without what is of now: who wrote it down, and when."""
    uit, praat = (lees(door=door, afname=meting) for lees in (uitkomst.lees_uitkomst, gesprek.lees_gesprek))
    vragen = [(v.ist, v.soll, v.ingevuld.waarde, v.gevraagd) for deel in praat.delen for v in deel.vragen]
    delen = [(deel.stand, deel.oorzaak, deel.oorzaak_tekst) for deel in uit.onderdelen]
    return uit.op, uit.soort, uit.deelnemers, uit.alleen_eigen, delen, vragen


@pytest.mark.parametrize("deelnemers", [6, 3])
def test_a_wave_that_goes_out_and_comes_in_goes_out_the_same(deelnemers):
    een = _met_alles(deelnemers)
    eerst, toen = _werkmap(een.leider, een.openbaar), _gezien(een.leider, een.openbaar)
    _leeg(een.gemeente)
    adviseur = een.gemeente.actor()
    weer = _lees_in(adviseur, eerst)
    assert _cellen(_werkmap(adviseur, weer)) == _cellen(eerst)
    assert _gezien(adviseur, weer) == toen
    assert toen[3] is (deelnemers < 5)


def test_what_few_answered_is_the_word_for_secret_and_no_respondent_is_in_it():
    veel, weinig = (_met_alles(n) for n in (6, 3))
    vraag = meet.eerste().code
    open_ = [rij[2:] for rij in _rijen(_werkmap(veel.leider, veel.openbaar), "Spreiding") if rij[:2] == (vraag, "nu")]
    assert [rij for rij in open_ if rij[0] == "keuze"] == [("keuze", str(n), "2") for n in (1, 2, 3)]
    bestand = _werkmap(weinig.leider, weinig.openbaar)
    assert {rij[2:] for rij in _rijen(bestand, "Spreiding")} == {("alles", "", "geheim")}
    assert {rij[2:5] for rij in _rijen(bestand, "Onderdelen")} == {("geheim",) * 3}
    alles = " ".join(cel for _, rijen in _cellen(bestand) for rij in rijen for cel in rij)
    assert weinig.leider.naam not in alles
    assert not [een.naam for een in weinig.mensen if een.naam in alles]


def test_it_says_that_it_was_read_in_and_from_which_file():
    een = _met_alles()
    assert gesprek.lees_gesprek(door=een.leider, afname=een.openbaar).herkomst is None
    ander, bestand = een.leider, _werkmap(een.leider, een.openbaar)
    _leeg(een.gemeente)
    weer = _lees_in(ander, bestand)
    blad = gesprek.lees_gesprek(door=ander, afname=weer)
    assert blad.herkomst.uit == bestand.naam
    assert uitkomst.lees_uitkomst(door=ander, afname=weer).herkomst == blad.herkomst
    assert gesprek.lees_ieders_antwoord(door=ander, afname=weer, vraag=meet.eerste().code) == ()


def test_a_wave_without_a_known_spread_says_unknown_which_is_not_secret():
    gemeente = org.gemeente()
    tekst = f"gemeente;jaar;vraag;antwoord\n{gemeente.gemeente.naam};2023;visie_veiligheid;?\n"
    adviseur = gemeente.actor()
    meting = _lees_in(adviseur, Bestand(tekst.encode(), "m.csv"))
    bestand = _werkmap(adviseur, meting)
    assert {rij[2:] for rij in _rijen(bestand, "Spreiding")} == {("alles", "", "onbekend")}
    assert ("deelnemers", "onbekend") in _rijen(bestand, "Meting")
    assert _rijen(bestand, "Antwoorden")[0][3] == "?"
    _leeg(gemeente)
    assert _cellen(_werkmap(adviseur, _lees_in(adviseur, bestand))) == _cellen(bestand)


def _telwaarden(meting):
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn) as verbinding:
        vraag = "SELECT waarden, ingekort FROM tandem_uitkomst WHERE meting = %s ORDER BY onderdeel"
        return verbinding.execute(vraag, [meting]).fetchall()


def test_an_own_instrument_with_a_question_withdrawn_later_counts_as_it_did():
    gemeente = org.gemeente()
    adviseur = gemeente.actor()
    code = eigenlijst.neem_op(adviseur)
    een = meet.meting(5, gemeente=gemeente, instrument=code)
    for nummer in range(5):
        for vraag in "acde":
            vragenlijst.bewaar_antwoord(toegang=een.toegang(nummer), vraag=vraag, typ=Ingevuld("2", "3"), versie=0)
        vragenlijst.lever_in(toegang=een.toegang(nummer))
    gesprek.begin_gesprek(door=een.leider, afname=een.openbaar)
    for vraag in "acde":
        typ = Ingevuld("2", "4")
        gesprek.zet_gezamenlijk(door=een.leider, afname=een.openbaar, vraag=vraag, typ=typ, versie=0)
    trek_vraag_in(door=adviseur, code=code, versie="1", vraag="c")
    uitkomst.stel_vast(door=een.leider, afname=een.openbaar)
    trek_vraag_in(door=adviseur, code=code, versie="1", vraag="e")
    bestand, toen = _werkmap(een.leider, een.openbaar), _telwaarden(een.openbaar)
    assert ("instrument", "proef") in _rijen(bestand, "Meting")
    _leeg(gemeente)
    weer = _lees_in(adviseur, bestand, code=code, versie="1")
    assert _cellen(_werkmap(adviseur, weer)) == _cellen(bestand)
    assert _telwaarden(weer) == toen == [({"a": "2", "b": "-"}, True), ({"d": "2", "e": "2"}, False)]


def test_everything_or_nothing_once_and_only_of_the_own_municipality():
    een = _met_alles()
    bestand, ander, vreemd = _werkmap(een.leider, een.openbaar), een.leider, org.gemeente().actor()
    beeld = inlezen.bekijk_bestand(door=vreemd, **SCAN, bestand=bestand)
    assert any("niet van uw gemeente" in fout for fout in beeld.fouten)
    with pytest.raises(Ongeldig, match="van uw gemeente"):
        inlezen.lees_metingen_in(door=vreemd, **SCAN, bestand=bestand)
    assert lees_afnames(door=vreemd).afnames == ()
    with pytest.raises(Ongeldig, match="er al een meting"):
        inlezen.lees_metingen_in(door=een.leider, **SCAN, bestand=bestand)
    _leeg(een.gemeente)
    bladen = list(lees(bestand.inhoud, bestand.naam))
    fout = Blad("Spreiding", (*bladen[3].rijen, (meet.eerste().code, "nu", "keuze", "4", "1")))
    kapot = Bestand(schrijf([*bladen[:3], fout]), "x.xlsx")
    beeld = inlezen.bekijk_bestand(door=ander, **SCAN, bestand=kapot)
    assert not beeld.klaar
    assert 'blad "Spreiding"' in beeld.fouten[0]
    with pytest.raises(Ongeldig, match="Er is niets ingelezen"):
        inlezen.lees_metingen_in(door=ander, **SCAN, bestand=kapot)
    assert lees_afnames(door=ander).afnames == ()
    beeld = inlezen.bekijk_bestand(door=ander, **SCAN, bestand=bestand)
    assert beeld.klaar
    assert (beeld.meting.deelnemers, beeld.meting.oorzaken, beeld.meting.met_spreiding > 0) == (6, 1, True)
    verzoek = uuid.uuid4()
    inlezen.lees_metingen_in(door=ander, **SCAN, bestand=bestand, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        inlezen.lees_metingen_in(door=ander, **SCAN, bestand=bestand, verzoek=verzoek)


def test_who_may_take_it_along():
    een, loopt = _met_alles(), meet.meting(1)
    maak = afnamewerkmap.maak_afnamewerkmap
    assert maak(door=een.gemeente.actor("teamleider"), afname=een.openbaar).naam.startswith("meting-zelfscan")
    with pytest.raises(Geweigerd, match="Met uw rol"):
        maak(door=een.gemeente.actor("bestuurder"), afname=een.openbaar)
    with pytest.raises(Geweigerd, match="nog niet vastgesteld"):
        maak(door=loopt.leider, afname=loopt.openbaar)
    org.open_laag(een.leider, org.Werklaag.UITKOMST)
    with pytest.raises(NietGevonden):
        maak(door=loopt.leider, afname=een.openbaar)


def test_taking_it_along_is_logged():
    een = _met_alles()
    _werkmap(een.leider, een.openbaar)
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn) as verbinding:
        vraag = "SELECT uitkomst, organisatie_id FROM tandem_organisatieinzage WHERE medewerker = %s AND wat = %s"
        rijen = verbinding.execute(vraag, [een.leider.medewerker, "meting als rekenblad"]).fetchall()
    assert rijen == [("gelezen", een.gemeente.organisatie.pk)]
