"""Who sees what: strangers are sent to sign in, and somebody else's is the same as nothing."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from accounts import sessions
from accounts.models import Session, Story, User
from tests.pages.conftest import ONES_OWN

GUARDED = [*ONES_OWN, "/settings/export", "/settings/delete", f"/stories/{UUID(int=7)}/"]


@pytest.mark.parametrize("path", [path for path in GUARDED if path != "/accounts/logout/"])
def test_it_sends_nobody_to_sign_in(path: str, browser: Client, db: None) -> None:
    answer = browser.get(path)
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("address", ["/stories/{}/", "/stories/{}/delete"])
def test_it_answers_for_anothers_story_as_for_none(address: str, strangers: Client, story: Story) -> None:
    anothers, none = strangers.get(address.format(story.pk)), strangers.get(address.format(uuid4()))
    assert anothers.status_code == none.status_code == 404
    assert _without_tokens(anothers.text, str(story.pk)) == _without_tokens(none.text, none.request["PATH_INFO"][9:45])


def test_it_does_not_change_anothers_story(strangers: Client, story: Story) -> None:
    assert strangers.post(f"/stories/{story.pk}/", {"title": "Mine now"}).status_code == 404
    assert strangers.post(f"/stories/{story.pk}/delete").status_code == 404
    story.refresh_from_db()
    assert story.title == "The stalled queue"


def test_it_shows_nobody_elses_stories(strangers: Client, story: Story) -> None:
    assert story.title not in strangers.get("/stories/").text


def test_it_ends_ones_own_program_only(owners: Client, strangers: Client, owner: User, stranger: User) -> None:
    program = sessions.start(owner, owner.created, "curl")
    assert strangers.post(f"/settings/programs/{program.pk}/end").status_code == 404
    assert Session.objects.alive().filter(pk=program.pk).exists()
    assert owners.post(f"/settings/programs/{program.pk}/end").status_code == 302
    assert not Session.objects.alive().filter(pk=program.pk).exists()


def _without_tokens(html: str, own: str) -> str:
    """The page without what differs by request: the form tokens and its own address."""
    lines = (line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)
    return "\n".join(lines).replace(own, "")
