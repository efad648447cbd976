"""What a person tells about themselves: their background and their stories. Encrypted throughout."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedJSONField, EncryptedTextField

if TYPE_CHECKING:
    from accounts.models.user import User


class PersonalInfo(models.Model):
    """A person's background. Its primary key is its own, so that its columns can be bound to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="personal_info")
    name = EncryptedTextField(_("name"), blank=True, default="")
    headline = EncryptedTextField(_("headline"), blank=True, default="")
    location = EncryptedTextField(_("location"), blank=True, default="")
    summary = EncryptedTextField(_("summary"), blank=True, default="")
    skills = EncryptedJSONField(_("skills"), blank=True, default=list)
    experience = EncryptedJSONField(_("experience"), blank=True, default=list)
    education = EncryptedJSONField(_("education"), blank=True, default=list)
    resume = EncryptedTextField(_("résumé"), blank=True, default="")
    updated = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("personal information")
        verbose_name_plural = _("personal information")

    def __str__(self) -> str:
        return str(self.user_id)


class StoryQuerySet(models.QuerySet["Story"]):
    def for_user(self, user: User) -> StoryQuerySet:
        """This person's stories, nobody else's."""
        return self.filter(user_id=user.pk)


class Story(models.Model):
    """Something that happened, in the parts a behavioural interview asks for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stories")
    title = EncryptedTextField(_("title"))
    situation = EncryptedTextField(_("situation"), blank=True, default="")
    task = EncryptedTextField(_("task"), blank=True, default="")
    action = EncryptedTextField(_("action"), blank=True, default="")
    result = EncryptedTextField(_("result"), blank=True, default="")
    tags = EncryptedJSONField(_("tags"), blank=True, default=list)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("updated"), auto_now=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-created", "id"]
        indexes = [models.Index(fields=["user", "-created"])]

    def __str__(self) -> str:
        return str(self.pk)
