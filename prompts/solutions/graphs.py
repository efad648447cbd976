"""Solutions of the coding questions on graphs."""

from collections import defaultdict, deque


def heard_at(count: int, calls: list[list[int]], first: int) -> list[int]:
    listeners: dict[int, list[int]] = defaultdict(list)
    for caller, called in calls:
        listeners[caller].append(called)
    heard, waiting = [-1] * count, deque([first])
    heard[first] = 0
    while waiting:
        caller = waiting.popleft()
        for called in listeners[caller]:
            if heard[called] < 0:
                heard[called] = heard[caller] + 1
                waiting.append(called)
    return heard


def connected_after(count: int, cables: list[list[int]]) -> int:
    group, groups = list(range(count)), count

    def head(house: int) -> int:
        while group[house] != house:
            group[house] = group[group[house]]
            house = group[house]
        return house

    for laid, (one, other) in enumerate(cables):
        if groups == 1:
            return laid
        one, other = head(one), head(other)
        if one != other:
            group[one], groups = other, groups - 1
    return len(cables) if groups == 1 else -1


def two_halls(count: int, clashes: list[list[int]]) -> list[int]:
    enemies: dict[int, list[int]] = defaultdict(list)
    for one, other in clashes:
        enemies[one].append(other)
        enemies[other].append(one)
    halls = [-1] * count
    for start in range(count):
        if halls[start] >= 0:
            continue
        halls[start], waiting = 0, [start]
        while waiting:
            goods = waiting.pop()
            for other in enemies[goods]:
                if halls[other] < 0:
                    halls[other] = 1 - halls[goods]
                    waiting.append(other)
                elif halls[other] == halls[goods]:
                    return []
    return halls


def rounds(count: int, waits: list[list[int]]) -> int:
    open_before, behind = [0] * count, defaultdict(list)
    for after, before in waits:
        open_before[after] += 1
        behind[before].append(after)
    ready = [task for task in range(count) if open_before[task] == 0]
    number = done = 0
    while ready:
        number, done = number + 1, done + len(ready)
        following = []
        for task in ready:
            for after in behind[task]:
                open_before[after] -= 1
                if open_before[after] == 0:
                    following.append(after)
        ready = following
    return number if done == count else -1
