"""Documents as items: kept encrypted in parts, given back as a read of their own, taken out of sight with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.regel import eis_niet_afgerond
from tandem.acties.deur import Sessie
from tandem.acties.documentinhoud import bewaar_inhoud, lees_inhoud
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.bestanden import SOORTEN, BestandGeweigerd, Bestandsoort, Tonen, keur_bestand, maak_beeld
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Document, Lid
from tandem.regels.casus.document import GROOTSTE, Herkomst, bezwaren_document, in_mb, veilige_naam
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Documentinvoer:
    """A document as entered. ``laag`` None: that of its kind."""

    soort: str
    titel: str
    bron: str
    ontvangen_op: date
    naam: str
    inhoud: bytes
    laag: int | None = None
    van_wie: str = ""
    gedateerd_op: date | None = None
    betreft: tuple[int, ...] = ()
    niet_zichtbaar_voor: tuple[int, ...] = ()


@dataclass(frozen=True)
class Documentbeeld:
    """A document in a list: everything but its content."""

    openbaar: UUID
    titel: str
    soort: str
    soortnaam: str
    bestandsnaam: str
    mime: str
    bestandsoort: str
    is_beeld: bool
    grootte: str
    bron: str
    van_wie: str
    gedateerd_op: date | None
    ontvangen_op: date
    laag: Laag
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]
    auteur: str
    vastgelegd_op: datetime
    vervallen_op: datetime | None


@dataclass(frozen=True)
class Bestand:
    """A file as it is given back."""

    naam: str
    mime: str
    inhoud: bytes


def voeg_document_toe(*, door: Actor, huishouden: UUID, invoer: Documentinvoer, verzoek: UUID | None = None) -> UUID:
    """Keep a document. Raises ``Ongeldig`` (also at ``bestand`` for what a file may not be), ``Geweigerd``."""
    bestandsoort = keur_het_bestand(invoer.naam, invoer.inhoud)
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="document toevoegen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        laag = _laag(invoer)
        sessie.eis(laag)
        eis_niet_afgerond(sessie)
        _keur(sessie, invoer, laag)
        casus = sessie.van(Casus).filter(afgerond_op=None).first()
        rij = sessie.bewaar(
            Document(
                laag=laag, betreft=sorted(invoer.betreft), niet_zichtbaar_voor=sorted(invoer.niet_zichtbaar_voor),
                casus_id=casus.pk if casus else None, soort=invoer.soort, titel=invoer.titel.strip(),
                van_wie=invoer.van_wie.strip() or None, bron=invoer.bron, gedateerd_op=invoer.gedateerd_op,
                ontvangen_op=invoer.ontvangen_op, bestandsnaam=veilige_naam(invoer.naam, bestandsoort.extensie),
                mime=bestandsoort.mime, grootte=len(invoer.inhoud),
            )
        )  # fmt: skip
        bewaar_inhoud(sessie, rij, invoer.inhoud)
        _gebeurtenis(sessie, "document_toegevoegd", rij, soortnaam=soortnaam(rij.soort))
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def keur_het_bestand(naam: str, inhoud: bytes) -> Bestandsoort:
    """Return what a file is, by its content. Raises ``Ongeldig`` at ``bestand`` for what a file may not be."""
    if len(inhoud) > GROOTSTE:
        raise Ongeldig(bestand=f"Dit bestand is {in_mb(len(inhoud))}. Hoogstens {in_mb(GROOTSTE)} past.")
    try:
        return keur_bestand(inhoud, naam)
    except BestandGeweigerd as fout:
        raise Ongeldig(bestand=str(fout)) from None


def _laag(invoer: Documentinvoer) -> Laag:
    """Return the layer: that of the kind, or the closer one that was chosen."""
    soort = catalogus().documentsoorten.get(invoer.soort)
    if soort is None:
        raise Ongeldig(soort="Kies wat voor document dit is.")
    if invoer.laag is None:
        return Laag[soort.laag.upper()]
    try:
        return Laag(invoer.laag)
    except ValueError:
        raise Ongeldig(laag="Kies wie dit document mag zien.") from None


def _keur(sessie: Sessie, invoer: Documentinvoer, laag: Laag) -> None:
    kies(Herkomst, invoer.bron, "bron")
    gewone = Laag[catalogus().documentsoorten[invoer.soort].laag.upper()]
    keur(
        bezwaren_document(
            titel=invoer.titel, laag=laag, gewone_laag=gewone, ontvangen_op=invoer.ontvangen_op,
            gedateerd_op=invoer.gedateerd_op, vandaag=sessie.vandaag,
        )
    )  # fmt: skip
    leden = set(sessie.van(Lid).values_list("pk", flat=True))
    for veld in ("betreft", "niet_zichtbaar_voor"):
        if set(getattr(invoer, veld)) - leden:
            raise Ongeldig(**{veld: "Kies alleen mensen uit dit huishouden."})


def _gebeurtenis(sessie: Sessie, gebeurtenis: str, rij: Document, **feiten: object) -> None:
    sessie.gebeurtenis(
        gebeurtenis,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,
        feiten={"document": str(rij.openbaar), "titel": rij.titel, **feiten},
    )


def soortnaam(code: str) -> str:
    """What a kind of document is called."""
    soort = catalogus().documentsoorten.get(code)
    return soort.naam if soort else code.replace("_", " ")


def lees_documenten(
    *, door: Actor, huishouden: UUID, zoek: str = "", soort: str = "", wat: str = "documenten lezen"
) -> tuple[Dossierkop, tuple[Documentbeeld, ...]]:
    """Return the documents that the keys show, newest first; ``zoek`` looks in title, name and sender.

    A fixed number of queries. What was taken out of sight is not among them.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat=wat, huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rijen = sessie.van(Document).filter(vervallen_op=None).select_related("auteur").order_by("-ontvangen_op", "-id")
        if soort:
            rijen = rijen.filter(soort=soort[:40])
        gevonden = [rij for rij in rijen if _past(rij, zoek)]
        _gelezen(sessie, gevonden)
        return kop, tuple(_beeld(rij) for rij in gevonden)


