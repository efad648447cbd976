"""Which of somebody's stories fit the question under discussion: by the words they share. Pure.

No model is asked and nothing is judged; it only sorts a short list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_WORD = re.compile(r"[\u4e00-\u9fff]+|[^\W\d_\u4e00-\u9fff]{4,}")


class Story(Protocol):
    @property
    def pk(self) -> object: ...
    @property
    def title(self) -> str: ...
    @property
    def situation(self) -> str: ...
    @property
    def task(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def tags(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Fit:
    """A story and the words that it shares with the question; `words` are all that it can be found by."""

    story: Story
    shared: tuple[str, ...]
    words: tuple[str, ...]


def fitting(stories: Sequence[Story], question: str, competency: str = "") -> list[Fit]:
    """The stories, the best fitting first; those that share nothing keep their order."""
    wanted = set(words(f"{question} {competency}"))
    fits = []
    for story in stories:
        own = words(" ".join((*story.tags, story.title, story.situation, story.task)))
        fits.append(Fit(story, tuple(word for word in own if word in wanted), own))
    return sorted(fits, key=lambda fit: -len(fit.shared))


def words(text: str) -> tuple[str, ...]:
    """What a text is found by: its longer words by their first five letters, Chinese by pairs of characters."""
    found: dict[str, None] = {}
    for run in _WORD.findall(text.lower()):
        if "\u4e00" <= run[0] <= "\u9fff":
            found.update(dict.fromkeys(run[at : at + 2] for at in range(max(1, len(run) - 1))))
        else:
            found[run[:5]] = None
    return tuple(found)
