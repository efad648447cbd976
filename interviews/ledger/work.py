"""What an attempt that begins takes with it: everything the engine needs, no row, no query."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from interviews.builder import Turn
from interviews.llm import ModelInForce


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt to be made.

    Args:
        number: of the attempt; the epoch that fences an outdated owner off.
        voice: "mock" or "assistant".
        about: id of the line that is answered, "" for the opening.
        transcript_id: under which the answer stands in the transcript.
        quota: the key of what was reserved, to be given back if nothing comes of it.
        prompt: the text of the prompt in force; prompt_version names it.
    """

    owner_id: UUID
    interview_id: UUID
    session_id: str
    attempt_id: UUID
    number: int
    voice: str
    about: str
    transcript_id: str
    quota: str
    started: datetime
    turn: Turn
    model: ModelInForce
    prompt: str
    prompt_version: str
