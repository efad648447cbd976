"""The moves in the bank's words, with the time and the names filled in. What a model makes of them is `builder`'s."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from interviews.director import kinds
from interviews.director.asides import Asides
from interviews.director.moves import Move, rung
from interviews.director.offers import Offer
from interviews.director.plain import plain
from interviews.director.plan import Plan, Planned
from interviews.director.questions import about_post, in_a_case, in_short, of_any, of_life, restated
from interviews.insights.parts import canonical
from interviews.insights.replies import asked_back
from prompts.rendering import render

RUNGS = 4
"""Hints a problem; the next problem has other words around them."""


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
        self.shift = zlib.crc32(plan.seed.encode()) % 60 if plan.seed else 0
        self.names = {"company": company, "position": position}
        self.asides = Asides(plan, self.names, self.turn)

    def of(self, offer: Offer, move: Move) -> str:
        """What is said for `move`: one question, or none after the end; before it, what was said may need a word."""
        said = self._said(offer, move)
        before = self.asides.before(offer, move, said)
        return f"{before}{'' if self.plan.language.startswith('zh') else ' '}{said}" if before else said

    def _said(self, offer: Offer, move: Move) -> str:
        question = offer.next if move.kind in ("open", "ask", "time_check") else offer.current
        values = self.names | {
            "question": question.text if question else plain("any_question", self.plan.language),
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
                nth = rung(move) - 1 + RUNGS * (offer.question - 1)
                return self._with("hint", self._hint(offer, move), values, nth)
            case "close":
                return self.say("close", values)
        kind = self._kind(offer, move)
        if kind == "ask" and self.asides.tells_facts(offer) and self.plan.phrases.of("ask_on"):
            return self.say("ask_on", values)
        if move.kind == "ask" and offer.reading.explained:
            return values["question"]
        if kind in kinds.CUT:
            values["probe"] = self._after_a_cut(offer, move, values)
        if kind in kinds.BRIEFLY:
            values["question"] = (in_short if kind == "simpler" else restated)(values["question"])
            return self.say(kind, values, offer.redirected + self.shift)
        return self.say(kind, values, offer.question + self.shift if kind in kinds.ONCE else None)

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
            known.append(plain("any_probe", self.plan.language))
        return known[nth % len(known)]

    def say(self, kind: str, values: Mapping[str, str], nth: int | None = None) -> str:
        """A phrase of the type, filled; where the type has none, a plain one. `nth`: this variant, not the turn's."""
        text = self.plan.phrases.pick(kind, self.turn + self.shift if nth is None else nth) or plain(
            kind, self.plan.language
        )
        return render(text, values).strip()

    def _with(self, kind: str, told: str, values: Mapping[str, str], nth: int | None = None) -> str:
        """A phrase around a hint or a fact; one that asks something itself stands alone: one question a turn."""
        if "?" in told or "？" in told:
            return told
        return self.say(kind, dict(values) | {kind.removeprefix("clarify_"): told}, nth)

    def _kind(self, offer: Offer, move: Move) -> str:
        if move.kind == "time_check":
            return "time_check_ask"
        if move.kind == "invite_questions":
            if offer.again:
                return "invite_more"
            if offer.dropped and self.plan.phrases.of("invite_late"):
                return "invite_late"
            besides = self.asides.for_the_house(offer) and self.plan.phrases.of("invite_besides")
            return "invite_besides" if besides else "invite_questions"
        if move.kind == "redirect":
            if offer.memory.drifted:
                return kinds.DRIFTED.get(offer.said, "redirect")
            if offer.said == "abuse" and not offer.memory.grumbled and self.plan.phrases.of("simpler"):
                return "simpler"
            if offer.said == "rambling" and offer.beside_the_problem:
                return "redirect"
            if offer.said == "rambling":
                return self._long(offer, move)
            if offer.said == "other_language" and offer.memory.verbatim:
                return "language_again"
            return kinds.REDIRECTS.get(offer.said, "redirect")
        if offer.said == "refusal" and offer.memory.drifted:
            return "leave_or_go"
        if offer.memory.stuck and self.plan.phrases.of("pause_or_go"):
            return "pause_or_go"
        answered = offer.why == "sufficient" or (offer.said == "repeated" and offer.heard)
        supposed = offer.reading.hypothetical and not (offer.current and of_any(offer.current.text))
        told = offer.heard or supposed
        stale = (offer.reading.elsewhere or offer.reading.again) and not offer.reading.hypothetical
        nothing = offer.why == "probes_used" and offer.said == "answer" and (stale or not told)
        uncoded = offer.said != "all_told" and any(canonical(part) == "code" for part in offer.missing)
        unanswered = nothing or uncoded or (offer.said in kinds.UNANSWERED and not answered)
        return "ask_other" if offer.current and unanswered else "ask"

    def _long(self, offer: Offer, move: Move) -> str:
        """What is said to more than one can listen to: on with what is missing, where a part of an answer is in it."""
        if (move.part or (offer.heard and not offer.missing)) and self.plan.phrases.of("cut_short"):
            return "cut_retold" if offer.memory.retold else "cut_short"
        if offer.memory.retold:
            return "retold"
        if offer.memory.rambled >= kinds.LONG:
            return "short_again"
        return "short_version" if offer.reading.done else "lost_thread"

    def _after_a_cut(self, offer: Offer, move: Move, values: Mapping[str, str]) -> str:
        """What is asked of somebody who was stopped: the part that is wanted most, or what is to be added."""
        if move.part is None:
            return plain("to_add", self.plan.language)
        code = canonical(move.part) == "code"
        return self._probe(offer, move, values) if code else self.probe(offer.current, move.part)

    def _opening(self, offer: Offer) -> str:
        if len(self.plan.questions) < 2:
            return "opening_one"
        return "opening_untimed" if offer.minutes_left is None else "opening"

    def _probe(self, offer: Offer, move: Move, values: Mapping[str, str]) -> str:
        part = canonical(move.part or "")
        goes_on = offer.why in kinds.UNFINISHED and move == offer.preferred
        if (goes_on or (offer.reading.finding and part in kinds.AFTER_A_FINDING)) and not self.again:
            return self._unfinished(offer)
        if part == "own_action" and offer.reading.team_only and self.plan.phrases.of("own_part"):
            return self.say("own_part", values, offer.question)
        if part == "situation" and offer.reading.hypothetical and self.plan.phrases.of("real_example"):
            return self.say("real_example", values)
        if part == "situation" and offer.said == "dont_know" and self.plan.phrases.of("any_case"):
            return self.say("any_case", values, offer.question)
        told = {canonical(key) for key in offer.heard}
        if part == "code" and not self.again and "code" not in told:
            if offer.reading.empty and self.plan.phrases.of("only_head"):
                return self.say("only_head", values, offer.question + self.shift)
            nth = offer.question + self.shift + offer.redirected
            return self.say("write_code" if "approach" in told else "real_example", values, nth)
        probe = self.probe(offer.current, move.part, self.again + offer.asked_before)
        if self.asides.before(offer, move, probe):
            return probe
        heard = offer.reading.parts or (offer.reading.done and offer.wants_story)
        return self.say("probe" if heard else "probe_anew", dict(values) | {"probe": probe})

    def _unfinished(self, offer: Offer) -> str:
        """What lets somebody go on who broke off."""
        names = plain("ordinals", self.plan.language).split()
        kind = "announced" if offer.why == "announced" else "what_then"
        return self.say(kind, {"nth": names[offer.reading.announced - 1]}, offer.question)

    def _clarify(self, offer: Offer, move: Move, values: Mapping[str, str]) -> str:
        nth = offer.question + offer.again
        if move.part == "code":
            return self._other_code(offer)
        if offer.said == "never_had":
            supposed = (offer.wants_story or in_a_case(values["question"])) and not of_any(values["question"])
            return self.say("suppose" if supposed else "answer_now", values, offer.question)
        if offer.why in kinds.UNFINISHED and not self.again:
            return self._unfinished(offer)
        if offer.said == "silence" and offer.memory.drifted:
            return self.say("still_there", dict(values) | {"question": restated(values["question"])})
        if offer.said == "silence":
            return self.say("silence", values)
        if offer.repeat:
            return self.say("repeat", dict(values) | {"question": offer.repeat}, nth)
        if fact := self.asides.fact(offer):
            return self._with("clarify_fact", fact, values)
        back = asked_back(offer.asked, self.plan.language) if offer.said == "question" else ""
        if back == "either" and offer.current and of_life(offer.asked, offer.current):
            return self.say("no_matter", dict(values) | {"question": restated(values["question"])}, nth)
        if back and offer.current and (back == "sort" or not offer.current.clarifications):
            kind = "either" if back == "either" else "one_example"
            if kind == "either" and not offer.wants_story and about_post(offer.current.text):
                kind = "about_post"
            return self.say(kind, dict(values) | {"question": restated(values["question"])}, nth)
        return self.say("clarify", values, nth)

    def _other_code(self, offer: Offer) -> str:
        """A word about code that is not what was asked for: another name, other parameters, or no class at all."""
        reading, wanted = offer.reading, offer.wanted
        if reading.other_name and offer.why != "no_class":
            own = reading.only_name
            one = "other_class" if wanted.methods and reading.has_class else "other_name_of_one"
            kind = one if own and self.plan.phrases.of(one) else "other_name"
            return self.say(kind, {"name": reading.other_name, "own": own})
        if reading.other_call:
            return self.say("other_call", {"own": reading.other_call, "wanted": wanted.call})
        between = "、" if self.plan.language.startswith("zh") else ", "
        name = next(iter(wanted.names), "")
        return self.say("no_class", {"name": name, "methods": between.join(wanted.methods)})

    def _hint(self, offer: Offer, move: Move) -> str:
        hints = offer.current.hints if offer.current else ()
        return hints[min(rung(move), len(hints)) - 1] if hints else ""


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
