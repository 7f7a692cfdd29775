"""The letter of answer for who asked from outside: who makes it, what is in it and what never, logged each time."""

from io import BytesIO

import pypdf
import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.gezag import beeindig_gezag
from tandem.acties.rechten.antwoordbrief import maak_antwoordbrief
from tandem.acties.rechten.briefpdf import brieftekst_als_pdf
from tandem.acties.rechten.verzoeklezen import GEEN_GEZAG, lees_verzoek
from tandem.models import Gebeurtenis, Inzage
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.huishouden.hulp import rijen
from tests.acties.rechten.test_afschriftstuk import beslis, document
from tests.acties.rechten.test_verzoekbuiten import KARIM, gezag, kopie, vraag
from tests.acties.rechten.verzoekhulp import maak_vraagt

pytestmark = pytest.mark.usefixtures("db")
GEHEIM = ("Samira", "Noor", "over school", "beter gaat", "niet naar huis", "buren", "Rust in huis")


@pytest.fixture
def v():
    return maak_vraagt()


def brief(v, een, door=None):
    """The letter as somebody reads it: the text of the PDF."""
    gemaakt = maak_antwoordbrief(door=door or v.ik, huishouden=v.gezin.openbaar, rechtsverzoek=een)
    bladen = pypdf.PdfReader(BytesIO(brieftekst_als_pdf(gemaakt.tekst, gemaakt.op))).pages
    return " ".join(" ".join(blad.extract_text() for blad in bladen).replace("\u00ad", "-").split())


def geweigerd(v, van=None):
    een = vraag(v, van or gezag(v))
    v.stap(een, "weiger", grond="ander_beschermen", tekst="Dit schaadt een ander. Daarom geven wij het niet.")
    return een


def test_of_what_was_granted_it_says_what_was_asked_answered_and_given(v):
    tekst = brief(v, kopie(v))
    for woord in ("Antwoord op uw verzoek", f"Beste {KARIM},", "Tom", "een kopie", "Aan de balie gevraagd.",
                  "Ja, dit doen wij.", "U krijgt de kopie van ons mee.", "AVG artikel 15 lid 3", v.ik.naam,
                  v.ik.organisatie_naam, "Vertrouwenspersoon", "ombudsman", "Bezwaar"):  # fmt: skip
        assert woord in tekst
    for geheim in GEHEIM:
        assert geheim not in tekst


def test_of_what_was_refused_it_says_why_with_the_article_and_where_to_go(v):
    tekst = brief(v, geweigerd(v))
    for woord in ("Nee, dit doen wij niet.", "Dit schaadt een ander.", "Jeugdwet artikel 7.3.10",
                  "Autoriteit Persoonsgegevens", "Hoe lang u de tijd hebt"):  # fmt: skip
        assert woord in tekst
    assert "U krijgt" not in tekst
    for geheim in GEHEIM:
        assert geheim not in tekst


def test_of_a_document_that_does_not_go_along_it_names_neither_title_nor_kind(v):
    van = gezag(v)
    mee, niet = document(v, "Tom", titel="Verslag van school"), document(v, "Tom", "Samira", titel="Brief over Samira")
    een = kopie(v, van)
    beslis(v, een, mee)
    beslis(v, een, niet, "niet", grond="ander_beschermen")
    tekst = brief(v, een)
    assert "Er gaat één document mee. Niet alles gaat mee." in tekst
    for geheim in ("Verslag van school", "Brief over Samira", "Samira"):
        assert geheim not in tekst


def test_the_line_that_was_asked_about_and_from_whom_it_was_hidden_are_not_in_it(v):
    van = gezag(v)
    een = vraag(v, van, "afschermen", regel=v.inhoud["over_tom"].openbaar, tekst="Dit hoeft niet iedereen te lezen.")
    v.stap(een, "wijs_toe", verborgen=(v.gezin.leden["Samira"],))
    tekst = brief(v, een)
    assert "Dit hoeft niet iedereen te lezen." in tekst
    for geheim in GEHEIM:
        assert geheim not in tekst


