"""Sample data for the gallery about one fictitious household: people, voices, agreements, goals, safeguards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tandem.web import onderdelen as o
from tandem.web.galerijvoorbeelden import ARABISCH, LANG, NU

PERSONEN = [
    o.Persoon("Samira el Amrani", rol="moeder, gezag", leeftijd="34 jaar", url="#", telefoon="06 00 00 00 01"),
    o.Persoon("Tom", rol="zoon", leeftijd="13 jaar", minderjarig=True, url="#"),
    o.Persoon(
        "Noor", rol="dochter", leeftijd="7 jaar", minderjarig=True, url="#", opmerking="woont om de week bij vader"
    ),
    o.Persoon("Nog geen naam", rol="kind van Samira", leeftijd="ongeboren, verwacht in januari"),
]
PERSONEN_SLECHT = [
    o.Persoon(
        LANG, rol="buurman die iedere dag langskomt en een sleutel heeft", leeftijd="leeftijd niet bekend", url="#"
    ),
    o.Persoon(ARABISCH, rol="oma", leeftijd="71 jaar", telefoon="+212 5 00 00 00 00"),
]
BETROKKENEN = [
    o.Betrokkene("Amal Bouzid", "casusregisseur", "Wijkteam Vlinderhof", "010 000 00 01", vast_gezicht=True),
    o.Betrokkene(
        "Ruben de Wit",
        "tandempartner",
        "Regionaal Veiligheidsteam",
        "010 000 00 02",
        namens="Veilig Thuis, taak: onderzoek",
        opmerking="Afwezig tot 1 december; Joke van Dam neemt waar",
    ),
    o.Betrokkene("Juf Anke", "leerkracht van Noor", "Basisschool De Klaver"),
]

FILTERS = [
    o.Tab("Alles", "#", actief=True, aantal=48),
    o.Tab("Contact", "#", aantal=21),
    o.Tab("Veiligheid", "#", aantal=9),
    o.Tab("Afspraken", "#", aantal=12),
    o.Tab("Besluiten", "#", aantal=6),
]
VOORVALLEN = [
    o.Voorval(
        NU - timedelta(days=2),
        "Huisbezoek bij Samira, Tom en Noor",
        "Tom is alleen gesproken. Noor sliep. Afgesproken dat Tom bij oma slaapt als er ruzie is.",
        wie="Amal Bouzid, Wijkteam Vlinderhof",
        soort="contact",
        url="#",
    ),
    o.Voorval(
        date(2026, 11, 14),
        "Ruzie thuis, politie gebeld",
        "De buurvrouw belde de politie. Niemand gewond. Samira sliep met de kinderen bij haar moeder.",
        wie="Joke van Dam, waarnemend",
        bron="politie",
        soort="nu onveilig",
        toon="onveilig",
        later=NU - timedelta(days=6),
        url="#",
    ),
    o.Voorval(date(2026, 10, 9), "Plan samen vastgesteld", wie="Samira, Amal Bouzid", soort="plan", toon=""),
    o.Voorval(
        date(2026, 10, 2),
        "Nieuw vast gezicht: Amal Bouzid",
        "Reden: verhuizing naar een andere wijk.",
        wie="Joke van Dam",
    ),
]

REGELS: list[dict[str, Any]] = [
    {
        "openbaar": "1",
        "soort": "feit",
        "soortwoord": "Feit",
        "wie": "Basisschool De Klaver",
        "dag": "13 november 2026",
        "tekst": "Tom was op 12 en 13 november niet op school.",
        "over": "Tom",
        "vastgelegd": "Amal Bouzid, 13 november 2026 om 16:20",
        "corrigeer_url": "#",
    },
    {
        "openbaar": "2",
        "soort": "waarneming",
        "soortwoord": "Waarneming",
        "wie": "Joke van Dam",
        "dag": "14 november 2026",
        "tekst": "In de gang lag glas. Samira liep op blote voeten en tilde Noor eroverheen.",
        "over": "Samira en Noor",
        "vastgelegd": "Joke van Dam, 16 november 2026 om 9:05",
        "corrigeer_url": "#",
        "kijken": [("Samira", "Er was een lamp gevallen. Ik had het net zelf opgeruimd.")],
    },
    {
        "openbaar": "3",
        "soort": "oordeel",
        "soortwoord": "Oordeel",
        "wie": "Amal Bouzid",
        "dag": "16 november 2026",
        "tekst": "Noor loopt gevaar als haar vader onverwacht langskomt.",
        "over": "Noor",
        "verborgen_voor": "de vader van Noor",
        "vastgelegd": "Amal Bouzid, 18 november 2026 om 11:30",
        "versies_url": "#",
        "corrigeer_url": "#",
    },
    {
        "openbaar": "4",
        "soort": "stem",
        "soortwoord": "Stem",
        "wie": "Tom",
        "dag": "20 november 2026",
        "tekst": "Ik wil gewoon dat het stil is ’s avonds.",
        "over": "Tom",
        "vastgelegd": "Amal Bouzid, 20 november 2026 om 15:50",
    },
    {
        "openbaar": "5",
        "soort": "stem",
        "soortwoord": "Stem",
        "wie": "Samira",
        "dag": "20 november 2026",
        "tekst": "أريد أن ينام الأطفال بهدوء",
        "over": "Tom en Noor",
        "afgeschermd": True,
        "vastgelegd": "Amal Bouzid, 20 november 2026 om 15:50",
    },
]

ONDERWERPEN = [
    o.Onderwerp(
        "Hoe veilig is het thuis?",
        [
            o.Stem("Samira", "moeder", "Sinds hij weg is, slaap ik weer. Alleen de vrijdag is spannend.", 6, "ja"),
            o.Stem("Tom", "13 jaar", "Als hij voor de deur staat doe ik niet open. Maar ik hoor hem wel.", 4, "deels"),
            o.Stem("Noor", "7 jaar", "Ik heb een plek achter de bank.", 8),
            o.Stem("Amal", "vast gezicht", "De afspraken werken, maar hangen op oma. Zonder oma is er geen plan.", 5),
        ],
        url="#",
    ),
    o.Onderwerp(
        "Geld en wonen",
        [
            o.Stem("Samira", "moeder", "De huur is drie maanden te laat.", 3, "ja"),
            o.Stem("Tom", "13 jaar", ""),
            o.Stem("Noor", "7 jaar", ""),
            o.Stem("Amal", "vast gezicht", "Ik zie geen schuld bij de gemeente staan.", 5, "nee"),
        ],
    ),
]

AFSPRAKEN = [
    o.Afspraak("Tom slaapt bij oma als er ruzie is", "Oma Fatiha, Tom", date(2026, 11, 21), te_laat=True, url="#"),
    o.Afspraak("Vader belt eerst en komt niet onverwacht", "Karim, Amal Bouzid", date(2026, 11, 30), url="#"),
    o.Afspraak("De achterdeur heeft een nieuw slot", "Woningstichting", date(2026, 11, 2), "ja"),
    o.Afspraak(
        "Iedere dag een berichtje aan de wijkagent",
        "Samira",
        date(2026, 11, 9),
        "nee",
        toelichting="Beltegoed was op. Nieuwe afspraak: oma belt.",
    ),
    o.Afspraak("Noor praat met de schoolmaatschappelijk werker", "Noor, juf Anke", None, "deels"),
]

DOELEN = [
    o.Doel(
        "Ik wil dat mijn kinderen slapen zonder te luisteren of er iemand komt.",
        "Samira",
        "Drie weken achter elkaar rustige nachten, zeggen Tom en Noor zelf.",
        7,
        [
            o.Schaalpunt(date(2026, 3, 4), 2),
            o.Schaalpunt(date(2026, 5, 20), 5),
            o.Schaalpunt(date(2026, 7, 1), 4),
            o.Schaalpunt(date(2026, 9, 12), 6),
            o.Schaalpunt(date(2026, 11, 20), 6),
        ],
        [
            o.Actie("Nieuw slot op de achterdeur", "Woningstichting", stand="klaar"),
            o.Actie("Hulp voor Karim bij het stoppen met drinken", "vGGZ Delta", date(2026, 11, 1), "te_laat", "#"),
            o.Actie("Samen kijken hoe de nachten gaan", "Samira, Amal Bouzid", date(2026, 12, 4)),
        ],
        "#",
    ),
    o.Doel("Niet meer verhuizen.", "Tom"),
]

STAPPEN = [
    o.Stap("Ga met de kinderen naar de buren op nummer 12. Zij weten ervan.", "06 00 00 00 02", "de buren"),
    o.Stap("Bel 112 als iemand gevaar loopt.", "112", "112"),
    o.Stap("Bel daarna oma Fatiha. De kinderen slapen daar.", "06 00 00 00 03", "oma Fatiha"),
]

WAARBORGEN = [
    o.Waarborg(
        "Samira is om haar mening gevraagd", "gedaan", "20 november, door Amal Bouzid. Samira is het er niet mee eens."
    ),
    o.Waarborg(
        "Tom (13) is om zijn mening gevraagd",
        "ontbreekt",
        "Wie 12 jaar of ouder is, moet gevraagd zijn.",
        "#",
        "Mening van Tom vragen",
    ),
    o.Waarborg(
        "Rechten uitgelegd",
        "achteraf",
        "De rechter besloot in de nacht. Uitleg volgt uiterlijk 24 november, door Amal Bouzid.",
    ),
    o.Waarborg(
        "Een tweede collega heeft meegekeken",
        "geweigerd",
        "Joke van Dam: er staat nog geen einddatum.",
        "#",
        "Einddatum invullen",
    ),
    o.Waarborg("Tolk", "niet_nodig", "Samira spreekt liever Nederlands."),
]
WAARBORG_OORDEEL = "U kunt dit verzoek nog niet doen. Er zijn nog twee dingen nodig."

WIE_ZIET = [
    o.WieZiet("U", "alles, behalve de eigen verklaring van Tom", "U bent het vaste gezicht."),
    o.WieZiet("Joke van Dam", "wie er betrokken is en de veiligheid", "Zij neemt voor u waar tot 1 december."),
    o.WieZiet(
        "Ruben de Wit, Regionaal Veiligheidsteam", "de veiligheid van Noor", "Hij werkt mee namens Veilig Thuis."
    ),
]
WIE_NIET = ["De vader van Noor ziet dit niet: hij is uitgesloten van regels over het adres."]

GEVOLGEN = [
    {"wie": "Samira", "wat": "Zij krijgt bericht dat u dit vraagt, met de reden en hoe zij bezwaar kan maken."},
    {
        "wie": "Tom",
        "wat": "Hij is 13 en moet eerst zelf zijn mening kunnen geven. Dat kan ook met iemand die hij vertrouwt.",
    },
    {"wie": "Noor", "wat": "Er verandert vandaag niets voor haar."},
    {"wie": "u", "wat": "U blijft het vaste gezicht. Dit is niet terug te draaien, wel te beëindigen."},
]
