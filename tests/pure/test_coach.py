"""What the coach says without a model: to a question, to an answer, and when the interviewer asks on."""

from dataclasses import replace
from typing import Any

import pytest

from interviews.builder.address import addressed
from interviews.builder.advice import coach
from interviews.builder.stories import best_story
from interviews.director import Line, Move
from tests.pure.starter import LANGUAGES as SPOKEN
from tests.pure.turns import turn

LANGUAGES = pytest.mark.parametrize("language", SPOKEN)


def asked(language: str, move: Move, text: str) -> Any:
    made = turn("coach", language=language)
    return replace(made, lines=(*made.lines, Line("q2", "interviewer", text, move)))


@LANGUAGES
def test_a_follow_up_is_met_by_what_it_asks_for(language: str) -> None:
    made = asked(language, Move("probe", "reflection"), {"en": "What stayed with you?", "zh": "留下了什么？"}[language])
    said = coach(made)
    cue = next(part.cue for part in made.plan.questions[0].parts if part.key == "reflection")
    first = next(part.cue for part in made.plan.questions[0].parts)
    assert addressed(cue)[:8] in said
    assert first not in said
    assert {"en": "Since then I", "zh": "从那以后"}[language] in said


@LANGUAGES
def test_who_is_invited_to_ask_is_told_to_ask(language: str) -> None:
    invited = asked(language, Move("invite_questions"), {"en": "What would you ask?", "zh": "你想问什么？"}[language])
    assert {"en": "Ask one thing", "zh": "问一件"}[language] in coach(invited)


def test_one_word_in_common_is_chance() -> None:
    question = turn().plan.questions[0]
    story = {"title": "A format that changed later", "action": "Later I mapped the fields"}
    assert best_story([story], None, "Tell me about somebody who was against it and later carried it.") is None
    assert best_story([story | {"tags": [question.competency]}], question, question.text) is not None
