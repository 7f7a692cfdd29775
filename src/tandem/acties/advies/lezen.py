"""Reading advice: the list of a council or a municipality, and one advice with the reactions and what changed.

Who gets what follows from the door alone: drafts of the own organisation, what was sent to it, and what others opened.
"""

from collections import defaultdict
from operator import itemgetter
from uuid import UUID

from tandem.acties.advies.beelden import (
    Adviesblad,
    Advieslijst,
    Antwoord,
    Gevolgbeeld,
    IngetrokkenReactie,
    Mijnreactie,
    Puntbeeld,
)
from tandem.acties.advies.intrekken import stand_van
from tandem.acties.advies.partijen import geldige_reacties, ingetrokken, is_raad, is_vrager, mensen, namen_van
from tandem.acties.advies.plichten import intrekbeeld, regels_van
from tandem.acties.advies.reageren import puntreacties
from tandem.acties.advies.vragen import vraagbeeld
from tandem.acties.leren.raakt import lessen_uit_advies
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import lees_organisatiekop
from tandem.models import (
    Advies,
    Adviesduiding,
    Adviesgevolg,
    Adviespunt,
    Adviesvraag,
    Puntreactie,
    Reactie,
)
from tandem.regels.advies.advies import Datumgrond, Gehoord
from tandem.regels.advies.intrekken import Stuk, waarom_niet
from tandem.regels.advies.reactie import Bedoeld, Gevolgsoort, Puntbesluit
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import VASTSTELLERS, Werklaag

PER_BLAD = 200
"""Advices on a list; the newest first. Own choice."""


def lees_adviezen(*, door: Actor) -> Advieslijst:
    """Return the list of advice for this reader. Raises ``NietGevonden`` for a role that has no part in it."""
    with lees_organisatie(door=door, wat="adviezen") as sessie:
        if not sessie.ziet(Werklaag.ADVIES):
            raise NietGevonden
        rijen = list(sessie.van(Advies).order_by("-verstuurd_op", "-pk")[:PER_BLAD])
        vragen = list(sessie.van(Adviesvraag).order_by("advies_voor", "pk")[:PER_BLAD])
        van_ons = [een for een in vragen if sessie.organisatie in (een.organisatie_id, *een.aan)]
        sessie.inzage(sessie.organisatie, *(een.organisatie_id for een in (*rijen, *van_ons)))
        beantwoord = set(sessie.van(Advies).exclude(vraag=None).exclude(aan=[]).values_list("vraag", flat=True))
        vraagbeelden = [vraagbeeld(sessie, een) for een in van_ons if een.openbaar not in beantwoord]
        return Advieslijst(
            kop=lees_organisatiekop(sessie),
            vragen=tuple(een for een in vraagbeelden if een.ingetrokken is None),
            ingetrokken=tuple(een for een in vraagbeelden if een.ingetrokken is not None),
            adviezen=regels_van(sessie, rijen),
            is_raad=is_raad(sessie),
            is_vrager=is_vrager(sessie),
            vandaag=sessie.vandaag,
        )


def lees_advies(*, door: Actor, openbaar: UUID) -> Adviesblad:
    """Return one advice as a whole. Raises ``NietGevonden`` for one that is not for this reader."""
    with lees_organisatie(door=door, wat="een advies") as sessie:
        rij = sessie.een(Advies, openbaar)
        sessie.inzage(sessie.organisatie, rij.organisatie_id)
        return _blad(sessie, rij)


def _blad(sessie: Organisatiesessie, rij: Advies) -> Adviesblad:
    (regel,) = regels_van(sessie, [rij])
    opvolger = sessie.van(Advies).filter(volgt_op=rij.openbaar).values_list("openbaar", flat=True).first()
    plicht, reageert = regel.onze_plicht, is_vrager(sessie)
    open_ = reageert and plicht is not None and plicht.open_
    raad = is_raad(sessie) and regel.van_ons
    return Adviesblad(
        kop=lees_organisatiekop(sessie),
        regel=regel,
        inleiding=rij.inleiding,
        gehoord=Gehoord(rij.leden, rij.ervaring, rij.hoe),
        reageren_voor=rij.reageren_voor,
        grond=Datumgrond(rij.grond),
        afspraak=rij.afspraak or "",
        vraag=rij.vraag,
        volgt_op=rij.volgt_op,
        opvolger=opvolger,
        punten=_punten(sessie, rij),
        concept=_concept(sessie, rij) if open_ else None,
        kan_reageren=open_,
        kan_vaststellen=open_ and sessie.door.rol in VASTSTELLERS,
        kan_gevolg=reageert and plicht is not None and plicht.gereageerd_op is not None,
        kan_duiden=raad,
        kan_verbeteren=raad and regel.verstuurd_op is not None and opvolger is None and not regel.ingetrokken,
        kan_intrekken=raad and not waarom_niet(Stuk.ADVIES, stand_van(sessie, Stuk.ADVIES, rij.openbaar)),
        kan_reactie_intrekken=_kan_reactie_intrekken(sessie, rij),
        ingetrokken_reacties=_ingetrokken_reacties(sessie, rij),
        lessen=lessen_uit_advies(sessie, rij.openbaar),
        kan_les=bool(rij.aan) and sessie.ziet(Werklaag.LES) and sessie.mag(Werklaag.WERK),
        vandaag=sessie.vandaag,
    )


