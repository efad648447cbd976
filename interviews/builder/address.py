"""What to listen for, said to whom it is listened for: the bank speaks of a candidate, the coach to one."""

from __future__ import annotations

import re


def addressed(cue: str) -> str:
    """A cue of the bank as it is said to the candidate; what speaks of nobody stays as it is."""
    rules = [*(_OF_A_CANDIDATE if _CANDIDATE.search(cue) else ()), *_OF_ONE]
    if _STEP.match(cue):
        rules.append((_STEP, r"\1\2"))
    for spoken_of, spoken_to in rules:
        cue = spoken_of.sub(spoken_to, cue)
    return cue


def _each(*rules: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(spoken_of), spoken_to) for spoken_of, spoken_to in rules)


_CANDIDATE = re.compile(r"\bthe candidate\b|候选人")
_OF_A_CANDIDATE = _each(
    (r"\bthe candidate's(?=\s+\w)(?! and\b)", "your"),
    (r"\bthe candidate's", "yours"),
    (r"\bthe candidate was\b", "you were"),
    (r"\bthe candidate is\b", "you are"),
    (r"\bthe candidate has\b", "you have"),
    (r"\bthe candidate (\w+[^\Ws])s\b", r"you \1"),
    (r"\bthe candidate\b", "you"),
    (r"\bto them\b", "to you"),
    (r"候选人", "你"),
    (r"由他", "由你"),
)
_ASKING = r"\b(how|far|what|where|when|why|whom|that|which \w+|struck|made)"
_PAST = r"had|would|could|should|did|saw|gave|became|kept|learnt|struck|took|\w+ed"
_OF_ONE = _each(
    (r"\b(?:to be )?one's own(?= to\b|,|$)", "yours"),
    (r"\bone's\b", "your"),
    (r"\boneself\b", "yourself"),
    (rf"{_ASKING} one was\b", r"\1 you were"),
    (rf"{_ASKING} one has\b", r"\1 you have"),
    (rf"{_ASKING} one does\b", r"\1 you do"),
    (rf"{_ASKING} one (?=(?:still )?(?:{_PAST})\b)", r"\1 you "),
    (rf"{_ASKING} one (\w+[^\Wsu])s\b", r"\1 you \2"),
    (r"\bstruck one$", "struck you"),
    (r"\bmade one check$", "made you check"),
)
_STEP = re.compile(
    r"(^|(?<=[,;] )|(?<=, then )|(?<= or ))(go(?=es)|ask|name|compare|say|turn|mend|use|see|clear|separate|group|sum|"
    r"narrow|find|keep|decide|mark|drop|move|write|count|order|leave|argue|even|search)(?:es|s)\b"
)
"""A step of a solution, told of somebody: where a cue begins with one, all of them are."""
