"""Simulated interviews: every kind of candidate, each type and language, with and without a clock: no fault."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from interviews.director import Move, choosing, offers
from interviews.director.asides import Asides
from interviews.insights import meant

pytestmark = pytest.mark.django_db(transaction=True)


def simulate(**options: Any) -> str:
    out = StringIO()
    call_command("simulate", stdout=out, **options)
    return out.getvalue()


def test_no_transcript_holds_a_fault(house: None, tmp_path: Path) -> None:
    told = simulate(questions=3, out=tmp_path)
    assert re.search(r"240 interviews, 0 faults", told)
    transcript = (tmp_path / "injecting-BQ-en-timed-0.md").read_text()
    assert "**Interviewer** (open; begin)" in transcript
    assert "(close; farewell)" in transcript


def test_a_director_that_probes_without_end_is_found_out(house: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "PROBES", 4)
    with pytest.raises(CommandError):
        simulate(types="BQ", languages="en", archetypes="vague", seeds=1)


DEAF = {
    "never_had": (choosing, "_never_had", lambda view: (Move("probe", view.open_parts[0]), "missing")),
    "repeating": (Asides, "before", lambda words, offer, move, beside="": ""),
    "endless": (meant, "_rambles", lambda given, shown, wanted: False),
    "wrong_function": (offers, "_wanted", lambda question: offers.NOTHING),
}
"""Kind of candidate → what makes a director deaf to it."""


@pytest.mark.parametrize("archetype", list(DEAF))
def test_a_director_that_is_deaf_is_found_out(house: None, monkeypatch: pytest.MonkeyPatch, archetype: str) -> None:
    monkeypatch.setattr(*DEAF[archetype])
    kind = "CODE" if archetype == "wrong_function" else "BQ"
    with pytest.raises(CommandError):
        simulate(types=kind, languages="en", archetypes=archetype, seeds=2)


def test_a_wrong_wish_is_told(house: None) -> None:
    with pytest.raises(CommandError, match="--types"):
        simulate(types="XX")
    with pytest.raises(CommandError, match="--model"):
        simulate(model="nobody")
