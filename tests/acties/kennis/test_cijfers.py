"""Loading figures and reading them: as a whole, once, with their source, and nothing made up in between."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tandem.acties.kennis.cijfers import cijferbeeld, maatbeeld
from tandem.acties.kennis.laden import GROOTSTE, Bestandsfouten, laad_cijfers
from tandem.models import Cijfer, Cijferlevering
from tandem.regels.kennis.cijfers import GEHEIM, ONBEKEND, Stand, Waarde
from tandem.regels.kennis.vergelijken import Verloop
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.kennis.hulp import INWONERS, MELDINGEN, bestand

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def beheerder():
    return wereld.professional("functioneel_beheerder")


def test_a_file_is_loaded_with_secret_and_unknown_apart_from_zero(beheerder):
    een = bestand()
    openbaar = laad_cijfers(door=beheerder, bestand=een, verzoek=uuid.uuid4())
    levering = Cijferlevering.objects.get(openbaar=openbaar)
    assert (levering.tabel, levering.door_id, levering.maten) == (
        een.tabel,
        beheerder.medewerker,
        ["Meldingen", "Adviezen"],
    )
    rijen = Cijfer.objects.filter(levering=levering, regio="GM0622").order_by("maat", "jaar")
    assert list(rijen.values_list("stand", "getal")) == [
        ("bekend", 500),
        ("geheim", None),
        ("bekend", 600),
        ("geheim", None),
        ("bekend", 0),
        ("onbekend", None),
    ]


@pytest.mark.parametrize("rol", ["casusregisseur", "teamleider", "privacyfunctionaris"])
def test_another_role_loads_nothing(rol):
    een = bestand()
    with pytest.raises(Geweigerd):
        laad_cijfers(door=wereld.professional(rol), bestand=een)
    assert not Cijferlevering.objects.filter(tabel=een.tabel).exists()


def test_a_bad_file_leaves_what_was_there_and_names_every_place(beheerder):
    goed = bestand()
    laad_cijfers(door=beheerder, bestand=goed)
    slecht = replace(goed, inhoud=MELDINGEN.replace("500", "veel").replace("400", "401").encode())
    with pytest.raises(Bestandsfouten) as fout:
        laad_cijfers(door=beheerder, bestand=slecht)
    assert [plaats.split(":")[0] for plaats in fout.value.plaatsen] == [
        "Rij 2, kolom Meldingen",
        "Rij 5, kolom Meldingen",
    ]
    assert Cijferlevering.objects.filter(tabel=goed.tabel).count() == 1
    assert Cijferlevering.objects.get(tabel=goed.tabel).vervallen_op is None


def test_a_name_that_is_not_the_name_of_that_code_stops_the_whole_file(beheerder):
    with pytest.raises(Bestandsfouten) as fout:
        laad_cijfers(door=beheerder, bestand=bestand(MELDINGEN.replace("Schiedam", "Maassluis")))
    assert fout.value.plaatsen[0].startswith("Rij 5, kolom RegioNaam")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tabel": "../x"}, "tabel"),
        ({"thema": "weer"}, "thema"),
        ({"gepubliceerd_op": date(2199, 1, 1)}, "gepubliceerd_op"),
        ({"inhoud": b"x" * (GROOTSTE + 1)}, "bestand"),
    ],
)
def test_what_is_said_of_a_file_is_judged_at_its_field(beheerder, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        laad_cijfers(door=beheerder, bestand=bestand(**anders))
    assert veld in fout.value.fouten


def test_the_same_request_twice_happens_once_and_the_same_file_changes_nothing(beheerder):
    een, verzoek = bestand(), uuid.uuid4()
    openbaar = laad_cijfers(door=beheerder, bestand=een, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        laad_cijfers(door=beheerder, bestand=een, verzoek=verzoek)
    assert eerder.value.uitkomst == str(openbaar)
    with pytest.raises(Ongeldig):
        laad_cijfers(door=beheerder, bestand=een)
    assert Cijferlevering.objects.filter(tabel=een.tabel).count() == 1


def test_a_later_file_replaces_and_an_earlier_one_does_not(beheerder):
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    later = replace(een, inhoud=MELDINGEN.replace(";600;", ";650;").encode(), gepubliceerd_op=timezone.localdate())
    laad_cijfers(door=beheerder, bestand=later)
    beeld = maatbeeld(door=beheerder, tabel=een.tabel, maat=0, gemeente="vlaardingen")
    assert dict(beeld.jaren)[2024] == Waarde(Stand.BEKEND, Decimal(650))
    eerder = replace(een, gepubliceerd_op=timezone.localdate() - timedelta(days=400))
    with pytest.raises(Ongeldig):
        laad_cijfers(door=beheerder, bestand=eerder)


def test_a_measure_over_the_years_keeps_its_gaps_and_says_no_more_than_the_figures(beheerder):
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    beeld = maatbeeld(door=beheerder, tabel=een.tabel, maat=0, gemeente="vlaardingen")
    assert [jaar for jaar, _ in beeld.jaren] == [2022, 2023, 2024]
    assert beeld.jaren[1][1] == GEHEIM
    assert beeld.stap is not None
    assert beeld.stap.verloop is Verloop.NIET_TE_ZEGGEN
    assert maatbeeld(door=beheerder, tabel=een.tabel, maat=1, gemeente="vlaardingen").jaren[2][1] == ONBEKEND


def test_similar_municipalities_stand_beside_per_thousand_and_secret_stays_secret(beheerder):
    _vervang_inwoners(beheerder)
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    beeld = maatbeeld(door=beheerder, tabel=een.tabel, maat=0, gemeente="vlaardingen")
    assert beeld.vergelijkjaar == 2024
    assert [rij.naam for rij in beeld.naast] == [
        "Vlaardingen",
        "Schiedam",
        "Capelle aan den IJssel",
        "Nissewaard",
        "Maassluis",
    ]
    assert [rij.per_duizend for rij in beeld.naast] == [
        Waarde(Stand.BEKEND, Decimal("8.0")),
        Waarde(Stand.BEKEND, Decimal("5.0")),
        Waarde(Stand.BEKEND, Decimal("5.0")),
        GEHEIM,
        ONBEKEND,
    ]
    assert beeld.midden == ONBEKEND  # two known figures have no middle to show


def _vervang_inwoners(beheerder):
    """One table of inhabitants for all tests: its content is the same, so a second load changes nothing."""
    tafel = bestand(INWONERS, tabel="00000INW", thema="inwoners", titel="Aa inwoners (verzonnen)", vijftallen=False)
    try:
        laad_cijfers(door=beheerder, bestand=tafel)
    except Ongeldig:
        assert Cijferlevering.objects.filter(tabel="00000INW", vervallen_op=None).exists()


def test_the_own_municipality_comes_first_and_what_is_not_there_is_not_found(beheerder):
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    assert cijferbeeld(door=beheerder, gemeente="schiedam").gekozen.naam == "Schiedam"
    assert cijferbeeld(door=beheerder, gemeente="bestaat_niet").gekozen.naam == "Rotterdam"
    for tabel, maat in ((een.tabel, 2), ("weg", 0)):
        with pytest.raises(NietGevonden):
            maatbeeld(door=beheerder, tabel=tabel, maat=maat)


def test_the_number_of_questions_does_not_grow_with_the_tables(beheerder, django_assert_max_num_queries):
    laad_cijfers(door=beheerder, bestand=bestand())
    laad_cijfers(door=beheerder, bestand=bestand())
    with django_assert_max_num_queries(3):
        cijferbeeld(door=beheerder, gemeente="vlaardingen")
