"""One question of a plan that takes up something of the candidate's own: a tool that the ad asks for too, else a post.

The words are the bank's, with one place in them for what stands in the profile. They are kept apart: the plan holds the
place, and what fills it is sealed with the interview. Of the profile only what its owner confirmed in fields is read
(skills, posts); stories are never given here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from interviews.director.plan import Plan, Planned, parts_of
from interviews.insights.replies import is_private, table
from interviews.insights.text import read, spoken
from prompts.bank import Phrases
from prompts.rendering import render

SKILL, POST = "own_skill", "own_post"
COMPETENCY = "experience"
MINUTES = 5.0

FROM = 3
"""Planned questions from which one is of this kind; it is the second."""

POSTS_READ = 3
"""Posts that are looked at; older ones are too long ago to ask about."""

_PLAIN = re.compile(r"[\w .,，、+#&/'’·-]+")
_LETTER = re.compile(r"[^\W\d_]")
_ENDS = re.compile(r"[:：;；(（|\n]| [–—-] |,? ?\b(?:19|20)\d\d")
_PRIVATE = re.compile(
    r"\b(?:mother|father|mum|dad|parent\w*|maternity|paternity|child\w*|famil\w+|carer|caring|care leave|sick\w*"
    r"|illness|pregnan\w+|married|marriage|church|faith|retire\w+|unemploy\w+)\b"
    r"|[父母]亲|妈妈|爸爸|育儿|产假|家庭|怀孕|结婚|婚姻|生病|病假|退休|失业|宗教",
    re.IGNORECASE,
)
"""What a line of a profile may tell that no interviewer asks about; rather no question than one about these."""

_ROLE, _AT = ("title", "role", "position"), ("company", "employer", "organisation", "organization")


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What is taken up: its kind, a kind of phrase, and the words that fill its place."""

    kind: str
    words: str

    @property
    def key(self) -> str:
        """Of the question: the same for the same words, so that two tries at it can be compared."""
        return f"{self.kind}_{hashlib.sha256(self.words.lower().encode()).hexdigest()[:8]}"


def take_up(personal: Mapping[str, Any], ad: str) -> TakenUp | None:
    """The first skill that the ad names too, else the newest post that can be said."""
    for skill in _skills(personal.get("skills")):
        if _sayable(skill, words=3, characters=30) and _named(skill, ad):
            return TakenUp(SKILL, skill)
    for post in _posts(personal.get("experience")):
        if _sayable(post, words=9, characters=60):
            return TakenUp(POST, post)
    return None


def again(key: str, words: str) -> TakenUp | None:
    """What a question with this key took up, to be practised again; None for other questions."""
    found = (TakenUp(kind, words) for kind in (SKILL, POST))
    return next((each for each in found if words and each.key == key), None)


def question_about(taken: TakenUp, phrases: Phrases, level: str) -> Planned | None:
    """The question, with its place empty; None where the bank has no words for it."""
    text = phrases.pick(taken.kind, int(taken.key[-8:], 16))
    if not text:
        return None
    parts = parts_of(Plan(phrases.type, phrases=phrases))
    return Planned(taken.key, phrases.language, phrases.type, text, COMPETENCY, level, MINUTES, parts)


def with_question(plan: Plan, question: Planned) -> Plan:
    """The plan with the question as its second, in place of its last; short plans and coding ones stay as they are."""
    planned = plan.questions
    if len(planned) < FROM or any(each.statement for each in planned):
        return plan
    return replace(plan, questions=(planned[0], question, *planned[1:-1]))


def filled(plan: Plan, words: str) -> Plan:
    """The plan as it is asked: with the words in their place."""
    questions = tuple(
        replace(each, text=render(each.text, {"own": words})) if _is_own(each.key) else each for each in plan.questions
    )
    return replace(plan, questions=questions)


def in_language(plan: Plan, phrases: Phrases) -> list[Planned]:
    """The plan's question of this kind in the words of another language, its place empty."""
    own = (each for each in plan.questions if _is_own(each.key))
    found = ((each, phrases.pick(each.key[:-9], int(each.key[-8:], 16))) for each in own)
    return [
        replace(each, language=phrases.language, text=text, parts=phrases.parts or each.parts)
        for each, text in found
        if text
    ]


def _is_own(key: str) -> bool:
    return key.startswith((f"{SKILL}_", f"{POST}_"))


def _skills(skills: Any) -> Iterable[str]:
    listed = [skills] if isinstance(skills, str) else skills if isinstance(skills, list) else []
    for skill in listed:
        text = next(iter(skill.values()), "") if isinstance(skill, Mapping) else skill
        yield from (_folded(piece) for piece in re.split(r"[,，、;；\n]", str(text)))


def _posts(experience: Any) -> Iterable[str]:
    listed = experience.split("\n\n") if isinstance(experience, str) else experience
    for post in (listed if isinstance(listed, list) else [])[:POSTS_READ]:
        if isinstance(post, Mapping):
            parts = (next((str(post[name]) for name in names if post.get(name)), "") for names in (_ROLE, _AT))
            yield _folded(", ".join(part for part in parts if part))
        else:
            yield _folded(_ENDS.split(str(post).strip(), maxsplit=1)[0])


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).strip(" ,，、.-")


def _sayable(text: str, *, words: int, characters: int) -> bool:
    """Whether it can be said in a question: short and plain, nothing private, no word to the machine."""
    if not 2 <= len(text) <= characters or not _PLAIN.fullmatch(text) or not _LETTER.search(text):
        return False
    said = read(text)
    language = spoken(said, "en")
    private = _PRIVATE.search(text) or is_private(text, language)
    return said.latin <= words and not private and not _commands(text, language)


def _commands(text: str, language: str) -> bool:
    return bool(table(language).injection.search(text.lower()))


def _named(skill: str, ad: str) -> bool:
    """Whether the ad names the skill; short names (Go, R) only as they are written."""
    exact = 0 if len(skill) <= 3 else re.IGNORECASE
    edge = r"[A-Za-z0-9]"
    return bool(re.search(rf"(?<!{edge}){re.escape(skill)}(?![A-Za-z0-9+#])", ad, exact))
