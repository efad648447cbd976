"""`doctor` says what is broken and how to mend it; `demo` brings people with interviews, any number of times."""

import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts import encryption
from accounts.models import Story, User
from interviews import figures, ledger
from interviews.llm import registry, trial
from interviews.models import Answer, Attempt, Interview, Report
from interviews.reports import history
from interviewsite import doctor
from interviewsite.doctor import stores
from prompts import catalog
from tests import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(settings: Any) -> None:
    """A site with content and one model, which answers."""
    settings.SCRIPTED_MODEL, settings.EMBEDDED_MODEL = True, False
    content.load()
    registry.sync()
    catalog.forget()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Which models answer when they are tried; those not named do."""
    working: dict[str, bool] = {}

    def test_model(name: str) -> trial.TestResult:
        ok = working.get(name, True)
        return trial.TestResult(name, ok, 0.1, 0.2, "ok" if ok else "The provider does not answer.")

    monkeypatch.setattr(trial, "test_model", test_model)
    return working


def said() -> tuple[str, bool]:
    lines: list[str] = []
    sound = doctor.report(lines.append)
    return "\n".join(lines), sound


def test_it_is_content_with_a_site_that_works(ready: None, answers: dict[str, bool]) -> None:
    text, sound = said()
    assert sound, text
    assert re.search(r"^ok +Database: ", text, re.MULTILINE)
    assert re.search(r"^ok +Model scripted \(default\)", text, re.MULTILINE)
    assert re.search(r"^note +Worker: never heard of", text, re.MULTILINE)


def test_it_names_a_model_that_does_not_answer(ready: None, answers: dict[str, bool]) -> None:
    answers["scripted"] = False
    text, sound = said()
    assert not sound
    assert re.search(r"^BROKEN +Model scripted \(default\): The provider does not answer\.\n +-> ", text, re.MULTILINE)


def test_it_names_a_redis_that_is_gone(ready: None, answers: dict[str, bool], settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    text, sound = said()
    assert not sound
    assert re.search(r"^BROKEN +Redis: does not answer", text, re.MULTILINE)


def test_it_says_what_becomes_of_reports(ready: None, answers: dict[str, bool], settings: Any) -> None:
    assert re.search(r"^ok +Reports: ", said()[0], re.MULTILINE)
    owner = User.objects.create_user("owner@example.org")
    interview = ledger.create(owner, ledger.InterviewSpec("BQ", "candidate", "Acme", "Engineer"))
    report = Report.objects.create(interview=interview, number=1, created=timezone.now())
    Report.objects.update(state=Report.State.FAILED, error_code="MODEL_ERROR")
    report.refresh_from_db()
    assert re.search(r"^note +Reports: 1 of the last day failed: MODEL_ERROR", said()[0], re.MULTILINE)
    report.state = Report.State.WAITING
    report.save()
    assert re.search(r"^ok +Reports: ", said()[0], re.MULTILINE), "it may wait for a while"
    Report.objects.update(created=timezone.now() - timedelta(hours=1))
    assert re.search(r"^note +Reports: 1 wait, the oldest since ", said()[0], re.MULTILINE)


def test_without_a_capable_model_it_says_that_nothing_is_judged(
    ready: None, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = [replace(model, profile="compact") for model in registry.all()]
    monkeypatch.setattr(registry, "all", lambda: small)
    assert re.search(r"^note +Reports: measure answers and judge none", said()[0], re.MULTILINE)


def test_it_misses_a_worker_where_a_web_server_runs(
    ready: None, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "web_runs", lambda: True)
    text, sound = said()
    assert not sound
    assert re.search(r"^BROKEN +Worker: ", text, re.MULTILINE)


def test_it_names_a_key_that_is_missing_and_counts_what_it_sealed(
    ready: None, answers: dict[str, bool], settings: Any
) -> None:
    user = User.objects.create_user("owner@example.org", "sandgrouse-42")
    for number in range(3):
        Story.objects.create(user=user, title=f"Story {number}", situation="At night.")
    text, sound = said()
    assert sound
    assert re.search(r"^ok +Keys: ", text, re.MULTILINE)
    old, lost = settings.FIELD_ENCRYPTION_KEYS, encryption.key_ids()[0]
    settings.FIELD_ENCRYPTION_KEYS = ["another"]
    text, sound = said()
    assert not sound
    assert re.search(
        rf"^BROKEN +Keys: texts that nobody can read, sealed \d+ with the key {lost}\n", text, re.MULTILINE
    )
    settings.FIELD_ENCRYPTION_KEYS = ["another", *old]
    assert said()[1], "put back behind the new one"


@pytest.mark.redis
def test_it_counts_web_processes_and_minds_what_redis_drops(
    ready: None, answers: dict[str, bool], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:6379/5"
    monkeypatch.setattr(figures.mine, "others", lambda: 2)
    text, sound = said()
    assert sound, text
    assert re.search(r"^ok +Redis: answers; carries what 2 web process", text, re.MULTILINE)
    monkeypatch.setattr("interviewsite.doctor.stores._policy", lambda client: "allkeys-lru")
    assert re.search(r"^note +Redis: drops keys when its memory is full \(allkeys-lru\)", said()[0], re.MULTILINE)


class Server:
    """PostgreSQL as far as its connections go."""

    vendor = "postgresql"

    def cursor(self) -> "Server":
        return self

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing to close."""

    def execute(self, statement: str) -> None:
        """It is the one question."""

    def fetchone(self) -> tuple[int]:
        return (97,)


