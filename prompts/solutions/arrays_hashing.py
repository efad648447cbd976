"""Solutions of the coding questions on arrays and hashing."""

from collections import Counter


def busiest_hour(minutes: list[int]) -> int:
    counts = [0] * 24
    for minute in minutes:
        counts[minute // 60] += 1
    return counts.index(max(counts)) if minutes else -1


def early_repeat(numbers: list[int], window: int) -> int:
    last: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number in last and place - last[number] <= window:
            return number
        last[number] = place
    return -1


def missing_items(ordered: list[int], delivered: list[int]) -> list[int]:
    counts = Counter(ordered)
    counts.subtract(delivered)
    return [item for item in sorted(counts) for _ in range(counts[item])]


def longest_even(changes: list[int]) -> int:
    first_day = {0: 0}
    level = best = 0
    for day, change in enumerate(changes, start=1):
        level += change
        best = max(best, day - first_day.setdefault(level, day))
    return best


def worst_kilometre(length: int, works: list[list[int]]) -> int:
    steps = [0] * (length + 2)
    for first, last, minutes in works:
        steps[first] += minutes
        steps[last + 1] -= minutes
    delay = worst = 0
    answer = -1
    for kilometre in range(1, length + 1):
        delay += steps[kilometre]
        if delay > worst:
            worst, answer = delay, kilometre
    return answer


def fitting_pairs(readings: list[int]) -> int:
    seen: Counter[int] = Counter()
    pairs = 0
    for day, reading in enumerate(readings):
        pairs += seen[reading - day]
        seen[reading - day] += 1
    return pairs
