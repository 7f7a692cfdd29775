"""The short histories: a signal that was advice or needed nothing, and a case that ended after one visit."""

import random
import uuid

from tandem.management.vullen import handelingen as doe
from tandem.management.vullen.opzet import Opzet, Pad, eerste_zin
from tandem.management.vullen.rol import Deel
from tandem.management.vullen.themas import Thema
from tandem.management.vullen.verteller import Verteller
from tandem.models import Betrokkenheid
from tandem.regels.casus.afronding import Voorwaarde

_EINDE = {
    "niet_bevestigd": (
        "Het signaal klopt niet. Het gezin heeft hulp genoeg om zich heen.",
        {Voorwaarde.ONDERZOCHT: "Wij hebben met iedereen gesproken. Wat gemeld is, is niet gebeurd."},
    ),
    "hulp_geweigerd": (
        "Zij willen nu geen hulp. Zij weten waar zij ons kunnen vinden.",
        {
            Voorwaarde.HULP_AANGEBODEN: "Wij hebben een gesprek per week aangeboden. Dat willen zij niet.",
            Voorwaarde.GEEN_GROND_VOOR_DWANG: "Er is geen gevaar gezien. Er is geen reden om hulp te verplichten.",
        },
    ),
}
_GEHOORD = "Zij hebben hun verhaal verteld en kennen de uitkomst."


def vertel_beknopt(v: Verteller, opzet: Opzet, kans: random.Random, thema: Thema) -> None:
    """Tell what is known after a few telephone calls: who it is about, what was said, what came of it."""
    adres = opzet.pad is not Pad.ADVIES or kans.random() < 0.25
    v.begin_huishouden("Er kwam een signaal binnen.", adres=adres, telefoon=False)
    soort, melder = kans.choice([een for een in thema.melders if v.kent(een[1])])
    een = doe.signaal(v, soort, [eerste_zin(thema)], melder=melder, dagen=kans.randint(3, 5))
    v.op(opzet.begin - kans.randint(1, 3), kans.randint(9, 16))
    sluit(v, opzet, een, soort)


def sluit(v: Verteller, opzet: Opzet, een: uuid.UUID, soort: str) -> None:
    """Assess a signal that leads to no case, tell its reporter, and let go."""
    advies = "De melder heeft advies gekregen en praat zelf met de mensen. Over een maand bellen wij elkaar."
    niets = "Wij hebben met iedereen gesproken. Er is niets gevonden dat onveilig is, en er is al hulp."
    if opzet.pad is Pad.ADVIES:
        doe.sluit_signaal(v, een, "advies", advies)
    else:
        doe.sluit_signaal(v, een, "beeindigd", niets)
    v.op(max(opzet.begin - 8, 1), 11)
    doe.vertel_melder(v, een, soort)
    doe.laat_gaan(v, v.rijen(Betrokkenheid)[0].openbaar, "Er is geen casus; onze hulp is niet nodig.")


def een_bezoek(v: Verteller, opzet: Opzet, kans: random.Random, thema: Thema) -> None:
    """Everybody is heard once; a colleague looks along, and the case ends."""
    v.op(opzet.begin - kans.randint(5, 9), kans.randint(9, 16))
    met = " ".join(label for label in ("o1", "o2") if label in v.leden)
    doe.contact(v, thema.eerste[:2], met=met, volgend=14)
    soort = kans.choice(list(_EINDE))
    v.op(opzet.begin - kans.randint(14, 24), kans.randint(9, 14))
    doe.laat_meekijken(v, soort, Deel.TEAMLID)
    reden, bevestigd = _EINDE[soort]
    doe.rond_casus_af(v, soort, reden, {**bevestigd, Voorwaarde.HUISHOUDEN_GEHOORD: _GEHOORD})
