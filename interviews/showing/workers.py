"""Where the room's script finds what runs code in the browser: a worker a language, and the files it is handed."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

RUNTIMES = {
    "python": {"pyodide.asm.wasm": "pyodide.wasm.gz", "python_stdlib.zip": "python_stdlib.zip.gz"},
    "javascript": {"quickjs.wasm": "quickjs.wasm.gz"},
}
"""Language that can be run → name of a file inside its worker → the packed file (`static/build.js`)."""


def workers() -> dict[str, dict[str, Any]]:
    """Language → address of its worker; address and size of each file. Nothing where the scripts are not built."""
    return {language: _told(language, path) for language in RUNTIMES if (path := found(language)) is not None}


def found(language: str) -> Path | None:
    """The script of a language's worker, where it is built."""
    path = finders.find(f"dist/workers/{language}.js") if language in RUNTIMES else None
    return Path(path) if path else None


def _told(language: str, worker: Path) -> dict[str, Any]:
    stamp = _hash(worker, worker.stat().st_mtime_ns)
    return {
        "worker": f"{reverse('worker', kwargs={'language': language})}?v={stamp}",
        "files": {
            name: {"address": static(f"dist/runtimes/{packed}"), "size": _size(f"dist/runtimes/{packed}")}
            for name, packed in RUNTIMES[language].items()
        },
    }


@lru_cache(maxsize=8)
def _hash(path: Path, changed: int) -> str:
    """Of the file as it was changed last."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _size(name: str) -> int:
    path = finders.find(name)
    return Path(path).stat().st_size if path else 0
