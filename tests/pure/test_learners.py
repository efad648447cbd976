"""Who learns the language is heard as well: a story without articles, tenses and measure words tells the same parts."""

import pytest

from interviews.director import Move
from interviews.insights import heard
from interviews.insights.actors import actions
from interviews.insights.text import read
from interviews.simulation.archetypes import candidate
from prompts.bank import BankQuestion
from tests.pure.starter import LANGUAGES as SPOKEN
from tests.pure.starter import TYPES, bank, full_answers

LOST = 0.06
"""The share of a full answer's parts that may be lost where they are told so."""


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("kind", TYPES)
def test_the_same_content_is_heard_however_it_is_said(kind: str, language: str) -> None:
    answers = full_answers(kind, language)
    learner, fluent = (candidate(name, kind, language, answers) for name in ("nonnative", "strong"))
    told = lost = 0
    for question in bank(kind, language):
        whole, halting = (_missing(who.reply(Move("ask"), question), question, language) for who in (fluent, learner))
        told += len(question.parts) - len(whole)
        lost += len(halting - whole)
    assert lost <= told * LOST


def _missing(said: str, question: BankQuestion, language: str) -> set[str]:
    return set(heard([said], question=question.text, parts=question.parts, language=language).missing)


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Last year our shop was late with orders. I call every supplier and write a list. I move two orders.", 3),
        ("In my second year we argued every week. Then I ask him for an hour, and tell him his view first.", 2),
        ("I was on duty. I write down what each mistake would cost. I always ask for a place to turn round.", 1),
        ("We agreed on two days. I now ask for the reason first.", 0),
        ("I ask both sides what they need. I write it down.", 0),
        ("If I was in that situation, I ask both sides what they need.", 0),
        ("I put a note up.", 1),
        ("My boss was strict. I always plan. I keep promises, and I tell people the truth.", 0),
    ],
)
def test_a_deed_of_a_past_scene_is_one_without_the_past_tense(said: str, own: int) -> None:
    assert actions(read(said), "en").own == own
