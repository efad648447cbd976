"""The two halves of the dashboard: what to work on next, and how interviews went one after the other.

Where a model judged, points from 1 to 5; where none did, the share of the parts that were heard, in per cent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mean

from interviews.reports.history import Tried
from interviews.showing.progress import Trend, trends

LEFT, RIGHT, TOP, BOTTOM = 58.0, 330.0, 12.0, 152.0
"""The field of the drawing, in its own units."""

MOST = 12
"""Interviews that are drawn, the newest."""

LEAST = 2
"""Interviews from which on there is a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One interview: its figure, that of the weakest competency in it (None: not asked), and where both are drawn."""

    when: datetime
    session_id: str
    all: float
    weak: float | None
    x: float
    y: float
    weak_y: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What to work on, and the line of interviews.

    Attributes:
        judged: points from 1 to 5; else per cent.
        points: the interviews that are drawn, the oldest first; too few for a line: none.
        grid: the figures at the side and where they stand.
    """

    weakest: Trend
    judged: bool
    points: Sequence[Point]
    grid: Sequence[tuple[int, float]]
    left, right = LEFT, RIGHT

    @property
    def unit(self) -> str:
        """What stands behind a figure."""
        return "" if self.judged else " %"

    @property
    def line(self) -> str:
        """All interviews, as a polyline."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)

    @property
    def weak_line(self) -> str:
        """The weakest competency, where it was asked."""
        return " ".join(f"{point.x:g},{point.weak_y:g}" for point in self.points if point.weak_y is not None)

    @property
    def last_weak(self) -> Point | None:
        """The last interview in which the weakest competency was asked, where a line leads to it."""
        asked = [point for point in self.points if point.weak_y is not None]
        return asked[-1] if len(asked) > 1 else None


def overview(tried: Sequence[Tried]) -> Overview | None:
    """The dashboard of what was tried; None where nothing was."""
    found = trends(tried)
    if not found:
        return None
    judged = any(each.points is not None for each in tried)
    sessions: dict[str, list[Tried]] = {}
    for each in tried:
        if _figure(each, judged) is not None:
            sessions.setdefault(each.session_id, []).append(each)
    drawn = list(sessions.values())[-MOST:]
    points = _points(drawn, found[0].key, judged) if len(drawn) >= LEAST else []
    grid = [(value, _y(value, judged)) for value in ((1, 2, 3, 4, 5) if judged else (0, 50, 100))]
    return Overview(found[0], judged, points, grid)


def _points(sessions: Sequence[Sequence[Tried]], weakest: str, judged: bool) -> list[Point]:
    step = (RIGHT - LEFT) / (len(sessions) - 1)
    points = []
    for at, tries in enumerate(sessions):
        figures = [(each, figure) for each in tries if (figure := _figure(each, judged)) is not None]
        all_ = round(mean(figure for _, figure in figures), 1)
        of_weak = [figure for each, figure in figures if each.competency == weakest]
        weak = round(mean(of_weak), 1) if of_weak else None
        weak_y = None if weak is None else _y(weak, judged)
        x = round(LEFT + step * at, 1)
        points.append(Point(tries[0].when, tries[0].session_id, all_, weak, x, _y(all_, judged), weak_y))
    return points


def _figure(tried: Tried, judged: bool) -> float | None:
    if judged:
        return tried.points
    return 100 * tried.heard / tried.of if tried.of else None


def _y(value: float, judged: bool) -> float:
    share = (value - 1) / 4 if judged else value / 100
    return round(BOTTOM - share * (BOTTOM - TOP), 1)
