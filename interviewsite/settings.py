"""Every setting of the site, in one file that runs with no service.

Each value that an operator may change comes from the environment (or a `.env` file beside
`manage.py`) through the helpers on top; the README's table lists them. A wrong value stops
the start with the variable's name. Nothing here acts: wiring only.
"""

import os
import secrets
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from interviewsite import logs

BASE_DIR = Path(__file__).resolve().parent.parent


# -- the environment -----------------------------------------------------------------------


def _read_dotenv(path: Path) -> None:
    """Put the `NAME=value` lines of a file into the environment; what is set already stays."""
    if not path.is_file():
        return
    for line in path.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The variable's text, without surrounding space."""
    return os.environ.get(name, default).strip()


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int, lowest: int = 0, highest: int = 10**9) -> int:
    """A whole number within bounds."""
    value = text(name) or str(default)
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise ImproperlyConfigured(f"{name}: a whole number from {lowest} to {highest}, not {value!r}")
    return int(value)


def flag(name: str, default: bool) -> bool:
    """A switch: 1/0, true/false, yes/no, on/off."""
    value = text(name).lower()
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if value and value not in known:
        raise ImproperlyConfigured(f"{name}: on or off, not {value!r}")
    return known.get(value, default)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of the allowed words."""
    value = text(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}: one of {', '.join(allowed)}, not {value!r}")
    return value


def origin(name: str, value: str) -> str:
    """`scheme://host[:port]`, nothing behind it."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"{name}: an origin such as https://viva.example.org, not {value!r}")
    return f"{parts.scheme}://{parts.netloc}".lower()


def networks(name: str) -> list[str]:
    """A comma-separated list of IP addresses and networks."""
    for value in words(name):
        try:
            ip_network(value, strict=False)
        except ValueError as exc:
            raise ImproperlyConfigured(f"{name}: addresses or networks such as 10.0.0.0/8, not {value!r}") from exc
    return words(name)


def url(name: str, schemes: tuple[str, ...]) -> str:
    """An address with one of the schemes, or nothing."""
    value = text(name)
    if value and urlsplit(value).scheme not in schemes:
        raise ImproperlyConfigured(f"{name}: an address that begins with {' or '.join(s + ':' for s in schemes)}")
    return value


_read_dotenv(BASE_DIR / ".env")

DATA_DIR = Path(text("DATA_DIR") or BASE_DIR / "var").resolve()
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as exc:
    raise ImproperlyConfigured(f"DATA_DIR: {DATA_DIR} cannot be made: {exc.strerror}") from exc


def _secret(name: str) -> str:
    """A secret from the environment, else from `DATA_DIR/secrets`, made there once (mode 600)."""
    if text(name):
        return text(name)
    path = DATA_DIR / "secrets"
    kept = dict(line.split("=", 1) for line in path.read_text().splitlines()) if path.is_file() else {}
    if name not in kept:
        kept[name] = secrets.token_urlsafe(32 if name == "FIELD_ENCRYPTION_KEYS" else 50)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.writelines(f"{key}={value}\n" for key, value in kept.items())
    return kept[name]


# -- where it runs -------------------------------------------------------------------------

DEBUG = flag("DEBUG", False)
HOST = text("HOST") or "127.0.0.1"
PORT = number("PORT", 8000, 1, 65535)
SITE_URL = origin("SITE_URL", text("SITE_URL") or f"http://127.0.0.1:{PORT}")
_own_host = urlsplit(SITE_URL).hostname or "127.0.0.1"
ALLOWED_HOSTS = words("ALLOWED_HOSTS") or [_own_host, "127.0.0.1", "localhost", "[::1]"]
ALLOWED_ORIGINS = [origin("ALLOWED_ORIGINS", value) for value in words("ALLOWED_ORIGINS")]
if not text("SITE_URL"):
    ALLOWED_ORIGINS.append(f"http://localhost:{PORT}")  # the same place, as people also type it
