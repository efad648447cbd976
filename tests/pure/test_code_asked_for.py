"""Code that is not what the problem asks for, code that was seen before, and what is asked beside it."""

import pytest

from interviews.director.choosing import CODE
from interviews.director.moves import Move
from interviews.director.plan import Plan
from interviews.insights.naming import asked_of, fingerprint, other_call
from prompts.bank import BankQuestion, Example
from prompts.solutions import source_of
from tests.pure.conversation import Talk
from tests.pure.starter import bank, plan

CALL = "free_slots(bookings, opens, closes)"


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("def free_slots(bookings):\n    return []", "free_slots(bookings)"),
        ("def free_slots(bookings: list[tuple[int, int]]) -> list:\n    return []", "free_slots(bookings)"),
        ("function freeSlots(list) { return []; }", "freeSlots(list)"),
        ("const freeSlots = (list, opens) => []", "freeSlots(list, opens)"),
        ("def free_slots(a, b, c, d):\n    return []", "free_slots(a, b, c, d)"),
    ],
)
def test_other_parameters_are_noticed(source: str, own: str) -> None:
    assert other_call(source, CALL) == own


@pytest.mark.parametrize(
    "source",
    [
        "def free_slots(bookings, opens, closes):\n    return []",
        "def free_slots(bookings: dict[str, int], opens: int = 0, closes: int = 24) -> list:\n    return []",
        "def free_slots(bookings, opens, closes, found=()):\n    return []",
        "class Solution:\n    def free_slots(self, bookings, opens, closes):\n        return []",
        "def free_slots(*args):\n    return []",
        "function freeSlots({ bookings, opens, closes }) { return []; }",
        "const freeSlots = (bookings, opens = 0, closes = 24) => []",
        "func freeSlots(bookings []int, count int, opens int, closes int) []int { return nil }",
        "def gaps(bookings):\n    return []",
        "",
    ],
)
def test_what_can_be_called_as_the_problem_does_is_left_alone(source: str) -> None:
    assert other_call(source, CALL) == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_problem_of_the_bank_says_what_it_wants(language: str) -> None:
    for question in bank("CODE", language):
        asked = asked_of(f"{question.text}\n{question.statement}", [each.input for each in question.examples])
        assert asked.names, question.key
        assert bool(asked.call) != bool(asked.methods), (question.key, asked)


def talk_about(question: BankQuestion) -> Talk:
    made = plan("CODE", question.language, count=2)
    talk = Talk(Plan("CODE", question.language, questions=(question, *made.questions[1:]), phrases=made.phrases))
    talk.turn()
    return talk


def slots(language: str = "en") -> BankQuestion:
    text = {"en": f"Write {CALL}, the free times. How would you begin?", "zh": f"请写 {CALL}，你怎么开始？"}[language]
    one = plan("CODE", language, count=1).questions[0]
    return BankQuestion(
        "slots", language, "CODE", text, "", "any", 20.0, one.parts, "", (Example("free_slots([], 8, 18)", "[]"),),
        ("The list may be empty.", "Times are never negative."),
    )  # fmt: skip


def test_it_asks_once_where_the_other_parameters_are() -> None:
    talk = talk_about(slots())
    offered = talk.say("I sort and walk over it.", code="def free_slots(bookings):\n    return sorted(bookings)")
    assert (str(offered.preferred), offered.why) == ("clarify code", "other_call")
    assert CALL in talk.lines[-1].text
    assert "free_slots(bookings)" in talk.lines[-1].text
    assert talk.say("They are constants.", code="def free_slots(bookings):\n    return []").why != "other_call"


def pad(language: str) -> Talk:
    return talk_about(next(each for each in bank("CODE", language) if "Pad" in each.text))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_class_that_does_not_come_is_asked_for_by_its_methods_once(language: str) -> None:
    talk = pad(language)
    words = {"en": "I would count the dishes there.", "zh": "我会在那里数菜。"}[language]
    assert talk.say(words, code="def count_dishes(lines):\n    return len(lines)").why == "other_name"
    assert talk.say(words).why == "no_class"
    assert all(name in talk.lines[-1].text for name in ("Pad", "add", "take", "undo", "count"))
    assert talk.say(words).why != "no_class"


def test_a_class_of_another_name_is_a_class() -> None:
    talk = pad("en")
    assert talk.say("Here it is.", code="class Notes:\n    pass").why == "other_name"
    assert talk.say("Notes is the class to make one of.").why != "no_class"


SHORT = "```python\ndef {}(xs):\n    return sum(x for x in xs if x > 0)\n```"


def test_the_code_of_the_problem_before_is_known_again_at_once() -> None:
    talk = Talk(plan("CODE", "en", count=3))
    talk.turn()
    talk.say("Here: " + SHORT.format("first"))
    while talk.moves[-1] != "ask":
        talk.say("I'd rather not say.")
    assert talk.say("So: " + SHORT.format("second")).why == "repeated"


def test_sources_that_differ_in_name_and_spaces_are_the_same() -> None:
    one, other = "def a(xs):\n    return sum(xs) + len(xs)", "def bcd(xs):\n  return sum(xs)+len(xs)\n"
    assert fingerprint(one) == fingerprint(other) != ""
    assert fingerprint("def a(): pass") == ""


