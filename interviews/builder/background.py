"""Who the AI candidate is: drawn once for an interview, so that every answer tells of the same person."""

from __future__ import annotations

import random

from prompts.bank import Phrases

DRAWN = ("candidate_past", "candidate_success", "candidate_trouble", "candidate_habit")
"""The kinds of phrases of which one each is drawn."""

YEARS = {"junior": 2, "mid": 5, "senior": 11}


def draw(phrases: Phrases, seed: str) -> str:
    """A past, a success, a trouble and a habit of speaking: the same seed and phrases draw the same."""
    choice = random.Random(f"background/{seed}")  # noqa: S311 - a choice of words, no secret
    return "\n".join(choice.choice(variants) for kind in DRAWN if (variants := phrases.of(kind)))


def background(drawn: str, *, position: str, level: str, language: str) -> str:
    """All that the AI candidate knows of itself.

    Args:
        drawn: as `draw` gave it when the interview was made; "" for interviews that have none.
        language: the base language that is spoken now.
    """
    years = YEARS.get(level, YEARS["mid"])
    if language == "zh":
        applies = f"应聘{position}，有 {years} 年相关工作经验，现在在一家中型公司任职。"
    else:
        applies = (
            f"Applies for {position}, has {years} years of experience in such work, now at a company of middle size."
        )
    return f"{applies}\n{drawn}".strip()
