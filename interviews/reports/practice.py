"""What a report leads to: one question practised again, and a story made of an answer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.errors import NotFound
from accounts.models import User
from interviews import ledger
from interviews.insights.text import read, shown
from interviews.ledger import InterviewSpec
from interviews.models import Interview
from interviews.reports.material import Question, questions

STORY = {"situation": "situation", "task": "task", "action": "own_action", "result": "measured_result"}
"""Field of a story, in their order → the part of an answer that it begins with."""

LONGEST_TITLE = 80


def drill(user: User, interview: Interview, key: str) -> Interview:
    """A new interview like this one, of this one question.

    Raises:
        NotFound: this interview did not ask it, or the user asked in it.
        Refusal: as for any new interview.
    """
    question = _question(interview, key)
    spec = InterviewSpec(
        type_code=interview.type_code,
        seat=interview.seat,
        company=interview.company,
        position=interview.position,
        language=interview.language,
        model=interview.model,
        level=interview.level,
        questions=1,
        only=question.key,
        taken_up=interview.taken_up or "",
        time_factor=0.0,
    )
    return ledger.create(user, spec)


def story_of(interview: Interview, key: str) -> Mapping[str, Any]:
    """The fields of a story, of all that was said to the question: each begins where its part was heard, and a field
    whose part was not heard stays empty.

    Raises:
        NotFound: this interview did not ask the question, or the user did not answer it.
    """
    question = _question(interview, key)
    if not question.judged.text:
        raise NotFound(_("There is no answer to make a story of."))
    tags = [question.competency.replace("_", " ")] if question.competency else []
    return {**_told(question), "title": _short(question.judged.text.split("\n")[0]), "tags": tags}


def _told(question: Question) -> Mapping[str, str]:
    """Field → its sentences, one below the other."""
    heard, fields = question.reading.parts, list(STORY)
    told: dict[str, list[str]] = {field: [] for field in fields}
    at = fields.index("action") if not any(heard.get(part) for part in STORY.values()) else 0
    for sentence in read(question.judged.text).sentences:
        begun = (n for n, field in enumerate(fields) if n > at and heard.get(STORY[field]) == shown(sentence))
        at = next(begun, at)
        told[fields[at]].append(sentence)
    return {field: "\n".join(sentences) for field, sentences in told.items()}


def _short(title: str) -> str:
    """A title that ends with a whole word, where there are spaces between words."""
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[: LONGEST_TITLE - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;，。；") + "…"


def _question(interview: Interview, key: str) -> Question:
    answers = interview.seat == Interview.Seat.CANDIDATE
    asked = questions(interview, ledger.transcript(interview).entries) if answers else ()
    found = next((question for question in asked if question.key == key), None)
    if found is None:
        raise NotFound(_("This interview has no such question."))
    return found
