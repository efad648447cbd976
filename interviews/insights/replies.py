"""What kind of reply a line is: an answer, or something that an interviewer meets before asking for more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from interviews.insights import chinese_replies, english_replies
from interviews.insights.naming import without_source
from interviews.insights.tables import Replies
from interviews.insights.text import Text, content_words, read, spoken

Kind = Literal[
    "answer",
    "silence",
    "dont_know",
    "all_told",
    "never_had",
    "refusal",
    "question",
    "off_topic",
    "abuse",
    "injection",
    "unreadable",
    "other_language",
    "repeated",
    "rambling",
]
"""`repeated` and `rambling` take more to tell (`meant`); the others are told of the reply and its question alone."""

_TABLES: Mapping[str, Replies] = {"en": english_replies.REPLIES, "zh": chinese_replies.REPLIES}

_TO_YOU = re.compile(
    r"(?:did|do|have|are|were|what do|what did|how do|how was|who do) you\b|(?:你|您)(?:觉得|喜欢|看|知道|认识|有没有)"
)
"""How a question begins that is about the interviewer instead of the question."""

_QUOTED = re.compile(r"\b(?:ask(?:ed|s)?|questions?|said|wrote)\b[^.?]{0,60}[:“\"]|(?:问|说)[^。?？]{0,20}[:：“]")
"""How a sentence begins that tells of a question instead of asking it."""

_OF_THE_HOUSE = re.compile(
    r"\byour?\b|\bmay i ask\b|我想问(?!他|她|客户|对方|同事|领导|经理)|"
    r"你们|贵(?:公司|方|司)|请问|咱们公司|(?:这个?|该|此)(?:岗位|职位|团队)"
)
"""Words of a question that only the house can answer where one applies."""

_WISH = re.compile(
    r"\bi(?:'d| would)? (?:also |still )?(?:like|want|love|need) to (?:know|ask|hear|see)\b[^.?]{0,120}\byour?\b|"
    r"\bi(?:'d| would) (?:rather|like to|want to) hear (?:it|that|them|yours)\b|"
    r"\bi(?:'d| would) (?:suggest|propose)\b[^.?]{0,80}\byou (?:decide|choose|tell)|我建议你们|"
    r"\bwhat i (?:could|can|did) not find is\b|"
    r"你们[^。?？]{0,60}(?:愿意|想)[^。?？]{0,6}听|没(?:有)?查到的是|不(?:知道|清楚|晓得)[^。?？]{0,60}(?:你们|贵(?:公司|方|司))|想(?:先|再)?(?:知道|问|了解|弄|搞)[^。?？]{0,60}(?:你们|贵(?:公司|方|司)|(?:这个?|该|此)(?:岗位|职位|团队))"
)
"""A sentence that asks the house without a question mark."""

_LAST_WISH = re.compile(
    r"\bi(?:'d| would)? (?:also |still )?(?:like|want|love) to know\b|\bwhat i (?:could|can|did) not find\b|"
    r"^(?!.{0,12}(?:后来|当时|那时|于是)).*想(?:先|再|还)?(?:知道|问问|了解清楚|弄清楚)"
)
"""How somebody ends who leaves a question to the house."""

_COUNTED = re.compile(r"\d|[一二三四五六七八九十百千两]{2,}|[十百千万]")
"""A figure: who counts something does not talk of the weather."""

_ASKS_NOW = re.compile(
    r"\bi(?:'d| would| will| do| now)* (?:like to |want to )?ask\b"
    r"(?! (?:some|six|two|three|four|five|\d+|people|them|him|her|who\b|my|the|our|every|each|all|both|\w+s\b))|"
    r"\bmy question\b|"
    r"我(?:也|还|都)?(?:会|想|要|就)(?:再|先)?问"
)
"""How a sentence goes that asks what it says it would ask."""

_YES = re.compile(r"嗯+[。!~]?")
_ASKED_WHETHER = re.compile(r"吗[?？]\s*$")
"""A Chinese hum is a yes where one is asked whether something is so."""

NONSENSE = 0.5
"""Share of a reply's words that are none from which it is gibberish, where no common word stands beside them."""

ALL_TOLD = 24
"""Words up to which a reply that ends so tells nothing more."""

NO_ANSWER = 25
"""Words that must be left of a reply without its injected sentences for it to be an answer."""


def table(language: str) -> Replies:
    """The table of this language; English where there is none (its marks of injection are the common ones)."""
    return _TABLES.get(language, english_replies.REPLIES)


def without_injections(text: str, language: str) -> Text:
    """The text without the sentences that address the machine instead of the interviewer."""
    whole = read(text)
    marks = table(spoken(whole, language)).injection
    if not marks.search(whole.plain.lower()):
        return whole
    kept = [sentence for sentence, low in zip(whole.sentences, whole.low, strict=True) if not marks.search(low)]
    return read("\n".join(kept))


def is_private(text: str, language: str) -> bool:
    """Whether somebody tells of themselves what plays no part in an interview."""
    whole = read(text)
    return bool(table(spoken(whole, language)).private.search(whole.plain.lower()))


def is_grave(text: str, language: str) -> bool:
    """Whether what is told of oneself is a blow, for which one is sorry."""
    whole = read(text)
    return bool(table(spoken(whole, language)).grave.search(whole.plain.lower()))


