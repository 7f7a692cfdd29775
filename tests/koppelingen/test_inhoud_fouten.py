"""Bad content: every fault is found at once and named with file, line and item; nothing is half loaded."""

import shutil
from pathlib import Path

import pytest
import yaml

from tandem.koppelingen.inhoud import InhoudOnbruikbaar, catalogus, lees_catalogus, lees_mensen, yaml_lezen
from tandem.koppelingen.inhoud.catalogus import MEEGELEVERD
from tandem.koppelingen.inhoud.yaml_lezen import MAX_BYTES, lees_yaml

KOP = 'versie: "1"\n'


@pytest.fixture
def map_(tmp_path) -> Path:
    """A copy of the content, to spoil."""
    return shutil.copytree(MEEGELEVERD, tmp_path / "inhoud", ignore=shutil.ignore_patterns("demo"))


def vervang(map_: Path, bestand: str, oud: str, nieuw: str) -> int:
    """Replace `oud` once; return its line."""
    pad = map_ / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) >= 1, f"{oud} niet gevonden"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    return tekst[: tekst.index(oud)].count("\n") + 1


def fouten(map_: Path, eigen: Path | None = None) -> list[str]:
    with pytest.raises(InhoudOnbruikbaar) as gevangen:
        lees_catalogus(map_, eigen)
    return [str(fout) for fout in gevangen.value.fouten]


def test_an_unknown_parent_is_named_with_its_line_and_a_suggestion(map_):
    regel = vervang(map_, "regio.yaml", "centrumgemeente: vlaardingen", "centrumgemeente: flaardingen")
    assert fouten(map_) == [
        f'regio.yaml regel {regel}: verband "centrumregio_vlaardingen": "centrumgemeente" verwijst naar "flaardingen", '
        'maar dat bestaat niet in gemeenten. Bedoelde u "vlaardingen"?'
    ]