@pytest.mark.parametrize(
    ("web", "pool", "threads", "verdicts"),
    [
        (2, 10, 4, ["ok"]),
        (8, 10, 4, ["ok"]),
        (9, 10, 4, ["note"]),
        (2, 4, 4, ["ok", "note"]),
    ],
)
def test_it_adds_up_connections(
    web: int, pool: int, threads: int, verdicts: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "connection", Server())
    monkeypatch.setattr(figures.mine, "others", lambda: web)
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {"pool": {"max_size": pool}})
    settings.DATABASE_THREADS = threads
    found = list(stores.connections())
    assert [finding.verdict.value for finding in found] == verdicts
    assert f"may want {web * pool + 8} of 97" in found[0].said


def test_it_exits_with_one_when_something_is_broken(ready: None, answers: dict[str, bool]) -> None:
    call_command("doctor", stdout=StringIO())
    answers["scripted"] = False
    with pytest.raises(CommandError):
        call_command("doctor", stdout=StringIO())


# -- demo ----------------------------------------------------------------------------------


def demo() -> dict[str, tuple[str, str]]:
    """Run the command; role → address and password."""
    out = StringIO()
    call_command("demo", stdout=out)
    rows = re.findall(r"^(\w+) +(\S+@\S+) +(\S+) ", out.getvalue(), re.MULTILINE)
    return {role: (email, password) for role, email, password in rows}


def test_it_brings_one_of_each_role_who_can_sign_in(ready: None) -> None:
    people = demo()
    assert set(people) == {"candidate", "interviewer", "admin"}
    for role, (email, password) in people.items():
        user = User.objects.get(email=email)
        assert (user.role, user.check_password(password)) == (role, True)
        signed_in = Client().post("/api/v1/auth/token", {"email": email, "password": password}, "application/json")
        assert signed_in.status_code == 200


def test_it_changes_nothing_the_second_time_but_the_passwords(ready: None) -> None:
    first = demo()
    before = sorted(Interview.objects.values_list("owner__email", "session_id"))
    second = demo()
    assert sorted(Interview.objects.values_list("owner__email", "session_id")) == before
    email, password = first["candidate"]
    user = User.objects.get(email=email)
    assert not user.check_password(password)
    assert user.check_password(second["candidate"][1])


def test_its_charts_are_not_empty(ready: None) -> None:
    email, _password = demo()["candidate"]
    tried = history.tried(User.objects.get(email=email))
    assert len({each.session_id for each in tried}) > 1
    assert all(0 <= each.heard <= each.of for each in tried)
    assert any(each.heard == each.of for each in tried)


def test_its_interviews_are_whole(ready: None) -> None:
    demo()
    assert set(Interview.objects.values_list("seat", "language")) == {
        ("candidate", "en"),
        ("candidate", "zh"),
        ("interviewer", "en"),
    }
    for interview in Interview.objects.all():
        entries = ledger.transcript(interview).entries
        assert interview.state == "finished"
        assert len(entries) >= 6
        speakers = [entry.speaker for entry in entries]
        assert all(one != other for one, other in pairwise(speakers))
        ours = [entry for entry in entries if entry.speaker != interview.seat]
        attempts = Attempt.objects.filter(answer__interview=interview)
        assert {attempt.text for attempt in attempts} == {entry.content for entry in ours}
        assert Answer.objects.filter(interview=interview).count() == len(ours)
        if interview.seat == "candidate":
            moves = [entry.move["kind"] for entry in ours if entry.move]
            assert (moves[0], moves[-1]) == ("open", "close")
            assert moves.count("ask") == len(interview.plan["questions"]) - 1
