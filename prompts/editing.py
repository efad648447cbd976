"""What an editor of prompts looks at: the templates, their versions, and how a text reads. Writing: `publishing`."""

import uuid
from datetime import datetime

from django.db.models import Max, Prefetch, QuerySet

from prompts import samples
from prompts.checks import template_text
from prompts.models import PromptTemplate, PromptVersion, Release
from prompts.rendering import VARIABLES, render


def templates() -> QuerySet[PromptTemplate]:
    """All templates in the admin's order, each with its releases and when its newest version was `written`."""
    releases = Prefetch("releases", Release.objects.select_related("version").defer("version__text"))
    rows = PromptTemplate.objects.annotate(written=Max("versions__created")).prefetch_related(releases)
    return rows.order_by("voice", "profile", "language", "type", "pk")


def template(key: str) -> PromptTemplate | None:
    """A template by its id as it stands in an address."""
    return templates().filter(pk=int(key)).first() if key.isdecimal() else None


def versions(of: PromptTemplate) -> QuerySet[PromptVersion]:
    """The versions of a template, the newest first."""
    return of.versions.prefetch_related("releases").order_by("-number")


def version(of: PromptTemplate, key: str) -> PromptVersion | None:
    """A template's version by its number or its id."""
    if key.isdecimal():
        return versions(of).filter(number=int(key)).first()
    try:
        return versions(of).filter(pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def in_force(of: PromptTemplate) -> dict[str, Release | None]:
    """Label → the release in force under it, of a template out of `templates`."""
    found = {release.label: release for release in of.releases.all() if release.in_force}
    return {label: found.get(label) for label in Release.Label.values}


def updated(of: PromptTemplate) -> datetime | None:
    """When a version was last written or put in force; of a template out of `templates`."""
    times = [getattr(of, "written", None), *(release.at for release in of.releases.all())]
    return max((time for time in times if time), default=None)


def preview(of: PromptTemplate, text: str) -> str:
    """The text with sample values in it; no model is asked.

    Raises Django's `ValidationError`, as `publishing.write` does.
    """
    template_text(text, VARIABLES[of.voice])
    return render(text, samples.values(of.language_id))
