"""What code that runs in the coding room cannot reach: the page, the network, the device."""

import re
from typing import Any

from playwright.sync_api import Route, expect

from tests.browser.bench import LOOP, answering, ran, run
from tests.browser.people import Person
from tests.contract.site import Site


def test_python_runs_and_reaches_nothing(room: Person) -> None:
    """All of Python in one test: it takes seconds to start."""
    page = room.page
    page.locator("#code-language").select_option("python")
    room.code(answering(page, "python"))
    page.locator("#run").click()
    expect(page.locator("#loading-words")).to_contain_text("Python")
    assert "All 3 examples pass" in ran(page)
    room.code(answering(page, "python", wrong="'quite wrong'"))
    assert "2 of 3 examples pass" in run(room)
    room.code("def f():\n    return nowhere\n\nf()")
    assert "NameError: name 'nowhere' is not defined, line 2" in run(room)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    room.code(ESCAPES)
    assert "reached: []" in run(room)
    assert requests == []
    room.code("import builtins, sys\nprint(hasattr(builtins, 'kept'), 'kept' in sys.modules)\n")
    assert "False False" in run(room)
    room.code("import ctypes\nprint(ctypes.CDLL(None).emscripten_run_script_int(b'1 + 1'))")
    assert "eval is not defined" in run(room)
    room.code(LOOP["python"])
    shown = run(room)
    assert "Ended after 5 s" in shown
    assert "before" in shown


ESCAPES = r"""import builtins, sys
builtins.kept = sys.modules["kept"] = sys
reached = []

def attempt(name):
    def now(act):
        try:
            reached.append((name, act()))
        except BaseException as exc:
            print(name, type(exc).__name__)
    return now

for module in ("js", "pyodide_js", "pyodide", "pyodide.code", "pyodide.http", "_pyodide_core", "micropip"):
    attempt(module)(lambda: __import__(module))

@attempt("finders")
def _():
    found = [bridge for finder in sys.meta_path for bridge in getattr(finder, "jsproxies", {})]
    assert found, "none"
    return found

@attempt("proxies")
def _():
    import gc
    found = [each for each in gc.get_objects() if type(each).__name__.startswith("JsProxy")]
    assert found, "none"
    return found

@attempt("socket")
def _():
    import socket
    line = socket.create_connection(("127.0.0.1", 80), 1)
    line.send(b"GET / HTTP/1.0\r\n\r\n")
    return line.recv(9)

@attempt("urllib")
def _():
    import urllib.request
    return urllib.request.urlopen("http://127.0.0.1/").status

@attempt("process")
def _():
    import subprocess
    return subprocess.check_output(["ls"])

@attempt("stdin")
def _():
    return input()

print("reached:", reached)
"""


def test_javascript_reaches_nothing(room: Person) -> None:
    requests: list[str] = []
    room.code("1")
    run(room)
    room.page.on("request", lambda request: requests.append(request.url))
    names = "fetch XMLHttpRequest WebSocket Worker importScripts postMessage self window document navigator indexedDB "
    room.code(
        f'const names = "{names}caches BroadcastChannel localStorage process require".split(" ");\n'
        "const made = [Function, console.log.constructor].map((make) => make('return this')());\n"
        "const world = [globalThis, (0, eval)('this'), ...made];\n"
        "const found = world.flatMap((each) => names.filter((name) => name in each));\n"
        "console.log('reached:', found);\nimport('/static/').then(() => console.log('imported'), () => {});"
    )
    shown = run(room)
    assert "reached: []" in shown
    assert "imported" not in shown
    assert requests == []


def test_a_worker_without_its_policy_does_not_run(site: Site, contexts: Any) -> None:
    def bare(route: Route) -> None:
        answer = route.fetch()
        headers = {k: v for k, v in answer.headers.items() if k not in ("content-security-policy", "content-encoding")}
        route.fulfill(status=200, headers=headers, body=answer.body())

    context = contexts()
    context.route(re.compile(r"/interviews/workers/"), bare)
    person = Person(context.new_page(), site.url).signed_up().start(kind="CODE")
    person.page.locator("#code-language").select_option("javascript")
    person.code("1")
    assert "without its policy" in run(person)
