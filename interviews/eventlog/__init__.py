"""The event log: how an answer reaches whoever follows it. `base` is the contract, one file a backend."""

from interviews.eventlog.base import Began, EventLog, NewEntry, Notice, Queued, Reader, Taken, Tape, chunk_seq, offset
from interviews.eventlog.memory import MemoryLog
from interviews.eventlog.redis import RedisLog

__all__ = [
    "Began",
    "EventLog",
    "MemoryLog",
    "NewEntry",
    "Notice",
    "Queued",
    "Reader",
    "RedisLog",
    "Taken",
    "Tape",
    "chunk_seq",
    "offset",
]
