"""Writes the page of limits: `python -m tests.ops.limits_page > docs/limits.md`."""

import os
import sys

import django
from django.conf import settings

from interviews.protocol.limits import LIMITS

HEAD = """# Limits

What the socket takes, and what a client hears beyond it. Rates a minute are in the configuration table of the
[README](../README.md); quotas a day and month are a plan's, see `GET /api/v1/me/usage`.

| limit | at most | error beyond it |
|---|---|---|
"""


SERVER = """
## Nothing is unbounded

What a web process holds for people who come, stay or read slowly. People take turns at its database threads and at the
embedded model: whoever asks a hundred questions delays nobody else, and without room the longest line loses its last
place. What was said is stored without waiting for a turn.

| what | at most | beyond it |
|---|---|---|
"""


def page() -> str:
    """The page, made of the tables in the code."""
    rows = (f"| `{name}` | {limit.value:,} {limit.unit} | {limit.error} |\n" for name, limit in LIMITS.items())
    held = (f"| {what} | {most} | {beyond} |\n" for what, most, beyond in server())
    return HEAD + "".join(rows) + SERVER + "".join(held)


def server() -> list[tuple[str, str, str]]:
    """What is bounded in a web process: what, how much, and what happens beyond it."""
    from interviews import database, sockets
    from interviews.answers import following, running
    from interviews.ledger.begin import ANSWERS_AT_ONCE
    from interviews.llm import reading
    from interviews.llm.embedded import waiting

    embedded = f"`EMBEDDED_QUEUE` ({settings.EMBEDDED_QUEUE}), each {waiting.WAIT_AT_MOST:.0f} s"
    resume = "closed with 4503; its answers go on and can be resumed"
    return [
        (
            "sockets of a person over all web processes, unless the plan has no limits",
            f"{sockets.PER_PERSON}",
            "closed with 4429",
        ),
        ("sockets of a process", f"{sockets.PER_PROCESS:,}", "closed with 4503"),
        ("frames of a socket", f"{sockets.FRAMES_A_MINUTE:,} a minute", "`RATE_LIMITED` with `retryAfter`"),
        ("silence of a socket", f"{sockets.SILENCE / 3600:.0f} hours", "closed with 4408"),
        (
            "answers of an interview at once: one `mock`, the rest advice",
            f"{ANSWERS_AT_ONCE}",
            "`CONFLICT` (retryable) for `mock`, `RATE_LIMITED` with `retryAfter` for advice",
        ),
        ("what waits for a slow reader", f"{following.MOST_WAITING:,} bytes", resume),
        ("questions that wait for the database", f"{database.MOST_WAITING:,}", "`OVERLOADED` with `retryAfter`"),
        (
            "questions that wait for the embedded model",
            embedded,
            "`OVERLOADED` with `retryAfter` and `details.waiting`",
        ),
        ("an answer", f"{reading.LETTERS_AT_MOST:,} characters", "cut there, `finishReason` is `length`"),
        ("an answer's time", f"{running.WALL_CLOCK:.0f} s; a model's own limits in its row", "`MODEL_TIMEOUT`"),
        ("a line of a provider", f"{reading.LINE_AT_MOST:,} bytes", "`MODEL_ERROR`"),
        ("all that a provider sends for an answer", f"{reading.BYTES_AT_MOST:,} bytes", "`MODEL_ERROR`"),
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")
    django.setup()
    sys.stdout.write(page())
