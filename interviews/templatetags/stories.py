"""What a story is good for, and where it was told: by its tags and its words."""

from typing import Any

from django import template

from accounts.models import User
from interviews.showing import fits, told
from interviews.showing.names import page_language
from interviews.showing.progress import competency_name
from prompts import catalog

register = template.Library()

KIND = "BQ"
"""The kind of interview that asks for stories."""

MOST = 4


@register.inclusion_tag("interviews/parts/told.html")
def told_in(user: User, story: fits.Story) -> dict[str, Any]:
    """The interviews in which the story was told."""
    return {"told": told.told(user, story)}


@register.inclusion_tag("interviews/parts/fitting.html")
def fitting_questions(story: fits.Story) -> dict[str, Any]:
    """The questions that fit best, each with the sentence that says why; none that shares nothing with the story."""
    found = []
    for question in catalog.questions(KIND, page_language()):
        names = (question.competency, competency_name(question.competency))
        (fit,) = fits.fitting([story], question.text, names, question.parts)
        if fit.tags or len(fit.shared) > 1:
            found.append((fits.TAG * len(fit.tags) + len(fit.shared), question, fit))
    found.sort(key=lambda one: -one[0])
    return {"fitting": [(question, fit) for _, question, fit in found[:MOST]]}
