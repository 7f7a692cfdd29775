"""``./tandem bench schrijf``: recording a contact with a line, through HTTP with everything on.

Each request is a form of its own, sent once; they go round over twenty households. Beside it, in one run: the
statements of the write against the plain rows.
"""

import uuid
from html.parser import HTMLParser
from urllib.parse import urlencode

from bench import _begin

keuzes = _begin.lees("schrijf", __doc__)

from bench import _mensen, _meten, _pagina, _rapport, _verhouding, _zegel  # noqa: E402 - Django first

PER_SCHRIJF = 110
"""Requests per second: five times the 20 to 22 of the peer's single write (Open Zaak 1.30, 8 at a time)."""
_INGEVULD = {
    "wijze": "bericht",
    "vervolg": "7",
    "regels-0-soort": "waarneming",
    "regels-0-tekst": "Er is een bericht gestuurd over de afspraak van volgende week.",
}


class _Velden(HTMLParser):
    """The fields of a form as a browser would send them untouched: hidden ones and those with a value."""

    def __init__(self) -> None:
        super().__init__()
        self.velden: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = dict(attrs)
        if tag == "input" and gegeven.get("type") not in ("radio", "checkbox", "submit", "search"):
            self.velden[gegeven.get("name") or ""] = gegeven.get("value") or ""


def main() -> None:
    """Measure and report."""
    with _meten.opstelling(keuzes.poort) as hier:
        mens = _mensen.professional(keuzes.poort)
        huishoudens = [adres for adres, _ in _pagina.huishoudens_in_lijst(mens)[:20]]
        stuk = _meten.Vraagstuk("contact vastleggen", mens, _formulieren(mens, huishoudens), status=302)
        metingen = [hier.meet(stuk, keuzes, klanten=klanten) for klanten in (1, 8)]
    eerste = uuid.UUID(huishoudens[0].split("/")[-2])
    ratios, zegel = _verhouding.schrijven(mens, eerste), _zegel.kosten(mens, eerste)
    cijfers = [
        _rapport.Cijfer("schrijf-p95", metingen[0].p95, "ms", "< 100"),
        _rapport.Cijfer("schrijf-met-8", metingen[1].per_seconde, "per s", f">= {PER_SCHRIJF}"),
        _rapport.Cijfer("schrijf-verhouding", ratios[0].maal, "maal", "<= 1.5"),
        _rapport.Cijfer("schrijf-verhouding-rijen", ratios[1].maal, "maal"),
        _zegel.cijfer_van(zegel),
    ]
    tabellen = [_meten.tabel_van(metingen), _verhouding.tabel_van(ratios), _zegel.tabel_van(zegel)]
    _rapport.bericht("schrijf", "Recording a contact", tabellen, cijfers, __doc__)


def _formulieren(mens: _mensen.Mens, huishoudens: list[str]) -> list[tuple[str, str, str]]:
    """As many forms as will be sent in all runs, each with an id of its own."""
    leeg = {adres: _lees(mens, f"{adres}contacten/nieuw/") for adres in huishoudens}
    uit = []
    for nummer in range(2 * (keuzes.aantal * keuzes.keren + 60)):
        adres = huishoudens[nummer % len(huishoudens)]
        velden = {**leeg[adres], **_INGEVULD, "verzoek": str(uuid.uuid4())}
        uit.append(("POST", f"{adres}contacten/nieuw/", urlencode(velden)))
    return uit


def _lees(mens: _mensen.Mens, adres: str) -> dict[str, str]:
    lezer = _Velden()
    lezer.feed(_pagina.haal(mens, adres))
    return {naam: waarde for naam, waarde in lezer.velden.items() if naam and naam != "q"}


if __name__ == "__main__":
    main()
