"""Text in sentences, clauses and words, for English and Chinese. No judgement about what they say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SHOWN = 160
"""Characters of the words that show a part."""

LONGEST = 8_000
"""Characters of one answer that are measured; what comes after is not read, so that the time is bounded."""

CHARACTERS_PER_WORD = 1.6
"""Chinese characters in a word of running speech, for counts that are compared over languages."""

_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['-][A-Za-z\u00c0-\u024f]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^.!?。！？;；\n]+(?:[.](?=\S)[^.!?。！？;；\n]*)*[.!?。！？;；\n]*")
_CLAUSE = re.compile(r"[^,，、。！？!?；;：:\n]+")


@dataclass(frozen=True, slots=True)
class Text:
    """An answer made ready: `plain` with folded forms and spaces, `sentences` of it, `low` in lower case."""

    plain: str
    sentences: tuple[str, ...]
    low: tuple[str, ...]
    chinese: int
    latin: int

    @property
    def words(self) -> int:
        """Words; Chinese characters count by `CHARACTERS_PER_WORD`."""
        return self.latin + round(self.chinese / CHARACTERS_PER_WORD)


@lru_cache(maxsize=256)
def read(text: str) -> Text:
    """The first `LONGEST` characters of the text, folded and split."""
    kept = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\u2019", "'")
    lines = "\n".join(_SPACE.sub(" ", line).strip() for line in kept.splitlines())
    sentences = tuple(found.strip() for found in _SENTENCE.findall(lines) if _TOKEN.search(found))
    chinese = len(_CJK.findall(lines))
    tokens = len(_TOKEN.findall(_CJK.sub(" ", lines)))
    return Text(lines, sentences, tuple(sentence.lower() for sentence in sentences), chinese, tokens)


def clauses(sentence: str) -> list[str]:
    """The pieces of a sentence between commas and the like."""
    return [piece.strip() for piece in _CLAUSE.findall(sentence) if piece.strip()]


def spoken(text: Text, language: str) -> str:
    """The language whose rules fit the text: `en`, `zh`, or `""` when there are none for it.

    What is written counts more than what was agreed: Chinese characters are Chinese in any interview.
    """
    if text.chinese > text.latin:
        return "zh"
    base = language.lower().split("-")[0]
    if base == "zh":
        return "en" if text.latin > 3 * max(1, text.chinese) else "zh"
    return base if base == "en" else ""


def content_words(text: str) -> frozenset[str]:
    """What a text is about: its longer words without their endings; Chinese by pairs of characters."""
    folded = unicodedata.normalize("NFKC", text).lower()
    latin = {_stem(word) for word in _LATIN.findall(folded) if len(word) > 3} - _COMMON
    runs = re.findall(r"[\u3400-\u9fff]+", folded)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)} - _COMMON_PAIRS
    return frozenset(latin | pairs)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_COMMON = frozenset(
    """about after also been before being both could describe does doing done each ever every from have having here
    into just last like made make many more most much need once only other over please question really same should
    some something such tell than that their them then there these they thing think this those time very want what
    when where which while will with would write your yours return function given""".split()  # noqa: SIM905
)
_COMMON_PAIRS = frozenset(
    {
        "一个", "一次", "什么", "怎么", "你们", "我们", "他们", "时候", "可以", "没有",
        "这个", "那个", "讲讲", "说说", "请讲", "请说", "你的",
    }
)  # fmt: skip


def first(text: Text, pattern: re.Pattern[str]) -> str | None:
    """The first sentence that the pattern is found in, as it is shown."""
    found = (one for one, low in zip(text.sentences, text.low, strict=True) if pattern.search(low))
    return next((shown(sentence) for sentence in found), None)


def shown(sentence: str) -> str:
    """A sentence as far as it is shown."""
    return sentence[:SHOWN].strip()
