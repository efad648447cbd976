"""The active time of an interview: pauses over five minutes do not count."""

from datetime import datetime

from interviews.models import Interview

LONGEST_PAUSE = 300.0
"""Seconds without anything said after which the clock is taken to have stood still."""


def advance(interview: Interview, now: datetime) -> None:
    """Count the time since the interview was last active; does not save."""
    passed = (now - interview.last_active).total_seconds()
    if 0 < passed <= LONGEST_PAUSE:
        interview.used_seconds += passed
    interview.last_active = max(now, interview.last_active)
