"""Members of the households as visitors: a mother, her ex-partner who left, children of eleven, thirteen, seventeen.

Each has an account at the portal and wrote something there, hidden from who lives with them.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.huishouden.leden import laat_vertrekken
from tandem.acties.portaal.bericht import Keuzeinvoer, kies_bericht
from tandem.acties.portaal.doen import noem_steunpersoon, schrijf_erbij, stel_vraag
from tandem.acties.portaal.lezen import lees_geschreven
from tandem.acties.portaal.verzoek import vraag_zelf
from tandem.acties.rechten.afschriftstuk import Stukinvoer, beslis_stuk
from tandem.acties.rechten.brieven import Briefinvoer, maak_brief
from tandem.acties.rechten.verzoek import Stapinvoer, Verzoekinvoer, zet_verzoekstap
from tandem.acties.rechten.waarborgen import vul_punt_aan
from tandem.acties.waarborgrij import Waarborginvoer
from tandem.management.sonde.beschrijving import Gezinslid
from tandem.management.sonde.bouwen import Bouwer, model
from tandem.management.sonde.plaats import eigenaar
from tandem.management.sonde.vullen_samen import EEN_PDF
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.portaal import Wijze

_NAMEN = ("mama", "papa", "kind", "klein")


def laat_leden_binnen(b: Bouwer, database: str) -> None:
    """Give members accounts and words of their own. Comes last: what they write is the newest there is."""
    v = b.huizen["B"]
    laat_vertrekken(door=b.actor("sam"), huishouden=v.openbaar, lid=v.leden["papa"].openbaar, op=_dag(b, -3))
    _gezag(b, "A", "mama", "klein")
    _plan_van(b, "A", "mama")
    for lid in (
        Gezinslid("moeder", "A", "mama", 39, voor=frozenset({"klein"})),
        Gezinslid("ex", "B", "papa", 41, weg=True),
        Gezinslid("elf", "B", "klein", 11),
        Gezinslid("dertien", "D", "kind", 13),
        Gezinslid("zeventien", "B", "kind", 17),
    ):
        b.leden[lid.naam] = _account(b, lid, database)
        b.wereld.gezinsleden[lid.naam] = lid
    _schrijf(b, "moeder", database)
    for naam in ("elf", "dertien", "zeventien"):
        _vraag(b, naam)
    _verzoek(b, "moeder", "inzage", antwoord="rosa")
    _verzoek(b, "moeder", "kopie")
    _verzoek(b, "zeventien", "kopie", antwoord="sam")
    _verzoek(b, "dertien", "overdracht")
    _bereiken(b, "A", "mama")
    _bericht(b, "moeder")
    _markeerpunt(b)


def _dag(b: Bouwer, dagen: int) -> date:
    return b.wereld.vandaag + timedelta(days=dagen)


def _anderen(lid: Gezinslid) -> set[str]:
    return {naam for naam in _NAMEN if naam != lid.lid}


def _account(b: Bouwer, lid: Gezinslid, database: str) -> Ledenactor:
    nummer = b.huizen[lid.huis].leden[lid.lid].nummer
    with eigenaar(database) as verbinding:
        (persoon,) = verbinding.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [nummer]).fetchone() or (0,)
    account = User.objects.create(username=f"sonde-lid-{lid.naam}")
    model("Portaalaccount").objects.create(account=account, persoon_id=persoon, gemaakt_op=timezone.now())
    return Ledenactor(persoon, account.pk)


def _gezag(b: Bouwer, huis: str, drager: str, kind: str) -> None:
    leden = b.huizen[huis].leden
    with deur.schrijf(door=b.actor("rosa"), doel=Doel.HULP, wat="sonde", huishouden=b.huizen[huis].openbaar) as sessie:
        rij = model("Gezag")(
            kind_id=leden[kind].nummer,
            drager_id=leden[drager].nummer,
            soort="ouderlijk",
            grond="uitspraak",
            van=_dag(b, -400),
            vastgelegd_op=b.nu,
        )
        sessie.bewaar(rij)
        sessie.gebeurtenis("gezag_vastgelegd", betreft=[leden[kind].nummer])


def _plan_van(b: Bouwer, huis: str, lid: str) -> None:
    """A goal and a step that are hers, in the plan of now."""
    nummer = b.huizen[huis].leden[lid].nummer
    with deur.schrijf(door=b.actor("rosa"), doel=Doel.HULP, wat="sonde", huishouden=b.huizen[huis].openbaar) as sessie:
        plan: Any = sessie.van(model("Plan")).order_by("-casus__geopend_op", "-versienummer").first()
        vast: dict[str, Any] = {"laag": Laag.PLAN, "betreft": [nummer], "plan_id": plan.pk}
        doel = model("Doel")(**vast, tekst=b.k(huis, "plan", "eigen doel", betreft={lid}))
        sessie.bewaar(doel)
        stap = model("Actie")(**vast, tekst=b.k(huis, "plan", "eigen stap", betreft={lid}), lid_id=nummer)
        sessie.bewaar(stap)
        sessie.gebeurtenis("stap_afgesproken", laag=Laag.PLAN, betreft=[nummer])


def _schrijf(b: Bouwer, wie: str, database: str) -> None:
    """Her own view beside a line, a question and a support person, each with a word of its own."""
    lid = b.wereld.gezinsleden[wie]
    vast: dict[str, Any] = {"door": b.leden[wie], "huishouden": b.huizen[lid.huis].openbaar}
    meer: dict[str, Any] = {"betreft": {lid.lid}, "niet_voor": _anderen(lid), "pagina": "portaalpost"}
    regels = [een for een in lees_geschreven(**vast).regels if not een.mee and not een.voor]
    with eigenaar(database) as verbinding:  # an own view lies as deep as the line that it stands beside
        vraag = "SELECT laag FROM tandem_regel WHERE openbaar = %s"
        (laag,) = verbinding.execute(vraag, [regels[0].openbaar]).fetchone() or (0,)
    kant = b.k(lid.huis, Laag(laag).name.lower(), "eigen kant", **meer)
    schrijf_erbij(**vast, regel=regels[0].openbaar, tekst=kant)
    stel_vraag(**vast, tekst=b.k(lid.huis, "plan", "eigen vraag", **meer))
    noem_steunpersoon(**vast, naam=b.k(lid.huis, "plan", "steunpersoon", **meer))


def _vraag(b: Bouwer, wie: str) -> None:
    lid = b.wereld.gezinsleden[wie]
    woord = b.k(lid.huis, "plan", "eigen vraag", betreft={lid.lid}, niet_voor=_anderen(lid), pagina="portaalpost")
    stel_vraag(door=b.leden[wie], huishouden=b.huizen[lid.huis].openbaar, tekst=woord)


def _verzoek(b: Bouwer, wie: str, soort: str, *, antwoord: str = "") -> None:
    """A request with a word in it, hidden from who lives with them; where somebody answers it is granted."""
    lid = b.wereld.gezinsleden[wie]
    plek = b.huizen[lid.huis]
    eigen: dict[str, Any] = {"betreft": {lid.lid}, "niet_voor": _anderen(lid)}
    invoer = Verzoekinvoer(soort, b.k(lid.huis, "analyse", "verzoek.tekst", **eigen))
    vast: dict[str, Any] = {"door": b.leden[wie], "huishouden": plek.openbaar}
    gevraagd = vraag_zelf(**vast, voor=plek.leden[lid.lid].openbaar, invoer=invoer)
    if antwoord:
        stap = Stapinvoer("wijs_toe", b.k(lid.huis, "analyse", "verzoek.antwoord", **eigen))
        vast = {"door": b.actor(antwoord), "huishouden": plek.openbaar}
        zet_verzoekstap(**vast, rechtsverzoek=gevraagd, invoer=stap, versie=1)
        _geef_mee(b, wie, antwoord, gevraagd)


def _geef_mee(b: Bouwer, wie: str, door: str, rechtsverzoek: UUID) -> None:
    """A document about who asked and somebody else, and the version that goes along without the other."""
    lid = b.wereld.gezinsleden[wie]
    plek = b.huizen[lid.huis]
    ander = next(naam for naam in _NAMEN if naam in plek.leden and naam != lid.lid)
    samen: dict[str, Any] = {"betreft": {lid.lid, ander}}
    mee: dict[str, Any] = {"betreft": {lid.lid}, "niet_voor": _anderen(lid)}
    vast: dict[str, Any] = {"door": b.actor(door), "huishouden": plek.openbaar}
    invoer = Documentinvoer(
        soort="schoolbericht", titel=b.k(lid.huis, "plan", "document.titel", **samen), bron="professional",
        ontvangen_op=timezone.localdate(), naam="brief.pdf", van_wie="",
        inhoud=EEN_PDF % b.k(lid.huis, "plan", "document.inhoud", **samen).encode(),
        betreft=tuple(plek.leden[naam].nummer for naam in sorted(samen["betreft"])),
    )  # fmt: skip
    document = voeg_document_toe(**vast, invoer=invoer)
    inhoud = EEN_PDF % b.k(lid.huis, "analyse", "afschriftstuk.inhoud", **mee).encode()
    keuze = Stukinvoer("anders", naam="zwart.pdf", inhoud=inhoud)
    beslis_stuk(**vast, rechtsverzoek=rechtsverzoek, document=document, invoer=keuze)


def _bereiken(b: Bouwer, huis: str, lid: str) -> None:
    anderen = {naam for naam in _NAMEN if naam != lid}
    hoe = b.k(huis, "contact", "contactwijze", betreft={lid}, niet_voor=anderen)
    plek = b.huizen[huis]
    vast: dict[str, Any] = {"door": b.actor("rosa"), "huishouden": plek.openbaar, "lid": plek.leden[lid].openbaar}
    leg_contactwijze_vast(**vast, wijze=Wijze(hoe=hoe))


def _bericht(b: Bouwer, wie: str) -> None:
    """Where she wants mail: an address that nobody else may read."""
    lid = b.wereld.gezinsleden[wie]
    adres = b.k(lid.huis, "contact", "berichtadres", betreft={lid.lid}, niet_voor=_anderen(lid), pagina="mijn_bericht")
    invoer = Keuzeinvoer(f"{adres}@voorbeeld.nl", ["1"], ["ochtend"], alleen_ik=True)
    kies_bericht(door=b.leden[wie], huishouden=b.huizen[lid.huis].openbaar, invoer=invoer)


def _markeerpunt(b: Bouwer) -> None:
    """What a young child said at the measure, kept from all others at home; and a letter to the mother about it."""
    plek = b.huizen["A"]
    vast: dict[str, Any] = {"door": b.actor("rosa"), "huishouden": plek.openbaar}
    with deur.lees(doel=Doel.HULP, wat="sonde", **vast) as sessie:
        sessie.inzage()
        punt = sessie.van(model("Markeerpunt")).exclude(maatregel=None).get(soort="begin").openbaar
    anderen = {naam for naam in _NAMEN if naam != "klein"}
    woorden = b.k("A", "veiligheid", "waarborg.tekst", betreft={"klein"}, niet_voor=anderen)
    nummer = plek.leden["klein"].nummer
    mening = Waarborginvoer("mening_kind_onder_12", nummer, "gedaan", f"{woorden} zei klein.")
    vul_punt_aan(**vast, punt=punt, waarborgen=[mening], op=b.wereld.vandaag)
    maak_brief(**vast, punt=punt, invoer=Briefinvoer(plek.leden["mama"].nummer, "en", "nee", "samen"))
