"""The only writers of entries and answers. Synchronous: one function, one transaction.

`begin` merges what a request says and decides what asking does; `end` stores what became of an
attempt; `checkpoint` keeps what was generated so far; `interviews` makes, finishes and reads whole
interviews. How entries join is `intake`'s, what states allow is `states`', both pure.
"""

from interviews.ledger.begin import Begun, begin
from interviews.ledger.end import Outcome, abandon, checkpoint, end, interrupt_all
from interviews.ledger.interviews import InterviewSpec, create, finish
from interviews.ledger.lookup import interview_id, interviews_under_way, running, running_since, stored, under_way
from interviews.ledger.reading import Advice, Transcript, TranscriptEntry, transcript
from interviews.ledger.work import Work

__all__ = [
    "Advice",
    "Begun",
    "InterviewSpec",
    "Outcome",
    "Transcript",
    "TranscriptEntry",
    "Work",
    "abandon",
    "begin",
    "checkpoint",
    "create",
    "end",
    "finish",
    "interrupt_all",
    "interview_id",
    "interviews_under_way",
    "running",
    "running_since",
    "stored",
    "transcript",
    "under_way",
]