def asks_reason(question: str, language: str) -> bool:
    """Whether a question asks why a post was short or was left, or what lies between two."""
    whole = read(question)
    return bool(table(spoken(whole, language)).reason.search(whole.plain.lower()))


def asked_back(text: str, language: str) -> Literal["either", "sort", ""]:
    """What kind of question about the question a reply is: which of two, which sort of thing to tell, or another."""
    whole = read(text)
    rules, low = table(spoken(whole, language)), whole.plain.lower()
    if rules.sort.search(low):
        return "sort"
    return "either" if rules.either.search(low) else ""


def asks_the_house(text: str) -> bool:
    """Whether an answer holds a question to the house where one applies."""
    told = [low for low in read(text).low if not _only_told(low)]
    asked = (low for low in told if low.endswith(("?", "？")))
    return any(_OF_THE_HOUSE.search(low) for low in asked) or any(_WISH.search(low) for low in told)


def ends_asking(text: str) -> bool:
    """Whether the last thing that is said is a question."""
    low = read(text).low
    if not low or _only_told(low[-1]):
        return False
    return low[-1].endswith(("?", "？")) or bool(_LAST_WISH.search(low[-1]))


def _only_told(low: str) -> bool:
    """Whether a sentence tells of a question instead of asking it."""
    return bool(_QUOTED.search(low)) and not _ASKS_NOW.search(low)


def wants_again(text: str, language: str) -> bool:
    """Whether somebody asks to hear the same once more."""
    whole = read(text)
    rules = table(spoken(whole, language))
    return whole.words < rules.short and bool(rules.again.search(whole.plain.lower()))


def hums(text: str) -> bool:
    """Whether a silence is not quite one: somebody makes a sound and is thinking still."""
    whole = read(text)
    return bool(whole.words) and bool(_HUM.fullmatch(whole.plain.lower()))


_HUM = re.compile(r"[\W\d_]*+(?:(?:u++m++|u++h++m*+|e++r++m*+|h++m++|嗯|呃|额|啊)[\W\d_]*+)++")


def kind_of(text: str, *, question: str, language: str) -> Kind:
    """What kind of reply `text` is to `question`, in an interview held in `language`."""
    whole = read(text)
    rules = table(spoken(whole, language))
    low = whole.plain.lower()
    if rules.silence.match(low) or not whole.words:
        return "answer" if _YES.fullmatch(low) and _ASKED_WHETHER.search(question) else "silence"
    if rules.injection.search(low) and without_injections(text, language).words < NO_ANSWER:
        return "injection"
    if _gibberish(whole, low, rules):
        return "unreadable"
    if whole.words < rules.short and (short := _short(whole, low, rules, question)):
        return short
    if whole.words < 2 * rules.short and whole.sentences and rules.meant.search(" ".join(whole.low[:2])):
        return "question"
    return "other_language" if _foreign(text, language) else "answer"


def _gibberish(whole: Text, low: str, rules: Replies) -> bool:
    """Whether most of a reply is no words at all."""
    if whole.words >= rules.short or rules.common.search(low):
        return False
    odd = sum(len(found.group()) for found in rules.nonsense.finditer(low))
    return odd >= NONSENSE * len(re.sub(r"[\W_]", "", low))


def _short(whole: Text, low: str, rules: Replies, question: str) -> Kind | None:
    if rules.abuse.search(low):
        return "abuse"
    if rules.refusal.search(low):
        return "refusal"
    if _never_had(whole, rules):
        return "never_had"
    if whole.words <= ALL_TOLD and whole.low and rules.all_told.search(whole.low[-1]):
        return "all_told"
    if rules.stuck.search(low):
        return "dont_know"
    about = content_words(question) & content_words(low)
    small_talk = rules.everyday.search(low) and len(about) < 2 and not _COUNTED.search(low)
    if whole.words <= rules.short * 3 // 5 and small_talk:
        return "off_topic"
    if whole.sentences and whole.plain.rstrip().endswith(("?", "？")) and not _answers_first(whole, rules):
        return "question" if about or rules.asks.search(low) or not _TO_YOU.match(low) else "off_topic"
    if rules.asks.search(low) and whole.words < rules.short // 3 and not re.search(r"\bi\b|我", low):
        return "question"
    return None


def _answers_first(whole: Text, rules: Replies) -> bool:
    """Whether the question at the end is only told, or is one to the house after an answer."""
    told = read(" ".join(whole.sentences[:-1])).words
    return bool(_QUOTED.search(whole.low[-1])) or (told >= rules.short * 2 // 5 and asks_the_house(whole.plain))


def _never_had(whole: Text, rules: Replies) -> bool:
    """Whether a reply says that there was no such situation, and tells none after that."""
    said = next((number for number, low in enumerate(whole.low) if rules.never.search(low)), None)
    return said is not None and not any(rules.after_all.search(low) for low in whole.low[said:])


def _foreign(reply: str, language: str) -> bool:
    """Whether a reply of some length is in another language than the interview, of those that can be told apart.

    Code is in none.
    """
    whole = read(without_source(reply))
    base = language.lower().split("-")[0]
    if base == "zh":
        return whole.latin >= 12 and whole.chinese == 0
    return base in ("en", "fr", "de", "es", "it", "pt") and whole.chinese > 2 * whole.latin + 8
