"""Which script a turn gets, by profile and voice."""

from __future__ import annotations

from interviews.builder.scripts import Script
from interviews.builder.turn import Turn
from interviews.director import Offer, opening


def script(turn: Turn, offer: Offer | None, prompt: str) -> Script:
    """The script of this answer.

    Args:
        offer: the director's, for the voice `interviewer` (None: made from the turn), else None.
        prompt: the template text in force for this type, language, voice and profile.
    """
    move = offer.preferred if offer else None
    if offer is not None and offer.preferred.kind == "open":
        return Script(say_first=opening(turn.plan, turn.company, turn.position, turn.language), move=move)
    messages = [{"role": "system", "content": prompt}]
    for line in turn.lines:
        own = line.by_interviewer == (turn.voice == "interviewer")
        messages.append({"role": "assistant" if own else "user", "content": line.text})
    return Script(messages=tuple(messages), max_tokens=min(512, turn.output_limit), move=move)
