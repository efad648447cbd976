"""What is said before a turn, because what was just said asks for a word: and the facts of a coding problem."""

from __future__ import annotations

from collections.abc import Mapping

from interviews.director.choosing import CODE
from interviews.director.moves import ASKING, Move, rung
from interviews.director.offers import Offer
from interviews.director.plan import Plan
from interviews.insights.facts import fact_about, questions_in, wondered_in
from interviews.insights.naming import without_source
from interviews.insights.replies import asks_the_house, is_grave
from interviews.insights.text import read
from prompts.rendering import render

TOLD = 3
"""Facts that are told in one turn to somebody who asked several things at once, as long as they are short together."""

TOLD_LENGTH = {"en": 30, "zh": 60}
"""Words (Chinese: characters) of facts after which no other is told in the same turn."""

BOTH = 40
"""Words of a fact and the next question that are said in one turn."""

QUESTIONS = "question"
"""The part of an answer that holds what somebody would ask the company."""

_STAYS = frozenset({"probe", "redirect", "hint"})
"""Moves on the question in hand that do not answer what was asked in passing."""


class Asides:
    """The words before one turn.

    Args:
        names: of company and position; `turn`: which of several variants is said.
    """

    def __init__(self, plan: Plan, names: Mapping[str, str], turn: int) -> None:
        self.plan, self.names, self.turn = plan, names, turn

    def before(self, offer: Offer, move: Move) -> str:
        """That something private plays no part, that not knowing is all right, that something was said already, or a
        fact that was asked for in passing; mostly nothing.
        """
        if offer.reading.private and move.kind not in ("redirect", "close"):
            return self.plan.phrases.pick(self._private(offer), self.turn)
        if offer.reading.again and move.kind == "probe":
            return self.plan.phrases.pick("said_again", self.turn)
        if offer.reading.elsewhere and move.kind == "probe":
            return self.plan.phrases.pick("said_elsewhere", self.turn)
        if told := self._asked_in_passing(offer, move):
            return told
        if heard := self._taken_up(offer, move):
            return heard
        first = not offer.again and rung(move) == 1
        last = move.kind == "invite_questions" and offer.said in ("dont_know", "never_had")
        if last or (offer.said == "dont_know" and move.kind in ("probe", "hint") and first):
            return self.plan.phrases.pick("reassure", offer.question)
        return ""

    def _taken_up(self, offer: Offer, move: Move) -> str:
        """A word on what needs no answer of its own: a name that was settled, questions that the work itself answers,
        and one that only the house can answer where somebody applies.
        """
        if offer.said != "answer" or move.kind == "close":
            return ""
        if offer.named and move.kind != "clarify":
            return self.plan.phrases.pick("settled", offer.question)
        if self.plan.type != "CODE":
            phrase = self.plan.phrases.pick("theirs", self.turn)
            asks = asks_the_house(offer.asked) or (move.kind in ASKING and QUESTIONS in offer.heard)
            asks = asks and move.kind != "invite_questions"
            return render(phrase, self.names) if phrase and asks else ""
        alone = wondered_in(without_source(offer.asked)) and move.kind in (*ASKING, "invite_questions")
        return (self._late_fact(offer) or self.plan.phrases.pick("noted", self.turn)) if alone else ""

    def _late_fact(self, offer: Offer) -> str:
        """The facts that answer what somebody asked who has solved the problem, if they leave room for the next one."""
        fact, following = self.fact(offer), offer.next.text if offer.next else ""
        return fact if read(fact).words + read(following).words <= BOTH else ""

    def _private(self, offer: Offer) -> str:
        if offer.reading.explained:
            return "private_reason"
        if offer.confided and self.plan.phrases.of("private_again"):
            return "private_again"
        grave = is_grave(offer.asked, self.plan.language) and self.plan.phrases.of("private_grave")
        return "private_grave" if grave else "private"

    def _asked_in_passing(self, offer: Offer, move: Move) -> str:
        """The facts about which the candidate asked on the way to an answer, or that such things are theirs to decide.

        They come before whatever move stays with the question; who asked nothing else hears them by a clarification.
        """
        if (move.kind not in _STAYS and move != CODE) or offer.said == "question":
            return ""
        said = without_source(offer.asked)
        asked = questions_in(said)
        if not (asked or wondered_in(said)) or offer.current is None or not offer.current.clarifications:
            return ""
        unknown = asked and offer.said == "answer"
        return self.fact(offer) or (self.plan.phrases.pick("assume", self.turn) if unknown else "")

    def fact(self, offer: Offer) -> str:
        """The facts of a coding question that the candidate's questions are about, "" when there are none to tell."""
        asked_of_it = without_source(offer.asked)
        asked = (*questions_in(asked_of_it), *wondered_in(asked_of_it)) or (asked_of_it,)
        told = (self._fact_about(offer, one) for one in asked)
        some = list(dict.fromkeys(told))
        facts = self._short_enough([fact for fact in some if fact][:TOLD])
        if facts and len(facts) < len(some):
            facts.append(self.plan.phrases.pick("assume_rest", self.turn))
        return ("" if self.plan.language.startswith("zh") else " ").join(fact for fact in facts if fact)

    def _short_enough(self, facts: list[str]) -> list[str]:
        """The first of the facts, and those after it that are short together with it."""
        chinese = self.plan.language.startswith("zh")
        sizes = [len(fact) if chinese else len(fact.split()) for fact in facts]
        most = TOLD_LENGTH["zh" if chinese else "en"]
        return [fact for number, fact in enumerate(facts) if not number or sum(sizes[: number + 1]) <= most]

    def _fact_about(self, offer: Offer, asked: str) -> str:
        """What answers a question about a coding problem: a fact of its own, else one that holds for all of them."""
        if offer.current is None or not offer.current.clarifications:
            return ""
        own = fact_about(asked, offer.current.clarifications, offer.current.text)
        return own or fact_about(asked, self.plan.phrases.of("common_fact"), by_words=False)
