"""The load: so many clients at a time, each asking the next address as soon as it has its answer.

Started by ``_meten`` as a process of its own (only the standard library), so that it shares no interpreter with what
it measures. Reads one JSON object from standard input and writes one back; says what it cost itself.
"""

import json
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection
from itertools import count
from typing import Any

Vraag = tuple[str, str, str]
"""Method, address and body of one request."""


@dataclass
class Opbrengst:
    """What came out: seconds per answer, how often each status, bytes of the last answer, seconds in all."""

    duren: list[float] = field(default_factory=list)
    statussen: dict[int, int] = field(default_factory=dict)
    tekens: int = 0
    seconden: float = 0.0
    eigen_cpu: float = 0.0


def belast(*, poort: int, koppen: dict[str, str], vragen: list[Vraag], klanten: int, aantal: int) -> Opbrengst:
    """Send ``aantal`` requests with so many clients at a time, going round through ``vragen``."""
    uit, teller = Opbrengst(), count()
    begin, cpu = time.perf_counter(), time.process_time()
    draden = [
        threading.Thread(target=_klant, args=(uit, teller, poort, koppen, vragen, aantal)) for _ in range(klanten)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    uit.seconden, uit.eigen_cpu = time.perf_counter() - begin, time.process_time() - cpu
    return uit


def _klant(
    uit: Opbrengst, teller: "count[int]", poort: int, koppen: dict[str, str], vragen: list[Vraag], aantal: int
) -> None:
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=120)
    while (nummer := next(teller)) < aantal:
        methode, adres, inhoud = vragen[nummer % len(vragen)]
        begin = time.perf_counter()
        verbinding.request(methode, adres, body=inhoud.encode() or None, headers=koppen)
        antwoord = verbinding.getresponse()
        uit.tekens = len(antwoord.read())
        uit.duren.append(time.perf_counter() - begin)
        uit.statussen[antwoord.status] = uit.statussen.get(antwoord.status, 0) + 1
    verbinding.close()


if __name__ == "__main__":
    gegeven: dict[str, Any] = json.load(sys.stdin)
    json.dump(asdict(belast(**gegeven)), sys.stdout)
