"""Which of somebody's stories fit the question under discussion, and why: by tags and the words that they share.

No model is asked and nothing is judged; it only sorts a short list, and says in a sentence what it went by.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interviews.insights.parts import canonical
from interviews.insights.text import content_words
from interviews.showing.parts import part_name
from prompts.bank import Part

_ASKING = frozenset({"讲一", "次你", "你和", "你在", "你是", "你最", "的经", "经历", "如何", "是怎", "做了"})
"""Pairs that stand in most questions and say nothing of what they are about."""

TAG = 3
"""What a tag of the question's competency counts, in shared words."""

MOST_SHOWN = 3
"""Shared words that are named."""

CARRIES: Mapping[str, str] = {
    "situation": "situation",
    "task": "task",
    "own_action": "action",
    "measured_result": "result",
}
"""Part of a full answer → the field of a story that is told for it."""

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
    """A story and why it fits.

    Attributes:
        tags: those that name the question's competency.
        shared: the words that the question has too, as the story spells them.
        found: all that it can be found by → how it is spelled.
        carries, lacks: the parts of a full answer that are written in it, and those that are still blank.
    """

    story: Story
    tags: tuple[str, ...]
    shared: tuple[str, ...]
    found: Mapping[str, str]
    carries: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return bool(self.tags or self.shared)

    @property
    def tagged(self) -> str:
        """The sentence about its tags."""
        return _("You tagged it {tags}, and that is what this question is about.").format(tags=named(self.tags))

    @property
    def shares(self) -> str:
        """The sentence about its words."""
        return _("Like the question, it speaks of {words}.").format(words=named(self.shared[:MOST_SHOWN]))

    @property
    def told(self) -> str:
        """The sentence about the parts of an answer; "" for questions whose answers are no stories."""
        if not self.carries:
            return ""
        carries, lacks = (_listed(map(str, map(part_name, keys))) for keys in (self.carries, self.lacks))
        if not lacks:
            return _("It would carry {parts}.").format(parts=carries)
        return _("It would carry {parts}; still blank: {blank}.").format(parts=carries, blank=lacks)


def fitting(
    stories: Sequence[Story], question: str, competency: Sequence[str] = (), parts: Sequence[Part] = ()
) -> list[Fit]:
    """The stories, the best fitting first; those that share nothing keep their order.

    Args:
        competency: what the question's competency is called: its key, its name.
        parts: of a full answer.
    """
    about, asked = words(" ".join(competency).replace("_", " ")), words(question)
    fits = [_fit(story, about.keys(), asked.keys(), parts) for story in stories]
    return sorted(fits, key=lambda fit: -(TAG * len(fit.tags) + len(fit.shared)))


def _fit(story: Story, about: Collection[str], asked: Collection[str], parts: Sequence[Part]) -> Fit:
    tags = tuple(tag for tag in story.tags if any(word in about for word in words(tag.replace("_", " "))))
    found = words(" ".join((*story.tags, story.title, story.situation, story.task)))
    told = [(part.key, CARRIES[canonical(part.key)]) for part in parts if canonical(part.key) in CARRIES]
    return Fit(
        story,
        tags,
        tuple(spelled for word, spelled in found.items() if word in asked),
        found,
        tuple(key for key, field in told if getattr(story, field)),
        tuple(key for key, field in told if not getattr(story, field)),
    )


def words(text: str) -> dict[str, str]:
    """What a text is found by → how it spells it: longer words by their first five letters, Chinese by pairs.

    Words that stand in every question are left out.
    """
    found: dict[str, str] = {}
    for run in _WORD.findall(text):
        low = run.lower()
        chinese = "\u4e00" <= run[0] <= "\u9fff"
        pieces = [low[at : at + 2] for at in range(max(1, len(low) - 1))] if chinese else [_single(low)]
        for piece in pieces:
            if content_words(piece) and piece not in _ASKING:
                found.setdefault(piece if chinese else piece[:5], piece if chinese else run)
    return found


def _single(word: str) -> str:
    """The word without the s of a plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def named(found: Iterable[str]) -> str:
    """Words in quotation marks, as a list."""
    return _listed(_("“{word}”").format(word=word) for word in found)


def _listed(found: Iterable[str]) -> str:
    return pgettext("between the things of a list", ", ").join(found)
