"""The key that signs seals and certificates (Ed25519, PEM), and the public keys by which they are believed.

The private key belongs to the machine of the sealing job alone. Checking needs the public keys only: a file with one
or more PEM blocks, so that after a change of key the seals of the earlier one still hold.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tandem.koppelingen.database import staatmap

_EINDE = b"-----END PUBLIC KEY-----"


class SleutelOnbruikbaar(Exception):
    """There is no key, or not one for this; the message is a Dutch sentence that says what to do."""


def vingerafdruk(sleutel: Ed25519PublicKey) -> str:
    """Return the first 32 hexadecimal digits of the SHA-256 of the raw public key."""
    ruw = sleutel.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return sha256(ruw).hexdigest()[:32]


@dataclass(frozen=True)
class Zegelsleutel:
    """What signs."""

    _sleutel: Ed25519PrivateKey

    @property
    def vingerafdruk(self) -> str:
        """By which a heading names it."""
        return vingerafdruk(self._sleutel.public_key())

    def teken(self, inhoud: bytes) -> bytes:
        """Return the signature."""
        return self._sleutel.sign(inhoud)


@dataclass(frozen=True)
class Vertrouwd:
    """The public keys by which seals are believed, by fingerprint."""

    sleutels: dict[str, Ed25519PublicKey]

    def klopt(self, inhoud: bytes, handtekening: bytes) -> bool:
        """Whether one of the keys signed exactly this."""
        return any(_klopt(sleutel, inhoud, handtekening) for sleutel in self.sleutels.values())


def _klopt(sleutel: Ed25519PublicKey, inhoud: bytes, handtekening: bytes) -> bool:
    try:
        sleutel.verify(handtekening, inhoud)
    except InvalidSignature:
        return False
    return True


def sleutelpad() -> Path:
    """Where the private key lies: ``TANDEM_ZEGELSLEUTEL``, else in the state folder."""
    eigen = os.environ.get("TANDEM_ZEGELSLEUTEL")
    return Path(eigen) if eigen else staatmap() / "zegelsleutel.pem"


def publiek_pad() -> Path:
    """Where the public keys lie: ``TANDEM_ZEGELSLEUTELS_PUBLIEK``, else beside the private one."""
    eigen = os.environ.get("TANDEM_ZEGELSLEUTELS_PUBLIEK")
    return Path(eigen) if eigen else sleutelpad().with_suffix(".publiek.pem")


def lees_sleutel(pad: Path) -> Zegelsleutel:
    """Read the private key. Raises ``SleutelOnbruikbaar``."""
    try:
        sleutel = serialization.load_pem_private_key(pad.read_bytes(), None)
    except FileNotFoundError as fout:
        zin = f"Er is geen sleutel om zegels mee te tekenen: {pad} bestaat niet."
        raise SleutelOnbruikbaar(f"{zin} Maak er een met: ./tandem zegel sleutel") from fout
    except OSError as fout:
        raise SleutelOnbruikbaar(f"De sleutel {pad} is niet te lezen ({fout.strerror}).") from fout
    except (ValueError, TypeError, UnsupportedAlgorithm) as fout:
        raise SleutelOnbruikbaar(f"In {pad} staat geen sleutel zonder wachtwoord die wij kunnen lezen (PEM).") from fout
    if not isinstance(sleutel, Ed25519PrivateKey):
        raise SleutelOnbruikbaar(f"De sleutel in {pad} is van een andere soort. Nodig is Ed25519.")
    return Zegelsleutel(sleutel)


def lees_vertrouwd(pad: Path) -> Vertrouwd:
    """Read the public keys. Raises ``SleutelOnbruikbaar``."""
    try:
        blokken = [blok + _EINDE for blok in pad.read_bytes().split(_EINDE)[:-1]]
        sleutels = [serialization.load_pem_public_key(blok.strip()) for blok in blokken]
    except FileNotFoundError as fout:
        zin = f"De publieke sleutel ontbreekt: {pad} bestaat niet."
        raise SleutelOnbruikbaar(f"{zin} Wijs hem aan met TANDEM_ZEGELSLEUTELS_PUBLIEK.") from fout
    except (OSError, ValueError, UnsupportedAlgorithm) as fout:
        raise SleutelOnbruikbaar(f"De publieke sleutels in {pad} zijn niet te lezen.") from fout
    eigen = [sleutel for sleutel in sleutels if isinstance(sleutel, Ed25519PublicKey)]
    if not eigen or len(eigen) != len(sleutels):
        raise SleutelOnbruikbaar(f"In {pad} horen alleen publieke sleutels van de soort Ed25519 te staan.")
    return Vertrouwd({vingerafdruk(sleutel): sleutel for sleutel in eigen})


def maak_sleutel(pad: Path, publiek: Path) -> str:
    """Make a pair of keys and return the fingerprint; the public one is added to those that are there.

    Raises ``SleutelOnbruikbaar`` when there is a private key already: replacing one is moving it away first.
    """
    sleutel = Ed25519PrivateKey.generate()
    prive = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    open_ = sleutel.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
            uit.write(prive)
        with publiek.open("ab") as uit:
            uit.write(open_)
    except FileExistsError as fout:
        raise SleutelOnbruikbaar(f"Er is al een sleutel: {pad}. Een sleutel wordt nooit overschreven.") from fout
    except OSError as fout:
        raise SleutelOnbruikbaar(f"De sleutel is niet te bewaren in {pad.parent} ({fout.strerror}).") from fout
    return vingerafdruk(sleutel.public_key())
