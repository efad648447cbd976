"""Reads the files of `starter/` into pieces of rows. Not here: what is done with them (`starter_loader`)."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from prompts.models import Criterion, CriterionWording, InterviewType, Language, Phrase, Question, TypeWording

FOLDER = Path(__file__).resolve().parent / "starter"
ANY_TYPE = {"any": None, "general": None}


@dataclass(frozen=True, slots=True)
class Piece:
    """One row: `name` finds it, `fields` is what the file says about it; `key` is its name for good."""

    key: str
    model: type[models.Model]
    name: dict[str, Any]
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PromptText:
    """A text of `starter/prompts/<voice>.<profile>.<language>[.<type>].md`."""

    voice: str
    profile: str
    language: str
    type: str | None
    text: str

    @property
    def key(self) -> str:
        return f"prompt/{self.voice}/{self.profile}/{self.language}/{self.type or ''}"


def pieces() -> Sequence[Callable[[], list[Piece]]]:
    """Batches in the order in which they can be loaded: each is read when those before it are there."""
    return (_languages, _types, _wordings, _criterion_wordings, _questions, _phrases)


def prompt_texts() -> Iterator[PromptText]:
    """All prompt texts of languages and types that are there."""
    languages, types = _codes(Language), _codes(InterviewType)
    for path in sorted((FOLDER / "prompts").glob("*.md")):
        voice, profile, language, *of_type = path.stem.split(".")
        if language in languages and set(of_type) <= types:
            yield PromptText(voice, profile, language, next(iter(of_type), None), path.read_text(encoding="utf-8"))


def _languages() -> list[Piece]:
    return [
        Piece(
            f"language/{row['code']}",
            Language,
            {"code": row["code"]},
            {"name": row["name"], "locale": row["locale"], "date_format": row["date_format"], "position": place},
        )
        for place, row in enumerate(_read("languages.toml")["language"])
    ]


def _types() -> list[Piece]:
    return [
        Piece(
            f"type/{row['code']}",
            InterviewType,
            {"code": row["code"]},
            {"time_limit": row["time_limit"], "position": place},
        )
        for place, row in enumerate(_read("types.toml")["type"])
    ]


def _wordings() -> list[Piece]:
    """Names of the types, and their criteria without words."""
    found, languages, types = [], _codes(Language), _codes(InterviewType)
    for row in _read("types.toml")["type"]:
        code = row["code"]
        if code not in types:
            continue
        for language in sorted(languages & row.keys()):
            words = row[language]
            fields = {"name": words["name"], "description": words["description"], "parts": _parts(words["parts"])}
            name = {"type_id": code, "language_id": language}
            found.append(Piece(f"wording/{code}/{language}", TypeWording, name, fields))
        for place, criterion in enumerate(row["criterion"]):
            name = {"type_id": code, "key": criterion["key"]}
            fields = {"weight": criterion["weight"], "position": place}
            found.append(Piece(f"criterion/{code}/{criterion['key']}", Criterion, name, fields))
    return [*found, *_interviewing()]


def _interviewing() -> list[Piece]:
    """The criteria of whoever interviews, for any type, without words."""
    seat = Criterion.Seat.INTERVIEWER
    return [
        Piece(
            f"criterion/any/{row['key']}",
            Criterion,
            {"type_id": None, "key": row["key"]},
            {"seat": seat, "weight": row["weight"], "position": place},
        )
        for place, row in enumerate(_read("interviewing.toml")["criterion"])
    ]


def _criterion_wordings() -> list[Piece]:
    found, languages = [], _codes(Language)
    ids = {(of, key): pk for of, key, pk in Criterion.objects.values_list("type_id", "key", "pk")}
    of_types = [(row["code"], row["code"], row["criterion"]) for row in _read("types.toml")["type"]]
    for kind, code, criteria in [*of_types, ("any", None, _read("interviewing.toml")["criterion"])]:
        for criterion in criteria:
            pk = ids.get((code, criterion["key"]))
            for language in sorted(languages & criterion.keys()) if pk else ():
                key = f"criterion/{kind}/{criterion['key']}/{language}"
                name = {"criterion_id": pk, "language_id": language}
                found.append(Piece(key, CriterionWording, name, dict(criterion[language])))
    return found


def _questions() -> list[Piece]:
    """`questions/<type>/<competency>.<language>.toml`, and those of any type in `questions/general.<language>.toml`."""
    found, languages, types = [], _codes(Language), _codes(InterviewType)
    places: Counter[tuple[str, str]] = Counter()
    for path in sorted((FOLDER / "questions").rglob("*.toml")):
        name, language = path.stem.split(".")
        kind = name if path.parent.name == "questions" else path.parent.name
        code = ANY_TYPE.get(kind, kind.upper())
        if language not in languages or (code and code not in types):
            continue
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["question"]:
            named = {"type_id": code, "language_id": language, "key": row.pop("key")}
            fields = row | {"parts": _parts(row["parts"]), "position": places[kind, language]}
            fields["minutes"] = float(row["minutes"])
            if "statement" in row:
                fields["statement"] = row["statement"].strip()
            places[kind, language] += 1
            found.append(Piece(f"question/{kind}/{language}/{named['key']}", Question, named, fields))
    return found


def _phrases() -> list[Piece]:
    found, languages, types = [], _codes(Language), _codes(InterviewType)
    for path in sorted((FOLDER / "phrases").glob("*.toml")):
        for kind, lines in _read(f"phrases/{path.name}").items() if path.stem in languages else ():
            code = ANY_TYPE.get(kind, kind)
            for what, variants in lines.items() if code is None or code in types else ():
                for place, text in enumerate(variants):
                    name = {"type_id": code, "language_id": path.stem, "kind": what, "position": place}
                    found.append(Piece(f"phrase/{kind}/{path.stem}/{what}/{place}", Phrase, name, {"text": text}))
    return found


def _parts(table: dict[str, list[str]]) -> list[dict[str, Any]]:
    """`key = [cue, probe, probe]` as rows hold it."""
    return [{"key": key, "cue": lines[0], "probes": lines[1:]} for key, lines in table.items()]


def _codes(model: type[Language | InterviewType]) -> set[str]:
    return set(model._default_manager.values_list("code", flat=True))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
