"""How the interviewer takes what people say beside an answer: vague words, questions back, private matters."""

import pytest

from interviews.director import Offer, Wording
from interviews.director.plan import Plan
from interviews.director.questions import in_short, restated
from interviews.insights.replies import asked_back, kind_of
from prompts.bank import BankQuestion, Part
from tests.pure.conversation import FULL, Talk
from tests.pure.starter import plan

HAPPY = {"en": "It went quite well, people were happy with it.", "zh": "总的来说还可以，大家都挺满意的。"}
CASE = {
    "en": "Last spring I wrote a new rota for our ward and asked every nurse about it.",
    "zh": "去年春天我给病房重新排了班，还一个个问了护士的意见。",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def talk_of(kind: str, language: str, count: int = 3, seed: str = "s") -> Talk:
    talk = Talk(plan(kind, language, count=count, seed=seed))
    talk.turn()
    return talk


def phrases(talk: Talk, kind: str) -> tuple[str, ...]:
    """How each variant of a kind begins."""
    return tuple(text.partition("{{")[0].strip() for text in talk.plan.phrases.of(kind) if not text.startswith("{{"))


def to_the_next(talk: Talk) -> None:
    before = talk.moves.count("ask")
    while talk.moves.count("ask") == before:
        talk.say("I'd rather not say." if talk.plan.language == "en" else "我不想回答。")


@LANGUAGES
def test_vague_words_said_again_were_not_told_before(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say(HAPPY[language])
    to_the_next(talk)
    assert talk.say(HAPPY[language]).preferred.kind == "probe"
    assert talk.lines[-1].text.startswith(phrases(talk, "said_elsewhere"))


@LANGUAGES
def test_a_case_told_again_was_told_before(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say(CASE[language])
    to_the_next(talk)
    assert talk.say(CASE[language]).why == "repeated"


@pytest.mark.parametrize(
    ("language", "back", "kind"),
    [
        ("en", "Do you mean at work or at university?", "either"),
        ("en", "Should it be a conflict with a colleague or with a customer?", "either"),
        ("en", "What kind of example would you like?", "one_example"),
        ("zh", "您是指工作中的还是学校里的？", "either"),
        ("zh", "你想听哪一类的例子？", "one_example"),
        ("zh", "你想听哪一方面的例子？", "one_example"),
        ("en", "What do you mean by that?", "clarify"),
    ],
)
@pytest.mark.parametrize("type_", ["BQ", "HR"])
def test_a_question_back_is_answered(type_: str, language: str, back: str, kind: str) -> None:
    talk = talk_of(type_, language)
    assert talk.say(back).preferred.kind == "clarify"
    assert talk.lines[-1].text.startswith(phrases(talk, kind))


OFF = {"en": "Do you like football?", "zh": "你喜欢足球吗？今天天气不错。"}


@LANGUAGES
def test_who_leaves_the_subject_hears_the_question_in_short_and_never_in_the_same_words(language: str) -> None:
    talk = talk_of("HR", language, count=3)
    led_back = []
    while talk.moves[-1] != "invite_questions":
        if talk.say(OFF[language]).preferred.kind == "redirect":
            led_back.append(talk.lines[-1].text)
            assert restated(talk.offers[-1].current.text) in led_back[-1]  # type: ignore[union-attr]
    without = [text.partition("。" if language == "zh" else ".")[0] for text in led_back]
    assert len(set(without[:4])) == 4


@LANGUAGES
def test_who_leaves_two_subjects_in_a_row_may_stop_and_hears_so_once(language: str) -> None:
    talk = talk_of("BQ", language, count=4)
    while talk.moves[-1] != "invite_questions":
        talk.say(OFF[language])
    offered = [line.text for line in talk.lines if line.text.startswith(phrases(talk, "stop_or_go"))]
    assert len(offered) == 1


def test_it_links_to_what_was_said_only_if_something_was() -> None:
    linked = set()
    for seed in range(12):
        for said in ("I don't like conflict, honestly.", CASE["en"]):
            talk = talk_of("BQ", "en", seed=str(seed))
            if talk.say(said).preferred.kind == "probe" and said != CASE["en"]:
                assert not talk.lines[-1].text.startswith(("One more question", "Before we go on", "Let me ask about"))
            linked.add(talk.lines[-1].text.split(".")[0])
    assert "One more question on this" in linked


def test_the_seed_chooses_where_phrases_begin() -> None:
    said = set()
    for seed in range(8):
        talk = talk_of("BQ", "en", seed=str(seed))
        talk.say("I'd rather not say.")
        said.add(next(begin for begin in phrases(talk, "ask_other") if talk.lines[-1].text.startswith(begin)))
    assert len(said) > 2


def test_a_private_reason_is_heard_however_often_it_was_said_before() -> None:
    told, question = "I was pregnant and my husband was ill.", "One of your posts lasted less than a year. Why was it?"
    talk = with_question("en", question)
    first, second = talk.plan.questions
    talk = Talk(Plan("HR", "en", questions=(second, first), phrases=talk.plan.phrases))
    talk.turn()
    while talk.offers[-1].next is not None:
        talk.say(told)
    talk.say(told)
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("private_reason"))


GAP = {
    "en": (
        "There is a gap of a year in your résumé. What was the reason?",
        "I looked after my mother, who had cancer.",
    ),
    "zh": ("你两份工作之间有一段空档，原因是什么？", "那时我在照顾生病的母亲。"),
}


def with_question(language: str, text: str) -> Talk:
    made = plan("HR", language, count=2)
    parts = (Part("reason", "", ("Why?",)), Part("example", "", ("When?",)))
    first = BankQuestion("own", language, "HR", text, "", "any", 4.0, parts)
    talk = Talk(Plan("HR", language, questions=(first, *made.questions[1:]), phrases=made.phrases))
    talk.turn()
    return talk


@pytest.mark.parametrize(
    ("question", "short", "again"),
    [
        ("Of all you can do, what would help us most?", None, None),
        (
            "You see the ad. What would help us most in this position?",
            "What would help us most in this position?",
            None,
        ),
        ("Tell me about a change. How did you begin with it?", "How did you begin with it?", "whole"),
        ("请讲一次改动。你是怎么开始推动的呢？", "你是怎么开始推动的呢？", "whole"),
        ("We sell trams. Why?", None, None),
        ("In the long run, which draws you more: leading people or going deeper into your trade?", None, None),
    ],
)
def test_a_question_in_short_can_be_understood(question: str, short: str | None, again: str | None) -> None:
    assert in_short(question) == (short or question)
    assert restated(question) == (question if again or not short else short)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "Can you explain it or give me an idea of what you want?"),
        ("zh", "我还是不太明白，能解释一下吗？"),
    ],
)
def test_not_every_or_is_a_choice(language: str, asked: str) -> None:
    assert asked_back(asked, language) == ""


