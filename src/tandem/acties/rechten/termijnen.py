"""Due dates of measures and powers: the terms of the content, and the end of the decision itself."""

from datetime import date

from tandem.acties.casus.inhoudstermijn import zet_inhoudstermijnen
from tandem.acties.deur import Sessie
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.acties.waarborgrij import lopende_casus
from tandem.models import Bevoegdheid, Maatregel
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.regio.organisatie import Organisatiesoort

EINDE = "regime_einde"
"""The kind of ``Termijn`` on the last day of a measure or power: it ends or is decided anew, never unnoticed."""
HUISVERBOD = "tijdelijk_huisverbod"


def zet_termijnen(sessie: Sessie, rij: Maatregel | Bevoegdheid, *, op: date) -> None:
    """Set what must happen because this began or changed on ``op``: its end, and the terms that content gives."""
    casus = lopende_casus(sessie)
    rond_termijn_af(sessie, rij, soort=EINDE, uitkomst="vervallen")
    if rij.tot is not None and rij.tot > sessie.vandaag:
        zet_termijn(sessie, rij, soort=EINDE, vervalt_op=rij.tot, begon_op=op, casus=casus)
    if isinstance(rij, Maatregel) and op == rij.van:
        begin = Begingebeurtenis.HUISVERBOD_OPGELEGD if rij.soort == HUISVERBOD else Begingebeurtenis.MAATREGEL_BEGONNEN
        uitvoerder = rij.uitvoerder.soort if rij.uitvoerder else ""
        soort = next((een for een in Organisatiesoort if een.value == uitvoerder), None)
        if soort is not None:
            zet_inhoudstermijnen(sessie, rij, begin, organisatie=soort, op=op, casus=casus)
