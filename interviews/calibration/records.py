"""What a judge said, kept as lines, and read again instead of asking; only for the very words that it was asked.

A line: `{"id", "criterion", "asked": digest of what was sent, "passes": [what the judge said, as JSON]}`. A line
`{"about": text}` says whose judgements they are. One file may hold those of several prompts and rubrics.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews.calibration.judging import Ask, Passes
from interviews.calibration.sets import Unusable

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Record:
    """Judgements by answer, criterion and what was asked."""

    about: str
    passes: Mapping[tuple[str, str, str], Sequence[Mapping[str, Any]]]

    def replayed(self, asked: Sequence[Ask]) -> Passes:
        """The judgements on these.

        Raises:
            Unusable: some were recorded for other words, or never.
        """
        places = [(ask.answer, ask.criterion, ask.digest) for ask in asked]
        missing = [place for place in places if place not in self.passes]
        if missing:
            known = {place[:2] for place in self.passes}
            stale = [place for place in missing if place[:2] in known]
            names = ", ".join(f"{answer} / {key}" for answer, key, _ in missing[:SHOWN])
            what = "the judge's prompt, the rubric or the answers changed since" if stale else "some were never judged"
            raise Unusable(f"--replay: {what} ({len(missing)} of {len(places)}: {names} …): record anew with --record")
        return {(answer, key): self.passes[answer, key, digest] for answer, key, digest in places}


def kept(about: str, asked: Sequence[Ask], passes: Passes) -> str:
    """Judgements as lines."""
    rows: list[Mapping[str, Any]] = [{"about": about}]
    for ask in asked:
        said = list(passes[ask.answer, ask.criterion])
        rows.append({"id": ask.answer, "criterion": ask.criterion, "asked": ask.digest, "passes": said})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(path: Path) -> Record:
    """Judgements that were kept.

    Raises:
        Unusable: naming the line that is not as it must be.
    """
    about, passes = "", {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "about" in row:
                about = str(row["about"])
                continue
            said = row["passes"]
            if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
                raise TypeError("passes: a list of objects is needed")
            passes[row["id"], row["criterion"], row["asked"]] = said
        except KeyError as exc:
            raise Unusable(f"{path.name}, line {number}: {exc.args[0]}: is missing") from exc
        except (ValueError, TypeError) as exc:
            raise Unusable(f"{path.name}, line {number}: {exc}") from exc
    return Record(about, passes)
