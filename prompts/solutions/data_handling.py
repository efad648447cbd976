"""Solutions of the coding questions on data handling."""

from collections import defaultdict
from typing import Any


def totals(lines: list[str]) -> list[list[Any]]:
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        fields = [field.strip() for field in line.split(";")]
        if len(fields) == 3 and fields[0] and fields[1].isdecimal() and fields[2] == "ok":
            sums[fields[0]] += int(fields[1])
    return [[name, total] for name, total in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))]


def visit_counts(events: list[list[Any]], gap: int) -> list[list[Any]]:
    seconds: dict[str, list[int]] = defaultdict(list)
    for user, second in events:
        seconds[user].append(second)
    visits = []
    for user, times in seconds.items():
        times.sort()
        breaks = sum(later - earlier > gap for earlier, later in zip(times, times[1:]))
        visits.append([user, breaks + 1])
    return sorted(visits, key=lambda pair: (-pair[1], pair[0]))


def latest_orders(changes: list[list[Any]]) -> list[list[Any]]:
    newest: dict[str, tuple[int, str]] = {}
    for order, version, value in changes:
        if order not in newest or version > newest[order][0]:
            newest[order] = (version, value)
    return [[order, value] for order, (_, value) in sorted(newest.items()) if value]


def differences(ours: list[list[Any]], theirs: list[list[Any]]) -> list[list[Any]]:
    sums: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for side, lines in zip(sums, (ours, theirs), strict=True):
        for invoice, amount in lines:
            side[invoice] = side.get(invoice, 0) + amount
    both = [[invoice, *(side.get(invoice, -1) for side in sums)] for invoice in sorted(sums[0].keys() | sums[1].keys())]
    return [row for row in both if row[1] != row[2]]
