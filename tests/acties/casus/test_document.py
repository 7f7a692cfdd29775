"""Documents against the real database: encrypted in parts, walled, searched, given back, out of sight."""

import uuid

import pytest
from django.db import connection
from django.utils import timezone

from tandem.acties import deur, documentinhoud
from tandem.acties.casus.document import (
    Documentinvoer,
    laat_document_vervallen,
    lees_document,
    lees_documenten,
    open_document,
    toon_document,
    voeg_document_toe,
)
from tandem.acties.huishouden.afgeschermd import open_afgeschermd
from tandem.models import Documentdeel, Inzage
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import over, van_nu
from tests.koppelingen.test_bestanden import EEN_PDF, beeld

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def voeg_toe(actor, gezin, *, verzoek=None, **anders):
    gegevens = {
        "soort": "brief", "titel": "Brief van school", "bron": "professional", "ontvangen_op": timezone.localdate(),
        "naam": "brief.pdf", "inhoud": EEN_PDF, **anders,
    }  # fmt: skip
    return voeg_document_toe(door=actor, huishouden=gezin.openbaar, invoer=Documentinvoer(**gegevens), verzoek=verzoek)


def _lees(actor, gezin, **opties):
    return [een.titel for een in lees_documenten(door=actor, huishouden=gezin.openbaar, **opties)[1]]


def _open(actor, gezin, document):
    return open_document(door=actor, huishouden=gezin.openbaar, document=document)


