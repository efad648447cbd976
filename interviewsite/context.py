"""What the frame of every page needs to know. No queries: the frame is drawn on error pages, too."""

from django.http import HttpRequest

from accounts import preferences
from accounts.shortcuts import SHORTCUTS


def frame(request: HttpRequest) -> dict[str, object]:
    """The chosen theme (empty: as the device has it), the shortcuts and the names of those that are off."""
    off = preferences.switched_off(request)
    return {"theme": preferences.theme(request), "shortcuts": SHORTCUTS, "keys_off": " ".join(off)}
