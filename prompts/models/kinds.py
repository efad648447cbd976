"""Kinds of interview, what they are judged by, and the languages that they are held in."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from prompts.checks import few_words

CODE = RegexValidator(r"^[A-Za-z][A-Za-z0-9_-]*\Z", _("Letters, digits, - and _; a letter first."))


class Language(models.Model):
    """A language that interviews can be held in."""

    code = models.CharField(_("code"), max_length=35, primary_key=True, validators=[CODE], help_text=_("“en”, “zh” …"))
    name = models.CharField(_("name"), max_length=80, help_text=_("In the language itself."))
    locale = models.CharField(_("locale"), max_length=35, unique=True, help_text=_("“en-US”, “zh-CN” …"))
    date_format = models.CharField(_("date format"), max_length=40, help_text=_("“MM/DD/YYYY” …"))
    enabled = models.BooleanField(_("enabled"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class InterviewType(models.Model):
    """A kind of interview, offered as soon as it is enabled. Its words are in `TypeWording`."""

    code = models.CharField(_("code"), max_length=40, primary_key=True, validators=[CODE])
    time_limit = models.PositiveIntegerField(
        _("time limit (s)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(60), MaxValueValidator(4 * 3600)],
        help_text=_("Of the whole interview, in seconds. Empty: none."),
    )
    enabled = models.BooleanField(_("enabled"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("interview type")
        verbose_name_plural = _("interview types")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code


class TypeWording(models.Model):
    """A type's name in one language, and the parts of an answer to a question that the bank does not know."""

    type = models.ForeignKey(InterviewType, models.CASCADE, related_name="wordings", verbose_name=_("interview type"))
    language = models.ForeignKey(Language, models.CASCADE, related_name="+", verbose_name=_("language"))
    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("description"), max_length=300, blank=True)
    parts = models.JSONField(_("parts of an answer"), default=list, blank=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["type", "language"], name="type_wording_once")]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One thing that a seat of an interview is judged by. The weights of a seat count relative to their sum."""

    class Seat(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        INTERVIEWER = "interviewer", _("interviewer")

    type = models.ForeignKey(
        InterviewType,
        models.CASCADE,
        related_name="criteria",
        verbose_name=_("interview type"),
        null=True,
        blank=True,
        help_text=_("Empty: for types that have no criteria of their own for this seat."),
    )
    seat = models.CharField(
        _("seat"),
        max_length=20,
        choices=Seat,
        default=Seat.CANDIDATE,
        db_default=Seat.CANDIDATE,
        help_text=_("Whose report: what a candidate answers, or what an interviewer asks."),
    )
    key = models.SlugField(_("key"), max_length=60)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=10, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["type", "key"], name="criterion_once"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(type__isnull=True), name="general_criterion_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_id or self.seat}: {self.key}"


class CriterionWording(models.Model):
    """A criterion in one language: its name, and what an answer, or how one asks, shows at level 1, 3 and 5."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="wordings", verbose_name=_("criterion"))
    language = models.ForeignKey(Language, models.CASCADE, related_name="+", verbose_name=_("language"))
    name = models.CharField(_("name"), max_length=120)
    level_1 = models.CharField(_("level 1 shows"), max_length=250, validators=[few_words])
    level_3 = models.CharField(_("level 3 shows"), max_length=250, validators=[few_words])
    level_5 = models.CharField(_("level 5 shows"), max_length=250, validators=[few_words])

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["criterion", "language"], name="criterion_wording_once")]

    def __str__(self) -> str:
        return self.name
