"""Simulated interviews: every kind of candidate, each type and language, with and without a clock: no fault."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from interviews.director import choosing

pytestmark = pytest.mark.django_db(transaction=True)


def simulate(**options: Any) -> str:
    out = StringIO()
    call_command("simulate", stdout=out, **options)
    return out.getvalue()


def test_no_transcript_holds_a_fault(house: None, tmp_path: Path) -> None:
    told = simulate(questions=3, out=tmp_path)
    assert re.search(r"180 interviews, 0 faults", told)
    transcript = (tmp_path / "injecting-BQ-en-timed-0.md").read_text()
    assert "**Interviewer** (open; begin)" in transcript
    assert "(close; farewell)" in transcript


def test_a_director_that_probes_without_end_is_found_out(house: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "PROBES", 4)
    with pytest.raises(CommandError):
        simulate(types="BQ", languages="en", archetypes="vague", seeds=1)


def test_a_wrong_wish_is_told(house: None) -> None:
    with pytest.raises(CommandError, match="--types"):
        simulate(types="XX")
    with pytest.raises(CommandError, match="--model"):
        simulate(model="nobody")
