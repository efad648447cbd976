"""Inside the worker: runs a candidate's code and judges what its examples give. Everything goes in and out as text.

`begin` and `judge` answer with JSON. Between two runs what the code changed in the interpreter is put back, so
that every run starts as the first.
"""

import ast
import builtins
import json
import sys
from contextlib import suppress
from typing import Any

FILE = "your code"
_LITERALS = {"true": True, "false": False, "null": None}
"""How examples of another language write what Python calls True, False and None."""
_BUILTINS = vars(builtins)
_UNTOUCHED = dict(_BUILTINS)
_BRIDGES = ("js", "pyodide_js", "_pyodide_core", "pyodide", "_pyodide")
"""Modules that lead out of Python into the worker that it runs in: there are none for the candidate."""
_MODULES: dict[str, Any] = {name: it for name, it in sys.modules.items() if name.partition(".")[0] not in _BRIDGES}
_MODULES |= dict.fromkeys(_BRIDGES)
_scope: dict[str, Any] = {}


def begin(source: str) -> str:
    """Run the code in a clean interpreter; what went wrong, as JSON."""
    global _scope  # noqa: PLW0603  # the one candidate of this interpreter
    _BUILTINS.clear()
    _BUILTINS.update(_UNTOUCHED)
    sys.modules.clear()
    sys.modules.update(_MODULES)
    sys.setrecursionlimit(1000)
    _scope = {"__name__": "__main__"}
    try:
        exec(compile(source, FILE, "exec"), _scope)  # noqa: S102  # what this file is for
    except BaseException as exc:  # noqa: BLE001  # whatever it raises is an answer
        return json.dumps(_fault(exc))
    finally:
        _flush()
    return "null"


def judge(given: str, wanted: str) -> str:
    """Evaluate an example's call and compare; the outcome, as JSON."""
    try:
        got = eval(given, {**_LITERALS, **_scope})  # noqa: S307  # what this file is for
        passed, text = bool(_plain(got) == _read(wanted)), shown(got)
    except BaseException as exc:  # noqa: BLE001  # whatever it raises is an answer
        return json.dumps({"passed": False, "got": "", "fault": _fault(exc)})
    finally:
        _flush()
    return json.dumps({"passed": passed, "got": text, "fault": None})


def shown(value: Any) -> str:
    """A value as examples write it: strings in double quotes; what JSON does not know as Python writes it."""
    plain = _plain(value)
    if isinstance(plain, (str, int, float, list, dict)) and not isinstance(plain, bool):
        try:
            return json.dumps(plain, ensure_ascii=False)
        except (TypeError, ValueError):
            pass
    return repr(value)


def _read(wanted: str) -> Any:
    try:
        return json.loads(wanted)
    except ValueError:
        return _plain(ast.literal_eval(wanted))


def _plain(value: Any) -> Any:
    """Tuples are as good as lists."""
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _fault(exc: BaseException) -> dict[str, Any]:
    name, said = type(exc).__name__, exc.msg if isinstance(exc, SyntaxError) else str(exc)
    return {"message": f"{name}: {said}" if said else name, "line": _line(exc)}


def _line(exc: BaseException) -> int | None:
    """The innermost line of the candidate's own."""
    if isinstance(exc, SyntaxError) and exc.filename == FILE:
        return exc.lineno
    line, at = None, exc.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == FILE:
            line = at.tb_lineno
        at = at.tb_next
    return line


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the code may have put anything there
            stream.flush()
