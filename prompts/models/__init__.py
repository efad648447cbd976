"""Rows that admins edit. Readers on the way of a question go through `catalog`, never to these.

Whoever writes them says `catalog.changed()` afterwards.
"""

from prompts.models.bank import Phrase, Question
from prompts.models.kinds import Criterion, CriterionWording, InterviewType, Language, TypeWording
from prompts.models.templates import PromptTemplate, PromptVersion, Release
from prompts.models.upkeep import Revision, StarterItem

__all__ = [
    "Criterion",
    "CriterionWording",
    "InterviewType",
    "Language",
    "Phrase",
    "PromptTemplate",
    "PromptVersion",
    "Question",
    "Release",
    "Revision",
    "StarterItem",
    "TypeWording",
]
