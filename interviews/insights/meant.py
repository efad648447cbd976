"""The replies to one question → how each was meant, beside what was said before it, and what they tell together.

What a single reply is by its own words is in `replies`; which parts of an answer they hold is in `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from interviews.insights import parts as rules
from interviews.insights import story
from interviews.insights.actors import actions
from interviews.insights.naming import fingerprint, source_in
from interviews.insights.parts import TABLES, WantedPart
from interviews.insights.replies import Kind, is_private, kind_of, table, without_injections
from interviews.insights.text import LONGEST, Text, content_words, read, spoken

UNMEASURED = 25
"""Words of an answer in a language without rules that count as a full one; and of one that is a story."""

SAID = 5
"""Words of a reply that nobody says twice by chance."""

CODING = frozenset({"clarifying", "code", "tests", "complexity"})
"""Parts whose words may well be the same for two problems."""


SHARED, SHARED_PAIRS = 2, 4
"""Words, or pairs of Chinese characters, that a reply has in common with what it is about."""

SPEECH = 50
"""Words that nobody says twice by chance, whatever they tell."""

_TELLING = frozenset({"answer", "question", "other_language", "rambling", "never_had", "all_told"})
"""Kinds of replies whose words may hold a part of the answer."""

_CODE_IS_MORE = frozenset({"silence", "question", "off_topic", "all_told", "unreadable"})
"""What the words of a reply may be while the code beside them is an answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """The replies to one question.

    Attributes:
        said: what the last reply is; `kinds`: what the words of each are, in order.
        text: what those that tell say, one below the other; `language`: in which it is written ("en", "zh", …).
        source: the code of the last reply, or in the text.
        private: the last reply tells of age, health, family or faith.
        again: the last reply was given to this question before, word for word; `elsewhere`: to an earlier question,
            and it tells nothing.
    """

    said: Kind
    kinds: tuple[Kind, ...]
    text: Text
    language: str
    source: str
    private: bool
    again: bool
    elsewhere: bool


def told(
    replies: Sequence[str],
    *,
    question: str,
    parts: Sequence[WantedPart],
    language: str,
    code: str,
    before: Sequence[str],
) -> Told:
    """How the replies to `question` were meant; the arguments are those of `reading.heard`."""
    told_before = frozenset(sentence for reply in before for sentence in (*_sentences(reply), *_code_of(reply)))
    each = [_kind(reply, question, parts, language, told_before) for reply in replies]
    kinds = tuple(_still_rambling(replies, each, question, parts, language, before))
    said = kinds[-1] if kinds else "silence"
    if code.strip() and said in _CODE_IS_MORE:
        said = "answer"
    coding = any(rules.canonical(part.key) in CODING for part in parts)
    telling = (
        _telling(reply, kind, language, coding)
        for reply, kind, alone in zip(replies, kinds, each, strict=True)
        if kind in _TELLING and (kind != "rambling" or alone == "rambling")
    )
    text = read("\n".join(dict.fromkeys(telling)))
    written = spoken(text, language)
    return Told(
        said,
        kinds,
        text,
        written,
        source=code.strip() or source_in(_as_written(replies, kinds)),
        private=bool(replies) and is_private(replies[-1], language),
        again=_again(kinds) and _said_before(replies),
        elsewhere=said == "answer" and written in TABLES and _empty(replies[-1:], told_before, parts, written),
    )


def _still_rambling(
    replies: Sequence[str],
    kinds: Sequence[Kind],
    question: str,
    parts: Sequence[WantedPart],
    language: str,
    before: Sequence[str],
) -> Iterator[Kind]:
    """The kinds; who rambled and goes on at some length without a word of themselves rambles still: to this question,
    or to an earlier one and nothing now is about what was asked.
    """
    rambled = False
    for reply, kind in zip(replies, kinds, strict=True):
        if kind == "answer" and _of_others(reply, parts, language):
            strays = not rambled and not _about(reply, question, parts)
            rambled = rambled or (strays and any(_rambled(said, language) for said in before))
            yield "rambling" if rambled else kind
        else:
            yield kind
        rambled = rambled or kind == "rambling"


def _about(reply: str, question: str, parts: Sequence[WantedPart]) -> bool:
    """Whether a reply shares words with a question and all that would be asked further, more than any text does."""
    asked = "\n".join([question, *(said for part in parts for said in (part.cue, *getattr(part, "probes", ())))])
    shared = content_words(reply) & content_words(asked)
    return len(shared) >= (SHARED if all(map(str.isascii, shared)) else SHARED_PAIRS)


def _of_others(reply: str, parts: Sequence[WantedPart], language: str) -> bool:
    text = read(reply)
    written = spoken(text, language)
    if text.words < UNMEASURED or written not in TABLES or any(map(TABLES[written].own.search, text.low)):
        return False
    return not _shown_by(rules.answer(text, written), parts) & CODING


def _rambled(reply: str, language: str) -> bool:
    """Whether a reply is talk without end, whatever it was asked."""
    text = read(reply)
    written = spoken(text, language)
    return written in TABLES and _breathless(rules.answer(text, written))


def _as_written(replies: Sequence[str], kinds: Sequence[Kind]) -> str:
    """What the replies that tell say, with the spaces in front of their lines, which is what code goes by."""
    telling = (reply for reply, kind in zip(replies, kinds, strict=True) if kind in _TELLING)
    return "\n".join(telling)[:LONGEST]


