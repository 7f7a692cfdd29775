"""The palette of interventions: what can be done with and without consent, by field of law (S4 §3.2.4.5).

Nothing here is written by hand: it is the content of measures and powers, beside the forms of voluntary help. It is
read when weighing what is the least heavy thing that helps. Whatever nobody verified says so.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.koppelingen.inhoud import Catalogus, catalogus
from tandem.models import Lid
from tandem.regels.huishouden.leeftijd import Geboorte, Zekerheid, is_minderjarig
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.maatregel import Bevoegdheidsoort, Maatregelsoort, Rechtsgebied, VoorWie, past_bij
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.regio.organisatie import Organisatiesoort


@dataclass(frozen=True)
class Interventie:
    """One thing that can be done without consent. Empty words mean that no source was seen, not that there is none."""

    code: str
    soort: str
    naam: str
    wat: str
    artikel: str
    geverifieerd: bool
    herkomst: str
    opmerking: str
    beslist: str
    voert_uit: str
    voor_wie: str
    langst: str
    in_totaal: str
    verlengbaar: bool | None
    vereist: str

    @property
    def einde(self) -> str:
        """How it ends, in Dutch sentences; nothing is said of a power, of which content gives no end."""
        if self.soort == "bevoegdheid":
            return ""
        als: dict[bool | None, str] = {
            True: "Daarna kan het worden verlengd",
            False: "Daarna kan het niet worden verlengd",
        }
        zin = als.get(self.verlengbaar, "Of het verlengd kan worden, is niet nagegaan") if self.langst else ""
        if zin and self.in_totaal and self.verlengbaar:
            zin += f", tot hoogstens {self.in_totaal} bij elkaar"
        jong = "Het stopt als iemand 18 wordt." if self.voor_wie == VoorWie.MINDERJARIGE else ""
        return " ".join(deel for deel in (f"{zin}." if zin else "", jong) if deel)


@dataclass(frozen=True)
class Groep:
    """The interventions of one field of law, powers first: a measure weighs more."""

    code: str
    naam: str
    interventies: tuple[Interventie, ...]


@dataclass(frozen=True)
class Palet:
    """Voluntary help first, then each field of law. ``versies``: of the content."""

    vrijwillig: tuple[tuple[str, tuple[str, ...]], ...]
    groepen: tuple[Groep, ...]
    versies: str


@dataclass(frozen=True)
class Persoonspalet:
    """The palette for one member: without what cannot be about somebody of this age."""

    kop: Dossierkop
    lid: int
    jong: str
    palet: Palet


def palet(inhoud: Catalogus | None = None, *, geboorte: Geboorte | None = None, op: date | None = None) -> Palet:
    """Return the palette of this content (without it: in use); for somebody of an age when ``geboorte`` is given."""
    inhoud = inhoud or catalogus()

    def hoort(wie: VoorWie) -> bool:
        return geboorte is None or op is None or past_bij(wie, geboorte, op)

    machten = [een for een in inhoud.bevoegdheden.values() if een.telt_als_inzet and hoort(een.voor_wie)]
    maatregelen = [een for een in inhoud.maatregelen.values() if hoort(een.voor_wie)]
    gebieden: tuple[Rechtsgebied | None, ...] = (*Rechtsgebied, None)
    groepen = (_groep(inhoud, gebied, machten, maatregelen) for gebied in gebieden)
    return Palet(
        vrijwillig=_vrijwillig(inhoud),
        groepen=tuple(groep for groep in groepen if groep.interventies),
        versies=inhoud.versies.get("maatregelen.yaml", ""),
    )


def _groep(
    inhoud: Catalogus,
    gebied: Rechtsgebied | None,
    machten: list[Bevoegdheidsoort],
    maatregelen: list[Maatregelsoort],
) -> Groep:
    naam = gebied.omschrijving if gebied else "nog niet ingedeeld"
    return Groep(
        gebied.value if gebied else "overig",
        naam,
        (
            *(_van_bevoegdheid(een) for een in machten if een.rechtsgebied is gebied),
            *(_van_maatregel(inhoud, een) for een in maatregelen if een.rechtsgebied is gebied),
        ),
    )


def _vrijwillig(inhoud: Catalogus) -> tuple[tuple[str, tuple[str, ...]], ...]:
    gebieden: dict[str, list[str]] = {}
    for vorm in inhoud.hulpvormen.values():
        gebieden.setdefault(vorm.gebied, []).append(vorm.naam)
    return tuple((gebied, tuple(namen)) for gebied, namen in gebieden.items())


def _van_bevoegdheid(een: Bevoegdheidsoort) -> Interventie:
    wie = een.organisatiesoort.omschrijving
    return Interventie(
        code=een.code, soort="bevoegdheid", naam=een.naam, wat=een.omschrijving, artikel=een.artikel,
        geverifieerd=een.geverifieerd, herkomst=een.bron.in_woorden, opmerking=een.bron.opmerking, beslist=wie,
        voert_uit=wie, voor_wie=een.voor_wie, langst="", in_totaal="", verlengbaar=None, vereist="",
    )  # fmt: skip


def _van_maatregel(inhoud: Catalogus, een: Maatregelsoort) -> Interventie:
    return Interventie(
        code=een.code,
        soort="maatregel",
        naam=een.naam,
        wat=een.omschrijving,
        artikel=een.artikel,
        geverifieerd=een.geverifieerd,
        herkomst=een.bron.in_woorden,
        opmerking=een.bron.opmerking,
        beslist=_wie(een.besluit_door),
        voert_uit=_wie(een.uitvoering_door),
        voor_wie=een.voor_wie,
        langst=een.langste_duur.in_woorden if een.langste_duur else "",
        in_totaal=een.langste_totaal.in_woorden if een.langste_totaal else "",
        verlengbaar=een.verlengbaar,
        vereist=" of ".join(inhoud.maatregelen[code].naam for code in een.vereist),
    )


def _wie(soorten: tuple[Organisatiesoort, ...]) -> str:
    return " of ".join(soort.omschrijving for soort in soorten)


def lees_palet(*, door: Actor, huishouden: UUID, lid: int) -> Persoonspalet:
    """Return the palette for one member. Raises ``NietGevonden`` for somebody whom this reader does not see."""
    with deur.lees(door=door, doel=Doel.HULP, wat="palet lezen", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rij = sessie.van(Lid).filter(pk=lid).first()
        if rij is None:
            raise NietGevonden
        sessie.inzage(laag=Laag.CONTACT, leden=[lid])
        geboorte = geboorte_van(rij)
        minderjarig = is_minderjarig(geboorte, sessie.vandaag)
        jong = {Zekerheid.JA: "een kind", Zekerheid.NEE: "een volwassene"}.get(minderjarig, "")
        return Persoonspalet(kop, lid, jong, palet(geboorte=geboorte, op=sessie.vandaag))