def _concept(sessie: Organisatiesessie, rij: Advies) -> Mijnreactie:
    """The own draft of a reaction, or an empty one."""
    eigen = geldige_reacties(sessie).filter(organisatie_id=sessie.organisatie)
    reactie = eigen.filter(advies=rij.openbaar).first()
    if reactie is None:
        return Mijnreactie("", {}, 0, "")
    besluiten = {punt: (een.besluit, een.reden) for punt, een in puntreacties(sessie, reactie).items()}
    opsteller = mensen([reactie.opsteller_id]).get(reactie.opsteller_id, "")
    return Mijnreactie(reactie.inleiding, besluiten, reactie.versie, opsteller)


def _kan_reactie_intrekken(sessie: Organisatiesessie, rij: Advies) -> bool:
    if not is_vrager(sessie) or sessie.door.rol not in VASTSTELLERS:
        return False
    eigen = geldige_reacties(sessie).filter(advies=rij.openbaar, organisatie_id=sessie.organisatie)
    reactie = eigen.exclude(aan=[]).first()
    return reactie is not None and not waarom_niet(Stuk.REACTIE, stand_van(sessie, Stuk.REACTIE, reactie.openbaar))


def _ingetrokken_reacties(sessie: Organisatiesessie, rij: Advies) -> tuple[IngetrokkenReactie, ...]:
    """What was withdrawn stays to be read by who sent and who received it."""
    rijen = list(sessie.van(Reactie).filter(advies=rij.openbaar).exclude(aan=[]).order_by("pk"))
    weg = ingetrokken(sessie, [een.openbaar for een in rijen])
    nummers = dict(sessie.van(Adviespunt).filter(advies=rij).values_list("openbaar", "nummer")) if weg else {}
    namen = namen_van(een.organisatie_id for een in rijen)
    uit = []
    for een in rijen:
        if (beeld := intrekbeeld(weg.get(een.openbaar))) is None:
            continue
        punten = [(nummers[punt], wat.besluit, wat.reden) for punt, wat in puntreacties(sessie, een).items()]
        besloten = tuple(sorted(((nr, besluit, reden) for nr, besluit, reden in punten if besluit), key=itemgetter(0)))
        uit.append(IngetrokkenReactie(namen[een.organisatie_id], beeld, een.inleiding, besloten))
    return tuple(uit)


def _punten(sessie: Organisatiesessie, rij: Advies) -> tuple[Puntbeeld, ...]:
    punten = list(sessie.van(Adviespunt).filter(advies=rij).order_by("nummer"))
    vast = geldige_reacties(sessie).filter(advies=rij.openbaar).exclude(aan=[])
    reacties = list(sessie.van(Puntreactie).filter(reactie__in=list(vast.values_list("pk", flat=True))))
    namen = namen_van({rij.organisatie_id} | {een.organisatie_id for een in reacties})
    gevolgen = _gevolgen(sessie, rij, namen)
    antwoorden: dict[UUID, list[Antwoord]] = defaultdict(list)
    for een in sorted(reacties, key=lambda reactie: namen[reactie.organisatie_id]):
        antwoorden[een.punt].append(
            Antwoord(
                naam=namen[een.organisatie_id],
                van_ons=een.organisatie_id == sessie.organisatie,
                besluit=Puntbesluit(een.besluit),
                reden=een.reden,
                gevolgen=tuple(gevolgen[een.punt, een.organisatie_id]),
            )
        )
    return tuple(Puntbeeld(een.openbaar, een.nummer, een.tekst, tuple(antwoorden[een.openbaar])) for een in punten)


def _gevolgen(
    sessie: Organisatiesessie, rij: Advies, namen: dict[int, str]
) -> defaultdict[tuple[UUID, int], list[Gevolgbeeld]]:
    gevolgen = list(sessie.van(Adviesgevolg).filter(advies=rij.openbaar).order_by("pk"))
    nummers = [een.openbaar for een in gevolgen]
    duidingen = {een.gevolg: een for een in sessie.van(Adviesduiding).filter(gevolg__in=nummers)}
    uit: defaultdict[tuple[UUID, int], list[Gevolgbeeld]] = defaultdict(list)
    for een in gevolgen:
        duiding = duidingen.get(een.openbaar)
        uit[een.punt, een.organisatie_id].append(
            Gevolgbeeld(
                openbaar=een.openbaar,
                van=namen.get(een.organisatie_id, ""),
                van_ons=een.organisatie_id == sessie.organisatie,
                soort=Gevolgsoort(een.soort),
                verwijst=een.verwijst,
                naam=een.naam,
                tekst=een.tekst,
                op=een.op,
                bedoeld=Bedoeld(duiding.bedoeld) if duiding else None,
                toelichting=duiding.toelichting if duiding else "",
            )
        )
    return uit