def test_a_document_comes_back_as_it_was_and_lies_encrypted_in_parts(actor, gezin, monkeypatch):
    monkeypatch.setattr(documentinhoud, "DEEL", 50)
    nummer = voeg_toe(actor, gezin)
    bestand = _open(actor, gezin, nummer)
    assert (bestand.inhoud, bestand.naam, bestand.mime) == (EEN_PDF, "brief.pdf", "application/pdf")
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        delen = [bytes(deel.inhoud) for deel in sessie.van(Documentdeel)]
    assert len(delen) == -(-len(EEN_PDF) // 50)
    assert not any(b"PDF" in deel for deel in delen)


def test_the_kind_gives_the_layer_and_a_wider_one_is_refused(actor, gezin):
    nummer = voeg_toe(actor, gezin, soort="beschikking")
    assert lees_document(door=actor, huishouden=gezin.openbaar, document=nummer)[1].laag == 4
    with pytest.raises(Ongeldig) as fout:
        voeg_toe(actor, gezin, soort="beschikking", laag=1)
    assert set(fout.value.fouten) == {"laag"}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"inhoud": b""}, "bestand"),
        ({"inhoud": b"<html>", "naam": "brief.txt"}, "bestand"),
        ({"naam": "brief.exe"}, "bestand"),
        ({"inhoud": EEN_PDF + b"x" * (20 * 1024 * 1024)}, "bestand"),
        ({"soort": "toverspreuk"}, "soort"),
        ({"titel": " "}, "titel"),
        ({"bron": "?"}, "bron"),
        ({"laag": 9}, "laag"),
        ({"betreft": (2**40,)}, "betreft"),
        ({"ontvangen_op": lambda: over(1)}, "ontvangen_op"),
    ],
)
def test_what_cannot_be_comes_back_at_its_field_and_nothing_is_kept(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        voeg_toe(actor, gezin, **van_nu(anders))
    assert set(fout.value.fouten) == {veld}
    assert _lees(actor, gezin) == []


def test_the_same_document_sent_twice_is_kept_once(actor, gezin):
    verzoek = uuid.uuid4()
    voeg_toe(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        voeg_toe(actor, gezin, verzoek=verzoek)
    assert len(_lees(actor, gezin)) == 1


def test_documents_are_found_by_words_and_kind(actor, gezin):
    voeg_toe(actor, gezin, van_wie="Juf Anke")
    voeg_toe(actor, gezin, titel="Uitspraak", soort="beschikking")
    assert _lees(actor, gezin, zoek="anke SCHOOL") == ["Brief van school"]
    assert _lees(actor, gezin, zoek="rechter") == ["Uitspraak"]
    assert _lees(actor, gezin, soort="brief") == ["Brief van school"]
    assert _lees(actor, gezin, zoek="niets") == []


def test_the_walls_hold_for_list_document_and_content(actor, gezin):
    over_noor = voeg_toe(actor, gezin, titel="Over Noor", betreft=(gezin.leden["Noor"],))
    veilig = voeg_toe(actor, gezin, titel="Uitspraak", soort="beschikking")
    verborgen = voeg_toe(actor, gezin, titel="Niet voor Tom", niet_zichtbaar_voor=(gezin.leden["Tom"],))
    aanbieder, steun, jb = (wereld.professional(rol) for rol in ("aanbieder", "aanbieder", "jeugdbeschermer"))
    wereld.betrek(gezin, aanbieder, door=actor)
    wereld.betrek(gezin, steun, door=actor, namens_id=gezin.leden["Tom"])
    wereld.betrek(gezin, jb, door=actor, leden=[gezin.leden["Tom"]])
    for wie, ziet, niet in ((aanbieder, over_noor, veilig), (steun, over_noor, verborgen), (jb, veilig, over_noor)):
        assert _open(wie, gezin, ziet).inhoud == EEN_PDF
        with pytest.raises(NietGevonden):
            _open(wie, gezin, niet)
        with pytest.raises(NietGevonden):
            lees_document(door=wie, huishouden=gezin.openbaar, document=niet)
    with pytest.raises(Geweigerd):
        voeg_toe(aanbieder, gezin, soort="beschikking")
    with pytest.raises(NietGevonden):
        _open(wereld.professional(), gezin, over_noor)


def test_a_shielded_document_opens_one_by_one_with_a_reason(actor, gezin):
    nummer = voeg_toe(actor, gezin, soort="verklaring_kind", titel="Tekening")
    ander = wereld.professional()
    wereld.betrek(gezin, ander, door=actor)
    with pytest.raises(NietGevonden):
        _open(ander, gezin, nummer)
    open_afgeschermd(door=ander, huishouden=gezin.openbaar, item=nummer, reden="Gesprek met Tom morgen")
    assert _open(ander, gezin, nummer).inhoud == EEN_PDF


def test_a_download_is_a_read_of_its_own_in_the_log(actor, gezin):
    nummer = voeg_toe(actor, gezin, betreft=(gezin.leden["Tom"],))
    _open(actor, gezin, nummer)
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        (regel,) = sessie.van(Inzage).filter(wat="document downloaden")
    assert (regel.lid, regel.uitkomst) == ([gezin.leden["Tom"]], "gelezen")


def test_only_pictures_are_shown_and_made_anew(actor, gezin):
    foto = voeg_toe(actor, gezin, naam="foto.png", inhoud=beeld())
    assert toon_document(door=actor, huishouden=gezin.openbaar, document=foto).mime == "image/jpeg"
    with pytest.raises(NietGevonden):
        toon_document(door=actor, huishouden=gezin.openbaar, document=voeg_toe(actor, gezin))


def test_taken_out_of_sight_needs_a_reason_and_then_opens_no_more(actor, gezin):
    nummer = voeg_toe(actor, gezin)
    vast = {"door": actor, "huishouden": gezin.openbaar, "document": nummer}
    with pytest.raises(Ongeldig) as fout:
        laat_document_vervallen(**vast, reden=" ")
    assert set(fout.value.fouten) == {"reden"}
    laat_document_vervallen(**vast, reden="Hoort bij een ander gezin")
    assert _lees(actor, gezin) == []
    with pytest.raises(NietGevonden):
        _open(actor, gezin, nummer)
    with pytest.raises(Ongeldig, match="al weggehaald"):
        laat_document_vervallen(**vast, reden="nog eens")
    assert not connection.in_atomic_block
