"""Solutions of the coding questions on trees."""

from collections import defaultdict, deque
from typing import Any


def box_weight(box: list[Any], empty: int) -> int:
    inside = sum(box_weight(thing, empty) if isinstance(thing, list) else thing for thing in box)
    return inside + empty if inside else 0


def team_sizes(boss: list[int]) -> list[int]:
    sizes, waits = [0] * len(boss), [0] * len(boss)
    for above in boss:
        if above >= 0:
            waits[above] += 1
    ready = deque(person for person, count in enumerate(waits) if count == 0)
    while ready:
        person = ready.popleft()
        above = boss[person]
        if above >= 0:
            sizes[above] += sizes[person] + 1
            waits[above] -= 1
            if waits[above] == 0:
                ready.append(above)
    return sizes


def meeting_river(flows: list[int], first: int, second: int) -> int:
    passed = set()
    while first >= 0:
        passed.add(first)
        first = flows[first]
    while second >= 0 and second not in passed:
        second = flows[second]
    return second


def _minutes_from(start: int, near: dict[int, list[tuple[int, int]]]) -> dict[int, int]:
    minutes, waiting = {start: 0}, [start]
    while waiting:
        village = waiting.pop()
        for other, length in near[village]:
            if other not in minutes:
                minutes[other] = minutes[village] + length
                waiting.append(other)
    return minutes


def best_depot(count: int, roads: list[list[int]]) -> int:
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other, length in roads:
        near[one].append((other, length))
        near[other].append((one, length))
    somewhere = _minutes_from(0, near)
    one_end = _minutes_from(max(somewhere, key=somewhere.__getitem__), near)
    other_end = _minutes_from(max(one_end, key=one_end.__getitem__), near)
    return min(range(count), key=lambda village: (max(one_end[village], other_end[village]), village))
