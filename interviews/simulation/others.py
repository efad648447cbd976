"""Candidates whose words somebody else wrote: what they said is said again, in its order, whatever is asked.

A folder of `*.jsonl` or `*.jsonl.gz`, an interview a line: `{"turns": [{"role", "message"}]}`, where every role but
`interviewer` is the candidate's; `"lang"` (en) and `"id"` may stand beside. Other fields are passed over.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviews.director import Move, Planned
from interviews.simulation.archetypes import Candidate

FILES = ("*.jsonl", "*.jsonl.gz")


class Unusable(ValueError):
    """A line is not as it must be; the message names file, line and field."""


@dataclass
class Retold(Candidate):
    """Somebody who says what another one said; whoever has said it all declines the rest."""

    replies: tuple[str, ...] = ()

    def reply(self, move: Move, question: Planned | None) -> str:
        said = self.asked
        self.asked += 1
        if move.kind == "invite_questions":
            return self.pick("farewell")
        return self.replies[said] if said < len(self.replies) else self.pick("refusing")


def load(folder: Path) -> list[Retold]:
    """Everybody in a folder, in order.

    Raises:
        Unusable: naming what is wrong and where.
    """
    found = [
        _retold(line, f"{path.name}, line {number}")
        for path in sorted(path for pattern in FILES for path in folder.glob(pattern))
        for number, line in enumerate(_lines(path), 1)
        if line.strip()
    ]
    if not found:
        raise Unusable(f"{folder}: there is no interview in {' or '.join(FILES)}")
    return found


def _lines(path: Path) -> Iterator[str]:
    try:
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield from text.decode().splitlines()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as exc:
        raise Unusable(f"{path.name}: it cannot be read: {exc}") from exc


def _retold(line: str, where: str) -> Retold:
    try:
        data = json.loads(line)
        turns = [(turn["role"], turn["message"]) for turn in data["turns"]]
        language = data.get("lang", "en")
    except ValueError as exc:
        raise Unusable(f"{where}: no JSON: {exc}") from exc
    except (KeyError, TypeError, AttributeError) as exc:
        raise Unusable(f"{where}: turns: a list of role and message is needed") from exc
    replies = tuple(said for role, said in turns if role != "interviewer")
    if not replies or not all(isinstance(said, str) and said.strip() for said in replies):
        raise Unusable(f"{where}: turns: message: text is needed")
    if language not in ("en", "zh"):
        raise Unusable(f"{where}: lang: en or zh is needed")
    return Retold("others", "", language, replies=replies)
