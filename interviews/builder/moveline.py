"""The first line by which a capable model names its move: `[[move: probe own_action]]`. Stripped while it streams."""

from __future__ import annotations

import re

from interviews.director import KINDS, Move

_WHOLE = re.compile(r"\s{0,8}\[\[move: ?(?P<kind>[\w-]{1,32})(?: (?P<part>[\w-]{1,64}))?\]\][ \t]{0,8}\r?\n")
_LITERAL = "[[move:"
_BEGUN = re.compile(r"\[\[move: ?(?:[\w-]{1,32}(?: [\w-]{0,64})?)?(?:\](?:\][ \t]{0,8}\r?)?)?")


class MoveLine:
    """Takes the pieces of a model's text and gives them back without the first line that names a move.

    A line of another form, or that names no kind of move, is text: it is given back unchanged, as soon as that is
    certain. `named` is the move, once the line was complete; whether it is on offer is not decided here.
    """

    def __init__(self) -> None:
        self.named: Move | None = None
        self._held = ""
        self._open = True

    def hear(self, piece: str) -> str:
        """The text that may be shown after `piece`."""
        if not self._open:
            return piece
        self._held += piece
        whole = _WHOLE.match(self._held)
        if whole:
            return self._decided(whole)
        return "" if _may_become(self._held) else self._release()

    def rest(self) -> str:
        """What was held back when the text ended; a move line that no text follows is still one."""
        if not self._open:
            return ""
        whole = _WHOLE.fullmatch(self._held + "\n")
        return self._decided(whole) if whole else self._release()

    def _decided(self, whole: re.Match[str]) -> str:
        if whole["kind"] not in KINDS:
            return self._release()
        self.named = Move(whole["kind"], whole["part"])
        self._held = self._held[whole.end() :]
        return self._release()

    def _release(self) -> str:
        held, self._held, self._open = self._held, "", False
        return held


def _may_become(held: str) -> bool:
    begun = held.lstrip()
    if len(held) - len(begun) > 8:
        return False
    return _LITERAL.startswith(begun) or bool(_BEGUN.fullmatch(begun))