def test_a_reference_deep_inside_an_item_is_found_on_its_own_line(map_):
    regel = vervang(map_, "regio.yaml", "gemeente: maassluis", "gemeente: maasluis")
    assert fouten(map_)[0] == (
        f'regio.yaml regel {regel}: verband "centrumregio_vlaardingen": "gemeente" verwijst naar "maasluis", '
        'maar dat bestaat niet in gemeenten. Bedoelde u "maassluis"?'
    )


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        ("regio.yaml", "code: schiedam, naam: Schiedam,", "code: maassluis, naam: Schiedam,", "staat er twee keer"),
        ("regio.yaml", "naam: Schiedam,", 'naam: "",', 'het veld "naam" is leeg'),
        ("regio.yaml", "naam: Schiedam,", "naam: ,", 'het veld "naam" is leeg'),
        ("regio.yaml", "naam: Schiedam,", "naam: 12,", "zet de waarde tussen aanhalingstekens"),
        ("regio.yaml", "naam: Schiedam,", "naam: [a],", 'het veld "naam" moet tekst zijn'),
        ("regio.yaml", "naam: Schiedam,", f"naam: {'x' * 300},", "is te lang: 300 tekens, hoogstens 200"),
        ("regio.yaml", "naam: Schiedam,", "naamm: Schiedam,", 'bestaat hier niet. Bedoelde u "naam"?'),
        ("regio.yaml", "code: schiedam,", "code: Schiedam!,", "kleine letters"),
        ("regio.yaml", "cbs_code: GM0606,", "cbs_code: GM12,", '"cbs_code"'),
        ("regio.yaml", "        van: null", "        van: 2023-02-30", "een datum die niet bestaat: 2023-02-30"),
        ("regio.yaml", "        van: null", "        van: 30-01-2023", "moet een datum zijn: jjjj-mm-dd"),
        ("regio.yaml", "        van: null", "        van: 2023", "moet een datum zijn"),
        ("regio.yaml", "        van: null", "        van: 0203-01-01", "een jaar dat niet kan: 203"),
        (
            "regio.yaml",
            "        van: null",
            "        van: 2023-02-01\n        tot: 2023-02-01",
            "eindigt (2023-02-01) niet na",
        ),
        (
            "regio.yaml",
            "        van: null",
            "        van: 2024-02-01\n        tot: 2023-02-01",
            "eindigt (2023-02-01) niet na",
        ),
        ("regio.yaml", "lezing: lid", "lezing: misschien", '"misschien" kan niet bij'),
        ("termijnen.yaml", "aantal: 5,", "aantal: 0,", "moet minstens 1 zijn"),
        ("termijnen.yaml", "aantal: 5,", "aantal: vijf,", "moet een heel getal zijn"),
        ("termijnen.yaml", "aantal: 5,", "aantal: true,", "moet een heel getal zijn"),
        ("termijnen.yaml", "aantal: 5,", f"aantal: {'9' * 17},", "hoogstens 36500"),
        ("termijnen.yaml", "eenheid: werkdagen", "eenheid: maanjaren", '"maanjaren" kan niet bij "duur.eenheid"'),
        ("termijnen.yaml", "bindt: [veilig_thuis]", "bindt: [veilig_huis]", '"veilig_huis" kan niet bij'),
        ("termijnen.yaml", "bindt: [veilig_thuis]", "bindt: veilig_thuis", "moet een lijst zijn"),
        ("termijnen.yaml", "bindt: [veilig_thuis]", "bindt: []", "heeft minstens 1 regels nodig"),
        ("termijnen.yaml", "in_wet: false", "in_wet: nee", "moet true of false zijn"),
        ("termijnen.yaml", "begint_bij: signaal_ontvangen", "begint_bij: ooit", '"ooit" kan niet bij "begint_bij"'),
        ("termijnen.yaml", "duur: {aantal: 5, eenheid: werkdagen}", "duur: 5", "moet een groep velden zijn"),
        ("termijnen.yaml", "    geverifieerd: true\n", "", 'het veld "geverifieerd" ontbreekt'),
        ("maatregelen.yaml", "vereist: [ondertoez", "vereist: [ontoez", 'Bedoelde u "ondertoezichtstelling"?'),
        ("rollen.yaml", "doel: hulp", "doel: nieuwsgierig", '"doel" verwijst naar "nieuwsgierig"'),
        ("rollen.yaml", "[contact, plan, analyse", "[contact, contact, analyse", "noemt een laag twee keer"),
        ("rollen.yaml", "lagen: []", "lagen: [contact]", 'zonder lagen hoort "bereik: geen"'),
        ("rollen.yaml", "rol: gast", "rol: onderzoeker", 'rol "gast": heeft geen enkele regel in'),
        ("fasen.yaml", "code: herstel", "code: beterschap", '"beterschap" kan niet bij "code"'),
        ("fasen.yaml", "document: programmaplan", "document: krant", 'verwijst naar "krant"'),
        ("leefdomeinen.yaml", ", voorbeeldinhoud: true}", "}", "noemt geen bron"),
        ("leefdomeinen.yaml", "voorbeeldinhoud: true}", "voorbeeldinhoud: false}", "noemt geen bron"),
        ("veiligheidskaart.yaml", "volgorde: 1", "volgorde: 0", 'heeft dezelfde volgorde als "nu_gevaar"'),
        ("organisaties.yaml", "(werknaam, voorbeeld)", "(werknaam)", "is fictief"),
        ("organisaties.yaml", "samengesteld_uit: [veilig_thuis, gi, raad]", "samengesteld_uit: []", "alleen een RVT"),
        (
            "organisaties.yaml",
            "organisatie: uitvoerder_schiedam,",
            "organisatie: vtrr,",
            "een lokaal team kan niet bij",
        ),
        ("bronnen.yaml", "adres: https://www.meldcode.nu", "adres: javascript:alert(1)//", '"adres"'),
        ("bronnen.yaml", "    gezien: true", "    gezien: 1", "moet true of false zijn"),
    ],
)
def test_a_fault_is_named_with_file_line_and_reason(map_, bestand, oud, nieuw, zin):
    vervang(map_, bestand, oud, nieuw)
    gevonden = "\n".join(fouten(map_))
    assert zin in gevonden
    assert bestand in gevonden
    assert " regel " in gevonden


