"""What is wrong with something an AI says in an interview: rules that a turn of any model is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from interviews.builder.echo import says_only
from interviews.director import Move, Offer
from interviews.director.questions import in_short
from interviews.insights.text import content_words, read

MOST_WORDS = 60
MOST_CHARACTERS = 110
"""Of one turn of the interviewer: words, or Chinese characters."""

_MARK = re.compile(r"[?？]")
_PRAISE = re.compile(
    r"\b(?:great|good|excellent|amazing|awesome|impressive|impressed|perfect|wonderful|fantastic|brilliant|"
    r"well done|nice (?:job|work|answer)|strong answer|correct|score|out of (?:ten|10|five|5)|congratulations|"
    r"you (?:passed|failed))\b|很好|太棒|优秀|出色|完美|不错|精彩|厉害|满分|得分|通过了面试",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:as an? (?:ai|assistant|language model)|i(?:'m| am) an? (?:ai|assistant|language model|chatbot)|i(?: a|"
    r"')m here to (?:help|assist)|how can i (?:help|assist)|system prompt|candidate's answer|interviewer:|"
    r"candidate:|user:|assistant:|here(?:'s| is) (?:a|an|the|my|your) |(?:the|this) interview|your life|sure[,!]|"
    r"certainly[,!]|follow-up question|the candidate)|作为(?:一个)?(?:ai|人工智能|语言模型|助手)|我是(?:一个)?(?:ai|"
    r"人工智能|助手)|<\||\[\[",
    re.IGNORECASE,
)
_SOLUTION = re.compile(
    r"```|\bdef \w+|\bO ?\(|=>|[{}]|;[ \t]*$|\breturn \w+|\bthe (?:answer|solution) is\b|\byou (?:should|could|need to|"
    r"must) (?:have )?(?:use|say|sort|store|keep|mention|iterate)|答案是|正确(?:的)?(?:答案|做法)|你(?:应该|"
    r"可以)(?:用|说)",
    re.IGNORECASE,
)
_UNLAWFUL = re.compile(
    r"\b(?:how old are you|your age|are you (?:married|pregnant|single|religious|gay|straight|disabled)|married|"
    r"pregnan\w*|(?:have|having|plan\w*|want) (?:any |to have )?(?:children|kids|a family)|your (?:religion|faith|"
    r"church|husband|wife|spouse|nationality|ethnicity|race|sexual\w*|disabilit\w*|health|illness)|where (?:are you|"
    r"were you) (?:really )?(?:from|born)|native country|political (?:views|party)|year were you born)\b|结婚|已婚|"
    r"未婚|怀孕|生孩子|要孩子|二胎|备孕|男朋友|女朋友|配偶|老公|老婆|宗教|信仰|民族|籍贯|多大年纪|年龄多大|你多大|"
    r"血型|星座|病史|残疾|性取向|政治面貌|党派",
    re.IGNORECASE,
)


_ABOUT: Mapping[str, re.Pattern[str]] = {
    "situation": re.compile(r"\b(?:when|where|who|happened|situation|project|working on|going on|issue|problem)\b"),
    "task": re.compile(
        r"\b(?:your (?:\w+ )?(?:job|task|role|part|responsibility|goal)|responsible|expected|asked to|had to)\b"
    ),
    "own_action": re.compile(r"\b(?:yourself|your (?:own )?(?:part|role|share)|did you|you (?:personally|do))\b"),
    "measured_result": re.compile(
        r"\b(?:chang\w+|result\w*|outcome|came of|end|after|effect|impact|differ(?:s|ed|ent|ence)|measur\w+)\b"
    ),
    "reflection": re.compile(r"\b(?:differently|learn\w*|today|next time|lesson|again|taught|takeaway)\b"),
}
"""Part → what a question for it speaks of."""


def faults(text: str, *, language: str, mode: str, move: Move | None, code: bool = False) -> tuple[str, ...]:
    """The rules that a finished turn of the interviewer broke, by name, worst first.

    Names: `unlawful`, `role`, `solution`, `praise`, `question` (more than one, or one after the end, or none
    where one is due), `length`, `language`.
    """
    found = [name for name, wrong in _SINGLE.items() if wrong(text)]
    if mode == "real" and _PRAISE.search(text):
        found.append("praise")
    marks = len(_MARK.findall(text))
    due = move is None or move.kind not in ("close", "ask", "open", "time_check", "hint", "clarify")
    if marks > 1 or (marks and move and move.kind == "close") or (due and not marks):
        found.append("question")
    if long_for_a_turn(text):
        found.append("length")
    if foreign(text, language):
        found.append("language")
    return tuple(found)


def long_for_a_turn(text: str) -> bool:
    measured = read(text)
    return measured.latin + measured.chinese / (MOST_CHARACTERS / MOST_WORDS) > MOST_WORDS


def foreign(text: str, language: str) -> bool:
    """Whether the text is written in another script than the language is."""
    measured = read(text)
    if language.lower().startswith("zh"):
        return measured.chinese < measured.latin
    return measured.chinese > 0


def link_faults(sentence: str, answer: str, language: str) -> tuple[str, ...]:
    """What is wrong with a sentence that takes up the answer before the next question: it says what was said alone."""
    found = _sentence_faults(sentence, language, most=20)
    if _MARK.search(sentence):
        found.append("question")
    if not says_only(sentence, answer):
        found.append("foreign_fact")
    if re.search(r"\b(?:i|i'm|i've|my|we|our|us)\b", sentence.lower()) or not re.search(r"\byou", sentence.lower()):
        found.append("role")
    return tuple(found)


def probe_faults(sentence: str, answer: str, question: str, part: str, language: str) -> tuple[str, ...]:
    """What is wrong with a small model's own follow-up question: it takes up the answer and asks for `part`.

    Args:
        question: the question that was asked, with what is missing; `part`: the key of the missing part.
    """
    found = _sentence_faults(sentence, language, most=28)
    marks = len(_MARK.findall(sentence))
    if marks != 1 or not sentence.rstrip().endswith(("?", "？")):
        found.append("question")
    known = content_words(answer) | content_words(question)
    asked = content_words(sentence)
    about = _ABOUT.get(part)
    if not (about.search(sentence.lower()) if about else asked & content_words(question)):
        found.append("other_part")
    if not asked & content_words(answer) or len(asked - known) > 1:
        found.append("foreign_fact")
    lowered = sentence.lower()
    if not re.match(r"(?:what|how|which|who|when|why|where|can you|could you|in what|and )", lowered):
        found.append("form")
    if re.search(r"\b(?:i|i'm|i've|my|we|our|us|he|she)\b", lowered) or not re.search(r"\byou", lowered):
        found.append("role")
    if set(re.findall(r"\d+", sentence)) - set(re.findall(r"\d+", answer)):
        found.append("foreign_fact")
    return tuple(found)


def candidate_faults(sentence: str, shown: str, language: str) -> tuple[str, ...]:
    """What is wrong with a sentence of a small model that plays the candidate."""
    found = [name for name in ("role", "unlawful") if _SINGLE[name](sentence)]
    if _MARK.search(sentence):
        found.append("question")
    if foreign(sentence, language):
        found.append("language")
    if read(sentence).words > 40 or sentence.strip().lower() in shown.lower():
        found.append("length")
    return tuple(found)


def unlawful(text: str) -> str | None:
    """The words of a question that an interviewer may not ask, None when there are none."""
    found = _UNLAWFUL.search(text)
    return found.group(0) if found else None


def _sentence_faults(sentence: str, language: str, most: int) -> list[str]:
    found = [name for name, wrong in _SINGLE.items() if wrong(sentence)]
    if _PRAISE.search(sentence):
        found.append("praise")
    words = read(sentence).words
    if not 4 <= words <= most:
        found.append("length")
    if foreign(sentence, language):
        found.append("language")
    return found


_SINGLE: Mapping[str, Callable[[str], object]] = {
    "unlawful": _UNLAWFUL.search,
    "role": _ROLE.search,
    "solution": _SOLUTION.search,
}


def turn_faults(text: str, offer: Offer | None, *, language: str, mode: str, move: Move | None) -> tuple[str, ...]:
    """`faults` of a turn made from `offer`: what the bank's own questions, probes and facts hold is no fault."""
    own = text
    for question in (offer.next, offer.current) if offer else ():
        probes = (probe for part in question.parts for probe in part.probes) if question else ()
        for said in (question.text, in_short(question.text), *probes, *question.clarifications) if question else ():
            own = own.replace(said, "?" if _MARK.search(said) else "")
    return faults(own, language=language, mode=mode, move=move)
