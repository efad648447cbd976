"""Two tries at one question beside each other: both answers, their scores where they may be compared, what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interviews.models import Interview
from interviews.reports.history import Tried
from interviews.showing.report import Answered


@dataclass(frozen=True, slots=True)
class Try:
    """One try: its answer as the report shows it, when it was, and the rubric that it was judged under."""

    interview: Interview
    tried: Tried
    answer: Answered
    rubric: str

    @property
    def points(self) -> Mapping[str, float | None]:
        """Name of a criterion → its points."""
        return {found.criterion.name: found.score.points for found in self.answer.scores}


@dataclass(frozen=True, slots=True)
class Compared:
    """The two tries, the earlier one first."""

    first: Try
    last: Try

    @property
    def tries(self) -> Sequence[Try]:
        return (self.first, self.last)

    @property
    def judged(self) -> bool:
        """Whether both have a score."""
        return all(each.tried.points is not None for each in self.tries)

    @property
    def comparable(self) -> bool:
        """Whether their scores mean the same: both were judged, and under one rubric."""
        return self.judged and self.first.rubric == self.last.rubric

    @property
    def scores(self) -> Sequence[tuple[str, float | None, float | None]]:
        """Criterion, its points then, its points now; empty where they may not be compared."""
        before, after = self.first.points, self.last.points
        return [(name, before.get(name), points) for name, points in after.items()] if self.comparable else []

    @property
    def sentence(self) -> str:
        """What changed."""
        parts = self._parts()
        if not self.comparable:
            return _("{what}.").format(what=parts)
        before, after = self.first.tried.points, self.last.tried.points
        score = _("the score stayed at {after}") if before == after else _("the score went from {before} to {after}")
        return _("{what}; {score}.").format(what=parts, score=score.format(before=before, after=after))

    def _parts(self) -> str:
        then, now = ([str(part) for part in each.answer.heard] for each in self.tries)
        gained = _listed(part for part in now if part not in then)
        lost = _listed(part for part in then if part not in now)
        if gained and lost:
            return _("New in the later try: {gained}; gone: {lost}").format(gained=gained, lost=lost)
        if gained:
            return _("New in the later try: {gained}").format(gained=gained)
        if lost:
            return _("Gone in the later try: {lost}").format(lost=lost)
        return _("Both tries hold the same parts of an answer")


def _listed(found: Iterable[str]) -> str:
    return pgettext("between the things of a list", ", ").join(found)
