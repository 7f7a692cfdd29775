"""Who may decide for whom: one table of law x act x age x capacity x authority, each cell with its article.

The cells are content (``inhoud/zeggenschap.yaml``). A cell that nobody verified, and a case for which there is no cell,
refuses and refers to a human (design, section 5). Silence is no: consent exists only when everybody whom the table
names gave it. At 18 the access of parents ends that day (BW 1:233).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bron import Bron
from tandem.regels.huishouden.gezag import VAN_EEN_GI, VOOGDIJEN, Gezagssoort
from tandem.regels.huishouden.leeftijd import Geboorte, Zekerheid, heeft_leeftijd
from tandem.regels.rechten.oordeel import Oordeel
from tandem.regels.soort import Soort


class Wet(Soort):
    """The law under which the file, or the part of it, is kept."""

    JEUGDWET = "jeugdwet", "de Jeugdwet"
    WGBO = "wgbo", "de wet over de geneeskundige behandeling (WGBO)"
    AVG = "avg", "de privacywet (AVG)"


class Handeling(Soort):
    """What somebody wants to do with data about themselves or about somebody else."""

    TOESTEMMEN = "toestemmen", "toestemming geven"
    INZIEN = "inzien", "het dossier inzien"
    AFSCHRIFT = "afschrift", "een kopie krijgen"
    CORRIGEREN = "corrigeren", "laten verbeteren wat niet klopt"
    VERKLAREN = "verklaren", "de eigen kant van het verhaal laten toevoegen"
    AFSCHERMEN = "afschermen", "gegevens laten afschermen"
    BEPERKEN = "beperken", "het gebruik laten beperken"
    VERNIETIGEN = "vernietigen", "gegevens laten vernietigen"
    OVERDRAGEN = "overdragen", "gegevens meenemen"


class Leeftijdsgroep(Soort):
    """The ages at which the law changes hands."""

    ONDER_12 = "onder_12", "jonger dan 12"
    VAN_12 = "van_12", "12 tot en met 15"
    VAN_16 = "van_16", "16 en 17"
    VOLWASSEN = "volwassen", "18 of ouder"


class Hoedanigheid(Soort):
    """As what somebody asks something about a person."""

    ZELF = "zelf", "de persoon zelf"
    OUDER_MET_GEZAG = "ouder_met_gezag", "een ouder met gezag"
    OUDER_ZONDER_GEZAG = "ouder_zonder_gezag", "een ouder zonder gezag"
    VOOGD = "voogd", "de voogd"
    VOOGD_GI = "voogd_gi", "een GI die de voogdij heeft"
    GI_MET_MAATREGEL = "gi_met_maatregel", "een GI die een maatregel uitvoert"
    CURATOR_OF_MENTOR = "curator_of_mentor", "de curator of mentor"
    GEMACHTIGDE = "gemachtigde", "iemand met een schriftelijke machtiging"


def als_houder(soort: Gezagssoort) -> Hoedanigheid:
    """In which capacity somebody with this kind of authority acts for the child."""
    if soort in VAN_EEN_GI:
        return Hoedanigheid.VOOGD_GI
    return Hoedanigheid.VOOGD if soort in VOOGDIJEN else Hoedanigheid.OUDER_MET_GEZAG


class Uitkomst(Soort):
    """What a cell says."""

    MAG = "mag", "mag dit"
    SAMEN = "samen", "mag dit alleen samen met anderen"
    MET_TOESTEMMING = "met_toestemming", "mag dit met toestemming van de persoon zelf"
    NIET = "niet", "mag dit niet"


@dataclass(frozen=True, slots=True)
class Geval:
    """One question to the table. ``wilsbekwaam``: able to weigh the own interests in this matter; None: not judged."""

    wet: Wet
    handeling: Handeling
    leeftijd: Leeftijdsgroep
    hoedanigheid: Hoedanigheid
    wilsbekwaam: bool = True


@dataclass(frozen=True, slots=True)
class Cel:
    """One answer of the table, with its article; unverified cells decide nothing."""

    geval: Geval
    uitkomst: Uitkomst
    artikel: str
    bron: Bron
    uitleg: str = ""

    @property
    def geverifieerd(self) -> bool:
        """Whether somebody saw the text on which it rests."""
        return self.bron.geverifieerd


Tabel = Mapping[Geval, Cel]
NAAR_EEN_MENS = "Tandem beslist dit niet. Vraag het de privacyfunctionaris of een jurist."


def tabel_van(cellen: Iterable[Cel]) -> dict[Geval, Cel]:
    """Return the table. Raises ``ValueError`` when two cells answer one question."""
    tabel: dict[Geval, Cel] = {}
    for cel in cellen:
        if tabel.setdefault(cel.geval, cel) is not cel:
            raise ValueError(f"twee antwoorden op één vraag: {cel.geval}")
    return tabel


def leeftijdsgroep(geboorte: Geboorte, dag: date) -> Leeftijdsgroep | None:
    """The group on ``dag``; None where the birth does not tell (an estimated year around a boundary, or unknown)."""
    groep = Leeftijdsgroep.ONDER_12
    grenzen = ((12, Leeftijdsgroep.VAN_12), (16, Leeftijdsgroep.VAN_16), (18, Leeftijdsgroep.VOLWASSEN))
    for grens, volgende in grenzen:
        bereikt = heeft_leeftijd(geboorte, grens, dag)
        if bereikt is Zekerheid.ONBEKEND:
            return None
        if bereikt is Zekerheid.JA:
            groep = volgende
    return groep


def zeggenschap(tabel: Tabel, geval: Geval, *, toestemming_zelf: bool = False) -> Oordeel:
    """Whether somebody in this capacity may do this now, alone; why, and on which article.

    ``toestemming_zelf``: the person concerned agreed that this somebody does it.
    """
    cel = tabel.get(geval)
    if cel is None:
        return Oordeel(False, f"Voor deze situatie is geen regel bekend. {NAAR_EEN_MENS}")
    if not cel.geverifieerd:
        return Oordeel(False, f"Deze regel is niet nagegaan ({cel.artikel}). {NAAR_EEN_MENS}", cel.artikel)
    wie, wat = geval.hoedanigheid.omschrijving, geval.handeling.omschrijving
    zin = cel.uitleg or f"{wie.capitalize()} {cel.uitkomst.omschrijving}: {wat}."
    mag = cel.uitkomst is Uitkomst.MAG or (cel.uitkomst is Uitkomst.MET_TOESTEMMING and toestemming_zelf)
    return Oordeel(mag, zin, cel.artikel)


class Antwoord(Soort):
    """What a professional reads at a glance in one cell."""

    JA = "ja", "ja"
    NEE = "nee", "nee"
    SAMEN = "samen", "alleen samen"
    ZELF_JA = "zelf_ja", "als de persoon zelf dat goed vindt"
    MENS = "mens", "vraag het na"


def antwoord(tabel: Tabel, geval: Geval) -> Antwoord:
    """The cell in one word; what is not verified or not there is for a human."""
    cel = tabel.get(geval)
    if cel is None or not cel.geverifieerd:
        return Antwoord.MENS
    per_uitkomst = {
        Uitkomst.MAG: Antwoord.JA,
        Uitkomst.SAMEN: Antwoord.SAMEN,
        Uitkomst.MET_TOESTEMMING: Antwoord.ZELF_JA,
        Uitkomst.NIET: Antwoord.NEE,
    }
    return per_uitkomst[cel.uitkomst]


@dataclass(frozen=True, slots=True)
class Stem:
    """One whose consent may count: who, in which capacity, and the answer. ``ja`` None: not asked or no answer."""

    wie: int
    hoedanigheid: Hoedanigheid
    ja: bool | None = None


@dataclass(frozen=True, slots=True)
class Toestemmingsoordeel:
    """Whether there is consent, whose answer is still needed, and the sentence for people."""

    gegeven: bool
    nog_nodig: tuple[int, ...]
    reden: str
    artikelen: tuple[str, ...] = ()


def toestemming(
    tabel: Tabel, *, wet: Wet, leeftijd: Leeftijdsgroep | None, wilsbekwaam: bool, stemmen: Collection[Stem]
) -> Toestemmingsoordeel:
    """Whether those who must consent for this person all did. One who refuses, or is silent, makes it no.

    The table names who must: every capacity whose cell says MAG or SAMEN. Both holders of authority are needed;
    guardians who disagree therefore give no consent, and a human has to look.
    """
    if leeftijd is None:
        return Toestemmingsoordeel(False, (), f"De leeftijd is niet bekend. {NAAR_EEN_MENS}")
    cellen = {stem: _cel(tabel, wet, leeftijd, wilsbekwaam, stem) for stem in stemmen}
    onzeker = [cel.artikel if cel else "geen regel" for cel in cellen.values() if cel is None or not cel.geverifieerd]
    if onzeker:
        return Toestemmingsoordeel(False, (), f"Wie hier moet toestemmen, is niet zeker. {NAAR_EEN_MENS}")
    moeten = [stem for stem, cel in cellen.items() if cel and cel.uitkomst in (Uitkomst.MAG, Uitkomst.SAMEN)]
    artikelen = tuple(dict.fromkeys(cel.artikel for stem, cel in cellen.items() if cel and stem in moeten))
    if not _compleet(cellen, moeten):
        return Toestemmingsoordeel(False, (), f"Niet iedereen die moet toestemmen, is bekend. {NAAR_EEN_MENS}")
    if any(stem.ja is False for stem in moeten):
        nee = "Er is nee gezegd. Zijn de ouders of voogden het niet eens, dan beslist Tandem niet voor hen."
        return Toestemmingsoordeel(False, (), nee, artikelen)
    stil = tuple(stem.wie for stem in moeten if stem.ja is None)
    reden = "Nog niet iedereen heeft antwoord gegeven." if stil else "Iedereen die moet toestemmen, heeft ja gezegd."
    return Toestemmingsoordeel(not stil, stil, reden, artikelen)


def _cel(tabel: Tabel, wet: Wet, leeftijd: Leeftijdsgroep, wilsbekwaam: bool, stem: Stem) -> Cel | None:
    return tabel.get(Geval(wet, Handeling.TOESTEMMEN, leeftijd, stem.hoedanigheid, wilsbekwaam))


def _compleet(cellen: Mapping[Stem, Cel | None], moeten: Collection[Stem]) -> bool:
    """Somebody must consent at all; and where a cell says *together*, another capacity than that one is there."""
    samen = {stem.hoedanigheid for stem, cel in cellen.items() if cel and cel.uitkomst is Uitkomst.SAMEN}
    soorten = {stem.hoedanigheid is Hoedanigheid.ZELF for stem in moeten}
    return bool(moeten) and (not samen or soorten == {True, False})


class Vertegenwoordigsoort(Soort):
    """Why one adult member acts for another; the code is that of the capacity in the table."""

    CURATOR_OF_MENTOR = Hoedanigheid.CURATOR_OF_MENTOR.value, "curator of mentor, door de rechter aangewezen"
    GEMACHTIGDE = Hoedanigheid.GEMACHTIGDE.value, "gemachtigde, omdat de persoon zelf dat wil"
