"""Between rows and rules: the parts and figures of an analysis, the local teams, and who may write for which team."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Coalesce

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Impactanalyse, Impactcijfer, Impactdeel, Organisatie, Team
from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import Cijferplek, Cijferregel, Deelplek, Deelwoorden, Inhoud
from tandem.regels.impact.getal import Som, totaal
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.cijfer import Cijfer, Cijferstand


def lokale_teams(organisatie: int) -> dict[str, Team]:
    """Return the local teams of a municipality by code, in order of their names."""
    gemeente = Organisatie.objects.filter(pk=organisatie).values_list("gemeente_id", flat=True).first()
    if gemeente is None:
        return {}
    hier = Q(organisatie__gemeente_id=gemeente) | Q(organisatie__gemeente_id=None, gemeente_id=gemeente)
    rijen = Team.objects.filter(hier, organisatie__soort="lokaal_team").order_by("naam", "pk")
    return {rij.code: rij for rij in rijen}


def team_van(sessie: Organisatiesessie, code: str) -> Team | None:
    """Return the team to write for; None: the municipality as a whole.

    Raises ``Ongeldig`` for a team that is not of this municipality, and ``Geweigerd`` for who may write for its own
    team only (team managers) and asks for another.
    """
    gevonden = lokale_teams(sessie.organisatie).get(code) if code else None
    if code and gevonden is None:
        raise Ongeldig(team="Kies een lokaal team van uw gemeente.")
    if not mag_voor(sessie, gevonden):
        raise Geweigerd("Met uw rol vult u alleen in voor uw eigen team.")
    return gevonden


def mag_voor(sessie: Organisatiesessie, team: Team | None) -> bool:
    """Whether this role may write for the municipality as a whole (None), or for a team."""
    if sessie.mag(Werklaag.UITKOMST):
        return True
    return team is not None and team.pk == sessie.door.team and sessie.mag(Werklaag.LES)


def teams_per(organisaties: Iterable[int]) -> dict[int, int]:
    """Return how many local teams each of these municipalities has."""
    huizen = Organisatie.objects.filter(pk__in=list(organisaties)).values_list("pk", "gemeente_id")
    gemeenten = Coalesce("organisatie__gemeente_id", "gemeente_id")
    rijen = Team.objects.filter(organisatie__soort="lokaal_team").annotate(hier=gemeenten)
    telling = Counter(rijen.values_list("hier", flat=True))
    return {nummer: telling[gemeente] if gemeente else 0 for nummer, gemeente in huizen}


def inhoud_van(sessie: Organisatiesessie, analyse: Impactanalyse, *, samen: bool = False) -> Inhoud:
    """Return everything of an analysis that this reader sees; ``samen``: with the sums of competences only."""
    return inhouden_van(sessie, [analyse], samen=samen)[analyse.pk]


def inhouden_van(sessie: Organisatiesessie, analyses: Iterable[Impactanalyse], *, samen: bool) -> dict[int, Inhoud]:
    """Return everything of some analyses by their number, in two questions."""
    nummers = [een.pk for een in analyses]
    delen: dict[int, dict[Deelplek, Deelwoorden]] = {nummer: {} for nummer in nummers}
    cijfers: dict[int, dict[Cijferplek, Cijferregel]] = {nummer: {} for nummer in nummers}
    for rij in sessie.van(Impactdeel).filter(analyse_id__in=nummers).select_related("team"):
        if not (deel := als_deel(rij)).leeg:
            delen[rij.analyse_id][deelplek(rij)] = deel
    for een in sessie.van(Impactcijfer).filter(analyse_id__in=nummers).select_related("team"):
        regel, zoekt = als_regel(een), samen and een.soort == Cijfersoort.COMPETENTIE
        if een.samen == zoekt and not regel.leeg:
            cijfers[een.analyse_id][cijferplek(een)] = regel
    return {nummer: Inhoud(delen[nummer], cijfers[nummer]) for nummer in nummers}


def deelplek(rij: Impactdeel) -> Deelplek:
    """Return of which part and team a row is."""
    return Deelplek(rij.onderdeel, rij.team.code if rij.team else "")


def cijferplek(rij: Impactcijfer) -> Cijferplek:
    """Return of which figure and team a row is."""
    return Cijferplek(Cijfersoort(rij.soort), rij.code, rij.team.code if rij.team else "")


def als_deel(rij: Impactdeel) -> Deelwoorden:
    """Return a row as the rules know it."""
    niveau = Niveau(rij.niveau) if rij.niveau else None
    return Deelwoorden(niveau, rij.keuze or "", rij.nu or "", rij.straks or "", rij.verschil or "")


def vul_deel(rij: Impactdeel, deel: Deelwoorden) -> None:
    """Write words into a row, as they are kept: without edges, one kind of line end."""
    rij.niveau = str(deel.niveau or "")
    for veld in ("keuze", "nu", "straks", "verschil"):
        setattr(rij, veld, netjes(getattr(deel, veld)) or None)


def als_regel(rij: Impactcijfer) -> Cijferregel:
    """Return a row of figures as the rules know it."""
    nu, nodig = Cijfer(Cijferstand(rij.nu_stand), rij.nu), Cijfer(Cijferstand(rij.nodig_stand), rij.nodig)
    return Cijferregel(nu, nodig, rij.bron or "", rij.op, rij.toelichting or "", rij.basis)


def vul_cijfer(rij: Impactcijfer, regel: Cijferregel) -> None:
    """Write figures into a row."""
    rij.nu, rij.nu_stand = regel.nu.getal, regel.nu.stand.value
    rij.nodig, rij.nodig_stand = regel.nodig.getal, regel.nodig.stand.value
    rij.bron, rij.op = netjes(regel.bron) or None, regel.op
    rij.toelichting, rij.basis = netjes(regel.toelichting) or None, regel.basis


def netjes(tekst: str) -> str:
    """Return a text without edges and with one kind of line end, so that a workbook gives it back the same."""
    return "\n".join(tekst.splitlines()).strip()


def totaal_van(inhoud: Inhoud, soort: Cijfersoort, code: str, teams: int) -> tuple[Som, Som]:
    """Return how much there is and is needed of one thing in a municipality with so many local teams."""
    regels = {plek.team: een for plek, een in inhoud.cijfers.items() if (plek.soort, plek.code) == (soort, code)}
    geheel = regels.pop("", Cijferregel())
    nu = totaal(geheel.nu, (een.nu for een in regels.values()), teams)
    return nu, totaal(geheel.nodig, (een.nodig for een in regels.values()), teams)


def bewaar_inhoud(
    sessie: Organisatiesessie, analyse: Impactanalyse, inhoud: Inhoud, teams: dict[str, Team], plekken: Iterable[object]
) -> None:
    """Write these places of an analysis; what is empty stays away or is emptied."""
    alle = set(plekken)
    eigen = {"organisatie_id": analyse.organisatie_id, "analyse_id": analyse.pk}
    delen = {deelplek(rij): rij for rij in sessie.mijn(Impactdeel).filter(**eigen).select_related("team")}
    for plek, deel in inhoud.delen.items():
        if plek in alle and (plek in delen or not deel.leeg):
            team = teams[plek.team].pk if plek.team else None
            rij = delen.get(plek) or Impactdeel(laag=Werklaag.WERK, onderdeel=plek.onderdeel, team_id=team, **eigen)
            vul_deel(rij, deel)
            sessie.bewaar(rij)
    cijfers = {cijferplek(een): een for een in sessie.mijn(Impactcijfer).filter(**eigen).select_related("team")}
    for waar, regel in inhoud.cijfers.items():
        if waar in alle and (waar in cijfers or not regel.leeg):
            team = teams[waar.team].pk if waar.team else None
            vast = {"laag": Werklaag.WERK, "soort": waar.soort.value, "code": waar.code, "team_id": team}
            getallen = cijfers.get(waar) or Impactcijfer(**vast, **eigen)
            vul_cijfer(getallen, regel)
            sessie.bewaar(getallen)
