"""Builders for the tests of the analysis and the veiligheidskaart."""

from tandem.acties.analyse import inhoud, versie
from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.analyse.lezen import lees_analyse
from tandem.acties.casus.regel import Regelinvoer
from tests.kalender import vandaag

DOMEINEN = {"veiligheid_thuis": "Daar begon het mee.", "netwerk": "Wie kan helpen?"}


def begin(actor, gezin, **anders):
    gegevens = {"waarvoor": "Begrijpen wat de ruzies gaande houdt.", "domeinen": DOMEINEN, **anders}
    return versie.begin_analyse(door=actor, huishouden=gezin.openbaar, **gegevens)


def regel(gezin, tekst, **anders):
    gegevens = {"soort": "waarneming", "op": vandaag(), "betreft": (gezin.leden["Samira"],), "aard": "zorg"}
    return Regelinvoer(tekst=tekst, **{**gegevens, **anders})


def schrijf(actor, gezin, analyse, *regels):
    inhoud.voeg_regels_toe(door=actor, huishouden=gezin.openbaar, analyse=analyse, regels=regels)
    return {een.regel.tekst: een.regel for een in lees(actor, gezin, analyse).regels}


def lees(actor, gezin, analyse=None, **anders):
    return lees_analyse(door=actor, huishouden=gezin.openbaar, analyse=analyse, **anders)


def voorgelegd(actor, gezin):
    analyse = begin(actor, gezin)
    schrijf(actor, gezin, analyse, regel(gezin, "Er is vaak ruzie.", domein="veiligheid_thuis"))
    versie.leg_voor(door=actor, huishouden=gezin.openbaar, analyse=analyse, vragen_voor=vandaag())
    return analyse


def vraag(actor, gezin, analyse, naam, antwoord="ja", **anders):
    return leg_herkenning_vast(
        door=actor,
        huishouden=gezin.openbaar,
        analyse=analyse,
        lid=gezin.leden[naam],
        gevraagd_op=vandaag(),
        antwoord=antwoord,
        **anders,
    )


def vastgesteld(actor, gezin):
    analyse = voorgelegd(actor, gezin)
    for lid in lees(actor, gezin, analyse).te_vragen:
        naam = next(naam for naam, nummer in gezin.leden.items() if nummer == lid)
        vraag(actor, gezin, analyse, naam)
    versie.stel_vast(door=actor, huishouden=gezin.openbaar, analyse=analyse)
    return analyse
