"""Sample data for the gallery: a fictitious household, an ordinary day and a bad day."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tandem.web import onderdelen as o

NU = datetime(2026, 11, 22, 14, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))
LANG = "Maximiliaan-Alexander Wolfeschlegelsteinhausenbergerdorff-van der Kolk-Ouwehand en Anneliese-Wilhelmina"
ARABISCH = "فاطمة الزهراء بنت عبد الرحمن"


def schil() -> dict[str, Any]:
    """What every page gets: who I am, where I can go, why I may see this."""
    return {
        "ik": {
            "naam": "Amal Bouzid",
            "rol": "casusregisseur",
            "organisatie": "Wijkteam Vlinderhof, gemeente Rijnmond",
            "url": "#",
            "wissel_url": "#",
        },
        "zoek_url": "#",
        "navigatie": [
            {"tekst": "Werk", "url": "#", "actief": False},
            {"tekst": "Huishoudens", "url": "#", "actief": True},
            {"tekst": "Team", "url": "#", "actief": False},
        ],
        "waarom": [
            "U bent sinds 3 maart het vaste gezicht van dit huishouden, voor Wijkteam Vlinderhof.",
            "U ziet het plan en de veiligheid van Samira, Tom en Noor. De eigen verklaring van Tom is afgeschermd.",
        ],
    }


KOP = o.Kop(
    titel="Samira, Tom en Noor",
    nummer="2026-000123",
    status="Samen werken aan stabiele veiligheid, met toestemming, sinds 3 maart. Vast gezicht: Amal B.",
    terug=o.Terug("Huishoudens", "#"),
    fase=o.Fase("Stabiele veiligheid", 2),
    regime=o.Regime("Met toestemming", 0),
    acties=[o.Knop("Plan samen doornemen", "#", "primair"), o.Knop("Contact vastleggen", "#")],
)

TABS = [
    o.Tab("Overzicht", "#", actief=True),
    o.Tab("Tijdlijn", "#"),
    o.Tab("Analyse", "#"),
    o.Tab("Veiligheid", "#"),
    o.Tab("Plan", "#"),
    o.Tab("Documenten", "#", aantal=12),
    o.Tab("Personen", "#", aantal=4),
]

WERK = [
    o.Werkgroep(
        "Nu eerst",
        [
            o.Werkregel(
                titel="Karim en Yara",
                url="#",
                reden="Acuut signaal van de politie. Nog niemand heeft gebeld.",
                stap="Signaal beoordelen",
                voor="Amal Bouzid",
                sinds="binnengekomen om 8.12 uur",
                termijn="nu onveilig",
                toon="onveilig",
            ),
        ],
    ),
    o.Werkgroep(
        "Te laat",
        [
            o.Werkregel(
                titel="Joost, Lotte en Mees",
                url="#",
                reden="Ondertoezichtstelling van Mees vastgelegd, maar Mees is nog niet om zijn mening gevraagd.",
                stap="Mening van Mees vragen",
                voor="Amal Bouzid",
                sinds="sinds 12 november",
                termijn="6 dagen te laat",
                toon="let-op",
            ),
            o.Werkregel(
                titel="Samira, Tom en Noor",
                url="#",
                reden="Afspraak niet nagekeken: Tom slaapt bij oma als het misgaat.",
                stap="Afspraak nakijken",
                voor="Amal Bouzid",
                termijn="2 dagen te laat",
                toon="let-op",
            ),
        ],
    ),
    o.Werkgroep(
        "Vandaag",
        [
            o.Werkregel(
                titel=LANG,
                url="#",
                reden="De school vroeg om terugkoppeling over het signaal van 5 november.",
                stap="School terugbellen",
                voor="Joke van Dam, waarnemend voor Amal Bouzid",
                sinds="signaal van 5 november",
                termijn="vandaag",
                toon="let-op",
            ),
            o.Werkregel(
                titel=ARABISCH,
                url="#",
                reden="Huisbezoek afgesproken om half vier.",
                stap="Contact vastleggen",
                voor="Amal Bouzid",
                termijn="vandaag 15.30 uur",
            ),
        ],
    ),
]

VEERTIG = [
    o.Werkgroep(
        "Deze maand",
        [
            o.Werkregel(
                titel=f"Huishouden {nummer}",
                url="#",
                reden="Zes weken geen gesprek met de kinderen alleen.",
                voor="Amal Bouzid",
                termijn=f"over {nummer} dagen",
            )
            for nummer in range(1, 41)
        ],
    )
]

RIJEN = [
    o.Rij(
        "Beschikking ondertoezichtstelling",
        "#",
        tekst="Rechtbank, over Mees",
        mee=["12 oktober 2026", "van de GI", "laag: veiligheid"],
    ),
    o.Rij(
        "Brief van school",
        "#",
        mee=["3 november 2026", "van basisschool De Klaver"],
        merk="nog niet gelezen",
        toon="let-op",
    ),
    o.Rij("Mogelijk al bekend", tekst="Vraag het aan Wijkteam Zuiderpark: 010 000 00 00."),
]

KOLOMMEN = [
    o.Kolom("Professional", "#", "op"),
    o.Kolom("Huishoudens", "#", getal=True),
    o.Kolom("Wissels van gezicht", "#", getal=True),
    o.Kolom("Oudste open lus"),
    o.Kolom("Stand"),
]
TEAM = [
    [
        o.Cel("Amal Bouzid", "#"),
        o.Cel("12", getal=True),
        o.Cel("0", getal=True),
        "signaal van 5 november",
        o.Cel("op schema", toon="goed"),
    ],
    [
        o.Cel("Joke van Dam", "#"),
        o.Cel("19", getal=True),
        o.Cel("3", getal=True),
        "afspraak van 9 oktober",
        o.Cel("te vol", toon="let-op"),
    ],
    [o.Cel(LANG, "#"), o.Cel("2", getal=True), o.Cel("1", getal=True), "geen", o.Cel("op schema", toon="goed")],
]

GEGEVENS = [
    o.Gegeven("Roepnaam", "Noor"),
    o.Gegeven("Geboren", "7 jaar, 4 mei 2019"),
    o.Gegeven("School", "Basisschool De Klaver", "#"),
    o.Gegeven("Adres", "", onbekend="afgeschermd; vraag het per geval aan"),
    o.Gegeven("Telefoon"),
]
