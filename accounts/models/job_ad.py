"""The job ads that a person keeps to practise for. Encrypted: where somebody applies is nobody else's business."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField

if TYPE_CHECKING:
    from accounts.models.user import User

SHORT = 80
"""Characters of the first line that stand for an ad without a name."""


class JobAdQuerySet(models.QuerySet["JobAd"]):
    def for_user(self, user: User) -> JobAdQuerySet:
        """This person's job ads, nobody else's."""
        return self.filter(user_id=user.pk)


class JobAd(models.Model):
    """What an employer wrote, with the fields that its owner confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="job_ads")
    title = EncryptedTextField(_("title"), blank=True, default="")
    company = EncryptedTextField(_("company"), blank=True, default="")
    position = EncryptedTextField(_("position"), blank=True, default="")
    text = EncryptedTextField(_("text"))
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("updated"), auto_now=True)

    objects = JobAdQuerySet.as_manager()

    class Meta:
        verbose_name = _("job ad")
        verbose_name_plural = _("job ads")
        ordering = ["-created", "id"]
        indexes = [models.Index(fields=["user", "-created"])]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def name(self) -> str:
        """How it is recognised in a list: its title, else position and company, else how it begins."""
        return self.title or ", ".join(filter(None, (self.position, self.company))) or self.text.strip()[:SHORT]
