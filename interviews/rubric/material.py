"""What of somebody's replies to a question is put before the judge.

Left out are sentences that address the machine, and sentences said before: neither an order to the
judge nor repetition can move a score, because the judge never sees them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.insights.parts import TABLES, answer
from interviews.insights.replies import kind_of, without_injections
from interviews.insights.text import read, spoken

LEAST = 6
"""Words below which there is nothing to judge."""

LONG = 25
"""Words from which a reply is judged although it also says that something is not known."""

TELLING = 15
"""Words from which a reply is judged although nobody does anything in it."""

_WORTH = frozenset({"answer", "question", "other_language", "all_told"})


@dataclass(frozen=True, slots=True)
class Material:
    """The replies to one question as they are judged.

    Attributes:
        text: the sentences that count, in their order, one line a reply.
        words: of `text`; Chinese characters are converted.
        replies: what was said, untouched: where quotes come from.
        tells: whether there is more in it than how things were: somebody, a deed, a number; or many words.
    """

    text: str
    words: int
    replies: tuple[str, ...]
    tells: bool = True

    @property
    def enough(self) -> bool:
        """Whether there is anything to judge."""
        return self.tells and self.words >= LEAST


def material(replies: Sequence[str], *, question: str, language: str) -> Material:
    """What of `replies` to `question` is judged."""
    said: set[str] = set()
    lines: list[str] = []
    for reply in replies:
        if not _worth(reply, question, language):
            continue
        kept = []
        for sentence in without_injections(reply, language).sentences:
            folded = fold(sentence)
            if folded and folded not in said:
                said.add(folded)
                kept.append(sentence.strip())
        if kept:
            lines.append(" ".join(kept))
    text = "\n".join(lines)
    words = read(text).words
    return Material(text, words, tuple(replies), words >= TELLING or _tells(text, language))


def _worth(reply: str, question: str, language: str) -> bool:
    """Whether a reply says something that can be judged."""
    kind = kind_of(reply, question=question, language=language)
    return kind in _WORTH or (kind == "dont_know" and read(reply).words >= LONG)


def _tells(text: str, language: str) -> bool:
    """Whether somebody is in a short text, a deed or a number; “it was fine, all good” has none."""
    whole = read(text)
    low, speaks = whole.plain.lower(), spoken(whole, language)
    if speaks not in TABLES or _SOMEBODY.search(low) or TABLES[speaks].number.search(low):
        return True
    return answer(whole, speaks).deeds.first is not None


def fold(text: str) -> str:
    """The text for comparing: NFKC (UAX 15), typographic quotes and hyphens as plain ones, no case.

    White space counts as one space, and beside a Chinese sign as none: sentences are shown apart that were said in one.
    """
    return _NO_SPACE.sub("", " ".join(_plain(text).split()).casefold())


def as_said(folded: str, text: str) -> str | None:
    """The words of the text, sign for sign, that fold to this; None: there are none."""
    signs = [
        (" " if sign.isspace() else sign, place)
        for place in _CLUSTER.finditer(text)
        for sign in _plain(place.group()).casefold()
    ]
    spaced = "".join(sign for sign, _ in signs)
    dropped = {at for found in _SPACES.finditer(spaced) for at in range(found.start() + 1, found.end())}
    dropped |= {at for found in _NO_SPACE.finditer(spaced) for at in range(*found.span())}
    kept = [each for at, each in enumerate(signs) if at not in dropped]
    plain = "".join(sign for sign, _ in kept)
    begins, ends = [place.start() for _, place in kept], [place.end() for _, place in kept]
    at = plain.find(folded)
    return text[begins[at] : ends[at + len(folded) - 1]] if folded and at >= 0 else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_SIGNS)


_SOMEBODY = re.compile(r"\b(?:i|my|we|our)\b|[我咱]")

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""A sign with the marks that are combined with it."""

_SPACES = re.compile(" {2,}")
_NO_SPACE = re.compile(r"(?<=[\u3000-\u9fff]) +| +(?=[\u3000-\u9fff])")

_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"} | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
)
"""Signs that are set in several ways, as a keyboard has them: quotation marks, hyphens, the dash of a range, minus."""
