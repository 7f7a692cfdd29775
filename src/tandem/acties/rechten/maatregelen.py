"""Measures on one person, as others decided them: recorded at once, changed, ended; each time a marked point."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.regime import besluiter
from tandem.acties.keuring import keur
from tandem.acties.rechten.markeerpunt import Markeerinvoer, leg_markeerpunt_vast
from tandem.acties.rechten.termijnen import zet_termijnen
from tandem.acties.termijn import rond_termijn_af
from tandem.acties.waarborgrij import lopende_casus
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Lid, Maatregel, Organisatie
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst, bezwaar_voor_geboorte, bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Maatregelinvoer:
    """A measure as it was decided. ``tot`` None: the decision names no end."""

    lid: int
    soort: str
    besloten_door: str
    besloten_op: date
    van: date
    tot: date | None = None
    uitvoerder: int | None = None
    dossiernummer: str = ""


def leg_maatregel_vast(
    *, door: Actor, huishouden: UUID, invoer: Maatregelinvoer, punt: Markeerinvoer, verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record a measure that somebody else decided: always, at once, with its safeguards done or marked *achteraf*.

    That a measure is in force, is in the layer of who is involved: everybody who works here must know in which regime.
    Raises ``Ongeldig`` (also for what cannot be true); ``Geweigerd`` without a key to safety.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="maatregel vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
        _keur(sessie, invoer)
        rij = sessie.bewaar(
            Maatregel(
                laag=Laag.CONTACT, betreft=[invoer.lid], lid_id=invoer.lid, soort=invoer.soort,
                besloten_door=invoer.besloten_door, besloten_op=invoer.besloten_op, uitvoerder_id=invoer.uitvoerder,
                van=invoer.van, tot=invoer.tot, dossiernummer=invoer.dossiernummer.strip() or None,
            )
        )  # fmt: skip
        leg_markeerpunt_vast(sessie, lid=invoer.lid, punt="begin", op=invoer.van, invoer=punt, bij=rij)
        zet_termijnen(sessie, rij, op=invoer.van)
        _meld(sessie, "maatregel_begonnen", rij, van=str(rij.van), tot=str(rij.tot or ""))
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def naam_van(soort: str) -> str:
    """Return what a measure is called; the code in words when content no longer knows it."""
    bekend = catalogus().maatregelen.get(soort)
    return bekend.naam if bekend else soort.replace("_", " ")


def lid_of_weiger(sessie: Sessie, nummer: int) -> Lid:
    """Return a member of this household. Raises ``Ongeldig`` at ``lid`` for anybody else."""
    lid = sessie.van(Lid).filter(pk=nummer).first()
    if lid is None:
        raise Ongeldig(lid="Deze persoon hoort niet bij dit huishouden.")
    return lid


def bestaat_organisatie(nummer: int | None, veld: str) -> None:
    """Raise ``Ongeldig`` at the field for an organisation that is not known."""
    if nummer is not None and not Organisatie.objects.filter(pk=nummer).exists():
        raise Ongeldig(**{veld: "Deze organisatie is niet bekend."})


def _keur(sessie: Sessie, invoer: Maatregelinvoer) -> None:
    lid = lid_of_weiger(sessie, invoer.lid)
    if invoer.soort not in catalogus().maatregelen:
        raise Ongeldig(soort="Kies een maatregel uit de lijst.")
    if invoer.besloten_door not in set(Organisatiesoort):
        raise Ongeldig(besloten_door="Kies wie dit heeft beslist.")
    bestaat_organisatie(invoer.uitvoerder, "uitvoerder")
    geboren = geboorte_van(lid).vroegst
    keur(
        bezwaren_tijdvak(invoer.van, invoer.tot)
        + bezwaar_in_de_toekomst("besloten_op", invoer.besloten_op, sessie.vandaag)
        + bezwaar_voor_geboorte("van", invoer.van, geboren)
    )


def _meld(sessie: Sessie, soort: str, rij: Maatregel, **feiten: object) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag.CONTACT,
        betreft=rij.betreft,
        casus=lopende_casus(sessie),
        feiten={
            "maatregel": naam_van(rij.soort),
            "besloten_door": besluiter(rij.besloten_door).omschrijving,
            "openbaar": str(rij.openbaar),
            **feiten,
        },
    )


def wijzig_maatregel(
    *, door: Actor, huishouden: UUID, maatregel: UUID, op: date, tot: date | None, punt: Markeerinvoer,
    uitvoerder: int | None = None, versie: int | None = None, verzoek: UUID | None = None, doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that a measure was extended or shortened, or has another executor. Raises ``Ongeldig``, ``Botsing``."""
    with deur.schrijf(door=door, doel=doel, wat="maatregel wijzigen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _te_wijzigen(sessie, maatregel, versie)
        bestaat_organisatie(uitvoerder, "uitvoerder")
        if op < rij.van:
            raise Ongeldig(op=f"Deze dag ligt vóór het begin van de maatregel ({datum(rij.van)}).")
        keur(bezwaren_tijdvak(rij.van, tot) + bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        if (tot, uitvoerder) == (rij.tot, rij.uitvoerder_id):
            raise Ongeldig(**{"": "Er is niets veranderd. Pas de einddatum of de uitvoerder aan."})
        rij.tot, rij.uitvoerder_id = tot, uitvoerder
        sessie.bewaar(rij)
        leg_markeerpunt_vast(sessie, lid=rij.lid_id, punt="wijziging", op=op, invoer=punt, bij=rij)
        zet_termijnen(sessie, rij, op=op)
        _meld(sessie, "maatregel_gewijzigd", rij, tot=str(tot or ""))
        sessie.uitkomst = str(rij.openbaar)
    return maatregel


def _te_wijzigen(sessie: Sessie, maatregel: UUID, versie: int | None) -> Maatregel:
    sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
    rij = sessie.een(Maatregel, maatregel)
    hun = {"tot": str(rij.tot or ""), "uitvoerder": rij.uitvoerder.naam if rij.uitvoerder else ""}
    eis_zelfde_versie(sessie, rij, versie, hun)
    if rij.tot is not None and rij.tot <= sessie.vandaag:
        raise Ongeldig(**{"": f"Deze maatregel is al gestopt op {datum(rij.tot)}."})
    rij.versie += 1
    return rij


def beeindig_maatregel(
    *, door: Actor, huishouden: UUID, maatregel: UUID, tot: date, punt: Markeerinvoer, versie: int | None = None,
    verzoek: UUID | None = None, doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that a measure ended (``tot``: the first day without it). Raises ``Ongeldig``, ``Botsing``."""
    with deur.schrijf(
        door=door, doel=doel, wat="maatregel beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = _te_wijzigen(sessie, maatregel, versie)
        if tot < rij.van:
            raise Ongeldig(tot=f"Deze dag ligt vóór het begin van de maatregel ({datum(rij.van)}).")
        keur(bezwaar_in_de_toekomst("tot", tot, sessie.vandaag))
        rij.tot = tot
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, uitkomst="vervallen", op=tot)
        leg_markeerpunt_vast(sessie, lid=rij.lid_id, punt="einde", op=tot, invoer=punt, bij=rij)
        _meld(sessie, "maatregel_beeindigd", rij, tot=str(tot))
        sessie.uitkomst = str(rij.openbaar)
    return maatregel
