"""Switches for features. Who sees which says `access`."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.plan import Plan


class Flag(models.Model):
    """On for everyone, or for whom one of the lists names: a role, a plan, a person."""

    name = models.SlugField(_("name"), max_length=60, unique=True)
    everyone = models.BooleanField(_("for everyone"), default=False)
    roles = models.JSONField(_("for roles"), default=list, blank=True, help_text=_("A list, such as [“interviewer”]."))
    plans = models.ManyToManyField(Plan, verbose_name=_("for plans"), blank=True, related_name="flags")
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("for people"), blank=True, related_name="flags"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("feature flag")
        verbose_name_plural = _("feature flags")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
