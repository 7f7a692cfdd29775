"""Sharing: the preview is what the other sees; without consent on a verified ground, weighed, told or reviewed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.werklijst import lees_werklijst
from tandem.acties.rechten.delen import (
    OPNIEUW,
    Vertelinvoer,
    Zonderinvoer,
    deel_met_toestemming,
    deel_zonder_toestemming,
    lees_voorbeeld,
    leg_ontvangst_vast,
    leg_vertellen_vast,
)
from tandem.acties.rechten.gedeeld import bevestig_ontvangst, lees_gedeeld
from tandem.acties.rechten.toestemmingsblad import lees_toestemmingen
from tandem.models import (
    Afspraak,
    Contactgegeven,
    Gebeurtenis,
    Incident,
    Maatregel,
    Organisatie,
    Plan,
    Regel,
    Teamsluiting,
)
from tandem.models import Doel as Plandoel
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.rechten.toestemminghulp import maak_zaak

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zaak():
    return maak_zaak()


def _vul(zaak):
    """In every layer something about her, about the boy, about both, about nobody; and something shielded."""
    leden = zaak.gezin.leden
    with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        plan = sessie.bewaar(
            Plan(casus_id=zaak.gezin.casus, versienummer=1, stand="concept", begonnen_op=sessie.vandaag)
        )
        for namen in ((), ("Samira",), ("Tom",), ("Samira", "Tom")):
            item = {"betreft": [leden[naam] for naam in namen]}
            woord = "+".join(namen) or "niemand"
            sessie.bewaar(Plandoel(laag=Laag.PLAN, plan=plan, tekst=f"doel {woord}", **item))
            sessie.bewaar(
                Afspraak(laag=Laag.PLAN, soort="gewoon", tekst=f"afspraak {woord}", op=sessie.vandaag, **item)
            )
            sessie.bewaar(Incident(laag=Laag.VEILIGHEID, op=sessie.vandaag, soort="ruzie", tekst=f"v {woord}", **item))
            vast = {"op": sessie.vandaag, "bij_soort": "analyse", "bij": 1, **item}
            sessie.bewaar(Regel(laag=Laag.ANALYSE, soort="feit", tekst=f"a {woord}", **vast))
            sessie.bewaar(
                Contactgegeven(laag=Laag.CONTACT, soort="telefoon", waarde=f"tel {woord}", van=sessie.vandaag, **item)
            )
        sessie.bewaar(
            Contactgegeven(
                laag=Laag.AFGESCHERMD, betreft=[leden["Samira"]], soort="adres", waarde="geheim", van=sessie.vandaag
            )
        )
        sessie.gebeurtenis("plan_begonnen", laag=Laag.PLAN)


def _woorden(inhoud):
    return sorted((stuk.laag, stuk.soort, stuk.tekst) for stuk in inhoud.stukken)


@pytest.mark.parametrize("lagen", [(), (Laag.PLAN,), (Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID)])
def test_the_preview_is_to_the_letter_what_the_receiver_sees(zaak, lagen):
    _vul(zaak)
    nieuw = zaak.vraag(lagen=lagen)
    vooraf = lees_voorbeeld(**zaak.ding, toestemming=nieuw)
    assert not vooraf.geldt
    zaak.antwoord(nieuw, "Samira")
    ziet = lees_gedeeld(door=zaak.ander, huishouden=zaak.gezin.openbaar)
    assert _woorden(vooraf.inhoud) == _woorden(ziet.inhoud)
    assert (vooraf.inhoud.mensen, vooraf.inhoud.betrokken) == (ziet.inhoud.mensen, ziet.inhoud.betrokken)
    teksten = {stuk.tekst for stuk in ziet.inhoud.stukken}
    verwacht = {
        Laag.PLAN: {"doel Samira", "afspraak Samira"},
        Laag.ANALYSE: {"a Samira"},
        Laag.VEILIGHEID: {"v Samira"},
    }
    assert teksten == {"tel Samira"}.union(*(verwacht[laag] for laag in lagen))


def test_for_whom_the_file_is_closed_the_preview_is_empty(zaak):
    _vul(zaak)
    nieuw = zaak.vraag()
    with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        sessie.bewaar(Teamsluiting(team_id=zaak.ander.team, van=sessie.vandaag, reden="x", vastgelegd_op=sessie.nu))
        sessie.gebeurtenis("dossier_gesloten_voor_team")
    assert lees_voorbeeld(**zaak.ding, toestemming=nieuw).inhoud.stukken == ()


def test_nothing_is_shared_before_everybody_said_yes(zaak):
    nieuw = zaak.vraag()
    with pytest.raises(Ongeldig, match="geldt nu niet"):
        deel_met_toestemming(**zaak.ding, toestemming=nieuw)


def test_what_was_shared_has_its_receipt_by_the_receiver_alone(zaak):
    nieuw = zaak.vraag()
    zaak.antwoord(nieuw, "Samira")
    deling = deel_met_toestemming(**zaak.ding, toestemming=nieuw)
    vreemd = wereld.professional("aanbieder")
    with pytest.raises(NietGevonden):
        bevestig_ontvangst(door=vreemd, huishouden=zaak.gezin.openbaar, deling=deling)
    bevestig_ontvangst(door=zaak.ander, huishouden=zaak.gezin.openbaar, deling=deling)
    with pytest.raises(Ongeldig):
        bevestig_ontvangst(door=zaak.ander, huishouden=zaak.gezin.openbaar, deling=deling)
    (beeld,) = lees_toestemmingen(**zaak.ding, lid=zaak.lid("Samira")).delingen
    assert (beeld.ontvangen_op, beeld.ontvangen_hoe) == (timezone.localdate(), "zelf")
    assert beeld.met_toestemming
    zaak.antwoord(nieuw, "Samira", "ingetrokken")
    assert len(lees_toestemmingen(**zaak.ding, lid=zaak.lid("Samira")).delingen) == 1
    with pytest.raises(Geweigerd):
        bevestig_ontvangst(door=zaak.ander, huishouden=zaak.gezin.openbaar, deling=deling)


def test_somebody_outside_gets_it_by_hand_and_that_is_written_down(zaak):
    school = wereld.organisatie("onderwijs")
    nieuw = zaak.vraag(aan=f"o{school.pk}")
    zaak.antwoord(nieuw, "Samira")
    with pytest.raises(Ongeldig) as fout:
        deel_met_toestemming(**zaak.ding, toestemming=nieuw)
    assert "wat" in fout.value.fouten
    deling = deel_met_toestemming(**zaak.ding, toestemming=nieuw, wat="Gebeld over de schooltijden")
    leg_ontvangst_vast(**zaak.ding, deling=deling)
    (beeld,) = lees_toestemmingen(**zaak.ding, lid=zaak.lid("Samira")).delingen
    assert (beeld.ontvanger, beeld.ontvangen_hoe) == (school.naam, "gemeld")


ZONDER = Zonderinvoer(
    "informatie_aan_gi", None, "de jeugdbeschermer", "Wat er op 3 mei gebeurde", "Het kind moet nu veilig zijn",
    niet_verteld="Dat is vandaag niet veilig", opnieuw_op=date(2100, 1, 1),
)  # fmt: skip


def _gi(zaak, *, maatregel=True):
    gi = wereld.organisatie("gi")
    if maatregel:
        with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
            sessie.bewaar(
                Maatregel(
                    laag=Laag.CONTACT, betreft=[zaak.gezin.leden["Tom"]], lid_id=zaak.gezin.leden["Tom"],
                    soort="ondertoezichtstelling", besloten_door="kinderrechter", besloten_op=sessie.vandaag,
                    van=sessie.vandaag, uitvoerder_id=gi.pk,
                )
            )  # fmt: skip
            sessie.gebeurtenis("maatregel_begonnen", feiten={"maatregel": "x", "besloten_door": "y"})
    return gi.pk


def _zonder(zaak, **meer):
    return deel_zonder_toestemming(**zaak.ding, lid=zaak.lid("Tom"), invoer=replace(ZONDER, **meer))


@pytest.mark.parametrize(
    ("meer", "veld"),
    [
        ({"organisatie": None}, "organisatie"), ({"grondslag": ""}, "grondslag"),
        ({"grondslag": "toestemming_jeugdhulp"}, "grondslag"), ({"grondslag": "meldrecht"}, "grondslag"),
        ({"wat": " "}, "wat"), ({"afweging": ""}, "afweging"), ({"niet_verteld": ""}, "niet_verteld"),
        ({"opnieuw_op": None}, "opnieuw_op"), ({"opnieuw_op": date(2020, 1, 1)}, "opnieuw_op"),
        ({"verteld_op": date(2100, 1, 1)}, "verteld_op"),
    ],
)  # fmt: skip
def test_without_consent_bad_input_gets_a_sentence_at_its_field(zaak, meer, veld):
    with pytest.raises(Ongeldig) as fout:
        _zonder(zaak, **{"organisatie": _gi(zaak), **meer})
    assert veld in fout.value.fouten


def test_the_ground_binds_the_receiver_and_the_measure(zaak):
    with pytest.raises(Ongeldig, match="maatregel"):
        _zonder(zaak, organisatie=_gi(zaak, maatregel=False))
    _gi(zaak)
    with pytest.raises(Ongeldig, match="niet voor delen met deze organisatie"):
        _zonder(zaak, organisatie=wereld.organisatie("onderwijs").pk)
    with pytest.raises(Ongeldig, match="maatregel"):
        _zonder(zaak, organisatie=wereld.organisatie("gi").pk)


def test_what_was_not_told_is_hidden_from_that_person_and_stands_in_the_work_list(zaak):
    deling = _zonder(zaak, organisatie=_gi(zaak), opnieuw_op=timezone.localdate() + timedelta(days=2))
    namens = wereld.professional()
    wereld.betrek(zaak.gezin, namens, door=zaak.ik, namens_id=zaak.gezin.leden["Tom"])
    assert _delingen(zaak, zaak.ik) == ["gedeeld_zonder_toestemming"]
    assert _delingen(zaak, namens) == []
    with deur.op_tijdstip(timezone.now() + timedelta(days=5)):
        te_laat = [punt for punt in lees_werklijst(door=zaak.ik).punten if punt.soort.code == OPNIEUW]
        assert [punt.groep.value for punt in te_laat] == ["te_laat"]
        assert te_laat[0].eigenaar == zaak.ik.naam
    nog_niet = Vertelinvoer(None, "Nog steeds niet veilig", timezone.localdate() + timedelta(days=9))
    leg_vertellen_vast(**zaak.ding, deling=deling, invoer=nog_niet)
    (open_,) = [punt for punt in lees_werklijst(door=zaak.ik).punten if punt.soort.code == OPNIEUW]
    assert open_.vervalt_op == timezone.localdate() + timedelta(days=9)
    leg_vertellen_vast(**zaak.ding, deling=deling, invoer=Vertelinvoer(timezone.localdate()))
    assert [punt for punt in lees_werklijst(door=zaak.ik).punten if punt.soort.code == OPNIEUW] == []
    assert "deling_verteld" in _delingen(zaak, namens)
    with pytest.raises(Ongeldig):
        leg_vertellen_vast(**zaak.ding, deling=deling, invoer=Vertelinvoer(timezone.localdate()))


def _delingen(zaak, door):
    with deur.lees(door=door, doel=Doel.HULP, wat="test", huishouden=zaak.gezin.openbaar) as sessie:
        sessie.inzage()
        rijen = sessie.van(Gebeurtenis).filter(soort__in=["gedeeld_zonder_toestemming", "deling_verteld"])
        return list(rijen.order_by("id").values_list("soort", flat=True))


def test_without_consent_nothing_opens_for_the_other(zaak):
    organisatie = _gi(zaak)
    _zonder(zaak, organisatie=organisatie)
    jeugdbeschermer = wereld.professional("jeugdbeschermer", organisatie=_organisatie(organisatie))
    with pytest.raises(NietGevonden):
        lees_gedeeld(door=jeugdbeschermer, huishouden=zaak.gezin.openbaar)


def _organisatie(nummer):
    return Organisatie.objects.get(pk=nummer)
