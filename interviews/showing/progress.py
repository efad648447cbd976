"""Progress over interviews: a line a competency with the one to practise first, and two tries at one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interviews.reports.history import Tried
from interviews.showing.names import type_name

WIDTH, HEIGHT = 144, 34
"""Of a small line, in pixels."""

MOST_POINTS = 24

COMPETENCIES: dict[str, Promise] = {
    "conflict": _("conflict"),
    "failure": _("failure"),
    "delivery": _("delivery under pressure"),
    "initiative": _("initiative"),
    "influence": _("influence"),
    "decision": _("decisions"),
    "feedback": _("feedback"),
    "growing_others": _("growing others"),
    "customer": _("customers"),
    "ambiguity": _("ambiguity"),
    "integrity": _("integrity"),
    "learning": _("learning"),
    "motivation": _("motivation"),
    "preparation": _("preparation"),
    "change": _("reasons for a change"),
    "fit": _("fit"),
    "self_knowledge": _("knowing oneself"),
    "working_style": _("working style"),
    "team": _("team"),
    "collaboration": _("working together"),
    "direction": _("direction"),
    "experience": _("experience"),
    "logistics": _("logistics"),
    "closing": _("closing"),
    "arrays_hashing": _("arrays and hashing"),
    "two_pointers": _("two pointers"),
    "intervals": _("intervals"),
    "strings": _("strings"),
    "trees": _("trees"),
    "graphs": _("graphs"),
    "dynamic_programming": _("dynamic programming"),
    "class_design": _("a class to design"),
    "debugging": _("finding a bug"),
    "data_handling": _("handling data"),
}
"""What the competencies that ship are called."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One competency: its newest figure, and its line. `share`: of the parts that were heard."""

    key: str
    name: str
    tries: int
    points: float | None
    before: float | None
    heard: int
    of: int
    line: str
    dots: Sequence[tuple[float, float]]
    newest: Tried


@dataclass(frozen=True, slots=True)
class Repeated:
    """A question that was tried more than once."""

    key: str
    type_name: str
    competency: str
    tries: int
    first: Tried
    last: Tried


def trends(tried: Sequence[Tried]) -> list[Trend]:
    """A line a competency, the weakest first."""
    by_competency: dict[str, list[Tried]] = {}
    for each in tried:
        by_competency.setdefault(each.competency or "", []).append(each)
    found = [_trend(key, tries) for key, tries in by_competency.items() if key]
    return sorted(found, key=lambda trend: (_level(trend.newest), trend.name))


def repeated(tried: Sequence[Tried]) -> list[Repeated]:
    """The questions that were tried more than once, the latest first."""
    by_key: dict[str, list[Tried]] = {}
    for each in tried:
        by_key.setdefault(each.key, []).append(each)
    found = [
        Repeated(key, type_name(last.type_code), competency_name(last.competency), len(tries), tries[0], last)
        for key, tries in by_key.items()
        for last in tries[-1:]
        if len({each.session_id for each in tries}) > 1
    ]
    return sorted(found, key=lambda each: each.last.when, reverse=True)


def competency_name(key: str) -> str:
    """What a competency is called; keys that admins add are called by themselves."""
    return str(COMPETENCIES.get(key) or key.replace("_", " "))


def _trend(key: str, tries: Sequence[Tried]) -> Trend:
    last = tries[-1]
    judged = [each for each in tries if each.points is not None]
    dots = _dots([_level(each) for each in tries[-MOST_POINTS:]])
    return Trend(
        key=key,
        name=competency_name(key),
        tries=len(tries),
        points=judged[-1].points if judged else None,
        before=judged[-2].points if len(judged) > 1 else None,
        heard=last.heard,
        of=last.of,
        line=" ".join(f"{x:g},{y:g}" for x, y in dots),
        dots=dots,
        newest=last,
    )


def _level(tried: Tried) -> float:
    """0 to 1: of the points where somebody judged, else of the parts."""
    if tried.points is not None:
        return (tried.points - 1) / 4
    return tried.heard / tried.of if tried.of else 0.0


def _dots(levels: Sequence[float]) -> list[tuple[float, float]]:
    step = (WIDTH - 8) / max(1, len(levels) - 1)
    return [(round(4 + step * at, 1), round(HEIGHT - 4 - level * (HEIGHT - 8), 1)) for at, level in enumerate(levels)]
