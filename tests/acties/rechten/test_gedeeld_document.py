"""The file of a document that is shared with consent: opened by the keys of that moment, by each wall, and logged."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.document import laat_document_vervallen, open_document
from tandem.acties.rechten.delen import lees_voorbeeld
from tandem.acties.rechten.gedeeld import lees_gedeeld, open_gedeeld_document
from tandem.models import Document, Documentdeel, Inzage
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tests import wereld
from tests.acties.casus.test_document import voeg_toe
from tests.acties.huishouden.hulp import rijen
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.koppelingen.test_bestanden import EEN_PDF

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zaak():
    return maak_zaak()


def _document(zaak, *namen, **meer):
    return voeg_toe(zaak.ik, zaak.gezin, betreft=tuple(zaak.gezin.leden[naam] for naam in namen), **meer)


def _laat_lezen(zaak, naam="Samira", **meer):
    nieuw = zaak.vraag(naam, **meer)
    zaak.antwoord(nieuw, "Samira")
    return nieuw


def _open(zaak, document, door=None):
    return open_gedeeld_document(door=door or zaak.ander, huishouden=zaak.gezin.openbaar, document=document)


def _bestanden(inhoud):
    return [een.bestand.openbaar for een in inhoud.stukken if een.bestand]


def test_the_preview_says_that_the_file_goes_along_and_it_opens_with_the_yes(zaak):
    document, ander = _document(zaak, "Samira"), _document(zaak, "Tom")
    nieuw = zaak.vraag()
    assert _bestanden(lees_voorbeeld(**zaak.ding, toestemming=nieuw).inhoud) == [document]
    with pytest.raises(NietGevonden):
        _open(zaak, document)
    zaak.antwoord(nieuw, "Samira")
    assert _bestanden(lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar).inhoud) == [document]
    bestand = _open(zaak, document)
    assert (bestand.naam, bestand.mime, bestand.inhoud) == ("brief.pdf", "application/pdf", EEN_PDF)
    with pytest.raises(NietGevonden):
        _open(zaak, ander)


def test_each_time_is_a_read_of_its_own_with_its_purpose(zaak):
    document = _document(zaak, "Samira")
    _laat_lezen(zaak)
    for _ in range(2):
        _open(zaak, document)
    gelezen = [een for een in rijen(zaak.ik, zaak.gezin.openbaar, Inzage) if een.wat == "gedeeld document downloaden"]
    assert [(een.doel, een.uitkomst, een.laag, een.lid, een.medewerker) for een in gelezen] == [
        ("gedeeld", "gelezen", 2, [zaak.gezin.leden["Samira"]], zaak.ander.medewerker)
    ] * 2


def _vooraf(zaak, document):
    """What stands around the document, per case: none of it opens."""
    return {
        "of another": lambda: _document(zaak, "Tom"),
        "of two": lambda: _document(zaak, "Samira", "Tom"),
        "of nobody in particular": lambda: _document(zaak),
        "deeper": lambda: _document(zaak, "Samira", laag=int(Laag.VEILIGHEID)),
        "shielded": lambda: _document(zaak, "Samira", soort="verklaring_kind", laag=int(Laag.AFGESCHERMD)),
        "out of sight": lambda: laat_document_vervallen(**zaak.ding, document=document, reden="verkeerd"),
    }


GEVALLEN = ("of another", "of two", "of nobody in particular", "deeper", "shielded", "out of sight")


@pytest.mark.parametrize("geval", GEVALLEN)
def test_what_consent_does_not_cover_does_not_open(zaak, geval):
    gewoon = _document(zaak, "Samira")
    document = _vooraf(zaak, gewoon)[geval]()
    _laat_lezen(zaak, lagen=(Laag.PLAN, Laag.ANALYSE))
    with pytest.raises(NietGevonden):
        _open(zaak, document)
    ziet = lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar).inhoud
    assert _bestanden(ziet) == ([] if geval == "out of sight" else [gewoon])


def test_a_document_about_two_opens_when_both_are_covered(zaak):
    samen = _document(zaak, "Samira", "Tom")
    zaak.geboren("Tom", timezone.localdate() - timedelta(days=8 * 365))
    zaak.gezag("Tom", "Samira")
    _laat_lezen(zaak)
    with pytest.raises(NietGevonden):
        _open(zaak, samen)
    _laat_lezen(zaak, "Tom")
    assert _open(zaak, samen).inhoud == EEN_PDF


def test_taken_back_it_stops_at_the_very_next_request(zaak):
    document = _document(zaak, "Samira")
    nieuw = _laat_lezen(zaak)
    assert _open(zaak, document).inhoud
    zaak.antwoord(nieuw, "Samira", "ingetrokken")
    with pytest.raises(Geweigerd):
        _open(zaak, document)


def test_at_its_end_it_stops_by_itself(zaak):
    document = _document(zaak, "Samira")
    _laat_lezen(zaak, dagen=3)
    with deur.op_tijdstip(timezone.now() + timedelta(days=2)):
        assert _open(zaak, document).inhoud
    with deur.op_tijdstip(timezone.now() + timedelta(days=3)), pytest.raises(Geweigerd):
        _open(zaak, document)


def test_who_has_no_consent_and_who_helps_find_nothing_by_this_way(zaak):
    document = _document(zaak, "Samira")
    _laat_lezen(zaak)
    for wie, fout in ((wereld.professional("aanbieder"), NietGevonden), (zaak.ik, Geweigerd)):
        with pytest.raises(fout):
            _open(zaak, document, wie)
    with pytest.raises(Geweigerd):
        open_document(door=zaak.ander, huishouden=zaak.gezin.openbaar, document=document)


def test_by_the_number_of_another_household_it_is_not_found(zaak):
    elders = maak_zaak()
    document = _document(elders, "Samira")
    _laat_lezen(zaak)
    with pytest.raises(NietGevonden):
        _open(zaak, document)


def _muur_twee_open(zaak, echt):
    """Wall 2 broken: it holds the keys of who helps here, while wall 1 has those of who receives."""

    def open_(**alles):
        uit = echt(**alles)
        plek = [zaak.ik.medewerker, zaak.ik.lidmaatschap, Doel.HULP.value, alles["nu"]]
        with connection.cursor() as cursor:
            cursor.execute("SELECT tandem_betreed(%s, %s, %s, %s)", plek)
        return uit

    return open_


@pytest.mark.parametrize("muur", ["eerste", "tweede"])
def test_each_wall_by_itself_keeps_document_and_parts(zaak, muur, monkeypatch):
    eigen, samen, dieper = (
        _document(zaak, "Samira"), _document(zaak, "Samira", "Tom"), _document(zaak, "Samira", laag=4)
    )  # fmt: skip
    nieuw = _laat_lezen(zaak)
    if muur == "tweede":
        monkeypatch.setattr(deur, "APP_FILTERT", False)
    else:
        monkeypatch.setattr(deur, "betreed", _muur_twee_open(zaak, deur.betreed))
    assert _open(zaak, eigen).inhoud == EEN_PDF
    for dicht in (samen, dieper):
        with pytest.raises(NietGevonden):
            _open(zaak, dicht)
    with deur.lees(door=zaak.ander, doel=Doel.GEDEELD, wat="test", huishouden=zaak.gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        for model in (Document, Documentdeel):
            assert set(sessie.van(model).values_list("openbaar", flat=True)) == {eigen}
    zaak.antwoord(nieuw, "Samira", "ingetrokken")
    with pytest.raises(Geweigerd):
        _open(zaak, eigen)
