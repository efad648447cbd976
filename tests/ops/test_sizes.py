"""Every file of ours can be read in one go."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("accounts", "benchmarks", "interviews", "interviewsite", "prompts", "requirements", "templates", "tests")
WRITTEN = {".py", ".js", ".css", ".html"}
MOST = 300


def sources() -> Iterator[Path]:
    """What people wrote: no migrations, which Django writes, and nothing that is built or installed."""
    for room in (*ROOMS, "static/css", "static/src"):
        for path in (ROOT / room).rglob("*"):
            if path.suffix in WRITTEN and "migrations" not in path.parts:
                yield path


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in sources()}
    assert len(lengths) > 500, "the sources are elsewhere"
    assert {path: lines for path, lines in lengths.items() if lines > MOST} == {}
