"""The work list: what a due date asks, in words, and in which order it stands there."""

from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.soort import Soort

BINNENKORT = timedelta(days=7)
"""What falls due within this time stands under *deze week*. Own choice; no source gives a norm."""


class Werkgroep(Soort):
    """The headings of the work list, in order."""

    EERST = "eerst", "Eerst dit"
    TE_LAAT = "te_laat", "Te laat"
    VANDAAG = "vandaag", "Vandaag"
    DEZE_WEEK = "deze_week", "De komende zeven dagen"
    LATER = "later", "Later"


@dataclass(frozen=True, slots=True)
class Werksoort:
    """What one kind of due date asks: the reason in words, the next step in words, and the page of that step.

    ``pagina`` is a route name; ``per_stuk``: its address also takes the id of the thing that the date belongs to.
    ``eerst``: stands on top whatever its date (design, section 6: missing safeguards).
    """

    code: str
    zin: str
    stap: str
    pagina: str = "huishouden"
    per_stuk: bool = False
    eerst: bool = False


_SOORTEN = (
    Werksoort(
        "acuut_signaal", "Een acuut signaal: is iedereen nu veilig?", "Bekijk het signaal", "signaal", True, True
    ),
    Werksoort(
        "anonimiteit_eindigt",
        "De melder blijft niet langer onbekend",
        "Maak bekend of verleng",
        "signaal",
        per_stuk=True,
    ),
    Werksoort("eerste_contact", "Het eerste contact met het huishouden", "Leg het contact vast", "contact_nieuw"),
    Werksoort("meekijken", "Een collega vraagt u om mee te kijken", "Geef antwoord", "meekijken", per_stuk=True),
    Werksoort(
        "nagaan_of_opgepakt", "Nagaan of een signaal is opgepakt", "Bekijk het signaal", "signaal", per_stuk=True
    ),
    Werksoort(
        "noodtoegang_vertellen",
        "Het huishouden vertellen dat er noodtoegang was",
        "Leg vast dat u het vertelde",
        "noodtoegang_vertellen",
        per_stuk=True,
    ),
    Werksoort("nazorgmoment", "Nazorg: vragen hoe het gaat", "Leg de nazorg vast", "nazorg"),
    Werksoort("signaal_beoordelen", "Een signaal beoordelen", "Beoordeel het signaal", "signaal_beoordelen", True),
    Werksoort(
        "terug_naar_directe_veiligheid", "Het is nu niet veilig: ga terug in fase", "Bekijk de fase", "fase", eerst=True
    ),
    Werksoort(
        "terugkoppelen_signaal_beoordeeld",
        "De melder vertellen wat er met het signaal is gedaan",
        "Koppel terug",
        "signaal_terugkoppelen",
        per_stuk=True,
    ),
    Werksoort("vast_gezicht_kiezen", "Een vast gezicht kiezen", "Kies een vast gezicht", "vast_gezicht"),
    Werksoort("afspraak_nakijken", "Een afspraak nakijken", "Kijk de afspraak na", "afspraak_nakijken", per_stuk=True),
    Werksoort("analyse_herkenning", "Nog vragen: herken ik me in de analyse?", "Vraag het", "analyse"),
    Werksoort(
        "betrokkene_aankondigen",
        "Het huishouden moet nog horen wie er meekomt",
        "Vertel het aan het huishouden",
        "betrokkene_aankondigen",
        per_stuk=True,
    ),
    Werksoort(
        "consultatie_antwoord", "Er is advies gevraagd", "Leg het antwoord vast", "consultatie_antwoord", per_stuk=True
    ),
    Werksoort(
        "delen_niet_verteld",
        "Er is gedeeld zonder dat de persoon het weet: kan dat nu verteld worden?",
        "Kijk er opnieuw naar",
        "deling_vertellen",
        per_stuk=True,
    ),
    Werksoort("overleg", "Een overleg", "Bekijk het overleg", "bespreking", per_stuk=True),
    Werksoort("teruglezen", "Nog voorlezen wat u opschreef", "Bekijk het contact", "contact", per_stuk=True),
    Werksoort(
        "terugkoppelen_dienst", "De bereikbaarheidsdienst heeft geholpen", "Lees wat er was", "contact", per_stuk=True
    ),
    Werksoort("volgend_contact", "Het volgende contact", "Leg het contact vast", "contact_nieuw"),
    Werksoort("veiligheid_opnieuw", "Opnieuw bespreken hoe veilig het is", "Vul de veiligheidskaart aan", "veiligheid"),
    Werksoort("hulp_navragen", "Navragen hoe het staat met de hulp", "Vraag het na", "plan"),
    Werksoort("plan_evalueren", "Samen terugkijken op het plan", "Kijk samen terug", "plan_evalueren"),
    Werksoort(
        "portaal_account_gezien",
        "Iemand anders zag een account: neem veilig contact op",
        "Lees hoe dat kan",
        "portaalpost",
        eerst=True,
    ),
    Werksoort(
        "portaal_code_geraden",
        "Er zijn verkeerde codes geprobeerd bij een uitnodiging",
        "Bel wie u uitnodigde",
        "portaalpost",
        eerst=True,
    ),
    Werksoort("portaal_steun", "Iemand noemde een steunpersoon", "Lees het", "portaalpost"),
    Werksoort(
        "portaal_toestemming", "Iemand gaf antwoord op een vraag om te delen", "Lees het antwoord", "toestemming", True
    ),
    Werksoort("portaal_vraag", "Er is een vraag gesteld in Mijn Tandem", "Geef antwoord", "portaalpost"),
    Werksoort("portaal_woorden", "Iemand schreef de eigen kant van het verhaal", "Lees het", "portaalpost"),
    Werksoort("plan_stap", "Een stap uit het plan", "Bekijk de stap", "plan"),
    Werksoort(
        "verzoek_bekijken", "Iemand vroeg iets over de eigen gegevens", "Lees het en bevestig het", "verzoek", True
    ),
    Werksoort("verzoek_beslissen", "Beslissen over een verzoek over gegevens", "Bekijk het verzoek", "verzoek", True),
    Werksoort("verzoek_uitvoeren", "Een toegewezen verzoek is nog niet klaar", "Bekijk het verzoek", "verzoek", True),
    Werksoort("regime_einde", "Een maatregel of bevoegdheid stopt", "Bekijk hoe het verdergaat", "regime"),
    Werksoort(
        "fase_bespreken",
        "De nieuwe fase bespreken met iedereen",
        "Leg vast wat u besprak",
        "markeerpunt_aanvullen",
        per_stuk=True,
    ),
    Werksoort("steun_regelen", "Iemand wil steun: regel die", "Leg vast dat het is geregeld", "waarborg", True),
    Werksoort("tweede_persoon", "Een collega vraagt u om iets na te kijken", "Kijk het na", "nakijken", True, True),
    Werksoort(
        "waarborg_achteraf", "Een waarborg is nog niet in orde", "Maak de waarborg in orde", "waarborg", True, True
    ),
)
WERKSOORTEN: dict[str, Werksoort] = {soort.code: soort for soort in _SOORTEN}
"""The kinds of due date that the actions set, beside the terms of the content (``inhoud/termijnen.yaml``)."""


def werkgroep(*, vervalt_op: date, vandaag: date, eerst: bool = False) -> Werkgroep:
    """Return under which heading a due date stands today."""
    if eerst:
        return Werkgroep.EERST
    if vervalt_op < vandaag:
        return Werkgroep.TE_LAAT
    if vervalt_op == vandaag:
        return Werkgroep.VANDAAG
    return Werkgroep.DEZE_WEEK if vervalt_op <= vandaag + BINNENKORT else Werkgroep.LATER


def in_woorden(code: str, naam_in_inhoud: str = "") -> Werksoort:
    """Return what a kind asks; a term of the content by its own name, an unknown kind in plain words."""
    if code in WERKSOORTEN:
        return WERKSOORTEN[code]
    return Werksoort(code, naam_in_inhoud or code.replace("_", " ").capitalize(), "Bekijk het huishouden")
