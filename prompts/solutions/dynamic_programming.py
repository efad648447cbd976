"""Solutions of the coding questions on dynamic programming."""


def cheapest_tour(fees: list[int]) -> int:
    before, last = 0, 0
    for fee in fees:
        before, last = last, fee + min(before, last)
    return last


def most_parcels(floor: list[list[int]]) -> int:
    best = [-1] * len(floor[0])
    for number, row in enumerate(floor):
        for place, parcels in enumerate(row):
            left = best[place - 1] if place else -1
            reached = 0 if number == place == 0 else max(best[place], left)
            best[place] = -1 if parcels < 0 or reached < 0 else reached + parcels
    return best[-1]


def fullest_van(crates: list[int], limit: int) -> int:
    loads = [True] + [False] * limit
    for crate in crates:
        for load in range(limit, crate - 1, -1):
            loads[load] = loads[load] or loads[load - crate]
    return max(load for load, possible in enumerate(loads) if possible)


def best_pay(pay: list[int]) -> int:
    off, first, second = 0, 0, 0
    for amount in pay:
        off, first, second = max(off, first, second), off + amount, first + amount
    return max(off, first, second)
