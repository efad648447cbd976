"""Solutions of the coding questions on strings."""

import re


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


def hide_numbers(text: str) -> str:
    def hidden(run: re.Match[str]) -> str:
        return "*" * (len(run[0]) - 4) + run[0][-4:]

    return re.sub(r"[0-9]{8,}", hidden, text)


def common_folder(paths: list[str]) -> str:
    if not paths:
        return ""
    shared = []
    for names in zip(*(path.split("/")[1:-1] for path in paths)):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/" + "/".join(shared)


def wrap(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) <= width:
            line += " " + word
            continue
        if line:
            lines.append(line)
        while len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        line = word
    return [*lines, line] if line else lines


def shortest_unit(text: str) -> int:
    borders = [0] * len(text)
    for place in range(1, len(text)):
        length = borders[place - 1]
        while length and text[place] != text[length]:
            length = borders[length - 1]
        borders[place] = length + 1 if text[place] == text[length] else 0
    return len(text) - borders[-1] if text else 0
