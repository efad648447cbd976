"""`manage.py moves FILE`: the director's next move after each of the answers in a file. Rules: `director`."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.errors import Refusal
from interviews import llm
from interviews.builder import Turn, script
from interviews.director import Move
from interviews.director.single import after_answer, exchange, plan_of_one
from interviews.llm import Call, ModelInForce, Piece, registry
from prompts import catalog
from prompts.bank import Part

_TEXTS = ("lang", "type", "question", "answer")


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to judge; `id` is given back as it came."""

    id: Any
    lang: str
    type: str
    question: str
    parts: tuple[Part, ...]
    answer: str
    code: str


class Command(BaseCommand):
    help = "Prints the interviewer's next move after each answer of a file of JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="JSON lines {id, lang, type, question, parts[], answer, code?}; - reads stdin")
        parser.add_argument("--model", help="let this model choose, instead of measured features alone")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(read(_lines(options["file"])))
        model = _model(options["model"])
        if model and model.profile == "compact":
            self.stderr.write(f"{model.name} is a small model: its moves are those of measured features.")
        if model is None or model.profile == "compact":
            for row in rows:
                self._print(row, measured(row))
            return
        prompts = {row.type + row.lang: _prompt(row) for row in rows}
        asyncio.run(self._ask(model, rows, prompts))

    async def _ask(self, model: ModelInForce, rows: list[Row], prompts: dict[str, str]) -> None:
        """One after the other, in order; the models are started before and stopped after."""
        await llm.start()
        try:
            for row in rows:
                self._print(row, await chosen(row, model, prompts[row.type + row.lang]))
        finally:
            await llm.stop()

    def _print(self, row: Row, move: Move) -> None:
        self.stdout.write(json.dumps({"id": row.id, "move": move.kind, "part": move.part}, ensure_ascii=False))


def _model(name: str | None) -> ModelInForce | None:
    """The model of this name; None when none is named."""
    model = registry.get(name) if name is not None else None
    if name is not None and model is None:
        raise CommandError(f"There is no enabled model named {name!r}.")
    return model


def measured(row: Row) -> Move:
    """The move by measured features alone."""
    offer = after_answer(
        row.answer, type=row.type, language=row.lang, question=row.question, parts=row.parts, code=row.code
    )
    return offer.preferred


async def chosen(row: Row, model: ModelInForce, prompt: str) -> Move:
    """The move that the model names, or the preferred one when it names none; errors of the model end the command."""
    made = script(_turn(row, model), None, prompt)
    call = Call(made.messages, made.max_tokens, made.temperature)
    try:
        async with aclosing(llm.stream(model, call)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Piece):
                    made.hear(piece.text)
    except Refusal as refusal:
        raise CommandError(f"{row.id}: {refusal.code}: {refusal.message}") from refusal
    made.rest()
    assert made.move is not None
    return made.move


def read(lines: Iterator[str]) -> Iterator[Row]:
    """The rows of a file; empty lines are skipped.

    Raises `CommandError` with the number of the line and the field that is wrong.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError as error:
            raise CommandError(f"line {number}: not JSON: {error}") from error
        if not isinstance(data, dict):
            raise CommandError(f"line {number}: not an object")
        yield _row(number, data)


def _row(number: int, data: dict[str, Any]) -> Row:
    if not isinstance(data.get("id"), (str, int)) or isinstance(data["id"], bool):
        raise CommandError(f"line {number}: id: a text or a number is needed")
    for name in _TEXTS:
        if not isinstance(data.get(name), str):
            raise CommandError(f"line {number}: {name}: a text is needed")
    parts = data.get("parts")
    if not isinstance(parts, list) or not parts:
        raise CommandError(f"line {number}: parts: a list of parts is needed")
    return Row(
        id=data["id"],
        lang=data["lang"],
        type=data["type"],
        question=data["question"],
        parts=tuple(_part(number, part) for part in parts),
        answer=data["answer"],
        code=_code(number, data.get("code")),
    )


def _part(number: int, part: Any) -> Part:
    """A part by its key alone, or as `{key, cue?, probes?}`."""
    if isinstance(part, str) and part:
        return Part(part, "", ())
    if isinstance(part, dict) and isinstance(part.get("key"), str):
        return Part(part["key"], str(part.get("cue") or ""), tuple(map(str, part.get("probes") or ())))
    raise CommandError(f"line {number}: parts: each is a text or an object with a key")


def _code(number: int, code: Any) -> str:
    """The source: a text, or `{source}` as on the socket; nothing: no code."""
    source = code.get("source") if isinstance(code, dict) else code
    if source is None:
        return ""
    if not isinstance(source, str):
        raise CommandError(f"line {number}: code: a text is needed")
    return source


def _lines(path: str) -> Iterator[str]:
    if path == "-":
        yield from sys.stdin
        return
    try:
        with open(path, encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error


def _prompt(row: Row) -> str:
    found = catalog.prompt(row.type, row.lang, "interviewer", "full")
    return found.text if found else ""


def _turn(row: Row, model: ModelInForce) -> Turn:
    return Turn(
        voice="interviewer",
        type_code=row.type,
        plan=plan_of_one(type=row.type, language=row.lang, question=row.question, parts=row.parts),
        lines=exchange(row.question, row.answer),
        language=row.lang,
        code={"source": row.code} if row.code else None,
        context_limit=model.context_limit,
        output_limit=model.output_limit,
    )
