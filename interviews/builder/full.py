"""Capable models: one call. The prompt holds the plan's view of the turn, the conversation follows as messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from interviews.builder.context import newest, room, shortened, tokens
from interviews.builder.scripts import Message, Script, SpokenScript
from interviews.builder.turn import SEAT, Turn
from interviews.builder.values import values_of
from interviews.director import Line, Offer
from prompts.rendering import VARIABLES, fenced, render

ANSWER = {"interviewer": 400, "coach": 500, "candidate": 700, "interviewer_coach": 400}
"""Tokens of an answer by voice, within the model's own limit."""

TEMPERATURE = {"interviewer": 0.6, "coach": 0.5, "candidate": 0.8, "interviewer_coach": 0.5}

CUT_FIRST = ("stories", "job_ad", "profile", "background", "code", "facts")
"""What is shortened when the prompt itself is too long; the question and the offer never are."""

BEGIN = "(The conversation begins.)"
_NAMES_OFFER = re.compile(r"\{\{\s*offer\s*\}\}")
_NAMES_CODE = re.compile(r"\{\{\s*code\s*\}\}")

RULES = """

What you may do in this turn, the best first:
{{ offer }}

Write one line that names your choice, exactly like [[move: {{ preferred }}]], then on the next line what you say.
Say only that: in {{ language }}, at most 60 words, one question mark at most, no verdict, no answer given away."""
"""Follows an interviewer's prompt that does not show the offer itself."""

ADVISE = "(Advise the {seat} now, on the last line of the conversation above.)"


def full_script(turn: Turn, offer: Offer | None, prompt: str) -> Script:
    """The script of a turn for a capable model."""
    most = max(16, min(ANSWER[turn.voice], turn.output_limit, turn.context_limit // 3))
    messages = conversation(turn, prompt)
    system = _system(turn, offer, prompt, most, "")
    kept = newest(messages, room(turn.context_limit, most, tokens(system)))
    if kept.left_out:
        system = _system(turn, offer, prompt, most, _note(turn, kept.left_out))
        kept = newest(messages, room(turn.context_limit, most, tokens(system)))
    call = ({"role": "system", "content": system}, *_begun(kept.messages))
    if offer is not None and turn.voice == "interviewer":
        return SpokenScript(offer, messages=call, max_tokens=most, temperature=TEMPERATURE[turn.voice])
    return Script(messages=call, max_tokens=most, temperature=TEMPERATURE[turn.voice])


def conversation(turn: Turn, prompt: str) -> list[Message]:
    """The transcript as messages: the voice's own lines are the assistant's. A coach reads it instead, as one text."""
    if turn.voice in ("coach", "interviewer_coach"):
        messages = [{"role": "user", "content": _read_out(turn.lines)}, _advise(turn)]
    else:
        messages = [_message(line, line.speaker == SEAT[turn.voice]) for line in turn.lines]
    if turn.source and not _NAMES_CODE.search(prompt) and turn.voice != "candidate":
        messages.append({"role": "user", "content": fenced(values_of(turn, None)["code"])})
    return _joined(messages)


def rendered(prompt: str, turn: Turn, offer: Offer | None, note: str, cut: Callable[[str, str], str]) -> str:
    """The prompt with its values; `cut` shortens a value by name."""
    values = {name: cut(name, value) for name, value in values_of(turn, offer, note).items()}
    allowed = VARIABLES[turn.voice] | {"preferred"}
    values = {name: value for name, value in values.items() if name in allowed}
    preferred = str(offer.preferred) if offer else ""
    return render(prompt, values | {"preferred": preferred})


def _system(turn: Turn, offer: Offer | None, prompt: str, most: int, note: str) -> str:
    """The system text, shortened by rule so that at least a third of the context is left for the conversation."""
    text = prompt
    if offer is not None and turn.voice == "interviewer" and not _NAMES_OFFER.search(prompt):
        text += RULES
    limit = (turn.context_limit - most) * 2 // 3
    whole = rendered(text, turn, offer, note, lambda name, value: value)
    share = limit // 4
    while tokens(whole) > limit and share > 8:
        whole = rendered(text, turn, offer, note, partial(_cut_first, share))
        share //= 2
    return shortened(whole, limit)


def _cut_first(limit: int, name: str, value: str) -> str:
    return shortened(value, limit) if name in CUT_FIRST else value


def _message(line: Line, own: bool) -> Message:
    return {"role": "assistant", "content": line.text} if own else {"role": "user", "content": fenced(line.text)}


def _read_out(lines: Sequence[Line]) -> str:
    return "\n".join(f"{line.speaker}: {fenced(line.text)}" for line in lines)


def _advise(turn: Turn) -> Message:
    return {"role": "user", "content": ADVISE.format(seat=SEAT[turn.voice])}


def _joined(messages: Sequence[Message]) -> list[Message]:
    """Neighbours of one role become one message: many models want the roles to take turns."""
    joined: list[Message] = []
    for message in messages:
        if joined and joined[-1]["role"] == message["role"]:
            joined[-1] = {**message, "content": f"{joined[-1]['content']}\n\n{message['content']}"}
        else:
            joined.append(message)
    return joined


def _begun(messages: Sequence[Message]) -> tuple[Message, ...]:
    """A conversation that a user's message begins and ends."""
    first: tuple[Message, ...] = ()
    if not messages or messages[0]["role"] != "user":
        first = ({"role": "user", "content": BEGIN},)
    return (*first, *messages)


def _note(turn: Turn, left_out: int) -> str:
    if turn.base_language == "zh":
        return f"（此前的 {left_out} 段对话已略去。）"
    return f"({left_out} earlier messages of the conversation are left out.)"
