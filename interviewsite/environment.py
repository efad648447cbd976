"""What an operator says: environment variables, read and checked one kind at a time.

A wrong value stops the start with the variable's name. Which variables there are, and what
becomes of them, stands in `settings`; nothing is read or made before it asks.
"""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def read_dotenv(path: Path) -> None:
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


def secret(name: str, folder: Path) -> str:
    """A secret from the environment, else from the file `secrets` in a folder, made there once (mode 600)."""
    if text(name):
        return text(name)
    path = folder / "secrets"
    kept = dict(line.split("=", 1) for line in path.read_text().splitlines()) if path.is_file() else {}
    if name not in kept:
        kept[name] = secrets.token_urlsafe(32 if name == "FIELD_ENCRYPTION_KEYS" else 50)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.writelines(f"{key}={value}\n" for key, value in kept.items())
    return kept[name]
