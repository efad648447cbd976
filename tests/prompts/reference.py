"""A solution of each coding question that ships; the examples are checked against them."""

from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any


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


def gift_pair(prices: list[int], budget: int) -> int:
    left, right, best = 0, len(prices) - 1, -1
    while left < right:
        total = prices[left] + prices[right]
        if total > budget:
            right -= 1
        else:
            best, left = max(best, total), left + 1
    return best


def free_slots(bookings: list[list[int]], opens: int, closes: int) -> list[list[int]]:
    free, taken_until = [], opens
    for start, end in [*sorted(bookings), [closes, closes]]:
        if min(start, closes) > taken_until:
            free.append([taken_until, min(start, closes)])
        taken_until = max(taken_until, end)
    return free


def shorten(text: str) -> str:
    pieces, start = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or text[place] != text[start]:
            run = text[start:place]
            pieces.append(f"{len(run)}{run[0]}" if len(run) > 2 else run)
            start = place
    return "".join(pieces)


def first_unmatched(text: str) -> int:
    partner = {")": "(", "]": "[", "}": "{"}
    opened: list[int] = []
    lonely: list[int] = []
    for place, letter in enumerate(text):
        if letter in partner.values():
            opened.append(place)
        elif letter in partner:
            if not opened:
                lonely.append(place)
            elif text[opened.pop()] != partner[letter]:
                lonely.append(place)
                lonely.append(_opened_at(text, place))
    return min(lonely + opened, default=-1)


def _opened_at(text: str, close: int) -> int:
    opened: list[int] = []
    for place, letter in enumerate(text[:close]):
        if letter in "([{":
            opened.append(place)
        elif letter in ")]}" and opened:
            opened.pop()
    return opened[-1]


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


def rounds(count: int, waits: list[list[int]]) -> int:
    done: set[int] = set()
    number = 0
    while len(done) < count:
        ready = {
            task
            for task in range(count)
            if task not in done and all(before in done for after, before in waits if after == task)
        }
        if not ready:
            return -1
        done |= ready
        number += 1
    return number


def best_pay(pay: list[int]) -> int:
    off, first, second = 0, 0, 0
    for amount in pay:
        off, first, second = max(off, first, second), off + amount, first + amount
    return max(off, first, second)


class Throttle:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.visits: dict[str, deque[int]] = defaultdict(deque)

    def allow(self, card: str, second: int) -> bool:
        visits = self.visits[card]
        while visits and visits[0] <= second - self.window:
            visits.popleft()
        if len(visits) >= self.limit:
            return False
        visits.append(second)
        return True


def run(limit: int, window: int, calls: list[list[Any]]) -> list[int]:
    throttle = Throttle(limit, window)
    return [int(throttle.allow(card, second)) for card, second in calls]


def moving_average(values: list[int], size: int) -> list[int]:
    return [sum(values[start : start + size]) // size for start in range(len(values) - size + 1)]


def totals(lines: list[str]) -> list[list[Any]]:
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        fields = [field.strip() for field in line.split(";")]
        if len(fields) == 3 and fields[0] and fields[1].isdecimal() and fields[2] == "ok":
            sums[fields[0]] += int(fields[1])
    return [[name, total] for name, total in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))]


SOLUTIONS: dict[str, Callable[..., Any]] = {
    solution.__name__: solution
    for solution in (
        *(busiest_hour, early_repeat, gift_pair, free_slots, shorten, first_unmatched),
        *(team_sizes, rounds, best_pay, run, moving_average, totals),
    )
}
