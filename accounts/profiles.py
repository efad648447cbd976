"""Writing what a person tells about themselves: background and stories. Everything here is the owner's own."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access
from accounts.errors import NotFound, ValidationFailed
from accounts.models import PersonalInfo, Story, User

MOST_STORIES = 200

Row = TypeVar("Row", PersonalInfo, Story)


def change_preferences(user: User, values: Mapping[str, Any]) -> User:
    """Change name or language of the pages."""
    fields = [name for name in ("name", "language") if name in values]
    for name in fields:
        setattr(user, name, values[name])
    if fields:
        user.save(update_fields=fields)
    return user


def personal_info(user: User) -> PersonalInfo:
    """The background, empty and unsaved when there is none yet."""
    return PersonalInfo.objects.filter(user=user).first() or PersonalInfo(user=user)


@transaction.atomic
def write_personal_info(user: User, values: Mapping[str, Any]) -> PersonalInfo:
    """Put these values in place of the stored ones. Raises `PermissionDenied`."""
    access.require(user, "profile.write")
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    return _write(personal_info(user), values)


def story(user: User, story_id: str | UUID) -> Story:
    """One of the user's stories; somebody else's is as unknown as none. Raises `NotFound`."""
    try:
        return Story.objects.for_user(user).get(pk=UUID(str(story_id)))
    except (ValueError, Story.DoesNotExist) as exc:
        raise NotFound(_("There is no such story.")) from exc


def add_story(user: User, values: Mapping[str, Any]) -> Story:
    """A new story. Raises `PermissionDenied`, and `ValidationFailed` when there are too many."""
    access.require(user, "stories.write")
    if Story.objects.for_user(user).count() >= MOST_STORIES:
        message = _("At most %(most)d stories can be kept.") % {"most": MOST_STORIES}
        raise ValidationFailed(message, details={"title": [message]})
    return _write(Story(user=user), values)


def change_story(user: User, kept: Story, values: Mapping[str, Any]) -> Story:
    """Put these values into the story. Raises `PermissionDenied`."""
    access.require(user, "stories.write")
    return _write(kept, values)


def _write(row: Row, values: Mapping[str, Any]) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row
