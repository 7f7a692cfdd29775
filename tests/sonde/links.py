"""Following every link that somebody sees: one of each kind of page is enough."""

import re
from collections import deque
from html import unescape

from django.test import Client
from django.urls import Resolver404, resolve

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


def doodlopend(client: Client) -> tuple[list[str], int]:
    """Follow every link from the first page on; return those that do not open, and how many kinds were opened."""
    dicht, gezien, te_doen = list[str](), set[tuple[str, str]](), deque([("/", "")])
    while te_doen:
        pad, vanaf = te_doen.popleft()
        if _soort(pad) in gezien:
            continue
        gezien.add(_soort(pad))
        antwoord = client.get(pad)
        if antwoord.status_code >= 400 and pad != "/":
            dicht.append(f"{vanaf} -> {pad}: {antwoord.status_code}")
        elif antwoord.status_code == 302:
            te_doen.append((antwoord.headers["Location"], pad))
        elif "html" in antwoord.headers.get("Content-Type", ""):
            te_doen += [(unescape(link), pad) for link in _LINK.findall(antwoord.content.decode())]
    return dicht, len(gezien)
