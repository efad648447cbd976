"""What is wrong with a turn that was already said: counted afterwards, never rewritten."""

import pytest

from interviews.builder import turn_faults
from interviews.director import Clock, Line, Move, offer
from tests.pure.starter import plan
from tests.pure.turns import turn

ASK = Move("probe", "task")


@pytest.mark.parametrize(
    ("text", "language", "mode", "move", "found"),
    [
        ("Thank you. What was your own part?", "en", "real", ASK, ()),
        ("谢谢。你自己做了哪一部分？", "zh", "real", ASK, ()),
        ("What did you do? And why?", "en", "real", ASK, ("question",)),
        ("Tell me.", "en", "real", ASK, ("question",)),
        ("Goodbye. Any questions?", "en", "real", Move("close"), ("question",)),
        ("Excellent answer! What came next?", "en", "real", ASK, ("praise",)),
        ("Excellent answer! What came next?", "en", "study", ASK, ()),
        ("As an AI language model I wonder: what came next?", "en", "study", ASK, ("role",)),
        ("Are you married?", "en", "study", ASK, ("unlawful",)),
        ("你结婚了吗？", "zh", "study", ASK, ("unlawful",)),
        ("You should use a hash map. What then?", "en", "study", ASK, ("solution",)),
        ("你好，请讲一讲？", "en", "study", ASK, ("language",)),
        ("word " * 61 + "?", "en", "study", ASK, ("length",)),
        ("字" * 111 + "？", "zh", "study", ASK, ("length",)),
    ],
)
def test_it_names_the_broken_rule(text: str, language: str, mode: str, move: Move, found: tuple[str, ...]) -> None:
    assert turn_faults(text, None, language=language, mode=mode, move=move) == found


def test_what_the_bank_says_is_no_fault_of_the_model() -> None:
    made = turn()
    offered = offer(made.plan, made.lines, Clock())
    for question in made.plan.questions[1:]:
        text = f"Thank you. {question.text}"
        assert turn_faults(text, offered, language="en", mode="real", move=Move("ask")) == ()


def test_a_fact_of_the_bank_gives_no_answer_away() -> None:
    made = plan("CODE")
    lines = [Line("q", "interviewer", made.questions[0].text, Move("open")), Line("a", "candidate", "Can it be empty?")]
    offered = offer(made, lines, Clock())
    for fact in made.questions[0].clarifications:
        assert turn_faults(f"{fact} And now?", offered, language="en", mode="real", move=Move("clarify")) == ()
