"""Filling a household through the actions, with a word of its own in every text that an action takes."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tandem.acties import deur
from tandem.acties.analyse import inhoud, versie
from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.casus import contact as contactmoment
from tandem.acties.casus.aankondiging import meld_druk
from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.acties.casus.casus import voeg_regels_toe, wijzig_regie
from tandem.acties.casus.melder import Melderinvoer
from tandem.acties.casus.openen import Openinginvoer, open_casus
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.signaal import Signaalinvoer, leg_signaal_vast
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.verblijf import leg_verblijf_vast
from tandem.acties.plan.afspreken import leg_instemming_vast, leg_thuis_vast
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast, schaal_doel
from tandem.acties.plan.hulp import Hulpinvoer, vraag_hulp
from tandem.acties.plan.stap import Stapinvoer, spreek_stap_af
from tandem.acties.rechten.concept import bewaar_concept
from tandem.management.sonde.bouwen import Bouwer, Huis, model
from tandem.management.sonde.vullen_samen import vul_consultatie, vul_document, vul_kaart, vul_overleg
from tandem.management.sonde.vulling import Vulling
from tandem.regels.rechten.lagen import Doel

DAG = timedelta(days=1)
WEEK = timedelta(days=7)


def vul(b: Bouwer, huis: str, wie: str) -> Huis:
    """Fill a household with everything that the actions can make."""
    v = Vulling(b, huis, wie)
    _signaal(v)
    _casus(v)
    _contactgegevens(v)
    _contact(v)
    _plan(v)
    _analyse(v)
    vul_kaart(v)
    vul_document(v)
    vul_overleg(v)
    vul_consultatie(v)
    _concept(v)
    return v.plek


def vul_kort(b: Bouwer, huis: str, wie: str) -> Huis:
    """Give a household a case, an address and a plan."""
    v = Vulling(b, huis, wie)
    _casus(v)
    _contactgegevens(v)
    _plan(v)
    return v.plek


def _signaal(v: Vulling) -> None:
    buur = Melderinvoer(
        "buur_of_omstander",
        "niet_gevraagd",
        naam=v.k("afgeschermd", "melder.naam", betreft={"kind", "klein"}, geopend_voor={v.wie}),
        contact=v.k("afgeschermd", "melder.contact", betreft={"kind", "klein"}, geopend_voor={v.wie}),
    )
    regels = (
        v.regel("veiligheid", "signaal.regel", pagina="signalen", staat_bij={"klein"}),
        v.regel("veiligheid", "signaal.regel verborgen", over="klein", niet_voor=("papa",)),
    )
    invoer = Signaalinvoer(
        v.nu - DAG,
        True,
        buur,
        regels,
        wat_nu=v.k("veiligheid", "signaal.wat_nu", betreft={"kind", "klein"}),
        beoordelen_uiterlijk=v.vandaag + WEEK,
    )
    leg_signaal_vast(**v.ding, verzoek=uuid.uuid4(), invoer=invoer)


def _casus(v: Vulling) -> None:
    gezicht = v.b.actor(v.wie).lidmaatschap
    open_casus(**v.ding, verzoek=uuid.uuid4(), invoer=Openinginvoer(v.vandaag, gezicht=gezicht))
    toelichting = v.k("plan", "casus.regie_toelichting", pagina="casus")
    rij = _eerste(v, "Casus")
    v.b.k_nummer(v.plek.naam, rij.nummer)
    wijzig_regie(**v.ding, verzoek=uuid.uuid4(), versie=rij.versie, regie="lokaal_team", toelichting=toelichting)
    regels = (
        v.regel("plan", "casus.regel", over="mama", pagina="casus"),
        v.regel("plan", "casus.regel verborgen", over="kind", niet_voor=("papa",), pagina="casus"),
    )
    voeg_regels_toe(**v.ding, verzoek=uuid.uuid4(), regels=regels)


def _eerste(v: Vulling, naam: str) -> Any:
    with deur.lees(doel=Doel.HULP, wat="sonde", **v.ding) as sessie:
        sessie.inzage()
        return sessie.van(model(naam)).order_by("-id").first()


def _contactgegevens(v: Vulling) -> None:
    lid = v.plek.leden["mama"].openbaar
    gewoon = Contactinvoer(
        "adres",
        f"{v.b.k(v.plek.naam, 'contact', 'adres', betreft={'mama'})} 12, 3011 AA Rotterdam",
        lid=lid,
        toelichting=v.k("contact", "contactgegeven.toelichting", betreft={"mama"}),
    )
    adres = v.b.k(
        v.plek.naam, "afgeschermd", "geheim adres", betreft={"kind"}, niet_voor={"papa"}, geopend_voor={v.wie}
    )
    geheim = Contactinvoer(
        "adres",
        f"{adres} 8, 3012 BB Rotterdam",
        lid=v.plek.leden["kind"].openbaar,
        afgeschermd=True,
        niet_voor=(v.plek.leden["papa"].openbaar,),
    )
    bewaard = (
        f"{v.b.k(v.plek.naam, 'contact', 'mailadres verborgen', betreft={'mama'}, niet_voor={'papa'})}@voorbeeld.nl"
    )
    verborgen = Contactinvoer("email", bewaard, lid=lid, niet_voor=(v.plek.leden["papa"].openbaar,))
    for invoer in (gewoon, geheim, verborgen):
        leg_contactgegeven_vast(**v.ding, invoer=invoer)
    leg_gezag_vast(
        **v.ding,
        invoer=Gezagsinvoer(
            v.plek.leden["klein"].openbaar,
            "voogdij",
            "uitspraak",
            v.vandaag,
            buiten=v.k("contact", "gezag.buiten", betreft={"klein"}),
        ),
    )
    toelichting = v.k("contact", "verblijf.toelichting", betreft={"klein"})
    leg_verblijf_vast(
        **v.ding, lid=v.plek.leden["klein"].openbaar, soort="deels", van=v.vandaag, toelichting=toelichting
    )


def _contact(v: Vulling) -> None:
    kind = contactmoment.Kindinvoer
    invoer = contactmoment.Contactinvoer(
        wanneer=v.nu - timedelta(minutes=5),
        wijze="huisbezoek",
        met=(v.lid("mama"),),
        kinderen={
            v.lid("kind"): kind(True, True),
            v.lid("klein"): kind(
                True, False, "wilde_niet", v.k("plan", "contact.waarom_niet", betreft={"mama", "kind", "klein"})
            ),
        },
        regels=(
            v.regel("analyse", "contact.regel", over="mama"),
            v.regel("analyse", "contact.regel verborgen", over="kind", niet_voor=("papa",)),
        ),
        afspraken=(
            Afspraakinvoer(
                v.k("plan", "afspraak", betreft={"kind"}),
                v.vandaag + WEEK,
                lid=v.lid("kind"),
                betreft=v.nummers(("kind",)),
            ),
            Afspraakinvoer(
                v.k("plan", "afspraak verborgen", betreft={"mama"}, niet_voor={"papa"}),
                v.vandaag + WEEK,
                wie_anders=v.k("plan", "afspraak.wie_anders", betreft={"mama"}, niet_voor={"papa"}),
                betreft=v.nummers(("mama",)),
                niet_zichtbaar_voor=v.nummers(("papa",)),
                rij=1,
            ),
        ),
        volgend_contact=v.vandaag + WEEK,
        teruggelezen="ja",
    )
    contactmoment.leg_contact_vast(**v.ding, invoer=invoer)
    meld_druk(**v.ding, lid=v.lid("mama"), op=v.vandaag, tekst=v.k("plan", "drukmelding", betreft={"mama"}))


def _plan(v: Vulling) -> None:
    doel = leg_doel_vast(
        **v.ding,
        invoer=Doelinvoer(v.k("plan", "doel", betreft={"kind"}, pagina="plan"), van_lid=v.lid("kind"), goed_genoeg=7),
    )
    verborgen = v.k("plan", "doel verborgen", betreft={"mama"}, niet_voor={"papa"}, pagina="plan")
    leg_doel_vast(
        **v.ding, invoer=Doelinvoer(verborgen, van_lid=v.lid("mama"), niet_zichtbaar_voor=v.nummers(("papa",)))
    )
    schaal_doel(
        **v.ding,
        doel=doel,
        score=4,
        op=v.vandaag,
        lid=v.lid("kind"),
        tekst=v.k("plan", "doel.cijfer", betreft={"kind"}),
    )
    stap = v.k("plan", "stap", betreft={"mama"}, niet_voor={"papa"}, pagina="plan")
    spreek_stap_af(
        **v.ding,
        invoer=Stapinvoer(stap, v.vandaag + WEEK, lid=v.lid("mama"), niet_zichtbaar_voor=v.nummers(("papa",))),
    )
    hulp = v.k("plan", "hulp.aanbieder", betreft={"klein"}, pagina="plan")
    vraag_hulp(**v.ding, invoer=Hulpinvoer("opvoedhulp", v.vandaag, voor=v.nummers(("klein",)), aanbieder_buiten=hulp))
    leg_thuis_vast(**v.ding, antwoord="ja")
    tekst = v.k("plan", "instemming", betreft={"kind"}, pagina="plan")
    leg_instemming_vast(**v.ding, lid=v.lid("kind"), antwoord="nee", op=v.vandaag, tekst=tekst)


def _analyse(v: Vulling) -> None:
    domein = "veiligheid_thuis"
    analyse = versie.begin_analyse(
        **v.ding, waarvoor=v.k("analyse", "analyse.waarvoor"), domeinen={domein: v.k("analyse", "analyse.domein")}
    )
    ding = {**v.ding, "analyse": analyse}
    regels = [
        _lijn(v.regel("analyse", "analyse.regel", over="mama")),
        _lijn(v.regel("analyse", "analyse.regel kind", over="kind")),
        _lijn(v.regel("analyse", "analyse.regel verborgen", over="kind", niet_voor=("papa",))),
    ]
    inhoud.voeg_regels_toe(**ding, regels=regels)
    rijen = list(_alle(v, "Regel", bij_soort="analyse"))
    uitleg = v.k("analyse", "verband.uitleg", betreft={"mama", "kind"}, niet_voor={"papa"})
    inhoud.leg_verband(**ding, van=rijen[0].openbaar, naar=rijen[2].openbaar, soort="leidt_tot", uitleg=uitleg)
    cijfer = inhoud.Cijferinvoer(
        stem_soort="lid",
        op=v.vandaag,
        lid=v.lid("kind"),
        score=3,
        tekst=v.k("analyse", "cijfer", betreft={"kind"}, niet_voor={"papa"}),
        niet_zichtbaar_voor=v.nummers(("papa",)),
    )
    inhoud.geef_cijfer(**ding, invoer=cijfer)
    versie.leg_voor(**ding, vragen_voor=v.vandaag + WEEK)
    tekst = v.k("analyse", "herkenning", betreft={"kind"}, niet_voor={"papa"})
    leg_herkenning_vast(
        **ding,
        lid=v.lid("kind"),
        gevraagd_op=v.vandaag,
        antwoord="nee",
        tekst=tekst,
        niet_zichtbaar_voor=v.nummers(("papa",)),
    )


def _lijn(regel: Regelinvoer) -> Regelinvoer:
    return replace(regel, domein="veiligheid_thuis", aard="zorg")


def _alle(v: Vulling, naam: str, **filter_: Any) -> Any:
    with deur.lees(doel=Doel.HULP, wat="sonde", **v.ding) as sessie:
        sessie.inzage()
        return list(sessie.van(model(naam)).filter(**filter_).order_by("id"))


def _concept(v: Vulling) -> None:
    tekst = v.k("contact", "concept", alleen=v.wie)
    bewaar_concept(**v.ding, doel=Doel.HULP, formulier="casus-regels", velden={"regels-0-tekst": [tekst]})
