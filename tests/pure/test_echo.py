"""What a small model repeats of an answer: an extract of it, or nothing."""

import pytest

from interviews.builder.echo import says_only

TOLD = (
    "I sat down with him for ten minutes, went through the two reports and proposed to go live with five. "
    "I did not sign the plan until they had read it. Nobody had to correct a wrong report. "
    "Four said the ninth, when they first drove alone. We couldn't move the date, so my team and I cut two pages."
)


@pytest.mark.parametrize(
    "said",
    [
        "You sat down with him for ten minutes.",
        "You went through the two reports.",
        "You proposed to go live with five.",
        "You did not sign the plan.",
        "You cut two pages.",
    ],
)
def test_what_was_done_may_be_repeated(said: str) -> None:
    assert says_only(said, TOLD)


@pytest.mark.parametrize(
    "said",
    [
        "You sat down with the designer and went through the two reports.",
        "You did sign the plan.",
        "You had to correct a wrong report.",
        "You drove alone.",
        "You move the date.",
        "You read it.",
        "You went through the two reports and cut two pages.",
        "You.",
    ],
    ids=["somebody else", "not", "nobody", "they did", "could not", "they had", "two sentences", "nothing"],
)
def test_what_was_not_said_of_the_speaker_is_not(said: str) -> None:
    assert not says_only(said, TOLD)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("You won the contract.", "I helped her and she won the contract."),
        ("You fixed the bug.", "I escalated, and Anna fixed the bug."),
        ("You fixed the bug.", "I asked Peter, who fixed the bug."),
        ("You called the supplier.", "I almost called the supplier."),
        ("You deleted the table.", "He said I deleted the table."),
        ("You told the team.", "I wish I told the team."),
        ("You agreed to sign.", "I agreed with the lawyer that they refuse to sign."),
        ("You cut costs by 20 percent.", "I cut costs by 2.20 percent."),
    ],
)
def test_the_deed_of_somebody_else_and_what_never_was_are_not_repeated(said: str, told: str) -> None:
    assert not says_only(said, told)
