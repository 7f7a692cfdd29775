"""No dead ends: every link that a page shows opens for who sees it."""

import re
from collections import deque
from html import unescape

import pytest
from django.urls import Resolver404, resolve

from tandem.acties import deur

WIE = ("rosa", "lia", "dirk", "vera", "jos", "aad", "nel", "cor", "gwen", "piet", "pia")
"""One for each way to use Tandem: own work, leading, duty, tandem, a measure, a part, for one member, no households."""
_LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)"')
_UUID = re.compile(r"/([0-9a-f]{8}-[0-9a-f-]{27})/")


def _soort(pad: str) -> tuple[str, str]:
    """The kind of page, and in which household: one of each is enough."""
    try:
        naam = resolve(pad.split("?")[0]).url_name or pad
    except Resolver404:
        naam = pad
    huis = _UUID.search(pad)
    return naam, huis.group(1) if huis and pad.startswith("/huishoudens/") else ""


@pytest.mark.parametrize("wie", WIE)
def test_every_link_opens_for_who_sees_it(terrein, op_kopie, wie):
    doodlopend, gezien, te_doen = [], set(), deque([("/", "")])
    with op_kopie(), deur.op_tijdstip(terrein.b.nu):
        client = terrein.kruiper().client(wie)
        while te_doen:
            pad, vanaf = te_doen.popleft()
            if _soort(pad) in gezien:
                continue
            gezien.add(_soort(pad))
            antwoord = client.get(pad)
            if antwoord.status_code >= 400 and pad != "/":
                doodlopend.append(f"{vanaf} -> {pad}: {antwoord.status_code}")
            elif antwoord.status_code == 302:
                te_doen.append((antwoord.headers["Location"], pad))
            elif "html" in antwoord.headers.get("Content-Type", ""):
                te_doen += [(unescape(link), pad) for link in _LINK.findall(antwoord.content.decode())]
    assert not doodlopend, "\n".join(doodlopend)
    assert len(gezien) > 3
