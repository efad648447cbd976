"""`manage.py calibrate DIR`: how well a model judges labelled answers, beside counting words."""

import asyncio
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from accounts.errors import Refusal
from interviews import rubric
from interviews.insights.reading import Heard
from interviews.llm import ModelInForce, registry
from interviews.llm.running import visit
from interviews.reports import calls
from interviews.reports.calibration import Labelled, Passes, Unusable, calibrated, kept, load, pairs, replayed
from interviews.reports.material import Criterion, Question
from interviews.reports.queue import Work
from prompts import catalog

AT_ONCE = 4
NOBODY = UUID(int=0)


class Command(BaseCommand):
    help = "Judges labelled answers with a model, and prints how well it agrees. The format of a set: docs/reports.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--model", default="default")
        parser.add_argument("--passes", type=int, default=rubric.PASSES)
        parser.add_argument("--limit", type=int, default=0, help="so many answers at most")
        parser.add_argument("--record", type=Path, help="keep what the model said")
        parser.add_argument("--replay", type=Path, help="take what was kept instead of asking")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answers = load(options["folder"])[: options["limit"] or None]
        except (Unusable, OSError) as exc:
            raise CommandError(str(exc)) from exc
        began, tokens, name = time.monotonic(), 0, "replayed"
        if options["replay"]:
            passes = replayed(options["replay"])
        else:
            model = _model(options["model"])
            name = model.name
            passes, tokens = asyncio.run(_judged(model, answers, options["passes"]))
        if options["record"]:
            options["record"].write_text(kept(passes), encoding="utf-8")
        self._print(name, answers, passes, tokens, time.monotonic() - began)

    def _print(self, name: str, answers: list[Labelled], passes: Passes, tokens: int, seconds: float) -> None:
        found = calibrated(answers, passes)
        self.stdout.write(f"{len(answers)} answers, {found.judge.count} labels, judge: {name}")
        self.stdout.write(f"{'':<12}{'QWK':>8}{'rho':>8}{'exact':>8}{'pair order':>12}")
        for who, figures in (("judge", found.judge), ("words", found.words)):
            told = (figures.kappa, figures.rho, figures.exact, figures.order)
            shown = ["–" if each is None else f"{each:.2f}" for each in told]
            self.stdout.write(f"{who:<12}{shown[0]:>8}{shown[1]:>8}{shown[2]:>8}{shown[3]:>12}")
        validity = "–" if found.validity is None else f"{found.validity:.1%}"
        self.stdout.write(f"quotes that stand: {validity} of {found.claimed}; without evidence: {found.none}")
        self.stdout.write(f"{tokens} tokens, {seconds:.0f} s")


def _model(name: str) -> ModelInForce:
    found = registry.get(name)
    if found is None:
        raise CommandError(f"--model: there is no model {name}")
    if found.profile != "full":
        raise CommandError(f"--model: {found.name} is too small to judge; name one of the profile full")
    return found


async def _judged(model: ModelInForce, answers: list[Labelled], times: int) -> tuple[Passes, int]:
    """Ask for every pair; what a model fails to answer is an empty pass."""
    found: Passes = {}
    spent = 0
    places = asyncio.Semaphore(AT_ONCE)

    async def judge(answer: Labelled, criterion: Criterion) -> None:
        nonlocal spent
        work, question = await asyncio.to_thread(_work, model, answer)
        said = found[answer.id, criterion.key] = []
        if not question.judged.enough:
            return
        for _ in range(times):
            async with places:
                try:
                    told, usage = await calls.answered(work, calls.judge(work, question, criterion))
                except Refusal:
                    told, usage = {}, None
            said.append(told)
            spent += usage.prompt + usage.completion if usage else 0

    async with visit():
        await asyncio.gather(*(judge(answer, criterion) for answer, criterion in pairs(answers)))
    return found, spent


def _work(model: ModelInForce, answer: Labelled) -> tuple[Work, Question]:
    """One answer as a report would judge it."""
    judge = catalog.prompt("", answer.language, "judge", "full")
    if judge is None:
        raise CommandError("there is no prompt for the judge: load the starter content")
    judged = rubric.material(answer.replies, question=answer.question, language=answer.language)
    question = Question(1, answer.id, "", answer.question, (), (), answer.replies, judged, Heard())
    known = catalog.language(answer.language)
    work = Work(
        report_id=NOBODY,
        owner=NOBODY,
        owner_id=NOBODY,
        type_name="interview",
        level=answer.level,
        language=answer.language,
        locale=known.locale if known else answer.language,
        questions=(question,),
        criteria=answer.criteria,
        model=model,
        judge=judge,
        reviewer=None,
        done=frozenset(),
    )
    return work, question
