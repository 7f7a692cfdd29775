"""A passkey in software: makes and answers WebAuthn challenges as a browser with an authenticator would."""

import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode

OORSPRONG = "http://testserver"
_AANWEZIG, _NAGEGAAN, _NIEUW = 0x01, 0x04, 0x40


@dataclass
class Passkey:
    """One key pair with its id; counts its uses, as real ones do."""

    wie: str = "testserver"
    sleutel: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    nummer: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    teller: int = 0
    gebruiker: str = ""

    def maak(self, opties: dict[str, Any]) -> str:
        """Answer a request to register."""
        uitdaging = opties["publicKey"]["challenge"]
        self.gebruiker = opties["publicKey"]["user"]["id"]
        klant = self._klant("webauthn.create", uitdaging)
        publiek = cbor.encode(dict(ES256.from_cryptography_key(self.sleutel.public_key())))
        bewezen = bytes(16) + struct.pack(">H", len(self.nummer)) + self.nummer + publiek
        stuk = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._gegevens(_NIEUW) + bewezen})
        return self._antwoord({"attestationObject": websafe_encode(stuk), "clientDataJSON": websafe_encode(klant)})

    def toon(self, opties: dict[str, Any]) -> str:
        """Answer a request to show that one has the key."""
        self.teller += 1
        klant = self._klant("webauthn.get", opties["publicKey"]["challenge"])
        gegevens = self._gegevens(0)
        handtekening = self.sleutel.sign(gegevens + sha256(klant), ec.ECDSA(hashes.SHA256()))
        return self._antwoord(
            {
                "authenticatorData": websafe_encode(gegevens),
                "clientDataJSON": websafe_encode(klant),
                "signature": websafe_encode(handtekening),
                "userHandle": self.gebruiker,
            }
        )

    def _gegevens(self, meer: int) -> bytes:
        vlaggen = _AANWEZIG | _NAGEGAAN | meer
        return sha256(self.wie.encode()) + struct.pack(">BI", vlaggen, self.teller)

    def _klant(self, soort: str, uitdaging: str) -> bytes:
        return json.dumps({"type": soort, "challenge": uitdaging, "origin": OORSPRONG, "crossOrigin": False}).encode()

    def _antwoord(self, inhoud: dict[str, str]) -> str:
        naam = websafe_encode(self.nummer)
        return json.dumps(
            {
                "type": "public-key",
                "id": naam,
                "rawId": naam,
                "authenticatorAttachment": "platform",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": inhoud,
            }
        )
