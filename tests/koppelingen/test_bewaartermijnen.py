"""The shipped terms of keeping, against a list written by hand from domein.md B9."""

from datetime import date

import pytest

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.regels.huishouden.leeftijd import geboren_op
from tandem.regels.rechten.bewaren import Dossierfeiten, Maatregelfeit, logregels_tot, oordeel_bewaren
from tandem.regels.regio.organisatie import Organisatiesoort as O

INHOUD = lees_catalogus()
DELEN, TERMIJNEN = tuple(INHOUD.dossierdelen.values()), tuple(INHOUD.bewaartermijnen.values())
LAATST, KIND = date(2004, 3, 1), geboren_op(date(1999, 6, 10))


@pytest.mark.parametrize(
    ("soorten", "kinderen", "maatregelen", "op"),
    [
        ([O.LOKAAL_TEAM], (KIND,), (), date(2024, 3, 1)),
        ([O.LOKAAL_TEAM], (), (), date(2019, 3, 1)),
        ([O.WMO_AANBIEDER], (), (), date(2019, 3, 1)),
        ([O.VGGZ], (), (), date(2024, 3, 1)),
        ([O.LOKAAL_TEAM, O.GI], (KIND,), ("ondertoezichtstelling",), date(2047, 6, 10)),
        ([O.GI], (KIND,), ("voogdij_gi",), date(2047, 6, 10)),
        ([O.GI], (KIND,), ("jeugdreclassering",), None),
        ([O.GI], (KIND,), (), None),
        ([O.LOKAAL_TEAM, O.VEILIG_THUIS], (KIND,), (), None),
        ([O.LOKAAL_TEAM, O.RAAD], (KIND,), (), None),
        ([O.LOKAAL_TEAM, O.POLITIE], (KIND,), (), None),
    ],
)
def test_when_a_household_goes(soorten, kinderen, maatregelen, op):
    feiten = Dossierfeiten(
        dict(enumerate(soorten)), LAATST, kinderen, tuple(Maatregelfeit(soort, KIND) for soort in maatregelen)
    )
    assert oordeel_bewaren(feiten, DELEN, TERMIJNEN, date(2100, 1, 1)).vervalt_op == op


def test_no_line_of_the_log_lapses_while_one_of_its_terms_is_not_verified():
    assert logregels_tot(TERMIJNEN, {O.VGGZ}, date(2030, 1, 1)) == date(2025, 1, 1)
    assert logregels_tot(TERMIJNEN, {O.VGGZ, O.LOKAAL_TEAM}, date(2030, 1, 1)) is None


def test_every_part_has_a_term_for_each_of_its_organisations():
    """A gap here is no mistake of the rule (it keeps), but it is one of the list."""
    for deel in DELEN:
        gedekt = {soort for een in TERMIJNEN if een.deel == deel.code for soort in een.organisatiesoorten}
        assert gedekt == set(deel.organisatiesoorten), deel.code
