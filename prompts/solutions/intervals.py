"""Solutions of the coding questions on intervals."""

from bisect import bisect_right, insort
from operator import itemgetter


def free_slots(bookings: list[list[int]], opens: int, closes: int) -> list[list[int]]:
    free, taken_until = [], opens
    for start, end in [*sorted(bookings), [closes, closes]]:
        if min(start, closes) > taken_until:
            free.append([taken_until, min(start, closes)])
        taken_until = max(taken_until, end)
    return free


def fewest_guards(shifts: list[list[int]], opens: int, closes: int) -> int:
    shifts = sorted(shifts)
    covered = reach = opens
    place = count = 0
    while covered < closes:
        while place < len(shifts) and shifts[place][0] <= covered:
            reach = max(reach, shifts[place][1])
            place += 1
        if reach == covered:
            return -1
        covered, count = reach, count + 1
    return count


def most_repairs(repairs: list[list[int]], lifts: int) -> int:
    free_from = [0] * lifts
    accepted = 0
    for start, end in sorted(repairs, key=itemgetter(1)):
        place = bisect_right(free_from, start) - 1
        if place >= 0:
            del free_from[place]
            insort(free_from, end)
            accepted += 1
    return accepted
