"""The kinds of organisation around a household: what a rule may depend on. Which organisations exist is content."""

from tandem.regels.soort import Soort


class Organisatiesoort(Soort):
    """Kinds of organisation (stand c; S2 'Welke partijen' per bouwsteen; S4 §4.3.2)."""

    GEMEENTE = "gemeente", "de gemeente"
    BURGEMEESTER = "burgemeester", "de burgemeester"
    LOKAAL_TEAM = "lokaal_team", "het lokale team (wijkteam)"
    RVT = "rvt", "het regionale veiligheidsteam"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    GI = "gi", "de organisatie voor jeugdbescherming (gecertificeerde instelling)"
    RAAD = "raad", "de Raad voor de Kinderbescherming"
    RECHTER = "rechter", "de rechter"
    OM = "om", "het Openbaar Ministerie"
    POLITIE = "politie", "de politie"
    RECLASSERING = "reclassering", "de reclassering"
    ZORG_EN_VEILIGHEIDSHUIS = "zorg_en_veiligheidshuis", "het zorg- en veiligheidshuis"
    JEUGDHULP = "jeugdhulp", "een aanbieder van jeugdhulp"
    JEUGDGEZONDHEID = "jeugdgezondheid", "de jeugdgezondheidszorg (CJG)"
    WMO_AANBIEDER = "wmo_aanbieder", "een aanbieder van hulp uit de Wmo"
    VGGZ = "vggz", "de geestelijke gezondheidszorg voor volwassenen"
    VERSLAVINGSZORG = "verslavingszorg", "de verslavingszorg"
    VROUWENOPVANG = "vrouwenopvang", "de vrouwenopvang"
    HUISARTS = "huisarts", "de huisarts"
    ZIEKENHUIS = "ziekenhuis", "het ziekenhuis"
    ONDERWIJS = "onderwijs", "de school"
    KINDEROPVANG = "kinderopvang", "de kinderopvang"
    SCHULDHULP = "schuldhulp", "de schuldhulpverlening"
    WONEN = "wonen", "de woningcorporatie"
    WELZIJN = "welzijn", "de welzijnsorganisatie"
    ERVARINGSDESKUNDIGEN = "ervaringsdeskundigen", "een organisatie van ervaringsdeskundigen"
    CLIENTONDERSTEUNING = "clientondersteuning", "de onafhankelijke cliëntondersteuning"
    OVERIG = "overig", "een andere organisatie"


#: Who may sit on the front of the tandem: the local team always does (S0 §1; S4 §1.2, 3.2.3).
OP_DE_FIETS = frozenset({Organisatiesoort.LOKAAL_TEAM})
