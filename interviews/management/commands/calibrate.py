"""`manage.py calibrate DIR`: how well a model judges labelled answers, beside counting words."""

import asyncio
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviews import rubric
from interviews.calibration import lines, records, whole_interviews
from interviews.calibration.figures import figures
from interviews.calibration.judging import Ask, Judged, asks, judged
from interviews.calibration.sets import LabelledSet, Unusable
from interviews.calibration.table import Run, table
from interviews.calibration.versions import PRODUCTION, Rubric, RubricFile, prompt, prompt_digest, rubric_digest
from interviews.llm import ModelInForce, registry

NO_MODEL = ModelInForce("replayed")
"""Stands where one is needed but none is asked."""


class Command(BaseCommand):
    help = "Judges labelled answers with a model, and prints how well it agrees. The formats of sets: docs/reports.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--model", default="default")
        parser.add_argument("--passes", type=int, default=rubric.PASSES)
        parser.add_argument("--limit", type=int, default=0, help="a sample: about so many answers, and so many moves")
        parser.add_argument("--seed", type=int, default=1, help="which sample")
        parser.add_argument(
            "--prompt-version",
            action="append",
            help="production, staging, or the beginning of a version's id; may be said several times",
        )
        parser.add_argument(
            "--rubric", type=Path, action="append", help="criteria of a file like types.toml; may be said several times"
        )
        parser.add_argument("--record", type=Path, help="keep what the model said")
        parser.add_argument("--replay", type=Path, help="take what was kept instead of asking")
        parser.add_argument("--strict", action="store_true", help="exit 1 when something does not hold that must")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            labelled, runs, judge, kept = _runs(options)
        except (Unusable, OSError, UnicodeDecodeError) as exc:
            raise CommandError(str(exc)) from exc
        if options["record"]:
            options["record"].write_text(kept, encoding="utf-8")
        self.stdout.write(table(labelled, runs, judge))
        short = [each for run in runs for each in run.figures.short]
        if options["strict"] and short:
            raise CommandError("does not hold:\n" + "\n".join(short))


def _runs(options: dict[str, Any]) -> tuple[LabelledSet, list[Run], str, str]:
    """Every version of prompt and rubric on the same set: the set, what came of it, who judged, and what to keep."""
    record = records.read(options["replay"]) if options["replay"] else None
    model = NO_MODEL if record else _model(options["model"])
    about = record.about if record else model.name
    rubrics: list[Rubric] = [RubricFile(path) for path in options["rubric"] or ()] or [Rubric()]
    labelled, found, kept = LabelledSet(()), list[Run](), ""
    for named, criteria in product(options["prompt_version"] or [PRODUCTION], rubrics):
        version, labelled = prompt(named), _load(options["folder"], criteria, options)
        asked = asks(labelled, version, model)
        said = Judged(record.replayed(asked)) if record else _asked(asked, options["passes"])
        kept += records.kept(about, asked, said.passes)
        found.append(
            Run(
                f"{named} ({prompt_digest(version, labelled.answers)})",
                f"{_rubric(criteria, labelled)} ({rubric_digest(labelled.answers)})",
                figures(labelled, said.passes),
                said,
            )
        )
    return labelled, found, f"replayed: {about}" if record else about, kept


def _load(folder: Path, criteria: Rubric, options: dict[str, Any]) -> LabelledSet:
    """The set, or a sample of it: the same for every version."""
    whole = whole_interviews.load(folder) if whole_interviews.holds(folder) else lines.load(folder, criteria)
    return whole.sample(options["limit"], options["seed"]) if options["limit"] else whole


def _rubric(criteria: Rubric, labelled: LabelledSet) -> str:
    """What the criteria are called by which a set is judged; a set may bring its own."""
    return criteria.name if any(answer.type for answer in labelled.answers) else "of the set"


def _asked(asked: list[Ask], times: int) -> Judged:
    return asyncio.run(judged(asked, times))


def _model(name: str) -> ModelInForce:
    found = registry.get(name)
    if found is None:
        raise CommandError(f"--model: there is no model {name}")
    if found.profile != "full":
        raise CommandError(f"--model: {found.name} is too small to judge; name one of the profile full")
    return found
