"""Whether a sentence in the second person says what an answer says of its speaker, and nothing else.

A small model that is asked to repeat what somebody did puts in whom and what it never heard, or drops a “not”. So its
sentence is taken only where it is an extract: all its words stand in one sentence of the answer, in their order, after
“I” or “we” or strung to it, and nothing that turns the meaning is left out between them.
"""

from __future__ import annotations

import re

from interviews.insights.text import read

NEAR = 3
"""Words that may stand between “I” and the first word that is repeated."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[a-z0-9][a-z0-9'-]*|,", re.IGNORECASE)
_LIGHT = frozenset(
    """a an the and or of to in on at for by with from as so then also just had have has been you i we""".split()  # noqa: SIM905
)
_SELF = {"your": "my", "yours": "mine", "yourself": "myself", "yourselves": "ourselves"}
_OURS = {"our": "my", "ours": "mine", "ourselves": "myself"}
_BEFORE = frozenset("""if whether said says say wish wished hope hoped suppose imagine thought claimed""".split())  # noqa: SIM905
"""Words before “I” after which it may not have been so."""
_OTHERS = frozenset(
    """he she they it who whom which that while when where nobody everybody somebody""".split()  # noqa: SIM905
)
"""Words with which somebody else may come in."""
_TURNS = frozenset(
    """not never no nobody nothing none neither nor without hardly almost nearly barely unless if whether would could
    should might until before instead than but except although though because wish wished hope hoped suppose refuse
    refused failed forgot""".split()  # noqa: SIM905
)
"""Words that change what the words around them say."""


def says_only(sentence: str, answer: str) -> bool:
    """Whether `sentence` (“You …”) is an extract of what one sentence of `answer` says after “I” or “we”."""
    wanted = [_SELF.get(word, word) for word in _words(sentence) if word not in _LIGHT and word != ","]
    return bool(wanted) and any(_within(wanted, _words(said)) for said in read(answer).sentences)


def _within(wanted: list[str], said: list[str]) -> bool:
    for start in _starts(said):
        end = _reached(wanted, said, start)
        between = set(said[start:end]) - set(wanted)
        turned = between & (_TURNS | _OTHERS) or any(word.endswith("n't") for word in between)
        if end and not turned and not _BEFORE & set(said[:start]):
            return True
    return False


def _starts(said: list[str]) -> list[int]:
    """Where something begins that the speaker does: at “I”, and at what is strung to it while nobody else comes in."""
    found, speaks = [], False
    for at, word in enumerate(said):
        speaks = word in ("i", "we") or (speaks and word not in _OTHERS)
        if speaks and word in ("i", "we", "and", ","):
            found.append(at)
    return found


def _reached(wanted: list[str], said: list[str], start: int) -> int:
    """Behind which word of `said` all that is wanted has come, 0 where it does not."""
    near, left = NEAR if said[start] in ("i", "we") else 1, list(wanted)
    for at in range(start + 1, len(said)):
        if len(left) == len(wanted) and at - start > near:
            return 0
        if _same(said[at], left[0]):
            left.pop(0)
        if not left:
            return at + 1
    return 0


def _same(said: str, wanted: str) -> bool:
    return _OURS.get(said, said) == wanted


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text.replace("\u2019", "'"))]
