from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.regels.casus.contact import (
    Contactmoment,
    Kindgezien,
    Teruggelezen,
    WaaromNiet,
    Wijze,
    bezwaren_contact,
    kinderen_om_te_zien,
    zonder_kinderen,
)
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, ongeboren

NU = datetime(2026, 5, 10, 15, 0, tzinfo=UTC)
MOEDER, KIND, BABY, ONBEKEND = 1, 2, 3, 4
LEDEN = {MOEDER: geboren_op(date(1985, 1, 1)), KIND: geboren_op(date(2018, 1, 1)), BABY: ongeboren()}
GEZIEN = Kindgezien(gezien=True, alleen_gesproken=True)
SLIEP = Kindgezien(gezien=True, alleen_gesproken=False, waarom_niet=WaaromNiet.SLIEP)
CONTACT = Contactmoment(
    NU, Wijze.HUISBEZOEK, frozenset({MOEDER, KIND}), {KIND: GEZIEN}, aantal_regels=1,
    volgend_contact=date(2026, 5, 17), teruggelezen=Teruggelezen.JA,
)  # fmt: skip


def met(kind: Kindgezien, wijze: Wijze = Wijze.HUISBEZOEK) -> Contactmoment:
    return replace(CONTACT, wijze=wijze, kinderen={KIND: kind})


@pytest.mark.parametrize(
    ("contact", "velden"),
    [
        (CONTACT, []),
        (replace(CONTACT, kinderen={}), ["kind-2"]),
        (met(Kindgezien(gezien=True)), ["kind-2"]),
        (met(SLIEP), []),
        (met(Kindgezien(True, False)), ["kind-2-waarom-niet"]),
        (met(Kindgezien(False, False)), ["kind-2-waarom-niet"]),
        (met(Kindgezien(False, False, WaaromNiet.NIET_AANWEZIG)), []),
        (met(Kindgezien(False, False, WaaromNiet.ANDERS)), ["kind-2-toelichting"]),
        (met(Kindgezien(False, False, WaaromNiet.ANDERS, "bij opa")), []),
        (met(Kindgezien(False, False, toelichting="bij opa")), []),
        (met(Kindgezien(False, True, WaaromNiet.WIJZE_VAN_CONTACT)), ["kind-2-gezien"]),
        (met(Kindgezien(False, True, WaaromNiet.WIJZE_VAN_CONTACT), Wijze.TELEFOON), []),
        (met(GEZIEN, Wijze.TELEFOON), ["kind-2-gezien"]),
        (met(GEZIEN, Wijze.VIDEO), []),
        (met(Kindgezien(False, True), Wijze.BERICHT), ["kind-2-alleen"]),
        (replace(CONTACT, wanneer=NU + timedelta(minutes=1)), ["wanneer"]),
        (replace(CONTACT, met=frozenset()), ["met"]),
        (replace(CONTACT, met=frozenset({99})), ["met"]),
        (replace(CONTACT, aantal_regels=0), ["regels"]),
        (replace(CONTACT, volgend_contact=None), ["volgend_contact"]),
        (replace(CONTACT, volgend_contact=None, waarom_geen_volgend="afgerond"), []),
        (replace(CONTACT, volgend_contact=date(2026, 5, 9)), ["volgend_contact"]),
        (replace(CONTACT, teruggelezen=None), ["teruggelezen"]),
        (replace(CONTACT, teruggelezen=Teruggelezen.NEE), []),
    ],
)
def test_what_a_contact_must_hold(contact: Contactmoment, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_contact(contact, LEDEN, NU)] == velden


@pytest.mark.parametrize("wijze", [Wijze.BERICHT, Wijze.AAN_DE_DEUR])
def test_a_message_answers_for_every_child_by_itself(wijze: Wijze) -> None:
    kinderen = zonder_kinderen(wijze, kinderen_om_te_zien(LEDEN, NU.date()))
    contact = replace(CONTACT, wijze=wijze, met=frozenset(), kinderen=kinderen, teruggelezen=None)
    assert bezwaren_contact(contact, LEDEN, NU) == ()
    assert zonder_kinderen(Wijze.HUISBEZOEK, [KIND]) == {}


def test_every_born_minor_is_asked_after_and_who_may_be_one() -> None:
    leden = {**LEDEN, ONBEKEND: GEBOORTE_ONBEKEND, 5: geboren_op(date(2008, 5, 10)), 6: geboren_op(date(2008, 5, 11))}
    assert kinderen_om_te_zien(leden, date(2026, 5, 10)) == {KIND, ONBEKEND, 6}
