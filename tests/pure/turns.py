"""Turns for the tests of the builder, with a secret in everything that a voice may not pass on."""

from dataclasses import replace
from typing import Any

from interviews.builder import Turn
from interviews.director import Clock, Line, Move
from tests.pure.conversation import FULL
from tests.pure.starter import phrases, plan

STORY = {
    "title": "Canary migration",
    "situation": "The canary release disagreed with a colleague",
    "action": "I tested both",
    "result": "Shipped in 6 weeks",
    "tags": ["conflict"],
}
PERSONAL = {"name": "Sam", "resume": "Ten years of resumewords"}


def turn(voice: str = "interviewer", kind: str = "BQ", language: str = "en", **changes: Any) -> Turn:
    """A turn after one full answer to the first question."""
    made = plan(kind, language)
    lines = (
        Line("q1", "interviewer", f"Hello. {made.questions[0].text}", Move("open")),
        Line("a1", "candidate", FULL[language]),
    )
    base = Turn(
        voice=voice,  # type: ignore[arg-type]  # a test names it
        type_code=kind,
        type_name=kind,
        plan=made,
        lines=lines,
        language=language,
        locale="zh-CN" if language == "zh" else "en-US",
        company="Acme",
        position="Engineer",
        clock=Clock(600, 1800),
        stories=(STORY,),
        personal=PERSONAL,
        about=1,
    )
    return replace(base, **changes)


def answered(text: str, **changes: Any) -> Turn:
    """The same turn, but the candidate said `text`."""
    made = turn(**changes)
    return replace(made, lines=(made.lines[0], Line("a1", "candidate", text)))


def asked(text: str, voice: str = "candidate", **changes: Any) -> Turn:
    """A turn of an interview whose interviewer, a person, just said `text`."""
    made = turn(voice, **changes)
    return replace(made, lines=(Line("q1", "interviewer", text),), about=0)


def whole(messages: tuple[dict[str, str], ...]) -> str:
    return "\n".join(message["content"] for message in messages)


__all__ = ["PERSONAL", "STORY", "answered", "asked", "phrases", "turn", "whole"]