@LANGUAGES
def test_a_private_reason_that_was_asked_for_is_enough(language: str) -> None:
    question, reason = GAP[language]
    talk = with_question(language, question)
    offered = talk.say(reason)
    assert (offered.preferred.kind, offered.why) == ("ask", "sufficient")
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("private_reason"))
    assert talk.lines[-1].text.endswith(talk.plan.questions[1].text)


@LANGUAGES
def test_a_blow_is_met_with_a_word_of_sympathy(language: str) -> None:
    talk = talk_of("BQ", language)
    talk.say({"en": "My father died that week, so I was away.", "zh": "那一周我父亲去世了，我不在公司。"}[language])
    assert talk.lines[-1].text.startswith(talk.plan.phrases.of("private_grave"))


def test_a_full_answer_is_not_taken_for_anything_else() -> None:
    for language in ("en", "zh"):
        talk = talk_of("BQ", language)
        assert talk.say(FULL[language]).why == "sufficient"


def test_no_phrase_of_a_turn_misses_where_a_bank_has_fewer() -> None:
    bare = Plan("BQ", "en", questions=plan("BQ", "en", count=2).questions)
    talk = Talk(bare)
    talk.turn()
    for said in ("Do you mean at work or at university?", "shut up, idiot", OFF["en"], "I am good at that."):
        talk.say(said)
        assert talk.lines[-1].text
    assert isinstance(talk.offers[-1], Offer)
    assert Wording(bare, "Acme", "Engineer").shift == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "I would come for the planning of whole networks, and I can begin in March, after two weeks of handing "
            "over. When do you decide?",
        ),
        ("zh", "我想来是因为可以做整个网络的规划，三月就能到岗，之前的交接两周可以做完。请问你们什么时候决定？"),
    ],
)
def test_what_only_the_company_can_answer_is_said_to_be_theirs(language: str, said: str) -> None:
    talk = talk_of("HR", language)
    talk.say(said)
    assert talk.lines[-1].text.startswith(phrases(talk, "theirs"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I asked six who had left, by phone, one question: on which day did you know?"),
        ("zh", "我给六个离职的人打了电话，只问了一句：你是哪一天拿定主意的？"),
    ],
)
def test_a_question_that_is_told_is_none(language: str, said: str) -> None:
    assert kind_of(said, question="", language=language) == "answer"
