"""Help for the tests of pages: a logged-in client."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from tandem.acties.rechten.account import account_voor
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.regels.rechten.actor import Actor


def ingelogd(actor: Actor, **opties: Any) -> Client:
    """Return a client that is logged in as this professional, in this capacity, second factor shown."""
    client, account = Client(**opties), account_voor(medewerker=actor.medewerker)
    client.force_login(get_user_model().objects.get(pk=account))
    sessie = client.session
    sessie.update({"lidmaatschap": actor.lidmaatschap, TWEEDE_FACTOR: account})
    sessie.save()
    return client


def tekst(antwoord: Any) -> str:
    """Return the body of an answer as text."""
    return antwoord.content.decode()
