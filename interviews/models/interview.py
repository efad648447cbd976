"""An interview: what is practised, in which seat, its plan and its clock. Not what was said (`transcript`)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField

if TYPE_CHECKING:
    from accounts.models import User


class InterviewQuerySet(models.QuerySet["Interview"]):
    def for_user(self, user: User) -> InterviewQuerySet:
        """The interviews that belong to this user, nobody else's."""
        return self.filter(owner_id=user.pk)


class Interview(models.Model):
    class State(models.TextChoices):
        ACTIVE = "active", _("in progress")
        FINISHED = "finished", _("finished")

    class Seat(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        INTERVIEWER = "interviewer", _("interviewer")

    class Mode(models.TextChoices):
        STUDY = "study", _("study")
        REAL = "real", _("real")

    class Level(models.TextChoices):
        JUNIOR = "junior", _("junior")
        MID = "mid", _("mid-level")
        SENIOR = "senior", _("senior")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="interviews")
    session_id = models.CharField(_("session id"), max_length=64)
    type_code = models.CharField(_("type"), max_length=40)
    seat = models.CharField(_("seat"), max_length=20, choices=Seat)
    company = models.CharField(_("company"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    language = models.CharField(_("language"), max_length=35)
    model = models.CharField(_("model"), max_length=100, default="default")
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.MID)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.STUDY)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.ACTIVE)
    plan = models.JSONField(
        _("plan"), default=dict, help_text=_("The planned questions, made when the interview starts.")
    )
    taken_up = EncryptedTextField(
        _("taken up"),
        null=True,
        blank=True,
        help_text=_("What a question of the plan takes up from the owner's profile."),
    )
    aliases = models.JSONField(_("aliases"), default=dict, help_text=_("Other ids of lines → the lines' own."))
    time_factor = models.FloatField(
        _("time factor"), default=1.0, help_text=_("Stretches the time limit; 0 switches it off.")
    )
    used_seconds = models.FloatField(_("active time (s)"), default=0.0)
    last_active = models.DateTimeField(_("last active"))
    created = models.DateTimeField(_("created"), auto_now_add=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["-created"]
        constraints = [models.UniqueConstraint(fields=["owner", "session_id"], name="interview_session_once")]
        indexes = [models.Index(fields=["owner", "-created"])]

    def __str__(self) -> str:
        return f"{self.type_code}: {self.position}, {self.company}"
