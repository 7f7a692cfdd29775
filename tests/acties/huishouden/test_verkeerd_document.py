"""A document that stands in the wrong file: moved with its content, empty where it was, its check begun."""

import pytest
from django.db import ProgrammingError, transaction

from tandem.acties import deur
from tandem.acties.casus.document import open_document
from tandem.acties.huishouden import vergissing
from tandem.acties.huishouden.vergissing import Bestemming
from tandem.acties.huishouden.verkeerdblad import lees_verkeerd
from tandem.models import Document, Documentdeel, Regel, Termijn, Verplaatsing
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tests import wereld
from tests.acties.casus.test_document import voeg_toe
from tests.acties.huishouden import hulp
from tests.koppelingen.test_bestanden import EEN_PDF

pytestmark = pytest.mark.usefixtures("db")
REDEN = "Ik had het verkeerde dossier open."


@pytest.fixture
def ik(db):
    return wereld.professional()


@pytest.fixture
def hier(ik):
    return wereld.gezin(ik)


@pytest.fixture
def daar(ik):
    return hulp.maak(ik)


def _verplaats(ik, hier, document, naar, **anders):
    bestemming = Bestemming(naar, REDEN, **anders)
    return vergissing.verplaats_document(door=ik, huishouden=hier.openbaar, document=document, bestemming=bestemming)


def test_a_document_moves_with_its_content(ik, hier, daar):
    document = voeg_toe(ik, hier)
    samira = hulp.lid(ik, daar, "Samira")
    assert _verplaats(ik, hier, document, daar, betreft=(samira,)) == daar
    (nieuw,) = hulp.rijen(ik, daar, Document)
    assert (nieuw.titel, nieuw.betreft) == ("Brief van school", [hulp.ruw(daar, ik, "Samira").pk])
    assert open_document(door=ik, huishouden=daar, document=nieuw.openbaar).inhoud == EEN_PDF


def test_where_it_was_nothing_of_it_is_left_and_the_trace_stays(ik, hier, daar):
    collega = wereld.professional()
    wereld.betrek(hier, collega, door=ik)
    document = voeg_toe(ik, hier)
    open_document(door=collega, huishouden=hier.openbaar, document=document)
    _verplaats(ik, hier, document, daar)
    (oud,) = hulp.rijen(ik, hier.openbaar, Document)
    assert (oud.titel, oud.bestandsnaam, oud.van_wie, oud.grootte) == (vergissing_tekst(), vergissing_tekst(), None, 0)
    assert {bytes(deel.inhoud) for deel in hulp.rijen(ik, hier.openbaar, Documentdeel)} == {b""}
    with pytest.raises(NietGevonden):
        open_document(door=ik, huishouden=hier.openbaar, document=document)
    sporen = [*hulp.rijen(ik, hier.openbaar, Verplaatsing), *hulp.rijen(ik, daar, Verplaatsing)]
    assert [(een.wat, een.richting, een.gezien_door) for een in sporen] == [
        ("document", "uit", [collega.medewerker]), ("document", "in", [collega.medewerker])
    ]  # fmt: skip
    assert "datalek_melden" in [een.soort for een in hulp.rijen(ik, daar, Termijn)]


def test_the_database_lets_content_be_emptied_and_never_rewritten(ik, hier):
    voeg_toe(ik, hier)
    with deur.schrijf(door=ik, doel=Doel.HULP, wat="test", huishouden=hier.openbaar) as sessie:
        delen = sessie.van(Documentdeel)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            delen.update(inhoud=b"iets anders")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            delen.update(nummer=7)
        assert delen.update(inhoud=b"") == 1
        sessie.gebeurtenis("document_vervallen", feiten={"reden": "test"})
        sessie.inzage(uitkomst="geschreven")


def vergissing_tekst():
    return "(verplaatst: dit hoorde niet in dit dossier)"


def test_in_the_right_file_it_can_be_hidden_from_somebody_at_once(ik, hier, daar):
    samira, tom = (hulp.lid(ik, daar, naam) for naam in ("Samira", "Tom"))
    _verplaats(ik, hier, voeg_toe(ik, hier), daar, betreft=(tom,), niet_voor=(samira,))
    vergissing.verplaats_regel(
        door=ik,
        huishouden=hier.openbaar,
        regel=hulp.leg_regel(ik, hier.openbaar),
        bestemming=Bestemming(daar, REDEN, (tom,), (samira,)),
    )
    for model in (Document, Documentdeel, Regel, Verplaatsing):
        verborgen = [rij.niet_zichtbaar_voor for rij in hulp.rijen(ik, daar, model)]
        assert set(map(tuple, verborgen)) == {(hulp.ruw(daar, ik, "Samira").pk,)}


def test_a_document_is_moved_once(ik, hier, daar):
    document = voeg_toe(ik, hier)
    _verplaats(ik, hier, document, daar)
    with pytest.raises(Ongeldig, match="al weggehaald of verplaatst"):
        _verplaats(ik, hier, document, daar)


def test_a_person_takes_along_the_documents_about_them_alone(ik, hier, daar):
    tom, samira = (hulp.ruw(hier.openbaar, ik, naam) for naam in ("Tom", "Samira"))
    voeg_toe(ik, hier, titel="Rapport van Tom", betreft=(tom.pk,))
    voeg_toe(ik, hier, titel="Over beiden", betreft=(tom.pk, samira.pk))
    vergissing.verplaats_lid(door=ik, huishouden=hier.openbaar, lid=tom.openbaar, bestemming=Bestemming(daar, REDEN))
    assert [een.titel for een in hulp.rijen(ik, daar, Document)] == ["Rapport van Tom"]
    assert sorted(een.titel for een in hulp.rijen(ik, hier.openbaar, Document)) == sorted(
        [vergissing_tekst(), "Over beiden"]
    )


def test_who_has_no_key_hands_a_document_over(ik, hier):
    ander = wereld.professional()
    document = voeg_toe(ik, hier)
    assert [een.titel for een in lees_verkeerd(door=ik, huishouden=hier.openbaar).documenten] == ["Brief van school"]
    vergissing.geef_over(
        door=ik, huishouden=hier.openbaar, wat="document", item=document, aan=ander.lidmaatschap, reden=REDEN
    )
    assert lees_verkeerd(door=ik, huishouden=hier.openbaar).documenten == ()
