"""Names and streets that say that they do not exist: surnames that mean *imagined* in the language that they come from.

First names are common ones. Postcodes end in SS, which no Dutch postcode does; telephone numbers begin with 010 000,
which is nobody's.
"""

import random
from dataclasses import dataclass

from tandem.management.vullen.rol import Mens, Wie


@dataclass(frozen=True)
class Herkomst:
    """Names that go together; ``talen`` are the languages that people with these names may speak at home."""

    vrouwen: tuple[str, ...]
    mannen: tuple[str, ...]
    achternamen: tuple[str, ...]
    gewicht: int
    talen: tuple[str, ...] = ()


def _namen(vrouwen: str, mannen: str, achternamen: str, gewicht: int, talen: str = "") -> Herkomst:
    eerste, tweede, derde = (tuple(lijst.split(", ")) for lijst in (vrouwen, mannen, achternamen))
    return Herkomst(eerste, tweede, derde, gewicht, tuple(talen.split()))


HERKOMSTEN = (
    _namen(
        "Anna, Emma, Sophie, Lotte, Femke, Maaike, Ingrid, Ria, Willemijn, Sanne, Kim, Roos, Fleur, Iris, Joke, Tess, "
        "Marjolein, Noor, Evi, Lieke, Jolanda, Bianca, Esmee, Nienke",
        "Daan, Bram, Sem, Jesse, Thijs, Kees, Henk, Piet, Ruben, Stijn, Lars, Wouter, Jeroen, Dennis, Gerrit, Luuk, "
        "Finn, Teun, Marco, Ronald, Sjoerd, Maarten, Jan-Willem, Niels",
        "van Verzinsel, de Fabelaar, Droomers, van den Denkbeeld, Sprookjes, van der Fantasie, Nergens, Bedenksel, "
        "van Luchtkasteel, Verzonnen, Schijnman, van Oudverhaal, Mythenbosch, de Legende, Papierman, van Toneel, "
        "Decorman, Hersenschim, ter Verbeelding, Sagenaar, Hypothema, van Nooitgeweest",
        9,
    ),
    _namen(
        "Fatima, Samira, Naima, Salma, Hanane, Loubna, Ikram, Yasmina, Aïcha, Chaima, Nora, Rachida",
        "Mohamed, Youssef, Bilal, Rachid, Karim, Anass, Hamza, Ilyas, Said, Mounir, Zakaria, Ayoub",
        "El Khayali, Khayal, El Ousturi, Wahmi, El Hikayat, Ben Khayal, Oustoura, El Wahmi",
        4, "ar ber",
    ),
    _namen(
        "Ayşe, Elif, Zeynep, Emine, Hatice, Özge, Derya, Nur, Selin, Büşra, Sevda, Melek",
        "Mehmet, Mustafa, Emre, Yusuf, Ömer, Kerem, Hakan, Burak, Serkan, Ali, Deniz, Çağlar",
        "Hayali, Masalcı, Düşoğlu, Hayaloğlu, Efsane, Rüyacı, Masaloğlu, Kurgu",
        4, "tr",
    ),
    _namen(
        "Shanti, Kavita, Priya, Radha, Sharda, Chandra, Anjali, Sunita",
        "Ravi, Anand, Krish, Vijay, Rakesh, Navin, Arjun, Dinesh",
        "Kalpanik, Swapnesing, Kahanisingh, Ramkalpan, Sapnadin, Kathaprasad",
        2, "hns",
    ),
    _namen(
        "Cherilyn, Rowena, Gianella, Jurisca, Kimberley, Xiomara, Ludwina, Mireille, Sharine",
        "Clifton, Romario, Jairzinho, Quincy, Orlando, Regillio, Winston, Giovanni, Kenley",
        "Fantasia, Kuentaman, Anansitori, Droomkreek, Imaginado, Fabelstein, Sonyo",
        3, "pap srn",
    ),
    _namen(
        "Maria, Ivone, Lúcia, Dulce, Zenaida, Nilda, Benvinda",
        "José, Adilson, Ricardo, Nelson, Manuel, Edson, Silvino",
        "da Ficção, Imaginário, do Sonho, da Lenda, Fantasias, dos Contos",
        2, "kea pt",
    ),
    _namen(
        "Katarzyna, Agnieszka, Zofia, Małgorzata, Julia, Ewa, Hanna",
        "Piotr, Tomasz, Jakub, Michał, Krzysztof, Wojciech, Szymon",
        "Bajkowska-Bajek, Zmyślony, Fikcyjny, Bajarz, Legendarny, Wymyślony",
        3, "pl",
    ),
    _namen(
        "Rima, Hala, Nour, Lamis, Ghada, Rasha, Maryam", "Omar, Khaled, Firas, Ahmad, Basel, Tarek, Elias",
        "Al-Khayal, Al-Usturah, Hulm, Al-Hakawati, Khurafi, Al-Wahm", 2, "ar",
    ),
    _namen(
        "Oksana, Olena, Iryna, Natalia, Svitlana, Daryna", "Oleksandr, Andrii, Dmytro, Maksym, Bohdan, Taras",
        "Vyhadana, Kazkovy, Mriiko, Uyavny, Kazka, Vyhadko", 1, "uk",
    ),
    _namen(
        "Selam, Rahel, Helen, Winta, Semhar, Bisrat", "Filmon, Yonas, Dawit, Tesfay, Robel, Merhawi",
        "Tsintu, Halmi, Tarikawi, Hilmawi, Zeyelo", 1, "ti",
    ),
    _namen(
        "Lin, Mei, Xiu, Hui, Yan, Jia", "Wei, Jun, Hao, Ming, Chen, Lei", "Huanxiang, Meng-Li, Gushi, Xugou, Huan",
        1, "zh",
    ),
    _namen(
        "Ama, Akosua, Efua, Adwoa, Abena, Esi", "Kwame, Kofi, Yaw, Kojo, Kwabena, Ebo",
        "Anansesem, Daeso, Nsusuwii, Adaeso, Abasesem", 1, "en",
    ),
)  # fmt: skip

