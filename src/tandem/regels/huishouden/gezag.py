"""Parental authority (*gezag*): who decides about a child, since when and on what ground.

Only over minors, and it ends at 18. The articles of Book 1 of the Civil Code (BW 1) are general knowledge that was not
checked against the text (see ``Bron.geverifieerd``): they explain, they refuse nothing. What is refused here is what
cannot be true of the facts themselves.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import Geboorte, Zekerheid, is_minderjarig, wordt_meerderjarig_op
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum


class Gezagssoort(Soort):
    """The kinds of authority over a child."""

    OUDERLIJK = "ouderlijk", "gezag van een ouder"
    GEZAMENLIJK_MET_NIET_OUDER = "gezamenlijk_met_niet_ouder", "gezag van een ouder samen met iemand die geen ouder is"
    VOOGDIJ = "voogdij", "voogdij door een persoon"
    VOOGDIJ_GI = "voogdij_gi", "voogdij door een organisatie voor jeugdbescherming (GI)"
    VOORLOPIGE_VOOGDIJ = "voorlopige_voogdij", "voorlopige voogdij door een organisatie voor jeugdbescherming (GI)"


class Gezagsgrond(Soort):
    """On what ground somebody holds authority. The article of each is in ``GROND_BRON``."""

    HUWELIJK = "huwelijk", "de ouders zijn of waren getrouwd of geregistreerd partner"
    GEBOORTE_MOEDER = "geboorte_moeder", "het gezag van de moeder vanaf de geboorte"
    ERKENNING = "erkenning", "de ouder heeft het kind erkend (vanaf 2023)"
    GEZAGSREGISTER = "gezagsregister", "een aantekening in het gezagsregister"
    UITSPRAAK = "uitspraak", "een uitspraak van de rechter"
    OVERLIJDEN = "overlijden", "de andere ouder is overleden"
    TESTAMENT = "testament", "aangewezen door een ouder die is overleden"
    VOORLOPIG = "voorlopig", "een voorlopige beslissing van de rechter"
    ONBEKEND = "onbekend", "de grond is nog niet nagekeken"


GROND_BRON = {
    Gezagsgrond.HUWELIJK: Bron("BW 1:251 en 1:253aa"),
    Gezagsgrond.GEBOORTE_MOEDER: Bron("BW 1:253b"),
    Gezagsgrond.ERKENNING: Bron("BW 1:251b"),
    Gezagsgrond.GEZAGSREGISTER: Bron("BW 1:252"),
    Gezagsgrond.UITSPRAAK: Bron("BW 1:253c, 1:253t, 1:275 en 1:295"),
    Gezagsgrond.OVERLIJDEN: Bron("BW 1:253f"),
    Gezagsgrond.TESTAMENT: Bron("BW 1:292"),
    Gezagsgrond.VOORLOPIG: Bron("BW 1:241"),
    Gezagsgrond.ONBEKEND: Bron("geen"),
}

#: Authority that a certified institution holds; only a GI can (Jeugdwet 3.2, domein.md B3).
VAN_EEN_GI = frozenset({Gezagssoort.VOOGDIJ_GI, Gezagssoort.VOORLOPIGE_VOOGDIJ})
#: A guardian stands in the place of parents: not both over one child at the same time.
VOOGDIJEN = VAN_EEN_GI | {Gezagssoort.VOOGDIJ}
#: At most two people hold authority together.
HOOGUIT_SAMEN = 2


@dataclass(frozen=True, slots=True)
class Houder:
    """Who holds authority: a member (``lid``), somebody else by name (``buiten``), or an organisation of a kind."""

    lid: int | None = None
    buiten: str = ""
    organisatie: int | None = None
    organisatiesoort: Organisatiesoort | None = None
    geboorte: Geboorte | None = None


@dataclass(frozen=True, slots=True)
class Gezag:
    """``houder`` holds authority over ``kind`` during ``tijdvak``."""

    kind: int
    houder: Houder
    soort: Gezagssoort
    grond: Gezagsgrond
    tijdvak: Tijdvak


@dataclass(frozen=True, slots=True)
class Gezagsbeeld:
    """Who decides about a child on a day. ``bekend`` is False when nothing was recorded: that is not *nobody*."""

    houders: tuple[Gezag, ...]
    bekend: bool
    uitleg: str


def werkelijk_tijdvak(gezag: Gezag, kind: Geboorte) -> Tijdvak | None:
    """The period of authority as it really runs: never beyond the child's eighteenth birthday."""
    grens = wordt_meerderjarig_op(kind)
    return gezag.tijdvak.begrensd_tot(grens) if grens else gezag.tijdvak


