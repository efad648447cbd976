"""The question bank and the set phrases, as rows. Their shape while in use is in `prompts.bank`."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prompts import bank
from prompts.checks import anchors, clarifications, examples, hints, parts, red_flags, tests
from prompts.models.kinds import InterviewType, Language


class Question(models.Model):
    """A question in one language. Without a type it serves types that have none of their own."""

    class Level(models.TextChoices):
        ANY = "any", _("any")
        JUNIOR = "junior", _("junior")
        MID = "mid", _("mid-level")
        SENIOR = "senior", _("senior")

    type = models.ForeignKey(
        InterviewType,
        models.CASCADE,
        related_name="questions",
        verbose_name=_("interview type"),
        null=True,
        blank=True,
        help_text=_("Empty: for types that have no questions of their own."),
    )
    language = models.ForeignKey(Language, models.CASCADE, related_name="questions", verbose_name=_("language"))
    key = models.SlugField(_("key"), max_length=80, help_text=_("The same in each language: the same slot."))
    text = models.TextField(_("text"), max_length=600, help_text=_("As it is asked: one question."))
    competency = models.SlugField(_("competency"), max_length=60, db_index=True)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.ANY)
    minutes = models.FloatField(_("minutes"), default=5, validators=[MinValueValidator(0.5), MaxValueValidator(120)])
    parts = models.JSONField(
        _("parts of a full answer"),
        validators=[parts],
        help_text=_("A list of {key, cue, probes}: what to listen for, and two or three questions that ask for it."),
    )
    full_answer = models.TextField(
        _("a full answer"),
        max_length=2000,
        blank=True,
        help_text=_("What an answer of level 5 sounds like. Shown afterwards."),
    )
    anchors = models.JSONField(
        _("anchors"),
        default=dict,
        blank=True,
        validators=[anchors],
        help_text=_("{1, 3, 5}: what an answer of that level shows."),
    )
    red_flags = models.JSONField(
        _("red flags"), default=list, blank=True, validators=[red_flags], help_text=_("A list of sentences.")
    )
    statement = models.TextField(_("problem statement"), max_length=6000, blank=True)
    examples = models.JSONField(
        _("examples"), default=list, blank=True, validators=[examples], help_text=_("A list of {input, output}.")
    )
    tests = models.JSONField(
        _("hidden tests"), default=list, blank=True, validators=[tests], help_text=_("A list of {input, output}.")
    )
    clarifications = models.JSONField(
        _("clarifying facts"),
        default=list,
        blank=True,
        validators=[clarifications],
        help_text=_("A list of sentences."),
    )
    hints = models.JSONField(
        _("hints"), default=list, blank=True, validators=[hints], help_text=_("Four sentences, from vague to plain.")
    )
    complexity = models.CharField(_("complexity"), max_length=300, blank=True)
    enabled = models.BooleanField(_("enabled"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["type", "language", "position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["type", "language", "key"], name="question_once"),
            models.UniqueConstraint(
                fields=["language", "key"], condition=Q(type__isnull=True), name="general_question_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language_id})"


def phrase_kinds() -> list[tuple[str, str]]:
    """The choices of `Phrase.kind`. Migrations call it, too: a new kind changes no table."""
    return [(kind, kind) for kind in bank.PHRASES]


class Phrase(models.Model):
    """One variant of a set phrase. Without a type it serves types that have none of their own of that kind."""

    type = models.ForeignKey(
        InterviewType,
        models.CASCADE,
        related_name="phrases",
        verbose_name=_("interview type"),
        null=True,
        blank=True,
        help_text=_("Empty: for all types that have none of their own."),
    )
    language = models.ForeignKey(Language, models.CASCADE, related_name="phrases", verbose_name=_("language"))
    kind = models.CharField(_("kind"), max_length=40, choices=phrase_kinds)
    text = models.TextField(_("text"), max_length=800)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("phrase")
        verbose_name_plural = _("phrases")
        ordering = ["type", "language", "kind", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language_id})"
