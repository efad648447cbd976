"""What a client may send: an `AIRequest`, or a message with a `type`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from interviews.protocol import ask, fields, jsontext
from interviews.protocol.ask import Ask
from interviews.protocol.fields import Faults
from interviews.protocol.frames import BadFrame


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop an answer; without a voice, both."""

    session_id: str
    original_id: str
    voice: str | None


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there? `t` comes back."""

    t: Any


@dataclass(frozen=True, slots=True)
class Auth:
    """A new token for the same user."""

    token: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Keep me told of what my other sockets add to an interview."""

    session_id: str


Message = Ask | Cancel | Ping | Auth | Watch


def parse(text: str) -> Message:
    """The message in a text frame.

    Raises:
        BadFrame: whatever is wrong with it, with the ids as far as they could be read.
    """
    try:
        frame, strict = jsontext.load(text)
    except jsontext.NotJson as exc:
        raise BadFrame({}, {"": ["Not JSON."]}) from exc
    if not isinstance(frame, dict):
        raise BadFrame({}, {"": ["Must be a JSON object."]})
    faults = Faults()
    kind = frame.get("type")
    if kind is None:
        message: Message = ask.read(frame, faults)
    elif isinstance(kind, str) and kind in _KINDS:
        message = _KINDS[kind](frame, faults)
    else:
        raise BadFrame(frame, {"type": [f"Must be one of: {', '.join(_KINDS)}; or left out."]})
    if not strict and not faults:
        for field, value in frame.items():
            if not jsontext.is_clean(field) or not jsontext.is_clean(value):
                faults.add(field if jsontext.is_clean(field) else "", "Holds what is neither text nor a number.")
    if faults:
        raise BadFrame(frame, faults)
    return message


def _cancel(frame: Mapping[str, Any], faults: Faults) -> Cancel:
    original = frame.get("originalTranscriptId")
    voice = frame.get("responseType")
    return Cancel(
        session_id=fields.session_id(faults, frame.get("sessionId")),
        original_id="" if original == "" else fields.identifier(faults, "originalTranscriptId", original),
        voice=None if voice is None else fields.one_of(faults, "responseType", voice, fields.VOICES),
    )


def _ping(frame: Mapping[str, Any], faults: Faults) -> Ping:
    t = frame.get("t")
    if isinstance(t, dict | list) or not jsontext.is_clean(t):
        faults.add("t", "Must be text or a number.")
    elif isinstance(t, str) and len(t) > 128:
        faults.add("t", "At most 128 characters.")
    elif isinstance(t, int) and not isinstance(t, bool) and abs(t) >= 2**63:
        faults.add("t", "This number is too large.")
    return Ping(t)


def _auth(frame: Mapping[str, Any], faults: Faults) -> Auth:
    return Auth(fields.text(faults, "token", frame.get("token"), 8192))


def _watch(frame: Mapping[str, Any], faults: Faults) -> Watch:
    return Watch(fields.session_id(faults, frame.get("sessionId")))


_KINDS: dict[str, Callable[[Mapping[str, Any], Faults], Message]] = {
    "cancel": _cancel,
    "ping": _ping,
    "auth": _auth,
    "watch": _watch,
}
