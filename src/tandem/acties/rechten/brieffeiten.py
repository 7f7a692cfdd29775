"""The facts of a letter at a marked point: what was decided, and what the reader of the letter may know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tandem.acties.casus.betrokkenheid import betrokkenen_in
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.huishouden.regime import besluiter
from tandem.acties.ledenfeiten import ledenbossen
from tandem.acties.markering import FASE, VOORBEREIDING
from tandem.acties.rechten import bevoegdheden, maatregelen
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Fasewisseling, Lid, Maatregel, Markeerpunt
from tandem.regels.casus.betrokkenheid import Rol
from tandem.regels.huishouden.leeftijd import Geboortesoort, Zekerheid, is_minderjarig
from tandem.regels.rechten import brief as regel
from tandem.regels.rechten.brief import Brieffeiten
from tandem.regels.rechten.klacht import Routesoort
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.ledensleutels import Ledenbos
from tandem.regels.rechten.voorbereiding import Voorbereiding
from tandem.regels.rechten.waarborg import Markeerpunt as Punt

KLAGEN = (Routesoort.INTERN, Routesoort.EXTERN)


@dataclass(frozen=True)
class Zaak:
    """What a marked point is about: the row behind it, and who may know that row (layer, members, hidden from)."""

    soort: str
    laag: Laag
    betreft: tuple[int, ...]
    verborgen: tuple[int, ...]
    maatregel: Maatregel | None = None
    bevoegdheid: Bevoegdheid | None = None
    wisseling: Fasewisseling | None = None

    def mag_weten(self, bos: Ledenbos, huishouden: int) -> bool:
        """Whether a member with these keys would read it at the portal: the letter says no more than that."""
        return bos.ziet(huishouden, self.laag, self.betreft, self.verborgen)


def zaak_van(sessie: Sessie, punt: Markeerpunt) -> Zaak:
    """Return what a marked point is about. What we prepare is the point itself."""
    if punt.soort == FASE:
        wisseling = sessie.van(Fasewisseling).filter(pk=punt.fasewisseling_id or 0).first()
        return Zaak("fase", Laag.PLAN, (), (), wisseling=wisseling)
    if punt.soort == VOORBEREIDING:
        return Zaak("voorbereiding", Laag(punt.laag), tuple(punt.betreft), tuple(punt.niet_zichtbaar_voor))
    if punt.maatregel_id:
        rij = sessie.van(Maatregel).select_related("uitvoerder").get(pk=punt.maatregel_id or 0)
        verborgen = tuple(rij.niet_zichtbaar_voor)
        return Zaak("maatregel", Laag(rij.laag), tuple(rij.betreft), verborgen, maatregel=rij)
    macht = sessie.van(Bevoegdheid).select_related("organisatie").get(pk=punt.bevoegdheid_id or 0)
    verborgen = tuple(macht.niet_zichtbaar_voor)
    return Zaak("bevoegdheid", Laag(macht.laag), tuple(macht.betreft), verborgen, bevoegdheid=macht)


@dataclass(frozen=True)
class Ontvanger:
    """A member, whether a letter about this may be theirs, and their keys at the portal."""

    lid: Lid
    bos: Ledenbos
    mag: bool
    jong: bool


def ontvangers(sessie: Sessie, zaak: Zaak) -> tuple[Ontvanger, ...]:
    """Return the members who live here now, the oldest first, each with whether they may know of this. Two queries."""
    huis, op = sessie.huishouden or 0, sessie.vandaag
    rijen = [rij for rij in sessie.van(Lid).order_by("geboortedatum", "id") if _leest(rij, op)]
    bossen = ledenbossen([rij.persoon_id for rij in rijen], huishouden=huis, vandaag=op)
    return tuple(
        Ontvanger(rij, bos, zaak.mag_weten(bos, huis), is_minderjarig(geboorte_van(rij), op) is not Zekerheid.NEE)
        for rij in rijen
        if (bos := bossen[rij.persoon_id])
    )


def _leest(rij: Lid, op: date) -> bool:
    hier = rij.van <= op and (rij.tot is None or rij.tot > op)
    return hier and rij.overleden_op is None and geboorte_van(rij).soort is not Geboortesoort.ONGEBOREN


@dataclass(frozen=True)
class Gebruikt:
    """The texts of the content that a letter holds: explanation and rights, in Dutch and (when asked) translated."""

    uitleg: str
    rechten: str
    vertaling: tuple[str, ...]
    versies: str


def teksten_voor(zaak: Zaak, punt: str, *, jong: bool, taal: str) -> Gebruikt:
    """Return the texts for a letter with their versions, as they are now."""
    moment = Punt.BEGIN if punt == VOORBEREIDING else Punt(punt)
    passend = [t for t in catalogus().uitlegteksten.values() if zaak.soort in t.over and moment in t.bij]
    rechten = [t for t in passend if "rechten_uitgelegd" in t.waarborgen][:1]
    uitleg = [t for t in passend if t not in rechten][:1]
    gekozen = [*uitleg, *rechten]

    def woorden(teksten: Iterable[object], in_taal: str) -> list[str]:
        gevonden = [t.in_taal(in_taal) for t in gekozen if t in list(teksten)]
        return [een.jong if jong else een.tekst for een in gevonden]

    versies = [f"{t.code}:{t.versie}" for t in gekozen] + [f"brief:{regel.VERSIE}"]
    vertaling = woorden(gekozen, taal) if taal != "nl" else []
    return Gebruikt(
        "".join(woorden(uitleg, "nl")), "".join(woorden(rechten, "nl")), tuple(vertaling), " ".join(versies)
    )


def feiten_voor(
    sessie: Sessie, kop: Dossierkop, punt: Markeerpunt, zaak: Zaak, wie: Ontvanger, teksten: Gebruikt
) -> Brieffeiten:
    """Return what the letter for one member tells: no word that this member could not read at the portal."""
    gezicht = next((b for b in betrokkenen_in(sessie, alleen_nu=True) if b.plaats is Rol.VAST_GEZICHT), None)
    anderen = [lid for lid in punt.betreft if lid != wie.lid.pk]
    leest_grond = wie.bos.ziet(sessie.huishouden or 0, punt.laag, punt.betreft, punt.niet_zichtbaar_voor)
    reden = (zaak.wisseling.reden if zaak.wisseling else punt.toelichting) or ""
    vast = {
        "aan": kop.namen([wie.lid.pk]), "jong": wie.jong, "op": sessie.vandaag, "soort": zaak.soort,
        "punt": punt.soort, "over": kop.namen(anderen), "van": punt.op, "grond": reden if leest_grond else "",
        "uitleg": teksten.uitleg, "rechten": teksten.rechten, "vertaling": teksten.vertaling,
        "middelen": _middelen(zaak), "klachtwegen": _klachtwegen(),
        "gezicht": gezicht.naam if gezicht else "", "telefoon": gezicht.telefoon if gezicht else "",
    }  # fmt: skip
    return Brieffeiten(**{**vast, **_van_zaak(punt, zaak)})  # type: ignore[arg-type]


def _van_zaak(punt: Markeerpunt, zaak: Zaak) -> dict[str, object]:
    if zaak.maatregel:
        return _van_maatregel(zaak.maatregel)
    if zaak.bevoegdheid:
        return _van_bevoegdheid(zaak.bevoegdheid)
    if zaak.soort == "fase":
        fase = catalogus().fasen.get(punt.wat)
        return {"naam": fase.naam if fase else punt.wat, "wat": fase.uitleg if fase else ""}
    naam = next((een.omschrijving for een in Voorbereiding if een.value == punt.wat), punt.wat)
    return {"naam": naam[:1].lower() + naam[1:], "wat": ""}


def _van_maatregel(rij: Maatregel) -> dict[str, object]:
    soort = catalogus().maatregelen.get(rij.soort)
    return {
        "naam": maatregelen.naam_van(rij.soort),
        "wat": soort.omschrijving if soort else "",
        "beslist_door": besluiter(rij.besloten_door).omschrijving,
        "besloten_op": rij.besloten_op,
        "voert_uit": rij.uitvoerder.naam if rij.uitvoerder else "",
        "artikel": soort.artikel if soort else "",
        "geverifieerd": soort.geverifieerd if soort else False,
        "van": rij.van,
        "tot": rij.tot,
    }


def _van_bevoegdheid(rij: Bevoegdheid) -> dict[str, object]:
    soort = catalogus().bevoegdheden.get(rij.soort)
    return {
        "naam": bevoegdheden.naam_van(rij.soort),
        "wat": soort.omschrijving if soort else "",
        "beslist_door": rij.organisatie.naam,
        "artikel": soort.artikel if soort else "",
        "geverifieerd": soort.geverifieerd if soort else False,
        "van": rij.van,
        "tot": rij.tot,
    }


def _middelen(zaak: Zaak) -> tuple[str, ...]:
    """What one can do against this very decision: only what was verified is said."""
    alle = [een for een in catalogus().rechtsmiddelen.values() if een.geverifieerd]
    if zaak.maatregel:
        return tuple(f"{een.zin} ({een.artikel})" for een in alle if zaak.maatregel.soort in een.maatregelen)
    if zaak.bevoegdheid:
        return tuple(f"{een.zin} ({een.artikel})" for een in alle if zaak.bevoegdheid.soort in een.bevoegdheden)
    return ()


def _klachtwegen() -> tuple[str, ...]:
    routes = catalogus().klachtroutes.values()
    namen = [een.naam for een in routes if een.bron.geverifieerd and een.soort in KLAGEN]
    return tuple(naam[:1].lower() + naam[1:] for naam in namen)
