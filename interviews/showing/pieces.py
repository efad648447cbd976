"""Words in pieces: what was quoted, or is to be filled in, marked. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.rubric import fold
from interviews.rubric.material import as_said

_GAP = re.compile(r"\[([^\]\n]{1,60})\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, marked or not."""

    text: str
    marked: bool = False


def marked(text: str, quotes: Sequence[str]) -> list[Piece]:
    """The text in pieces, those that were quoted marked; where quotes overlap, the longer one counts."""
    spans: list[tuple[int, int]] = []
    for quote in sorted(set(quotes), key=len, reverse=True):
        if (found := as_said(fold(quote), text)) is None:
            continue
        at = text.find(found)
        if all(at + len(found) <= start or at >= end for start, end in spans):
            spans.append((at, at + len(found)))
    pieces, at = list[Piece](), 0
    for start, end in sorted(spans):
        pieces += [Piece(text[at:start])] if start > at else []
        pieces.append(Piece(text[start:end], marked=True))
        at = end
    return [*pieces, Piece(text[at:])] if at < len(text) or not pieces else pieces


def gaps(text: str) -> list[Piece]:
    """The text in pieces, what is to be filled in marked and without its brackets."""
    pieces, at = list[Piece](), 0
    for gap in _GAP.finditer(text):
        pieces += [Piece(text[at : gap.start()])] if gap.start() > at else []
        pieces.append(Piece(gap[1], marked=True))
        at = gap.end()
    return [*pieces, Piece(text[at:])] if at < len(text) else pieces
