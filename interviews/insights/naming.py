"""What code defines and what a coding problem asks for: names, parameters, methods. Read from text, never run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DEFINED = re.compile(
    r"\b(?:def|class|function\*?|func|fn|fun|sub|proc|struct|interface|defun|let|const|var|"
    r"val)[ \t(]+(?:\([^)]*\)[ \t]*)?"
    r"([A-Za-z_$][\w$]*)"
    r"|^[ \t]*(?:[\w<>\[\],:*&]+[ \t]+)+[*&]?([A-Za-z_]\w*)[ \t]*\([^;{}()]*\)[^;{}()]*\{"
    r"|^[ \t]*([A-Za-z_$][\w$]*)[ \t]*=[ \t]*(?:lambda|function|async|\()",
    re.MULTILINE,
)
_BY_NAME = re.compile(r"\b([A-Za-z_]\w*)\(")
_CLASS = re.compile(r"(?:\bclass|类)[ \t]+([A-Z]\w*)")
_BEGUN_CLASS = re.compile(r"\bclass[ \t]+([A-Z]\w*)(?=[^\n;]{0,200}[:({])")
_CALL = re.compile(r"\b([A-Za-z_]\w*)\(([A-Za-z_]\w*(?:, *[A-Za-z_]\w*)*)\)")
_WITH_PARAMETERS = re.compile(
    r"\b(?P<word>def|function\*?|func|fn|fun)[ \t]+(?P<name>[A-Za-z_$][\w$]*)[ \t]*(?:<[^>(]*>)?\("
    r"|^[ \t]*(?:export |const |let |var )*(?P<arrow>[A-Za-z_$][\w$]*)[ \t]*=[ \t]*(?:async[ \t]*)?"
    r"(?:function[ \t]*)?\((?=[^()]*\)[^\n]*(?:=>|\{))",
    re.MULTILINE,
)
_SELF = frozenset({"", "*", "/", "self", "cls", "this", "&self", "&mut self", "mut self"})
_OPENS, _CLOSES = "([{<", ")]}>"

SAME = 24
"""Characters of code, without spaces and the name of the function, that nobody writes twice by chance."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a coding problem wants to be written.

    Attributes:
        names: under which it may be solved, the main one first (none: any).
        call: the function with its parameters, as the problem writes it, "" for a class.
        methods: of the class that is asked for, none for a function.
    """

    names: tuple[str, ...] = ()
    call: str = ""
    methods: tuple[str, ...] = ()


def asked_of(text: str, calls: Sequence[str] = ()) -> Asked:
    """What the problem asks for.

    Args:
        text: the question and its statement; `calls`: example calls.
    """
    called = [found[1] for call in calls if (found := _BY_NAME.match(call.strip()))]
    classes, mentioned = _CLASS.findall(text), _BY_NAME.findall(text)
    names = tuple(dict.fromkeys([*classes, *called, *mentioned]))
    if classes:
        methods = dict.fromkeys(name for name in mentioned if name not in (*classes, *called))
        return Asked(names, methods=tuple(methods))
    forms = (found[0] for found in _CALL.finditer(text) if names and found[1] == names[0])
    return Asked(names, next(forms, ""))


def other_name(source: str, asked: Sequence[str]) -> str:
    """The first of the names asked for if the source defines functions and none of them, or where a class is asked for,
    a class of another name; else "".
    """
    classes = {_plain(name) for name in _BEGUN_CLASS.findall(source)}
    if asked and asked[0][:1].isupper() and classes and _plain(asked[0]) not in classes:
        return asked[0]
    defined = {_plain(name) for names in _DEFINED.findall(source) for name in names if name}
    return asked[0] if asked and defined and not defined & {_plain(name) for name in asked} else ""


def only_name(source: str) -> str:
    """The function or class that the source defines beside its own methods, "" where there is none or several."""
    outer = [line for line in source.splitlines() if line and not line[0].isspace()]
    names = {name for found in _DEFINED.findall("\n".join(outer)) for name in found if name}
    return names.pop() if len(names) == 1 else ""


def other_call(source: str, call: str) -> str:
    """The function of the source with its parameters, where it cannot be called as the problem does; else "".

    Where it has more parameters, only `def` and `function` tell: in other languages a length may belong to a list.
    """
    wanted = _CALL.fullmatch(call)
    if wanted is None:
        return ""
    given, other = len(wanted[2].split(",")), ""
    for found in _WITH_PARAMETERS.finditer(source):
        name = found["name"] or found["arrow"]
        if _plain(name) != _plain(wanted[1]):
            continue
        parameters = _parameters(source[found.end() :])
        if any(each.startswith(("*", "...", "{", "&$")) or each.endswith("...") for each in parameters):
            return ""
        needed = sum("=" not in each for each in parameters)
        more = needed > given and found["word"] not in ("func", "fn", "fun")
        if len(parameters) >= given and not more:
            return ""
        other = f"{name}({', '.join(_bare(each) for each in parameters)})"
    return other


def has_class(source: str) -> bool:
    """Whether a class is defined, or at least spoken of."""
    return bool(re.search(r"\b(?:class|struct)\b|类", source))


def is_empty(source: str) -> bool:
    """Whether functions or classes are begun in which nothing stands yet."""
    lines = [line.strip() for line in _DOCUMENTED.sub("", source).splitlines()]
    begun = [line for line in lines if _DEFINING.search(line)]
    return bool(begun) and all(
        _NOTHING.fullmatch(_HEAD.sub("", line).strip() if line in begun else line) for line in lines
    )


def source_in(text: str) -> str:
    """The code within a text: what stands between marks, else all from the first line that defines something."""
    fenced = _FENCED.findall(text)
    if fenced:
        return "\n".join(fenced)
    first = _DEFINING.search(text)
    return text[first.start() :] if first else ""


def without_source(text: str) -> str:
    """The text without its code."""
    plain = _FENCED.sub(" ", text)
    first = _DEFINING.search(plain)
    return plain[: first.start()] if first else plain


def fingerprint(source: str) -> str:
    """The same for two sources that differ in spaces or in the name of what they define; "" for very short ones."""
    nameless = _DEFINING_NAME.sub(" ", source)
    folded = re.sub(r"\s+", "", nameless)
    return folded if len(folded) >= SAME else ""


_DOCUMENTED = re.compile(r"\"{3}[^\"]{0,400}\"{3}|'{3}[^']{0,400}'{3}|/\*[^*]{0,400}\*/")
_HEAD = re.compile(r"^.*?(?:\)(?: *->[^:]{0,80})?|\bclass \w+(?:\([^)]*\))?) *[:{]")
"""A line that begins a function or a class, up to what follows its head."""
_NOTHING = re.compile(
    r"(?:\.\.\.|…|pass|[{});: ]*|raise NotImplementedError.*|throw new Error\(.*|(?:#|//).*|\w*```\w*)?"
)

_FENCED = re.compile(r"```(.*?)(?:```|\Z)", re.DOTALL)
_DEFINING = re.compile(r"\b(?:def|function|func|fn) +[A-Za-z_]\w* *\(|\bclass +[A-Z]\w* *[:({]")
_DEFINING_NAME = re.compile(r"(?<=\bdef )\w+|(?<=\bfunction )\w+|(?<=\bfunc )\w+|(?<=\bfn )\w+|\A\w+(?=\n)")


def _parameters(rest: str) -> list[str]:
    """What stands between the brackets, piece by piece; `rest` begins after the first one."""
    pieces, depth = [""], 0
    for sign in rest:
        if sign == ")" and depth == 0:
            break
        depth = depth + (sign in _OPENS) - (sign in _CLOSES and depth > 0)
        if sign == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece.strip() for piece in pieces if piece.strip() not in _SELF and not piece.strip().startswith("self:")]


def _bare(parameter: str) -> str:
    """The name of a parameter alone."""
    words = re.findall(r"[A-Za-z_$][\w$]*", re.split(r"[:=]", parameter)[0])
    return words[0] if ":" in parameter and words else words[-1] if words else parameter


def _plain(name: str) -> str:
    """`busiestHour`, `BusiestHour` and `busiest_hour` are one name."""
    return name.replace("_", "").lower()
