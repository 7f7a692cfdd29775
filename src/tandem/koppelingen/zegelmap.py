"""The folder outside the database in which seals and destruction certificates lie; and the same in memory.

Production points ``TANDEM_ZEGELS`` at storage that the database server cannot reach and that keeps what was written
(``docs/uitleg/zegel.md``). Nothing here is ever overwritten or removed.
"""

import os
import re
from pathlib import Path
from typing import Protocol

from tandem.koppelingen.database import staatmap

_ZEGEL, _AKTE = re.compile(r"zegel-(\d{6,})\.txt"), re.compile(r"akte-([0-9a-f-]{36})\.txt")


class ZegelmapOnbruikbaar(Exception):
    """The folder cannot be read or written; the message is a Dutch sentence that says what to do."""


class Zegelmap(Protocol):
    """What keeps seals (by number) and destruction certificates (by id), each as bytes."""

    def zegels(self) -> list[int]:
        """Return the numbers of the seals that are there, in order."""
        ...

    def aktes(self) -> list[str]:
        """Return the ids of the certificates that are there, in order."""
        ...

    def lees_zegel(self, nummer: int) -> bytes | None:
        """Return a seal, or None."""
        ...

    def lees_akte(self, akte: str) -> bytes | None:
        """Return a certificate, or None."""
        ...

    def schrijf_zegel(self, nummer: int, tekst: bytes) -> None:
        """Keep a seal, whole or not at all. Raises ``ZegelmapOnbruikbaar``, also when it is there already."""
        ...

    def schrijf_akte(self, akte: str, tekst: bytes) -> None:
        """Keep a certificate; the same one twice is kept once. Raises ``ZegelmapOnbruikbaar`` when another is there."""
        ...


class Mapzegels:
    """A folder on disk; it is made at the first writing."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def zegels(self) -> list[int]:
        """Return the numbers of the seals that are there, in order."""
        return sorted(int(gevonden[1]) for naam in self._namen() if (gevonden := _ZEGEL.fullmatch(naam)))

    def aktes(self) -> list[str]:
        """Return the ids of the certificates that are there, in order."""
        return sorted(gevonden[1] for naam in self._namen() if (gevonden := _AKTE.fullmatch(naam)))

    def lees_zegel(self, nummer: int) -> bytes | None:
        """Return a seal, or None."""
        return self._lees(f"zegel-{nummer:06d}.txt")

    def lees_akte(self, akte: str) -> bytes | None:
        """Return a certificate, or None."""
        return self._lees(f"akte-{akte}.txt")

    def schrijf_zegel(self, nummer: int, tekst: bytes) -> None:
        """Keep a seal, whole or not at all."""
        self._schrijf(f"zegel-{nummer:06d}.txt", tekst)

    def schrijf_akte(self, akte: str, tekst: bytes) -> None:
        """Keep a certificate; the same one twice is kept once."""
        if self.lees_akte(akte) != tekst:
            self._schrijf(f"akte-{akte}.txt", tekst)

    def _namen(self) -> list[str]:
        try:
            return [een.name for een in self.map.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as fout:
            raise ZegelmapOnbruikbaar(f"De map met zegels is niet te lezen: {self.map} ({fout.strerror}).") from fout

    def _lees(self, naam: str) -> bytes | None:
        try:
            return (self.map / naam).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fout:
            raise ZegelmapOnbruikbaar(f"{self.map / naam} is niet te lezen ({fout.strerror}).") from fout

    def _schrijf(self, naam: str, tekst: bytes) -> None:
        """Write under another name, to the disk, and only then let it be seen; a name that is taken is refused."""
        bezig = self.map / f".{naam}.bezig"
        if (self.map / naam).exists():
            raise ZegelmapOnbruikbaar(f"{self.map / naam} is er al en wordt niet overschreven.")
        try:
            self.map.mkdir(parents=True, exist_ok=True)
            with bezig.open("wb") as uit:
                uit.write(tekst)
                uit.flush()
                os.fsync(uit.fileno())
            bezig.replace(self.map / naam)
            _naar_schijf(self.map)
        except OSError as fout:
            zin = f"In de map met zegels is niet te schrijven: {self.map} ({fout.strerror})."
            raise ZegelmapOnbruikbaar(f"{zin} Wijs met TANDEM_ZEGELS een andere map aan.") from fout


def _naar_schijf(map_: Path) -> None:
    """A new name in a folder is on the disk only once the folder is."""
    if os.name == "posix":
        bewijs = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(bewijs)
        finally:
            os.close(bewijs)


class Geheugenzegels:
    """The same in memory, for tests."""

    def __init__(self) -> None:
        self._zegels: dict[int, bytes] = {}
        self._aktes: dict[str, bytes] = {}

    def zegels(self) -> list[int]:
        """Return the numbers of the seals that are there, in order."""
        return sorted(self._zegels)

    def aktes(self) -> list[str]:
        """Return the ids of the certificates that are there, in order."""
        return sorted(self._aktes)

    def lees_zegel(self, nummer: int) -> bytes | None:
        """Return a seal, or None."""
        return self._zegels.get(nummer)

    def lees_akte(self, akte: str) -> bytes | None:
        """Return a certificate, or None."""
        return self._aktes.get(akte)

    def schrijf_zegel(self, nummer: int, tekst: bytes) -> None:
        """Keep a seal, whole or not at all."""
        if nummer in self._zegels:
            raise ZegelmapOnbruikbaar(f"Zegel {nummer} is er al en wordt niet overschreven.")
        self._zegels[nummer] = tekst

    def schrijf_akte(self, akte: str, tekst: bytes) -> None:
        """Keep a certificate; the same one twice is kept once."""
        if self._aktes.setdefault(akte, tekst) != tekst:
            raise ZegelmapOnbruikbaar(f"Akte {akte} is er al en wordt niet overschreven.")


def zegelmap() -> Mapzegels:
    """Return the folder of this installation: ``TANDEM_ZEGELS``, else ``zegels`` in the state folder."""
    eigen, naam = os.environ.get("TANDEM_ZEGELS"), os.environ.get("TANDEM_DATABASE", "tandem")
    return Mapzegels(Path(eigen) if eigen else staatmap() / "zegels" / naam)
