"""Who wrote a prompt's version and who put it in force: entries of the admin's own history, from whatever door.

Ids and labels only. An entry goes with its person's account; the version stays, and then says no author.
"""

import uuid
from collections.abc import Iterable, Mapping

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from prompts.models import PromptVersion, Release


def wrote(by: uuid.UUID, version: PromptVersion) -> None:
    """Note that somebody wrote a version."""
    _note(by, version, ADDITION, _("Written."))


def released(by: uuid.UUID, version: PromptVersion, label: str) -> None:
    """Note that somebody put a version in force under a label."""
    _note(by, version, CHANGE, _("In force: %(label)s.") % {"label": Release.Label(label).label})


def authors(versions: Iterable[PromptVersion]) -> Mapping[uuid.UUID, str]:
    """Version → its author's address; without those that shipped or whose author is gone. One query."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(PromptVersion),
        object_id__in=[str(version.pk) for version in versions],
        action_flag=ADDITION,
    )
    return {uuid.UUID(entry.object_id): entry.user.get_username() for entry in entries.select_related("user")}


def _note(by: uuid.UUID, version: PromptVersion, act: int, message: str) -> None:
    LogEntry.objects.create(
        user_id=by,
        content_type=ContentType.objects.get_for_model(PromptVersion),
        object_id=str(version.pk),
        object_repr=str(version)[:200],
        action_flag=act,
        change_message=message,
    )
