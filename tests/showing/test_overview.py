"""The dashboard: what to work on next, and the line of interviews."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.template.loader import render_to_string

from interviews.reports.history import Tried
from interviews.showing.overview import BOTTOM, LEFT, RIGHT, TOP, overview


def tried(day: int, competency: str, points: float | None, heard: int = 3, number: int = 1) -> Tried:
    when = datetime(2026, 3, day, tzinfo=UTC)
    given = {} if points is None else {"clarity": points}
    return Tried(f"s{day}", "BQ", when, number, f"q-{competency}", competency, given, heard, 5)


def test_there_is_nothing_before_the_first_report() -> None:
    assert overview([]) is None


def test_the_weakest_is_what_to_work_on_and_one_interview_is_no_line() -> None:
    shown = overview([tried(1, "conflict", 4.0), tried(1, "failure", 2.0, number=2)])
    assert shown is not None
    assert (shown.weakest.key, shown.weakest.points, shown.points) == ("failure", 2.0, [])


def test_points_are_drawn_from_one_to_five() -> None:
    shown = overview([tried(1, "failure", 1.0), tried(2, "conflict", 5.0), tried(3, "failure", 3.0)])
    assert shown is not None
    assert shown.judged
    assert [(point.x, point.y) for point in shown.points] == [(LEFT, BOTTOM), ((LEFT + RIGHT) / 2, TOP), (RIGHT, 82.0)]
    assert [point.weak for point in shown.points] == [1.0, None, 3.0]
    assert shown.weak_line == f"{LEFT:g},{BOTTOM:g} {RIGHT:g},82"


def test_figures_at_the_side_leave_room_for_the_first_point_and_say_their_unit() -> None:
    judged = overview([tried(1, "failure", 1.0), tried(2, "failure", 5.0)])
    counted = overview([tried(1, "failure", None), tried(2, "failure", None)])
    assert judged is not None
    assert counted is not None
    assert (judged.unit, counted.unit) == ("", " %")
    widest = len(f"100{counted.unit}") * 8
    assert counted.points[0].x >= widest


def test_where_nobody_judged_the_parts_are_drawn() -> None:
    shown = overview([tried(1, "failure", None, heard=1), tried(2, "failure", None, heard=4)])
    assert shown is not None
    assert not shown.judged
    assert [point.all for point in shown.points] == [20.0, 80.0]


def test_an_interview_without_scores_is_left_out_where_others_have_some() -> None:
    shown = overview([tried(1, "failure", None), tried(2, "failure", 2.0), tried(3, "failure", 3.0)])
    assert shown is not None
    assert [point.session_id for point in shown.points] == ["s2", "s3"]


def test_two_interviews_of_one_day_are_told_apart_by_their_time() -> None:
    morning, evening = tried(1, "failure", 1.0), tried(2, "failure", 5.0)
    later = replace(evening, when=morning.when + timedelta(hours=9))
    page = render_to_string("interviews/parts/overview.html", {"overview": overview([morning, later])})
    assert re.findall(r'y="174"[^>]*>([^<]+)<', page) == ["00:00", "1 March, 09:00"]
    apart = render_to_string("interviews/parts/overview.html", {"overview": overview([morning, evening])})
    assert re.findall(r'y="174"[^>]*>([^<]+)<', apart) == ["1 March", "2 March"]
