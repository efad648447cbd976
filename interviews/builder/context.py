"""How much fits into a model's context, and what is left out when not all does. By rule: the newest stays."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.builder.scripts import Message

_WIDE = re.compile(r"[\u2e80-\uffef]")
MESSAGE_COST = 8
"""Tokens that a message costs beside its text."""

MARGIN = 48
"""Tokens that are left free, since lengths are estimated."""

GAP = " […] "


def tokens(text: str) -> int:
    """An estimate of the tokens of a text, rather too high than too low."""
    wide = len(_WIDE.findall(text))
    return math.ceil((len(text) - wide) / 3 + wide * 1.3)


@dataclass(frozen=True, slots=True)
class Kept:
    """The newest messages that fit, and how many older ones were left out."""

    messages: tuple[Message, ...]
    left_out: int


def room(context_limit: int, output: int, taken: int) -> int:
    """Tokens left for the conversation beside an answer of `output` and a system text of `taken`."""
    return context_limit - output - taken - MESSAGE_COST - MARGIN


def newest(messages: Sequence[Message], limit: int) -> Kept:
    """As many of the newest messages as fit into `limit` tokens; the last one always, cut in its middle if need be."""
    kept: list[Message] = []
    used = 0
    for message in reversed(messages):
        cost = tokens(message["content"]) + MESSAGE_COST
        if kept and used + cost > limit:
            break
        kept.append(message)
        used += cost
    if kept and used > limit:
        last = kept[0]
        kept = [{**last, "content": shortened(last["content"], max(16, limit - MESSAGE_COST))}]
    return Kept(tuple(reversed(kept)), len(messages) - len(kept))


def shortened(text: str, limit: int) -> str:
    """The text in at most `limit` estimated tokens: its beginning and its end."""
    if tokens(text) <= limit:
        return text
    low, high = 0, len(text)
    while low < high:
        half = (low + high + 1) // 2
        if tokens(_around(text, half)) <= limit:
            low = half
        else:
            high = half - 1
    return _around(text, low)


def _around(text: str, kept: int) -> str:
    head = kept * 2 // 3
    tail = kept - head
    return text[:head] + GAP + (text[-tail:] if tail else "")
