"""Measures and powers: what another may decide about people, on which article, and for how long at most."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.duur import Duur
from tandem.regels.huishouden.leeftijd import (
    GEBOORTE_ONBEKEND,
    Geboorte,
    Zekerheid,
    is_minderjarig,
    wordt_meerderjarig_op,
)
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten.regime import Regime, Regimefeit
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum, opsomming


class VoorWie(Soort):
    """About whom a measure can be taken."""

    MINDERJARIGE = "minderjarige", "een kind onder de 18"
    MEERDERJARIGE = "meerderjarige", "iemand van 18 of ouder"
    IEDEREEN = "iedereen", "een kind of een volwassene"


class Rechtsgebied(Soort):
    """The fields of law of the palette of interventions (S4 §3.2.4.5: 'bestuurs-, straf- of civielrechtelijk')."""

    BESTUURSRECHTELIJK = "bestuursrechtelijk", "bestuursrecht: een bestuur of een organisatie met een wettelijke taak"
    STRAFRECHTELIJK = "strafrechtelijk", "strafrecht: na een strafbaar feit, of bij een verdenking"
    CIVIELRECHTELIJK = "civielrechtelijk", "civiel recht: de rechter beslist over mensen onderling, of over gezag"


@dataclass(frozen=True, slots=True)
class Maatregelsoort:
    """One kind of measure (OTS, machtiging uithuisplaatsing, huisverbod, ...), as content gives it.

    ``langste_duur`` is the longest that one decision may run, ``langste_totaal`` the longest with extensions; None
    means that the sources do not say, which is not the same as without end. ``vereist`` names measures that must be in
    force for the same person (a machtiging uithuisplaatsing asks for an OTS).
    """

    code: str
    naam: str
    omschrijving: str
    artikel: str
    voor_wie: VoorWie
    besluit_door: tuple[Organisatiesoort, ...]
    uitvoering_door: tuple[Organisatiesoort, ...]
    bron: Bron
    regime: Regime = Regime.MET_MAATREGEL
    langste_duur: Duur | None = None
    langste_totaal: Duur | None = None
    vervalt_ongebruikt_na: Duur | None = None
    verlengbaar: bool | None = None
    vereist: tuple[str, ...] = ()
    rechtsgebied: Rechtsgebied | None = None

    @property
    def geverifieerd(self) -> bool:
        """Whether the text behind this measure was seen."""
        return self.bron.geverifieerd


@dataclass(frozen=True, slots=True)
class Bevoegdheidsoort:
    """One power of a kind of organisation (a talk without consent, an inquiry, ...), as content gives it.

    Powers belong to ``organisatiesoort`` and do not move to a joint team (domein.md B9). ``telt_als_inzet``: using it
    puts the person in the regime *met inzet van bevoegdheden*; which powers count is content.
    """

    code: str
    naam: str
    omschrijving: str
    organisatiesoort: Organisatiesoort
    artikel: str
    bron: Bron
    telt_als_inzet: bool = True
    voor_wie: VoorWie = VoorWie.IEDEREEN
    rechtsgebied: Rechtsgebied | None = None

    @property
    def geverifieerd(self) -> bool:
        """Whether the text behind this power was seen."""
        return self.bron.geverifieerd


@dataclass(frozen=True, slots=True)
class Maatregel:
    """One measure on one person, as it was decided. ``uitgevoerd_op`` None: not carried out yet."""

    persoon: int
    soort: Maatregelsoort
    tijdvak: Tijdvak
    besloten_door: Organisatiesoort
    besloten_op: date
    uitgevoerd_op: date | None = None


@dataclass(frozen=True, slots=True)
class Inzet:
    """The use of one power towards one person, by one organisation of the kind that has it."""

    persoon: int
    soort: Bevoegdheidsoort
    tijdvak: Tijdvak
    organisatiesoort: Organisatiesoort


def past_bij(voor_wie: VoorWie, geboorte: Geboorte, op: date) -> bool:
    """Whether something can be about this person by age. An age that is not known leaves nothing out."""
    uitgesloten = {VoorWie.MINDERJARIGE: Zekerheid.NEE, VoorWie.MEERDERJARIGE: Zekerheid.JA}.get(voor_wie)
    return uitgesloten is None or is_minderjarig(geboorte, op) is not uitgesloten


def aandacht_maatregel(
    maatregel: Maatregel, geboorte: Geboorte, andere: Collection[Maatregel], op: date
) -> tuple[str, ...]:
    """What a human should look at, in Dutch sentences, without refusing anything.

    Ages, who decided, the longest duration and what else must be in force are compared only with text that was seen;
    where it was not, the sentence says so.
    """
    zinnen = (
        _leeftijd(maatregel, geboorte),
        _beslisser(maatregel),
        _duur(maatregel),
        _naast(maatregel, andere),
        _ongebruikt(maatregel, op),
    )
    return tuple(zin for zin in zinnen if zin)


def _leeftijd(maatregel: Maatregel, geboorte: Geboorte) -> str:
    if past_bij(maatregel.soort.voor_wie, geboorte, maatregel.tijdvak.van):
        return ""
    return f"Deze maatregel is voor {maatregel.soort.voor_wie.omschrijving}. Klopt de persoon?"


def _beslisser(maatregel: Maatregel) -> str:
    if maatregel.besloten_door in maatregel.soort.besluit_door:
        return ""
    wie = opsomming([soort.omschrijving for soort in maatregel.soort.besluit_door])
    return f"Deze maatregel wordt besloten door {wie}. Kijk na wie dit besloot."


def _duur(maatregel: Maatregel) -> str:
    if not maatregel.soort.geverifieerd:
        return "De regels voor deze maatregel zijn nog niet nagegaan. Kijk in de beslissing hoelang die geldt."
    uiterste = uiterste_einde(maatregel.soort, maatregel.tijdvak.van)
    if uiterste and (maatregel.tijdvak.tot is None or maatregel.tijdvak.tot > uiterste):
        langste = maatregel.soort.langste_duur
        return f"Eén beslissing geldt hoogstens {langste.in_woorden if langste else ''}, dus tot {datum(uiterste)}."
    return ""


def _naast(maatregel: Maatregel, andere: Collection[Maatregel]) -> str:
    vereist = maatregel.soort.vereist
    ernaast = any(
        ander.persoon == maatregel.persoon
        and ander.soort.code in vereist
        and ander.tijdvak.geldt_op(maatregel.tijdvak.van)
        for ander in andere
    )
    if not vereist or ernaast:
        return ""
    return (
        f"Naast deze maatregel hoort een andere te lopen ({' of '.join(vereist).replace('_', ' ')}). Leg die ook vast."
    )


def _ongebruikt(maatregel: Maatregel, op: date) -> str:
    vervalt = vervalt_ongebruikt_op(maatregel)
    if vervalt is None:
        return ""
    if op >= vervalt:
        return f"Niet gebruikt vóór {datum(vervalt)}. Vraag een jurist of deze maatregel nog geldt."
    return f"Vervalt als hij niet wordt gebruikt vóór {datum(vervalt)}."


def uiterste_einde(soort: Maatregelsoort, van: date) -> date | None:
    """The day until which one decision can run at most; None when no text was seen."""
    return soort.langste_duur.na(van) if soort.geverifieerd and soort.langste_duur else None


def vervalt_ongebruikt_op(maatregel: Maatregel) -> date | None:
    """The day on which a measure lapses unless it is carried out; None when it was, or when content gives no such day.

    It only draws attention (also where the text was not checked): nothing ends by itself.
    """
    duur = maatregel.soort.vervalt_ongebruikt_na
    return duur.na(maatregel.tijdvak.van) if duur and maatregel.uitgevoerd_op is None else None


def werkelijk_tijdvak(maatregel: Maatregel, geboorte: Geboorte) -> Tijdvak | None:
    """The period in which a measure really runs: one for minors ends at the eighteenth birthday."""
    grens = wordt_meerderjarig_op(geboorte) if maatregel.soort.voor_wie is VoorWie.MINDERJARIGE else None
    return maatregel.tijdvak.begrensd_tot(grens) if grens else maatregel.tijdvak


def regimefeiten(
    maatregelen: Iterable[Maatregel], inzet: Iterable[Inzet], geboortes: Mapping[int, Geboorte]
) -> tuple[Regimefeit, ...]:
    """The dated records from which everybody's regime follows (``regime.regimes_op``)."""
    uit_maatregelen = (
        Regimefeit(m.persoon, m.soort.regime, tijdvak, m.soort.naam, m.soort.artikel or "artikel niet nagegaan",
                   m.besloten_door.omschrijving)
        for m in maatregelen
        if (tijdvak := werkelijk_tijdvak(m, geboortes.get(m.persoon, GEBOORTE_ONBEKEND)))
    )  # fmt: skip
    uit_inzet = (
        Regimefeit(i.persoon, Regime.MET_BEVOEGDHEDEN, i.tijdvak, i.soort.naam,
                   i.soort.artikel or "artikel niet nagegaan", i.organisatiesoort.omschrijving)
        for i in inzet
        if i.soort.telt_als_inzet
    )  # fmt: skip
    return (*uit_maatregelen, *uit_inzet)


def bezwaren_inzet(soort: Bevoegdheidsoort, namens: Organisatiesoort, *, bereiden_wij_voor: bool) -> Bezwaren:
    """A power is used by the kind of organisation that has it, and by nobody in its name.

    What another did is recorded as a fact. What we prepare ourselves rests on text that was seen, or a human looks.
    """
    if namens is not soort.organisatiesoort:
        zin = f"Deze bevoegdheid heeft alleen {soort.organisatiesoort.omschrijving}. Zij gaat niet over op een ander."
        return (Bezwaar("organisatie", zin),)
    if bereiden_wij_voor and not soort.geverifieerd:
        zin = "Waarop deze bevoegdheid rust, is niet nagegaan. Vraag een jurist voordat u dit voorbereidt."
        return (Bezwaar("soort", zin),)
    return ()
