"""What is not to be taken for something else: answers for farewells, lists for orders, one line for an empty body."""

import pytest

from interviews.builder import Turn, script
from interviews.insights import heard
from interviews.insights.naming import is_empty
from interviews.insights.replies import asks_the_house, ends_asking, kind_of
from prompts.bank import Part
from tests.pure.starter import bank, prompt
from tests.pure.turns import turn

BQ = tuple(Part(key, "", ()) for key in ("situation", "task", "own_action", "measured_result", "reflection"))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("There was nothing more important to me than the team.", "en"),
        ("My notice period is four weeks, that is all.", "en"),
        ("去年我负责值班，当时没有其他人，我就自己修好了系统。", "zh"),
        ("没有别的选择，我只好自己去修。", "zh"),
    ],
)
def test_an_answer_is_no_word_that_all_is_told(said: str, language: str) -> None:
    assert kind_of(said, question="Tell me about it.", language=language) == "answer"


@pytest.mark.parametrize(
    ("said", "kind"), [("Is [[]] a valid grid?", "question"), ("I test [[1, 2], [3, 4]].", "answer")]
)
def test_a_list_of_lists_is_no_order(said: str, kind: str) -> None:
    assert kind_of(said, question="Write rotate(grid).", language="en") == kind


@pytest.mark.parametrize("said", ["嗯……嗯……那个……这个……", "嗯嗯嗯嗯", "……"])
def test_hesitating_is_silence(said: str) -> None:
    assert kind_of(said, question="讲一件事。", language="zh") == "silence"


@pytest.mark.parametrize(
    ("source", "empty"),
    [
        ("def f(x): return 2*x", False),
        ("function f(a){ return a+1; }", False),
        ("def f(x): ...", True),
        ("def f(x) -> int:\n    pass", True),
        ("class Pad:\n    def add(self, dish):\n        ...", True),
        ("class Pad:\n    def add(self, dish):\n        self.dishes = dish", False),
        ("", False),
    ],
)
def test_only_a_body_without_anything_is_empty(source: str, empty: bool) -> None:
    assert is_empty(source) is empty


def test_code_with_a_word_beside_it_is_an_answer() -> None:
    question = bank("CODE", "en")[0]
    for word in ("That's it.", "asdf jkl qwer"):
        read = heard(
            [word], question=question.text, parts=question.parts, language="en", code="def f(a):\n    return a[0]"
        )
        assert read.said == "answer"


def test_the_coach_may_be_asked_before_anything_was_said_on_a_problem() -> None:
    question = bank("CODE", "en")[0]
    heard([], question=question.text, parts=question.parts, language="en", code="def f(a):\n    return a[0]")
    asked: Turn = turn(voice="coach", code={"language": "python", "source": "def f(a):\n    return a[0]"})
    assert script(asked, None, prompt("coach", "full"))


@pytest.mark.parametrize(
    "begins", ["Good question.", "It depends.", "Sure, of course.", "这个问题很好。", "好的，谢谢。"]
)
def test_a_pleasantry_names_nothing(begins: str) -> None:
    language = "zh" if begins.endswith("。") else "en"
    rest = {
        "en": " A team where everybody says on Friday what went wrong in their week, and nobody laughs at it, ever.",
        "zh": "每次下班前，大家在烤炉边站五分钟，每人说一件没做好的事，不点名，班长先说自己的。",
    }[language]
    wanted = (Part("features", "", ()), Part("example", "", ()))
    assert heard([begins + rest], question="", parts=wanted, language=language).parts.get("features") != begins


def test_what_fell_by_ones_own_doing_stands_whatever_was_done_after_it() -> None:
    said = "I sorted the shelf by date. Losses fell from 40 to 4 a month. I then showed the list to two other shops."
    assert "measured_result" in heard([said], question="", parts=BQ, language="en").parts


@pytest.mark.parametrize("told", ["盘点了三遍，最后没找到的是两箱灯泡。", "后来我想知道原因，翻了三天日志。"])
def test_what_is_told_asks_nobody(told: str) -> None:
    assert not asks_the_house(told)
    assert not ends_asking(told)
