"""The phases of a case and the one table of moves between them."""

from tandem.regels.soort import Soort


class Fase(Soort):
    """The three phases of Veiligheid Voorop (S4 §5; Vogtländer & Van Arum 2016), with one before and two after them."""

    VERKENNING = "verkenning", "We leren elkaar kennen en kijken wat er aan de hand is."
    DIRECTE_VEILIGHEID = "directe_veiligheid", "Eerst moet het nu veilig zijn."
    STABIELE_VEILIGHEID = "stabiele_veiligheid", "We pakken aan wat het onveilig maakt, zodat het veilig blijft."
    HERSTEL = "herstel", "Iedereen krijgt hulp en tijd om te herstellen."
    NAZORG = "nazorg", "Het gaat goed. We kijken af en toe of dat zo blijft."
    AFGEROND = "afgerond", "We zijn klaar. U kunt altijd terugkomen."
