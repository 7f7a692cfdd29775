"""Help for the tests of the portal: a household with words of its own, and members who are logged in."""

from datetime import timedelta

import psycopg
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tandem.acties import deur
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.koppelingen import database
from tandem.models import Actie, Doel, Lid, Plan, Portaalaccount, Regel, Termijn
from tandem.regels.rechten.lagen import Doel as Waarvoor
from tandem.regels.rechten.lagen import Laag
from tests import wereld
from tests.conftest import DATABASE
from tests.kalender import jaren_geleden


def eigenaar_verbinding():
    """A connection past every wall, to look at what was stored and to change an age."""
    return psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True)


def persoon_van(lid):
    """The bare identity behind a member."""
    with eigenaar_verbinding() as verbinding:
        return verbinding.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [lid]).fetchone()[0]


def word(lid, jaren):
    """Let a member be so old today (and a day)."""
    with eigenaar_verbinding() as verbinding:
        geboren = jaren_geleden(jaren, dagen=1)
        verbinding.execute("UPDATE tandem_lid SET geboortedatum = %s WHERE id = %s", [geboren, lid])


def als_lid(lid, **opties):
    """A client that is logged in as this member, second factor shown."""
    persoon = persoon_van(lid)
    rij = Portaalaccount.objects.filter(persoon_id=persoon).first()
    if rij is None:
        account = User.objects.create_user(wereld.uniek("lid")[:30])
        rij = Portaalaccount.objects.create(account=account, persoon_id=persoon, gemaakt_op=timezone.now())
    client = Client(**opties)
    client.force_login(rij.account)
    sessie = client.session
    sessie[TWEEDE_FACTOR] = rij.account_id
    sessie.save()
    return client


def vul(rosa, gezin):
    """Lines, a plan with a goal and a step, a date to come; returns them by name."""
    leden, uit = gezin.leden, {}
    with deur.schrijf(door=rosa, doel=Waarvoor.HULP, wat="test", huishouden=gezin.openbaar) as sessie:

        def regel(naam, tekst, betreft, niet_voor=(), bij_soort="casus", soort="waarneming"):
            uit[naam] = sessie.bewaar(
                Regel(laag=Laag.ANALYSE, betreft=[leden[een] for een in betreft], tekst=tekst, op=sessie.vandaag,
                      niet_zichtbaar_voor=[leden[een] for een in niet_voor], soort=soort, bij_soort=bij_soort,
                      bij=gezin.casus)
            )  # fmt: skip

        regel("over_samira", "Samira vertelde dat het beter gaat.", ["Samira"])
        regel("over_tom", "Tom zei iets over school.", ["Tom"])
        regel("geheim", "Tom wil niet naar huis.", ["Tom"], ["Samira"])
        regel("melding", "De buren hoorden geschreeuw.", ["Samira"], bij_soort="signaal")
        plan = sessie.bewaar(Plan(casus_id=gezin.casus, versienummer=1, stand="afgesproken",
                                  begonnen_op=sessie.vandaag))  # fmt: skip
        vast = {"laag": Laag.PLAN, "plan": plan}
        uit["doel"] = sessie.bewaar(Doel(**vast, betreft=[leden["Samira"]], tekst="Rust in huis", goed_genoeg=7))
        uit["doel_tom"] = sessie.bewaar(Doel(**vast, betreft=[leden["Tom"]], tekst="Op tijd naar school"))
        uit["stap"] = sessie.bewaar(Actie(**vast, betreft=[leden["Samira"]], tekst="Bel de huisarts",
                                          lid_id=leden["Samira"], doel=uit["doel"]))  # fmt: skip
        uit["termijn"] = sessie.bewaar(
            Termijn(laag=Laag.PLAN, betreft=[leden["Samira"]], soort="plan_stap", bij_soort="actie",
                    bij=uit["stap"].pk, begon_op=sessie.vandaag, vervalt_op=sessie.vandaag + timedelta(days=3))
        )  # fmt: skip
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.ANALYSE)
    return uit


def lid_openbaar(rosa, gezin, naam):
    """The public id of a member."""
    with deur.lees(door=rosa, doel=Waarvoor.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        return sessie.van(Lid).get(pk=gezin.leden[naam]).openbaar
