"""Answers of the AI and their attempts. Which transition is allowed says `interviews/states`."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField
from interviews.models.interview import Interview

if TYPE_CHECKING:
    from accounts.models import User


class AnswerQuerySet(models.QuerySet["Answer"]):
    def for_user(self, user: User) -> AnswerQuerySet:
        """The answers in this user's interviews, nobody else's."""
        return self.filter(interview__owner_id=user.pk)


class Answer(models.Model):
    """The one answer to a line in one voice. `about` is that line's id (empty: the opening);
    `transcript_id` is the id under which all its attempts appear in the transcript."""

    class Voice(models.TextChoices):
        MOCK = "mock", _("the other seat")
        ASSISTANT = "assistant", _("coach")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="answers")
    voice = models.CharField(_("voice"), max_length=20, choices=Voice)
    about = models.CharField(_("about"), max_length=128, blank=True)
    transcript_id = models.CharField(_("transcript id"), max_length=128)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["interview", "about", "voice"], name="answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.voice} {self.about or 'opening'}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def for_user(self, user: User) -> AttemptQuerySet:
        """The attempts in this user's interviews, nobody else's."""
        return self.filter(answer__interview__owner_id=user.pk)


class Attempt(models.Model):
    """One try at an answer. Its `number` is also the epoch that fences an outdated owner off."""

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        WITHDRAWN = "withdrawn", _("stopped before the first word")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RUNNING)
    text = EncryptedTextField(_("text"), default="", blank=True)
    finish_reason = models.CharField(_("finish reason"), max_length=20, blank=True)
    error_code = models.CharField(_("error code"), max_length=40, blank=True)
    error_message = models.CharField(_("error message"), max_length=500, blank=True)
    retry_after = models.FloatField(_("retry after (s)"), null=True, blank=True)
    model = models.CharField(_("model"), max_length=100, blank=True)
    prompt_version = models.CharField(_("prompt version"), max_length=64, blank=True)
    prompt_tokens = models.PositiveIntegerField(_("prompt tokens"), default=0)
    completion_tokens = models.PositiveIntegerField(_("completion tokens"), default=0)
    tokens_estimated = models.BooleanField(_("tokens estimated"), default=False)
    move = models.JSONField(_("move"), null=True, blank=True)
    progress = models.JSONField(_("progress"), default=dict, blank=True)
    started = models.DateTimeField(_("started"))
    ended = models.DateTimeField(_("ended"), null=True, blank=True)
    owner = models.UUIDField(
        _("owner"), null=True, blank=True, editable=False, help_text=_("The web process that generates it.")
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="attempt_number_once")]
        indexes = [models.Index(fields=["state"], condition=models.Q(state="running"), name="attempts_running")]

    def __str__(self) -> str:
        return f"{self.answer_id}/{self.number} {self.state}"