def test_a_term_cannot_call_itself_verified_without_a_source(map_):
    regel = vervang(
        map_,
        "termijnen.yaml",
        "    geverifieerd: false\n    voorbeeldinhoud: true\n",
        "    geverifieerd: true\n    voorbeeldinhoud: true\n",
    )
    assert regel
    assert "kan niet geverifieerd zijn zonder bron" in fouten(map_)[0]


def test_a_gemeente_cannot_be_in_two_centre_regions_at_once(map_):
    regel = vervang(map_, "regio.yaml", "- gemeente: schiedam", "- gemeente: barendrecht")
    gevonden = fouten(map_)
    zin = 'gemeente "barendrecht" hoort in dezelfde periode ook al bij "centrumregio_rotterdam"'
    assert f'regio.yaml regel {regel}: verband "centrumregio_vlaardingen": {zin}' in gevonden


def test_a_gemeente_may_move_from_one_centre_region_to_another(map_):
    vervang(
        map_,
        "regio.yaml",
        "      - gemeente: schiedam\n        van: null\n",
        "      - {gemeente: barendrecht, van: 2026-01-01, lezing: lid, bron: [{document: bouwstenen, plaats: x}]}\n"
        "      - gemeente: schiedam\n        van: null\n",
    )
    vervang(
        map_,
        "regio.yaml",
        "      - gemeente: barendrecht\n        van: null\n",
        "      - gemeente: barendrecht\n        van: null\n        tot: 2026-01-01\n",
    )
    assert lees_catalogus(map_).verbanden["centrumregio_vlaardingen"].leden[2].van.year == 2026


def test_all_faults_in_all_files_are_told_at_once(map_):
    vervang(map_, "regio.yaml", "naam: Schiedam,", "naam: 12,")
    vervang(map_, "termijnen.yaml", "aantal: 5,", "aantal: 0,")
    vervang(map_, "fasen.yaml", 'versie: "2026-01"', "")
    gevonden = fouten(map_)
    assert len(gevonden) == 3
    assert [zin.split(" ")[0].rstrip(":") for zin in gevonden] == ["fasen.yaml", "regio.yaml", "termijnen.yaml"]


def test_a_faulty_item_still_counts_as_existing(map_):
    """One typing error in a gemeente gives one fault, not one for everything that refers to it."""
    vervang(map_, "regio.yaml", "naam: Rotterdam,", "naam: 12,")
    assert len(fouten(map_)) == 1


def test_an_unreadable_file_is_one_fault_and_not_one_for_every_reference_to_it(map_):
    (map_ / "bronnen.yaml").write_text("{", encoding="utf-8")
    assert len(fouten(map_)) == 1


def test_a_missing_file_is_named(map_):
    (map_ / "melders.yaml").unlink()
    assert fouten(map_) == ["melders.yaml: dit bestand ontbreekt of is geen gewoon bestand"]


def test_a_folder_in_the_place_of_a_file_is_refused(map_):
    (map_ / "melders.yaml").unlink()
    (map_ / "melders.yaml").mkdir()
    assert fouten(map_) == ["melders.yaml: dit bestand ontbreekt of is geen gewoon bestand"]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _lader(request, monkeypatch):
    """Both parsers of PyYAML give the same sentences."""
    monkeypatch.setattr(yaml_lezen, "_LADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_lader")
@pytest.mark.parametrize(
    ("tekst", "regel", "zin"),
    [
        (KOP + "a: b: c\n", 2, "een dubbele punt te veel"),
        (KOP + "a:\n\t- b\n", 3, "geen tabs"),
        (KOP + 'a: "open\n\nb: c\n', 2, "niet gesloten"),
        (KOP + "a: [1, 2\nb: 3\n", 3, "klopt"),
        (KOP + "a: &x [1]\nb: *x\n", 2, "ankers en verwijzingen"),
        (KOP + "a: *x\n", 2, "ankers en verwijzingen"),
        (KOP + "a: !!python/object/apply:os.system [ls]\n", 2, "YAML-label"),
        (KOP + "<<: {a: b}\n? [x]\n: y\n", 3, "gewoon woord"),
        (KOP + "---\na: b\n", 2, "tweede document"),
        (KOP + "a: \x07\n", 2, "stuurteken (U+0007)"),
        (KOP + "a: x\u202ey\n", 2, "stuurteken (U+202E)"),
        (KOP + "a: " + "[" * 30 + "]" * 30 + "\n", 2, "te diep"),
        ("- a\n- b\n", 1, "moet uit velden bestaan"),
        ("", 1, "moet uit velden bestaan"),
        (KOP + "a: 1\na: 2\n", 3, 'het veld "a" staat er twee keer'),
    ],
)
def test_a_file_that_is_not_plain_yaml_is_refused_on_its_line(tmp_path, tekst, regel, zin):
    pad = tmp_path / "proef.yaml"
    pad.write_bytes(tekst.encode())
    _, gevonden = lees_yaml(pad)
    assert [fout.regel for fout in gevonden] == [regel]
    assert zin in gevonden[0].zin


