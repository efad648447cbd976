"""Solutions of the coding questions on designing a class. Each has a function that makes one object and calls it."""

from collections import Counter, defaultdict, deque
from typing import Any


class Desk:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.reader_of: dict[str, str] = {}
        self.books: Counter[str] = Counter()

    def lend(self, reader: str, book: str) -> int:
        if book in self.reader_of or self.books[reader] >= self.limit:
            return 0
        self.reader_of[book] = reader
        self.books[reader] += 1
        return 1

    def back(self, book: str) -> int:
        if book not in self.reader_of:
            return 0
        self.books[self.reader_of.pop(book)] -= 1
        return 1

    def has(self, reader: str) -> int:
        return self.books[reader]


def desk(limit: int, calls: list[list[str]]) -> list[int]:
    made = Desk(limit)
    return [getattr(made, name)(*given) for name, *given in calls]


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


class Pad:
    def __init__(self) -> None:
        self.dishes: Counter[str] = Counter()
        self.steps: list[tuple[str, int]] = []

    def add(self, dish: str, number: int) -> None:
        self._change(dish, number)

    def take(self, dish: str, number: int) -> None:
        self._change(dish, -min(number, self.dishes[dish]))

    def undo(self) -> None:
        if self.steps:
            dish, number = self.steps.pop()
            self.dishes[dish] -= number

    def count(self, dish: str) -> int:
        return self.dishes[dish]

    def _change(self, dish: str, number: int) -> None:
        self.dishes[dish] += number
        self.steps.append((dish, number))


def pad(calls: list[list[Any]]) -> list[int]:
    made = Pad()
    given_back = [getattr(made, name)(*given) for name, *given in calls]
    return [number for number in given_back if number is not None]


class BoxOffice:
    def __init__(self, seats: int, keep: int) -> None:
        self.free_now, self.keep = seats, keep
        self.held: dict[str, tuple[int, int]] = {}
        """The number of seats and the end of each buyer's hold, those that end first in front."""

    def hold(self, buyer: str, number: int, second: int) -> int:
        self._let_go(second)
        if buyer in self.held or number > self.free_now:
            return 0
        self.free_now -= number
        self.held[buyer] = (number, second + self.keep)
        return 1

    def pay(self, buyer: str, second: int) -> int:
        self._let_go(second)
        return int(self.held.pop(buyer, None) is not None)

    def free(self, second: int) -> int:
        self._let_go(second)
        return self.free_now

    def _let_go(self, second: int) -> None:
        while self.held:
            buyer = next(iter(self.held))
            number, end = self.held[buyer]
            if end > second:
                return
            del self.held[buyer]
            self.free_now += number


def box_office(seats: int, keep: int, calls: list[list[Any]]) -> list[int]:
    made = BoxOffice(seats, keep)
    return [getattr(made, name)(*given) for name, *given in calls]
