"""Which municipalities belong to the region today, for who shows or adds up what they opened."""

from django.db.models import Q

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Organisatie, Regiolidmaatschap


def gemeenten_van_regio(sessie: Organisatiesessie) -> list[tuple[int, str]]:
    """Return the organisation and name of each municipality of the region, by any reading of the sources."""
    nu = Q(van=None) | Q(van__lte=sessie.vandaag), Q(tot=None) | Q(tot__gt=sessie.vandaag)
    leden = Regiolidmaatschap.objects.filter(*nu).exclude(lezing="niet_genoemd").values("gemeente_id")
    return list(Organisatie.objects.filter(soort="gemeente", gemeente_id__in=leden).values_list("pk", "naam"))
