"""Writes the page of limits: `python -m tests.ops.limits_page > docs/limits.md`."""

import sys

from interviews.protocol.limits import LIMITS

HEAD = """# Limits

What the socket takes, and what a client hears beyond it. Rates a minute are in the configuration table of the
[README](../README.md); quotas a day and month are a plan's, see `GET /api/v1/me/usage`.

| limit | at most | error beyond it |
|---|---|---|
"""


def page() -> str:
    """The page, made of the table in the code."""
    rows = (f"| `{name}` | {limit.value:,} {limit.unit} | {limit.error} |\n" for name, limit in LIMITS.items())
    return HEAD + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(page())
