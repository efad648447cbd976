"""A finished interview that the user led, as it is judged: by stretches. How it is divided says `rubric.stretches`."""

from collections.abc import Sequence
from dataclasses import replace

from interviews import rubric
from interviews.director import Plan, fold
from interviews.director.plan import Planned, parts_of
from interviews.insights.reading import heard
from interviews.ledger import TranscriptEntry
from interviews.models import Interview
from interviews.reports.material import Question
from interviews.rubric.asking import asks, reply
from prompts import catalog
from prompts.bank import Part


def stretches(interview: Interview, entries: Sequence[TranscriptEntry]) -> list[Question]:
    """The stretches of an interview in the interviewer's seat, in order."""
    plan = _plan(interview)
    lines = [(entry.speaker, entry.content) for entry in entries]
    found = rubric.stretches(lines, [question.text for question in plan.questions])
    return [
        _stretch(number, entries[part.start : part.stop], plan, interview.language)
        for number, part in enumerate(found, 1)
    ]


def _plan(interview: Interview) -> Plan:
    """The plan with the parts of its type: a stored plan has no set phrases."""
    phrases = catalog.phrases(interview.type_code, interview.language)
    return replace(Plan.from_json(interview.plan), phrases=phrases)


def _stretch(number: int, entries: Sequence[TranscriptEntry], plan: Plan, language: str) -> Question:
    lines = [(entry.speaker, entry.content) for entry in entries]
    own = [entry for entry in entries if entry.speaker == Interview.Seat.INTERVIEWER]
    turns = [entry.content for entry in own]
    opening = next(turn for turn in turns if asks(turn))
    parts = _parts(turns, plan)
    return Question(
        number=number,
        key=f"stretch-{number}",
        competency="",
        text=" ".join(opening.split()),
        parts=parts,
        entries=[entry.id for entry in own],
        replies=turns,
        judged=rubric.questions(turns),
        reading=heard(_replies(lines, language), question=opening, parts=parts, language=language),
        exchange=rubric.exchange(lines, language),
    )


def _parts(turns: Sequence[str], plan: Plan) -> Sequence[Part]:
    """What evidence there was to get: the parts of the planned question that was asked, else those of the type."""
    told = fold("\n".join(turns))
    planned: Planned | None = next((each for each in plan.questions if each.text and fold(each.text) in told), None)
    return planned.parts if planned else parts_of(plan)


def _replies(lines: Sequence[tuple[str, str]], language: str) -> list[str]:
    """What the candidate said, as far as it may count."""
    found, asked = [], ""
    for speaker, text in lines:
        if speaker == Interview.Seat.INTERVIEWER:
            asked = text
        elif kept := reply(text, asked, language):
            found.append(kept)
    return found
