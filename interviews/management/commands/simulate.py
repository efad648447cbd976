"""`manage.py simulate [DIR]`: candidates of every kind, or of others' words, against the real director.

Prints a table, fails on any fault. The format of DIR: docs/reports.md.
"""

import asyncio
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviews.director import Plan, make_plan
from interviews.llm import ModelInForce, registry
from interviews.llm.running import visit
from interviews.simulation import ARCHETYPES, Candidate, candidate, faults, others, simulate
from interviews.simulation.checking import ASKING
from interviews.simulation.running import Simulated
from interviews.simulation.table import Row, table
from prompts import catalog

Planned = tuple[Plan, str, str]
"""A plan, the mode and the interviewer's prompt."""

BANK = "bank"
"""The model that is none: the bank's words."""


class Command(BaseCommand):
    help = "Holds interviews with simulated candidates and checks every transcript. Exit 1 on any fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", help="others' interviews, whose candidates are to answer")
        parser.add_argument(
            "--model", default=BANK, help=f"a model's name; {BANK}: no model, the bank's words (default)"
        )
        parser.add_argument("--types", default="BQ,CODE,HR")
        parser.add_argument("--languages", default="en,zh")
        parser.add_argument("--archetypes", default=",".join(ARCHETYPES))
        parser.add_argument("--questions", type=int, default=4)
        parser.add_argument("--seeds", type=int, default=2, help="interviews of each kind")
        parser.add_argument("--limit", type=int, default=0, help="so many of the folder's candidates at most")
        parser.add_argument("--out", type=Path, help="a folder for the transcripts")

    def handle(self, *args: Any, **options: Any) -> None:
        model = _model(options["model"])
        rows = asyncio.run(self._all(model, options))
        self.stdout.write(table(rows))
        if any(row.faults for row in rows):
            raise CommandError("there are faults, see above")

    async def _all(self, model: ModelInForce | None, options: dict[str, Any]) -> list[Row]:
        meetings = await asyncio.to_thread(_meetings, options)
        rows = dict[str, Row]()
        async with visit():
            for number, (who, (plan, mode, prompt)) in enumerate(meetings):
                held = await simulate(plan, who, mode=mode, model=model, prompt=prompt)
                found = faults(held, plan.language)
                rows.setdefault(who.archetype, Row(who.archetype)).add(held, found)
                if options["out"]:
                    _keep(options["out"], f"{number:03}-" if options["folder"] else "", who.archetype, held, found)
        return list(rows.values())


def _meetings(options: dict[str, Any]) -> list[tuple[Candidate, Planned]]:
    """Who is interviewed by which plan: every kind by all, of others each by one of their language, in turn."""
    plans = _plans(options)
    if options["folder"] is None:
        kinds = options["archetypes"].split(",")
        return [
            (candidate(kind, each[0].type, each[0].language, _full(each[0])), each) for kind in kinds for each in plans
        ]
    try:
        people = others.load(options["folder"])[: options["limit"] or None]
    except (others.Unusable, OSError) as exc:
        raise CommandError(str(exc)) from exc
    found = list[tuple[Candidate, Planned]]()
    for number, who in enumerate(people):
        if understood := [plan for plan in plans if plan[0].language == who.language]:
            found.append((who, understood[number % len(understood)]))
    return found


def _full(plan: Plan) -> dict[str, str]:
    """The bank's full answers to the questions of a type."""
    rows = catalog.questions(plan.type, plan.language)
    return {row.key: row.full_answer for row in rows if row.full_answer}


def _model(name: str) -> ModelInForce | None:
    if name == BANK:
        return None
    found = registry.get(name)
    if found is None:
        raise CommandError(f"--model: there is no model {name}")
    return found


def _plans(options: dict[str, Any]) -> list[Planned]:
    """Plans of each type and language, in turns with and without a clock and in both modes; each with its prompt."""
    profile = "compact" if options["model"] == BANK else (registry.get(options["model"]) or _none()).profile
    found = []
    for number, (kind, language, seed) in enumerate(
        product(options["types"].split(","), options["languages"].split(","), range(options["seeds"]))
    ):
        known = catalog.interview_type(kind)
        if known is None:
            raise CommandError(f"--types: there is no type {kind}")
        plan = make_plan(
            catalog.questions(kind, language),
            type=kind,
            language=language,
            level="mid",
            count=options["questions"],
            time_limit=(600.0, None)[seed % 2],
            seed=str(seed),
            phrases=catalog.phrases(kind, language),
        )
        prompt = catalog.prompt(kind, language, "interviewer", profile)
        found.append((plan, ("study", "real")[number % 2], prompt.text if prompt else ""))
    return found


def _none() -> ModelInForce:
    raise CommandError("--model: there is no such model")


def _keep(folder: Path, number: str, archetype: str, held: Simulated, found: list[str]) -> None:
    """The transcript as Markdown, with the moves in the margin, and the problem that stands on the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    plan, moves = held.plan, iter(zip(held.moves, held.offers, strict=True))
    lines = [f"# {archetype}: {plan.type}, {plan.language}, {held.mode}", ""]
    for line in held.lines:
        if line.by_interviewer:
            move, offer = next(moves)
            lines += [f"**Interviewer** ({move}; {offer.why}): {line.text}", ""]
            if move.kind in ASKING and offer.next and offer.next.statement:
                shown = [f"{example.input} → {example.output}" for example in offer.next.examples]
                lines += [f"> {said}".rstrip() for said in (*offer.next.statement.splitlines(), *shown)] + [""]
        else:
            lines += [f"**Candidate**: {line.text}", ""]
    lines += [f"- {fault}" for fault in found]
    clock = "timed" if plan.time_limit else "untimed"
    (folder / f"{number}{archetype}-{plan.type}-{plan.language}-{clock}-{plan.seed}.md").write_text(
        "\n".join(lines) + "\n"
    )
