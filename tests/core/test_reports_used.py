"""What people do with a report: share it, practise what it says, keep a story of it, object to it."""

import pytest
from django.utils import timezone

from accounts.errors import NotFound, ValidationFailed
from accounts.models import User
from interviews import ledger
from interviews.models import Complaint, Interview, Share
from interviews.reports import practice, remarks, sharing
from tests.core.reporting import SPEC, finished, say

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_link_shows_until_it_expires_or_is_taken_back(owner: User, interview: Interview, sent: list[str]) -> None:
    with pytest.raises(NotFound):
        sharing.share(interview, with_transcript=True)
    finished(owner, interview)
    row, secret = sharing.share(interview, with_transcript=False)
    assert sharing.found(secret).interview == interview
    assert secret not in str(Share.objects.values())
    with pytest.raises(NotFound):
        sharing.found(secret + "x")
    Share.objects.update(expires=timezone.now())
    with pytest.raises(NotFound):
        sharing.found(secret)
    _row, other = sharing.share(interview, with_transcript=True)
    sharing.take_back(interview, _row.pk)
    with pytest.raises(NotFound):
        sharing.found(other)
    assert sharing.living(interview) == []
    assert row.with_transcript is False


def test_a_report_leads_to_a_drill_and_a_story(owner: User, interview: Interview) -> None:
    key = interview.plan["questions"][0]["key"]
    drill = practice.drill(owner, interview, key)
    assert [each["key"] for each in drill.plan["questions"]] == [key]
    story = practice.story_of(interview, key)
    assert "collected six incidents" in story["action"]
    assert "31 to 9" in story["result"]
    with pytest.raises(NotFound):
        practice.drill(owner, interview, "unheard_of")
    with pytest.raises(NotFound):
        practice.story_of(interview, interview.plan["questions"][1]["key"])


def test_what_looks_wrong_is_kept(owner: User, interview: Interview, sent: list[str]) -> None:
    finished(owner, interview)
    remarks.complain(interview, " The second quote is not mine. ", 2)
    with pytest.raises(ValidationFailed):
        remarks.complain(interview, "  ")
    kept = Complaint.objects.get()
    assert (kept.text, kept.question) == ("The second quote is not mine.", 2)


def test_a_story_keeps_all_that_was_said(owner: User) -> None:
    made = ledger.create(owner, SPEC)
    told = [
        "Last November our biggest customer wanted his whole format changed in two weeks, and nobody knew the old one",
        "I was to say whether it could be done",
        "I listed which fields he really read",
        "I mapped them in a sheet myself until Thursday evening and tested with twenty old tours",
        "The customer took nine files in a row, and errors fell from 12 to 1 a week",
    ]
    say(made, "a1", ". ".join(told) + ".")
    story = practice.story_of(made, made.plan["questions"][0]["key"])
    assert "mapped them in a sheet" in story["action"]
    assert "from 12 to 1" in story["result"]
    kept = " ".join(str(story[field]) for field in practice.STORY)
    assert all(sentence in kept for sentence in told)
    assert len(story["title"]) <= practice.LONGEST_TITLE
    assert told[0].startswith(story["title"].removesuffix("…") + " ")
