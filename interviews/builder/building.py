"""Which script a turn gets, by profile and voice."""

from __future__ import annotations

from interviews.builder.compact import compact_script
from interviews.builder.full import full_script
from interviews.builder.scripts import Script
from interviews.builder.turn import Turn
from interviews.director import Offer
from interviews.director import offer as make_offer


def script(turn: Turn, offer: Offer | None, prompt: str) -> Script:
    """The script of this answer.

    Args:
        offer: the director's for the voice `interviewer` (None: made here), None for the others.
        prompt: the template text in force for this type, language, voice and profile.
    """
    if turn.voice != "interviewer":
        offer = None
    elif offer is None:
        offer = make_offer(turn.plan, turn.lines, turn.clock, language=turn.language, mode=turn.mode, code=turn.source)
    return (full_script if turn.profile == "full" else compact_script)(turn, offer, prompt)
