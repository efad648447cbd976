"""A sign-in by token: one row from `auth/token` until it ends. Cookie sessions are Django's own."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models.user import User


class SessionQuerySet(models.QuerySet["Session"]):
    def for_user(self, user: User) -> SessionQuerySet:
        """This person's sign-ins, nobody else's."""
        return self.filter(user_id=user.pk)

    def alive(self) -> SessionQuerySet:
        """Those that were not ended. Whether a token of theirs expired says the token."""
        return self.filter(ended__isnull=True)


class Session(models.Model):
    """Its id is the `sid` of all tokens made from it; `refresh_id` names the one refresh token that serves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="token_sessions")
    refresh_id = models.CharField(_("refresh token in force"), max_length=64)
    user_agent = models.CharField(_("program"), max_length=200, blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    used = models.DateTimeField(_("last refreshed"), auto_now=True)
    expires = models.DateTimeField(_("expires"))
    ended = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("token session")
        verbose_name_plural = _("token sessions")
        ordering = ["-created"]
        indexes = [models.Index(fields=["expires"])]

    def __str__(self) -> str:
        return str(self.pk)
