"""Documents that go along with a copy: decided one by one, given as they were, and nobody else's by either wall."""

import uuid

import pytest
from django.utils import timezone

from tandem.acties import deur, documentinhoud
from tandem.acties.casus.document import Documentinvoer, laat_document_vervallen, voeg_document_toe
from tandem.acties.huishouden.vergissing import Bestemming, verplaats_document
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.portaal.afschrift import als_gegevens, als_pdf, lees_afschrift, open_stuk
from tandem.acties.portaal.verzoek import lees_mijn_verzoeken
from tandem.acties.rechten.afschriftstuk import Stukinvoer, beslis_stuk, lees_stukken
from tandem.models import Afschriftstuk, Afschriftstukdeel, Document, Inzage, Termijn
from tandem.regels.rechten.afschriftstuk import Stukkeuze
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.rechten.verzoekhulp import maak_vraagt
from tests.koppelingen.test_bestanden import EEN_PDF
from tests.web.portaal.hulp import eigenaar_verbinding

pytestmark = pytest.mark.usefixtures("db")
ZWART = EEN_PDF + b"% zonder de delen over een ander\n"


@pytest.fixture
def v():
    return maak_vraagt()


def document(v, *over, **anders):
    gegevens = {
        "soort": "schoolbericht", "titel": "Brief van school", "bron": "professional", "inhoud": EEN_PDF,
        "ontvangen_op": timezone.localdate(), "naam": "brief.pdf", "betreft": tuple(v.gezin.leden[n] for n in over),
    }  # fmt: skip
    return voeg_document_toe(**v.ding, invoer=Documentinvoer(**{**gegevens, **anders}))


def kopie(v, naam="Samira", **meer):
    een = v.vraag(naam, "kopie", tekst="", **meer)
    v.stap(een, "wijs_toe")
    return een


def beslis(v, verzoek, stuk, keuze="zo", *, door=None, merk=None, **meer):
    vast = {"door": door or v.ik, "huishouden": v.gezin.openbaar, "verzoek": merk}
    return beslis_stuk(**vast, rechtsverzoek=verzoek, document=stuk, invoer=Stukinvoer(keuze, **meer))


def mijn(v, naam, verzoek):
    alle = {een.beeld.openbaar: een.stukken for een in lees_mijn_verzoeken(**v.als(naam)).verzoeken}
    return alle.get(verzoek, ())


def haal(v, naam, verzoek, stuk):
    return open_stuk(**v.als(naam), rechtsverzoek=verzoek, stuk=stuk.openbaar)


def test_what_goes_as_it_is_comes_back_to_the_letter(v, monkeypatch):
    monkeypatch.setattr(documentinhoud, "DEEL", 50)
    stuk, een = document(v, "Samira"), kopie(v)
    assert set(v.termijnen()) == {"verzoek_uitvoeren"}
    assert mijn(v, "Samira", een) == ()
    beslis(v, een, stuk)
    assert v.termijnen() == {}
    (mee,) = mijn(v, "Samira", een)
    assert (mee.titel, mee.keuze, mee.grond) == ("Brief van school", Stukkeuze.ZO, None)
    assert haal(v, "Samira", een, mee).inhoud == EEN_PDF
    afschrift = lees_afschrift(**v.als("Samira"), rechtsverzoek=een)
    assert als_gegevens(afschrift)["documenten"][0]["kop"] == "Brief van school"
    assert als_pdf(afschrift).startswith(b"%PDF")


def test_another_version_and_a_refusal_say_so_and_name_no_title(v):
    samen, tweede = document(v, "Samira", "Tom", titel="Tom en zijn oma"), document(v, titel="Over iedereen")
    een = kopie(v)
    assert lees_stukken(**v.ding, rechtsverzoek=een).wachten == 2
    with pytest.raises(Ongeldig) as fout:
        beslis(v, een, samen)
    assert set(fout.value.fouten) == {"keuze"}
    beslis(v, een, samen, "anders", naam="zwart.pdf", inhoud=ZWART)
    beslis(v, een, tweede, "niet", grond="ander_beschermen")
    mee, niet = mijn(v, "Samira", een)
    assert haal(v, "Samira", een, mee).inhoud == ZWART
    assert (niet.keuze, niet.grond.code) == (Stukkeuze.NIET, "ander_beschermen")
    assert {mee.titel, niet.titel} == {"Bericht van school of opvang"}
    with pytest.raises(NietGevonden):
        haal(v, "Samira", een, niet)


@pytest.mark.parametrize(
    ("keuze", "meer", "veld"),
    [
        ("weg", {}, "keuze"),
        ("anders", {}, "bestand"),
        ("anders", {"naam": "x.pdf", "inhoud": b"MZ\x90 geen pdf"}, "bestand"),
        ("niet", {}, "grond"),
        ("niet", {"grond": "onredelijk_vaak"}, "grond"),
    ],
)
def test_bad_input_is_a_sentence_at_its_field_and_nothing_is_decided(v, keuze, meer, veld):
    stuk, een = document(v, "Samira"), kopie(v)
    with pytest.raises(Ongeldig) as fout:
        beslis(v, een, stuk, keuze, **meer)
    assert set(fout.value.fouten) == {veld}
    assert lees_stukken(**v.ding, rechtsverzoek=een).wachten == 1