def _past(rij: Document, zoek: str) -> bool:
    """Whether every word that was looked for stands in what is known of a document."""
    waarin = f"{rij.titel} {rij.bestandsnaam} {rij.van_wie or ''} {soortnaam(rij.soort)}".casefold()
    return all(woord in waarin for woord in zoek.casefold().split())


def _gelezen(sessie: Sessie, rijen: Iterable[Document]) -> None:
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)


def _beeld(rij: Document) -> Documentbeeld:
    soort = SOORTEN.get(rij.mime)
    return Documentbeeld(
        openbaar=rij.openbaar,
        titel=rij.titel,
        soort=rij.soort,
        soortnaam=soortnaam(rij.soort),
        bestandsnaam=rij.bestandsnaam,
        mime=rij.mime,
        bestandsoort=soort.naam if soort else rij.mime,
        is_beeld=soort is not None and soort.tonen is Tonen.BEELD,
        grootte=in_mb(rij.grootte),
        bron=next((een.omschrijving for een in Herkomst if een.value == rij.bron), rij.bron),
        van_wie=rij.van_wie or "",
        gedateerd_op=rij.gedateerd_op,
        ontvangen_op=rij.ontvangen_op,
        laag=Laag(rij.laag),
        betreft=tuple(rij.betreft),
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        auteur=rij.auteur.naam if rij.auteur else "",
        vastgelegd_op=rij.vastgelegd_op,
        vervallen_op=rij.vervallen_op,
    )


def lees_document(*, door: Actor, huishouden: UUID, document: UUID) -> tuple[Dossierkop, Documentbeeld]:
    """Return one document without its content. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="document bekijken", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rij = sessie.een(Document, document)
        _gelezen(sessie, [rij])
        return kop, _beeld(rij)


def open_document(*, door: Actor, huishouden: UUID, document: UUID) -> Bestand:
    """Return the file as it was kept: a read of its own in the log. Raises ``NietGevonden``, also when out of sight."""
    with deur.lees(door=door, doel=Doel.HULP, wat="document downloaden", huishouden=huishouden) as sessie:
        rij, inhoud = _inhoud(sessie, document)
        return Bestand(rij.bestandsnaam, rij.mime, inhoud)


def toon_document(*, door: Actor, huishouden: UUID, document: UUID) -> Bestand:
    """Return a picture made anew for the screen, without metadata. Raises ``NietGevonden`` for what is no picture."""
    with deur.lees(door=door, doel=Doel.HULP, wat="document tonen", huishouden=huishouden) as sessie:
        rij, inhoud = _inhoud(sessie, document)
        soort = SOORTEN.get(rij.mime)
        if soort is None or soort.tonen is not Tonen.BEELD:
            raise NietGevonden
        beeld, mime = maak_beeld(inhoud)
        return Bestand(rij.bestandsnaam, mime, beeld)


def _inhoud(sessie: Sessie, document: UUID) -> tuple[Document, bytes]:
    rij = sessie.een(Document, document)
    if rij.vervallen_op is not None:
        raise NietGevonden
    _gelezen(sessie, [rij])
    return rij, lees_inhoud(sessie, rij)


def laat_document_vervallen(
    *, door: Actor, huishouden: UUID, document: UUID, reden: str, verzoek: UUID | None = None
) -> UUID:
    """Take a document out of sight; who did it and why stays. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="document weghalen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Document, document)
        if rij.vervallen_op is not None:
            raise Ongeldig(**{"": f"Dit document is al weggehaald op {datum(timezone.localdate(rij.vervallen_op))}."})
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom dit document hier weg moet.")
        rij.vervallen_op, rij.versie = sessie.nu, rij.versie + 1
        sessie.bewaar(rij)
        _gebeurtenis(sessie, "document_vervallen", rij, reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return document


def keuzes_document() -> tuple[tuple[str, str, str], ...]:
    """Return the kinds of document for a form: code, name, and who sees it unless a closer layer is chosen."""
    return tuple(
        (code, soort.naam, Laag[soort.laag.upper()].omschrijving) for code, soort in catalogus().documentsoorten.items()
    )
