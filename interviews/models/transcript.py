"""What was said, line by line."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField
from interviews.models.interview import Interview

if TYPE_CHECKING:
    from accounts.models import User


class EntryQuerySet(models.QuerySet["Entry"]):
    def for_user(self, user: User) -> EntryQuerySet:
        """The lines of this user's interviews, nobody else's."""
        return self.filter(interview__owner_id=user.pk)


class Entry(models.Model):
    """One line. `client_id` is its public id; `rank` orders the transcript and leaves gaps (`intake`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="entries")
    client_id = models.CharField(_("id"), max_length=128)
    rank = models.BigIntegerField(_("rank"))
    speaker = models.CharField(_("speaker"), max_length=20, choices=Interview.Seat)
    content = EncryptedTextField(_("content"))
    timestamp = models.DateTimeField(_("said at"))
    move = models.JSONField(_("move"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["interview", "client_id"], name="entry_id_once")]

    def __str__(self) -> str:
        return f"{self.speaker} {self.client_id}"
