"""An interview that somebody led, in the stretches that are judged one at a time.

A stretch is a topic, that is a question with its follow-ups and the replies between: there one hears whether
somebody takes up what was said, stays until there is evidence, and asks one thing at a time. A single question
shows none of that, so short topics go together until at least `LEAST` turns ask something; the whole interview at
once would be more than a judge holds in mind and could quote from, so a long topic is cut after `MOST`. A short
interview is one stretch.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interviews.director import fold
from interviews.insights.text import content_words, read
from interviews.rubric.asking import asks

LEAST, MOST = 3, 8
"""Turns of a stretch that ask something."""

SHORT = 3
"""Words of a turn that cannot begin a topic, such as “What happened then?”; it belongs to what came before."""

Lines = Sequence[tuple[str, str]]
"""(speaker, text) of each line."""


def stretches(lines: Lines, planned: Sequence[str] = ()) -> list[range]:
    """The places of the lines of each stretch, in order; what comes before the first question is in none.

    Args:
        lines: all of the interview.
        planned: questions of the plan; one of them in its own words begins a topic.
    """
    found: list[range] = []
    for topic in _topics(lines, [fold(question) for question in planned if question]):
        short = found and _asked(lines, found[-1]) < LEAST
        found += _cut(lines, range(found.pop().start if short else topic.start, topic.stop))
    if len(found) > 1 and _asked(lines, found[-1]) < LEAST:
        end = found.pop().stop
        found += _cut(lines, range(found.pop().start, end))
    return found


def _topics(lines: Lines, planned: Sequence[str]) -> Iterator[range]:
    """Each question with everything up to the next new one."""
    begins = [place for place, (who, text) in enumerate(lines) if who == "interviewer" and asks(text)]
    opens = list[int]()
    for place in begins:
        if not opens or _opens(lines, opens[-1], place, planned):
            opens.append(place)
    for start, end in pairwise([*opens, len(lines)]):
        yield range(start, end)


def _opens(lines: Lines, topic: int, place: int, planned: Sequence[str]) -> bool:
    """Whether a turn leaves the topic: a planned question, or one with no word of what was said in the topic."""
    text = lines[place][1]
    if any(question in fold(text) for question in planned):
        return True
    if read(text).words <= SHORT:
        return False
    before = frozenset[str]().union(*(content_words(said) for _, said in lines[topic:place]))
    about = content_words(text)
    return bool(about) and not about & before


def _cut(lines: Lines, part: range) -> Iterator[range]:
    """A part in pieces of `MOST` questions at most, as even as can be."""
    places = [place for place in part if lines[place][0] == "interviewer" and asks(lines[place][1])]
    pieces = math.ceil(len(places) / MOST)
    size = math.ceil(len(places) / pieces)
    for start, end in pairwise([part.start, *places[size::size], part.stop]):
        yield range(start, end)


def _asked(lines: Lines, part: range) -> int:
    return sum(lines[place][0] == "interviewer" and asks(lines[place][1]) for place in part)
