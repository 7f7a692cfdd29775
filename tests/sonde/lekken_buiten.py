"""Leaks of a copy that is handed over outside the household, and of the mark that no member may meet."""

from dataclasses import replace

from tandem.acties import deur
from tandem.acties.casus.eigen import regels_over
from tandem.acties.portaal import afschrift, meegeven
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.rechten import antwoordbrief
from tandem.management.sonde.proeven import ANTWOORDBRIEF, MEEGEVEN
from tandem.models import Gebeurtenis, Publiekmerk
from tandem.regels.rechten.lagen import Doel
from tandem.web.portaal import paginas
from tandem.web.rechten import verzoekbuiten
from tests.sonde.lekken import lek

KOPIE = MEEGEVEN[:1]


@lek(wie=("rosa",), routes=KOPIE, muur2=True, plek="kopie naar buiten", methode="POST")
def nauwe_deur_met_een_verborgen_regel(mp, _):
    """As for who looks as a member: what is hidden from another member is not hidden from who never was one."""
    mp.setattr(ledendeur.Buitensessie, "van", ledendeur.Meekijksessie.van)


@lek(wie=("rosa",), routes=KOPIE, muur2=False, plek="kopie naar buiten", methode="POST")
def kopie_met_de_sleutels_van_wie_hem_maakt(mp, terrein):
    """The confused deputy: lines about the child as the professional reads them, through the wide door."""
    echt, rosa, huis = afschrift._geschreven, terrein.b.actor("rosa"), terrein.b.huizen["A"].openbaar

    regels = {}

    def vooraf(**alles):  # read before the narrow door is opened: one transaction at a time
        with deur.lees(door=rosa, doel=Doel.HULP, wat="lek", huishouden=huis) as wijd:
            regels["over"] = regels_over(wijd, [alles["over"]], 100)
        return lees(**alles)

    def geschreven(sessie, kop, lid):
        yield from echt(sessie, kop, lid)
        yield from (afschrift.Stuk("", een.tekst) for een in regels["over"])

    lees = meegeven.lees_afschrift_voor
    mp.setattr(afschrift, "_geschreven", geschreven)
    mp.setattr(meegeven, "lees_afschrift_voor", vooraf)


@lek(wie=("aad", "jos", "nel", "cor"), routes=KOPIE, muur2=False, plek="kopie naar buiten", methode="POST")
def een_kopie_door_wie_minder_leest(mp, terrein):
    """Made with the rights of somebody else, for whoever asks."""
    echt, rosa = meegeven.geef_afschrift_mee, terrein.b.actor("rosa")
    mp.setattr(verzoekbuiten, "geef_afschrift_mee", lambda **alles: echt(**{**alles, "door": rosa}))


@lek(wie=("rosa",), routes=(ANTWOORDBRIEF,), muur2=False, plek="brief naar buiten", methode="POST")
def een_brief_die_zegt_wat_er_staat(mp, _):
    """A letter that means well: beside the answer it tells what is written about the child, as its maker reads it."""
    echt = antwoordbrief._feiten

    def feiten(sessie, rij, beeld):
        over = " ".join(een.tekst for een in regels_over(sessie, [rij.lid_id], 100))
        return replace(echt(sessie, rij, beeld), antwoord=over)

    mp.setattr(antwoordbrief, "_feiten", feiten)


@lek(wie=("moeder", "zeventien"), routes=("mijn_geschreven",), muur2=True, plek="publiek merk")
def een_lid_leest_het_merk(mp, _):
    _bij_geschreven(mp, lambda: " ".join(str(merk.openbaar) for merk in Publiekmerk.objects.all()))


@lek(wie=("moeder", "zeventien"), routes=("mijn_geschreven",), muur2=True, plek="publiek merk")
def een_lid_leest_waarom_er_extra_toezicht_is(mp, _):
    _bij_geschreven(mp, lambda: " ".join(str(een.feiten) for een in Gebeurtenis.objects.all()))


@lek(wie=("zeventien",), routes=("mijn_geschreven",), muur2=True, soort="verschil", plek="publiek merk")
def een_lid_merkt_dat_er_extra_toezicht_is(mp, _):
    """Without a word or a number: only that it is so."""
    _bij_geschreven(mp, lambda: "Er is extra toezicht. " * Publiekmerk.objects.count())


def _bij_geschreven(mp, lees):
    """Let the page of what was written say more, read with the keys of the member."""
    echt = paginas.lees_geschreven

    def met_meer(*, door, huishouden):
        blad = echt(door=door, huishouden=huishouden)
        with ledendeur.lees(door=door, wat="lek", huishouden=huishouden) as sessie:
            sessie.inzage()
            meer = lees()
        return replace(blad, regels=tuple(replace(een, tekst=f"{een.tekst} {meer}") for een in blad.regels))

    mp.setattr(paginas, "lees_geschreven", met_meer)
