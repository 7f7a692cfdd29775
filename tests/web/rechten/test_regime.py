"""The pages of the regime: allowed and refused, at once or not at all, one child only, in plain words."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.bevoegdheden import Bevoegdheidinvoer, leg_bevoegdheid_vast
from tandem.models import Maatregel, Termijn
from tests import wereld
from tests.acties.rechten.test_maatregelen import _alles, _blad, _rijen, achteraf, collega_van, maatregel
from tests.kalender import over, van_nu, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _adres(naam, gezin, *delen, lid=None):
    vraag = f"?lid={gezin.leden[lid]}" if lid else ""
    return reverse(naam, args=[gezin.openbaar, *delen]) + vraag


def _velden(actor, **anders):
    return {
        "soort": "tijdelijk_huisverbod", "besloten_door": "burgemeester", "besloten_op": vandaag(), "van": vandaag(),
        "tot": over(10), "achteraf_reden": "Het was nacht", "achteraf_eigenaar": actor.medewerker,
        "achteraf_uiterlijk": over(2), **anders,
    }  # fmt: skip


def test_every_page_opens_for_who_is_involved_and_is_not_found_by_others(actor, gezin):
    nummer = maatregel(actor, gezin)
    dwang = _blad(actor, gezin).dwang[0]
    open_ = dwang.open_waarborgen[0].openbaar
    (nakijk,) = (een.openbaar for een in dwang.open_waarborgen if een.aard == "nagekeken")
    punt = dwang.punten[0].openbaar
    adressen = [
        _adres("regime", gezin),
        _adres("regime_persoon", gezin, gezin.leden["Tom"]),
        _adres("palet", gezin, gezin.leden["Tom"]),
        *(_adres(naam, gezin, nummer) for naam in ("maatregel", "maatregel_wijzigen", "maatregel_einde")),
        _adres("waarborg", gezin, open_),
        *(_adres(naam, gezin, punt) for naam in ("markeerpunt", "markeerpunt_aanvullen", "brief_nieuw")),
        *(_adres(naam, gezin, nakijk) for naam in ("nakijken", "nakijken_vragen")),
        *(_adres(naam, gezin, lid="Tom") for naam in ("maatregel_nieuw", "bevoegdheid_nieuw", "voorbereiden")),
        _adres("maatregel_nieuw", gezin),
    ]
    zelf, ander = ingelogd(actor), ingelogd(wereld.professional())
    for adres in adressen:
        assert zelf.get(adres).status_code == 200, adres
        assert ander.get(adres).status_code == 404, adres


def test_the_mayors_decision_at_night_is_recorded_at_once(actor, gezin):
    client = ingelogd(actor)
    antwoord = client.post(_adres("maatregel_nieuw", gezin, lid="Samira"), _velden(actor))
    assert antwoord.status_code == 302
    pagina = tekst(client.get(antwoord.url))
    assert "Tijdelijk huisverbod" in pagina
    assert "Nu in orde maken" in pagina
    werk = tekst(client.get(reverse("start")))
    assert werk.index("Eerst dit") < werk.index("De rechten zijn uitgelegd")
    assert "met een maatregel" in pagina


def test_a_safeguard_is_put_in_order_from_the_work_list(actor, gezin):
    client = ingelogd(actor)
    client.post(_adres("maatregel_nieuw", gezin, lid="Samira"), _velden(actor))
    werk = tekst(client.get(reverse("start")))
    adressen = re.findall(r'href="([^"]+/waarborgen/[^"]+)"', werk)
    klaar = (een for een in adressen if "Bekend is wie beslist" in tekst(client.get(een, follow=True)))
    velden = {"op": vandaag(), "tekst": "Verteld, met de folder erbij"}
    assert client.post(next(klaar), velden).status_code == 302
    assert len(_rijen(actor, gezin, Termijn, soort="waarborg_achteraf", uitkomst="gedaan")) == 1


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"soort": "kerker"}, {"soort"}),
        ({"achteraf_reden": ""}, {"achteraf_reden"}),
        ({"tot": lambda: over(-3)}, {"tot"}),
        ({"besloten_op": lambda: over(1)}, {"besloten_op"}),
        ({"waarborg-wie_beslist": "vast wel"}, {"waarborg-wie_beslist"}),
        ({"waarborg-wie_beslist": "niet_van_toepassing"}, {"waarborg-wie_beslist-tekst"}),
    ],
)
def test_bad_input_comes_back_at_its_field(actor, gezin, anders, velden):
    antwoord = ingelogd(actor).post(_adres("maatregel_nieuw", gezin, lid="Samira"), _velden(actor, **van_nu(anders)))
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == velden


def test_what_we_prepare_shows_beforehand_what_is_missing_and_is_refused_without(actor, gezin):
    client, adres = ingelogd(actor), _adres("voorbereiden", gezin, lid="Tom")
    assert "Zonder deze waarborgen kan deze stap niet." in tekst(client.get(adres))
    invoer = {"wat": "raadsonderzoek", "op": vandaag(), "grond": "Tom is niet veilig"}
    weigering = client.post(adres, invoer)
    assert weigering.status_code == 422
    assert f"waarborg-mening_kind_12-{gezin.leden['Tom']}" in weigering.context["form"].errors
    alles = {}
    for een in _alles(actor, gezin):
        veld = f"waarborg-{een.code}" + (f"-{een.lid}" if een.lid else "")
        keuze = f"gedaan/{een.antwoord}" if een.antwoord else "gedaan"
        alles |= {veld: keuze, f"{veld}-tekst": "Gevraagd"}
    assert set(client.post(adres, {**invoer, **alles}).context["form"].errors) == {"collega"}
    wie = {"collega": collega_van(actor).lidmaatschap, "nakijken_uiterlijk": over(3)}
    antwoord = client.post(adres, {**invoer, **alles, **wie})
    assert antwoord.status_code == 302
    assert len(_blad(actor, gezin).voorbereid) == 1
    assert "Een collega kijkt eerst mee." in tekst(client.get(antwoord.url))


def test_changing_and_ending_in_the_browser(actor, gezin):
    nummer, client = maatregel(actor, gezin), ingelogd(actor)
    rest = {"achteraf_reden": "volgt", "achteraf_eigenaar": actor.medewerker, "achteraf_uiterlijk": over(3)}
    wijzig = _adres("maatregel_wijzigen", gezin, nummer)
    assert client.post(wijzig, {"op": vandaag(), "tot": over(70), "versie": 1, **rest}).status_code == 302
    assert client.post(wijzig, {"op": vandaag(), "tot": over(80), "versie": 1, **rest}).status_code == 409
    assert client.post(_adres("maatregel_einde", gezin, nummer), {"tot": vandaag(), **rest}).status_code == 302
    assert "Dit geldt nu niet" in tekst(client.get(_adres("maatregel", gezin, nummer)))


def test_a_power_is_shown_and_ended(actor, gezin):
    client, vt = ingelogd(actor), wereld.organisatie("veilig_thuis")
    invoer = Bevoegdheidinvoer(gezin.leden["Tom"], "vt_onderzoek", vt.pk, timezone.localdate() - timedelta(days=1))
    nummer = leg_bevoegdheid_vast(door=actor, huishouden=gezin.openbaar, invoer=invoer, punt=achteraf(actor))
    assert client.get(_adres("maatregel_wijzigen", gezin, nummer)).status_code == 404
    assert "Onderzoek door Veilig Thuis" in tekst(client.get(_adres("maatregel", gezin, nummer)))
    rest = {"achteraf_reden": "volgt", "achteraf_eigenaar": actor.medewerker, "achteraf_uiterlijk": over(3)}
    assert client.post(_adres("maatregel_einde", gezin, nummer), {"tot": vandaag(), **rest}).status_code == 302


def test_a_measure_on_one_child_opens_nothing_about_siblings_on_any_page(actor, gezin):
    nummer = maatregel(actor, gezin)
    broer_noor = maatregel(actor, gezin, kind="Noor", soort="jeugdreclassering")
    gi = wereld.professional("jeugdbeschermer")
    (rij,) = _rijen(actor, gezin, Maatregel, openbaar=nummer)
    wereld.betrek(gezin, gi, door=actor, maatregel_id=rij.pk)
    client = ingelogd(gi)
    for adres in (_adres("regime", gezin), _adres("maatregel", gezin, nummer), _adres("maatregel_nieuw", gezin)):
        pagina = tekst(client.get(adres))
        hoofd = pagina.split('class="tandem-hoofd"')[1]
        assert "Tom" in hoofd
        assert "Noor" not in hoofd
        assert "reclassering" not in hoofd
    for adres in (
        _adres("maatregel", gezin, broer_noor), _adres("regime_persoon", gezin, gezin.leden["Noor"]),
        _adres("maatregel_nieuw", gezin, lid="Noor"), _adres("voorbereiden", gezin, lid="Noor"),
    ):  # fmt: skip
        assert client.get(adres).status_code == 404, adres


def test_the_page_of_a_person_says_in_plain_words_what_holds(actor, gezin):
    maatregel(actor, gezin)
    client = ingelogd(actor)
    tom = tekst(client.get(_adres("regime_persoon", gezin, gezin.leden["Tom"])))
    assert "Er is een maatregel, sinds" in tom
    assert "Wat kan Tom eraan doen?" in tom
    noor = tekst(client.get(_adres("regime_persoon", gezin, gezin.leden["Noor"])))
    assert "Met toestemming." in noor
    assert "Tom" not in noor.split("Waarom?")[1].split("</section>")[0].split("Wat kan")[0]


def test_from_a_measure_one_involves_who_carries_it_out(actor, gezin):
    gi = wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    nummer, client = maatregel(actor, gezin), ingelogd(actor)
    blad = tekst(client.get(reverse("maatregel", args=[gezin.openbaar, nummer])))
    weg = html.unescape(re.search(r'href="([^"]+soort=maatregel[^"]+)"', blad).group(1))
    assert gi.naam in tekst(client.get(weg))
    velden = {"lidmaatschap": gi.lidmaatschap, "taak": "uitvoering_maatregel", "van": timezone.localdate().isoformat()}
    zonder = client.post(weg, velden)
    assert zonder.status_code == 422
    assert "verplicht" in tekst(zonder)
    assert client.post(weg, {**velden, "maatregel": str(nummer)}).status_code == 302
    wie = tekst(client.get(reverse("betrokkenen", args=[gezin.openbaar])))
    assert gi.naam in wie
    assert "alleen voor Tom" in wie
    assert "stopt als die stopt" in wie


def test_the_palette_of_one_person_says_what_was_not_checked_and_leaves_out_what_cannot_be(actor, gezin):
    client = ingelogd(actor)
    kind = tekst(client.get(_adres("palet", gezin, gezin.leden["Tom"])))
    assert "Ondertoezichtstelling (OTS)" in kind
    assert "niet nagegaan" in kind
    assert "Tijdelijk huisverbod" not in kind
    assert _adres("palet", gezin, gezin.leden["Tom"]) in tekst(
        client.get(_adres("regime_persoon", gezin, gezin.leden["Tom"]))
    )
    assert "Tijdelijk huisverbod" in tekst(client.get(_adres("palet", gezin, gezin.leden["Samira"])))
