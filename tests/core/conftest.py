"""The cast and the furniture of the core's tests: a catalog, a scripted model, people, questions, reports."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from accounts import quotas
from accounts.models import User
from interviews import ledger
from interviews.events import Done, Ending
from interviews.ledger import Begun, Outcome
from interviews.llm import Usage, registry
from interviews.models import Interview
from interviews.protocol import Ask, parse
from interviews.reports import asking, calls
from tests import content
from tests.core import reporting

Request = dict[str, Any]


@pytest.fixture
def house(db: None, settings: Any) -> None:
    """Starter content, and the scripted model as the default one."""
    settings.SCRIPTED_MODEL = True
    content.load()
    registry.sync()


@pytest.fixture
def owner(house: None) -> User:
    return User.objects.create_user("owner@example.org", role="interviewer")


@pytest.fixture
def stranger(house: None) -> User:
    return User.objects.create_user("stranger@example.org", role="interviewer")


def line(id: str, speaker: str = "candidate", content: str = "I wrote the plan.") -> Request:
    return {"id": id, "speaker": speaker, "content": content}


def request(*transcripts: Request, session: str = "s-1", **more: Any) -> Request:
    return {
        "transcripts": list(transcripts),
        "model": "default",
        "promptType": "BQ",
        "role": "candidate",
        "company": "Acme",
        "position": "Engineer",
        "sessionId": session,
        **more,
    }


def ask_of(frame: Request) -> Ask:
    message = parse(json.dumps(frame))
    assert isinstance(message, Ask)
    return message


Begin = Callable[..., Begun]


@pytest.fixture
def begin(owner: User) -> Begin:
    """Take a request of the owner in."""

    def take(*transcripts: Request, now: datetime | None = None, **more: Any) -> Begun:
        return ledger.begin(owner.pk, ask_of(request(*transcripts, **more)), now or timezone.now())

    return take


def say(begun: Begun, text: str = "And what did you do?", reason: str = "stop") -> Done:
    """End an attempt as the engine would when it goes well, or is stopped."""
    ending = stop(begun, Outcome(text, Done("", reason), "scripted", Usage(10, 20) if text else None))
    assert isinstance(ending, Done)
    return ending


def stop(begun: Begun, outcome: Outcome) -> Ending:
    """End an attempt however it went."""
    assert begun.work is not None
    return ledger.end(begun.work, outcome)


def used(user: User, key: str = "questionsPerDay") -> int:
    """How much of a quota somebody has used."""
    return sum(int(quota["used"]) for quota in quotas.report(user) if quota["key"] == key)


def said(interview_id: Any) -> list[str]:
    """The words of an interview, in their order."""
    interview = Interview.objects.get(pk=interview_id)
    return [entry.content for entry in ledger.transcript(interview).entries]


# -- reports -------------------------------------------------------------------------------


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The messages to workers; there is no worker here."""
    told: list[str] = []
    monkeypatch.setattr(asking, "send", lambda report_id: told.append(str(report_id)))
    return told


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every call of a model that a report makes."""
    made: list[Any] = []
    answered = calls.answered

    async def counted(work: Any, call: Any) -> Any:
        made.append(call)
        return await answered(work, call)

    monkeypatch.setattr(calls, "answered", counted)
    return made


@pytest.fixture
def interview(owner: User) -> Interview:
    """One answered question."""
    made = ledger.create(owner, reporting.SPEC)
    reporting.say(made, "a1", reporting.ANSWER)
    return made
