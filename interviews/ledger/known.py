"""Whether what a request names exists: its type, its language, its model."""

from dataclasses import dataclass
from typing import Protocol

from accounts.errors import ValidationFailed
from interviews.llm import ModelInForce, registry
from prompts import catalog
from prompts.inforce import LanguageInForce, TypeInForce


@dataclass(frozen=True, slots=True)
class Known:
    """What the names of a request stand for; no language: the interview's holds."""

    type: TypeInForce
    model: ModelInForce
    language: LanguageInForce | None


class Names(Protocol):
    """What a request or a form names."""

    @property
    def type_code(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def language(self) -> str | None: ...


def check(ask: Names) -> Known:
    """Look the names up.

    Raises:
        ValidationFailed: naming each field that names nothing.
    """
    type_ = catalog.interview_type(ask.type_code)
    model = registry.get(ask.model)
    language = catalog.language(ask.language) if ask.language else None
    wrong: dict[str, list[str]] = {}
    if type_ is None:
        wrong["promptType"] = ["There is no such interview type."]
    if model is None:
        wrong["model"] = ["There is no such model."]
    if ask.language and language is None:
        wrong["language"] = ["There is no such language."]
    if type_ is None or model is None or wrong:
        field, messages = next(iter(wrong.items()))
        raise ValidationFailed(f"{field}: {messages[0]}", details=wrong)
    return Known(type_, model, language)
