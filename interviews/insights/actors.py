"""Who does something in an answer: the speaker, the speaker's group, or neither. Per language, for finished deeds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviews.insights import chinese, english
from interviews.insights.text import Text, clauses

STORY = 4
"""Sentences of a story from which the last one may be what the speaker does since."""

_IDLE = re.compile(
    r"\b(i|we) (?:(?:all|just|simply|only) )*did (?:what (?:was|had|we could|i could)\b"
    r"(?:(?!\b(?:and|then|but|so)\b)[^.,;])*|(?:my|our) (?:best|job|duty))(?:,? ?(?:and|then|but|so)\b ?)?|"
    r"该[做干办][^,，。]{0,3}都[做干办]了|尽(?:了|到了?)(?:全?力|责任?)"
)
"""A deed that says nothing of what was done."""


@dataclass(frozen=True, slots=True)
class Actions:
    """How often somebody did something, and the numbers of the sentences where the speaker alone did.

    `first` is the number of the first sentence with a deed of anybody's on this side, None without one.
    """

    own: int
    team: int
    sentences: tuple[int, ...]
    first: int | None


def actions(text: Text, language: str) -> Actions:
    """Count the deeds; of the languages without rules none."""
    if language == "zh":
        return _chinese(text)
    return _english(text) if language == "en" else Actions(0, 0, (), None)


def _english(text: Text) -> Actions:
    own, team, where, first = 0, 0, [], None
    present = _told_in_the_present(text)
    for number, whole in enumerate(text.low):
        sentence = _IDLE.sub(r"\1 ", whole)
        mine = len(english.OWN_ACTION.findall(sentence)) + present.get(number, 0)
        ours = len(english.TEAM_ACTION.findall(sentence))
        more = len(english.CHAINED.findall(sentence)) if (mine > 0) != (ours > 0) else 0
        own += mine + (more if mine else 0)
        team += ours + (more if ours else 0)
        if mine:
            where.append(number)
        if first is None and (mine or ours):
            first = number
    return Actions(own, team, tuple(where), first)


def _told_in_the_present(text: Text) -> dict[int, int]:
    """Number of a sentence → the deeds in it that are told without the past tense, of a scene that is past: something
    else was done in it, or it is said when it was. What somebody always does is no deed, nor is how one ends.
    """
    marks = (english.OWN_ACTION, english.TEAM_ACTION, english.ONCE)
    if not any(mark.search(low) for mark in marks for low in text.low):
        low = " ".join(text.low)
        if not english.TABLE.parts["situation"].search(low) or english.TABLE.hypothetical.search(low):
            return {}
    ends = len(text.low) - 1 if len(text.low) >= STORY else len(text.low)
    told = {}
    for number, low in enumerate(text.low[:ends]):
        begun = len(english.PRESENT_ACTION.findall(low))
        if begun and not english.HABITUAL.search(low):
            told[number] = begun + len(english.PRESENT_CHAINED.findall(low))
    return told


def _chinese(text: Text) -> Actions:
    own, team, where, first = 0, 0, [], None
    alone = not any(chinese.ME.search(sentence) for sentence in text.low)
    actor = "me"
    for number, sentence in enumerate(text.low):
        actor = "team" if alone and actor == "team" else "me"
        supposed = False
        for clause in clauses(_IDLE.sub("", sentence)):
            found = chinese.ACTION.search(clause)
            actor = _actor(clause, found.end() if found else len(clause), actor)
            supposed = _supposed(clause, supposed)
            if found is None or supposed or chinese.UNREAL.search(clause):
                continue
            if actor == "me":
                own += 1
                where.append(number)
            elif actor == "team":
                team += 1
            if first is None and actor != "other":
                first = number
    return Actions(own, team, tuple(where), first)


def _supposed(clause: str, before: bool) -> bool:
    """Whether a clause goes on with what would be done: until somebody says what was."""
    return bool(chinese.WOULD.search(clause)) or (before and not chinese.DONE.search(clause))


def _actor(clause: str, end: int, before: str) -> str:
    """Who acts in a clause: whoever is named before the deed, else whoever acted before."""
    ahead = clause[:end]
    if chinese.ME.search(ahead):
        return "me"
    if chinese.TEAM.search(ahead[:8]):
        return "team"
    other = chinese.OTHER.search(ahead)
    if other and not ahead[: other.start()].endswith(tuple("和跟与向给请约找陪让对把被为")):
        return "other"
    return before
