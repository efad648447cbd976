"""Every setting of the site that depends on where it runs; it runs with no service.

Each value that an operator may change comes from the environment (or a `.env` file beside
`manage.py`) through the readers of `environment`; the README's table lists them. A wrong value
stops the start with the variable's name. What is the same everywhere stands in `wiring`.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured

from interviewsite import logs
from interviewsite.environment import choice, flag, networks, number, origin, read_dotenv, secret, text, url, words
from interviewsite.wiring import *  # noqa: F403 - every one of them is a setting
from interviewsite.wiring import BASE_DIR

read_dotenv(BASE_DIR / ".env")

DATA_DIR = Path(text("DATA_DIR") or BASE_DIR / "var").resolve()
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as exc:
    raise ImproperlyConfigured(f"DATA_DIR: {DATA_DIR} cannot be made: {exc.strerror}") from exc

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

SECRET_KEY = secret("SECRET_KEY", DATA_DIR)
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
FIELD_ENCRYPTION_KEYS = [key for key in secret("FIELD_ENCRYPTION_KEYS", DATA_DIR).split(",") if key]
if not FIELD_ENCRYPTION_KEYS:
    raise ImproperlyConfigured("FIELD_ENCRYPTION_KEYS: at least one key; the first encrypts, all decrypt")

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
        "speech": 20,
        "question": 60,
        "rest": 600,
    }.items()
}
"""How often a minute (`accounts/limits` says whose); `LIMIT_LOGIN=100` changes one."""

_secure = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
if _secure and TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

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
TRANSCRIPTION_MODEL = text("TRANSCRIPTION_MODEL")
"""Writes down what people say in the room; none: the browser's own recognition, where it has one."""
TRANSCRIPTION_BASE_URL = url("TRANSCRIPTION_BASE_URL", ("http", "https")) or OPENAI_BASE_URL
TRANSCRIPTION_API_KEY = text("TRANSCRIPTION_API_KEY") or OPENAI_API_KEY
METRICS_TOKEN = text("METRICS_TOKEN")
TRACER = "interviews.tracing.otlp.Otlp" if url("OTEL_EXPORTER_OTLP_ENDPOINT", ("http", "https")) else ""
"""What makes traces; nothing does by default. OpenTelemetry's other variables are read by its SDK."""
if TRACER and find_spec("opentelemetry") is None:
    raise ImproperlyConfigured("OTEL_EXPORTER_OTLP_ENDPOINT: traces need requirements/tracing.txt (make tracing)")

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

# -- serving -------------------------------------------------------------------------------

STATIC_ROOT = DATA_DIR / "static"
LOGGING = logs.settings(
    choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")), choice("LOG_FORMAT", "json", ("json", "text"))
)
WEBSOCKET_COMPRESSION = flag("WEBSOCKET_COMPRESSION", False)
"""Whether the web server offers deflate on sockets: fewer bytes, 28 KiB more a socket."""
