"""A small issuer of OpenID Connect that speaks the real protocol over HTTP: code with PKCE, signed tokens."""

import base64
import hashlib
import json
import secrets
import threading
import time
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, GEHEIM = "tandem", "een geheim van de test"


class _Stil(WSGIRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


class Uitgever:
    """``sub`` and ``acr`` are what it says of whoever comes by; ``vals`` makes it sign with a key that nobody knows.

    ``nonce``: what it says in place of the nonce that was asked; empty for nothing, None for the one that was asked.
    """

    def __init__(self):
        self.sleutel, self.andere = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        self.server = make_server("127.0.0.1", 0, self, handler_class=_Stil)
        self.adres = f"http://127.0.0.1:{self.server.server_port}"
        self.sub, self.acr, self.vals, self.publiek = "burger-1", "hoog", False, CLIENT
        self.nonce: str | None = None
        self.codes: dict[str, dict[str, str]] = {}
        self.draad = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.draad.start()

    def stop(self):
        self.server.shutdown()
        self.draad.join()
        self.server.server_close()

    def __call__(self, omgeving, begin):
        """Answer one request (WSGI)."""
        pad, vraag = omgeving["PATH_INFO"], parse_qs(omgeving["QUERY_STRING"])
        lengte = int(omgeving.get("CONTENT_LENGTH") or 0)
        velden = parse_qs(omgeving["wsgi.input"].read(lengte).decode()) if lengte else {}
        stand, kop, antwoord = self.antwoord(pad, {k: v[0] for k, v in {**vraag, **velden}.items()})
        begin(stand, kop)
        return [antwoord]

    def antwoord(self, pad, v):
        if pad == "/authorize":
            return self.vraag_toegang(v)
        wat = {"/.well-known/openid-configuration": self.beschrijving, "/jwks": self.sleutels}.get(pad)
        inhoud = wat() if wat else self.token(v) if pad == "/token" else None
        stand = "200 OK" if inhoud is not None else "400 Bad Request"
        return stand, [("Content-Type", "application/json")], json.dumps(inhoud or {"error": "invalid_grant"}).encode()

    def beschrijving(self):
        """OpenID Connect Discovery 1.0, section 3."""
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/authorize",
            "token_endpoint": f"{self.adres}/token",
            "jwks_uri": f"{self.adres}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def sleutels(self):
        publiek = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.sleutel.public_key()))
        return {"keys": [{**publiek, "kid": "een", "use": "sig", "alg": "RS256"}]}

    def vraag_toegang(self, v):
        assert v["response_type"] == "code"
        assert v["client_id"] == CLIENT
        assert v["code_challenge_method"] == "S256"
        assert v["scope"].split() == ["openid"]
        code = secrets.token_urlsafe(12)
        self.codes[code] = v
        terug = f"{v['redirect_uri']}?{urlencode({'code': code, 'state': v['state']})}"
        return "302 Found", [("Location", terug)], b""

    def token(self, v):
        """A code works once, for who holds the secret and the verifier (RFC 7636)."""
        eerder = self.codes.pop(v.get("code", ""), None)
        if eerder is None or v.get("client_secret") != GEHEIM or v["redirect_uri"] != eerder["redirect_uri"]:
            return None
        som = base64.urlsafe_b64encode(hashlib.sha256(v["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if som != eerder["code_challenge"]:
            return None
        nu = int(time.time())
        zegt = {"iss": self.adres, "aud": self.publiek, "sub": self.sub, "acr": self.acr, "iat": nu, "exp": nu + 60}
        zegt |= {"email": "samira@voorbeeld.example", "name": "Samira"}  # more than was asked: nothing of it may stay
        nonce = eerder.get("nonce", "") if self.nonce is None else self.nonce
        zegt |= {"nonce": nonce} if nonce else {}
        sleutel = self.andere if self.vals else self.sleutel
        id_token = jwt.encode(zegt, sleutel, algorithm="RS256", headers={"kid": "een"})
        return {"access_token": secrets.token_urlsafe(12), "token_type": "Bearer", "id_token": id_token}
