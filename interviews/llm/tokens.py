"""How many tokens a text is, roughly, when nobody counted: a quarter of its letters, each Chinese sign one."""

from interviews.llm.base import Call, Usage

WIDE_FROM = "\u2e80"


def count(text: str) -> int:
    """Tokens of a text, estimated."""
    if text.isascii():
        return (len(text) + 3) // 4
    wide = sum(1 for sign in text if sign >= WIDE_FROM)
    return wide + (len(text) - wide + 3) // 4


def estimate(call: Call, spoken: str) -> Usage:
    """The use of a call that got this answer."""
    return Usage(sum(count(message["content"]) + 4 for message in call.messages), count(spoken), estimated=True)
