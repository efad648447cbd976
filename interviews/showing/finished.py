"""The finished interview: its report, what was said, and what can be counted in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.director import Plan
from interviews.models import Interview
from interviews.reports import ReportInView
from interviews.showing.clock import Figures, figures
from interviews.showing.lines import Line, printed
from interviews.showing.measured import Fact, facts
from interviews.showing.names import type_name
from interviews.showing.report import Shown, shown
from interviews.showing.room import CODING, Whisper, course, whispers


@dataclass(frozen=True, slots=True)
class Finished:
    """All that the page of a finished interview shows."""

    interview: Interview
    type_name: str
    lines: Sequence[Line]
    whispers: Sequence[Whisper]
    found: Shown
    planned: int
    clock: Figures
    facts: Sequence[Fact]

    @property
    def minutes(self) -> int:
        return max(1, round(self.clock.used))

    @property
    def answers(self) -> int:
        return sum(line.mine for line in self.lines)

    @property
    def coding(self) -> bool:
        return self.interview.type_code == CODING

    @property
    def asks(self) -> bool:
        """Whether the user was the one who interviewed."""
        return self.interview.seat == Interview.Seat.INTERVIEWER


def finished(view: ReportInView) -> Finished:
    """Put an interview that is over, with its report, together for its page."""
    interview, transcript = view.interview, view.transcript
    plan = Plan.from_json(interview.plan)
    reached, stopped = course(interview)
    questions = {key: at["question"] for key, at in reached.items()}
    first = plan.questions[0].text if plan.questions else ""
    numbered = printed(transcript.entries, interview.seat, questions, first, stopped)
    return Finished(
        interview=interview,
        type_name=type_name(interview.type_code),
        lines=numbered,
        whispers=whispers(transcript.advice, numbered),
        found=shown(view, numbered),
        planned=len(plan.questions),
        clock=figures(plan, interview.used_seconds),
        facts=facts(numbered, interview.seat, interview.language, view.questions),
    )
