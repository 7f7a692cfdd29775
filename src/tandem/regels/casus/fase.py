"""The phases of a case and the one table of moves between them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tandem.regels.analyse.veiligheidskaart import ZORGELIJK, Afspraakstand, Veiligheidsstand, minst_veilig
from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal


class Fase(Soort):
    """The three phases of Veiligheid Voorop (S4 §5; Vogtländer & Van Arum 2016), with one before and two after them."""

    VERKENNING = "verkenning", "We leren elkaar kennen en kijken wat er aan de hand is."
    DIRECTE_VEILIGHEID = "directe_veiligheid", "Eerst moet het nu veilig zijn."
    STABIELE_VEILIGHEID = "stabiele_veiligheid", "We pakken aan wat het onveilig maakt, zodat het veilig blijft."
    HERSTEL = "herstel", "Iedereen krijgt hulp en tijd om te herstellen."
    NAZORG = "nazorg", "Het gaat goed. We kijken af en toe of dat zo blijft."
    AFGEROND = "afgerond", "We zijn klaar. U kunt altijd terugkomen."


class Overgangsoort(Soort):
    """What kind of move it is."""

    VOORUIT = "vooruit", "een stap vooruit"
    TERUG = "terug", "een stap terug: dat hoort erbij"
    AFRONDEN = "afronden", "afronden, op een van de manieren die dat mogen"


_F, _O = Fase, Overgangsoort
#: The one table. A forward step is one phase at a time (who is safe now may skip the second). Back is always open. Out
#: of *afgerond* nothing leads: who comes back gets a new case that refers to this one (``afronding.terugval``).
OVERGANGEN: Mapping[Fase, Mapping[Fase, Overgangsoort]] = {
    _F.VERKENNING: {
        _F.DIRECTE_VEILIGHEID: _O.VOORUIT,
        _F.STABIELE_VEILIGHEID: _O.VOORUIT,
        _F.AFGEROND: _O.AFRONDEN,
    },
    _F.DIRECTE_VEILIGHEID: {
        _F.STABIELE_VEILIGHEID: _O.VOORUIT,
        _F.AFGEROND: _O.AFRONDEN,
    },
    _F.STABIELE_VEILIGHEID: {
        _F.HERSTEL: _O.VOORUIT,
        _F.DIRECTE_VEILIGHEID: _O.TERUG,
        _F.AFGEROND: _O.AFRONDEN,
    },
    _F.HERSTEL: {
        _F.NAZORG: _O.VOORUIT,
        _F.STABIELE_VEILIGHEID: _O.TERUG,
        _F.DIRECTE_VEILIGHEID: _O.TERUG,
        _F.AFGEROND: _O.AFRONDEN,
    },
    _F.NAZORG: {
        _F.HERSTEL: _O.TERUG,
        _F.STABIELE_VEILIGHEID: _O.TERUG,
        _F.DIRECTE_VEILIGHEID: _O.TERUG,
        _F.AFGEROND: _O.AFRONDEN,
    },
    _F.AFGEROND: {},
}

#: The furthest phase that goes with how safe it is for one person. Example: no source gives the measure.
VERSTE_FASE: Mapping[Veiligheidsstand, Fase] = {
    Veiligheidsstand.ONVEILIG: Fase.DIRECTE_VEILIGHEID,
    Veiligheidsstand.ONBEKEND: Fase.DIRECTE_VEILIGHEID,
    Veiligheidsstand.AANDACHT: Fase.STABIELE_VEILIGHEID,
    Veiligheidsstand.GOED: Fase.NAZORG,
}


@dataclass(frozen=True, slots=True)
class Overgangsfeiten:
    """What a move is judged by.

    ``standen``: how safe it is for each person (the stand that counts). ``afspraken``: where every safety agreement
    stands today. ``reden`` and ``instemming_van`` (the colleague who agrees) only matter when there is a concern.
    """

    standen: Mapping[int, Veiligheidsstand]
    afspraken: Collection[Afspraakstand]
    door: int
    reden: str = ""
    instemming_van: int | None = None


@dataclass(frozen=True, slots=True)
class Overgang:
    """The judgement of a move: what stands in its way, for whom it is not safe enough, and whether to show it.

    ``toon_aan_huishouden``: the household sees that the case went forward although an agreement was not in order.
    """

    soort: Overgangsoort | None
    bezwaren: Bezwaren
    nog_niet_veilig_genoeg: tuple[int, ...] = ()
    toon_aan_huishouden: bool = False

    @property
    def mag(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.bezwaren


def fase_van_minst_veilige(standen: Mapping[int, Veiligheidsstand]) -> Fase:
    """The furthest phase that the least safe person allows."""
    return VERSTE_FASE[minst_veilig(standen.values())]


def beoordeel_overgang(van: Fase, naar: Fase, feiten: Overgangsfeiten) -> Overgang:
    """Whether a case may go from one phase to another (design, section 6)."""
    soort = OVERGANGEN[van].get(naar)
    if soort is None:
        return Overgang(None, (Bezwaar("fase", _waarom_geen_stap(van, naar)),))
    if soort is Overgangsoort.AFRONDEN:
        return Overgang(soort, (Bezwaar("fase", "Kies bij 'afronden' hoe de casus eindigt."),))
    if soort is Overgangsoort.TERUG or naar is Fase.DIRECTE_VEILIGHEID:
        return Overgang(soort, ())  # nothing ever stands in the way of direct safety
    return _vooruit(naar, feiten)


def _vooruit(naar: Fase, feiten: Overgangsfeiten) -> Overgang:
    volgorde = list(Fase)
    te_ver = tuple(
        persoon
        for persoon, stand in feiten.standen.items()
        if volgorde.index(VERSTE_FASE[stand]) < volgorde.index(naar)
    )
    zorgelijk = sum(stand in ZORGELIJK for stand in feiten.afspraken)
    bezwaren = _minst_veilige(te_ver, feiten.standen) + (_met_zijn_tweeen(feiten) if zorgelijk else ())
    return Overgang(Overgangsoort.VOORUIT, bezwaren, te_ver, toon_aan_huishouden=bool(zorgelijk))


def _minst_veilige(te_ver: Collection[int], standen: Mapping[int, Veiligheidsstand]) -> Bezwaren:
    if te_ver:
        wie = aantal(len(te_ver), "persoon is", "personen zijn")
        zin = f"De casus volgt wie het minst veilig is. {wie} nog niet zo ver. Kijk eerst naar de veiligheidskaart."
        return (Bezwaar("fase", zin),)
    if not standen:
        return (Bezwaar("fase", "Van niemand is bekend hoe veilig het is. Vul eerst de veiligheidskaart in."),)
    return ()


def _met_zijn_tweeen(feiten: Overgangsfeiten) -> Bezwaren:
    bezwaren: list[Bezwaar] = []
    if not feiten.reden.strip():
        zin = "Een veiligheidsafspraak is niet nagekomen of niet nagekeken. Schrijf op waarom u toch verdergaat."
        bezwaren.append(Bezwaar("reden", zin))
    if feiten.instemming_van is None:
        bezwaren.append(Bezwaar("instemming_van", "Vraag een collega om mee te kijken, en kies wie dat deed."))
    elif feiten.instemming_van == feiten.door:
        bezwaren.append(Bezwaar("instemming_van", "Kies een ander dan uzelf."))
    return tuple(bezwaren)


def _waarom_geen_stap(van: Fase, naar: Fase) -> str:
    if van is naar:
        return "De casus is al in deze fase."
    if van is Fase.AFGEROND:
        return "Deze casus is afgerond. Begin een nieuwe casus, die naar deze verwijst."
    if naar is Fase.VERKENNING:
        return "De verkenning is geweest. Nieuwe informatie komt in de analyse."
    return "Dit slaat een fase over. Ga één fase tegelijk vooruit."


def staande_toets(fase: Fase, standen: Mapping[int, Veiligheidsstand]) -> str:
    """The standing check on direct safety, in every phase: why direct safety comes first now; empty when it is safe."""
    nu_onveilig = sum(stand is Veiligheidsstand.ONVEILIG for stand in standen.values())
    if not nu_onveilig or Fase.DIRECTE_VEILIGHEID not in OVERGANGEN[fase]:
        return ""
    wie = aantal(nu_onveilig, "persoon", "personen")
    return f"Voor {wie} is het nu niet veilig. Eerst moet het nu veilig zijn: ga naar directe veiligheid."


def fase_past(fase: Fase, standen: Mapping[int, Veiligheidsstand]) -> str:
    """Why the phase and the veiligheidskaart do not fit: the case is further than the least safe person; else empty.

    In the exploration (*verkenning*) only *now not safe* does not fit: there it is still being found out.
    """
    if fase is Fase.AFGEROND or not standen:
        return ""
    if fase is Fase.VERKENNING:
        return staande_toets(fase, standen)
    volgorde = list(Fase)
    verst = fase_van_minst_veilige(standen)
    if volgorde.index(fase) <= volgorde.index(verst):
        return ""
    wie = aantal(sum(VERSTE_FASE[stand] is verst for stand in standen.values()), "persoon", "personen")
    zin = minst_veilig(standen.values()).omschrijving
    past = f"Daar past {verst.replace('_', ' ')} bij."
    return f"De casus staat op {fase.replace('_', ' ')}. Voor {wie}: {zin[0].lower()}{zin[1:]} {past}"