ASKED = "Can the list be empty, and may it hold negative numbers?"


def test_what_was_asked_is_answered_before_a_word_about_the_code() -> None:
    talk = talk_about(slots())
    offered = talk.say(f"{ASKED} Here is my code.", code="def free_slots(bookings):\n    return sorted(bookings)")
    assert offered.why == "other_call"
    assert talk.lines[-1].text.startswith("The list may be empty. Times are never negative.")


def test_what_was_asked_is_answered_before_somebody_is_led_back() -> None:
    talk = talk_about(plan("CODE", "en", count=1).questions[0])
    talk.say("Here: " + SHORT.format("first"))
    while talk.moves[-1] != "ask":
        talk.say("I'd rather not say.")
    talk.plan = Plan("CODE", "en", questions=(talk.plan.questions[0], slots()), phrases=talk.plan.phrases)
    talk.lines[-1] = type(talk.lines[-1])("x", "interviewer", slots().text, talk.lines[-1].move)
    assert talk.say(f"{ASKED}\n" + SHORT.format("free_slots")).why == "repeated"
    assert talk.lines[-1].text.startswith("The list may be empty. Times are never negative.")


INDIRECT = {
    "en": (
        "I ask whether the first and the last square count. I note for each square the best number so far, row by "
        "row, from above and from the left."
    ),
    "zh": "我先问开不到终点时返回什么。我一行一行推，每一格记下从上面或左边来最多能捡到多少。",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_has_told_the_way_is_asked_for_the_code(language: str) -> None:
    question = next(each for each in bank("CODE", language) if "most_parcels(" in each.text)
    talk = talk_about(question)
    talk.say(INDIRECT[language])
    assert talk.lines[-1].move == Move("probe", "code")
    assert any(phrase in talk.lines[-1].text for phrase in talk.plan.phrases.of("write_code"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_has_told_no_way_is_not_said_to_have_one(language: str) -> None:
    talk = talk_about(bank("CODE", language)[0])
    for _ in range(2):
        talk.say({"en": "I am good at that kind of thing.", "zh": "这一类事情我很擅长。"}[language])
    assert talk.lines[-1].move == Move("probe", "code")
    assert any(talk.lines[-1].text.endswith(phrase) for phrase in talk.plan.phrases.of("real_example"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_code_alone_is_in_no_other_language(language: str) -> None:
    question = next(each for each in bank("CODE", language) if "busiest_hour(" in each.text)
    for code in (source_of("busiest_hour"), f"```python\n{source_of('busiest_hour')}\n```"):
        talk = talk_about(question)
        talk.say(code)
        assert talk.offers[-1].said == "answer"
        assert "code" in talk.offers[-1].heard


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_never_had_such_a_problem_is_told_that_it_is_not_needed_and_goes_on(language: str) -> None:
    talk = talk_about(bank("CODE", language)[0])
    talk.say({"en": "I have never had that, to be honest.", "zh": "说实话，这种情况我没遇到过。"}[language])
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("not_needed"))
    talk.say(
        {"en": "I would write down what is known and begin there.", "zh": "我会先写下已知的，从那里开始。"}[language]
    )
    assert talk.lines[-1].move is not None
    assert talk.lines[-1].move.kind in ("probe", "hint")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "empty",
    [
        "def busiest_hour(minutes):\n    ...",
        'def busiest_hour(minutes):\n    """Docs."""\n    # later\n    pass',
        "function busiestHour(minutes) {\n  // TODO\n}",
    ],
)
def test_code_without_anything_in_it_is_none(empty: str, language: str) -> None:
    question = next(each for each in bank("CODE", language) if "busiest_hour(" in each.text)
    talk = talk_about(question)
    way = {"en": "I keep a counter for each hour of the day.", "zh": "我用字典记下每个小时的次数。"}[language]
    talk.say(f"{way}\n{empty}")
    assert talk.lines[-1].move == Move("probe", "code")
    assert talk.lines[-1].text in talk.plan.phrases.of("only_head")
    talk.say(empty)
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("still_empty"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_somebody_says_that_they_would_ask_is_answered(language: str) -> None:
    question = next(each for each in bank("CODE", language) if "most_parcels(" in each.text)
    talk = talk_about(question)
    talk.say(INDIRECT[language])
    assert any(talk.lines[-1].text.startswith(fact) for fact in question.clarifications)


def test_a_single_function_of_another_name_is_asked_about_in_the_first_problem_alone() -> None:
    talk = Talk(plan("CODE", "en", count=2))
    talk.turn()
    told = "I walk over the list once and keep the best in a variable. I test the empty list. Time is linear."
    talk.say(f"{told}\ndef mine(first):\n    return sum(first) + 1 - len(first) * 2")
    assert "mine" in talk.lines[-1].text
    while len([line for line in talk.lines if line.move and line.move.kind in ("open", "ask")]) < 2:
        talk.say("Yes, that is the one.")
    talk.say(f"{told}\ndef other(second):\n    return max(second) - min(second) + len(second) * 3")
    assert talk.lines[-1].move != CODE
