"""What an interviewer takes notice of: repeats, endless talk, stories that never were, functions of another name."""

import pytest

from interviews.director import Move
from interviews.insights.naming import asked_of, other_name, source_in
from interviews.insights.replies import kind_of
from tests.pure.conversation import FULL, Talk
from tests.pure.starter import phrases, plan

SHORT = {
    "en": "I simply talked to everybody and then we found a way.",
    "zh": "我就是跟大家都聊了聊，后来就找到办法了。",
}
NEVER = {
    "en": (
        "I have never had that, to be honest.",
        "Nothing like that ever happened to me.",
        "I haven't faced such a thing.",
    ),
    "zh": ("说实话，我没遇到过这种情况。", "这样的事我还没碰到过。", "我没有类似的经历。"),
}
SUPPOSED = {
    "en": "I would write down what is known, call the one who decides, and agree on a day to look again.",
    "zh": "我会把已知的写下来，给能拍板的人打电话，再约一天回头看。",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def talk_of(kind: str, language: str, **rest: int) -> Talk:
    talk = Talk(plan(kind, language, count=rest.get("count", 2)))
    talk.turn()
    return talk


@LANGUAGES
def test_who_says_the_same_again_hears_that_it_was_heard(language: str) -> None:
    talk = talk_of("BQ", language)
    first = talk.say(SHORT[language])
    assert first.preferred.kind == "probe"
    again = talk.say(SHORT[language])
    assert again.preferred.kind == "probe"
    assert again.preferred.part != first.preferred.part
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("said_again"))
    assert sum(talk.lines[-1].text.count(mark) for mark in "?？") == 1


@LANGUAGES
def test_a_short_answer_to_another_question_is_none_to_this_one(language: str) -> None:
    talk = talk_of("BQ", language, count=3)
    while talk.moves[-1] != "ask":
        talk.say(SHORT[language])
    assert talk.say(SHORT[language]).why == "repeated"
    assert talk.say(SHORT[language]).preferred.kind == "ask"


def test_what_is_alike_in_two_coding_problems_may_be_said_twice() -> None:
    talk = talk_of("CODE", "en")
    cost = "The time is linear, and so is the memory."
    talk.say(cost)
    while talk.moves[-1] != "ask":
        talk.say("I am not quite sure about that yet, let me see.")
    assert talk.say(cost).why != "repeated"


@LANGUAGES
def test_yes_may_be_said_twice(language: str) -> None:
    talk = talk_of("BQ", language)
    for _ in range(2):
        talk.say({"en": "Yes, it was.", "zh": "是的，对。"}[language])
    assert not talk.lines[-1].text.startswith(talk.plan.phrases.of("said_again"))


@LANGUAGES
def test_endless_talk_is_asked_once_for_its_point(language: str) -> None:
    aside = {
        "en": "And the building was being renovated, and people came and went, and nobody knew why. ",
        "zh": "大楼一直在装修，人来人往的，谁也说不清为什么，天气也一直不好。",
    }[language]
    endless = FULL[language] + " " + aside * 25
    talk = talk_of("BQ", language)
    offered = talk.say(endless)
    assert (offered.preferred, offered.why) == (Move("redirect"), "rambling")
    assert talk.lines[-1].text.startswith(tuple(said.split("{{")[0] for said in talk.plan.phrases.of("cut_short")))
    assert talk.say(endless + aside).why != "rambling"
    off_topic = {"en": "Did you see the football match last night?", "zh": "昨晚的球赛你看了吗？"}[language]
    fresh = talk_of("BQ", language)
    fresh.say(endless)
    assert [fresh.say(off_topic).preferred.kind for _ in range(3)] == ["redirect", "redirect", "ask"]


@LANGUAGES
def test_a_full_answer_of_two_minutes_is_not_too_long(language: str) -> None:
    talk = talk_of("BQ", language)
    assert talk.say(FULL[language] * 4).preferred == Move("ask")


@LANGUAGES
def test_endless_talk_is_never_taken_for_a_full_answer(language: str) -> None:
    aside = {"en": " And so on, as one does, day after day.", "zh": "反正就是这样，一天又一天。"}[language] * 60
    talk = talk_of("BQ", language)
    talk.say(FULL[language] + aside)
    after = talk.say(FULL[language] + aside + aside)
    assert after.left(after.preferred) == "probes_used"


@LANGUAGES
def test_the_short_version_may_use_the_same_words(language: str) -> None:
    aside = {"en": " And so on, as one does, day after day.", "zh": "反正就是这样，一天又一天。"}[language] * 60
    talk = talk_of("BQ", language)
    talk.say(FULL[language] + aside)
    after = talk.say(FULL[language])
    assert after.left(after.preferred) == "sufficient"
    assert not after.reading.again


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Well, " + "and people came and went and somebody had an opinion, " * 8),
        ("zh", "说来话长，" + "人来人往的，总有人有意见，" * 10),
    ],
)
def test_a_sentence_that_does_not_end_is_asked_for_its_point(language: str, said: str) -> None:
    talk = talk_of("HR", language)
    assert talk.say(said).why == "rambling"


