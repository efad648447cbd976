"""The rows of one interview that deciding needs, in two queries whatever its length."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from interviews.intake import Kept, Transcript
from interviews.ledger.statements import Objects, Slot, Tuples
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.states import State, Tried, state_of


class AttemptRow(NamedTuple):
    """One attempt without its text."""

    id: UUID
    answer_id: UUID
    about: str
    voice: str
    transcript_id: str
    number: int
    state: State


@dataclass(frozen=True, slots=True)
class Rows:
    """What is stored of an interview: nothing, for one that this request makes."""

    entries: list[Entry]
    aliases: dict[str, str]
    attempts: list[AttemptRow]

    def transcript(self) -> Transcript:
        """As `intake` wants it."""
        kept = [Kept(entry.client_id, entry.rank, entry.speaker, entry.content) for entry in self.entries]
        answers = {row.about: row.transcript_id for row in self.attempts if row.voice == Answer.Voice.MOCK}
        return Transcript(kept, self.aliases, answers)

    def tried(self, about: str, voice: str) -> list[Tried]:
        """The attempts at one answer."""
        return [Tried(row.number, row.state) for row in self.attempts if row.about == about and row.voice == voice]

    def attempt(self, about: str, voice: str, number: int) -> AttemptRow:
        """The row of one attempt, which must be there."""
        return next(row for row in self.attempts if row.about == about and row.voice == voice and row.number == number)

    def answer(self, about: str, voice: str) -> AttemptRow | None:
        """Any attempt at the answer, for the answer's own ids."""
        return next((row for row in self.attempts if row.about == about and row.voice == voice), None)


_entries = Objects(lambda: Entry.objects.filter(interview_id=Slot("interview", Interview._meta.pk)).order_by("rank"))
_attempts = Tuples(
    lambda: (
        Attempt.objects.filter(answer__interview_id=Slot("interview", Interview._meta.pk))
        .order_by()
        .values_list(
            "id",
            "answer_id",
            "answer__about",
            "answer__voice",
            "answer__transcript_id",
            "number",
            "state",
            "error_code",
        )
    )
)


def read(interview: Interview | None) -> Rows:
    """All that is stored of an interview but the texts of attempts."""
    if interview is None:
        return Rows([], {}, [])
    attempts = _attempts(interview=interview.pk)
    return Rows(
        entries=_entries(interview=interview.pk),
        aliases=interview.aliases,
        attempts=[AttemptRow._make((*row[:6], state_of(row[6], row[7]))) for row in attempts],
    )
