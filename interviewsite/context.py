"""What the frame of every page needs to know. No queries: the frame is drawn on error pages, too."""

from django.http import HttpRequest

from accounts import preferences


def frame(request: HttpRequest) -> dict[str, str]:
    """The chosen theme (empty: as the device has it)."""
    return {"theme": preferences.theme(request)}
