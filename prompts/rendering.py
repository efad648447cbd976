"""Prompt texts with `{{ name }}` in them, and the table of names. Pure, no template engine.

Values are data: they are put in once and never read again, so braces in people's text are
inert, and what looks like one of our fences or like a control token of a model is taken apart
(`fenced`). Not here: which text is in force (`catalog`), what the values say (the builder).
"""

import re
from collections.abc import Collection, Mapping

LONGEST = 16_000
"""Characters of the longest template that is accepted."""

_EVERYWHERE = frozenset(
    {
        "company",
        "position",
        "job_ad",
        "type",
        "language",
        "locale",
        "level",
        "mode",
        "question",
        "time",
        "transcript_note",
        "code",
    }
)

_AFTERWARDS = frozenset({"type", "language", "locale", "level", "question", "answer"})
_AFTER_INTERVIEWING = frozenset({"type", "language", "locale", "level", "exchange"})

VARIABLES: Mapping[str, frozenset[str]] = {
    "interviewer": _EVERYWHERE | {"parts", "part", "probe", "facts", "offer", "moves", "profile"},
    "coach": _EVERYWHERE | {"parts", "part", "profile", "stories"},
    "candidate": _EVERYWHERE | {"background"},
    "interviewer_coach": _EVERYWHERE | {"parts", "part", "probe", "offer", "moves"},
    "judge": _AFTERWARDS | {"criterion", "anchors"},
    "reviewer": _AFTERWARDS | {"parts"},
    "interviewer_judge": _AFTER_INTERVIEWING | {"criterion", "anchors"},
    "interviewer_reviewer": _AFTER_INTERVIEWING | {"parts"},
}
"""Voice → the variables that its prompts may name; the builder gives a value for each.

`job_ad`: what the employer wrote · `type` `language`: their names for people · `locale`: `en-US` … ·
`level` `mode`: of the interview ·
`question`: the planned question in hand (coding: with its statement) · `parts`: the parts of a full
answer with their cues, one a line · `part` `probe`: the cue and the bank's question for what is
missing now · `facts`: clarifying facts that may be told · `offer`: the moves allowed now, preferred
first, one a line with what they are for · `moves`: their names alone · `time`: a sentence from the
clock · `transcript_note`: what was cut from the conversation · `code`: the candidate's code and its
output · `profile`: personal info · `stories`: the user's stories (the coach only: no other voice
knows them) · `background`: who the AI candidate is. For reports: `answer`: what the candidate said to the question,
a line a turn · `exchange`: a part of an interview that the user led, a line a turn, each beginning with who
speaks · `criterion` `anchors`: its name, and what levels 1, 3 and 5 show.
"""

_PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z_0-9]*")
_FENCE = re.compile(
    r"<(\s*/?\s*(?:" + "|".join(sorted(frozenset().union(*VARIABLES.values()))) + r")\s*)>", re.IGNORECASE
)
_CONTROL = re.compile(r"<\|(?=[^\n]{0,40}\|>)|\[(?=\[\s*move\b)|\[(?=/?INST\])", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class UnknownVariable(ValueError):
    """A text names a variable that it is not given; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown variable: {name}")
        self.name = name


def check(text: str, allowed: Collection[str]) -> list[str]:
    """What is wrong with a template: each unknown or malformed name once, in order of appearance; empty: nothing."""
    wrong = [name for name in _names(text) if name not in allowed]
    rest = _PLACE.sub("", text)
    wrong += [mark for mark in ("{{", "}}", "{%") if mark in rest]
    return list(dict.fromkeys(wrong))


def render(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{{ name }}` replaced by its value, which is fenced and never rendered itself.

    Raises `UnknownVariable` for a name that has no value.
    """

    def value(match: re.Match[str]) -> str:
        name = match.group(1).strip()
        if name not in values:
            raise UnknownVariable(name)
        return fenced(values[name])

    return _PLACE.sub(value, text)


def fenced(value: str) -> str:
    """People's text so that it cannot end its fence, pose as a model's control token or as a named move."""
    visible = _INVISIBLE.sub("", value)
    return _CONTROL.sub(lambda found: found.group(0)[0] + " ", _FENCE.sub(r"(\1)", visible)) if visible else visible


def _names(text: str) -> list[str]:
    return [match.group(1).strip() for match in _PLACE.finditer(text)]
