"""What is told stays told: no rule about idle words, endless talk or "never" may take a real answer away."""

import pytest

from interviews.insights import heard
from interviews.insights.naming import other_name
from interviews.insights.replies import asks_the_house
from tests.pure.starter import bank
from tests.pure.test_fits_the_question import LANGUAGES, talk_about
from tests.pure.test_still_there import KEYS, begins, talk_of


def told(type_: str, language: str, key: str, said: str) -> set[str]:
    question = next(each for each in bank(type_, language) if each.key == key)
    return set(heard([said], question=question.text, parts=question.parts, language=language).parts)


def test_a_deed_after_an_idle_one_is_heard() -> None:
    said = "Last year I did what was needed and rewrote the parser, moved the jobs to a queue and told the client."
    assert "own_action" in told("BQ", "en", "date_moved_up", said)


def test_an_answer_that_was_dictated_without_a_stop_is_heard() -> None:
    said = (
        "well i think what would help you most in this position is my knowledge of databases because i have worked "
        "with them for ten years now at two banks and an insurer of which the last was by far the largest and that is "
        "what i would bring here too since your description says that the shop has to grow and that is never easy and "
        "i know postgres and kafka well"
    )
    assert "strength" in told("HR", "en", "what_you_bring", said)


def test_never_and_a_story_in_one_sentence_is_a_story() -> None:
    said = "I have never faced quite that, though at Acme I rebuilt the nightly importer and cut failures from 40 to 2."
    assert {"own_action", "measured_result"} <= told("BQ", "en", "date_moved_up", said)


@pytest.mark.parametrize(
    "source",
    [
        "class Hold { }\nclass BoxOffice<T> { held() { return 1 } }",
        "public class BoxOffice implements Office { int held() { return 1; } }",
        "class Hold:\n    pass\n\nclass BoxOffice(Hold):\n    def held(self): return 1",
    ],
)
def test_a_class_is_found_whatever_stands_after_its_name(source: str) -> None:
    assert other_name(source, ["BoxOffice", "held"]) == ""


@pytest.mark.parametrize(
    "said",
    [
        "What I could not find was the cause in the logs, so I added tracing.",
        "我当时就想问他为什么不按流程走。",
        "我对业务方说，建议你们先灰度一周。",
    ],
)
def test_a_story_asks_the_house_nothing(said: str) -> None:
    assert not asks_the_house(said)


def test_who_never_had_such_a_story_is_asked_to_suppose_it_whatever_words_the_question_has() -> None:
    for question in bank("BQ", "zh"):
        talk = talk_about("BQ", "zh", question.key)
        assert talk.say("没遇到过这样的情况。").why == "never_had", question.text


@LANGUAGES
def test_words_that_can_be_read_again_hide_nothing_that_is_said_of_them(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say(KEYS[language])
    private = {
        "en": "My mother was seriously ill then. I moved two deadlines and told the client.",
        "zh": "我当时怀孕了，就和同事分了班，把两个日期往后挪了。",
    }
    talk.say(private[language])
    assert begins(talk, "legible")
    assert any(
        phrase in talk.lines[-1].text for kind in ("private", "private_grave") for phrase in talk.plan.phrases.of(kind)
    )


@LANGUAGES
def test_a_word_alone_is_about_nothing_else(language: str) -> None:
    talk = talk_about("CODE", language, "fewest_guards")
    talk.say({"en": "Sure.", "zh": "好的。"}[language])
    assert not begins(talk, "not_yet")


@LANGUAGES
def test_for_what_a_turn_has_no_room_one_may_ask_again(language: str) -> None:
    said_so = 0
    for question in bank("CODE", language):
        ask = {"en": "I ask whether ", "zh": "我先问"}[language]
        talk = talk_about("CODE", language, question.key)
        talk.say(" ".join(ask + each for each in question.clarifications))
        if any(phrase in talk.lines[-1].text for phrase in talk.plan.phrases.of("ask_again")):
            said_so += 1
            assert any(fact not in talk.lines[-1].text for fact in question.clarifications)
    assert said_so
