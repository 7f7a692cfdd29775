"""One page per municipality, and one for the region: where we stand, what is late, what others show.

Each part is asked of the action that owns it, with the rights of who reads; what this role does not read stays None.
"""

from dataclasses import dataclass

from tandem.acties.advies.beelden import Advieslijst
from tandem.acties.advies.lezen import lees_adviezen
from tandem.acties.bouwstenen.plan import Planblad, lees_plan
from tandem.acties.bouwstenen.standen import Overzicht as Bouwstenen
from tandem.acties.bouwstenen.standen import lees_bouwstenen
from tandem.acties.kennis.cijfers import Maatrij, eigen_cijfers
from tandem.acties.leren.lessen import Lessenlijst, lees_lessen
from tandem.acties.leren.lezen import Belemmerlijst, lees_belemmeringen
from tandem.acties.leren.trajectlezen import Trajectlijst, lees_trajecten
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.organisatie.openstellen import Laagstand, Verhaalregel, lees_verbeteren
from tandem.acties.organisatie.regio import gemeenten_van_regio
from tandem.acties.zelfscan.afname import Afnamelijst, lees_afnames
from tandem.acties.zelfscan.laatste import lees_laatste_uitkomsten
from tandem.acties.zelfscan.uitkomst import Uitkomstblad
from tandem.regels.advies.reactie import Plicht
from tandem.regels.leren.traject import Trajectstand
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import FACTOR, TE_OPENEN, Werklaag
from tandem.regels.zelfscan.afname import Afnamestand

LOPEND = (Afnamestand.VERZAMELEN, Afnamestand.GESPREK)


@dataclass(frozen=True)
class Gemeenteblad:
    """Everything of one municipality that this role reads; None where it does not."""

    kop: Organisatiekop
    lagen: tuple[Laagstand, ...]
    verhaal: tuple[Verhaalregel, ...]
    stenen: Bouwstenen | None
    plan: Planblad | None
    uitkomsten: tuple[Uitkomstblad, ...] | None
    metingen: Afnamelijst | None
    belemmeringen: Belemmerlijst | None
    trajecten: Trajectlijst | None
    lessen: Lessenlijst | None
    cijfers: tuple[Maatrij, ...]
    adviezen: Advieslijst | None

    @property
    def reactie_laat(self) -> int:
        """Advice to which this organisation should have reacted by now."""
        return self._plichten(Plicht.LAAT)

    @property
    def reactie_wacht(self) -> int:
        """Advice to which this organisation still reacts in time."""
        return self._plichten(Plicht.WACHT)

    def _plichten(self, stand: Plicht) -> int:
        rijen = self.adviezen.te_reageren if self.adviezen else ()
        return sum(een.onze_plicht is not None and een.onze_plicht.stand is stand for een in rijen)

    @property
    def reactie_niet_gekomen(self) -> int:
        """As a council: reactions of others that should have come by now."""
        eigen = (een for een in self.adviezen.adviezen if een.van_ons) if self.adviezen else ()
        return sum(plicht.stand is Plicht.LAAT for een in eigen for plicht in een.plichten)

    @property
    def te_adviseren(self) -> int:
        """As a council: requests without an advice."""
        return len(self.adviezen.vragen) if self.adviezen and self.adviezen.is_raad else 0

    @property
    def te_duiden(self) -> int:
        """As a council: changes of which it did not say yet whether it meant them."""
        eigen = (een for een in self.adviezen.adviezen if een.van_ons) if self.adviezen else ()
        return sum(een.te_duiden for een in eigen)

    @property
    def te_laat(self) -> int:
        """Lines of the plan that are late."""
        return sum(een.te_laat for een in self.plan.lopend) if self.plan else 0

    @property
    def lopende_metingen(self) -> int:
        """Waves that are being filled in or talked about."""
        return sum(een.stand in LOPEND for een in self.metingen.afnames) if self.metingen else 0

    @property
    def vast(self) -> int:
        """Actions of the bouwstenen that are stuck."""
        return len(self.stenen.vast) if self.stenen else 0

    @property
    def te_vertellen(self) -> int:
        """Obstacles of which the reporter should have heard more by now."""
        return sum(een.te_laat for een in self.belemmeringen.te_doen) if self.belemmeringen else 0

    @property
    def leerplan_te_laat(self) -> int:
        """Lines of learning plans that are late."""
        return sum(een.te_laat for een in self.trajecten.eigen) if self.trajecten else 0

    @property
    def wacht_op_antwoord(self) -> int:
        """What one level handed to another that did not answer yet."""
        return sum(een.wacht for een in self.trajecten.eigen) if self.trajecten else 0

    @property
    def staat_stil(self) -> int:
        """Learning trajects that pause."""
        return sum(een.stand is Trajectstand.GEPAUZEERD for een in self.trajecten.eigen) if self.trajecten else 0

    @property
    def na_te_lezen(self) -> int:
        """Lessons that wait for this reader."""
        return len(self.lessen.na_te_lezen) if self.lessen else 0