STRATEN = (
    "Fabelkade", "Sprookjesdijk", "Nergensweg", "Luchtkasteellaan", "Verzinselstraat", "Droompad", "Mythestraat",
    "Denkbeeldplein", "Sagesingel", "Schijnhaven", "Papierenstraat", "Coulissenpad", "Legendelaan", "Fantasiestraat",
    "Bedenkselhof", "Decorweg", "Kartonstraat", "Toneelkade", "Verhaalsingel", "Nooitsteeg", "Hersenschimlaan",
    "Wolkenpolder", "Utopiastraat", "Zeemeerminkade", "Spiegelbeeldstraat",
)  # fmt: skip
POSTCODES = {
    "rotterdam": (3011, 3089), "albrandswaard": (3161, 3176), "ridderkerk": (2981, 2989), "barendrecht": (2991, 2994),
    "capelle_aan_den_ijssel": (2901, 2909), "krimpen_aan_den_ijssel": (2921, 2926), "lansingerland": (2651, 2665),
    "vlaardingen": (3131, 3138), "maassluis": (3141, 3147), "schiedam": (3111, 3125), "nissewaard": (3201, 3209),
    "goeree_overflakkee": (3241, 3258), "voorne_aan_zee": (3221, 3237), "hoeksche_waard": (3261, 3299),
}  # fmt: skip
_GEWICHTEN = [herkomst.gewicht for herkomst in HERKOMSTEN]


def noem(mensen: tuple[Wie, ...], kans: random.Random) -> dict[str, Mens]:
    """Choose names for the members of one household: one origin (a second parent may have another), no name twice."""
    taal = next((wie.taal for wie in mensen if wie.taal), "")
    eigen = [h for h in HERKOMSTEN if taal in h.talen] if taal else HERKOMSTEN
    eerste = kans.choices(eigen, _GEWICHTEN)[0] if eigen is HERKOMSTEN else kans.choice(eigen)
    tweede = kans.choices(HERKOMSTEN, _GEWICHTEN)[0] if kans.random() < 0.25 and not taal else eerste
    families = [kans.choice(eerste.achternamen), kans.choice(tweede.achternamen), kans.choice(eerste.achternamen)]
    gebruikt: set[str] = set()
    namen: dict[str, Mens] = {}
    for wie in mensen:
        bron = tweede if wie.familie == 1 else eerste
        voornaam = kans.choice([n for n in (bron.vrouwen if wie.geslacht == "v" else bron.mannen) if n not in gebruikt])
        gebruikt.add(voornaam)
        namen[wie.label] = Mens(voornaam, families[wie.familie])
    return namen


def adres(gemeente: str, naam: str, kans: random.Random) -> str:
    """A street that does not exist, in a municipality that does."""
    laag, hoog = POSTCODES.get(gemeente, (3011, 3089))
    return f"{kans.choice(STRATEN)} {kans.randint(1, 240)}, {kans.randint(laag, hoog)} SS {naam}"


def telefoon(kans: random.Random) -> str:
    """A number that is nobody's."""
    return f"010 000 {kans.randint(20, 99)} {kans.randint(0, 99):02d}"