def test_an_answer_that_stopped_later_says_so_and_one_that_is_not_there_yet_gives_no_letter(v):
    een = vraag(v, gezag(v), "beperking", regel=v.inhoud["over_tom"].openbaar, tekst="Zoek dit eerst uit.")
    for stap in ("", "bevestig"):
        if stap:
            v.stap(een, stap)
        assert v.blad(een).brief is None
        with pytest.raises(NietGevonden):
            brief(v, een)
    v.stap(een, "wijs_toe")
    assert "Ja, dit doen wij." in brief(v, een)
    v.stap(een, "hef_op", tekst="Het is nu uitgezocht.")
    assert "Het is nu uitgezocht." in brief(v, een)


def test_withdrawn_or_asked_by_a_member_there_is_no_letter(v):
    weg = vraag(v, gezag(v))
    v.stap(weg, "trek_in")
    van_lid = v.vraag("Samira", "kopie", tekst="")
    v.stap(van_lid, "wijs_toe")
    for een in (weg, van_lid):
        assert v.blad(een).brief is None
        with pytest.raises(NietGevonden):
            brief(v, een)


def test_only_who_decides_such_a_request_makes_it(v):
    een = kopie(v)
    lid, aanbieder = wereld.professional("teamlid_lokaal_team"), wereld.professional("aanbieder")
    for wie in (lid, aanbieder):
        wereld.betrek(v.gezin, wie, door=v.ik)
    assert lees_verzoek(door=lid, huishouden=v.gezin.openbaar, rechtsverzoek=een).brief is None
    for wie, fout in ((lid, NietGevonden), (aanbieder, Geweigerd), (wereld.professional(), NietGevonden)):
        with pytest.raises(fout):
            brief(v, een, wie)
    collega = wereld.professional("casusregisseur")
    wereld.betrek(v.gezin, collega, door=v.ik)
    assert collega.naam in brief(v, een, collega)


EINDE = [
    lambda v, van: beeindig_gezag(**v.ding, gezag=van, op=timezone.localdate()),
    lambda v, _: v.word("Tom", 16),
]


@pytest.mark.parametrize("gebeurt", EINDE)
@pytest.mark.parametrize("maak", [kopie, geweigerd])
def test_when_the_authority_ended_or_the_child_is_too_old_it_says_so_and_makes_nothing(v, maak, gebeurt):
    van = gezag(v)
    een = maak(v, van)
    assert v.blad(een).brief.kan_niet == ""
    gebeurt(v, van)
    assert v.blad(een).brief.kan_niet == GEEN_GEZAG
    with pytest.raises(Ongeldig, match="Dit kan niet meer"):
        brief(v, een)
    assert not [rij for rij in rijen(v.ik, v.gezin.openbaar, Gebeurtenis) if rij.soort == "verzoek_brief_mee"]


@pytest.mark.parametrize("filtert", [True, False], ids=["beide muren", "muur 2"])
def test_who_is_there_for_another_member_does_not_find_it(v, monkeypatch, filtert):
    een = kopie(v)
    namens = wereld.professional("casusregisseur")
    wereld.betrek(v.gezin, namens, door=v.ik, namens_id=v.gezin.leden["Samira"])
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    with pytest.raises((NietGevonden, Geweigerd)):
        brief(v, een, namens)


def test_each_time_it_is_recorded_for_whom_and_read_as_the_request_is_hidden(v):
    een = kopie(v)
    for _ in range(2):
        brief(v, een)
    mee = [rij for rij in rijen(v.ik, v.gezin.openbaar, Gebeurtenis) if rij.soort == "verzoek_brief_mee"]
    assert [KARIM in str(rij.feiten) for rij in mee] == [True, True]
    anderen = {v.gezin.leden[naam] for naam in ("Samira", "Noor")}
    assert all(set(rij.niet_zichtbaar_voor) == anderen for rij in mee)
    gelezen = [rij for rij in rijen(v.ik, v.gezin.openbaar, Inzage) if rij.wat == "brief met antwoord op verzoek"]
    assert len({rij.verzoek for rij in gelezen}) == 2
    assert {lid for rij in gelezen for lid in rij.lid} == {v.gezin.leden["Tom"]}


def test_the_same_answer_gives_the_same_letter(v):
    een = kopie(v)
    assert brief(v, een) == brief(v, een)
