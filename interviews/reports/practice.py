"""What a report leads to: one question practised again, and a story made of an answer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.errors import NotFound
from accounts.models import User
from interviews import ledger
from interviews.ledger import InterviewSpec
from interviews.models import Interview
from interviews.reports.material import Question, questions

STORY = {"situation": ("situation",), "task": ("task",), "action": ("own_action",), "result": ("measured_result",)}
"""Field of a story → the parts of an answer whose words it is made of."""

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
    """The fields of a story, of the words that were heard in the answer; what was not heard stays empty.

    Raises:
        NotFound: this interview did not ask the question, or the user did not answer it.
    """
    question = _question(interview, key)
    if not question.judged.text:
        raise NotFound(_("There is no answer to make a story of."))
    heard = question.reading.parts
    fields = {
        field: "\n".join(dict.fromkeys(heard[part] for part in parts if heard.get(part)))
        for field, parts in STORY.items()
    }
    if not any(fields.values()):
        fields["action"] = question.judged.text
    title = question.judged.text.split("\n")[0]
    tags = [question.competency.replace("_", " ")] if question.competency else []
    return {**fields, "title": title[:LONGEST_TITLE], "tags": tags}


def _question(interview: Interview, key: str) -> Question:
    answers = interview.seat == Interview.Seat.CANDIDATE
    asked = questions(interview, ledger.transcript(interview).entries) if answers else ()
    found = next((question for question in asked if question.key == key), None)
    if found is None:
        raise NotFound(_("This interview has no such question."))
    return found
