"""The clock rule, the scale and the ticks: where their lines stand."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from interviewsite import drawing


def test_it_draws_a_tick_a_minute_and_a_mark_a_question() -> None:
    rule = drawing.rule(10, [0, 4], now=5, current=2)
    assert len(rule.minutes) == 9
    assert [(mark.x, mark.number, mark.state) for mark in rule.marks] == [("0.00%", 1, "done"), ("40.00%", 2, "on")]
    assert rule.now == "50.00%"


def test_it_has_no_needle_unless_time_runs() -> None:
    rule = drawing.rule(10, [0, 4])
    assert rule.now is None
    assert {mark.state for mark in rule.marks} == {""}


def test_its_numerals_are_in_front_of_the_needle() -> None:
    drawn = Template("{% load viva %}{% rule 10 marks 1 1 'Minute 1' %}").render(Context({"marks": [0, 4]}))
    assert drawn.index("<text") > drawn.index('class="now"')


@given(st.floats(0, 1_000), st.floats(-10, 10_000))
def test_its_needle_never_leaves_the_rule(total: float, now: float) -> None:
    needle = drawing.rule(total, [0], now=now).now
    assert needle is not None
    assert 0 <= float(needle.rstrip("%")) <= 100


def test_it_draws_a_score_a_range_and_no_evidence() -> None:
    assert drawing.scale(3).end == "50.00%"
    assert drawing.scale(2, 4).end == "75.00%"
    assert drawing.scale(None).end is None


@pytest.mark.parametrize(
    ("used", "limit", "ticks", "filled"),
    [
        *[(0, 10, 11, "0.00%"), (3, 10, 11, "30.00%"), (9, 5, 6, "100.00%"), (0, 0, 11, "100.00%")],
        *[(0, 1000, 11, "0.00%"), (1, 1000, 11, "2.50%"), (500, 1000, 11, "50.00%"), (4000, 1000, 11, "100.00%")],
    ],
)
def test_every_quota_is_the_same_ruler(used: int, limit: int, ticks: int, filled: str) -> None:
    drawn_as = drawing.quota(used, limit)
    assert (len(drawn_as.ticks), drawn_as.filled) == (ticks, filled)
    assert (drawn_as.ticks[0], drawn_as.ticks[-1]) == ("0.00%", "100.00%")


def test_its_tags_draw_without_inline_style() -> None:
    drawn = Template("{% load viva %}{% rule 10 marks 5 1 'Minute 5' %}{% scale 3 4 2 %}{% ticks 1 4 %}").render(
        Context({"marks": [0, 4]})
    )
    assert drawn.count("<svg") == 3
    assert 'aria-label="Minute 5"' in drawn
    assert "style=" not in drawn
