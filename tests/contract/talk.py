"""An interview as a client keeps it: ids of its own, requests as the founding description has them."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from tests.contract.people import Person
from tests.contract.upstream import Call, Reply, Upstream
from tests.contract.wire import Frame, Socket


def said(id: str, text: str) -> Frame:
    """An entry of the candidate."""
    return {"id": id, "speaker": "candidate", "content": text}


def heard(id: str, text: str) -> Frame:
    """An entry of the interviewer."""
    return {"id": id, "speaker": "interviewer", "content": text}


def request(session: str, *entries: Frame, **fields: Any) -> Frame:
    """An `AIRequest`, with something in each required field."""
    return {
        "transcripts": list(entries),
        "model": "default",
        "promptType": "BQ",
        "role": "candidate",
        "company": "Acme",
        "position": "Backend engineer",
        "sessionId": session,
        **fields,
    }


@dataclass
class Talk:
    """One interview of one person; its company carries the marker by which the provider knows it."""

    person: Person
    upstream: Upstream
    marker: str = field(default_factory=lambda: f"Acme{secrets.token_hex(5)}")
    session: str = field(default_factory=lambda: f"s-{secrets.token_hex(8)}")
    fields: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.upstream.plays(self.marker, Reply())

    def request(self, *entries: Frame, **fields: Any) -> Frame:
        """A request of this interview."""
        return request(self.session, *entries, **{"company": self.marker, **self.fields, **fields})

    def plays(self, *replies: Reply) -> None:
        """What the provider says from now on, in turn."""
        self.upstream.plays(self.marker, *replies)

    def call(self, number: int = 1) -> Call:
        """The provider's request of that number, waited for."""
        return self.upstream.call(self.marker, number)

    def steps(self, socket: Socket, *texts: str, number: int = 1) -> list[Frame]:
        """Let so many pieces out, one after the other, and hear each as a frame of its own."""
        frames = []
        for text in texts:
            self.call(number).let()
            frames.append(socket.next(lambda frame: frame["type"] == "chunk"))
            assert (frames[-1]["sessionId"], frames[-1]["content"]) == (self.session, text)
        return frames

    @property
    def asked(self) -> int:
        """How often the provider was asked."""
        return len(self.upstream.calls(self.marker))

    def socket(self, **how: Any) -> Socket:
        """A socket of the person whose interview it is."""
        return self.person.socket(**how)

    def create(self, **fields: Any) -> Any:
        """Make the interview by REST."""
        wish = {"promptType": "BQ", "role": "candidate", "company": self.marker, "position": "Engineer", **fields}
        return self.person.post("interviews", {"sessionId": self.session, **wish}, 201)

    def finish(self) -> Any:
        """End the interview."""
        return self.person.post(f"interviews/{self.session}/finish")

    @property
    def transcript(self) -> list[tuple[str, str]]:
        """Speaker and text of each stored entry, in order."""
        return self.person.transcript(self.session)

    @property
    def texts(self) -> list[str]:
        """Text of each stored entry, in order."""
        return [text for _, text in self.transcript]
