"""One established wave of my municipality as a workbook, all of it, in the layout that is read in again.

Of what respondents answered only the spread goes along that was fixed as what may be shown; of whom it is, nothing.
"""

from uuid import UUID

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.zelfscan.basis import een_afname
from tandem.acties.zelfscan.instrumentblad import Werkmap
from tandem.acties.zelfscan.instrumenten import bij_afname
from tandem.acties.zelfscan.spreidingopslag import uit_opslag
from tandem.acties.zelfscan.uitkomst import cijfer_van, zichtbaar
from tandem.acties.zelfscan.waarden import lees_alle
from tandem.koppelingen.rekenblad import schrijf
from tandem.models import Afname, GezamenlijkAntwoord, Organisatie, Uitkomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamesoort, Afnamestand, Oorzaak
from tandem.regels.zelfscan.afnameblad import Afnamemeting, Deelstand, Kant, Kanten, als_bladen
from tandem.regels.zelfscan.eigen import kale_code
from tandem.regels.zelfscan.instrument import Instrument

VELDEN = {Kant.NU: "ist", Kant.STREVEN: "soll"}
"""Under which name each side of a spread is stored."""


def maak_afnamewerkmap(*, door: Actor, afname: UUID) -> Werkmap:
    """Return an established wave as a workbook.

    Raises ``NietGevonden``, and ``Geweigerd`` for who does not read the shared answers and for a wave that still runs.
    """
    with lees_organisatie(door=door, wat="meting als rekenblad") as sessie:
        if not (sessie.ziet(Werklaag.WERK) and sessie.ziet(Werklaag.UITKOMST)):
            raise Geweigerd("Met uw rol kunt u de antwoorden niet meenemen.")
        rij = een_afname(sessie, afname)
        if rij.stand != Afnamestand.VASTGESTELD:
            raise Geweigerd("Deze meting is nog niet vastgesteld. Dan is er nog niets om mee te nemen.")
        sessie.inzage()
        lijst = bij_afname(rij, sessie)
        bladen = als_bladen(lijst, _meting(sessie, rij, lijst))
        return Werkmap(schrijf(bladen), f"meting-{kale_code(lijst.code)}-{rij.invullen_tot.year}.xlsx")


def _meting(sessie: Organisatiesessie, rij: Afname, lijst: Instrument) -> Afnamemeting:
    wie = Organisatie.objects.select_related("gemeente").get(pk=sessie.organisatie)
    antwoorden = list(sessie.mijn(GezamenlijkAntwoord).filter(afname_id=rij.pk))
    uitkomsten = sessie.mijn(Uitkomst).filter(meting=rij.openbaar)
    per_deel = zichtbaar(uitkomsten)
    voor_anderen = {een.onderdeel: een for een in uitkomsten.filter(laag=int(Werklaag.UITKOMST))}
    if not per_deel or rij.afgerond_op is None:
        raise AssertionError("an established wave has a result and the moment of it")
    return Afnamemeting(
        gemeente=wie.gemeente.naam if wie.gemeente else wie.naam,
        team=rij.team.naam if rij.team else "",
        soort=Afnamesoort(rij.soort),
        dag=next(iter(per_deel.values())).op,
        ingevuld_tot=rij.invullen_tot,
        vastgesteld=rij.afgerond_op,
        deelnemers=rij.deelnemers,
        antwoorden=lees_alle(lijst, antwoorden),
        spreiding={een.vraag: _kanten(een) for een in antwoorden if een.vraag in lijst.per_code},
        oorzaken={
            code: (Oorzaak(een.oorzaak), een.oorzaak_tekst or "") for code, een in per_deel.items() if een.oorzaak
        },
        standen={code: _stand(een) for code, een in voor_anderen.items()},
    )


def _kanten(rij: GezamenlijkAntwoord) -> Kanten:
    beelden = {kant: uit_opslag(rij.spreiding.get(veld)) for kant, veld in VELDEN.items()}
    return {kant: beeld for kant, beeld in beelden.items() if beeld is not None}


def _stand(rij: Uitkomst) -> Deelstand:
    """The result of a part as others may see it: of few respondents it is secret."""
    return Deelstand(*(cijfer_van(rij, getal) for getal in (rij.ist, rij.soll, rij.kloof)))
