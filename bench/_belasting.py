"""The load: so many clients at a time, each asking the next address as soon as it has its answer.

Started by ``_meten`` as a process of its own (only the standard library), so that it shares no interpreter with what
it measures. Reads one JSON object from standard input and writes one back; says what it cost itself.
"""

import json
import socket
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
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
    vast = "".join(f"{naam}: {waarde}\r\n" for naam, waarde in {"Host": f"127.0.0.1:{poort}", **koppen}.items())
    lijn = _Lijn(poort)
    while (nummer := next(teller)) < aantal:
        methode, adres, inhoud = vragen[nummer % len(vragen)]
        lengte = f"Content-Length: {len(inhoud.encode())}\r\n" if inhoud else ""
        begin = time.perf_counter()
        status, uit.tekens = lijn.vraag(f"{methode} {adres} HTTP/1.1\r\n{vast}{lengte}\r\n{inhoud}".encode())
        uit.duren.append(time.perf_counter() - begin)
        uit.statussen[status] = uit.statussen.get(status, 0) + 1


class _Lijn:
    """A kept connection that knows as much of HTTP as our server says: a status, a length, whether it closes."""

    def __init__(self, poort: int) -> None:
        self.poort = poort
        self.stop: socket.socket | None = None

    def vraag(self, bericht: bytes) -> tuple[int, int]:
        """Send one request; return the status and how many bytes came back."""
        if self.stop is None:
            self.stop = socket.create_connection(("127.0.0.1", self.poort), timeout=120)
        self.stop.sendall(bericht)
        gelezen = b""
        while (einde := gelezen.find(b"\r\n\r\n")) < 0:
            gelezen += self._lees()
        kop = gelezen[:einde].lower()
        lengte = int(kop.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in kop else 0
        tekens = len(gelezen) - einde - 4
        while tekens < lengte:
            tekens += len(self._lees())
        if b"connection: close" in kop:
            self.stop.close()
            self.stop = None
        return int(kop[9:12]), tekens

    def _lees(self) -> bytes:
        deel = self.stop.recv(262_144) if self.stop else b""
        if not deel:
            raise ConnectionError("de server brak het antwoord af")
        return deel


if __name__ == "__main__":
    gegeven: dict[str, Any] = json.load(sys.stdin)
    json.dump(asdict(belast(**gegeven)), sys.stdout)
