"""Endings and notices as text, for an event log that leaves the process, and back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from interviews.eventlog.base import Began, NewEntry, Notice, Queued
from interviews.events import Done, Ending, Failed


def ending(event: Ending, length: int | None) -> str:
    """An ending as text, with how many characters were said before it; None where that is not known."""
    return _text({"kind": type(event).__name__, "length": length, **asdict(event)})


def ending_of(text: str) -> tuple[Ending, int | None]:
    """What `ending` wrote."""
    values = orjson.loads(text)
    length = values.pop("length")
    return Done(**values) if values.pop("kind") == "Done" else Failed(**values), length


def notice(told: Notice, origin: str) -> str:
    """A notice as text, with the process it comes from in place of the socket."""
    return _text(
        {
            "origin": origin,
            "entry": asdict(told.entry) if told.entry else None,
            "began": asdict(told.began) if told.began else None,
            "queued": asdict(told.queued) if told.queued else None,
        }
    )


def notice_of(text: str) -> tuple[str, Notice]:
    """What `notice` wrote: the process it comes from, and the notice, of no socket of this process."""
    values = orjson.loads(text)
    entry, began = values["entry"], values["began"]
    if entry:
        entry = NewEntry(**{**entry, "timestamp": datetime.fromisoformat(entry["timestamp"])})
    if began:
        began = Began(**{**began, "answer": UUID(began["answer"]), "attempt": UUID(began["attempt"])})
    queued = Queued(**values["queued"]) if values.get("queued") else None
    return values["origin"], Notice(None, entry=entry, began=began, queued=queued)


def _text(value: dict[str, Any]) -> str:
    return orjson.dumps(value).decode()
