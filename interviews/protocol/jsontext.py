"""JSON from strangers: what cannot be text, a number or a sane nesting never gets further than this.

orjson is quick and strict, but says only that something is wrong. When it refuses, the lenient
parser of the standard library has a second look, so that the faulty field can be named.
"""

import json
import math
from typing import Any

import orjson


class NotJson(ValueError):
    """The text is no JSON at all; no field can be named."""


def load(text: str) -> tuple[Any, bool]:
    """The value that a text frame holds, and whether strict JSON it is.

    Where it is not, the value may hold lone surrogates or numbers that are none.

    Raises:
        NotJson: for whatever cannot be parsed, however it is malformed.
    """
    try:
        return orjson.loads(text), True
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        pass
    try:
        return json.loads(text), False
    except (ValueError, RecursionError) as exc:
        raise NotJson from exc


def dump(value: Any) -> str:
    """A frame's text. Everything that goes out was made here, so it can be written."""
    return orjson.dumps(value).decode()


def is_clean(value: Any) -> bool:
    """Whether a parsed value holds no NUL, no lone surrogate and only finite numbers, at any depth."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if not is_text(item):
                return False
        elif isinstance(item, float):
            if not math.isfinite(item):
                return False
        elif isinstance(item, dict):
            stack.extend(item.keys())
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return True


def is_text(value: str) -> bool:
    """Whether a string can be stored and sent: no NUL, no lone surrogate."""
    if "\0" in value:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
