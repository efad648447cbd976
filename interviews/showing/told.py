"""Where somebody told one of their stories: the interviews whose answers share enough of its words. No model here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from interviews.insights.text import content_words
from interviews.models import Entry, Interview
from interviews.showing.fits import Story
from interviews.showing.names import type_name

LOOKED_AT = 30
"""Interviews that are looked through, the latest; a person tells a story again within a season, not after years."""

SHARE, LEAST = 0.4, 8
"""Share of a story's words that an answer to one question has, and how many at least, where it is that story."""


@dataclass(frozen=True, slots=True)
class Told:
    """An interview in which the story was told. `words`: how many of its words were said there."""

    interview: Interview
    type_name: str
    words: int


def told(user: User, story: Story) -> Sequence[Told]:
    """The user's interviews in the candidate's seat in which the story was told, the latest first."""
    about = content_words("\n".join((story.title, story.situation, story.task, story.action, story.result)))
    mine = Interview.objects.for_user(user).filter(seat=Interview.Seat.CANDIDATE)
    latest = {each.pk: each for each in mine.order_by("-created")[:LOOKED_AT]}
    said = defaultdict(list)
    for entry in Entry.objects.filter(interview__in=latest, speaker=Interview.Seat.CANDIDATE).order_by("rank"):
        said[entry.interview_id].append(content_words(entry.content) & about)
    found = ((latest[key], _most(lines)) for key, lines in said.items())
    enough = max(LEAST, SHARE * len(about))
    shown = [Told(interview, type_name(interview.type_code), most) for interview, most in found if most >= enough]
    return sorted(shown, key=lambda each: each.interview.created, reverse=True)


def _most(lines: Sequence[frozenset[str]]) -> int:
    """The most words of the story in one line, or in two that follow each other: an answer and what was asked on."""
    pairs = zip(lines, [*lines[1:], frozenset[str]()], strict=True)
    return max((len(one | next_one) for one, next_one in pairs), default=0)
