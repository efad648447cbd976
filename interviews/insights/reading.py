"""Which parts of a full answer are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class WantedPart(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def cue(self) -> str: ...


def parts_heard(
    answers: Sequence[str], type_code: str, parts: Sequence[WantedPart], language: str, code: str = ""
) -> Mapping[str, str]:
    """Part → the words that show it."""
    text = " ".join(answers)
    return {part.key: text[:80] for part in parts} if len(text) > 400 else {}
