"""One-time links: to register where registration is by invitation, and to make the first admin."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Invite(models.Model):
    """Only the SHA-256 of the link's token is kept. `used` is set once, by a conditional update."""

    class Purpose(models.TextChoices):
        REGISTER = "register", _("register")
        FIRST_ADMIN = "first_admin", _("first admin")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, default=Purpose.REGISTER)
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True, editable=False)
    email = models.EmailField(_("only for this email"), blank=True)
    role = models.CharField(_("role"), max_length=20, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="invites_made"
    )
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="invites_used"
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    expires = models.DateTimeField(_("expires"))
    used = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created"]

    def __str__(self) -> str:
        return str(self.pk)
