"""The only writers of entries and answers. Synchronous: one function, one transaction.

`begin` merges what a request says and decides what asking does; `end` stores what became of an
attempt; `checkpoint` keeps what was generated so far; `interviews` makes, finishes and reads whole
interviews. How entries join is `intake`'s, what states allow is `states`', both pure.
"""

from interviews.ledger.begin import Begun, begin
from interviews.ledger.end import Outcome, abandon, checkpoint, end, interrupt_all
from interviews.ledger.interviews import InterviewSpec, create, finish
from interviews.ledger.leases import OWN, Pulse, beat, end_of, leave, others
from interviews.ledger.lookup import (
    ask_to_stop,
    interview_id,
    interviews_under_way,
    running,
    running_since,
    stored,
    under_way,
)
from interviews.ledger.plans import plan_as_made
from interviews.ledger.reading import Advice, Transcript, TranscriptEntry, transcript
from interviews.ledger.work import Work

__all__ = [
    "OWN",
    "Advice",
    "Begun",
    "InterviewSpec",
    "Outcome",
    "Pulse",
    "Transcript",
    "TranscriptEntry",
    "Work",
    "abandon",
    "ask_to_stop",
    "beat",
    "begin",
    "checkpoint",
    "create",
    "end",
    "end_of",
    "finish",
    "interrupt_all",
    "interview_id",
    "interviews_under_way",
    "leave",
    "others",
    "plan_as_made",
    "running",
    "running_since",
    "stored",
    "transcript",
    "under_way",
]
