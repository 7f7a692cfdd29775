"""What stands above a work list every day: a review of emergency access that is overdue, by name."""

from django.utils import timezone

from tandem.acties.rechten.noodlezen import TeLaat, lees_te_laat
from tandem.regels.rechten.actor import Actor
from tandem.regels.tekst import aantal, opsomming
from tandem.web.woorden import datum


def noodmeldingen(actor: Actor) -> list[str]:
    """Return a sentence for each review of this team that is overdue: whose, since when, and who must do it."""
    return [als_zin(een) for een in lees_te_laat(door=actor)]


def als_zin(een: TeLaat) -> str:
    """Return one overdue review in words."""
    bij = opsomming(een.bij) if een.bij else "niemand: er is geen privacyfunctionaris"
    return (
        f"De noodtoegang van {een.wie} van {datum(timezone.localdate(een.sinds))} is nog niet nagekeken. "
        f"Dat is {aantal(een.dagen, 'dag', 'dagen')} te laat. Wie dit moet doen: {bij}."
    )
