"""Writing what a person tells about themselves: background, stories, job ads. Everything here is the owner's own."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access, job_ads
from accounts.errors import NotFound, ValidationFailed
from accounts.models import JobAd, PersonalInfo, Story, User

MOST_STORIES = 200
MOST_JOB_ADS = 50

Row = TypeVar("Row", PersonalInfo, Story, JobAd)


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


def job_ad(user: User, ad_id: UUID | str) -> JobAd:
    """One of the user's job ads; somebody else's is as unknown as none. Raises `NotFound`."""
    try:
        return JobAd.objects.for_user(user).get(pk=UUID(str(ad_id)))
    except (ValueError, JobAd.DoesNotExist) as exc:
        raise NotFound(_("There is no such job ad.")) from exc


@transaction.atomic
def add_job_ad(user: User, values: Mapping[str, str]) -> JobAd:
    """A new job ad; company and position that are left empty are read from its text, to be confirmed.

    Raises `PermissionDenied`, and `ValidationFailed` when there are too many.
    """
    access.require(user, "profile.write")
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if JobAd.objects.for_user(user).count() >= MOST_JOB_ADS:
        message = _("At most %(most)d job ads can be kept.") % {"most": MOST_JOB_ADS}
        raise ValidationFailed(message, details={"text": [message]})
    found = job_ads.fields_of(values["text"])
    read: dict[str, str] = {
        name: found[name] for name in ("company", "position") if name in found and not values.get(name)
    }
    return _write(JobAd(user=user), {**values, **read})


def keep_job_ad(user: User, values: Mapping[str, str]) -> JobAd:
    """The ad with this text, kept if it is not yet. Raises as `add_job_ad` does."""
    same = (each for each in JobAd.objects.for_user(user) if each.text.split() == values["text"].split())
    return next(same, None) or add_job_ad(user, values)


def change_job_ad(user: User, kept: JobAd, values: Mapping[str, str]) -> JobAd:
    """Put these values into the job ad. Raises `PermissionDenied`."""
    access.require(user, "profile.write")
    return _write(kept, values)


def _write(row: Row, values: Mapping[str, Any]) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row
