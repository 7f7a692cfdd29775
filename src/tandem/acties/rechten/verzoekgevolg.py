"""What follows from a decision about a request, carried out in the same transaction by the actions that are there.

Access, copy and transfer open the download at the members' door (``acties/portaal/afschrift.py``); destruction puts the
file before the archivists once everybody in it was granted that (``models/muren/bewaren.sql``).
"""

from tandem.acties.casus.eigen import KIJK, bewaar_stem
from tandem.acties.casus.regel import corrigeer_regel
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.gezag import naam_van_houder
from tandem.acties.rechten.verzoekbeeld import bij_regel, nu_geldend
from tandem.models import Gezag, Lid, Rechtsverzoek, Regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.verzoek import Verzoeksoort, Verzoekstand, Verzoekstap, Zet


def voer_uit(sessie: Sessie, rij: Rechtsverzoek, zet: Zet) -> None:
    """Carry out what was decided. Raises ``Ongeldig`` when the line is not there any more."""
    soort = Verzoeksoort(rij.soort)
    if zet.stap is Verzoekstap.WEIGER and soort is Verzoeksoort.CORRECTIE and rij.regel_id:
        zet_erbij(sessie, rij)
    if zet.stap is Verzoekstap.HEF_OP:
        _beperk(sessie, rij, aan=False)
    if zet.stap is not Verzoekstap.WIJS_TOE:
        return
    if soort is Verzoeksoort.CORRECTIE and rij.regel_id:
        corrigeer_regel(sessie, _regel(sessie, rij), tekst=zet.nieuw)
    if soort is Verzoeksoort.AFSCHERMEN:
        oud = _regel(sessie, rij)
        corrigeer_regel(sessie, oud, tekst=oud.tekst, ook_niet_voor=zet.verborgen)
    if soort is Verzoeksoort.BEPERKING:
        _beperk(sessie, rij, aan=True)


def zet_erbij(sessie: Sessie, rij: Rechtsverzoek) -> None:
    """Put the words of who asks beside the line, hidden from the others as the request is."""
    bij = _regel(sessie, rij)
    verborgen = {*rij.niet_zichtbaar_voor, *bij.niet_zichtbaar_voor} - {rij.lid_id, rij.vrager_id}
    bewaar_stem(
        sessie, rij.vrager_id, rij.tekst or "", bij_soort=KIJK, bij=bij.pk, laag=Laag(bij.laag), niet_voor=verborgen,
        over=rij.lid_id, bron=_van_buiten(sessie, rij),
    )  # fmt: skip


def _van_buiten(sessie: Sessie, rij: Rechtsverzoek) -> str | None:
    """Whose words these are, where who asked is no member."""
    if rij.gezag_id is None:
        return None
    gezag = sessie.van(Gezag).select_related("drager_organisatie").get(pk=rij.gezag_id)
    return f"{naam_van_houder(gezag, {})}, met gezag en van buiten dit huishouden"


def _regel(sessie: Sessie, rij: Rechtsverzoek) -> Regel:
    gevonden = nu_geldend(sessie, rij)
    if gevonden is None:
        raise Ongeldig(**{"": "Deze tekst staat niet meer in dit dossier. Leg uit waar hij nu staat, en weiger niet."})
    return gevonden


def _beperk(sessie: Sessie, rij: Rechtsverzoek, *, aan: bool) -> None:
    """Mark the line, or else everything about the member; the mark goes when no other request asks for it."""
    ander = sessie.van(Rechtsverzoek).filter(
        soort=rij.soort, stand=Verzoekstand.TOEGEWEZEN.value, lid_id=rij.lid_id, **bij_regel(rij.regel_id)
    )
    if not aan and ander.exclude(pk=rij.pk).exists():
        return
    wat: Regel | Lid | None = nu_geldend(sessie, rij) if rij.regel_id else sessie.van(Lid).get(pk=rij.lid_id)
    if wat is None:
        return  # the line went to another file, with its mark
    wat.beperkt_op = (wat.beperkt_op or sessie.vandaag) if aan else None
    sessie.bewaar(wat)
