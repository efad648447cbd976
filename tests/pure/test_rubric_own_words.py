"""What is kept of a review: nothing that the user did not say themselves."""

from typing import Any

import pytest

from interviews.rubric import Material, review
from interviews.rubric.own_words import own
from tests.pure.test_rubric import ANSWER, CHINESE, PLAIN


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("I collected six incidents.", "I collected six incidents."),
        ("I collected nine incidents.", "I collected [your figure] incidents."),
        ("Failures fell by 40 % in 2023.", "Failures fell by [your figure] in [your figure]."),
        ("Failures fell by forty percent.", "Failures fell by [your figure]."),
        ("We used Kafka for it.", "We used [your example] for it."),
        ("It took [your figure] weeks.", "It took [your figure] weeks."),
        ("", ""),
        (None, ""),
    ],
)
def test_a_stronger_version_holds_no_figure_or_name_that_was_not_said(text: Any, stands: str) -> None:
    assert own(text, ANSWER, "en") == stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("我整理了最近六次事故。", "我整理了最近六次事故。"),
        ("我整理了九次事故。", "我整理了[你的数字]次事故。"),
        ("故障下降了百分之四十。", "故障下降了[你的数字]。"),
        ("我用 Kafka 做的。", "我用 [你的例子] 做的。"),
    ],
)
def test_so_it_is_in_chinese(text: str, stands: str) -> None:
    assert own(text, CHINESE, "zh") == stands


def test_a_review_keeps_only_what_can_be_shown() -> None:
    said = {
        "worked": [{"quote": PLAIN, "why": "Own steps."}, {"quote": "never said at all", "why": "x"}, "no object"],
        "missing": ["What he said to it.", 5, "You have a lazy attitude."],
        "stronger": "I collected six incidents and saved 12 hours.",
        "say": 3,
    }
    found = review(said, Material(ANSWER, 99, (ANSWER,)), known="", language="en")
    assert found.worked == ((PLAIN, "Own steps."),)
    assert found.missing == ("What he said to it.",)
    assert found.stronger == "I collected six incidents and saved [your figure] hours."
    assert found.say == ""
