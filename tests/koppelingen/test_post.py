"""Handing over a message to a real mail server, over TLS and with a password: what arrives, and what is not taken."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import ip_address
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tandem.koppelingen.post import PostMislukt, stuur

WOORDEN = {"aan": "mila@post.voorbeeld", "onderwerp": "Er is iets nieuws é", "tekst": "Kijk op de plek die u kent.\n"}


@dataclass
class Bus:
    """What a server took in; it takes nothing for whoever begins with "vol"."""

    brieven: list[Envelope] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, sessie: Any, envelop: Envelope, adres: str, opties: Any) -> str:  # noqa: N802, ARG002
        if adres.startswith("vol"):
            return "552 mailbox full"
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server: Any, sessie: Any, envelop: Envelope) -> str:  # noqa: N802, ARG002
        self.brieven.append(envelop)
        return "250 OK"


def _mag(server: Any, sessie: Any, envelop: Any, wijze: str, gegevens: Any) -> AuthResult:  # noqa: ARG001
    return AuthResult(success=(gegevens.login, gegevens.password) == (b"tandem", b"geheim"))


@pytest.fixture(scope="module")
def bewijs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, with its key, in one file."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    bouw = x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key())
    bouw = bouw.serial_number(1).not_valid_before(datetime.now(UTC) - timedelta(days=1))
    bouw = bouw.not_valid_after(datetime.now(UTC) + timedelta(days=1))
    plek = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    akte = bouw.add_extension(plek, critical=False).sign(sleutel, hashes.SHA256())
    vorm = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pad = tmp_path_factory.mktemp("bewijs") / "akte.pem"
    pad.write_bytes(akte.public_bytes(serialization.Encoding.PEM) + sleutel.private_bytes(*vorm))
    return pad


def _poort() -> int:
    """A port that nobody has: this server asks for its number beforehand."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@pytest.fixture
def bus(bewijs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A server that wants TLS and a password, known to the application as production names one."""
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(bewijs)
    vangt = Bus()
    vast = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": _mag}
    server = Controller(vangt, hostname="127.0.0.1", port=_poort(), **vast)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS = "tandem", "geheim", True
    settings.DEFAULT_FROM_EMAIL = "Bericht <bericht@post.voorbeeld>"
    monkeypatch.setenv("SSL_CERT_FILE", str(bewijs))
    yield vangt
    server.stop()


def test_it_arrives_as_it_was_sent_and_names_neither_application_nor_server(bus: Bus) -> None:
    stuur(**WOORDEN)
    (envelop,) = bus.brieven
    assert (envelop.mail_from, envelop.rcpt_tos) == ("bericht@post.voorbeeld", ["mila@post.voorbeeld"])
    brief = message_from_bytes(envelop.content or b"", policy=policy.default)
    assert (brief["Subject"], brief.get_content_type()) == (WOORDEN["onderwerp"], "text/plain")
    assert brief.get_content().replace("\r\n", "\n") == WOORDEN["tekst"]
    verwacht = {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date"}
    assert {*brief.keys()} == verwacht | {"Message-ID", "Auto-Submitted"}
    assert str(brief["Message-ID"]).endswith("@post.voorbeeld>")


def test_a_full_box_is_told(bus: Bus) -> None:
    with pytest.raises(PostMislukt):
        stuur(**WOORDEN | {"aan": "vol@post.voorbeeld"})
    assert bus.brieven == []


def test_a_wrong_password_is_told(bus: Bus, settings: Any) -> None:
    settings.EMAIL_HOST_PASSWORD = "anders"  # noqa: S105 - a wrong one
    with pytest.raises(PostMislukt):
        stuur(**WOORDEN)
    assert bus.brieven == []


def test_nothing_goes_to_a_server_that_cannot_show_who_it_is(bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(PostMislukt):
        stuur(**WOORDEN)
    assert bus.brieven == []


def test_nothing_goes_over_an_open_line(bus: Bus, settings: Any) -> None:
    open_bus = Bus()
    server = Controller(open_bus, hostname="127.0.0.1", port=_poort())
    server.start()
    settings.EMAIL_PORT = server.port
    with pytest.raises(PostMislukt):
        stuur(**WOORDEN)
    server.stop()
    assert open_bus.brieven == bus.brieven == []


def test_a_server_that_is_not_there_is_told(bus: Bus, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    with pytest.raises(PostMislukt):
        stuur(**WOORDEN)
    assert bus.brieven == []
