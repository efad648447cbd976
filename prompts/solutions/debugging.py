"""What the functions to be mended in the questions on debugging should give."""

from bisect import bisect_left
from typing import Any


def board(orders: list[int]) -> list[Any]:
    return [len(orders), [left for left in orders if left]]


def moving_average(values: list[int], size: int) -> list[int]:
    return [sum(values[start : start + size]) // size for start in range(len(values) - size + 1)]


def next_tram(times: list[int], now: int) -> int:
    place = bisect_left(times, now)
    return times[place] if place < len(times) else -1


def answers(jobs: list[list[int]]) -> list[int]:
    return [_ways(length, longest) for length, longest in jobs]


def _ways(length: int, longest: int) -> int:
    ways = [1]
    for reached in range(1, length + 1):
        ways.append(sum(ways[max(0, reached - longest) :]))
    return ways[length]
