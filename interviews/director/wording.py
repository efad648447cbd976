"""The moves in the bank's words. What a model makes of them is `builder`'s."""

from __future__ import annotations

from interviews.director.plan import Plan


def opening(plan: Plan, company: str, position: str, language: str = "") -> str:
    """The first line of an interview: greets, says how it goes, asks the first question."""
    greeting = plan.phrases.get("opening") or ""
    filled = greeting.replace("{company}", company).replace("{position}", position)
    question = plan.questions[0].text if plan.questions else ""
    return "\n\n".join(filter(None, (filled, question)))
