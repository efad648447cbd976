"""What the frame of every page needs to know. No queries: the frame is drawn on error pages, too."""

from django.http import HttpRequest

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def frame(request: HttpRequest) -> dict[str, str]:
    """The chosen theme (empty: as the device has it)."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": chosen if chosen in THEMES else ""}
