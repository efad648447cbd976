"""The moves in the bank's words, with the time and the names filled in. What a model makes of them is `builder`'s."""

from __future__ import annotations

from collections.abc import Mapping

from interviews.director.moves import Move
from interviews.director.offers import Offer
from interviews.director.plan import Plan, Planned
from interviews.insights.facts import fact_about, questions_in
from interviews.insights.parts import canonical
from prompts.rendering import render

_PLAIN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "opening_one": "Hello, and thank you for your time. {{ question }}",
        "ask": "Thank you. {{ question }}",
        "probe": "{{ probe }}",
        "any_probe": "Could you tell me a little more about that?",
        "suppose": "Then let us suppose it. What would you do?",
        "short_version": "What is the one point that you want me to remember of this?",
        "other_name": "I do not find {{ name }} in your code. Where does it begin?",
        "clarify": "Let me put it another way. {{ question }}",
        "repeat": "Of course. {{ question }}",
        "clarify_fact": "{{ fact }} How would you go on from there?",
        "hint": "Here is a thought: {{ hint }} How would you go on from there?",
        "redirect": "Let us stay with the interview. {{ question }}",
        "time_check_ask": "We have about {{ minutes }} minutes left. {{ question }}",
        "invite_questions": "Those were my questions. Is there anything you would like to ask me?",
        "close": "Thank you for the conversation. That is the end of our interview; goodbye.",
        "any_question": "Which piece of your work so far comes closest to what this position asks for?",
    },
    "zh": {
        "opening_one": "你好，感谢你抽时间参加面试。{{ question }}",
        "ask": "好的，谢谢。{{ question }}",
        "probe": "{{ probe }}",
        "any_probe": "这一点能再具体说说吗？",
        "suppose": "那我们假设一下，你会怎么做？",
        "short_version": "其中你最想让我记住的是哪一点？",
        "other_name": "代码里没看到 {{ name }}，从哪里开始执行？",
        "clarify": "我换个说法。{{ question }}",
        "repeat": "好的，我再说一遍。{{ question }}",
        "clarify_fact": "{{ fact }}接下来你会怎么做？",
        "hint": "给你一点提示：{{ hint }}接下来你会怎么做？",
        "redirect": "我们回到面试上来。{{ question }}",
        "time_check_ask": "我们大约还有 {{ minutes }} 分钟。{{ question }}",
        "invite_questions": "我的问题就到这里。你有什么想问我的吗？",
        "close": "谢谢你今天的分享，面试到此结束，再见。",
        "any_question": "到目前为止，你做过的哪一项工作与这个岗位最接近？",
    },
}
"""Said only where a type has no phrases of its own."""

TOLD = 2
"""Facts that are told in one turn to somebody who asked several things at once."""

_INSTEAD = {
    "opening": "opening_one",
    "opening_untimed": "opening_one",
    "ask_other": "ask",
    "own_part": "probe",
    "real_example": "probe",
    "silence": "clarify",
    "keep_language": "redirect",
    "calm": "redirect",
    "repeated": "redirect",
    "invite_more": "invite_questions",
}


_REDIRECTS = {
    "other_language": "keep_language",
    "abuse": "calm",
    "repeated": "repeated",
    "rambling": "short_version",
}
_UNANSWERED = frozenset(
    {"silence", "dont_know", "never_had", "refusal", "off_topic", "abuse", "injection", "repeated", "rambling"}
)
"""Kinds of replies after which the question is left without thanks for an answer."""


_ONCE = frozenset({"ask_other", "calm", "repeated", "short_version"})
"""Said once a question: each question has the next variant."""


