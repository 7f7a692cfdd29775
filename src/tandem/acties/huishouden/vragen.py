"""What most pages of a household ask, each once per session however many parts of the page need it."""

from tandem.acties.vraag import Vraag
from tandem.models import Betrokkenheid, Bevoegdheid, Casus, Huishouden, Lid, Maatregel, Termijn

HUISHOUDEN = Vraag(Huishouden)
LEDEN = Vraag(Lid, lambda rijen: rijen.order_by("geboortedatum", "id"))
"""The members, the oldest first."""
CASUSSEN = Vraag(Casus, lambda rijen: rijen.order_by("-geopend_op", "-id"))
"""The cases, the last first."""
BETROKKENEN = Vraag(
    Betrokkenheid,
    lambda rijen: rijen.select_related("medewerker", "organisatie", "team").order_by("-vast_gezicht", "van", "id"),
)
MAATREGELEN = Vraag(Maatregel, lambda rijen: rijen.select_related("uitvoerder"))
BEVOEGDHEDEN = Vraag(Bevoegdheid, lambda rijen: rijen.select_related("organisatie"))
OPEN_TERMIJNEN = Vraag(
    Termijn,
    lambda rijen: rijen.filter(afgerond_op=None).select_related("eigenaar").order_by("vervalt_op", "id"),
)
"""What must still happen by a day, first what is due first."""
KOP = (HUISHOUDEN, LEDEN, CASUSSEN, BETROKKENEN, MAATREGELEN, BEVOEGDHEDEN)
"""What the head of every page asks."""