def _telling(reply: str, kind: Kind, language: str, coding: bool) -> str:
    """What a reply tells, beside what it asks, orders or says never was, and beside talk without end."""
    if kind == "question" and not coding:
        return _unasked(reply)
    whole = without_injections(reply, language)
    if kind == "rambling" and spoken(whole, language) in TABLES:
        given = rules.answer(whole, spoken(whole, language))
        idle = {number for number in _endless(given) if not given.rules.own.search(whole.low[number])}
        return "\n".join(each for number, each in enumerate(whole.sentences) if number not in idle)
    if kind != "never_had" or coding:
        return whole.plain
    never, deeds = table(spoken(whole, language)).never, actions(whole, spoken(whole, language)).sentences
    told = enumerate(zip(whole.sentences, whole.low, strict=True))
    return "\n".join(each for number, (each, low) in told if number in deeds or not never.search(low))


def _unasked(reply: str) -> str:
    """What a reply tells beside what it asks."""
    return "\n".join(sentence for sentence in read(reply).sentences if not sentence.endswith(("?", "？")))


def _kind(reply: str, question: str, parts: Sequence[WantedPart], language: str, told_before: Set[str]) -> Kind:
    """The kind of a reply, now that one knows what is asked for and what was said before it."""
    kind = kind_of(reply, question=question, language=language)
    if kind != "answer":
        return kind
    whole = read(reply)
    given = rules.answer(whole, spoken(whole, language)) if spoken(whole, language) in TABLES else None
    heard_of = _shown_by(given, parts) if given else frozenset()
    if any(each in told_before for each in _code_of(reply)):
        return "repeated"
    story = whole.words >= UNMEASURED or not heard_of & CODING
    if story and _repeats(reply, told_before) and (whole.words >= SPEECH or _tells(given, parts)):
        return "repeated"
    return "rambling" if given and _rambles(given, heard_of, len(parts)) else kind


def _empty(last: Sequence[str], told_before: Set[str], parts: Sequence[WantedPart], language: str) -> bool:
    """Whether the last reply says only what was said to earlier questions, and nothing that was asked for."""
    if not last or not _repeats(last[0], told_before):
        return False
    given = rules.answer(read(last[0]), language)
    return given.hypothetical or not _shown_by(given, parts)


def _shown_by(given: rules.Answer, parts: Sequence[WantedPart]) -> frozenset[str]:
    """The standard parts that are shown by this reply alone."""
    return frozenset(rules.canonical(part.key) for part in parts if rules.find(part, given) is not None)


def _code_of(reply: str) -> tuple[str, ...]:
    """The code of a reply for comparing, none where there is none."""
    same = fingerprint(source_in(read(reply).plain))
    return (same,) if same else ()


def _tells(given: rules.Answer | None, parts: Sequence[WantedPart]) -> bool:
    """Whether a case is told, or a way to solve a problem: who is only vague twice told nothing twice."""
    if given is None:
        return True
    coding = any(rules.canonical(part.key) in CODING for part in parts)
    marks = (given.rules.parts["approach"], given.rules.parts["code"]) if coding else ()
    return story.tells_case(given) or any(mark.search(low) for mark in marks for low in given.text.low)


def _rambles(given: rules.Answer, shown: Set[str], wanted: int) -> bool:
    """Whether a reply is longer than anybody listens, or long and says next to nothing of what was asked."""
    if given.rules.parts["code"].search(given.text.plain):
        return False
    minutes = given.text.words / given.rules.minute
    if minutes > 2 or (minutes > 1 and len(shown) <= 1 < wanted - 1):
        return True
    return not shown & CODING and _breathless(given)


def _breathless(given: rules.Answer) -> bool:
    """Whether most of a reply is sentences that do not end and in which the speaker does nothing."""
    told = [read(sentence).words for sentence in given.text.sentences]
    return sum(told[number] for number in _endless(given)) * 2 > sum(told)


def _endless(given: rules.Answer) -> frozenset[int]:
    """The numbers of the sentences that do not end and in which the speaker, not named in them, does nothing."""
    deeds = {number for number in given.deeds.sentences if given.rules.own.search(given.text.low[number])}
    told = enumerate(given.text.sentences)
    return frozenset(number for number, each in told if number not in deeds and read(each).words > given.rules.breath)


def _again(kinds: Sequence[Kind]) -> bool:
    """Whether the last reply could be one said again: who was asked for the short version may use the same words."""
    short = kinds[-2:] == ("rambling", "answer")
    return bool(kinds) and kinds[-1] in ("answer", "rambling") and not short


def _said_before(replies: Sequence[str]) -> bool:
    """Whether the last of them says only what others before it said."""
    *earlier, last = replies
    return _repeats(last, {sentence for reply in earlier for sentence in _sentences(reply)})


def _repeats(reply: str, told: Set[str]) -> bool:
    """Whether a reply says only what was told before, and enough of it."""
    return read(reply).words >= SAID and set(_sentences(reply)) <= told


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text for comparing."""
    return tuple(_SIGNS.sub("", sentence) for sentence in read(text).low)


_SIGNS = re.compile(r"[\W_]+")
