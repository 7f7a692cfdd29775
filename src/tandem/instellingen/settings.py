"""Django's settings; one file. Each value that a municipality sets is an environment variable that explains itself."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from tandem.koppelingen import database, vertalingen

BRON = Path(__file__).resolve().parents[1]
STAATMAP = database.staatmap()
DEMO = os.environ.get("TANDEM_DEMO") == "1"
ROL = os.environ.get("TANDEM_ROL", database.Databaserol.APP)
DATABASE_URL = os.environ.get("DATABASE_URL", "")

if DEMO and DATABASE_URL:
    raise ImproperlyConfigured("Demo mode makes log-ins without a password; it refuses a real database (DATABASE_URL).")


def _geheim() -> str:
    """Return the secret key: from the environment, else a random one kept in the state folder (mode 0600)."""
    gegeven = os.environ.get("TANDEM_GEHEIM")
    if gegeven:
        return gegeven
    if DATABASE_URL:
        raise ImproperlyConfigured("Set TANDEM_GEHEIM: a long random string that signs sessions. Keep it secret.")
    bestand = STAATMAP / "geheim"
    if not bestand.exists():
        bestand.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(bestand, os.O_WRONLY | os.O_CREAT, 0o600), "w") as uit:
            uit.write(secrets.token_urlsafe(50))
    return bestand.read_text()


_VOORBEREID = {"server_side_binding": True, "prepare_threshold": 1}
"""Statements go to PostgreSQL with their values apart and stay prepared from the second time on: behind row-level
security planning a query costs more than running it. A pooler in front must know prepared statements (PgBouncer: 1.21).
"""


def _verbinding() -> dict[str, object]:
    """Return where the database is: ``DATABASE_URL`` for the app, else the embedded server."""
    if not DATABASE_URL:
        adres = database.ingebed_adres(ROL, os.environ.get("TANDEM_DATABASE", "tandem"))
        return {
            "NAME": adres.naam,
            "USER": adres.gebruiker,
            "HOST": adres.host,
            "PORT": adres.poort,
            "OPTIONS": _VOORBEREID,
        }
    deel = urlsplit(DATABASE_URL)
    wachtwoord = os.environ.get(f"TANDEM_WACHTWOORD_{ROL.upper()}", unquote(deel.password or ""))
    gebruiker = unquote(deel.username or "") if ROL == database.Databaserol.APP else ROL
    opties = {naam: waarden[0] for naam, waarden in parse_qs(deel.query).items()}
    host = opties.pop("host", deel.hostname or "")
    return {
        "NAME": deel.path.lstrip("/"),
        "USER": gebruiker,
        "PASSWORD": wachtwoord,
        "HOST": host,
        "PORT": str(deel.port or ""),
        "OPTIONS": {**_VOORBEREID, **opties},
    }


SECRET_KEY = _geheim()
DEBUG = os.environ.get("TANDEM_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TANDEM_HOSTS", "127.0.0.1 localhost testserver").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("TANDEM_OORSPRONG", "").split()

INSTALLED_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "tandem.instellingen.apps.TandemConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tandem.instellingen.sessie.Aanmelding",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tandem.instellingen.middleware.TweedeFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tandem.instellingen.middleware.Deurwachter",
    "tandem.instellingen.middleware.Taal",
]
ROOT_URLCONF = "tandem.web.urls"
WSGI_APPLICATION = "tandem.instellingen.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BRON / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tandem.web.omgeving.omgeving",
            ],
            "libraries": {naam: f"tandem.web.templatetags.{naam}" for naam in ("lijsten", "onderdelen")},
            "builtins": ["django.templatetags.i18n", "tandem.web.templatetags.talen"],
        },
    }
]
FORM_RENDERER = "tandem.web.vormgeving.TandemRenderer"
TANDEM_THEMA = os.environ.get("TANDEM_THEMA", "tandem")  # a file in frontend/themas, without .css
DATABASES = {
    "default": {
        "ENGINE": "tandem.instellingen.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        **_verbinding(),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"tandem": "tandem.migrations"}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
TANDEM_WEGSITE = os.environ.get("TANDEM_WEGSITE", "https://www.buienradar.nl/")
"""Where *Snel weg* leads from the pages of members: an everyday site that tells nothing."""
TANDEM_ADRES = os.environ.get("TANDEM_ADRES", "" if DATABASE_URL else "http://127.0.0.1:8000").rstrip("/")
"""Where people find this installation, for the link in a notice by mail; neutral, since it can be read along."""
TANDEM_POST = os.environ.get("TANDEM_POST", "")
"""The mail server for notices: ``smtp://naam:wachtwoord@host:587`` (STARTTLS) or ``smtps://...``. Empty: no mail goes
out; on one's own machine it is written to a file in the state folder."""
_POST = urlsplit(TANDEM_POST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if TANDEM_POST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = STAATMAP / "post"
EMAIL_HOST, EMAIL_PORT = _POST.hostname or "", _POST.port or (465 if _POST.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_POST.username or ""), unquote(_POST.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _POST.scheme == "smtps", _POST.scheme == "smtp"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("TANDEM_POST_VAN", "Bericht <bericht@localhost>")
"""Sender of notices: a name and an address that tell nothing."""
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
"""Seconds that an invitation holds; it works once."""

ACCOUNT_ADAPTER = "tandem.instellingen.account.Accountadapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_FORMS = {
    "login": "tandem.web.rechten.accountformulieren.Inloggen",
    "reauthenticate": "tandem.web.rechten.accountformulieren.Bevestigen",
    "change_password": "tandem.web.rechten.accountformulieren.Wachtwoord",
    "set_password": "tandem.web.rechten.accountformulieren.EersteWachtwoord",
}
TANDEM_OIDC_UITGEVER = os.environ.get("TANDEM_OIDC_UITGEVER", "")
"""Address of the OpenID Connect issuer with which members can log in (DigiD's route, through a broker). Empty: off."""
TANDEM_OIDC_NAAM = os.environ.get("TANDEM_OIDC_NAAM", "uw eigen inlogdienst")
"""What the pages call it."""
TANDEM_OIDC_ACR = os.environ.get("TANDEM_OIDC_ACR", "").split()
"""Which values of ``acr`` count as a second factor. None: members set up a second step of their own as well."""
SOCIALACCOUNT_ADAPTER = "tandem.web.portaal.inlogdienst.Dienstadapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "dienst",
                "name": TANDEM_OIDC_NAAM,
                "client_id": os.environ.get("TANDEM_OIDC_CLIENT", ""),
                "secret": os.environ.get("TANDEM_OIDC_GEHEIM", ""),
                "settings": {
                    "server_url": TANDEM_OIDC_UITGEVER,
                    "scope": ["openid"],
                    "auth_params": {"acr_values": " ".join(TANDEM_OIDC_ACR)} if TANDEM_OIDC_ACR else {},
                    "fetch_userinfo": False,
                    "oauth_pkce_enabled": True,
                },
            }
        ]
        if TANDEM_OIDC_UITGEVER
        else []
    }
}
"""Of who logs in only ``sub`` is asked, and kept as a keyed mark; no name, no mail, no tokens."""
MFA_ADAPTER = "tandem.instellingen.account.Factoradapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tandem"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "tandem.web.rechten.accountformulieren.Code",
    "reauthenticate": "tandem.web.rechten.accountformulieren.CodeOpnieuw",
    "activate_totp": "tandem.web.rechten.accountformulieren.CodeAppAanzetten",
    "add_webauthn": "tandem.web.rechten.accountformulieren.SleutelErbij",
    "edit_webauthn": "tandem.web.rechten.accountformulieren.SleutelNaam",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not DATABASE_URL
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TANDEM_PROXIES", "1" if DATABASE_URL else "0"))
"""How many proxies of ours stand before the application: the rate limits need the visitor's own address."""

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tandem_tellers"}}
"""Only the rate limits of the log-in and used one-time codes; shared by all processes. Never household data."""
SESSION_ENGINE = "tandem.instellingen.sessie"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tandem.web.fouten.geen_csrf"
SECURE_REFERRER_POLICY = "same-origin"
if DATABASE_URL:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = vertalingen.BRONTAAL
LANGUAGES = vertalingen.talen(BRON / "locale")
"""For members of households (``web/taal.py``); another language is a file in ``locale``. Professionals read Dutch."""
LOCALE_PATHS = [vertalingen.gereed(BRON / "locale", STAATMAP / "locale")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BRON / "static"]
STATIC_ROOT = STAATMAP / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS: list[str] = []
TESTEN = "pytest" in sys.modules
