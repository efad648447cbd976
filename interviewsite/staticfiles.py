"""Static files: under hashed names once collected, under their plain ones before; read in a thread."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedNames(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Whitenoise's storage, which also names files that were not collected (in tests and from a bare clone)."""

    patterns = (("*.css", HashedFilesMixin.patterns[0][1][:2]),)
    """What is rewritten in files: `url()` and `@import` of style sheets, not the maps of packages."""

    def stored_name(self, name: str) -> str:
        """The hashed name where there is one, else the plain one."""
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise has no types
    """Whitenoise's middleware for synchronous and asynchronous chains; reads files in a thread."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        super().__init__(get_response)
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        """The file, if the path is one's; else whatever comes next answers."""
        static_file = self.files.get(request.path_info)
        if static_file is None:
            return self.get_response(request)
        if self.is_async:
            return asyncio.to_thread(_answer, static_file, request)
        return _answer(static_file, request)


def _answer(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
    found = static_file.get_response(request.method, request.META)
    with found.file or nullcontext(BytesIO()) as content:
        response = HttpResponse(content.read(), status=int(found.status))
    del response["Content-Type"]
    for name, value in found.headers:
        response[name] = value
    return response
