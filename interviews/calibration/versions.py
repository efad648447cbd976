"""With what a set is judged: a version of the judge's prompt, and a rubric; each has a digest of its words."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews.calibration.sets import Answer, Unusable
from interviews.reports.material import Criterion, version_of
from prompts import catalog
from prompts.inforce import FALLBACK, PromptInForce
from prompts.models import PromptTemplate, PromptVersion, Release

PRODUCTION = str(Release.Label.PRODUCTION)
SHORTEST = 6
"""Signs of a version's id that are enough to name it."""

JUDGE = {"template__voice": PromptTemplate.Voice.JUDGE, "template__profile": PromptTemplate.Profile.FULL}


class Rubric:
    """The criteria of types: those in force."""

    name = "in force"

    def type_name(self, code: str, language: str) -> str:
        """What a type is called; empty when there is none."""
        found = catalog.interview_type(code) if code else None
        return found.name_in(language) if found else ""

    def criteria(self, code: str, language: str) -> Sequence[Criterion]:
        """The criteria of a type; none when there is no such type."""
        found = catalog.interview_type(code) if code else None
        return [
            Criterion(each.key, each.name_in(language), each.weight, each.anchors_in(language))
            for each in (found.criteria if found else ())
        ]


class RubricFile(Rubric):
    """The criteria of a file that is written like `prompts/starter/types.toml`.

    Raises:
        Unusable: it is not.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))["type"]
            self._types: Mapping[str, Sequence[Mapping[str, Any]]] = {row["code"]: row["criterion"] for row in rows}
            for code, criteria in self._types.items():
                for language in {key for row in criteria for key, value in row.items() if isinstance(value, dict)} | {
                    FALLBACK
                }:
                    self.criteria(code, language)
        except tomllib.TOMLDecodeError as exc:
            raise Unusable(f"{path.name}: {exc}") from exc
        except (ValueError, TypeError, AttributeError) as exc:
            raise Unusable(f"{path.name}: it is not written like types.toml") from exc
        except KeyError as exc:
            raise Unusable(f"{path.name}: {exc.args[0]}: is missing") from exc

    def criteria(self, code: str, language: str) -> Sequence[Criterion]:
        return [
            Criterion(
                row["key"],
                words["name"],
                row["weight"],
                {level: words[f"level_{level}"] for level in (1, 3, 5)},
            )
            for row in self._types.get(code, ())
            for words in [row.get(language) or row[FALLBACK]]
        ]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The judge under a label, or one version of it; `find`: the text for a type and a language."""

    name: str
    find: Callable[[str, str], PromptInForce | None]


def prompt(name: str = PRODUCTION) -> Prompt:
    """The judge's prompt by a label or by the id of a version; in languages that it is not of, the one in production.

    Raises:
        Unusable: there is none of that name.
    """
    rows = PromptVersion.objects.filter(**JUDGE).select_related("template")
    if name in Release.Label.values:
        found = list(rows.filter(releases__label=name, releases__in_force=True))
    else:
        found = [row for row in rows if len(name) >= SHORTEST and str(row.pk).startswith(name.lower())]
    if not found:
        raise Unusable(f"--prompt-version: the judge has no version {name}")
    texts = {
        (row.template.type_id or "", row.template.language_id): PromptInForce(str(row.pk), row.text) for row in found
    }

    def find(code: str, language: str) -> PromptInForce | None:
        own = texts.get((code, language)) or texts.get(("", language))
        return own or catalog.prompt(code, language, "judge", "full")

    return Prompt(name, find)


def prompt_digest(prompt: Prompt, answers: Iterable[Answer]) -> str:
    """A digest of the texts that judge these answers."""
    found = (prompt.find(code, language) for code, language in sorted({(each.type, each.language) for each in answers}))
    return _digest(dict.fromkeys(each.text for each in found if each))


def rubric_digest(answers: Iterable[Answer]) -> str:
    """A digest of the criteria by which these answers are judged."""
    return _digest(sorted({version_of(answer.criteria) for answer in answers}))


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
