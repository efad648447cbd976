"""Models of the AI, as admins edit them. What is in force, cached, says `interviews.llm.registry`."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField

POSITIVE = [MinValueValidator(1), MaxValueValidator(10_000_000)]
SECONDS = [MinValueValidator(0.05), MaxValueValidator(600)]


class LanguageModel(models.Model):
    """A model of the AI under the name that clients ask for.

    The key belongs to the address for which it was given (`key_address`): it is never sent to another.
    """

    class Provider(models.TextChoices):
        OPENAI = "openai", _("OpenAI or compatible")
        EMBEDDED = "embedded", _("embedded")
        SCRIPTED = "scripted", _("scripted (tests and demonstrations)")

    class Profile(models.TextChoices):
        FULL = "full", _("full: a capable model")
        COMPACT = "compact", _("compact: a small model")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(
        _("name"),
        max_length=100,
        unique=True,
        validators=[RegexValidator(r"\A(?!default\Z)\S(.*\S)?\Z", _("Not empty, and not “default”."))],
    )
    provider = models.CharField(_("provider"), max_length=20, choices=Provider, default=Provider.OPENAI)
    base_url = models.URLField(
        _("provider's address"),
        max_length=500,
        blank=True,
        help_text=_("Such as https://api.openai.com/v1. A new address clears the key."),
    )
    key = EncryptedTextField(_("key"), default="", blank=True)
    key_address = models.CharField(max_length=500, blank=True, editable=False)
    upstream_id = models.CharField(
        _("provider's name for it"), max_length=200, blank=True, help_text=_("Empty: the same as the name.")
    )
    context_limit = models.PositiveIntegerField(_("context limit (tokens)"), default=8192, validators=POSITIVE)
    output_limit = models.PositiveIntegerField(_("output limit (tokens)"), default=1024, validators=POSITIVE)
    prompt_price = models.FloatField(_("price per million prompt tokens"), default=0.0)
    completion_price = models.FloatField(_("price per million completion tokens"), default=0.0)
    capabilities = models.JSONField(_("capabilities"), default=list, blank=True)
    profile = models.CharField(_("prompt profile"), max_length=20, choices=Profile, default=Profile.FULL)
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_("Codes such as “en”; empty: every language.")
    )
    data_goes_to = models.CharField(_("your data goes to"), max_length=200, blank=True)
    connect_limit = models.FloatField(_("time to connect (s)"), default=5.0, validators=SECONDS)
    first_token_limit = models.FloatField(_("time to the first word (s)"), default=20.0, validators=SECONDS)
    gap_limit = models.FloatField(_("time between words (s)"), default=30.0, validators=SECONDS)
    whole_limit = models.FloatField(_("time for the whole answer (s)"), default=120.0, validators=SECONDS)
    enabled = models.BooleanField(_("enabled"), default=True)
    is_default = models.BooleanField(_("default"), default=False)
    from_environment = models.BooleanField(_("from the environment"), default=False, editable=False)
    fallback = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("fallback")
    )
    updated = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("language model")
        verbose_name_plural = _("language models")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_model"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def set_key(self, key: str) -> None:
        """Store a key for the present address; an empty one takes the key away. Does not save."""
        self.key, self.key_address = key, self.base_url if key else ""

    def move_to(self, base_url: str) -> None:
        """Change the provider's address, and clear the key unless it is the same. Does not save."""
        if base_url != self.base_url:
            self.base_url = base_url
            self.set_key("")

    def usable_key(self) -> str:
        """The key, if it was given for the present address."""
        return self.key if self.key_address == self.base_url else ""
