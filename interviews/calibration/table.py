"""The figures as people read them: a row a version, then what must hold of moves, a column a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviews.calibration.figures import Figures
from interviews.calibration.judging import Judged
from interviews.calibration.sets import LabelledSet
from interviews.rubric.agreement import Agreement

SHOWN = 8
"""Cases that did not hold which are told one by one, for each version."""


@dataclass(frozen=True, slots=True)
class Run:
    """One version of prompt and rubric on one set: what it is called, what came of it, and what it took."""

    prompt: str
    rubric: str
    figures: Figures
    judged: Judged

    @property
    def name(self) -> str:
        return f"prompt {self.prompt}, rubric {self.rubric}"


def table(labelled: LabelledSet, runs: Sequence[Run], judge: str) -> str:
    """All figures, versions side by side."""
    answers = [answer for answer in labelled.answers if answer.labels]
    interviews = len({answer.interview for answer in answers})
    lines = [f"{len(answers)} answers of {interviews} interviews, {labelled.labels} labels; judge: {judge}", ""]
    lines += [f"{letter}: {run.name}" for letter, run in _lettered(runs).items()]
    wide = f"{'':<12}{'QWK':>8}{'rho':>8}{'exact':>8}{'pair order':>12}"
    lines += [wide + f"{'quotes':>9}{'none':>6}{'tokens':>10}{'cost':>10}{'time':>8}"]
    lines += [_row(f"judge {letter}", run.figures.judge) + _more(run) for letter, run in _lettered(runs).items()]
    lines += [_row(f"as said {letter}", run.figures.said) for letter, run in _lettered(runs).items()]
    lines.append(_row("words", runs[0].figures.words))
    for place, (language, _, words) in enumerate(runs[0].figures.languages):
        for letter, run in _lettered(runs).items():
            lines.append(_row(f"{language}: {letter}", run.figures.languages[place][1]))
        lines.append(_row(f"{language}: words", words))
    lines += [
        f"{letter}: scores lowered or dropped by the rules of evidence: {run.figures.lowered}"
        for letter, run in _lettered(runs).items()
        if run.figures.lowered
    ]
    failed = sum(run.judged.failed for run in runs)
    lines += [f"{failed} calls failed; they count as no evidence"] if failed else []
    return "\n".join([*lines, *_moves(runs)])


def _lettered(runs: Sequence[Run]) -> Mapping[str, Run]:
    return {chr(ord("A") + place): run for place, run in enumerate(runs)}


def _row(name: str, found: Agreement) -> str:
    told = ["–" if each is None else f"{each:.2f}" for each in (found.kappa, found.rho, found.exact, found.order)]
    return f"{name:<12}{told[0]:>8}{told[1]:>8}{told[2]:>8}{told[3]:>12}"


def _more(run: Run) -> str:
    figures, judged = run.figures, run.judged
    validity = "–" if figures.validity is None else f"{figures.validity:.1%}"
    return f"{validity:>9}{figures.none:>6}{judged.tokens:>10}{judged.cost:>10.4f}{judged.seconds:>6.0f} s"


def _moves(runs: Sequence[Run]) -> list[str]:
    """How many moves held, by what was changed; then some that did not."""
    tests = dict.fromkeys(str(case.move) for case in runs[0].figures.cases)
    if not tests:
        return []
    lettered = _lettered(runs)
    lines = ["", f"{'what must hold':<44}{'cases':>7}" + "".join(f"{f'held {letter}':>9}" for letter in lettered)]
    for test in tests:
        mine = {
            letter: [case for case in run.figures.cases if str(case.move) == test] for letter, run in lettered.items()
        }
        held = "".join(f"{sum(case.held for case in cases):>9}" for cases in mine.values())
        lines.append(f"{test:<44}{len(mine['A']):>7}{held}")
    for letter, run in lettered.items():
        missed = [case for case in run.figures.cases if not case.held]
        lines += [f"    {letter}: {case.move.test}: {case}" for case in missed[:SHOWN]]
        lines += [f"    {letter}: and {len(missed) - SHOWN} more"] if len(missed) > SHOWN else []
    return lines
