"""Which of the user's stories fits a question, and why. By their tags and words; for the coach alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviews.director import Planned
from interviews.insights.text import content_words

TAG = 3
"""What a shared tag counts, in shared words."""

ENOUGH = 2
"""Shared words from which a story fits: a single one ("later") is shared by chance."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A story and its tags that name what the question is about."""

    story: Mapping[str, Any]
    tags: tuple[str, ...]


def best_story(stories: Sequence[Mapping[str, Any]], question: Planned | None, text: str) -> Fit | None:
    """The story that shares most with the question; None when none shares a tag or several words.

    Args:
        text: the question as it was asked.
    """
    parts = " ".join(part.cue for part in question.parts) if question else ""
    asked = content_words(f"{text} {question.text if question else ''}")
    about = content_words(question.competency.replace("_", " ")) if question else frozenset[str]()
    wide = asked | content_words(parts)
    fits = [_fit(story, asked | about, wide) for story in stories]
    best = max(fits, key=lambda fit: fit[0], default=None)
    return best[1] if best and best[0] >= ENOUGH else None


def _fit(story: Mapping[str, Any], asked: frozenset[str], wide: frozenset[str]) -> tuple[int, Fit]:
    tags = story.get("tags") or ()
    tagged = [str(tag) for tag in ((tags,) if isinstance(tags, str) else tags)]
    shared_tags = [tag for tag in tagged if content_words(tag.replace("_", " ").replace("-", " ")) & asked]
    body = " ".join(str(story.get(name) or "") for name in ("title", "situation", "task", "action", "result"))
    shared = content_words(body) & wide
    return TAG * len(shared_tags) + len(shared), Fit(story, tuple(shared_tags))
