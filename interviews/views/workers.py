"""The scripts of the workers in which a candidate's code runs, in the browser. They hold nothing of anybody's.

Not static files: a worker is bound by the policy of its own response, so that policy must come with it whatever
serves the static files. This one allows no connection, no further script and no `eval`; WebAssembly alone is what
the runtimes are made of, so `'wasm-unsafe-eval'` stands here, and on no page. The worker refuses to run without it.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from interviews.showing.workers import found

POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'"
YEAR = 31_536_000


@require_GET
@cache_control(public=True, max_age=YEAR, immutable=True)
@gzip_page
def worker(request: HttpRequest, language: str) -> HttpResponse:
    """The worker of a language. Its address carries a hash of it (`showing.workers`), so it may be kept for good."""
    path = found(language)
    if path is None:
        raise Http404("no such worker")
    response = HttpResponse(path.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    return response
