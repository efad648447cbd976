"""What is said before a turn, because what was just said asks for a word: and the facts of a coding problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from interviews.director.choosing import CODE
from interviews.director.moves import ASKING, Move, rung
from interviews.director.offers import Offer
from interviews.director.plan import Plan
from interviews.insights.facts import fact_about, questions_in, settles, sides_of, wondered_in
from interviews.insights.naming import without_source
from interviews.insights.parts import canonical
from interviews.insights.replies import asks_the_house, ends_asking, is_grave
from interviews.insights.text import read
from prompts.rendering import render

TOLD = 3
"""Facts that are told in one turn to somebody who asked several things at once, as long as the turn has room."""

REST = 10
"""Words or characters that are kept for a word on the rest."""

MOST = {"en": 60, "zh": 110}
"""Words (Chinese: characters) of a turn."""

SOME = 4
"""Words of an answer that can be about something else."""

QUESTIONS = "question"
"""The part of an answer that holds what somebody would ask the company."""

_CHARACTER = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LATIN = re.compile(r"\w+", re.ASCII)

_LARGE = frozenset({"size", "deep", "range"})
"""Sides of a problem that only a fact tells."""

_STAYS = frozenset({"probe", "redirect", "hint"})
"""Moves on the question in hand that do not answer what was asked in passing."""


class Asides:
    """The words before one turn.

    Args:
        names: of company and position; `turn`: which of several variants is said.
    """

    def __init__(self, plan: Plan, names: Mapping[str, str], turn: int) -> None:
        self.plan, self.names, self.turn = plan, names, turn

    def before(self, offer: Offer, move: Move, beside: str = "") -> str:
        """What is said before `beside`: that words can be read again, and that something private plays no part, that
        not knowing is all right, that the same was said before, or a fact that was asked for in passing; mostly
        nothing.
        """
        legible = (
            self.plan.phrases.pick("legible", self.turn) if offer.memory.cleared and move.kind != "redirect" else ""
        )
        return self._joined([legible, self._before(offer, move, f"{legible} {beside}")])

    def _before(self, offer: Offer, move: Move, beside: str) -> str:
        if offer.reading.private and move.kind not in ("redirect", "close"):
            heard = self.plan.phrases.pick(self._private(offer), self.turn)
            asked = self._asked_in_passing(offer, move, f"{heard} {beside}") or self._theirs(offer, move)
            return self._joined([heard, asked]) if heard else ""
        if offer.reading.empty and move.kind in (*ASKING, "probe") and canonical(move.part or "") != "code":
            return self.plan.phrases.pick("still_empty", offer.question)
        if told := self._told_before(offer, move):
            return told
        if told := self._asked_in_passing(offer, move, beside):
            return told
        if self._says_nothing_on_it(offer) and move.kind == "probe" and not offer.again:
            return self.plan.phrases.pick("not_yet", offer.question)
        if offer.said == "never_had" and move.kind in ("probe", "hint"):
            return self.plan.phrases.pick("not_needed", offer.question)
        if heard := self._taken_up(offer, move, beside):
            return heard
        first = not offer.again and rung(move) == 1
        last = move.kind == "invite_questions" and offer.said in ("dont_know", "never_had", "refusal", "silence")
        if last or (offer.said == "dont_know" and move.kind in ("probe", "hint") and first):
            return self.plan.phrases.pick("reassure", offer.question)
        return ""

    def _says_nothing_on_it(self, offer: Offer) -> bool:
        """Whether an answer of some words is about something else than the problem."""
        return offer.said == "answer" and offer.beside_the_problem and read(offer.asked).words >= SOME

    def _told_before(self, offer: Offer, move: Move) -> str:
        """That the last words were said already: to this question, or to an earlier one as no answer to either."""
        leaves = move.kind in ASKING and offer.why == "probes_used" and offer.heard
        if offer.reading.again and (move.kind == "probe" or leaves):
            return self.plan.phrases.pick("said_again", self.turn)
        if not offer.reading.elsewhere or move.kind in ("redirect", "clarify", "close"):
            return ""
        return self.plan.phrases.pick("said_elsewhere" if move.kind == "probe" else "same_words", self.turn)

    def _taken_up(self, offer: Offer, move: Move, beside: str) -> str:
        """A word on what needs no answer of its own: a name that was settled, questions that the work itself answers,
        and one that only the house can answer where somebody applies.
        """
        if offer.said not in ("answer", "rambling") or move.kind == "close":
            return ""
        if offer.named and move.kind != "clarify":
            return self.plan.phrases.pick("settled", offer.question)
        if self.plan.type != "CODE":
            return self._theirs(offer, move)
        heard = {canonical(key) for key in offer.heard}
        alone = wondered_in(without_source(offer.asked)) and move.kind in (*ASKING, "invite_questions")
        if not alone or self._answered(offer):
            return ""
        facts, coded = self._facts(offer), "code" in heard
        if told := self._telling(facts, beside, rest="rest_in_code" if coded else "assume_rest"):
            return told
        return self.plan.phrases.pick("noted_in_code" if coded else "noted", self.turn) if facts else ""

    def _theirs(self, offer: Offer, move: Move) -> str:
        """That only the company can answer what was just asked, where it was not said on this question already."""
        phrase = self.plan.phrases.pick("theirs", self.turn)
        stays_or_leaves = move.kind in (*ASKING, "redirect", "probe")
        asks = asks_the_house(offer.asked) or (stays_or_leaves and self.for_the_house(offer))
        told = self.plan.type == "CODE" or move.kind in ("invite_questions", "close") or self._declined(offer)
        return render(phrase, self.names) if phrase and asks and not told else ""

    def tells_facts(self, offer: Offer) -> bool:
        """Whether questions about a problem that is left have answers, which take room from what comes next."""
        coding = self.plan.type == "CODE" and offer.said in ("answer", "rambling") and not offer.named
        return coding and bool(wondered_in(without_source(offer.asked))) and any(self._facts(offer))

    def for_the_house(self, offer: Offer) -> bool:
        """Whether an answer puts questions that only the company can answer."""
        if offer.said not in ("answer", "rambling") or self.plan.type == "CODE":
            return False
        asks = QUESTIONS in offer.heard or (not offer.wants_story and ends_asking(offer.asked))
        return asks or asks_the_house(offer.asked)

    def _declined(self, offer: Offer) -> bool:
        """Whether it was said on this question already that the house must answer, and nothing new is asked."""
        said = (render(phrase, self.names) for phrase in self.plan.phrases.of("theirs"))
        return any(each in offer.told for each in said) and not asks_the_house(offer.asked)

    def _answered(self, offer: Offer) -> bool:
        """Whether every question that has an answer was answered on this problem before."""
        facts = [fact for fact in self._facts(offer) if fact]
        return bool(facts) and all(fact in offer.told for fact in facts)

    def _telling(self, some: Sequence[str], beside: str, rest: str = "") -> str:
        """The first facts for which a turn has room beside `beside`, and a word on the questions that are left over:
        the phrase `rest`, else that the task says it or that they may be asked again.
        """
        room = MOST["zh" if self.plan.language.startswith("zh") else "en"] - self._size(beside)
        if "" not in some and len(some) <= TOLD and self._size(self._joined(some)) <= room:
            return self._joined(some)
        room -= REST
        told: list[str] = []
        for fact in sorted(filter(None, some), key=self._rank)[:TOLD]:
            if self._size(fact) <= room:
                told.append(fact)
                room -= self._size(fact)
        told.sort(key=some.index)
        if not told or len(told) == len(some):
            return self._joined(told)
        left = rest or ("assume_rest" if "" in some else "ask_again")
        return self._joined([*told, self.plan.phrases.pick(left, self.turn)])

    def _joined(self, told: Iterable[str]) -> str:
        return ("" if self.plan.language.startswith("zh") else " ").join(filter(None, told))

    def _rank(self, fact: str) -> tuple[bool, int]:
        """How large a problem is comes first, for no code shows it; then the shortest, so that most are told."""
        return not sides_of(fact) & _LARGE, self._size(fact)

    def _size(self, text: str) -> int:
        """Words of a text; in Chinese characters, where a word of another script counts as two."""
        if not self.plan.language.startswith("zh"):
            return len(text.split())
        return len(_CHARACTER.findall(text)) + 2 * len(_LATIN.findall(text))

    def _private(self, offer: Offer) -> str:
        if offer.reading.explained:
            return "private_reason"
        if offer.memory.confided and self.plan.phrases.of("private_again"):
            return "private_again"
        grave = is_grave(offer.asked, self.plan.language) and self.plan.phrases.of("private_grave")
        return "private_grave" if grave else "private"

    def _asked_in_passing(self, offer: Offer, move: Move, beside: str) -> str:
        """The facts about which the candidate asked on the way to an answer, or that such things are theirs to decide.

        They come before whatever move stays with the question; who asked nothing else hears them by a clarification.
        """
        if (move.kind not in _STAYS and move != CODE) or offer.said == "question" or offer.beside_the_problem:
            return ""
        said = without_source(offer.asked)
        asked = questions_in(said)
        if not (asked or wondered_in(said)) or offer.current is None or not offer.current.clarifications:
            return ""
        if self._answered(offer):
            return ""
        facts = self._facts(offer)
        unknown = self.plan.phrases.pick("assume", self.turn) if offer.said in ("answer", "rambling") and facts else ""
        return self._telling(facts, beside) or unknown

    def fact(self, offer: Offer) -> str:
        """The facts of a coding question that the candidate's questions are about, "" when there are none to tell."""
        return self._telling(self._facts(offer), self.plan.phrases.pick("clarify_fact", self.turn))

    def _facts(self, offer: Offer) -> list[str]:
        """What answers each of the candidate's questions, "" for those that no fact answers."""
        said = without_source(offer.asked)
        wondered = wondered_in(said)
        asked = questions_in(said) or (() if wondered else (said,))
        told = [self._fact_about(offer, one) for one in asked]
        for one in wondered:
            fact = self._own_fact(offer, one)
            told += [fact] if fact or not settles(one) else []
        return list(dict.fromkeys(told))

    def _fact_about(self, offer: Offer, asked: str) -> str:
        """What answers a question about a coding problem: a fact of its own, else one that holds for all of them."""
        if offer.current is None or not offer.current.clarifications:
            return ""
        return self._own_fact(offer, asked) or fact_about(asked, self.plan.phrases.of("common_fact"), by_words=False)

    def _own_fact(self, offer: Offer, asked: str) -> str:
        return fact_about(asked, offer.current.clarifications, offer.current.text) if offer.current else ""
