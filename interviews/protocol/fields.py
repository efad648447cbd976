"""Checks of single values; each says what is wrong in words for people, and collects, never raises."""

import re
from typing import Any, TypeGuard

from interviews.protocol.jsontext import is_clean, is_text
from interviews.protocol.limits import most

SESSION_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
RESERVED_SESSION_IDS = frozenset({"new"})
SEATS = ("interviewer", "candidate")
VOICES = ("mock", "assistant")


class Faults(dict[str, list[str]]):
    """Top-level field → messages."""

    def add(self, field: str, message: str) -> None:
        self.setdefault(field, []).append(message)


def text(faults: Faults, field: str, value: Any, limit: int, where: str = "", *, blank: bool = False) -> str:
    """A string within a limit; blank ones only where allowed.

    Args:
        faults: where a complaint goes.
        field: the top-level field that is named.
        limit: characters at most.
        where: what the complaint begins with, for values deep inside a field.
    """
    if not isinstance(value, str):
        faults.add(field, f"{where}Must be a string.")
        return ""
    if not is_text(value):
        faults.add(field, f"{where}Holds characters that are not text.")
    elif not blank and not value.strip():
        faults.add(field, f"{where}Must not be empty.")
    elif len(value) > limit:
        faults.add(field, f"{where}At most {limit} characters.")
    return value


def whole(faults: Faults, field: str, value: Any, lowest: int, highest: int) -> int | None:
    """A whole number within bounds, or nothing when the client sent none."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        faults.add(field, f"Must be a whole number from {lowest} to {highest}.")
        return None
    return value


def session_id(faults: Faults, value: Any) -> str:
    """The id of an interview."""
    if not isinstance(value, str) or not SESSION_ID.fullmatch(value):
        faults.add("sessionId", "1 to 64 letters, digits, _ or -.")
        return ""
    if value in RESERVED_SESSION_IDS:
        faults.add("sessionId", "This word is reserved.")
    return value


def one_of(faults: Faults, field: str, value: Any, allowed: tuple[str, ...]) -> str:
    """One of a few words."""
    if value not in allowed:
        faults.add(field, f"Must be one of: {', '.join(allowed)}.")
        return ""
    return str(value)


def identifier(faults: Faults, field: str, value: Any, where: str = "") -> str:
    """An id of a client's choosing."""
    return text(faults, field, value, most("id"), where)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether this is a JSON object without anything that could not be stored."""
    return isinstance(value, dict) and is_clean(value)
