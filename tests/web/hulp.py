"""Opening pages in tests as a professional."""

from django.contrib.auth import get_user_model
from django.test import Client

from tandem.models import Medewerker
from tandem.regels.rechten.actor import Actor


def ingelogd(actor: Actor) -> Client:
    """Return a client in which this professional is logged in, in the capacity of the actor."""
    mens = Medewerker.objects.get(pk=actor.medewerker)
    if mens.account is None:
        mens.account = get_user_model().objects.create(username=mens.code)
        mens.save(update_fields=["account"])
    client = Client()
    client.force_login(mens.account)
    sessie = client.session
    sessie["lidmaatschap"] = actor.lidmaatschap
    sessie.save()
    return client
