"""The chapters of the improvement plan as a document: what a board reads, in plain words and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tandem.acties.bouwstenen.inhoud import acties, bouwstenen
from tandem.acties.bouwstenen.kernteam import Lidbeeld
from tandem.acties.bouwstenen.meting import Checklistbeeld, Metingbeeld, herkomst_van
from tandem.acties.bouwstenen.plan import Planblad, Regelbeeld
from tandem.acties.bouwstenen.planmeting import hoofdstuk_checklist, hoofdstuk_metingen
from tandem.acties.bouwstenen.standen import Actiebeeld
from tandem.acties.bouwstenen.woorden import Woordbeeld
from tandem.koppelingen.rapport import Alinea, Blok, Hoofdstuk, Punten, Tabel, Tijdbeeld, Tussenkop, Vulling
from tandem.regels.bouwstenen.actie import Actiestand, voortgang
from tandem.regels.bouwstenen.kernteam import is_lid
from tandem.regels.bouwstenen.plan import Niveau, Planregel, Regelstand, Som, jaren, som, som_per, stand_in_woorden
from tandem.regels.bouwstenen.tijdlijn import kwartaal_van, kwartalen
from tandem.regels.tekst import aantal, datum, getal

LEEG = "niet ingevuld"
EERDER = "een eerdere meting"
PERIODEN_HOOGSTENS = 12
"""More quarters than this do not fit on the width of a page; then the picture has a column per year."""


@dataclass(frozen=True)
class Planstof:
    """All that the document is made of. ``leden``: empty for a role that does not see the kernteam."""

    blad: Planblad
    acties: tuple[Actiebeeld, ...]
    woorden: tuple[Woordbeeld, ...]
    leden: tuple[Lidbeeld, ...]
    metingen: tuple[Metingbeeld, ...]
    checklist: Checklistbeeld | None
    nu: datetime


def hoofdstukken(stof: Planstof) -> tuple[Hoofdstuk, ...]:
    """Return the chapters; one without anything to tell is left out, except those that a board expects."""
    blad = stof.blad
    loopt = blad.gesloten_op is None
    alle = (
        _samenvatting(stof),
        *([] if loopt else [_opbrengst(blad)]),
        _aanleiding(blad),
        *([hoofdstuk_metingen(stof.metingen)] if stof.metingen and loopt else []),
        _acties(stof),
        _planning(blad),
        _geld(blad),
        *([_gestopt(blad)] if blad.gestopt else []),
        *([_stand(stof)] if loopt else []),
        *([hoofdstuk_checklist(stof.checklist)] if stof.checklist else []),
        *([_kernteam(stof)] if stof.leden else []),
        *([_woorden(stof.woorden)] if stof.woorden else []),
        _bronnen(blad),
    )
    return tuple(replace(een, titel=f"{nummer}. {een.titel}") for nummer, een in enumerate(alle, 1))


def _samenvatting(stof: Planstof) -> Hoofdstuk:
    blad, alle = stof.blad, [een.regel for een in stof.blad.lopend]
    klaar = sum(regel.stand is Regelstand.KLAAR for regel in alle)
    laat = sum(een.te_laat for een in blad.lopend)
    punten = [
        f"Het plan heeft {aantal(len(alle), 'actie', 'acties')}: {klaar} klaar en {laat} te laat.",
        _som_in_woorden(blad.som),
    ]
    per_niveau = som_per(alle, list(Niveau), lambda regel: regel.niveau)
    verdeling = [f"{deel.regels} {niveau.omschrijving}" for niveau, deel in per_niveau.items() if deel.regels]
    if verdeling:
        punten.append(f"Waar het gebeurt: {', '.join(verdeling)}.")
    if blad.gestopt:
        punten.append(f"Met {aantal(len(blad.gestopt), 'actie', 'acties')} is gestopt; waarom staat verderop.")
    return Hoofdstuk("Samenvatting", (Punten(tuple(punten)),))


def _som_in_woorden(som_: Som) -> str:
    zonder = [
        f"bij {aantal(n, 'actie', 'acties')} nog zonder {wat}"
        for n, wat in ((som_.zonder_uren, "uren"), (som_.zonder_euro, "geld"))
        if n
    ]
    rest = f" ({', '.join(zonder)})" if zonder else ""
    return f"Samen vraagt het {getal(som_.uren)} uur en € {getal(som_.euro)}{rest}."


def _opbrengst(blad: Planblad) -> Hoofdstuk:
    op = f"Dit plan is gesloten op {_dag(blad.gesloten_op)}. Wat daarna veranderde, staat er niet in."
    verder = tuple(f"{een.regel.wat}: gaat verder in {een.verder.plannaam}" for een in blad.lopend if een.verder)
    blokken: list[Blok] = [Alinea(op), Alinea(blad.opbrengst, kop="Wat dit plan bracht.")]
    return Hoofdstuk("Wat dit plan bracht", (*blokken, *([Punten(verder)] if verder else [])))


def _aanleiding(blad: Planblad) -> Hoofdstuk:
    return Hoofdstuk(
        "Waarom dit plan",
        (
            Alinea(blad.aanleiding or "Dit is nog niet ingevuld.", kop="Aanleiding."),
            Alinea(blad.doel or "Dit is nog niet ingevuld.", kop="Wat het moet bereiken."),
        ),
    )


def _acties(stof: Planstof) -> Hoofdstuk:
    blad = stof.blad
    herkomst = herkomst_van(stof.metingen)
    rijen = tuple(
        (str(n), een.regel.wat, een.regel.eigenaar, _dag(een.regel.eind), stand_in_woorden(een.regel, blad.vandaag))
        for n, een in enumerate(blad.lopend, 1)
    )
    koppen = ("Nr", "Wat", "Wie", "Klaar", "Stand")
    blokken: list[Blok] = [
        Tabel("Alle acties, op volgorde van de dag waarop zij klaar zijn", koppen, rijen, (1, 7, 4, 4, 4))
    ]
    for steen in bouwstenen():
        hier = [(n, een) for n, een in enumerate(blad.lopend, 1) if een.regel.bouwsteen == steen.code]
        if hier:
            blokken.append(Tussenkop(f"Bouwsteen {steen.nummer}: {steen.naam}"))
        for n, een in hier:
            deel = herkomst.get((een.gat.afname, een.gat.deel), EERDER) if een.gat else ""
            blokken.append(_actie(n, een, blad.vandaag, deel))
    return Hoofdstuk("Wat wij gaan doen", tuple(blokken))


def _actie(nummer: int, een: Regelbeeld, vandaag: date, herkomst: str) -> Tabel:
    regel = een.regel
    laatste = een.notities[0] if een.notities else None
    rijen = [
        ("Actie uit de bouwsteen", een.actienaam or "geen actie uit de lijst"),
        ("Wie zorgt ervoor", regel.eigenaar),
        (
            "Wanneer",
            f"{_dag(regel.begin)} tot en met {_dag(regel.eind)}" if regel.begin else f"klaar op {_dag(regel.eind)}",
        ),
        ("Waar", regel.niveau.omschrijving if regel.niveau else LEEG),
        ("Uren", _getal(regel.uren)),
        ("Geld", _euro(regel.euro)),
        ("Wat wordt er anders", regel.effect),
        ("Waaraan zien wij dat", regel.waaraan),
        ("Stand", stand_in_woorden(regel, vandaag)),
    ]
    if herkomst:
        rijen.insert(0, ("Komt uit", herkomst))
    if een.eerder:
        rijen.insert(0, ("Gaat verder uit", een.eerder.plannaam))
    if laatste and laatste.tekst:
        rijen.append((f"Voortgang, {datum(laatste.op)}", laatste.tekst))
    return Tabel("", (f"Actie {nummer}", regel.wat), tuple(rijen), (1, 3))


def _dag(dag: date | None) -> str:
    return datum(dag) if dag else LEEG


def _getal(hoeveel: int | None) -> str:
    return LEEG if hoeveel is None else getal(hoeveel)


def _euro(hoeveel: int | None) -> str:
    return LEEG if hoeveel is None else f"€ {getal(hoeveel)}"


def _planning(blad: Planblad) -> Hoofdstuk:
    perioden = _perioden([een.regel for een in blad.lopend])
    rijen = tuple(
        (f"{n}. {een.regel.wat}", tuple(_vulling(een.regel, begin, eind) for begin, eind, _ in perioden))
        for n, een in enumerate(blad.lopend, 1)
    )
    uitleg = f"{Vulling.LOOPT} hier werken wij eraan. {Vulling.KLAAR} klaar. K1 is het eerste kwartaal van een jaar."
    namen = tuple(naam for *_, naam in perioden)
    return Hoofdstuk("Planning", (Tijdbeeld("Het plan in de tijd", "Actie", namen, rijen, uitleg),))


def _perioden(regels: Sequence[Planregel]) -> list[tuple[date, date, str]]:
    """Return the quarters of the plan, or its years when there are too many: first day, day after, name."""
    dagen = [dag for regel in regels for dag in (regel.begin, regel.eind) if dag]
    if not dagen:
        return []
    eerste, laatste = kwartaal_van(min(dagen)), max(dagen)
    starten = kwartalen(eerste, date(laatste.year + 1, 1, 1))
    per_kwartaal = [dag for dag in starten if dag <= laatste]
    if len(per_kwartaal) <= PERIODEN_HOOGSTENS:
        einden = [*starten, date(laatste.year + 1, 1, 1)]
        return [(dag, einden[n + 1], f"K{(dag.month - 1) // 3 + 1} {dag.year}") for n, dag in enumerate(per_kwartaal)]
    return [(date(jaar, 1, 1), date(jaar + 1, 1, 1), str(jaar)) for jaar in range(eerste.year, laatste.year + 1)]


def _vulling(regel: Planregel, begin: date, eind: date) -> Vulling:
    if regel.eind is None or regel.eind < begin or (regel.begin or regel.eind) >= eind:
        return Vulling.LEEG
    return Vulling.KLAAR if regel.stand is Regelstand.KLAAR else Vulling.LOOPT


def _geld(blad: Planblad) -> Hoofdstuk:
    alle = [een.regel for een in blad.lopend]
    namen = {steen.code: steen.naam for steen in bouwstenen()}
    per_steen = som_per(alle, list(namen), lambda regel: regel.bouwsteen)
    per_niveau = som_per(alle, list(Niveau), lambda regel: regel.niveau)
    per_jaar = som_per(alle, jaren(alle), lambda regel: regel.eind.year if regel.eind else None)
    totaal = som(alle)
    return Hoofdstuk(
        "Uren en geld",
        (
            Alinea("Wat niet is ingevuld, is geen nul: de laatste kolommen zeggen bij hoeveel acties dat zo is."),
            _sommen("Per bouwsteen", "Bouwsteen", [(namen[code], deel) for code, deel in per_steen.items()], totaal),
            _sommen("Per plek", "Waar", [(een.omschrijving, deel) for een, deel in per_niveau.items()], totaal),
            _sommen("Per jaar waarin het klaar is", "Jaar", [(str(j), deel) for j, deel in per_jaar.items()], totaal),
        ),
    )  # fmt: skip


def _sommen(titel: str, kop: str, delen: Sequence[tuple[str, Som]], totaal: Som) -> Tabel:
    koppen = (kop, "Acties", "Uren", "Euro", "Zonder uren", "Zonder geld")
    rijen = tuple(_somrij(naam, deel) for naam, deel in delen if deel.regels)
    voet = _somrij("Samen", totaal) if rijen else ()
    return Tabel(titel, koppen, rijen, (5, 2, 2, 3, 2, 2), frozenset({1, 2, 3, 4, 5}), voet)


def _somrij(naam: str, deel: Som) -> tuple[str, ...]:
    getallen = (deel.regels, deel.uren, deel.euro, deel.zonder_uren, deel.zonder_euro)
    return (naam, *(getal(een) for een in getallen))


def _gestopt(blad: Planblad) -> Hoofdstuk:
    rijen = tuple((een.regel.wat, _dag(een.gestopt_op), een.waarom_gestopt) for een in blad.gestopt)
    return Hoofdstuk(
        "Waarmee is gestopt, en waarom", (Tabel("Gestopt", ("Wat", "Wanneer", "Waarom"), rijen, (3, 2, 4)),)
    )


def _stand(stof: Planstof) -> Hoofdstuk:
    standen = {een.actie.code: een.stand for een in stof.acties}
    rijen = []
    for steen in bouwstenen():
        nu = voortgang([actie.code for actie in steen.hoofdacties], standen)
        rijen.append((f"{steen.nummer}. {steen.naam}", *(str(nu.van(stand)) for stand in Actiestand)))
    koppen = ("Bouwsteen", *(stand.omschrijving for stand in Actiestand))
    tabel = Tabel("Acties per bouwsteen", koppen, tuple(rijen), (5, 2, 2, 2, 2, 2, 2), frozenset(range(1, 7)))
    vast = tuple(f"{een.actie.naam}: {een.uitleg}" for een in stof.acties if een.stand is Actiestand.LOOPT_VAST)
    niet = tuple(f"{een.actie.naam}: {een.uitleg}" for een in stof.acties if een.stand is Actiestand.NIET_VOOR_ONS)
    blokken: list[Blok] = [tabel]
    blokken += [Tussenkop("Wat vastloopt"), Punten(vast)] if vast else []
    blokken += [Tussenkop("Wat niet voor ons is, en waarom"), Punten(niet)] if niet else []
    return Hoofdstuk("Waar wij staan met de vijf bouwstenen", tuple(blokken))


def _kernteam(stof: Planstof) -> Hoofdstuk:
    nu = [een for een in stof.leden if is_lid(een.lid, stof.blad.vandaag)]
    rijen = tuple(
        (
            een.lid.naam,
            een.lid.rol_in_woorden + (", coördineert" if een.lid.coordineert else ""),
            een.lid.organisatie or LEEG,
            "nog niet afgesproken" if een.lid.uren is None else f"{een.lid.uren:g}".replace(".", ","),
            "ja" if een.afgevaardigd else "nee",
        )
        for een in nu
    )
    koppen = ("Naam", "Rol", "Organisatie", "Uren per week", "Naar regionale projectgroep")
    return Hoofdstuk("Het kernteam", (Tabel("Leden", koppen, rijen, (4, 5, 4, 3, 3)),))


def _woorden(woorden: Sequence[Woordbeeld]) -> Hoofdstuk:
    rijen = tuple((een.begrip, een.eigen, een.uitleg) for een in woorden)
    tabel = Tabel("Onze woorden", ("In de stukken", "Wij zeggen", "Wat wij bedoelen"), rijen, (3, 3, 5))
    return Hoofdstuk("Onze eigen woorden", (tabel,))


def _bronnen(blad: Planblad) -> Hoofdstuk:
    alle = acties()
    genoemd = dict.fromkeys(een.actie for een in blad.regels if een.actie in alle)
    plekken = tuple(f"{alle[code][1].naam}: {alle[code][1].bron.in_woorden}" for code in genoemd)
    blokken: list[Blok] = [
        Alinea(
            "De vijf bouwstenen en hun acties komen uit: Voorsorteren op het Toekomstscenario kind- en "
            "gezinsbescherming in de regio Rijnmond, Bouwstenen, maart 2025. Uren, geld en data zijn van de gemeente "
            "zelf; geen bron geeft daarvoor een norm."
        )
    ]
    blokken += [Punten(plekken)] if plekken else []
    return Hoofdstuk("Bronnen", tuple(blokken))
