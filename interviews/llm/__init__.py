"""Language models: one way to ask any of them. `base` is the contract, `asking` the story."""

from interviews.llm.asking import stream
from interviews.llm.base import (
    Call,
    ContentFiltered,
    Finish,
    ModelError,
    ModelFailed,
    ModelInForce,
    ModelTimeout,
    ModelUnavailable,
    Piece,
    Usage,
)
from interviews.llm.running import start, stop
from interviews.llm.tokens import estimate

__all__ = [
    "Call",
    "ContentFiltered",
    "Finish",
    "ModelError",
    "ModelFailed",
    "ModelInForce",
    "ModelTimeout",
    "ModelUnavailable",
    "Piece",
    "Usage",
    "estimate",
    "start",
    "stop",
    "stream",
]
