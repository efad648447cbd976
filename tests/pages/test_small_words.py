"""Calls in a problem's prose, and the first blank of a story."""

from types import SimpleNamespace

import pytest

from interviews.showing.room import paragraphs
from interviewsite.templatetags.viva import lacking


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("Write free_slots(bookings, opens): the pairs.", "Write `free_slots(bookings, opens)`: the pairs."),
        ("Write `free_slots(bookings)` now.", "Write `free_slots(bookings)` now."),
        ("The reading(s) of a day.", "The reading(s) of a day."),
    ],
)
def test_a_call_in_prose_is_code_once(prose: str, shown: str) -> None:
    assert paragraphs(prose) == [shown]


def test_a_story_is_asked_for_its_first_blank() -> None:
    story = SimpleNamespace(situation="Spring.", task="", action="", result="")
    assert "task" in lacking(story)
    whole = SimpleNamespace(situation="a", task="b", action="c", result="d")
    assert lacking(whole) == ""
