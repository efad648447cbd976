"""What makes the site an application of the device: its manifest, its service worker, and the page without connection.

The worker (`static/src/offline.js`) has to come from the root, since it answers for every address below its own.
"""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ICONS = (
    ("img/icon.svg", "any", "image/svg+xml"),
    ("img/icon-192.png", "192x192", "image/png"),
    ("img/icon-512.png", "512x512", "image/png"),
)
SHEET, ACCENT = "#faf9f5", "#1b5e52"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What the application is called and looks like (W3C, Web Application Manifest)."""
    told = {
        "id": "/",
        "name": _("Viva, interview practice"),
        "short_name": "Viva",
        "start_url": "/interviews/",
        "scope": "/",
        "display": "standalone",
        "background_color": SHEET,
        "theme_color": ACCENT,
        "icons": [{"src": static(name), "sizes": size, "type": kind} for name, size, kind in ICONS],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, where it was built."""
    path = finders.find("dist/offline.js")
    if path is None:
        raise Http404("no worker was built")
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript; charset=utf-8")


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """The page that is shown without a connection, where no copy of the wanted one is kept. It shows nobody's name."""
    return render(request, "offline.html")
