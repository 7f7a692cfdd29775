"""Ending a case: the kinds, what each asks for, and what comes after."""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.casus.fase import Fase
from tandem.regels.duur import Duur
from tandem.regels.soort import Soort


class Voorwaarde(Soort):
    """What a kind of ending can ask for."""

    VEILIG_VOLGENS_IEDEREEN = "veilig_volgens_iedereen", "Iedereen vindt het blijvend veilig, ook het vaste gezicht."
    AFSPRAKEN_GECONTROLEERD = "afspraken_gecontroleerd", "Alle veiligheidsafspraken zijn nagekeken en nagekomen."
    GEEN_MAATREGEL = "geen_maatregel", "Er loopt geen maatregel of bevoegdheid meer."
    ONDERZOCHT = "onderzocht", "Het signaal is onderzocht en klopt niet."
    HUISHOUDEN_GEHOORD = "huishouden_gehoord", "Het huishouden heeft zijn verhaal verteld en kent de uitkomst."
    HULP_AANGEBODEN = "hulp_aangeboden", "Er is passende hulp aangeboden en het huishouden wil die niet."
    GEEN_GROND_VOOR_DWANG = "geen_grond_voor_dwang", "Er is geen grond om hulp te verplichten."
    COLLEGA_MEEGEKEKEN = "collega_meegekeken", "Een collega heeft meegekeken en is het eens."
    TEAM_AANVAARDT = "team_aanvaardt", "Het nieuwe team heeft ja gezegd en er is een vast gezicht."
    SAMEN_OPGETROKKEN = "samen_opgetrokken", "Het oude en het nieuwe team zijn samen bij het huishouden geweest."
    OVERLEDEN_VASTGESTELD = "overleden_vastgesteld", "Het overlijden staat vast, met datum."
    NABESTAANDEN_GEVRAAGD = "nabestaanden_gevraagd", "Aan wie achterblijft is gevraagd wat nodig is."
    GEEN_ANDER_HUISGENOOT = "geen_ander_huisgenoot", "Er blijft niemand achter voor wie de casus nodig is."
    ANDER_DOSSIER = "ander_dossier", "Het is bekend in welke casus het verder gaat."


@dataclass(frozen=True, slots=True)
class Afrondsoort:
    """One kind of ending, as content gives it.

    ``vanuit``: the phases from which it may happen (lasting safety: only from nazorg).
    ``nazorg_na``: the aftercare moments, each counted from the day of ending.
    """

    code: str
    naam: str
    vanuit: tuple[Fase, ...]
    voorwaarden: tuple[Voorwaarde, ...]
    bron: Bron
    nazorg_na: tuple[Duur, ...] = ()
    terugval_telt: bool = True
