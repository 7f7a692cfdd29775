"""Whom a reader may name as somebody who might read along: who is tied to the household in a way that they see too.

What the reader's own keys do not show is left out, and never counted: a number would tell as much as a name. So who is
involved with one other member, or for one, is no candidate for who does not look for that member.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from tandem.acties.deur import Sessie
from tandem.acties.sleutelfeiten import Wie, feiten_van_velen
from tandem.models import Betrokkenheid, Dienst, Maatregel, Noodtoegang, Teamlidmaatschap, Toestemming, Waarneming
from tandem.regels.rechten.lagen import Laag, Reikwijdte, sleutel
from tandem.regels.rechten.lezers import Band, Lezerfeiten
from tandem.regels.rechten.sleutels import Recht, in_kracht


@dataclass(frozen=True)
class Kandidaat:
    """A professional in one capacity, with the facts of the key rule. ``ik``: who asks."""

    naam: str
    rol: str
    organisatie: str
    team: str
    feiten: Lezerfeiten
    ik: bool

    @property
    def plaats(self) -> str:
        """In which role, for whom."""
        return f"{self.rol}, {self.organisatie}"


def banden_in(sessie: Sessie) -> list[Betrokkenheid]:
    """Return who is involved now, as far as this reader may name them."""
    nu = (b for b in sessie.van(Betrokkenheid).select_related("team") if in_kracht(b.van, b.tot, sessie.vandaag))
    return [band for band in nu if _mag_noemen(sessie, band)]


def _mag_noemen(sessie: Sessie, band: Betrokkenheid) -> bool:
    """Who reaches some members only does not hear who is there for another."""
    if sleutel(sessie.huishouden or 0, Laag.CONTACT) not in sessie.bos.deel and not sessie.bos.namens:
        return True
    eigen = sessie.bos.leden | sessie.bos.namens
    wie = {*band.leden, *([band.namens_id] if band.namens_id else [])}
    return band.medewerker_id == sessie.door.medewerker or (not band.maatregel_id and wie <= eigen)


def kandidaten_in(sessie: Sessie, banden: list[Betrokkenheid], rechten: Iterable[Recht]) -> list[Kandidaat]:
    """Return everybody who might read, each in every capacity, who asks first. A fixed number of queries."""
    rijen = [rij for rij in _plekken(sessie, banden, rechten) if in_kracht(rij.van, rij.tot, sessie.vandaag)]
    feiten = feiten_van_velen([_wie(rij) for rij in rijen], huishouden=sessie.huishouden or 0, nu=sessie.nu)
    gevonden = [
        Kandidaat(
            naam=rij.medewerker.naam,
            rol=rij.rol.naam,
            organisatie=rij.organisatie.naam,
            team=rij.team.naam,
            feiten=Lezerfeiten(rij.rol_id, feiten[_wie(rij)], sessie.nu, sessie.vandaag),
            ik=rij.pk == sessie.door.lidmaatschap,
        )
        for rij in rijen
    ]
    return sorted(gevonden, key=lambda een: (not een.ik, een.naam))


def _wie(rij: Teamlidmaatschap) -> Wie:
    return rij.medewerker_id, rij.pk


def _plekken(sessie: Sessie, banden: list[Betrokkenheid], rechten: Iterable[Recht]) -> Iterable[Teamlidmaatschap]:
    """Capacities from which a key might follow, somewhat too many: the rule judges each."""
    betrokken = {band.medewerker_id for band in banden if band.medewerker_id}
    teams = {band.team_id for band in banden if band.team_id}
    leidt = {recht.rol for recht in rechten if recht.reikwijdte is Reikwijdte.TEAM}
    waar = Q(pk=sessie.door.lidmaatschap) | Q(medewerker__in=betrokken | _tijdelijk(sessie, betrokken, teams))
    waar |= Q(team__in=teams, rol__in=leidt)
    for rij in sessie.van(Toestemming).filter(van__lte=sessie.vandaag, tot__gt=sessie.vandaag):
        waar |= (
            Q(pk=rij.lidmaatschap_id) if rij.lidmaatschap_id else Q(team=rij.team_id, organisatie=rij.organisatie_id)
        )
    return Teamlidmaatschap.objects.filter(waar).select_related("medewerker", "rol", "organisatie", "team")


def _tijdelijk(sessie: Sessie, betrokken: set[int], teams: set[int]) -> set[int]:
    """Who stands in now, is on duty now, or has emergency access now."""
    nu = {"van__lte": sessie.nu, "tot__gt": sessie.nu}
    staat_in = Waarneming.objects.filter(voor__in=betrokken, **nu).values_list("door", flat=True)
    dienst = Dienst.objects.filter(team__in=teams, **nu).values_list("medewerker", flat=True)
    return {*staat_in, *dienst, *sessie.van(Noodtoegang).filter(**nu).values_list("medewerker", flat=True)}


def dienstbanden(sessie: Sessie, banden: list[Betrokkenheid]) -> list[Band]:
    """Return the involved teams, each with the members whom their duty officer would reach (none: everybody)."""
    kinderen = dict(sessie.van(Maatregel).values_list("pk", "lid_id"))
    gevonden = {
        Band(band.team.naam, frozenset([kinderen.get(band.maatregel_id, 0)] if band.maatregel_id else band.leden))
        for band in banden
        if band.team is not None
    }
    return sorted(gevonden, key=lambda een: een.team)
