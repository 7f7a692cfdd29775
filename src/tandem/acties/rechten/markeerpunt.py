"""A marked point: a measure or power begins, changes or ends, or we prepare one. Its safeguards are recorded with it.

What others decided is recorded at once: what is missing is marked *achteraf* with reason, owner and day, and stands on
top of the work list. What we prepare ourselves is refused without its safeguards (design, section 6).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.keuring import keur, kies
from tandem.acties.termijn import zet_termijn
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Casus, Gezag, Lid, Maatregel, Markeerpunt, Medewerker, Waarborg
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND
from tandem.regels.rechten import waarborg as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.waarborg import Betrokkene, Gegeven, Vereiste, Waarborgstand

ACHTERAF = "waarborg_achteraf"
"""The kind of ``Termijn`` of a safeguard that is still owed."""
VOORBEREIDING = "voorbereiding"


@dataclass(frozen=True)
class Waarborginvoer:
    """One safeguard as entered. ``tekst``: their own words, or why it could not be done."""

    code: str
    lid: int | None = None
    stand: str = ""
    tekst: str = ""


@dataclass(frozen=True)
class Achteraf:
    """Why, by whom and by when what is missing is done afterwards: once for all that is missing."""

    reden: str = ""
    eigenaar: int | None = None
    uiterlijk: date | None = None


@dataclass(frozen=True)
class Markeerinvoer:
    """Beside the measure or power itself: which safeguards were given, and what becomes of the rest."""

    waarborgen: Sequence[Waarborginvoer] = ()
    achteraf: Achteraf = Achteraf()
    grond: str = ""


def betrokkenen_bij(sessie: Sessie, lid: int) -> tuple[Betrokkene, ...]:
    """Return whom a measure on one member is about, and who decides about that member. Two queries.

    A holder of authority whom this reader does not see as a member is owed the same: the age then is unknown.
    """
    leden = {rij.pk: rij for rij in sessie.van(Lid)}
    houders = {
        rij.drager_id
        for rij in sessie.van(Gezag).filter(kind_id=lid)
        if rij.drager_id and in_kracht(rij.van, rij.tot, sessie.vandaag)
    }
    return tuple(
        Betrokkene(
            lid=nummer,
            geboorte=geboorte_van(leden[nummer]) if nummer in leden else GEBOORTE_ONBEKEND,
            gaat_over=nummer == lid,
            heeft_gezag=nummer in houders,
        )
        for nummer in [lid, *sorted(houders - {lid})]
    )


def vereisten_bij(sessie: Sessie, lid: int, punt: str, op: date) -> tuple[Vereiste, ...]:
    """Return every safeguard owed at a marked point about one member. What we prepare asks what a begin asks."""
    soort = regel.Markeerpunt.BEGIN if punt == VOORBEREIDING else regel.Markeerpunt(punt)
    return regel.vereisten(catalogus().waarborgen.values(), soort, betrokkenen_bij(sessie, lid), op)


def leg_markeerpunt_vast(
    sessie: Sessie,
    *,
    lid: int,
    punt: str,
    op: date,
    invoer: Markeerinvoer,
    bij: Maatregel | Bevoegdheid | None = None,
    wat: str = "",
    verborgen: Iterable[int] = (),
) -> Markeerpunt:
    """Store a marked point with its safeguards. Raises ``Ongeldig`` at ``waarborg-<code>[-<lid>]`` and the fields.

    ``punt``: begin, wijziging, einde, or voorbereiding (that alone is refused while a compulsory safeguard is missing).
    """
    vereist = vereisten_bij(sessie, lid, punt, op)
    gegeven = _gegeven(vereist, invoer)
    if punt == VOORBEREIDING:
        bezwaren = regel.bezwaren_voorbereiden(vereist, gegeven)
        keur(tuple(replace(bezwaar, veld=f"waarborg-{bezwaar.veld}") for bezwaar in bezwaren))
    else:
        _keur_achteraf(vereist, gegeven, invoer.achteraf, op)
    rij = sessie.bewaar(
        Markeerpunt(
            laag=Laag.VEILIGHEID,
            betreft=[lid],
            niet_zichtbaar_voor=sorted(verborgen),
            maatregel=bij if isinstance(bij, Maatregel) else None,
            bevoegdheid=bij if isinstance(bij, Bevoegdheid) else None,
            soort=punt,
            op=op,
            besloten_door_ons=punt == VOORBEREIDING,
            wat=wat,
            toelichting=invoer.grond.strip() or None,
        )
    )
    for vereiste in vereist:
        _bewaar(sessie, rij, vereiste, gegeven, invoer)
    return rij


def _gegeven(vereist: Sequence[Vereiste], invoer: Markeerinvoer) -> list[Gegeven]:
    """What was given of what is owed; anything else that was sent is refused."""
    bekend = {(vereiste.soort.code, vereiste.lid): vereiste for vereiste in vereist}
    uit: list[Gegeven] = []
    for een in invoer.waarborgen:
        vereiste = bekend.get((een.code, een.lid))
        if vereiste is None:
            raise Ongeldig(**{"": "Een van deze waarborgen hoort hier niet bij. Laad de pagina opnieuw."})
        if not een.stand:
            continue
        veld = f"waarborg-{vereiste.veld}"
        stand = kies(Waarborgstand, een.stand, veld)
        gegeven = Gegeven(een.code, stand, een.lid, een.tekst)
        if stand is not Waarborgstand.ACHTERAF:
            bezwaren = regel.bezwaren_gegeven(gegeven, date.min)
            keur(tuple(Bezwaar(f"{veld}-tekst", bezwaar.zin) for bezwaar in bezwaren))
            _nooit_onmogelijk(vereiste, gegeven, veld)
        uit.append(gegeven)
    return uit


def _nooit_onmogelijk(vereiste: Vereiste, gegeven: Gegeven, veld: str) -> None:
    """A child of the age to be asked must be asked; asked without an answer is done."""
    if gegeven.stand is Waarborgstand.NIET_VAN_TOEPASSING and not regel.is_vervuld(vereiste, [gegeven]):
        zin = "Dit moet altijd worden gevraagd. Wil het kind niets zeggen? Kies dan 'gedaan' en schrijf dat erbij."
        raise Ongeldig(**{veld: zin})


def _keur_achteraf(
    vereist: Sequence[Vereiste], gegeven: Sequence[Gegeven], achteraf: Achteraf, besloten_op: date
) -> None:
    """What is still owed needs a reason, an owner and a day; when nothing is owed these are not asked."""
    open_ = regel.na_te_doen(vereist, gegeven)
    if not open_:
        return
    stand = Waarborgstand.ACHTERAF
    wat = Gegeven("", stand, None, achteraf.reden, achteraf.eigenaar, achteraf.uiterlijk)
    namen = {"reden": "achteraf_reden", "eigenaar": "achteraf_eigenaar", "uiterlijk": "achteraf_uiterlijk"}
    keur(regel.bezwaren_gegeven(wat, besloten_op), velden=namen)
    if not Medewerker.objects.filter(pk=achteraf.eigenaar or 0).exists():
        raise Ongeldig(achteraf_eigenaar="Deze collega is niet bekend.")


def _bewaar(
    sessie: Sessie, punt: Markeerpunt, vereiste: Vereiste, gegeven: Sequence[Gegeven], invoer: Markeerinvoer
) -> None:
    """Store one safeguard as it stands. One that is not compulsory and was not given leaves no row."""
    sleutel = (vereiste.soort.code, vereiste.lid)
    wat = next((een for een in gegeven if (een.code, een.lid) == sleutel), None)
    vervuld = regel.is_vervuld(vereiste, gegeven)
    if not vervuld and not vereiste.soort.verplicht:
        return
    rij = sessie.bewaar(
        Waarborg(
            laag=punt.laag,
            betreft=punt.betreft,
            niet_zichtbaar_voor=punt.niet_zichtbaar_voor,
            markeerpunt_id=punt.pk,
            soort=vereiste.soort.code,
            stand=str(wat.stand if vervuld and wat else Waarborgstand.ACHTERAF),
            op=punt.op if vervuld else None,
            lid_id=vereiste.lid,
            tekst=((wat.reden if wat else "") if vervuld else invoer.achteraf.reden).strip() or None,
        )
    )
    if not vervuld and invoer.achteraf.uiterlijk:
        zet_termijn(
            sessie, rij, soort=ACHTERAF, vervalt_op=invoer.achteraf.uiterlijk, casus=lopende_casus(sessie),
            eigenaar=invoer.achteraf.eigenaar, reden=vereiste.soort.naam,
        )  # fmt: skip


def lopende_casus(sessie: Sessie) -> int | None:
    """Return the id of the running case, if any: a measure can begin before a case does."""
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    return casus.pk if casus else None
