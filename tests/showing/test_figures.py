"""Figures beside the talk: the clock, the stories that fit, what is counted."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from django.utils import translation

from interviews.director import Plan
from interviews.insights.reading import Heard
from interviews.reports.material import Question
from interviews.rubric.material import Material
from interviews.showing.clock import figures, marks
from interviews.showing.fits import fitting, words
from interviews.showing.lines import Line, Number
from interviews.showing.measured import facts
from interviews.showing.parts import not_said
from interviews.showing.room import paragraphs
from prompts.bank import Part

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class Story:
    title: str
    tags: list[str] = field(default_factory=list)
    pk: str = "1"
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""


def line(number: int, content: str, mine: bool = True) -> Line:
    who = "candidate" if mine else "interviewer"
    return Line(f"e{number}", Number(1, number), who, mine, False, content, NOW)


def test_questions_share_the_time_by_their_weight() -> None:
    assert marks([5, 10, 5], 20) == (0.0, 5.0, 15.0)
    assert marks([5, 5], 40) == (0.0, 20.0)
    assert marks([], 20) == ()


def test_a_clock_says_how_late_it_is() -> None:
    read = figures(Plan(time_limit=1500.0), 580)
    assert (read.reading, read.total, read.left, read.limited) == ("09:40", 25, 15, True)
    assert not figures(Plan(), 0).limited


def test_the_story_that_shares_words_comes_first() -> None:
    stories = [Story("Sailing"), Story("A deadline we met", ["conflict"])]
    found = fitting(stories, "Tell me about a conflict in your team.")
    assert [fit.story.title for fit in found] == ["A deadline we met", "Sailing"]
    assert found[0].shared == ("conflict",)
    assert not found[1].fits
    about = [Story("What I told my team about the time"), Story("Sailing")]
    assert [fit.shared for fit in fitting(about, "Tell me about a time with your team.")] == [("team",), ()]


def test_a_story_says_why_it_fits_and_what_it_would_carry() -> None:
    story = Story("The Teams and the deadline", ["Conflict", "sport"], situation="Two plans.", result="Shipped.")
    keys = ("situation", "task", "own_action", "measured_result", "reflection")
    parts = [Part(key, "", ()) for key in keys]
    fit = fitting([story], "Which deadline did your team fight about?", ("conflict", "conflict"), parts)[0]
    assert fit.tagged == "You tagged it “Conflict”, and that is what this question is about."
    assert fit.shares == "Like the question, it speaks of “Teams”, “deadline”."
    assert fit.told == "It would carry the situation, the result; still blank: your task, your own part."
    story.task = story.action = "Mine."
    assert fitting([story], "", (), parts)[0].told.endswith("your own part, the result.")
    assert fitting([story], "Why us?", (), [Part("reason", "", ())])[0].told == ""
    with translation.override("zh-hans"):
        assert (
            fitting([story], "", ("conflict", "冲突"), parts)[0].tagged
            == "你给它打了“Conflict”的标签，这个问题问的正是这个。"
        )


def test_a_tag_of_the_competency_counts_more_than_a_word() -> None:
    by_tag, by_words = Story("Sailing", ["growing others"]), Story("A deadline and a customer")
    found = fitting([by_words, by_tag], "The customer's deadline?", ("growing_others", "growing others"))
    assert [fit.story for fit in found] == [by_tag, by_words]


def test_chinese_stories_are_found_by_pairs_of_characters() -> None:
    assert tuple(words("意见冲突")) == ("意见", "见冲", "冲突")
    assert not words("请讲一次")
    found = fitting([Story("航海"), Story("与上级意见冲突")], "请讲一次你和同事意见不合的经历")
    assert found[0].story.title == "与上级意见冲突"


def test_what_is_counted_says_what_to_do() -> None:
    lines = [
        line(1, "What did you do?", mine=False),
        line(2, "We agreed to run a test and we shipped it."),
        line(3, "I cut the error rate from 31 to 9 per cent within six weeks."),
    ]
    found = {str(fact.name): fact for fact in facts(lines, "candidate", "en")}
    assert found["Results stated"].figure == "1"
    assert "1.2" in found["Results stated"].note
    assert found["“I” and “we”"].figure == "1 : 2"
    assert len(found["Words a turn"].bars) == 2
    assert facts([line(1, "Hello?", mine=False)], "candidate", "en") == []


def test_whoever_interviews_hears_about_the_talk_only() -> None:
    lines = [
        line(1, "What did you do, and how, and why, and what came of it in the end?"),
        line(2, "Much.", mine=False),
    ]
    found = facts(
        [replace(said, speaker="interviewer" if said.mine else "candidate") for said in lines], "interviewer", "en"
    )
    figures = {str(fact.name): fact for fact in found}
    asked = ["Open questions", "One thing at a time", "Questions that take up an answer"]
    faults = ["Leading questions", "Questions that may not be asked"]
    assert list(figures) == [*asked, *faults, "Your share of the talk", "Words a turn"]
    assert "shorter" in figures["Your share of the talk"].note
    assert [figures[name].figure for name in (*asked, *faults)] == ["1", "1", "0", "0", "0"]


def test_a_statement_keeps_the_lines_of_its_code() -> None:
    code = "def total(values):\n    result = 0\n\n    return result"
    told = paragraphs(f"Find what\nis wrong.\n\n{code}\n\nWrite it right.\n")
    assert told == ["Find what is wrong.", f"```\n{code}\n```", "Write it right."]
    assert paragraphs("See:\n\n```python\na\n\nb\n```\n") == ["See:", "```python\na\n\nb\n```"]


def test_a_farewell_is_no_answer() -> None:
    said = [
        ("Why us?", False),
        ("I cut the losses by a third.", True),
        ("Any more?", False),
        ("How large is it?", True),
    ]
    lines = [line(number, content, mine) for number, (content, mine) in enumerate(said, 1)]
    asked = [
        Question(
            1,
            "why",
            "",
            "Why us?",
            (),
            ("e2",),
            (lines[1].content,),
            Material(lines[1].content, 7, (lines[1].content,)),
            Heard(),
        )
    ]
    found = {fact.name: fact for fact in facts(lines, "candidate", "en", asked)}
    assert (found["Results stated"].figure, found["Results stated"].unit) == ("1", "of 1 answer")
    assert "1.4" not in found["Results stated"].note


def test_a_part_that_an_administrator_added_is_named_as_missing() -> None:
    assert not_said("safety_first") == ("Say more: safety first", "You say nothing about it.")
