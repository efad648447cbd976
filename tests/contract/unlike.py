"""The client that is unlike ours: it knows `AIRequest`, `AIResponse` and nothing else.

It keeps its own transcript with ids of its own, alters the white space of what the AI says, and sends
either the whole conversation or only its last entry.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.contract.talk import request
from tests.contract.wire import Frame, Socket

RESPONSE_TYPES = {"chunk", "error", "done"}


@dataclass
class Unlike:
    """A conversation as this client keeps it.

    Args:
        socket: its only connection.
        session: an id of its choosing.
        whole: whether it sends the whole conversation each time.
        fields: `model`, `role`, `company` and so on, as it sends them each time.
    """

    socket: Socket
    session: str
    whole: bool = True
    fields: dict[str, Any] = field(default_factory=dict)
    transcripts: list[Frame] = field(default_factory=list)
    streamed: list[str] = field(default_factory=list)
    """Each AI text exactly as it was streamed."""

    def open(self) -> str:
        """Ask for the opening."""
        return self._answer()

    def say(self, text: str) -> str:
        """Say something, and hear the other seat's answer."""
        seat = self.fields.get("role", "candidate")
        self.transcripts.append({"id": f"mine/{len(self.transcripts)}", "speaker": seat, "content": text})
        return self._answer()

    def _answer(self) -> str:
        sent = self.transcripts if self.whole else self.transcripts[-1:]
        self.socket.send(request(self.session, *sent, **self.fields))
        text = self._stream(sent[-1]["id"] if sent else "")
        self.streamed.append(text)
        seat = "interviewer" if self.fields.get("role", "candidate") == "candidate" else "candidate"
        altered = " \n".join(text.split()) + " "
        self.transcripts.append({"id": f"theirs/{len(self.transcripts)}", "speaker": seat, "content": altered})
        return text

    def _stream(self, original: str) -> str:
        text = ""
        while True:
            frame = self.socket.frame()
            assert frame["type"] in RESPONSE_TYPES, f"no AIResponse: {frame}"
            assert frame["sessionId"] == self.session
            assert frame["originalTranscriptId"] == original
            if frame["type"] == "chunk":
                text += frame["content"]
            elif frame["type"] == "done":
                return text
            else:
                raise AssertionError(f"the stream failed: {frame}")