CSRF_TRUSTED_ORIGINS = [SITE_URL, *ALLOWED_ORIGINS]
TRUSTED_PROXIES = networks("TRUSTED_PROXIES")

SECRET_KEY = _secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
FIELD_ENCRYPTION_KEYS = [key for key in _secret("FIELD_ENCRYPTION_KEYS").split(",") if key]
if not FIELD_ENCRYPTION_KEYS:
    raise ImproperlyConfigured("FIELD_ENCRYPTION_KEYS: at least one key; the first encrypts, all decrypt")

INSTALLED_APPS = [
    "daphne",
    "interviewsite.administration.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "channels",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "accounts",
    "prompts",
    "interviews",
    "interviewsite",
]

MIDDLEWARE = [
    "interviewsite.middleware.request_log",
    "django.middleware.security.SecurityMiddleware",
    "interviewsite.staticfiles.StaticFiles",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.language.AccountLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "interviewsite.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "interviewsite.urls"
ASGI_APPLICATION = "interviewsite.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "interviewsite.context.frame",
            ],
        },
    },
]

# -- data ----------------------------------------------------------------------------------

_database_url = url("DATABASE_URL", ("postgres", "postgresql", "sqlite"))
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(_database_url or f"sqlite:///{DATA_DIR / 'viva.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": number("DATABASE_POOL", 10, 1, 200), "timeout": 10}
    }
DATABASE_THREADS = number("DATABASE_THREADS", 4, 1, 64)
"""Threads of a web process that run the transactions of questions (`interviews/answers`)."""

REDIS_URL = url("REDIS_URL", ("redis", "rediss"))
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# -- people --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/interviews/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {"signup": "accounts.entrance.SignupForm"}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "", "signup": "", "reset_password": ""}
"""Those are counted by `accounts/limits`; allauth's own hold for the rest."""
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {"authenticate": "accounts.entrance.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Viva"
REGISTRATION = choice("REGISTRATION", "open", ("open", "invite", "closed"))
REGISTRATION_ROLES = words("REGISTRATION_ROLES", "candidate,interviewer")
if not REGISTRATION_ROLES or not set(REGISTRATION_ROLES) <= {"candidate", "interviewer"}:
    raise ImproperlyConfigured("REGISTRATION_ROLES: candidate, interviewer or both, separated by a comma")
GUESTS = flag("GUESTS", True)

RATE_LIMITS = {
    name: number(f"LIMIT_{name.upper()}", per_minute, 1)
    for name, per_minute in {
        "registration": 30,
        "login": 60,
        "second_factor": 10,
        "reset": 20,
        "mail": 3,
        "refresh": 120,
        "guest": 10,
        "refused_handshake": 60,
        "resume": 10,
        "question": 60,
        "rest": 600,
    }.items()
}
"""How often a minute (`accounts/limits` says whose); `LIMIT_LOGIN=100` changes one."""
QUOTA_GAUGES = {"interviewsAtOnce": "interviews.ledger.interviews_under_way"}
"""Quotas that are counted where their things live: `function(user_id) -> int`."""
HOLDINGS = ["accounts.holdings", "interviews.holdings"]
"""Modules that know what is held about a person: `export(user)` and `erase(user)`."""
STARTERS = ["prompts.starter_loader.load", "accounts.plans.load"]
"""What `manage.py starter` calls, in this order: each loads its app's starter content, any number of times."""

_secure = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "interviewsite.errors.csrf_failure"
if _secure and TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "require-trusted-types-for": ["'script'"],
    }
}

EMAIL_CONFIG = dj_email_url.parse(url("EMAIL_URL", tuple(dj_email_url.SCHEMES)) or "console:")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL") or f"viva@{_own_host}"

# -- models of the AI ----------------------------------------------------------------------

OPENAI_API_KEY = text("OPENAI_API_KEY")
OPENAI_BASE_URL = url("OPENAI_BASE_URL", ("http", "https"))
OPENAI_MODEL = words("OPENAI_MODEL")
if (OPENAI_API_KEY or OPENAI_BASE_URL) and not OPENAI_MODEL:
    raise ImproperlyConfigured("OPENAI_MODEL: name at least one model when OPENAI_API_KEY or OPENAI_BASE_URL is set")
