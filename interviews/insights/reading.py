"""One question and the replies to it → what kind of reply came last, and which parts have been heard."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from interviews.insights import parts as rules
from interviews.insights.naming import (
    Asked,
    fingerprint,
    has_class,
    is_empty,
    only_name,
    other_call,
    other_name,
    source_in,
)
from interviews.insights.parts import TABLES, WantedPart
from interviews.insights.replies import Kind, asks_reason, is_private, kind_of, without_injections
from interviews.insights.text import content_words, read, shown, spoken

UNMEASURED = 25
"""Words of an answer in a language without rules that count as a full one; and of one that is a story."""

SAID = 5
"""Words of a reply that nobody says twice by chance."""

NOTHING = Asked()
"""Where no code is asked for."""

ECHO, ECHOED = 3, 0.75
"""Words of a probe that can be told in answer to something else, and the share of them that is."""

CODING = frozenset({"clarifying", "code", "tests", "complexity"})
"""Parts whose words may well be the same for two problems."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the replies to one question hold.

    Attributes:
        said: what the last reply is; `kinds`: what each is, in order.
        parts: part → the words that show it; `missing`: the others, the one to ask for first in front.
        team_only: deeds of the group hide the speaker's own; `hypothetical`: told what would be done.
        private: the last reply tells of age, health, family or faith.
        done: something is told that was done, by whomever.
        again: the last reply was given to this question before, word for word; `elsewhere`: to an earlier question,
            and it tells nothing.
        other_name: the function that was asked for, where the code that came defines others; `other_call`: the one
            of that name in the code, with its parameters, where they are others than those asked for.
        only_name: the one function or class that the code that came defines, "" for none or several.
        has_class: code or words of the last reply speak of a class.
        empty: functions were begun in which nothing stands yet.
        explained: what is private is the reason that was asked for.
    """

    said: Kind = "answer"
    kinds: tuple[Kind, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    team_only: bool = False
    hypothetical: bool = False
    private: bool = False
    done: bool = False
    again: bool = False
    elsewhere: bool = False
    other_name: str = ""
    other_call: str = ""
    only_name: str = ""
    has_class: bool = False
    empty: bool = False
    explained: bool = False


def heard(
    replies: Sequence[str],
    *,
    question: str,
    parts: Sequence[WantedPart],
    language: str,
    code: str = "",
    coded: bool = False,
    before: Sequence[str] = (),
    asked: Asked = NOTHING,
) -> Heard:
    """Read the replies to `question` for its `parts`.

    Args:
        language: of the interview ("en", "zh-CN", …); what is written in Chinese characters is read as Chinese.
        code: the source that came with the last reply; `coded`: code came with an earlier one.
        before: the replies to earlier questions; what was told then answers no second question.
        asked: what a coding problem wants to be written.
    """
    told_before = frozenset(sentence for reply in before for sentence in (*_sentences(reply), *_code_of(reply)))
    kinds = tuple(_kind(reply, question, parts, language, told_before) for reply in replies)
    private = bool(replies) and is_private(replies[-1], language)
    said = kinds[-1] if kinds else "silence"
    if code.strip() and said in ("silence", "question", "off_topic", "all_told", "unreadable"):
        said = "answer"
    coding = any(rules.canonical(part.key) in CODING for part in parts)
    told = [
        _unasked(reply) if kind == "question" and not coding else without_injections(reply, language).plain
        for reply, kind in zip(replies, kinds, strict=True)
        if kind in ("answer", "question", "other_language", "rambling", "never_had", "all_told")
    ]
    text = read("\n".join(told))
    source = code.strip() or source_in(text.plain)
    spoken_in = spoken(text, language)
    keys = [part.key for part in parts]
    if spoken_in not in TABLES:
        enough = text.words >= UNMEASURED or code.strip()
        found = dict.fromkeys(keys, shown(text.plain)) if enough else {}
        return Heard(said, kinds, found, tuple(keys) if not enough else (), private=private)
    given = rules.answer(text, spoken_in, code, question)
    found = _found(parts, given, question, coded)
    empty = is_empty(source)
    if empty:
        found = {key: words for key, words in found.items() if rules.canonical(key) != "code"}
    explained = private and asks_reason(question, language)
    return Heard(
        said,
        kinds,
        found,
        () if explained else _missing(keys, found, given),
        given.team_only,
        given.hypothetical,
        private,
        done=given.deeds.own + given.deeds.team > 0,
        again=_again(kinds) and _said_before(replies),
        elsewhere=bool(replies) and said == "answer" and _empty(replies[-1], told_before, parts, spoken_in),
        other_name=other_name(source, asked.names),
        other_call=other_call(source, asked.call),
        only_name=only_name(source),
        empty=empty,
        has_class=bool(replies) and has_class(code or replies[-1]),
        explained=explained,
    )


def _unasked(reply: str) -> str:
    """What a reply tells beside what it asks."""
    return "\n".join(sentence for sentence in read(reply).sentences if not sentence.endswith(("?", "？")))


def _found(parts: Sequence[WantedPart], given: rules.Answer, question: str, coded: bool) -> dict[str, str]:
    """Part → the words that show it, "" where it was shown before or in the words of its probe."""
    found = {part.key: words for part in parts if (words := rules.find(part, given)) is not None}
    if rules.goes_on(given) and "reflection" in {rules.canonical(part.key) for part in parts if part.key not in found}:
        found = {key: words for key, words in found.items() if rules.canonical(key) != "measured_result"}
    if parts and parts[0].key not in found and (named := rules.named_outright(given, parts)):
        found[parts[0].key] = named
    others = [part for part in parts if part.key not in found]
    shown_else = (part for part in others if coded and rules.canonical(part.key) == "code")
    echoed = (part for part in others if _echoed(part, given.text.plain, question))
    return found | {part.key: "" for part in (*shown_else, *echoed)}


def _missing(keys: Sequence[str], found: Mapping[str, str], given: rules.Answer) -> tuple[str, ...]:
    """The parts that were not heard, the one to ask for first in front: where nothing is done yet, the situation."""
    missing = rules.wanted_first([key for key in keys if key not in found])
    if given.hypothetical or not given.deeds.own + given.deeds.team:
        return tuple(sorted(missing, key=lambda key: rules.canonical(key) != "situation"))
    return missing


def _echoed(part: WantedPart, told: str, question: str) -> bool:
    """Whether what one would ask for the part is told already, almost in the same words."""
    said, asked = content_words(told), _bank_words(question)
    wanted = [_bank_words(probe) - asked for probe in getattr(part, "probes", ())]
    return any(len(words) >= ECHO and len(words & said) >= len(words) * ECHOED for words in wanted)


@lru_cache(maxsize=4096)
def _bank_words(text: str) -> frozenset[str]:
    """Of questions and probes, which are compared again and again."""
    return content_words(text)


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
    if story and _repeats(reply, told_before) and _tells(given, parts):
        return "repeated"
    return "rambling" if given and _rambles(given, heard_of, len(parts)) else kind


def _empty(reply: str, told_before: Set[str], parts: Sequence[WantedPart], language: str) -> bool:
    """Whether a reply says only what was said to earlier questions, and nothing that was asked for."""
    given = rules.answer(read(reply), language)
    return _repeats(reply, told_before) and (given.hypothetical or not _shown_by(given, parts))


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
    return rules.tells_case(given) or any(mark.search(low) for mark in marks for low in given.text.low)


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
    endless = [
        words for number, words in enumerate(told) if words > given.rules.breath and number not in given.deeds.sentences
    ]
    return sum(endless) * 2 > sum(told)


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
