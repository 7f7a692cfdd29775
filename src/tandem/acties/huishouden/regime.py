"""From dated measures and powers to everybody's own regime: the rule is ``regels.rechten.regime``."""

from collections.abc import Iterable, Mapping

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.vragen import BEVOEGDHEDEN, MAATREGELEN
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Lid, Maatregel
from tandem.regels.huishouden.leeftijd import Geboorte
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten import maatregel as regel
from tandem.regels.rechten.regime import Regime, Regimefeit
from tandem.regels.regio.organisatie import Organisatiesoort


def regimefeiten_in(sessie: Sessie, leden: Iterable[Lid]) -> tuple[Regimefeit, ...]:
    """Return the facts of the open household from which regimes follow, as far as the keys show. Two queries."""
    geboortes = {lid.pk: geboorte_uit(lid.geboortedatum_soort, lid.geboortedatum, lid.uitgerekend_op) for lid in leden}
    maatregelen = [rij for rij in sessie.vraag(MAATREGELEN) if loopt_ooit(rij)]
    inzet = [rij for rij in sessie.vraag(BEVOEGDHEDEN) if loopt_ooit(rij)]
    return (*_uit_maatregelen(maatregelen, geboortes), *_uit_inzet(inzet))


def loopt_ooit(rij: Maatregel | Bevoegdheid) -> bool:
    """Whether it held on any day at all: what was withdrawn on its first day never did."""
    return rij.tot is None or rij.tot > rij.van


def _uit_maatregelen(rijen: Iterable[Maatregel], geboortes: Mapping[int, Geboorte]) -> list[Regimefeit]:
    """A kind that content no longer knows still binds somebody: never lighter than it was."""
    bekend = [als_maatregel(rij) for rij in rijen if rij.soort in catalogus().maatregelen]
    los = [rij for rij in rijen if rij.soort not in catalogus().maatregelen]
    return [
        *regel.regimefeiten(bekend, (), geboortes),
        *(
            Regimefeit(
                rij.lid_id, Regime.MET_MAATREGEL, Tijdvak(rij.van, rij.tot), rij.soort.replace("_", " "),
                "artikel niet nagegaan", besluiter(rij.besloten_door).omschrijving,
            )
            for rij in los
        ),
    ]  # fmt: skip


def _uit_inzet(rijen: Iterable[Bevoegdheid]) -> tuple[Regimefeit, ...]:
    soorten = catalogus().bevoegdheden
    inzet = [
        regel.Inzet(rij.lid_id, soorten[rij.soort], Tijdvak(rij.van, rij.tot), besluiter(rij.organisatie.soort))
        for rij in rijen
        if rij.soort in soorten
    ]
    return regel.regimefeiten((), inzet, {})


def als_maatregel(rij: Maatregel) -> regel.Maatregel:
    """Return a stored measure as the rules know it. Raises ``KeyError`` for a kind that content does not know."""
    return regel.Maatregel(
        persoon=rij.lid_id,
        soort=catalogus().maatregelen[rij.soort],
        tijdvak=Tijdvak(rij.van, rij.tot),
        besloten_door=besluiter(rij.besloten_door),
        besloten_op=rij.besloten_op,
    )


def besluiter(code: str) -> Organisatiesoort:
    """Return the kind of organisation that decided; an unknown code is another organisation."""
    return next((een for een in Organisatiesoort if een.value == code), Organisatiesoort.OVERIG)
