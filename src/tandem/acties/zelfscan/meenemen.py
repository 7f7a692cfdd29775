"""The established answers of my municipality as a workbook, in the layout that is read in again."""

from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.zelfscan.instrumentblad import Werkmap
from tandem.acties.zelfscan.instrumenten import instrument
from tandem.acties.zelfscan.waarden import lees_alle
from tandem.koppelingen.rekenblad import schrijf
from tandem.models import Afname, GezamenlijkAntwoord, Organisatie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamestand
from tandem.regels.zelfscan.metingblad import Meting, als_blad


def maak_metingenwerkmap(*, door: Actor, code: str, versie: str) -> Werkmap:
    """Return the shared answers of every established wave of my municipality with this version, one year after another.

    Of two waves in one year the last. Raises ``NietGevonden``, and ``Geweigerd`` for who does not see this work.
    """
    with lees_organisatie(door=door, wat="metingen als rekenblad") as sessie:
        if not sessie.ziet(Werklaag.WERK):
            raise Geweigerd("Met uw rol kunt u de antwoorden niet meenemen.")
        sessie.inzage()
        lijst = instrument(code, versie, sessie)
        wie = Organisatie.objects.select_related("gemeente").get(pk=sessie.organisatie)
        gemeente = wie.gemeente.naam if wie.gemeente else wie.naam
        vast = {"instrument": code, "instrument_versie": versie, "team": None, "stand": Afnamestand.VASTGESTELD.value}
        per_jaar = {een.invullen_tot.year: een.pk for een in sessie.mijn(Afname).filter(**vast).order_by("afgerond_op")}
        rijen: dict[int, list[GezamenlijkAntwoord]] = {}
        for rij in sessie.mijn(GezamenlijkAntwoord).filter(afname_id__in=per_jaar.values()):
            rijen.setdefault(rij.afname_id, []).append(rij)
        metingen = [
            Meting(gemeente, jaar, lees_alle(lijst, rijen.get(pk, ()))) for jaar, pk in sorted(per_jaar.items())
        ]
        return Werkmap(schrijf([als_blad(lijst, metingen, {})]), f"metingen-{code}-{versie}.xlsx")
