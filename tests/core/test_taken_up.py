"""A plan that takes up the profile: sealed, said to its owner, practised again; private stories never reach it."""

from typing import Any

import pytest
from django.db import connection

from accounts import profiles
from accounts.models import User
from interviews import ledger, reports
from interviews.ledger import InterviewSpec
from interviews.ledger.plans import plan_of
from interviews.models import Entry, Interview
from interviews.reports import practice
from interviews.reports.material import questions
from tests.core.conftest import Begin, line

pytestmark = pytest.mark.django_db(transaction=True)

AD = "You plan 40 trams and know Kafka."
SPEC: dict[str, Any] = {"type_code": "BQ", "seat": "candidate", "company": "Acme", "position": "Planner"}


@pytest.fixture
def known(owner: User) -> User:
    """Somebody with a profile and a story of their own."""
    profiles.write_personal_info(owner, {"skills": ["Kafka"], "experience": ["Planner, Riverside Trams"]})
    profiles.add_story(owner, {"title": "Kafka outage", "situation": "Zebrawood", "tags": ["Kafka"]})
    return owner


def stored(interview: Interview) -> str:
    """The interview's row as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM interviews_interview")
        return str(cursor.fetchall())


def test_one_question_takes_up_what_ad_and_profile_name(known: User) -> None:
    made = ledger.create(known, InterviewSpec(**SPEC, language="en", job_ad=AD))
    asked = ledger.plan_as_made(made).questions
    assert len(asked) == 5
    assert [("Kafka" in each.text) for each in asked] == [False, True, False, False, False]
    assert plan_of(made, "en").questions[1].text == asked[1].text
    assert "Kafka" in plan_of(made, "zh").questions[1].text
    assert "简历" in plan_of(made, "zh").questions[1].text


def test_what_it_takes_up_is_sealed(known: User) -> None:
    made = ledger.create(known, InterviewSpec(**SPEC, language="en"))
    assert "Riverside Trams" in ledger.plan_as_made(made).questions[1].text
    assert "Riverside" not in stored(made)
    assert Interview.objects.get().taken_up == "Planner, Riverside Trams"


def test_private_stories_never_reach_a_plan(owner: User) -> None:
    told = dict.fromkeys(("title", "situation", "task", "action", "result"), "Zebrawood outage")
    profiles.add_story(owner, {**told, "tags": ["Kafka"]})
    ad = "You know Kafka and Zebrawood outage."
    plain = ledger.create(owner, InterviewSpec(**SPEC, language="en", job_ad=ad))
    assert "Zebrawood" not in str(ledger.plan_as_made(plain).to_json())
    profiles.write_personal_info(owner, {"skills": ["SQL"], "experience": ["Driver"]})
    for type_code in ("BQ", "HR", "CODE"):
        made = ledger.create(owner, InterviewSpec(**SPEC | {"type_code": type_code}, language="en", job_ad=ad))
        asked = str(ledger.plan_as_made(made).to_json())
        assert "Zebrawood" not in asked
        assert "Kafka" not in asked
        assert ("Driver" in asked) == (type_code != "CODE")


def test_others_have_no_such_question(known: User, stranger: User) -> None:
    seat = ledger.create(known, InterviewSpec(**SPEC | {"seat": "interviewer"}, language="en", job_ad=AD))
    theirs = ledger.create(stranger, InterviewSpec(**SPEC, language="en", job_ad=AD))
    short = ledger.create(known, InterviewSpec(**SPEC, language="en", job_ad=AD, questions=2))
    for made in (seat, theirs, short):
        assert "Kafka" not in str(ledger.plan_as_made(made).to_json()["questions"])
        assert not made.taken_up


def test_a_request_brings_its_own_profile(begin: Begin, known: User) -> None:
    begin(line("a"), personalInfo={"experience": ["Florist"]})
    begin(line("a"), session="s-2")
    brought, own = Interview.objects.order_by("session_id")
    assert brought.taken_up == "Florist"
    assert own.taken_up == "Planner, Riverside Trams"


def test_it_is_reported_and_practised_again(known: User) -> None:
    made = ledger.create(known, InterviewSpec(**SPEC, language="en", job_ad=AD, questions=3))
    for rank, (speaker, said, move) in enumerate(
        (
            ("candidate", "I planned.", None),
            ("interviewer", "Kafka?", {"kind": "ask"}),
            ("candidate", "I used it.", None),
        ),
        2,
    ):
        Entry.objects.create(
            interview=made,
            client_id=f"e{rank}",
            rank=rank * 10**6,
            speaker=speaker,
            content=said,
            move=move,
            timestamp=made.created,
        )
    asked = questions(made, ledger.transcript(made).entries)
    assert "Kafka" in asked[1].text
    assert (list(asked[1].replies), asked[1].competency) == (["I used it."], "experience")
    profiles.write_personal_info(known, {})
    again = practice.drill(known, made, asked[1].key)
    assert [each.text for each in ledger.plan_as_made(again).questions] == [asked[1].text]
    assert "Kafka" in ledger.transcript(again).entries[0].content
    assert reports.view(again).questions[0].key == asked[1].key