@dataclass(frozen=True)
class Gemeenteregel:
    """One municipality of the region, and which layers it shows to this reader."""

    naam: str
    eigen: bool
    open_: frozenset[Werklaag]


@dataclass(frozen=True)
class Regioblad:
    """The municipalities of the region by name, and the newest that others opened: lessons and learning trajects."""

    kop: Organisatiekop
    gemeenten: tuple[Gemeenteregel, ...]
    trajecten: Trajectlijst | None
    lessen: Lessenlijst | None


def lees_gemeente(*, door: Actor) -> Gemeenteblad:
    """Return the page of the own municipality or organisation. Raises ``NietGevonden`` without a part in its work."""
    begin = lees_verbeteren(door=door)
    ziet = begin.kop.ziet
    return Gemeenteblad(
        kop=begin.kop,
        lagen=begin.lagen,
        verhaal=begin.verhaal,
        stenen=lees_bouwstenen(door=door) if Werklaag.PLAN in ziet else None,
        plan=lees_plan(door=door) if Werklaag.PLAN in ziet else None,
        uitkomsten=lees_laatste_uitkomsten(door=door) if Werklaag.UITKOMST in ziet else None,
        metingen=lees_afnames(door=door) if Werklaag.WERK in ziet else None,
        belemmeringen=lees_belemmeringen(door=door) if Werklaag.BELEMMERING in ziet else None,
        trajecten=lees_trajecten(door=door) if Werklaag.LES in ziet else None,
        lessen=lees_lessen(door=door) if Werklaag.LES in ziet else None,
        cijfers=eigen_cijfers(door=door),
        adviezen=lees_adviezen(door=door) if Werklaag.ADVIES in ziet else None,
    )


def lees_regio(*, door: Actor) -> Regioblad:
    """Return which municipality of the region shows what to this reader; not what is in it."""
    with lees_organisatie(door=door, wat="wie wat laat zien") as sessie:
        sessie.inzage()
        regels = [_regel(sessie, nummer, naam) for nummer, naam in gemeenten_van_regio(sessie)]
        kop = lees_organisatiekop(sessie)
    mag = Werklaag.LES in kop.ziet
    return Regioblad(
        kop=kop,
        gemeenten=tuple(sorted(regels, key=lambda een: (not een.eigen, een.naam))),
        trajecten=lees_trajecten(door=door) if mag else None,
        lessen=lees_lessen(door=door) if mag else None,
    )


def _regel(sessie: Organisatiesessie, nummer: int, naam: str) -> Gemeenteregel:
    open_ = frozenset(laag for laag in TE_OPENEN if nummer * FACTOR + laag in sessie.sleutels.lezen)
    return Gemeenteregel(naam, nummer == sessie.organisatie, open_)
