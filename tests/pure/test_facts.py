"""What is told to somebody who asks what a coding problem leaves open, over questions labelled with their facts."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviews.director import Plan
from interviews.insights.facts import fact_about, questions_in, wondered_in
from tests.pure.conversation import Talk
from tests.pure.starter import bank, full_answers, phrases

ASKED = Path(__file__).parent / "clarifying.jsonl"
"""`round` 1 was there when the rules were made, 2 was read before they were mended, 3 once, after that."""

RIGHT, WRONG = 0.88, 0.02

USUAL = {
    "en": ("Can the input be empty?", "How large can the input get?"),
    "zh": ("输入可能为空吗？", "数据量有多大？"),
}


def plan_of(key: str, language: str) -> Plan:
    question = next(question for question in bank("CODE", language) if question.key == key)
    return Plan("CODE", language, questions=(question,), phrases=phrases("CODE", language))


def told(key: str, language: str, asked: str) -> str:
    """What the interviewer says to a question that is asked first."""
    talk = Talk(plan_of(key, language))
    talk.turn()
    talk.say(asked)
    return talk.lines[-1].text


def facts(key: str, language: str) -> tuple[str, ...]:
    plan = plan_of(key, language)
    return (*plan.questions[0].clarifications, *plan.phrases.of("common_fact"))


def verdict(row: dict[str, Any]) -> str:
    said = told(row["key"], row["lang"], row["asked"])
    if any(part in said for part in row["told"]):
        return "right"
    told_a_fact = any(fact in said for fact in facts(row["key"], row["lang"]))
    return "wrong" if told_a_fact else "none" if row["told"] else "right"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_asked_is_told_and_nothing_else(language: str) -> None:
    rows = [row for row in map(json.loads, ASKED.read_text(encoding="utf-8").splitlines()) if row["lang"] == language]
    verdicts = [verdict(row) for row in rows]
    assert len({row["key"] for row in rows}) >= 20
    assert verdicts.count("right") / len(rows) >= RIGHT
    assert verdicts.count("wrong") / len(rows) <= WRONG


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_problem_says_how_large_it_is_and_whether_it_may_be_empty(language: str) -> None:
    for question in bank("CODE", language):
        for asked in USUAL[language]:
            said = told(question.key, language, asked)
            assert any(fact in said for fact in question.clarifications), (question.key, asked, said)


@pytest.mark.parametrize(
    ("language", "asked", "parts"),
    [
        ("en", "Is the list sorted, and can it be empty?", ("no particular order", "Without any car")),
        ("en", "Is it sorted? Which language do you want?", ("no particular order", "Any programming language")),
        ("zh", "列表排过序吗，会为空吗？", ("没有排过序", "一辆车也没有")),
    ],
)
def test_two_questions_get_two_facts(language: str, asked: str, parts: tuple[str, ...]) -> None:
    said = told("busiest_hour", language, asked)
    assert all(part in said for part in parts)
    assert sum(said.count(mark) for mark in "?？") == 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I keep a map. Is it sorted, and may I change it?", ("Is it sorted", "may I change it?")),
        ("If it is exactly gap, is that a new visit?", ("If it is exactly gap, is that a new visit?",)),
        ("会有重复吗,会不会有负数?", ("会有重复吗", "会不会有负数?")),
        ("I keep a map.", ()),
    ],
)
def test_it_hears_each_question_of_a_turn(text: str, asked: tuple[str, ...]) -> None:
    assert questions_in(text) == asked


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_full_answer_asks_first_is_told(language: str) -> None:
    asked = [
        (question, wondered)
        for question in bank("CODE", language)
        for wondered in wondered_in(full_answers("CODE", language)[question.key])
    ]
    untold = [one for question, one in asked if not fact_about(one, question.clarifications, question.text)]
    assert len(asked) > 60
    assert len(untold) <= 1, untold
