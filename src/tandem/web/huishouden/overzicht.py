"""The first page of a household: who lives here, who is involved, what comes next."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden.gezag import Gezagsbeeld
from tandem.acties.huishouden.kaarten import Contactkaart, Persoonskaart
from tandem.acties.huishouden.overzicht import Overzicht, lees_overzicht
from tandem.acties.huishouden.tijdlijn import Voorval
from tandem.regels.huishouden.dossier import Dossierstand
from tandem.web import onderdelen as o
from tandem.web.doel import WERK, doel_voor
from tandem.web.dossier import Opent, dossiercontext, paginakop
from tandem.web.huishouden.basis import HIER, adres
from tandem.web.pagina import Verzoek, pagina
from tandem.web.secties import delen, maak_secties
from tandem.web.woorden import datum


@pagina(HIER, "huishouden", doelen=WERK, uitleg="Het overzicht van een huishouden.")
def huishouden(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the first page of a household."""
    blad = lees_overzicht(door=request.actor, huishouden=huishouden, doel=doel_voor(request), delen=delen())
    context = {
        **dossiercontext(blad.kop, "huishouden"),
        "kop": replace(paginakop(blad.kop), acties=volgende_stappen(blad)),
        "blad": blad,
        "personen": [persoonskaart(kaart, blad.gezag, blad.kop.huishouden) for kaart in blad.personen],
        "betrokkenen": [
            o.Betrokkene(b.naam, b.rol, b.organisatie, b.telefoon, b.vast_gezicht) for b in blad.betrokkenen
        ],
        "contact": [contactgegeven(een) for een in blad.contact],
        "afgeschermd": afgeschermd_in_woorden(len(blad.afgeschermd)),
        "laatste": [voorval(een) for een in blad.laatste],
        "verwijzingen": verwijzingen(blad),
        "secties": maak_secties(request, huishouden, blad.delen, Opent(blad.kop)),
        "overdracht": blad.stand == Dossierstand.OVERDRACHT,
    }
    return render(request, "huishouden/overzicht.html", context)


def volgende_stappen(blad: Overzicht) -> tuple[o.Knop, ...]:
    """Return what one does next here: a contact while a case runs, else a signal or a case. One primary button."""
    if not blad.mag_wijzigen:
        return ()
    casus = blad.kop.casus
    if casus and not casus.afgerond_op:
        stappen = (("Contact vastleggen", "contact_nieuw"), ("Signaal vastleggen", "signaal_nieuw"))
    else:
        stappen = (("Signaal vastleggen", "signaal_nieuw"), ("Casus openen", "casus_openen"))
    return tuple(
        o.Knop(tekst, adres(naam, blad.kop.huishouden), "gewoon" if plaats else "primair")
        for plaats, (tekst, naam) in enumerate(stap for stap in stappen if Opent(blad.kop)[stap[1]])
    )


def persoonskaart(kaart: Persoonskaart, gezag: tuple[Gezagsbeeld, ...], huishouden: UUID) -> o.Persoon:
    """Return a member as a chip: age, role, and who decides for a minor."""
    beeld = next((een for een in gezag if een.kind == kaart.id), None)
    opmerking = [kaart.verblijf] if kaart.verblijf else []
    if beeld and kaart.minderjarig:
        opmerking.append(gezag_in_woorden(beeld))
    if kaart.taal:
        opmerking.append(f"spreekt {kaart.taal}")
    return o.Persoon(
        naam=kaart.naam,
        rol=kaart.rol,
        leeftijd=kaart.leeftijd,
        minderjarig=kaart.minderjarig and not kaart.ongeboren,
        url=adres("lid", huishouden, kaart.openbaar),
        opmerking=". ".join(opmerking),
    )


def gezag_in_woorden(beeld: Gezagsbeeld) -> str:
    """Return who decides about a child, in a few words; not checked is said, and is not nobody."""
    if not beeld.bekend:
        return "gezag nog niet nagekeken"
    return f"gezag: {', '.join(regel.houder for regel in beeld.nu)}" if beeld.nu else "niemand heeft nu gezag"


def contactgegeven(een: Contactkaart) -> o.Gegeven:
    """Return a way to reach somebody as key and value, with a warning where it is not safe."""
    naam = f"{een.soort.capitalize()}{f' van {een.van_wie}' if een.van_wie else ''}"
    regels = [een.waarde]
    if not een.veilig:
        regels.append("Let op: hier is contact niet veilig.")
    if een.toelichting:
        regels.append(een.toelichting)
    if een.afgeschermd:
        regels.append("Afgeschermd. Voor u open voor hoogstens een uur.")
    return o.Gegeven(naam, "\n".join(regels))


def afgeschermd_in_woorden(aantal: int) -> str:
    """Return "1 afgeschermd gegeven", or empty for none (and for who may not know)."""
    return f"{aantal} {'afgeschermd gegeven' if aantal == 1 else 'afgeschermde gegevens'}" if aantal else ""


def voorval(een: Voorval) -> o.Voorval:
    """Return an event as a row of the time line."""
    wie = ", ".join(deel for deel in (een.wie, een.rol.lower(), een.organisatie) if deel)
    return o.Voorval(
        moment=een.gebeurd_op,
        titel=een.zin,
        wie=wie,
        soort=een.groep,
        later=een.vastgelegd_op if een.later_vastgelegd else None,
    )


def verwijzingen(blad: Overzicht) -> list[dict[str, str]]:
    """Return what was split off or merged, as a sentence with an address."""
    zinnen = {
        ("splitsing", "naar"): "Een deel van dit huishouden heeft sinds {} een eigen dossier.",
        ("splitsing", "uit"): "Dit dossier begon op {} toen een huishouden in tweeën ging.",
        ("samenvoeging", "naar"): "Dit huishouden is op {} samengegaan met een ander. Het werk gaat daar verder.",
        ("samenvoeging", "uit"): "Een ander huishouden is op {} met dit huishouden samengegaan.",
    }
    return [
        {"zin": zinnen[een.soort, een.richting].format(datum(een.op)), "url": adres("huishouden", een.ander)}
        for een in blad.verwijzingen
        if (een.soort, een.richting) in zinnen
    ]