@pytest.mark.usefixtures("_lader")
def test_an_alias_bomb_is_refused_before_it_grows(tmp_path):
    pad = tmp_path / "bom.yaml"
    regels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    regels += [f"{b}: &{b} [{', '.join(['*' + a] * 10)}]" for a, b in zip("abcdefghi", "bcdefghij", strict=True)]
    pad.write_text("\n".join(regels), encoding="utf-8")
    assert "ankers en verwijzingen" in lees_yaml(pad)[1][0].zin


def test_ten_megabytes_are_refused_unread(tmp_path):
    pad = tmp_path / "groot.yaml"
    pad.write_bytes(KOP.encode() + b"a: " + b"x" * 10_000_000)
    assert str(lees_yaml(pad)[1][0]) == f"groot.yaml: het bestand is te groot: hoogstens {MAX_BYTES // 1_000_000} MB"


def test_a_text_in_another_encoding_is_named_with_its_line(tmp_path):
    pad = tmp_path / "proef.yaml"
    pad.write_bytes(KOP.encode() + b"a: caf\xe9\n")
    assert str(lees_yaml(pad)[1][0]) == "proef.yaml regel 2: dit is geen UTF-8-tekst; sla het bestand op als UTF-8"


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path):
    pad = tmp_path / "proef.yaml"
    pad.write_bytes("\ufeffversie: x\r\na: é👩‍👧\r\n".encode())
    gelezen, gevonden = lees_yaml(pad)
    assert not gevonden
    assert gelezen.waarde == {"versie": "x", "a": "é👩‍👧"}


def test_words_stay_words(tmp_path):
    """In older YAML `no`, `on` and `12:30` turn into something else; here they do not."""
    pad = tmp_path / "proef.yaml"
    pad.write_text('a: no\nb: on\nc: 12:30\nd: 2023-02-30\ne: 7\nf: 1.5\ng: true\nh: ~\ni: "7"\n', encoding="utf-8")
    gelezen, _ = lees_yaml(pad)
    assert gelezen.waarde == {
        "a": "no", "b": "on", "c": "12:30", "d": "2023-02-30", "e": 7, "f": 1.5, "g": True, "h": None, "i": "7",
    }  # fmt: skip


def test_twenty_thousand_faults_become_a_short_list(map_):
    regels = "".join(f"  - {{code: g{n}, naam: {n}, voorbeeldinhoud: true}}\n" for n in range(20_000))
    tekst = (map_ / "regio.yaml").read_text(encoding="utf-8")
    (map_ / "regio.yaml").write_text(tekst.replace("gemeenten:\n", "gemeenten:\n" + regels, 1), encoding="utf-8")
    gevonden = fouten(map_)
    assert len(gevonden) < 300
    assert any("herstel eerst deze" in zin for zin in gevonden)


@pytest.fixture
def eigen(tmp_path) -> Path:
    """An empty folder of one's own (TANDEM_INHOUD)."""
    map_ = tmp_path / "eigen"
    map_.mkdir()
    return map_


WERKAFSPRAAK = """
versie: "eigen-1"
wijze: {wijze}
termijnen:
  - code: {code}
    naam: Eigen afspraak
    duur: {{aantal: 2, eenheid: werkdagen}}
    begint_bij: casus_gestart
    bindt: [lokaal_team]
    artikel: null
    in_wet: false
    geverifieerd: false
    voorbeeldinhoud: true
"""


