"""Prompt templates, their versions and which of them is in force. Written by `publishing` alone.

The database itself refuses to change a version that is written (a trigger, see the migration).
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prompts.models.kinds import InterviewType, Language
from prompts.rendering import LONGEST


class PromptTemplate(models.Model):
    """The place of a prompt: for which type (or any), language, voice and profile. Its text is in the versions."""

    class Voice(models.TextChoices):
        INTERVIEWER = "interviewer", _("interviewer")
        COACH = "coach", _("coach")
        CANDIDATE = "candidate", _("AI candidate")
        INTERVIEWER_COACH = "interviewer_coach", _("interviewer’s coach")
        JUDGE = "judge", _("judge of a report")
        REVIEWER = "reviewer", _("reviewer of a report")
        INTERVIEWER_JUDGE = "interviewer_judge", _("judge of an interviewer’s report")
        INTERVIEWER_REVIEWER = "interviewer_reviewer", _("reviewer of an interviewer’s report")

    class Profile(models.TextChoices):
        FULL = "full", _("full")
        COMPACT = "compact", _("compact")

    type = models.ForeignKey(
        InterviewType,
        models.PROTECT,
        related_name="templates",
        verbose_name=_("interview type"),
        null=True,
        blank=True,
        help_text=_("Empty: for types that have no prompt of their own."),
    )
    language = models.ForeignKey(Language, models.PROTECT, related_name="templates", verbose_name=_("language"))
    voice = models.CharField(_("voice"), max_length=20, choices=Voice)
    profile = models.CharField(_("profile"), max_length=20, choices=Profile)

    class Meta:
        verbose_name = _("prompt template")
        verbose_name_plural = _("prompt templates")
        ordering = ["voice", "profile", "language", "type"]
        constraints = [
            models.UniqueConstraint(fields=["type", "language", "voice", "profile"], name="template_once"),
            models.UniqueConstraint(
                fields=["language", "voice", "profile"], condition=Q(type__isnull=True), name="general_template_once"
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(word for word in (self.type_id, self.voice, self.profile, self.language_id) if word)


class PromptVersion(models.Model):
    """One text of a template. Never changed after it is written; the next text is the next version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(PromptTemplate, models.PROTECT, related_name="versions", verbose_name=_("template"))
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), max_length=LONGEST)
    note = models.CharField(_("note"), max_length=200, blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("prompt version")
        verbose_name_plural = _("prompt versions")
        ordering = ["template", "-number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.template} v{self.number}"


class Release(models.Model):
    """That a version was put in force under a label. The newest that was not rolled back is in force."""

    class Label(models.TextChoices):
        PRODUCTION = "production", _("production")
        STAGING = "staging", _("staging")

    template = models.ForeignKey(PromptTemplate, models.PROTECT, related_name="releases", verbose_name=_("template"))
    version = models.ForeignKey(PromptVersion, models.PROTECT, related_name="releases", verbose_name=_("version"))
    label = models.CharField(_("label"), max_length=20, choices=Label, default=Label.PRODUCTION)
    in_force = models.BooleanField(_("in force"), default=False)
    rolled_back = models.BooleanField(_("rolled back"), default=False)
    at = models.DateTimeField(_("published"), auto_now_add=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "label"], condition=Q(in_force=True), name="one_version_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.version_id}"
