"""One thing that was looked at."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How it is."""

    GOOD = "ok"
    NOTE = "note"
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do about it, when there is something to do."""

    subject: str
    verdict: Verdict
    said: str
    mend: str = ""


def good(subject: str, said: str) -> Finding:
    """It is as it should be."""
    return Finding(subject, Verdict.GOOD, said)


def note(subject: str, said: str, mend: str) -> Finding:
    """It works, and could be better."""
    return Finding(subject, Verdict.NOTE, said, mend)


def broken(subject: str, said: str, mend: str) -> Finding:
    """It is configured and does not work."""
    return Finding(subject, Verdict.BROKEN, said, mend)


def first_line(exc: BaseException) -> str:
    """What an exception says, in one line."""
    return (str(exc).strip().splitlines() or [type(exc).__name__])[0]
