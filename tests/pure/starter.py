"""The shipped questions and phrases as the director gets them, read from their files without a database."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import prompts
from interviews.director import Plan, make_plan
from prompts.bank import BankQuestion, Example, Part, Phrases

FOLDER = Path(prompts.__file__).parent / "starter"
TYPES = ("BQ", "CODE", "HR")
LANGUAGES = ("en", "zh")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _rows(kind: str, language: str) -> list[dict[str, Any]]:
    folder = FOLDER / "questions"
    paths = sorted((folder / kind.lower()).glob(f"*.{language}.toml"))
    paths += folder.glob(f"{kind.lower()}.{language}.toml")
    return [row for path in paths for row in tomllib.loads(path.read_text(encoding="utf-8"))["question"]]


def full_answers(kind: str, language: str) -> dict[str, str]:
    """What no plan holds: key → a full answer."""
    return {row["key"]: row["full_answer"] for row in _rows(kind, language)}


@lru_cache
def bank(kind: str, language: str) -> tuple[BankQuestion, ...]:
    return tuple(
        BankQuestion(
            key=row["key"],
            language=language,
            type=kind,
            text=row["text"],
            competency=row["competency"],
            level=row["level"],
            minutes=row["minutes"],
            parts=tuple(Part(key, cue, tuple(probes)) for key, (cue, *probes) in row["parts"].items()),
            statement=row.get("statement", ""),
            examples=tuple(Example(one["input"], one["output"]) for one in row.get("examples", ())),
            clarifications=tuple(row.get("clarifications", ())),
            hints=tuple(row.get("hints", ())),
            complexity=row.get("complexity", ""),
        )
        for row in _rows(kind, language)
    )


@lru_cache
def phrases(kind: str, language: str) -> Phrases:
    data = _read(f"phrases/{language}.toml")
    lines = {name: tuple(said) for name, said in (data["any"] | data.get(kind, {})).items() if isinstance(said, list)}
    return Phrases(kind, language, lines)


def plan(
    kind: str = "BQ", language: str = "en", *, count: int = 3, limit: float | None = None, seed: str = "1"
) -> Plan:
    return make_plan(
        bank(kind, language),
        type=kind,
        language=language,
        level="mid",
        count=count,
        time_limit=limit,
        seed=seed,
        phrases=phrases(kind, language),
    )


@lru_cache
def prompt(voice: str, profile: str, language: str = "en") -> str:
    return (FOLDER / "prompts" / f"{voice}.{profile}.{language}.md").read_text(encoding="utf-8")