def test_an_own_file_adds_to_ours_and_replaces_items_with_the_same_code(eigen):
    (eigen / "termijnen.yaml").write_text(WERKAFSPRAAK.format(wijze="vult_aan", code="lt_eerste_contact"), "utf-8")
    termijnen = lees_catalogus(eigen=eigen).termijnen
    assert termijnen["lt_eerste_contact"].duur.aantal == 2
    assert "vt_veiligheidsbeoordeling" in termijnen


def test_an_own_file_can_replace_ours(eigen):
    (eigen / "termijnen.yaml").write_text(WERKAFSPRAAK.format(wijze="vervangt", code="eigen"), "utf-8")
    assert set(lees_catalogus(eigen=eigen).termijnen) == {"eigen"}


def test_an_own_file_must_say_what_it_does(eigen):
    (eigen / "termijnen.yaml").write_text(WERKAFSPRAAK.format(wijze="beetje", code="eigen"), "utf-8")
    assert 'zeg met "wijze"' in fouten(MEEGELEVERD, eigen)[0]


def test_an_own_file_is_named_with_its_path(eigen):
    tekst = WERKAFSPRAAK.format(wijze="vult_aan", code="eigen").replace("aantal: 2", "aantal: 0")
    (eigen / "termijnen.yaml").write_text(tekst, "utf-8")
    assert fouten(MEEGELEVERD, eigen) == [
        f'{eigen}/termijnen.yaml regel 7: termijn "eigen": het veld "duur.aantal" moet minstens 1 zijn'
    ]


def test_an_unknown_own_file_is_refused_with_a_suggestion(eigen):
    (eigen / "termijn.yaml").write_text(KOP, "utf-8")
    assert fouten(MEEGELEVERD, eigen) == [
        f'{eigen}/termijn.yaml: dit bestand kent Tandem niet. Bedoelde u "termijnen.yaml"?'
    ]


def test_an_own_folder_that_is_not_there_is_refused(tmp_path):
    assert "deze map bestaat niet (TANDEM_INHOUD)" in fouten(MEEGELEVERD, tmp_path / "nergens")[0]


def test_removing_what_others_refer_to_is_found(eigen):
    (eigen / "bronnen.yaml").write_text(
        KOP + "wijze: vervangt\nbronnen:\n  - {code: x, titel: X, soort: wet, gezien: true}\n", "utf-8"
    )
    assert any('verwijst naar "plan_van_aanpak"' in zin for zin in fouten(MEEGELEVERD, eigen))


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("rol: teamleider,", "rol: teamlijder,", 'Bedoelde u "teamleider"?'),
        ("team: vt_team,", "team: vt_teem,", 'Bedoelde u "vt_team"?'),
        ("organisatie: vtrr,", "organisatie: om,", 'in team "rvt_rijnmond" werkt men namens een eigen organisatie'),
        ("rol: raadsonderzoeker,", "rol: jeugdbeschermer,", 'kan niet bij een organisatie van de soort "raad"'),
        ("waarnemer: kemal", "waarnemer: lotte", "niemand neemt voor zichzelf waar"),
        ("waarnemer: kemal", "waarnemer: amal", '"amal" werkt niet bij "uitvoerder_schiedam"'),
        ("waarnemer: kemal", "waarnemer: niemand", 'verwijst naar "niemand"'),
        ("gestopt_dagen_geleden: 220", "gestopt_dagen_geleden: 1300", "eindigt niet na het begin"),
        ('begint: "17:00"', 'begint: "25:00"', '"diensten.1.begint"'),
        ("uren: 16", "uren: 30", "hoogstens 24"),
    ],
)
def test_a_fault_in_the_demo_professionals_is_named(tmp_path, oud, nieuw, zin):
    map_ = shutil.copytree(MEEGELEVERD / "demo", tmp_path / "demo")
    regel = vervang(map_, "mensen.yaml", oud, nieuw)
    with pytest.raises(InhoudOnbruikbaar) as gevangen:
        lees_mensen(catalogus(), map_ / "mensen.yaml")
    assert zin in str(gevangen.value)
    assert "mensen.yaml regel " in str(gevangen.value)
    assert regel
