"""Powers in use towards one person, and the steps that we prepare ourselves."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.regime import besluiter
from tandem.acties.keuring import keur, kies
from tandem.acties.markering import VOORBEREIDING
from tandem.acties.rechten.maatregelen import lid_of_weiger
from tandem.acties.rechten.markeerpunt import Markeerinvoer, leg_markeerpunt_vast
from tandem.acties.rechten.termijnen import zet_termijnen
from tandem.acties.termijn import rond_termijn_af
from tandem.acties.waarborgrij import lopende_casus
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Organisatie
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst, bezwaar_voor_geboorte, bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.maatregel import bezwaren_inzet
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.voorbereiding import Voorbereiding, bezwaren_voorbereiding
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Bevoegdheidinvoer:
    """The use of a power by an organisation, as entered. ``tot`` None: nobody said until when."""

    lid: int
    soort: str
    organisatie: int
    van: date
    tot: date | None = None


def leg_bevoegdheid_vast(
    *, door: Actor, huishouden: UUID, invoer: Bevoegdheidinvoer, punt: Markeerinvoer, verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that an organisation uses a power that it has towards one person.

    Raises ``Ongeldig`` (also when this kind of organisation does not have the power); ``Geweigerd`` without the keys.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="bevoegdheid vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
        _keur(sessie, invoer)
        rij = sessie.bewaar(
            Bevoegdheid(
                laag=Laag.CONTACT, betreft=[invoer.lid], lid_id=invoer.lid, soort=invoer.soort,
                organisatie_id=invoer.organisatie, van=invoer.van, tot=invoer.tot,
            )
        )  # fmt: skip
        leg_markeerpunt_vast(sessie, lid=invoer.lid, punt="begin", op=invoer.van, invoer=punt, bij=rij)
        zet_termijnen(sessie, rij, op=invoer.van)
        _meld(sessie, "bevoegdheid_begonnen", rij, van=str(rij.van), tot=str(rij.tot or ""))
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Bevoegdheidinvoer) -> None:
    lid = lid_of_weiger(sessie, invoer.lid)
    soort = catalogus().bevoegdheden.get(invoer.soort)
    if soort is None:
        raise Ongeldig(soort="Kies een bevoegdheid uit de lijst.")
    organisatie = Organisatie.objects.filter(pk=invoer.organisatie).first()
    if organisatie is None:
        raise Ongeldig(organisatie="Deze organisatie is niet bekend.")
    keur(bezwaren_inzet(soort, besluiter(organisatie.soort), bereiden_wij_voor=False))
    keur(
        bezwaren_tijdvak(invoer.van, invoer.tot)
        + bezwaar_in_de_toekomst("van", invoer.van, sessie.vandaag)
        + bezwaar_voor_geboorte("van", invoer.van, geboorte_van(lid).vroegst)
    )


def naam_van(soort: str) -> str:
    """Return what a power is called; the code in words when content no longer knows it."""
    bekend = catalogus().bevoegdheden.get(soort)
    return bekend.naam if bekend else soort.replace("_", " ")


def _meld(sessie: Sessie, soort: str, rij: Bevoegdheid, **feiten: object) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag.CONTACT,
        betreft=rij.betreft,
        casus=lopende_casus(sessie),
        feiten={"bevoegdheid": naam_van(rij.soort), "organisatie": rij.organisatie.naam, **feiten},
    )


def beeindig_bevoegdheid(
    *, door: Actor, huishouden: UUID, bevoegdheid: UUID, tot: date, punt: Markeerinvoer, versie: int | None = None,
    verzoek: UUID | None = None, doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that a power is no longer used (``tot``: the first day without). Raises ``Ongeldig``, ``Botsing``."""
    with deur.schrijf(
        door=door, doel=doel, wat="bevoegdheid beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
        rij = sessie.een(Bevoegdheid, bevoegdheid)
        eis_zelfde_versie(sessie, rij, versie, {"tot": str(rij.tot or "")})
        if rij.tot is not None and rij.tot <= sessie.vandaag:
            raise Ongeldig(**{"": f"Dit is al gestopt op {datum(rij.tot)}."})
        if tot < rij.van:
            raise Ongeldig(tot=f"Deze dag ligt vóór het begin ({datum(rij.van)}).")
        keur(bezwaar_in_de_toekomst("tot", tot, sessie.vandaag))
        rij.tot, rij.versie = tot, rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, uitkomst="vervallen", op=tot)
        leg_markeerpunt_vast(sessie, lid=rij.lid_id, punt="einde", op=tot, invoer=punt, bij=rij)
        _meld(sessie, "bevoegdheid_beeindigd", rij, tot=str(tot))
        sessie.uitkomst = str(rij.openbaar)
    return bevoegdheid


def bereid_voor(
    *, door: Actor, huishouden: UUID, lid: int, wat: str, op: date, punt: Markeerinvoer, verzoek: UUID | None = None
) -> UUID:
    """Lay a step towards more force that we want to take before a colleague: refused while a safeguard is missing.

    The step is prepared only when that colleague agreed, under the own name (``nakijken.kijk_na``). Raises ``Ongeldig``
    with every missing safeguard at its own field, at ``collega`` too; ``Geweigerd`` without a key to safety.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="dwang voorbereiden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
        soort = kies(Voorbereiding, wat, "wat")
        lid_of_weiger(sessie, lid)
        keur(bezwaren_voorbereiding(punt.grond, op, sessie.vandaag))
        rij = leg_markeerpunt_vast(sessie, lid=lid, punt=VOORBEREIDING, op=op, invoer=punt, wat=str(soort))
        sessie.gebeurtenis(
            "dwang_voorgelegd",
            laag=Laag.VEILIGHEID,
            betreft=[lid],
            casus=lopende_casus(sessie),
            feiten={"wat": soort.omschrijving, "op": str(op)},
        )
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar
