"""What of an interviewer's turns is put before the judge, and what of its findings on them stands.

As for answers (`material`, `evidence`, `own_words`), with what differs: sentences about one's own interviewing
are padding; a high score needs two questions of two turns; a better question holds nothing that was not said.
What the candidate says goes along to show what there was to take up, without what is private in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from interviews.builder.checks import unlawful
from interviews.insights.replies import is_private, without_injections
from interviews.insights.text import content_words, read
from interviews.rubric.evidence import Manner
from interviews.rubric.interviewing import leading
from interviews.rubric.material import Material, fold
from interviews.rubric.own_words import Review, own, review

INTERVIEWER, CANDIDATE = "Interviewer:", "Candidate:"
"""How the lines of an exchange begin."""

LONGEST_REPLY = 2_000
"""Characters of one reply of the candidate that the judge is shown."""

LONGEST_QUESTION = 40
"""Words of a question that is proposed."""

_ASKS = re.compile(
    r"[?？]|\b(?:tell (?:me|us)|describe|explain|(?:walk|talk) (?:me|us) through|give (?:me|us) an? example|say more|"
    r"go on\b|take (?:me|us) through|i(?:'d| would)? (?:like|want) to (?:ask|hear|know|understand))\b|"
    r"请(?:你|您)?(?:再|先|具体|详细)?(?:讲|说|谈|介绍|描述|举|分享|解释)|(?:说说|讲讲|谈谈|聊聊|介绍一下|举个例子|"
    r"(?:讲|说|谈|描述)一[下讲说谈]|展开(?:讲|说)|想(?:了解|知道|听听))",
    re.IGNORECASE,
)
_TO_THE_JUDGE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instruction|prompt|rule|guideline|previous|above|"
    r"directive|criteri)|(?:^|\n|\[|<|#)\s*/?(?:system|assistant|developer|instruction)s?\s*(?:[:>\]]|message)|<\||"
    r"(?:^|\n)\W*(?:the )?(?:judge|grader|assessor|evaluator|reviewer)\s*[:,]|\b(?:dear|note to|attention)\b"
    r"[^.!?]{0,12}\b(?:judge|grader|assessor|evaluator|reviewer|ai)\b|\b(?:give|award|assign|grant)\b[^.!?]{0,30}\b(?:scores?|"
    r"marks?|rating|points|grade)\b|\b(?:rate|score|grade|mark) (?:me|this (?:interview\w*|question|part)|my)\b|"
    r"\bfull marks\b|\bscore\W{1,4}\d|"
    r"(?:忽略|无视|忘掉|绕过)[^。！？]{0,16}(?:指令|指示|规则|提示|设定|标准)|评委|裁判|(?:评分|打分)(?:者|人|员|模型)|"
    r"(?:给|打)(?![了过])(?:我|这)?[^。了过]{0,8}(?:满分|最高分|高分|\d\s*分|五分)|(?:^|\n|\[|<|【|#)\s*/?(?:系统|助手)\s*[:：>\]】]|"
    r"(?<![\w+/])(?=[a-z0-9+/]*\d)[a-z0-9+/]{32,}={0,2}(?![\w+/])",
    re.IGNORECASE,
)
_OF_QUESTIONS = re.compile(
    r"\b(?:open(?:-ended)?|leading|probing|follow-up|neutral|fair|unbiased) questions?\b|"
    r"(?:开放(?:式|性)?|追问|诱导(?:式|性)?|中立|公平)的?(?:问题|提问)",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"\b(?:i|my|i'm|i've)\b.*\b(?:questions?|interview\w*|ask\w*|listen\w*|unbiased|fair\w*|neutral\w*)\b|"
    r"我.*(?:问题|提问|追问|面试|倾听|公平|公正|中立|客观)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:hire|hired|reject|recommend(?:ed)? for|confident person|intelligent|smart|charismatic|arrogant|lazy|"
    r"personality|attitude|native|accent|grammar|(?:good|great|bad|poor|born|natural|skilled|weak|strong|excellent|"
    r"experienced) interviewer)\b|录用|淘汰|聪明|性格|人品|态度|口音|语法|母语|(?:好|差|优秀|糟糕|出色|合格)的?面试官",
    re.IGNORECASE,
)
"""Words of a reason that judge the person. What may not be asked may be named: it is the question that is judged."""


def asks(text: str) -> bool:
    """Whether somebody asks something: a question, or an invitation to tell."""
    return bool(_ASKS.search(text))


def questions(turns: Sequence[str]) -> Material:
    """What of an interviewer's turns is judged: without orders to the judge, repetition and talk about oneself."""
    text = "\n".join(filter(None, _kept(turns)))
    return Material(text, read(text).words, tuple(turns))


def exchange(lines: Sequence[tuple[str, str]], language: str) -> str:
    """A part of an interview as the judge reads it, a line a turn, each beginning with who speaks."""
    kept = iter(_kept([text for speaker, text in lines if speaker == "interviewer"]))
    shown, asked = [], ""
    for speaker, text in lines:
        if speaker == "interviewer":
            asked, words = text, next(kept)
            shown += [f"{INTERVIEWER} {words}"] if words else []
        else:
            shown.append(f"{CANDIDATE} {reply(text, asked, language) or '…'}")
    return "\n".join(shown)


def reply(text: str, asked: str, language: str) -> str:
    """What of a candidate's reply goes along: nothing private, and nothing that was said to an unlawful question."""
    if unlawful(asked):
        return ""
    sentences = without_injections(text, language).sentences
    kept = [each for each in sentences if not is_private(each, language) and not _TO_THE_JUDGE.search(each)]
    return " ".join(" ".join(kept).split())[:LONGEST_REPLY]


def proven(quotes: Sequence[str], judged: Material, language: str) -> bool:
    """Whether quotes carry a high score: two of them ask something, in two turns."""
    places = (_asked_in(quote, judged) for quote in quotes)
    return len({place for place in places if place is not None}) > 1


def better(said: Mapping[str, Any], judged: Material, *, exchanged: str, language: str) -> Review:
    """Check what the reviewer said about a part of an interview.

    Args:
        said: its JSON, of any shape.
        judged: the interviewer's turns; `exchanged`: what both said, as the reviewer was shown it.
    """
    found = review(said, judged, known=exchanged, language=language, manner=QUESTIONS)
    told = [line.removeprefix(CANDIDATE) for line in exchanged.split("\n") if line.startswith(CANDIDATE)]
    stronger, say = (_question(said.get(name), exchanged, language) for name in ("stronger", "say"))
    taken_up = content_words(say) & content_words("\n".join(told))
    return Review(found.worked, found.missing, stronger, say if taken_up else "")


def _question(text: Any, facts: str, language: str) -> str:
    """The text when it is one fair question made of what was said; a figure or name of its own makes it none."""
    stands = own(text, facts, language)
    if not stands or fold(stands) != fold(text) or "[" in stands:
        return ""
    marks = stands.count("?") + stands.count("？")
    wrong = marks > 1 or not asks(stands) or unlawful(stands) or leading(stands) or is_private(stands, language)
    return "" if wrong or read(stands).words > LONGEST_QUESTION else stands


def _kept(turns: Sequence[str]) -> list[str]:
    """Of each turn what counts, on one line; each sentence once."""
    said, found = set[str](), list[str]()
    for turn in turns:
        kept = []
        for sentence in read(turn).sentences:
            folded = fold(sentence)
            if folded and folded not in said and not _padding(sentence):
                said.add(folded)
                kept.append(" ".join(sentence.split()))
        found.append(" ".join(kept))
    return found


def _padding(sentence: str) -> bool:
    if _TO_THE_JUDGE.search(sentence) or _OF_QUESTIONS.search(sentence):
        return True
    return bool(_OF_ONESELF.search(sentence)) and not asks(sentence)


def _asked_in(quote: str, judged: Material) -> int | None:
    """The place of the turn in which the words of a quote ask something; None: they do not."""
    folded = fold(quote)
    for place, turn in enumerate(judged.replies):
        if folded not in fold(turn):
            continue
        sentences = [fold(each) for each in read(turn).sentences]
        if any(asks(each) for each in sentences if folded in each or each in folded):
            return place
    return None


QUESTIONS = Manner(proven, _TO_THE_JUDGE, _PERSON)
"""How findings on questions are checked."""
