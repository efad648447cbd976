"""How the lines of a transcript are numbered."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from interviews.showing.lines import Number, following, printed

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class Said:
    id: str
    speaker: str
    content: str = "…"
    timestamp: datetime = NOW


def talk(*speakers: str) -> list[Said]:
    return [Said(f"e{n}", "interviewer" if who == "i" else "candidate") for n, who in enumerate(speakers)]


def test_lines_are_numbered_within_their_question() -> None:
    lines = printed(talk(*"icicic"), "candidate", {"e0": 1, "e2": 1, "e4": 2})
    assert [str(line.number) for line in lines] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2"]
    assert [line.opens for line in lines] == [True, False, False, False, True, False]
    assert [line.mine for line in lines] == [False, True] * 3
    assert lines[4].number.anchor == "l2-1"


def test_a_question_never_goes_back() -> None:
    lines = printed(talk(*"iciic"), "candidate", {"e0": 2, "e2": 1})
    assert [str(line.number) for line in lines] == ["2.1", "2.2", "2.3", "2.4", "2.5"]


def test_whoever_leads_has_plain_numbers() -> None:
    lines = printed(talk(*"icic"), "interviewer", {"e1": 1})
    assert [str(line.number) for line in lines] == ["1", "2", "3", "4"]
    assert not any(line.opens for line in lines)
    assert lines[0].number.anchor == "l1"


def test_the_next_line_follows_the_last() -> None:
    assert str(following([], "candidate")) == "1.1"
    assert str(following([], "interviewer")) == "1"
    assert following(printed(talk(*"ic"), "candidate", {"e0": 1}), "candidate") == Number(1, 3)


def test_the_greeting_of_an_opening_is_told_from_its_question() -> None:
    question, opening = "What went wrong?", "Hello, and welcome. What went wrong?\n"
    entries = [replace(entry, content=opening) for entry in talk("i")]
    (line,) = printed(entries, "candidate", {"e0": 1}, question)
    assert (line.greets, line.asks) == ("Hello, and welcome. ", question)
    (alone,) = printed([replace(entry, content=question) for entry in talk("i")], "candidate", {"e0": 1}, question)
    assert (alone.greets, alone.asks) == ("", question)
