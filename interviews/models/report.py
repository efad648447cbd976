"""Reports on finished interviews: the rows are the truth of the queue, and hold each section as soon as it is made."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField
from interviews.models.interview import Interview

if TYPE_CHECKING:
    from accounts.models import User


class ReportQuerySet(models.QuerySet["Report"]):
    def for_user(self, user: User) -> ReportQuerySet:
        """The reports on this user's interviews, nobody else's."""
        return self.filter(interview__owner_id=user.pk)


class Report(models.Model):
    """One making of an interview's report; the newest is shown.

    waiting ◀──▶ making ──▶ done       back to waiting: a model failed; it rests until `due`
                  │  ▲
                  ▼  │ (its worker is gone: another goes on)
                failed
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        MAKING = "making", _("being made")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="reports")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    sections = models.PositiveIntegerField(_("sections to make"), default=0)
    judged = models.BooleanField(_("judged"), default=False, help_text=_("Whether a capable model judged the answers."))
    model = models.CharField(_("model"), max_length=100, blank=True)
    data_goes_to = models.CharField(_("data went to"), max_length=200, blank=True)
    prompt_version = models.CharField(_("prompt version"), max_length=80, blank=True)
    prompts = models.JSONField(
        _("prompts"),
        null=True,
        blank=True,
        help_text=_("Which version spoke for whom, and under which label it was in force."),
    )
    rubric_version = models.CharField(_("rubric version"), max_length=64, blank=True)
    rubric = models.JSONField(_("rubric"), default=list, blank=True)
    tokens = models.PositiveIntegerField(_("tokens"), default=0)
    self_rating = models.JSONField(_("own rating"), default=dict, blank=True)
    error_code = models.CharField(_("error code"), max_length=40, blank=True)
    error_message = models.CharField(_("error message"), max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries in a row that made nothing"), default=0)
    due = models.DateTimeField(_("not before"), null=True, blank=True)
    owner = models.UUIDField(_("owner"), null=True, blank=True, editable=False)
    created = models.DateTimeField(_("created"))
    heard = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created"]
        constraints = [models.UniqueConstraint(fields=["interview", "number"], name="report_number_once")]
        indexes = [
            models.Index(fields=["state"], condition=models.Q(state__in=["waiting", "making"]), name="reports_open")
        ]

    def __str__(self) -> str:
        return f"{self.interview_id}/{self.number} {self.state}"


class SectionQuerySet(models.QuerySet["Section"]):
    def for_user(self, user: User) -> SectionQuerySet:
        """The sections of this user's reports, nobody else's."""
        return self.filter(report__interview__owner_id=user.pk)


class Section(models.Model):
    """One finding: a score under one criterion, or the review of one answer (`criterion` empty)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="found")
    question = models.PositiveSmallIntegerField(_("question"), help_text=_("Its number in the interview, from 1."))
    question_key = models.CharField(_("question's key"), max_length=80, blank=True)
    competency = models.CharField(_("competency"), max_length=60, blank=True)
    criterion = models.CharField(_("criterion"), max_length=60, blank=True)
    points = models.FloatField(_("points"), null=True, blank=True)
    low = models.PositiveSmallIntegerField(_("lowest"), null=True, blank=True)
    high = models.PositiveSmallIntegerField(_("highest"), null=True, blank=True)
    content = EncryptedTextField(_("content"), default="", blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of a report")
        verbose_name_plural = _("sections of reports")
        ordering = ["question", "criterion"]
        constraints = [models.UniqueConstraint(fields=["report", "question", "criterion"], name="section_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.question} {self.criterion}"


class Complaint(models.Model):
    """What somebody found wrong in a report, for the admin."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="complaints")
    question = models.PositiveSmallIntegerField(_("question"), null=True, blank=True)
    criterion = models.CharField(_("criterion"), max_length=60, blank=True)
    text = EncryptedTextField(_("text"), default="", blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("complaint about a report")
        verbose_name_plural = _("complaints about reports")
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.criterion}"


class Share(models.Model):
    """A link that shows a report to whoever has it, until it expires or is taken back. Its secret is kept as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="shares")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    with_transcript = models.BooleanField(_("with the transcript"), default=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    expires = models.DateTimeField(_("expires"))

    class Meta:
        verbose_name = _("shared link")
        verbose_name_plural = _("shared links")
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.created:%Y-%m-%d}"