def test_a_minute_that_says_nothing_is_too_long() -> None:
    talk = talk_of("BQ", "en")
    nothing = "It is hard to say, since so many people have so many views of it, and most of them are right. " * 8
    assert talk.say(nothing).why == "rambling"


@LANGUAGES
@pytest.mark.parametrize("number", range(3))
def test_who_was_never_there_is_asked_to_suppose_it(language: str, number: int) -> None:
    talk = talk_of("BQ", language)
    offered = talk.say(NEVER[language][number])
    assert (offered.preferred, offered.why) == (Move("clarify"), "never_had")
    assert talk.lines[-1].text in talk.plan.phrases.of("suppose")
    after = talk.say(SUPPOSED[language])
    assert after.preferred == Move("ask")
    assert after.left(after.preferred) == "probes_used"


@LANGUAGES
def test_who_was_never_there_twice_gets_another_question(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say(NEVER[language][0])
    assert talk.say(NEVER[language][1]).preferred == Move("ask")


@LANGUAGES
def test_a_story_that_comes_after_all_is_asked_about(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say(NEVER[language][0])
    story = {
        "en": "Well, last spring at our clinic I moved the whole appointment book and called every patient.",
        "zh": "对了，去年春天在我们诊所，我把全部预约换到了新系统，还给每位病人打了电话。",
    }[language]
    assert talk.say(story).preferred.kind == "probe"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I had never had such a problem until last year, when our depot burnt down and I moved the orders."),
        ("en", "The machine has never failed again since."),
        ("en", "We never had time, so I worked at night."),
        ("zh", "我没遇到过完全一样的，最接近的一次是去年换系统。"),
        ("zh", "从那以后没再出过错。"),
    ],
)
def test_never_within_a_story_is_no_lack_of_one(language: str, said: str) -> None:
    assert kind_of(said, question="Tell me about a time.", language=language) == "answer"


@LANGUAGES
def test_who_cannot_think_of_a_story_is_not_asked_about_one(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say({"en": "Nothing comes to mind.", "zh": "一时想不起来。"}[language])
    said = talk.lines[-1].text
    assert said.startswith(talk.plan.phrases.of("reassure"))
    assert said.endswith(talk.plan.phrases.of("any_case"))


@LANGUAGES
def test_a_function_of_another_name_is_noticed_once(language: str) -> None:
    talk = talk_of("CODE", language)
    talk.turn(code="")
    offered = talk.say("...", code="def solve(x):\n    return x")
    assert (offered.preferred, offered.why) == (Move("clarify", "code"), "other_name")
    name = talk.plan.questions[0].examples[0].input.partition("(")[0]
    assert name in talk.lines[-1].text
    after = talk.say({"en": "The one called solve is the entry.", "zh": "入口是 solve 那个函数。"}[language])
    assert "code" not in after.missing
    assert talk.say("...", code="def solve(x):\n    return x").why != "other_name"


ASKED = asked_of("Write busiest_hour(minutes), the hour.", ["busiest_hour([1])"]).names


@pytest.mark.parametrize(
    "source",
    [
        "def busiest_hour(minutes):\n    return 0",
        "function busiestHour(minutes) { return 0; }",
        "const busiestHour = (minutes) => 0;",
        "public static int busiestHour(int[] minutes) {\n    return 0;\n}",
        "int busiest_hour(const std::vector<int>& minutes) {\n  return 0;\n}",
        "func BusiestHour(minutes []int) int {\n\treturn 0\n}",
        "fn busiest_hour(minutes: &[u32]) -> i32 { 0 }",
        "busiest_hour = lambda minutes: 0",
        "# only a remark",
        "",
    ],
)
def test_the_function_that_was_asked_for_is_known_in_many_languages(source: str) -> None:
    assert other_name(source, ASKED) == ""


@pytest.mark.parametrize(
    "source",
    [
        "def solve(minutes):\n    return 0",
        "function main() { return 0; }",
        "public int hours(int[] minutes) {\n    return 0;\n}",
        "let result = (minutes) => 0",
    ],
)
def test_another_one_is_told_from_it(source: str) -> None:
    assert other_name(source, ASKED) == "busiest_hour"


def test_a_class_is_known_by_its_name() -> None:
    asked = asked_of("Write a class Desk that keeps track.", ["desk(2, [])"]).names
    assert other_name("class Desk:\n    def lend(self): ...", asked) == ""
    assert other_name("class Library:\n    def lend(self): ...", asked) == "Desk"


def test_prose_defines_nothing() -> None:
    assert source_in("Let me define a function of the minutes, a class of problems, and var is what I call it.") == ""
    assert "solve" in source_in("Here it is:\n```python\ndef solve(x):\n    return x\n```")


@LANGUAGES
def test_every_new_phrase_asks_one_thing(language: str) -> None:
    for kind in ("short_version", "suppose", "other_name", "any_case"):
        for said in phrases("BQ", language).of(kind):
            assert sum(said.count(mark) for mark in "?？") == 1
