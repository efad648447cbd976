"""The forms in which a model answers: JSON schemas (draft 2020-12), and how such an answer is read."""

import json
from collections.abc import Mapping
from typing import Any

TEXTS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}}

JUDGEMENT: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "quotes": TEXTS,
        "reason": {"type": "string"},
        "score": {"type": ["integer", "null"], "enum": [1, 2, 3, 4, 5, None]},
    },
    "required": ["quotes", "reason", "score"],
    "additionalProperties": False,
}
"""Evidence first, then the reason, then the score: a score that is written first is defended, not found."""

REVIEW: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "worked": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"quote": {"type": "string"}, "why": {"type": "string"}},
                "required": ["quote", "why"],
                "additionalProperties": False,
            },
        },
        "missing": TEXTS,
        "stronger": {"type": "string"},
        "say": {"type": "string"},
    },
    "required": ["worked", "missing", "stronger", "say"],
    "additionalProperties": False,
}

_reader = json.JSONDecoder()


def parsed(text: str) -> Mapping[str, Any]:
    """The first JSON object in what a model said, whatever stands around it; empty when there is none."""
    at = text.find("{")
    while at >= 0:
        try:
            found, _ = _reader.raw_decode(text, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        at = text.find("{", at + 1)
    return {}
