"""Solutions of the coding questions on two pointers."""

from collections import deque


def gift_pair(prices: list[int], budget: int) -> int:
    left, right, best = 0, len(prices) - 1, -1
    while left < right:
        total = prices[left] + prices[right]
        if total > budget:
            right -= 1
        else:
            best, left = max(best, total), left + 1
    return best


def merged_stops(first: list[int], second: list[int]) -> list[int]:
    merged: list[int] = []
    left = right = 0
    while left < len(first) or right < len(second):
        if right == len(second) or (left < len(first) and first[left] <= second[right]):
            stop, left = first[left], left + 1
        else:
            stop, right = second[right], right + 1
        if not merged or merged[-1] != stop:
            merged.append(stop)
    return merged


def matched_pairs(first: list[int], second: list[int], gap: int) -> int:
    left = right = pairs = 0
    while left < len(first) and right < len(second):
        if first[left] < second[right] - gap:
            left += 1
        elif second[right] < first[left] - gap:
            right += 1
        else:
            pairs, left, right = pairs + 1, left + 1, right + 1
    return pairs


def shortest_walk(shelves: list[int], needed: list[int]) -> int:
    wanted = set(needed)
    if not wanted:
        return 0
    counts = dict.fromkeys(wanted, 0)
    best, start, found = len(shelves) + 1, 0, 0
    for end, item in enumerate(shelves):
        if item in wanted:
            counts[item] += 1
            found += counts[item] == 1
        while found == len(wanted):
            best = min(best, end - start + 1)
            dropped, start = shelves[start], start + 1
            if dropped in wanted:
                counts[dropped] -= 1
                found -= counts[dropped] == 0
    return best if best <= len(shelves) else -1


def calm_stretch(levels: list[int], limit: int) -> int:
    lows: deque[int] = deque()
    highs: deque[int] = deque()
    start = best = 0
    for end, level in enumerate(levels):
        while lows and lows[-1] > level:
            lows.pop()
        while highs and highs[-1] < level:
            highs.pop()
        lows.append(level)
        highs.append(level)
        while highs[0] - lows[0] > limit:
            if lows[0] == levels[start]:
                lows.popleft()
            if highs[0] == levels[start]:
                highs.popleft()
            start += 1
        best = max(best, end - start + 1)
    return best
