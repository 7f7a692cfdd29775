"""The register says what the content gives, no more and no less. The oracle reads the files itself."""

from pathlib import Path

import pytest
import yaml

from tandem.acties.rechten.register import organisatieblad, register
from tandem.koppelingen.inhoud.catalogus import MEEGELEVERD
from tandem.regels.rechten.oordeel import NietGevonden


def _lees(naam: str):
    return yaml.safe_load(Path(MEEGELEVERD, naam).read_text(encoding="utf-8"))


ROLLEN = _lees("rollen.yaml")
NAAM_VAN_ROL = {rol["code"]: rol["naam"] for rol in ROLLEN["rollen"]}
NAAM_VAN_DOEL = {doel["code"]: doel["naam"] for doel in ROLLEN["doelen"]}
NAAM_VAN_LAAG = {laag["code"]: laag["naam"] for laag in ROLLEN["lagen"]}
SOORTEN = sorted({soort for rol in ROLLEN["rollen"] for soort in rol["organisatiesoorten"]})


def _kort(rechten):
    return sorted((een.rol, een.doel, een.lagen) for een in rechten)


def _volgens_bestand(rollen, doel=None):
    return sorted(
        (NAAM_VAN_ROL[r["rol"]], NAAM_VAN_DOEL[r["doel"]], tuple(NAAM_VAN_LAAG[laag] for laag in r["lagen"]))
        for r in ROLLEN["rechten"]
        if r["lagen"] and r["rol"] in rollen and doel in (None, r["doel"])
    )


@pytest.mark.parametrize("doel", sorted(NAAM_VAN_DOEL))
def test_every_purpose_names_exactly_who_receives_what(doel):
    (een,) = (v for v in register().verwerkingen if v.code == doel)
    assert _kort(een.ontvangers) == _volgens_bestand(NAAM_VAN_ROL, doel)
    assert set(een.lagen) == {laag for recht in een.ontvangers for laag in recht.lagen}


@pytest.mark.parametrize("soort", SOORTEN)
def test_an_organisation_sees_what_its_own_roles_may(soort):
    rollen = {rol["code"] for rol in ROLLEN["rollen"] if soort in rol["organisatiesoorten"]}
    blad = organisatieblad(soort)
    assert _kort(blad.rechten) == _volgens_bestand(rollen)
    taken = [taak["naam"] for taak in _lees("taken.yaml")["taken"] if soort in taak["organisatiesoorten"]]
    assert [naam for naam, _ in blad.taken] == taken


def test_every_right_says_why():
    assert all(recht.waarom for een in register().verwerkingen for recht in een.ontvangers)


@pytest.mark.parametrize("soort", [None, *SOORTEN])
def test_grounds_and_terms_carry_whether_somebody_saw_the_text(soort):
    gezien = {een["naam"]: een["geverifieerd"] for een in _lees("grondslagen.yaml")["grondslagen"]}
    blad = register() if soort is None else organisatieblad(soort)
    assert blad.gronden
    assert all(een.geverifieerd is gezien[een.naam] and een.herkomst for een in blad.gronden)
    assert all(een.herkomst and (een.geverifieerd or een.hoe_lang) for een in blad.termijnen)
    if soort is None:
        assert {een.naam for een in blad.gronden} == set(gezien)


def test_a_kind_of_organisation_that_nobody_knows_is_not_found():
    with pytest.raises(NietGevonden):
        organisatieblad("bestaat_niet")