def gezag_op(kind: Geboorte, dag: date, bekend: Sequence[Gezag]) -> Gezagsbeeld:
    """Who holds authority over this child on ``dag``, from all that was recorded about this child."""
    if is_minderjarig(kind, dag) is Zekerheid.NEE:
        return Gezagsbeeld((), True, "18 jaar of ouder: beslist zelf.")
    houders = tuple(g for g in bekend if (t := werkelijk_tijdvak(g, kind)) and t.geldt_op(dag))
    if houders:
        soorten = dict.fromkeys(gezag.soort.omschrijving for gezag in houders)
        return Gezagsbeeld(houders, True, f"Op {datum(dag)}: {', '.join(soorten)}.")
    if not bekend:
        return Gezagsbeeld((), False, "Het gezag is nog niet nagekeken. Kijk in het gezagsregister.")
    return Gezagsbeeld((), True, f"Op {datum(dag)} heeft niemand gezag, voor zover bekend. Kijk in het gezagsregister.")


def bezwaren_gezag(nieuw: Gezag, kind: Geboorte, bestaande: Collection[Gezag]) -> Bezwaren:
    """Why this authority cannot be. ``bestaande``: what is recorded about the same child."""
    samen = [gezag for gezag in bestaande if gezag.tijdvak.overlapt(nieuw.tijdvak)]
    return _over_een_kind(nieuw, kind) + _juiste_houder(nieuw) + _verdraagt_zich(nieuw, samen)


def _over_een_kind(nieuw: Gezag, kind: Geboorte) -> Bezwaren:
    begin = nieuw.tijdvak.van
    if is_minderjarig(kind, begin) is Zekerheid.NEE:
        return (Bezwaar("kind", f"Op {datum(begin)} is dit geen kind onder de 18. Gezag is er alleen over kinderen."),)
    if kind.vroegst and begin < kind.vroegst:
        return (Bezwaar("van", f"Het gezag kan niet beginnen vóór de geboorte ({datum(kind.vroegst)})."),)
    return ()


def _juiste_houder(nieuw: Gezag) -> Bezwaren:
    houder = nieuw.houder
    if nieuw.soort in VAN_EEN_GI:
        if houder.organisatiesoort is not Organisatiesoort.GI:
            return (Bezwaar("houder", "Deze voogdij kan alleen bij een gecertificeerde instelling (GI) liggen."),)
        return ()
    if houder.lid is None and not houder.buiten:
        return (Bezwaar("houder", "Dit gezag ligt bij een persoon. Kies wie."),)
    if houder.lid == nieuw.kind:
        return (Bezwaar("houder", "Een kind heeft geen gezag over zichzelf."),)
    return ()


def _verdraagt_zich(nieuw: Gezag, samen: Collection[Gezag]) -> Bezwaren:
    if any(gezag.houder == nieuw.houder for gezag in samen):
        return (Bezwaar("houder", "Dit gezag staat er al, in een deel van dezelfde tijd."),)
    for gezag in samen:
        if (gezag.soort in VOOGDIJEN) != (nieuw.soort in VOOGDIJEN):
            eerst = f"{gezag.soort.omschrijving} {gezag.tijdvak.in_woorden}"
            return (Bezwaar("soort", f"Ouders en een voogd hebben niet tegelijk gezag. Sluit eerst: {eerst}."),)
    dagen = {gezag.tijdvak.van for gezag in samen} | {nieuw.tijdvak.van}
    drukste = max(sum(g.tijdvak.geldt_op(dag) for g in samen) for dag in dagen if nieuw.tijdvak.geldt_op(dag))
    if drukste >= HOOGUIT_SAMEN:
        return (Bezwaar("houder", "Twee mensen hebben al samen gezag over dit kind. Sluit eerst een van die twee."),)
    return ()