class Wording:
    """The sentences of one turn.

    Args:
        turn: the number of lines so far; the interviewer has every other one, and each gets another variant.
        attempt: the number of the try at this turn, from 1; another one gets another variant and another probe.
    """

    def __init__(self, plan: Plan, company: str, position: str, turn: int = 0, attempt: int = 1) -> None:
        self.plan = plan
        self.again = attempt - 1
        self.turn = turn // 2 + self.again
        self.names = {"company": company, "position": position}

    def of(self, offer: Offer, move: Move) -> str:
        """What is said for `move`: one question, or none after the end; before it, what was said may need a word."""
        said = self._said(offer, move)
        before = self.before(offer, move)
        return f"{before}{'' if self.plan.language.startswith('zh') else ' '}{said}" if before else said

    def before(self, offer: Offer, move: Move) -> str:
        """That something private plays no part, that not knowing is all right, that something was said already, or a
        fact that was asked for in passing; mostly nothing.
        """
        if offer.reading.private and move.kind not in ("redirect", "close"):
            return self.plan.phrases.pick("private", self.turn)
        first = not offer.again and _rung(move) == 1
        if offer.said == "dont_know" and move.kind in ("probe", "hint") and first:
            return self.plan.phrases.pick("reassure", offer.question)
        if offer.reading.again and move.kind == "probe":
            return self.plan.phrases.pick("said_again", self.turn)
        goes_on = move.kind == "probe" or move == Move("clarify", "code")
        return self._asked_in_passing(offer) if offer.said == "answer" and goes_on else ""

    def _said(self, offer: Offer, move: Move) -> str:
        question = offer.next if move.kind in ("open", "ask", "time_check") else offer.current
        values = self.names | {
            "question": question.text if question else self._plain("any_question"),
            "minutes": str(offer.minutes_left or ""),
            "questions": str(len(self.plan.questions)),
        }
        match move.kind:
            case "open":
                return self.say(self._opening(offer), values)
            case "probe":
                return self._probe(offer, move, values)
            case "clarify":
                return self._clarify(offer, move, values)
            case "hint":
                return self._with("hint", self._hint(offer, move), values, _rung(move) - 1)
            case "close":
                return self.say("close", values)
        kind = self._kind(offer, move)
        return self.say(kind, values, offer.question if kind in _ONCE else None)

    def probe(self, question: Planned | None, part: str | None, nth: int = 0) -> str:
        """The bank's question for a part: its own, then those of the type; `nth` counts through them all."""
        wanted = canonical(part or "")
        own = question.parts if question else ()
        known = [
            probe
            for candidate in (*own, *self.plan.phrases.parts)
            if canonical(candidate.key) == wanted
            for probe in candidate.probes
        ]
        if len(known) < 2:
            known.append(self._plain("any_probe"))
        return known[nth % len(known)]

    def say(self, kind: str, values: Mapping[str, str], nth: int | None = None) -> str:
        """A phrase of the type, filled; where the type has none, a plain one. `nth`: this variant, not the turn's."""
        text = self.plan.phrases.pick(kind, self.turn if nth is None else nth) or self._plain(kind)
        return render(text, values).strip()

    def _with(self, kind: str, told: str, values: Mapping[str, str], nth: int | None = None) -> str:
        """A phrase around a hint or a fact; one that asks something itself stands alone: one question a turn."""
        if "?" in told or "？" in told:
            return told
        return self.say(kind, dict(values) | {kind.removeprefix("clarify_"): told}, nth)

    def _plain(self, kind: str) -> str:
        table = _PLAIN.get(self.plan.language.lower().split("-")[0], _PLAIN["en"])
        return table.get(kind) or table.get(_INSTEAD.get(kind, ""), "")

    def _kind(self, offer: Offer, move: Move) -> str:
        if move.kind == "time_check":
            return "time_check_ask"
        if move.kind == "invite_questions":
            return "invite_more" if offer.again else "invite_questions"
        if move.kind == "redirect":
            return _REDIRECTS.get(offer.said, "redirect")
        unanswered = offer.said in _UNANSWERED or offer.reading.again
        return "ask_other" if offer.current and unanswered else "ask"

    def _opening(self, offer: Offer) -> str:
        if len(self.plan.questions) < 2:
            return "opening_one"
        return "opening_untimed" if offer.minutes_left is None else "opening"

    def _probe(self, offer: Offer, move: Move, values: Mapping[str, str]) -> str:
        part = canonical(move.part or "")
        if part == "own_action" and offer.reading.team_only and self.plan.phrases.of("own_part"):
            return self.say("own_part", values, offer.question)
        if part == "situation" and offer.reading.hypothetical and self.plan.phrases.of("real_example"):
            return self.say("real_example", values)
        if part == "situation" and offer.said == "dont_know" and self.plan.phrases.of("any_case"):
            return self.say("any_case", values, offer.question)
        probe = self.probe(offer.current, move.part, self.again)
        if self.before(offer, move):
            return probe
        return self.say("probe", dict(values) | {"probe": probe})

    def _clarify(self, offer: Offer, move: Move, values: Mapping[str, str]) -> str:
        nth = offer.question + offer.again
        if move.part == "code":
            return self.say("other_name", {"name": offer.reading.other_name})
        if offer.said == "never_had":
            return self.say("suppose", values, offer.question)
        if offer.said == "silence":
            return self.say("silence", values)
        if offer.repeat:
            return self.say("repeat", dict(values) | {"question": offer.repeat}, nth)
        if fact := self.fact(offer):
            return self._with("clarify_fact", fact, values)
        return self.say("clarify", values, nth)

    def fact(self, offer: Offer) -> str:
        """The facts of a coding question that the candidate's questions are about, "" when there are none to tell."""
        told = (self._fact_about(offer, asked) for asked in questions_in(offer.asked) or (offer.asked,))
        some = list(dict.fromkeys(fact for fact in told if fact))[:TOLD]
        return ("" if self.plan.language.startswith("zh") else " ").join(some)

    def _asked_in_passing(self, offer: Offer) -> str:
        """The facts about which the candidate asked on the way to an answer, or that such things are left open."""
        if not questions_in(offer.asked) or offer.current is None or not offer.current.clarifications:
            return ""
        return self.fact(offer) or self.plan.phrases.pick("assume", 0)

    def _fact_about(self, offer: Offer, asked: str) -> str:
        """What answers a question about a coding problem: a fact of its own, else one that holds for all of them."""
        if offer.current is None or not offer.current.clarifications:
            return ""
        own = fact_about(asked, offer.current.clarifications, offer.current.text)
        return own or fact_about(asked, self.plan.phrases.of("common_fact"))

    def _hint(self, offer: Offer, move: Move) -> str:
        hints = offer.current.hints if offer.current else ()
        return hints[min(_rung(move), len(hints)) - 1] if hints else ""


def _rung(move: Move) -> int:
    """Which rung of the ladder of hints, from 1."""
    return int(move.part) if move.part and move.part.isdigit() else 1


def opening(plan: Plan, company: str, position: str, language: str = "", minutes: int | None = None) -> str:
    """The first line of an interview in the bank's words: greets, says how it goes, asks the first question.

    Args:
        minutes: the soft limit as the user has set it; the plan's when left out, 0: timing is off.
    """
    if minutes is None and plan.time_limit:
        minutes = round(plan.time_limit / 60)
    first = plan.questions[0] if plan.questions else None
    begin = Offer((Move("open"),), 1, "begin", next=first, minutes_left=minutes or None)
    return Wording(plan, company, position).of(begin, begin.preferred)
