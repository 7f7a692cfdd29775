"""Secrecy inside the household, kind by kind: an item hidden from a member is nowhere on that member's pages.

For each table whose rows can be hidden from somebody one row is put there about Samira and hidden from her, with a word
in every encrypted field. Every page of hers must be the same to the letter as before (so no count tells it either), no
permitted read may hold the word or the row's number, and no print that is made for her.
"""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.management.sonde.kruipen import zonder_wisselend
from tandem.management.sonde.plaats import op_database
from tandem.management.sonde.proeven import leesacties
from tandem.models.muren import bewaakte_modellen
from tandem.models.velden import BinnenHuishouden, VersleuteldeGegevens, VersleuteldVeld
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests.conftest import DATABASE
from tests.kalender import over, van_nu, vandaag
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, lid_openbaar, persoon_van

pytestmark = pytest.mark.usefixtures("db", "inhoud")

MODELLEN = sorted(
    (m for m in bewaakte_modellen() if any(veld.name == "niet_zichtbaar_voor" for veld in m._meta.local_fields)),
    key=lambda model: model._meta.model_name or "",
)
PAGINAS = tuple(
    f"mijn_{naam}" for naam in "begin plan geschreven mensen rechten toestemming klacht vraag steun".split()
)
GROEIT = ("mijn_keken",)
"""Holds the member's own visits as well, so it is never the same twice."""
AFDRUKKEN = ("plan_afdruk", "veiligheid_afdrukken")
ECHT = {
    "regel": {"soort": "waarneming", "bij_soort": "casus"},
    "termijn": {"soort": "volgend_contact", "vervalt_op": lambda: over(1), "afgerond_op": None},
    "afspraak": {"soort": "veiligheid", "op": vandaag},
    "toestemming": {"tot": lambda: over(1)},
    "wilsoordeel": {"kan_wegen": True},  # else the rule itself would close pages
    "inzage": {"uitkomst": "gelezen", "doel": "hulp", "medewerker": None},
}
"""Codes and days with which a row would show, were it not hidden, or without which it could not be there."""


@pytest.fixture
def samira(gezin):
    return als_lid(gezin.leden["Samira"])


def _plant(gezin, model, woord, *, niet_voor):
    """A row about Samira, as the owner of the tables puts it there."""
    waarden = {veld.attname: _iets(veld, gezin, woord) for veld in model._meta.local_fields if _nodig(veld)}
    leden = {naam: [gezin.leden["Samira"]] for naam in ("betreft", "lid") if _is_lijst(model, naam)}
    extra = {"laag": 2} if any(veld.name == "laag" for veld in model._meta.local_fields) else {}
    vast = {"niet_zichtbaar_voor": niet_voor, **_echt(model)}
    rij = model(**{**waarden, **leden, **extra, **vast, **_over_samira(model, gezin)})
    rij.save(force_insert=True)
    return rij


def _echt(model):
    return van_nu(ECHT.get(model._meta.model_name, {}))


def _over_samira(model, gezin):
    namen = {
        veld.attname for veld in model._meta.local_fields if not veld.is_relation or "Lid" in str(veld.related_model)
    }
    return {naam: gezin.leden["Samira"] for naam in ("lid_id", "stem_id", "van_lid_id", "gever_id") if naam in namen}


def _is_lijst(model, naam):
    return any(veld.name == naam and veld.get_internal_type() == "ArrayField" for veld in model._meta.local_fields)


def _nodig(veld):
    """Every encrypted field, and what may not stay empty (a request is asked by a member, or from outside)."""
    heeft = veld.has_default() or veld.has_db_default() or veld.null or veld.primary_key
    return isinstance(veld, VersleuteldVeld) or veld.attname in ("huishouden_id", "wat", "vrager_id") or not heeft


def _iets(veld, gezin, woord):
    if veld.attname == "huishouden_id":
        return gezin.id
    if isinstance(veld, VersleuteldVeld):
        return {"wat": woord} if isinstance(veld, VersleuteldeGegevens) else woord
    if veld.is_relation:
        return _andere(veld, gezin, woord)
    per_soort = {"DateField": vandaag(), "DateTimeField": timezone.now(), "UUIDField": uuid.uuid4(),
                 "BooleanField": False, "CharField": woord[:30], "BinaryField": b"x", "ArrayField": []}  # fmt: skip
    return per_soort.get(veld.get_internal_type(), 1)


