"""What an answer is made of: words said at once, a call to the model, and how what it says is heard."""

from __future__ import annotations

import re
from collections.abc import Callable

from interviews.builder.moveline import MoveLine
from interviews.director import Move, Offer

Message = dict[str, str]
_END = re.compile(r"(?<=[.!?。！？])[\"'”’)]*(?:\s+|$)|\n+")


class Script:
    """One answer's script; this one says everything at once and asks no model.

    Attributes:
        say_first: shown before the model is asked; may be the whole answer.
        messages: the call, `{"role", "content"}` each; empty when no model is asked.
        max_tokens, temperature: of the call.
        move: the move that is made, None for voices that make none; final once the answer has ended.
        enough: whether nothing that the model still says will be shown; the call may then be given up.
    """

    def __init__(
        self,
        *,
        say_first: str = "",
        messages: tuple[Message, ...] = (),
        max_tokens: int = 512,
        temperature: float = 0.7,
        move: Move | None = None,
    ) -> None:
        self.say_first = say_first
        self.messages = messages
        self.max_tokens = max_tokens
        self.temperature = temperature
        self.move = move
        self.enough = False

    def hear(self, piece: str) -> str:
        """What may be shown now that the model said `piece`; may be empty while it is undecided."""
        return piece

    def rest(self) -> str:
        """What is still to be shown now that the model has ended or failed; call once, at the end."""
        return ""


class SpokenScript(Script):
    """A capable model speaks: everything is shown as it is said, but for a first line that names the move."""

    def __init__(self, offer: Offer, *, messages: tuple[Message, ...], max_tokens: int, temperature: float) -> None:
        super().__init__(messages=messages, max_tokens=max_tokens, temperature=temperature, move=offer.preferred)
        self._offer = offer
        self._line = MoveLine()

    def hear(self, piece: str) -> str:
        shown = self._line.hear(piece)
        self._settle()
        return shown

    def rest(self) -> str:
        shown = self._line.rest()
        self._settle()
        return shown

    def _settle(self) -> None:
        named = self._line.named
        if named:
            self.move = self._offer.choose(named.kind, named.part) or self._offer.preferred


class CheckedScript(Script):
    """A small model speaks: what it says is let through sentence by sentence, as far as it passes `check`.

    Args:
        check: what is wrong with a sentence after those already shown (empty: nothing).
        most: the number of sentences that are shown.
        after: the words that follow whatever the model said; `instead`: those said when nothing of it was fit.
    """

    def __init__(
        self,
        *,
        messages: tuple[Message, ...],
        max_tokens: int,
        temperature: float,
        check: Callable[[str, str], tuple[str, ...]],
        most: int = 1,
        after: str = "",
        instead: str = "",
        move: Move | None = None,
    ) -> None:
        super().__init__(messages=messages, max_tokens=max_tokens, temperature=temperature, move=move)
        self._check = check
        self._most = most
        self._after = after
        self._instead = instead
        self._held = ""
        self._shown = ""
        self._count = 0

    def hear(self, piece: str) -> str:
        if self.enough:
            return ""
        self._held += piece
        shown = ""
        while not self.enough and (end := _END.search(self._held)) and end.end() < len(self._held):
            sentence, self._held = self._held[: end.end()], self._held[end.end() :]
            shown += self._let_through(sentence)
        return shown

    def rest(self) -> str:
        shown = "" if self.enough or not _END.search(self._held) else self._let_through(self._held)
        self.enough = True
        if not self._shown:
            return self._instead or self._after
        return shown + (f"{self._gap()}{self._after}" if self._after else "")

    def _let_through(self, sentence: str) -> str:
        """The sentence if it is fit; after the first unfit one nothing more is heard."""
        said = " ".join(sentence.split())
        if not said:
            return ""
        if self._check(said, self._shown):
            self.enough = True
            return ""
        shown = f"{self._gap()}{said}" if self._shown else said
        self._shown += shown
        self._count += 1
        self.enough = self._count >= self._most
        return shown

    def _gap(self) -> str:
        return "" if self._shown and self._shown[-1] in "。！？" else " "
