"""How the parts of a story are found: its scene and task, what was done, how it came out, what was learnt.

Words that show them stand in the tables of each language; parts of a solved problem are `solving`'s, others `parts`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.insights.tables import Table
from interviews.insights.text import clauses, first, read, shown

if TYPE_CHECKING:
    from interviews.insights.parts import Answer

SCENE = 7
"""Words of a sentence before the first deed that set a scene."""

OTHERS = 12
"""Words of one of the first two sentences that tell of others and set a scene, also after a deed."""

SCENE_AND_TASK = 18
"""… and of one that also tells what was to be done."""

AT_LENGTH = 40
"""Words of a story of one's own whose first sentence of `OTHERS` sets the scene, though it tells a deed already."""

ENDING = 2
"""Sentences at the end of an answer in which a habit is what was learnt."""

CASE = 12
"""Words from which an answer with a single deed tells a case."""

LEAD = 24
"""Characters of a clause that only announces the next one ("After two months, …")."""


def situation(given: Answer) -> str | None:
    """The sentence that sets the scene: by its words, its place before the first deed, or as a long story's first."""
    if given.hypothetical:
        return None
    found = first(given.text, given.rules.parts["situation"])
    if found is not None:
        return found
    for sentence, low in zip(given.text.sentences[:2], given.text.low[:2], strict=True):
        if given.rules.scene.search(low):
            return shown(sentence)
    for number in range(min(2, len(given.text.low)) if given.deeds.own else 0):
        told = given.text.low[number]
        apart = number not in given.deeds.sentences and not given.rules.hypothetical.search(told)
        if apart and read(told).words >= OTHERS and not given.rules.parts["task"].search(told):
            return shown(given.text.sentences[number])
    for number in range(given.deeds.first or 0):
        low = given.text.low[number]
        words = read(low).words
        if words >= SCENE and (words >= SCENE_AND_TASK or not given.rules.parts["task"].search(low)):
            return shown(given.text.sentences[number])
    begins = given.text.sentences[0] if given.text.words >= AT_LENGTH and given.deeds.own else ""
    return shown(begins) if read(begins).words >= OTHERS else None


def task(given: Answer) -> str | None:
    """What was to be done, or what depended on it."""
    return None if given.hypothetical else first(given.text, given.rules.parts["task"])


def own_action(given: Answer) -> str | None:
    """The speaker's own first deed, where the group does not hide it."""
    deeds = given.deeds
    if not deeds.own or given.team_only or given.hypothetical:
        return None
    return shown(given.text.sentences[deeds.sentences[0]])


def result(given: Answer) -> str | None:
    """A change that is told with a figure, or that counts without one, after something was done; never an aim."""
    count = len(given.text.low)
    start = given.deeds.first if given.deeds.first is not None else count // 2
    for number in range(start):  # some begin with how it came out, and say since when that holds
        low = given.text.low[number]
        if given.rules.outcome.search(low) and given.rules.ending.search(low) and not given.rules.goal.search(low):
            return shown(given.text.sentences[number])
    found = _first_result(given, start)
    return None if found is None else shown(given.text.sentences[found])


def reflection(given: Answer) -> str | None:
    """What was learnt, said as such; or what the speaker does since, at the end of a story."""
    found = first(given.text, given.rules.parts["reflection"])
    if found is not None or given.hypothetical or given.deeds.first is None:
        return found
    for number in range(max(given.deeds.first + 1, len(given.text.low) - ENDING), len(given.text.low)):
        if given.rules.habit.search(given.text.low[number]):
            return shown(given.text.sentences[number])
    return None


def tells_case(given: Answer) -> bool:
    """Whether something is told that happened: deeds, a result or a scene. One bare deed alone can be any."""
    deeds = given.deeds.own + given.deeds.team
    if given.hypothetical:
        return False
    long = deeds > 0 and given.text.words >= CASE
    return (
        deeds > 1 or long or result(given) is not None or first(given.text, given.rules.parts["situation"]) is not None
    )


def goes_on(given: Answer) -> bool:
    """Whether the speaker goes on to do something after each result that is told: the story has not come to its end.
    What fell or rose by what the speaker did stands, whatever was done after it.
    """
    deeds = given.deeds.sentences
    if not deeds or _first_result(given, deeds[-1]) is not None:
        return False
    between = given.text.low[deeds[0] : deeds[-1]]
    return not any(given.rules.change.search(low) and len(given.rules.number.findall(low)) > 1 for low in between)


def _first_result(given: Answer, start: int) -> int | None:
    """The number of the first sentence from `start` on that tells a result."""
    told = given.text.low
    return next((number for number in range(start, len(told)) if _result_in(told[number], given.rules)), None)


def _result_in(sentence: str, rules: Table) -> bool:
    if sentence.endswith(("?", "？")):
        return False
    before = ""
    for clause in clauses(sentence):
        if not rules.goal.search(clause):
            if rules.outcome.search(clause):
                return True
            told = f"{before}, {clause}"
            counted = rules.change.search(clause) or (rules.ending.search(told) and not rules.deed.search(clause))
            if rules.number.search(clause) and counted:
                return True
        before = clause if len(clause) <= LEAD else ""
    return False