PROVIDER_PRIVATE_ADDRESSES = flag("PROVIDER_PRIVATE_ADDRESSES", True)
"""Whether a model may live at a private or loopback address (link-local never)."""
EMBEDDED_MODEL = flag("EMBEDDED_MODEL", True)
EMBEDDED_QUEUE = number("EMBEDDED_QUEUE", 8, 0, 1000)
"""How many questions may wait for the embedded model before one is refused as overloaded."""
EMBEDDED_THREADS = number("EMBEDDED_THREADS", max(1, (os.cpu_count() or 2) // 2), 1, 64)
"""Half the cores: its threads wait for one another, so one that finds its core busy stalls them all."""
SCRIPTED_MODEL = flag("SCRIPTED_MODEL", False)
"""Adds the model `scripted` (the default one unless OPENAI_MODEL names others): tests, demonstrations."""
SCRIPTED_DELAY = number("SCRIPTED_DELAY", 20, 0, 10_000) / 1000
"""Seconds before each piece of the scripted model; the variable is in milliseconds."""
METRICS_TOKEN = text("METRICS_TOKEN")
TRACER = "interviews.tracing.otlp.Otlp" if url("OTEL_EXPORTER_OTLP_ENDPOINT", ("http", "https")) else ""
"""What makes traces; nothing does by default. OpenTelemetry's other variables are read by its SDK."""
if TRACER and find_spec("opentelemetry") is None:
    raise ImproperlyConfigured("OTEL_EXPORTER_OTLP_ENDPOINT: traces need requirements/tracing.txt (make tracing)")

# -- REST ----------------------------------------------------------------------------------

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "interviewsite.errors.rest_handler",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["interviewsite.parsers.StrictJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.tokens.TokenAuthentication", "accounts.tokens.CookieAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["accounts.throttling.RestLimit"],
    "DEFAULT_PAGINATION_CLASS": "interviewsite.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "UNICODE_JSON": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Viva",
    "DESCRIPTION": "Mock interviews with an AI. The interviews themselves go over a WebSocket: see docs/protocol.md.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "interviewsite.api_docs.with_errors",
    ],
    "ENUM_NAME_OVERRIDES": {
        "Seat": "interviews.models.Interview.Seat",
        "Role": "accounts.models.User.Role",
        "InterviewState": "interviews.models.Interview.State",
    },
}

# -- background work -----------------------------------------------------------------------

CELERY_BROKER_URL = url("CELERY_BROKER_URL", ("redis", "rediss", "amqp", "amqps", "filesystem")) or REDIS_URL
if not CELERY_BROKER_URL:
    CELERY_BROKER_URL = "filesystem://"
if CELERY_BROKER_URL.startswith("filesystem:"):
    _messages, _exchanges = DATA_DIR / "broker" / "messages", DATA_DIR / "broker" / "exchanges"
    for folder in (_messages, _exchanges):
        folder.mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_messages),
        "data_folder_out": str(_messages),
        "control_folder": str(_exchanges),
    }
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "heartbeat": {"task": "interviews.tasks.heartbeat", "schedule": 15.0, "options": {"expires": 45}},
    "resume reports": {"task": "interviews.tasks.resume_reports", "schedule": 10.0, "options": {"expires": 30}},
    "purge": {"task": "accounts.tasks.purge", "schedule": 600.0, "options": {"expires": 600}},
}

# -- pages ---------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "interviewsite.staticfiles.HashedNames"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- what is logged ------------------------------------------------------------------------

LOGGING = logs.settings(
    choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")), choice("LOG_FORMAT", "json", ("json", "text"))
)
WEBSOCKET_COMPRESSION = flag("WEBSOCKET_COMPRESSION", False)
"""Whether the web server offers deflate on sockets: fewer bytes, 28 KiB more a socket."""
