"""What a device remembers about its user: theme, clock, keys. Kept in cookies, so that it works before signing in."""

from collections.abc import Collection, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.shortcuts import SHORTCUTS

THEMES: Mapping[str, object] = {"light": _("Light"), "dark": _("Dark")}
TIMINGS: Mapping[str, object] = {"0": _("No clock"), "1": _("Normal"), "1.5": _("1.5× time"), "2": _("2× time")}
"""How far the time limit of an interview is stretched, in the words of every page; 0 switches the clock off."""

YEAR = 365 * 24 * 60 * 60


def theme(request: HttpRequest) -> str:
    """The chosen theme, or nothing: as the device has it."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else ""


def timing(request: HttpRequest) -> str:
    """The chosen stretch of the clock, `1` unless another is chosen."""
    chosen = request.COOKIES.get("timing", "1")
    return chosen if chosen in TIMINGS else "1"


def switched_off(request: HttpRequest) -> tuple[str, ...]:
    """The names of the shortcuts that are off."""
    chosen = request.COOKIES.get("keys-off", "").split(".")
    return tuple(shortcut.name for shortcut in SHORTCUTS if shortcut.name in chosen)


def keep_on(request: HttpRequest, response: HttpResponse, names: Collection[str]) -> None:
    """Remember that all shortcuts but these are off."""
    off = [shortcut.name for shortcut in SHORTCUTS if shortcut.name not in names]
    keep(request, response, "keys-off", ".".join(off))


def keep(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    """Remember a preference for a year, or forget it when there is no value."""
    if value:
        response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    else:
        response.delete_cookie(name, samesite="Lax")
