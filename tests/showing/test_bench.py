"""The coding room's page: what its script is told, which policies stand where, and the examples that it runs."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from interviews import ledger
from interviews.models import Entry, Interview
from interviews.showing import workers
from prompts import catalog
from tests.contract.site import ROOT

HARNESS = ROOT / "static/src/workers/examples.py"


@pytest.fixture
def coding(owner: User) -> Interview:
    return ledger.create(owner, ledger.InterviewSpec("CODE", "candidate", "N", "E", language="en", questions=3))


@pytest.fixture
def built(tmp_path: Path, settings: Any) -> Path:
    """A site whose workers are built: files of nothing in particular."""
    for name in ("workers/python.js", "workers/javascript.js", "runtimes/pyodide.wasm.gz", "runtimes/quickjs.wasm.gz"):
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 20)
    settings.STATICFILES_DIRS = [tmp_path]
    return tmp_path


def test_the_page_tells_its_script_what_the_bench_needs(client: Client, coding: Interview) -> None:
    page: Any = client.get(f"/interviews/{coding.session_id}/")
    told = page.context["script"]
    first = coding.plan["questions"][0]
    assert told["examples"] == first["examples"]
    assert told["hints"] == {"given": 0, "of": 4}
    assert told["editor"].startswith("/static/dist/editor")
    assert first["hints"][0] not in page.content.decode()


def test_hints_that_were_given_are_counted(client: Client, coding: Interview) -> None:
    for rank, level in enumerate(("1", "2"), 1):
        for speaker, move in (("candidate", None), ("interviewer", {"kind": "hint", "part": level})):
            Entry.objects.create(
                interview=coding,
                client_id=f"{speaker}{level}",
                rank=10**6 * rank + (speaker == "interviewer"),
                speaker=speaker,
                content="Hm.",
                move=move,
                timestamp=timezone.now(),
            )
    page: Any = client.get(f"/interviews/{coding.session_id}/")
    assert page.context["script"]["hints"] == {"given": 2, "of": 4}
    assert client.get(f"/interviews/{coding.session_id}/problem").json()["hints"] == 4


def test_only_the_coding_room_lets_in_a_style_sheet_of_its_script(
    client: Client, coding: Interview, interview: Interview
) -> None:
    page: Any = client.get(f"/interviews/{coding.session_id}/")
    policy = _policy(page)
    assert policy["style-src"] == ["'self'", f"'nonce-{page.context['script']['nonce']}'"]
    assert policy["script-src"] == ["'self'"]
    plain: Any = client.get(f"/interviews/{interview.session_id}/")
    assert _policy(plain)["style-src"] == ["'self'"]
    assert not {"nonce", "workers", "editor"} & plain.context["script"].keys()


def test_a_worker_brings_a_policy_of_its_own(built: Path) -> None:
    told = workers.workers()
    assert told.keys() == {"python", "javascript"}
    address = told["javascript"]["worker"]
    answer: Any = Client().get(address)
    assert answer.content == (built / "dist/workers/javascript.js").read_bytes()
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert _policy(answer) == {"default-src": ["'none'"], "script-src": ["'wasm-unsafe-eval'"]}
    assert {"public", "immutable"} <= set(re.split(", ", answer["Cache-Control"]))
    assert told["javascript"]["files"]["quickjs.wasm"]["size"] == len("runtimes/quickjs.wasm.gz") * 20
    (built / "dist/workers/javascript.js").write_text("another")
    assert workers.workers()["javascript"]["worker"] != address


@pytest.mark.parametrize("name", ["other", "room", "stage"])
def test_there_is_no_other_worker(built: Path, name: str) -> None:
    assert Client().get(f"/interviews/workers/{name}.js").status_code == 404


def test_the_solutions_pass_their_examples_where_candidates_run_them(house: None) -> None:
    """In a process of its own: the harness puts the interpreter back as it found it."""
    questions = catalog.questions("CODE", "en")
    solutions = "\n".join(path.read_text() for path in sorted((ROOT / "prompts/solutions").glob("[a-z]*.py")))
    pairs = [(one.input, one.output) for question in questions for one in (*question.examples, *question.tests)]
    outcomes = _harness(f"begin({solutions!r})", *(f"judge({given!r}, {wanted!r})" for given, wanted in pairs))
    assert outcomes[0] is None
    wrong = [pair for pair, outcome in zip(pairs, outcomes[1:], strict=True) if not outcome["passed"]]
    assert len(pairs) > 100
    assert not wrong


def test_what_examples_give_is_judged_and_shown() -> None:
    begun, *judged = _harness(
        "begin(\"def f(it=None): return it\\nclass Odd:\\n    def __repr__(self): return 'odd'\\n\")",
        "judge('f((1, [2, (3,)]))', '[1, [2, [3]]]')",
        "judge('f(\"é\")', '\"é\"')",
        "judge('f()', '1')",
        "judge('f(true)', 'True')",
        "judge('f(Odd())', '[1]')",
        "judge('f(1) + g(2)', '3')",
        "judge('f(', '3')",
    )
    assert begun is None
    assert [each["passed"] for each in judged] == [True, True, False, True, False, False, False]
    assert [each["got"] for each in judged[:5]] == ["[1, [2, [3]]]", '"é"', "None", "True", "odd"]
    assert judged[5]["fault"] == {"message": "NameError: name 'g' is not defined", "line": None}
    assert judged[6]["fault"]["message"].startswith("SyntaxError")


def test_errors_name_the_line_of_the_candidates_own() -> None:
    fault, syntax, left, again = _harness(
        "begin(\"import json\\n\\ndef f():\\n    json.loads('{')\\n\\nf()\")",
        'begin("x = 1\\nif x\\n")',
        'begin("import sys\\nsys.exit(3)")',
        'begin("x")',
    )
    assert fault["line"] == 4
    assert syntax["line"] == 2
    assert left["message"] == "SystemExit: 3"
    assert again["message"] == "NameError: name 'x' is not defined"


def _policy(answer: Any) -> dict[str, list[str]]:
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def _harness(*calls: str) -> list[Any]:
    """What calls of the harness give, one after the other, in an interpreter of its own."""
    script = f"exec(compile(open({str(HARNESS)!r}).read(), 'harness', 'exec'))\n" + "".join(
        f"print('=>' + {call})\n" for call in calls
    )
    ran = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, check=True, cwd="/")
    return [json.loads(line[2:]) for line in ran.stdout.splitlines() if line.startswith("=>")]
