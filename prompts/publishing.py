"""The only writer of prompt versions and of which is in force. Each function is one transaction.

A version is written once and never changed. Under each label at most one version of a template
is in force; what was in force before stays known, so that it can be brought back. What somebody
does (`by`: their key) is in the history with it; what the site itself does is not.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from prompts import catalog, history
from prompts.checks import template_text
from prompts.models import PromptTemplate, PromptVersion, Release
from prompts.rendering import VARIABLES

PRODUCTION = Release.Label.PRODUCTION


@transaction.atomic
def write(template: PromptTemplate, text: str, note: str = "", *, by: uuid.UUID | None = None) -> PromptVersion:
    """The text as the template's next version; it is in force nowhere yet.

    Raises Django's `ValidationError`, naming each variable that the voice is not given.
    """
    template_text(text, VARIABLES[template.voice])
    _only_writer(template)
    newest = template.versions.aggregate(newest=Max("number"))["newest"] or 0
    version = PromptVersion.objects.create(template=template, number=newest + 1, text=text, note=note)
    if by:
        history.wrote(by, version)
    return version


@transaction.atomic
def publish(version: PromptVersion, label: str = PRODUCTION, *, by: uuid.UUID | None = None) -> Release:
    """Put a version in force under a label, at once and in every process."""
    _only_writer(version.template)
    releases = Release.objects.filter(template=version.template_id, label=label)
    releases.filter(in_force=True).update(in_force=False)
    release = Release.objects.create(template=version.template, version=version, label=label, in_force=True)
    catalog.changed()
    if by:
        history.released(by, version, label)
    return release


@transaction.atomic
def rollback(template: PromptTemplate, label: str = PRODUCTION, *, by: uuid.UUID | None = None) -> PromptVersion:
    """Bring back what was in force before, each call one step further; the version that is in force then.

    Raises Django's `ValidationError` when there is nothing before.
    """
    _only_writer(template)
    releases = Release.objects.filter(template=template, label=label, rolled_back=False).order_by("-pk")
    newest = list(releases.select_related("version")[:2])
    if len(newest) < 2:
        raise ValidationError(_("There is no version before this one."))
    current, before = newest
    Release.objects.filter(pk=current.pk).update(in_force=False, rolled_back=True)
    Release.objects.filter(pk=before.pk).update(in_force=True)
    catalog.changed()
    if by:
        history.released(by, before.version, label)
    return before.version


def in_force(template: PromptTemplate, label: str = PRODUCTION) -> PromptVersion | None:
    """The version in force under a label."""
    return PromptVersion.objects.filter(
        releases__template=template, releases__label=label, releases__in_force=True
    ).first()


def _only_writer(template: PromptTemplate) -> None:
    """Whoever else writes this template waits until the transaction ends."""
    PromptTemplate.objects.select_for_update().get(pk=template.pk)
