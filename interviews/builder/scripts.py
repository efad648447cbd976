"""What an answer is made of: words said at once, a call to the model, and how what it says is heard."""

from __future__ import annotations

from interviews.director import Move


class Script:
    """One answer's script.

    Attributes:
        say_first: shown before the model is asked; may be the whole answer.
        messages: the call, `{"role", "content"}` each; empty when no model is asked.
        max_tokens, temperature: of the call.
        move: the move that is made, None for voices that make none; final once the answer has ended.
    """

    def __init__(
        self,
        *,
        say_first: str = "",
        messages: tuple[dict[str, str], ...] = (),
        max_tokens: int = 512,
        temperature: float = 0.7,
        move: Move | None = None,
    ) -> None:
        self.say_first = say_first
        self.messages = messages
        self.max_tokens = max_tokens
        self.temperature = temperature
        self.move = move

    def hear(self, piece: str) -> str:
        """What may be shown now that the model said `piece`; may be empty while it is undecided."""
        return piece

    def rest(self) -> str:
        """What is still to be shown now that the model has ended or failed; call once, at the end."""
        return ""
