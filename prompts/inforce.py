"""What is in force, as frozen values, and one `Snapshot` of all of it with its fallbacks. Pure.

Not here: where a snapshot is read (`snapshot`), how long it is believed (`catalog`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from prompts.bank import BankQuestion, Phrases

T = TypeVar("T")

FALLBACK = "en"
"""The language whose words are used where another has none of its own."""


@dataclass(frozen=True, slots=True)
class LanguageInForce:
    code: str
    locale: str
    date_format: str
    name: str


@dataclass(frozen=True, slots=True)
class CriterionInForce:
    """`names` and `anchors` by language code; anchors say what levels 1, 3 and 5 show."""

    key: str
    weight: int
    names: Mapping[str, str]
    anchors: Mapping[str, Mapping[int, str]]

    def name_in(self, language: str) -> str:
        return _in(self.names, language) or self.key

    def anchors_in(self, language: str) -> Mapping[int, str]:
        return _in(self.anchors, language) or {}


@dataclass(frozen=True, slots=True)
class TypeInForce:
    """An enabled interview type. `time_limit` in seconds; `phrases` by code of each enabled language.

    `criteria`: what a candidate's answers are judged by; `interviewing`: what an interviewer's questions are judged by.
    """

    code: str
    time_limit: int | None
    criteria: tuple[CriterionInForce, ...]
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    phrases: Mapping[str, Phrases]
    interviewing: tuple[CriterionInForce, ...] = ()

    @property
    def name(self) -> str:
        return self.name_in(FALLBACK)

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of the parts of an answer to a question that the bank does not know."""
        return tuple(part.key for part in self.phrases_in(FALLBACK).parts)

    def name_in(self, language: str) -> str:
        return _in(self.names, language) or self.code

    def description_in(self, language: str) -> str:
        return _in(self.descriptions, language) or ""

    def phrases_in(self, language: str) -> Phrases:
        """The set phrases and default parts in a language."""
        return _in(self.phrases, language) or Phrases(self.code, language)

    def opening(self, language: str) -> str:
        return self.phrases_in(language).pick("opening", 0)

    def closing(self, language: str) -> str:
        return self.phrases_in(language).pick("close", 0)


@dataclass(frozen=True, slots=True)
class PromptInForce:
    """A prompt version; `version_id` is stored beside what was said with it. `number`: of its template's versions."""

    version_id: str
    text: str
    number: int = 0
    label: str = ""


PromptPlace = tuple[str, str, str, str]
"""Type code (`""`: any), language code, voice, profile."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything in force at one moment. `questions` is whole: a value for each enabled type and language."""

    types: Mapping[str, TypeInForce]
    languages: Mapping[str, LanguageInForce]
    questions: Mapping[tuple[str, str], tuple[BankQuestion, ...]]
    prompts: Mapping[str, Mapping[PromptPlace, PromptInForce]]

    def language(self, code: str) -> LanguageInForce | None:
        """By code or locale, in any case."""
        found = self.languages.get(code)
        wanted = code.lower()
        return found or next(
            (each for each in self.languages.values() if wanted in (each.code.lower(), each.locale.lower())), None
        )

    def prompt(self, place: PromptPlace, label: str) -> PromptInForce | None:
        """The prompt of that place, else of any type, else of that type in the fallback language, else of neither."""
        kind, language, voice, profile = place
        shelf = self.prompts.get(label, {})
        for nearby in ((kind, language), ("", language), (kind, FALLBACK), ("", FALLBACK)):
            found = shelf.get((*nearby, voice, profile))
            if found:
                return found
        return None


def _in(words: Mapping[str, T], language: str) -> T | None:
    """The words of a language (`zh-hans` reads those of `zh`), else of the fallback, else any."""
    found = words.get(language) or words.get(language.partition("-")[0]) or words.get(FALLBACK)
    return found or next(iter(words.values()), None)
