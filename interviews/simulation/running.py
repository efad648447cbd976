"""One simulated interview: the real director and the real builder; time passes as fast as people speak."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field

from accounts.errors import Refusal
from interviews import builder, director, llm
from interviews.builder import Turn
from interviews.director import Clock, Line, Move, Offer, Plan
from interviews.insights.text import read
from interviews.llm import Call, ModelInForce, Piece
from interviews.simulation.archetypes import Candidate

WORDS_A_SECOND = 2.2
THINKING = 6.0
"""Seconds before anybody answers."""

MOST_TURNS = 120
"""Turns after which an interview that does not end is given up."""


@dataclass
class Simulated:
    """What became of one interview. `offers`: one a line of the interviewer's."""

    plan: Plan
    mode: str
    lines: list[Line] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    used: float = 0.0
    failed: int = 0


async def simulate(plan: Plan, who: Candidate, *, mode: str, model: ModelInForce | None, prompt: str = "") -> Simulated:
    """Hold an interview with a simulated candidate, up to its end.

    Args:
        model: voices the moves; None: the bank's words, without any model.
        prompt: the template in force for the interviewer and the model's profile.
    """
    held = Simulated(plan, mode)
    for _ in range(MOST_TURNS):
        turn = _turn(held, who, model)
        offer = director.offer(plan, held.lines, turn.clock, language=who.language, mode=mode)
        move, text = await _spoken(held, turn, offer, model, prompt)
        held.lines.append(Line(f"i{len(held.lines)}", "interviewer", text, move))
        held.offers.append(offer)
        held.moves.append(move)
        held.used += _seconds(text)
        if move.kind == "close":
            break
        question = offer.next if move.kind in ("open", "ask", "time_check") else offer.current
        reply = who.reply(move, question)
        held.lines.append(Line(f"c{len(held.lines)}", "candidate", reply))
        held.used += THINKING + _seconds(reply)
    return held


def _turn(held: Simulated, who: Candidate, model: ModelInForce | None) -> Turn:
    return Turn(
        voice="interviewer",
        type_code=held.plan.type,
        type_name=held.plan.type,
        plan=held.plan,
        lines=tuple(held.lines),
        language=who.language,
        locale="zh-CN" if who.language == "zh" else "en-US",
        profile=model.profile if model else "compact",
        company="Northgate" if who.language == "en" else "北门公司",
        position="planner" if who.language == "en" else "规划师",
        mode=held.mode,
        clock=Clock(held.used, held.plan.time_limit),
        about=len(held.lines) - 1 if held.lines else None,
        model_languages=model.languages if model else ("none",),
    )


async def _spoken(
    held: Simulated, turn: Turn, offer: Offer, model: ModelInForce | None, prompt: str
) -> tuple[Move, str]:
    """What is said for the offer, as the engine says it."""
    script = builder.script(turn, offer, prompt)
    said = [script.say_first] if script.say_first else []
    if script.messages and model is not None:
        call = Call(script.messages, script.max_tokens, script.temperature)
        try:
            async with aclosing(llm.stream(model, call)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Piece) and (text := script.hear(piece.text)):
                        said.append(text)
                    if script.enough:
                        break
        except Refusal:
            held.failed += 1
    said.append(script.rest())
    return script.move or offer.preferred, "".join(said)


def _seconds(text: str) -> float:
    return read(text).words / WORDS_A_SECOND
