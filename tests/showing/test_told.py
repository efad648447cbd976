"""Where a story was told."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Story, User
from interviews.models import Interview
from interviews.showing.told import told
from tests.core.reporting import say

FIRST = "Last spring the refund queue lost eleven refunds in a month, and a colleague wanted to keep the old queue."
THEN = "I wrote a plan that moved one merchant at a time; all 240 merchants moved in five weeks without a lost refund."


@pytest.fixture
def story(owner: User) -> Story:
    return Story.objects.create(
        user=owner,
        title="The refund queue",
        situation="The refund queue lost eleven refunds in a month; my colleague wanted to keep it.",
        action="I wrote a plan that moved one merchant at a time.",
        result="240 merchants moved in five weeks without a lost refund.",
    )


def test_it_names_the_interview_in_which_it_was_told(
    owner: User, client: Client, interview: Interview, story: Story
) -> None:
    assert told(owner, story) == []
    say(interview, "c1", FIRST)
    say(interview, "c2", THEN)
    (found,) = told(owner, story)
    assert found.interview == interview
    page = client.get(f"/stories/{story.pk}/").content.decode()
    assert "Told in" in page
    assert f"/interviews/{interview.session_id}/" in page


def test_other_stories_and_other_people_are_not_named(owner: User, interview: Interview, story: Story) -> None:
    say(interview, "c1", "My neighbour asked me to repair the fence, and I did it within two afternoons in autumn.")
    assert told(owner, story) == []
    say(interview, "c2", f"{FIRST} {THEN}")
    stranger = User.objects.create_user("stranger@example.org", "sandgrouse-42-lantern")
    assert told(stranger, story) == []
    assert len(told(owner, story)) == 1


def test_it_asks_the_database_twice_however_many_interviews_there_are(
    owner: User, interview: Interview, story: Story, django_assert_num_queries: Any
) -> None:
    say(interview, "c1", f"{FIRST} {THEN}")
    with django_assert_num_queries(2):
        told(owner, story)
