"""What a person may use, and what they used. Counting and refusing is in `quotas`."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """`limits` maps a quota's key to a number, or to null where there is no limit."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    limits = models.JSONField(_("limits"), default=dict, blank=True)
    unlimited = models.BooleanField(
        _("unlimited"), default=False, help_text=_("No quota and no limit per user on rates and connections.")
    )

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Usage(models.Model):
    """How much of one quota a person used in one period (`2026-11-23` or `2026-11`, UTC)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="usage")
    key = models.CharField(_("quota"), max_length=40)
    period = models.CharField(_("period"), max_length=10)
    used = models.PositiveBigIntegerField(_("used"), default=0)

    class Meta:
        verbose_name = _("usage")
        verbose_name_plural = _("usage")
        ordering = ["-period", "key"]
        constraints = [models.UniqueConstraint(fields=["user", "key", "period"], name="usage_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.period}: {self.used}"
