"""What lies in the database can be read by this site alone, and only where it was written."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction

from accounts import encryption
from accounts.encryption import Sealed, Tampered
from accounts.models import PersonalInfo, Story, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.org")


def stored(story: Story, column: str = "title") -> str:
    with connection.cursor() as cursor:
        key = story.pk.hex if connection.vendor == "sqlite" else story.pk
        cursor.execute(f"SELECT {column} FROM accounts_story WHERE id = %s", [key])
        return str(cursor.fetchone()[0])


def plant(story: Story, text: str, column: str = "title") -> None:
    with connection.cursor() as cursor:
        key = story.pk.hex if connection.vendor == "sqlite" else story.pk
        cursor.execute(f"UPDATE accounts_story SET {column} = %s WHERE id = %s", [text, key])


def test_it_keeps_text_and_json_unreadable_and_gives_them_back(ada: User) -> None:
    story = Story.objects.create(user=ada, title="Zwölf Wölfe 狼", tags=["conflict", {"a": 1}])
    assert "lfe" not in stored(story)
    assert "conflict" not in stored(story, "tags")
    again = Story.objects.get(pk=story.pk)
    assert again.title == "Zwölf Wölfe 狼"
    assert again.tags == ["conflict", {"a": 1}]


def test_it_seals_in_bulk_too(ada: User) -> None:
    Story.objects.bulk_create([Story(user=ada, title=f"secret {n}") for n in range(3)])
    assert sorted(s.title for s in Story.objects.all()) == ["secret 0", "secret 1", "secret 2"]
    assert all("secret" not in stored(s) for s in Story.objects.all())


def test_it_seals_for_update_by_hand_and_refuses_clear_text_there(ada: User) -> None:
    story = Story.objects.create(user=ada, title="old")
    with pytest.raises(TypeError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(title="clear")
    Story.objects.filter(pk=story.pk).update(title=encryption.sealed_case(Story, "title", {story.pk: "new"}))
    assert isinstance(Story.objects.values_list("title", flat=True).get(), Sealed)
    assert Story.objects.get().title == "new"


def test_it_seals_many_rows_in_one_statement(ada: User, django_assert_num_queries: Any) -> None:
    stories = [Story.objects.create(user=ada, title=f"old {n}") for n in range(3)]
    values = {story.pk: f"new {n}" for n, story in enumerate(stories)}
    with django_assert_num_queries(1):
        Story.objects.filter(pk__in=values).update(title=encryption.sealed_case(Story, "title", values))
    assert {s.pk: s.title for s in Story.objects.all()} == values
    stories[0].title = "clear"
    with pytest.raises(TypeError), transaction.atomic():
        Story.objects.bulk_update(stories[:1], ["title"])


def test_it_refuses_text_moved_from_another_row(ada: User) -> None:
    mine, theirs = (Story.objects.create(user=ada, title=t) for t in ("mine", "theirs"))
    plant(mine, stored(theirs))
    with pytest.raises(Tampered):
        _ = Story.objects.get(pk=mine.pk).title


def test_it_refuses_text_moved_from_another_column(ada: User) -> None:
    story = Story.objects.create(user=ada, title="title", situation="situation")
    plant(story, stored(story, "situation"))
    with pytest.raises(Tampered):
        _ = Story.objects.get().title


@pytest.mark.parametrize("text", ["clear text", "v1.00000000.AAAA", "v1", "v2.x.y", "v1.{id}.%%%", "v1.{id}.AAAA"])
def test_it_refuses_planted_text(ada: User, text: str) -> None:
    story = Story.objects.create(user=ada, title="title")
    plant(story, text.replace("{id}", encryption.current_prefix().split(".")[1]))
    with pytest.raises(Tampered):
        _ = Story.objects.get().title


def test_it_refuses_a_copy_under_another_key(ada: User) -> None:
    story = Story.objects.get(pk=Story.objects.create(user=ada, title="title").pk)
    story.pk, story._state.adding = uuid.uuid4(), True
    with pytest.raises(Tampered), transaction.atomic():
        story.save()


def test_it_cannot_be_searched(ada: User) -> None:
    with pytest.raises(FieldError):
        Story.objects.filter(title__contains="x").exists()
    with pytest.raises(FieldError):
        Story.objects.filter(tags__a="x").exists()
    with pytest.raises(TypeError):
        Story.objects.filter(title="x").exists()


def test_it_leaves_empty_text_empty_and_opens_only_what_is_read(ada: User) -> None:
    story = Story.objects.create(user=ada, title="title")
    assert stored(story, "situation") == ""
    again = Story.objects.get()
    assert isinstance(again.__dict__["title"], Sealed)
    again.situation = "now"
    again.save()
    assert Story.objects.get().title == "title"


def test_it_opens_with_older_keys_and_seals_with_the_first(ada: User, settings: Any) -> None:
    story = Story.objects.create(user=ada, title="title")
    old = settings.FIELD_ENCRYPTION_KEYS
    settings.FIELD_ENCRYPTION_KEYS = ["new key", *old]
    assert Story.objects.get().title == "title"
    again = Story.objects.create(user=ada, title="other")
    settings.FIELD_ENCRYPTION_KEYS = ["new key"]
    assert Story.objects.get(pk=again.pk).title == "other"
    with pytest.raises(Tampered):
        _ = Story.objects.get(pk=story.pk).title


def test_it_reads_deferred_and_refreshed_rows(ada: User) -> None:
    PersonalInfo.objects.create(user=ada, headline="Engineer", skills=["SQL"])
    info = PersonalInfo.objects.only("id").get()
    assert info.headline == "Engineer"
    info.refresh_from_db()
    assert info.skills == ["SQL"]