def test_decided_anew_the_former_file_is_gone(v):
    stuk, een = document(v, "Samira"), kopie(v)
    beslis(v, een, stuk)
    (eerst,) = mijn(v, "Samira", een)
    beslis(v, een, stuk, "niet", grond="ander_beschermen")
    with pytest.raises(NietGevonden):
        haal(v, "Samira", een, eerst)
    with eigenaar_verbinding() as verbinding:
        vraag = "SELECT octet_length(inhoud) FROM tandem_afschriftstukdeel WHERE huishouden_id = %s"
        assert verbinding.execute(vraag, [v.gezin.id]).fetchall() == [(0,)]


def test_the_same_sent_twice_is_given_once(v):
    stuk, een, merk = document(v, "Samira"), kopie(v), uuid.uuid4()
    beslis(v, een, stuk, merk=merk)
    with pytest.raises(AlGedaan):
        beslis(v, een, stuk, merk=merk)
    assert len(mijn(v, "Samira", een)) == 1


def test_before_it_is_granted_and_for_other_documents_there_is_nothing(v):
    stuk, ander = document(v, "Samira"), document(v, "Noor")
    een = v.vraag("Samira", "kopie", tekst="")
    with pytest.raises(NietGevonden):
        lees_stukken(**v.ding, rechtsverzoek=een)
    with pytest.raises(Ongeldig):
        beslis(v, een, stuk)
    v.stap(een, "wijs_toe")
    with pytest.raises(NietGevonden):
        beslis(v, een, ander)
    laat_document_vervallen(**v.ding, document=stuk, reden="Hoort hier niet.")
    with pytest.raises(NietGevonden):
        beslis(v, een, stuk)


def test_who_is_not_involved_finds_nothing_and_who_reads_less_is_told(v):
    stuk, een = document(v, "Samira"), kopie(v)
    with pytest.raises(NietGevonden):
        beslis(v, een, stuk, door=wereld.professional())
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(v.gezin, aanbieder, door=v.ik)
    with pytest.raises(Geweigerd):
        lees_stukken(door=aanbieder, huishouden=v.gezin.openbaar, rechtsverzoek=een)


@pytest.mark.parametrize("filtert", [True, False], ids=["beide muren", "muur 2"])
def test_another_member_has_neither_the_decision_nor_the_file(v, monkeypatch, filtert):
    stuk, een = document(v, "Samira"), kopie(v)
    beslis(v, een, stuk)
    (mee,) = mijn(v, "Samira", een)
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    assert mijn(v, "Tom", een) == ()
    with pytest.raises(NietGevonden):
        haal(v, "Tom", een, mee)
    with ledendeur.lees(**v.als("Tom"), wat="test") as sessie:
        sessie.inzage()
        assert not sessie.van(Afschriftstuk).exists()
        assert not sessie.van(Afschriftstukdeel).exists()


def test_the_document_itself_stays_closed_to_the_member_and_each_download_is_logged(v):
    stuk, een = document(v, "Samira"), kopie(v)
    beslis(v, een, stuk)
    (mee,) = mijn(v, "Samira", een)
    haal(v, "Samira", een, mee)
    with ledendeur.lees(**v.als("Samira"), wat="test") as sessie:
        gelezen = sessie.van(Inzage).filter(wat="document bij een kopie ophalen")
        sessie.inzage()
        assert gelezen.count() == 1
        with pytest.raises(NietGevonden):
            sessie.een(Document, stuk)


def test_a_parent_with_authority_has_it_for_the_child_and_the_other_parent_not(v):
    v.gezag("Noor", "Samira")
    stuk = document(v, "Noor")
    een = kopie(v, "Samira", voor="Noor")
    beslis(v, een, stuk)
    (mee,) = mijn(v, "Samira", een)
    assert haal(v, "Samira", een, mee).inhoud == EEN_PDF
    assert mijn(v, "Tom", een) == ()


@pytest.mark.parametrize(("keuze", "meer"), [("zo", {}), ("anders", {"naam": "zwart.pdf", "inhoud": ZWART})])
def test_what_was_given_of_a_document_in_the_wrong_file_is_taken_back(v, keuze, meer):
    stuk, een, daar = document(v, "Samira"), kopie(v), hulp.maak(v.ik)
    beslis(v, een, stuk, keuze, **meer)
    (mee,) = mijn(v, "Samira", een)
    verplaats_document(**v.ding, document=stuk, bestemming=Bestemming(daar, "Het hoort in het andere dossier."))
    assert mijn(v, "Samira", een) == ()
    with pytest.raises(NietGevonden):
        haal(v, "Samira", een, mee)
    with eigenaar_verbinding() as verbinding:
        vraag = "SELECT DISTINCT octet_length(inhoud) FROM tandem_afschriftstukdeel WHERE huishouden_id = %s"
        assert verbinding.execute(vraag, [v.gezin.id]).fetchall() == [(0,)]
    redenen = [een.reden for een in hulp.rijen(v.ik, v.gezin.openbaar, Termijn) if een.soort == "regels_nakijken"]
    assert any("met een kopie meegegeven" in reden for reden in redenen)


def test_who_cannot_see_what_was_given_does_not_move_the_document(v):
    mee_denkt = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(v.gezin, mee_denkt, door=v.ik)
    daar = wereld.gezin(v.ik)
    wereld.betrek(daar, mee_denkt, door=v.ik)
    stuk = document(v, "Samira", laag=Laag.VEILIGHEID)
    bestemming = Bestemming(daar.openbaar, "Het hoort in het andere dossier.")
    with pytest.raises(Ongeldig, match="met een kopie"):
        verplaats_document(door=mee_denkt, huishouden=v.gezin.openbaar, document=stuk, bestemming=bestemming)
    assert [een.titel for een in hulp.rijen(v.ik, v.gezin.openbaar, Document)] == ["Brief van school"]