def _andere(veld, gezin, woord):
    """The row that is referred to; inside the household one that is hidden likewise, made where there is none."""
    doel = veld.related_model
    if not isinstance(veld, BinnenHuishouden):
        return doel.objects.values_list("pk", flat=True).first()
    gevonden = doel.objects.filter(huishouden_id=gezin.id).first()
    return gevonden.pk if gevonden else _plant_kaal(doel, gezin, woord).pk


def _plant_kaal(model, gezin, woord):
    waarden = {veld.attname: _iets(veld, gezin, woord) for veld in model._meta.local_fields if _nodig(veld)}
    verborgen = {"niet_zichtbaar_voor": [gezin.leden["Samira"]]} if model in MODELLEN else {}
    rij = model(**{**waarden, **({"laag": 2} if "laag" in waarden else {}), **verborgen, **_echt(model)})
    rij.save(force_insert=True)
    return rij


def _bladen(client, gezin):
    """Every page of hers, without the marks that differ at each request."""
    adressen = {naam: reverse(naam, args=[gezin.openbaar]) for naam in (*PAGINAS, *GROEIT)}
    return {naam: zonder_wisselend(client.get(pad).content.decode()) for naam, pad in adressen.items()}


def _lezingen(gezin):
    """Everything that she may read, as the actions give it; with the numbers of members where one is asked."""
    door = Ledenactor(persoon_van(gezin.leden["Samira"]), 0)
    for actie in (een for een in leesacties() if een.van_leden):
        for waarden in [dict.fromkeys(actie.objecten, uuid.uuid4())]:
            try:
                yield repr(actie.roep(door=door, huishouden=gezin.openbaar, **waarden))
            except (NietGevonden, Geweigerd, Ongeldig) as fout:
                yield repr(fout)


def _afdrukken(client, rosa, gezin):
    """The prints that a professional makes for her."""
    voor = lid_openbaar(rosa, gezin, "Samira")
    for naam in AFDRUKKEN:
        yield naam, tekst(client.get(reverse(naam, args=[gezin.openbaar]), {"voor": voor, "thuis": "ja"}))


def test_what_is_hidden_from_her_changes_no_letter_of_her_pages(rosa, gezin, samira):
    """All kinds at once, each with a word of its own: what shows says which it is."""
    eerst, geplant = _bladen(samira, gezin), {}
    with op_database(DATABASE, "eigenaar"):
        for model in MODELLEN:
            woord = f"Kanarie{uuid.uuid4().hex[:16]}"
            rij = _plant(gezin, model, woord, niet_voor=[gezin.leden["Samira"]])
            geplant[model._meta.model_name] = (woord, str(getattr(rij, "openbaar", woord)))
    daarna = _bladen(samira, gezin)
    assert {naam for naam in PAGINAS if eerst[naam] != daarna[naam]} == set()
    gelezen = "".join([*daarna.values(), *_lezingen(gezin)])
    assert {naam for naam, merken in geplant.items() if any(merk in gelezen for merk in merken)} == set()


def test_a_print_that_a_professional_makes_for_her_holds_none_of_it(rosa, gezin):
    woord = f"Kanarie{uuid.uuid4().hex[:16]}"
    with op_database(DATABASE, "eigenaar"):
        for model in (een for een in MODELLEN if een._meta.model_name in ECHT):
            _plant(gezin, model, woord, niet_voor=[gezin.leden["Samira"]])
    assert [naam for naam, blad in _afdrukken(ingelogd(rosa), rosa, gezin) if woord in blad] == []


@pytest.mark.parametrize("naam", ["regel", "termijn", "afspraak"])
def test_the_same_row_shows_where_it_is_not_hidden(naam, gezin, samira):
    """So that the test above is not green because nothing of it could show."""
    model = next(een for een in MODELLEN if een._meta.model_name == naam)
    eerst, woord = _bladen(samira, gezin), f"Kanarie{uuid.uuid4().hex[:16]}"
    with op_database(DATABASE, "eigenaar"):
        _plant(gezin, model, woord, niet_voor=[])
    daarna = _bladen(samira, gezin)
    assert any(eerst[naam] != daarna[naam] for naam in PAGINAS)
    assert naam == "termijn" or any(re.search(woord, blad) for blad in daarna.values())


def test_every_table_that_can_hide_a_row_is_here():
    assert len(MODELLEN) >= 35
