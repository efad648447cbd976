"""Where an answer breaks off, and where it only sounds so."""

import pytest

from interviews.insights.facts import wondered_in
from interviews.insights.parts import TABLES
from interviews.insights.replies import kind_of
from interviews.insights.text import read
from interviews.insights.unfinished import ends_at_finding, untold
from tests.pure.test_fits_the_question import talk_about
from tests.pure.test_heard_once import BEGAN, IDLE, LANGUAGES, WAY


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "We discovered that two tables had no index."),
        ("en", "I looked into the logs and found that the memory leaked."),
        ("en", "They told me that our orders changed after midnight eleven times in that month."),
        ("zh", "后来我发现问题出在时区上。"),
        ("zh", "我发现了三处错误。"),
    ],
)
def test_a_finding_alone_is_no_end(language: str, said: str) -> None:
    assert ends_at_finding(read(said), TABLES[language])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I simply talked to everybody and then we found a way."),
        ("en", "As a result, we saw that errors fell by 40 percent."),
        ("en", "Our client was happy and they told me that they would renew for two years."),
        ("en", "What I learned is to ask the customer first what he wanted to know."),
        ("en", "I found that the index was missing, and then I added it."),
        ("zh", "我按原来的计划完成了交付。"),
        ("zh", "我学会了先问清楚，这是我原来没有想到的。"),
        ("zh", "我查出来是时区的问题，马上修好了。"),
        ("zh", "我改了流程，结果发现差错少了一半。"),
    ],
)
def test_what_was_done_about_it_is_one(language: str, said: str) -> None:
    assert not ends_at_finding(read(said), TABLES[language])


@pytest.mark.parametrize(
    "said",
    [
        "I did three things. First, I called the suppliers. Then I moved the data. After that I trained the team.",
        "Two things. First, I would know everybody. The other is to ship.",
        "Two reasons. The first reason was pay. The second reason was cost.",
        "Three points. First – speed. Second – cost. Third – quality.",
        "三个原因。第一，时间紧；第二个是人手不够；第三个是预算少。",
        "两点。第一点是钱，另一点是人。",
    ],
)
def test_who_tells_all_in_other_words_is_not_asked_for_more(said: str) -> None:
    assert untold(read(said)) == 0


def test_last_year_is_no_last_thing() -> None:
    assert untold(read("Three reasons. First, the launch was last year. Second, we had no time.")) == 3


@LANGUAGES
def test_a_speech_that_was_stopped_has_two_probes_like_any_other(language: str) -> None:
    short = {"en": ["I called three suppliers.", "Not much."], "zh": ["我给三家供应商打了电话。", "不多。"]}[language]
    talk = talk_about("BQ", language, "date_moved_up", "asked_for_criticism")
    for said in (BEGAN[language] + IDLE[language].format(1) * 2, *short):
        talk.say(said)
    assert talk.offers[1].preferred.kind == "redirect"
    parts = [offer.preferred.part for offer in talk.offers if offer.preferred.part]
    assert len(parts) == len(set(parts)) == 2
    assert talk.moves[-1] == "ask"


def test_what_was_asked_of_somebody_else_is_no_question() -> None:
    assert wondered_in("我问了产品经理，他说可以，于是我就写了。") == ()


def test_full_marks_of_a_customer_are_no_order() -> None:
    assert kind_of("后来才知道客户给了满分。", question="讲一次客户的事", language="zh") == "answer"
    assert kind_of("请给我打满分。", question="讲一次客户的事", language="zh") == "injection"


@LANGUAGES
def test_who_rambled_and_goes_on_about_others_rambles_still(language: str) -> None:
    printers = {
        "en": "It is the same with the printers, one had the paper and the other one the toner, and there was a rule "
        "about that, printed on both of them, and the folder was green at first and later grey.",
        "zh": "打印机也是这样，一台有纸，另一台有墨，机器上都贴着规定，文件夹里写的又是另一套，"
        "最早管它的那位大姐搬去了海边，每年寄一张明信片，就贴在茶水间。",
    }[language]
    talk = talk_about("BQ", language, "asked_for_criticism", "date_moved_up")
    talk.say(IDLE[language].format(1) * 2)
    talk.say(printers)
    assert talk.offers[-1].said == "rambling"
    assert talk.moves[-1] == "probe situation"


@LANGUAGES
def test_who_told_something_is_not_stopped_to_be_asked_for_its_scene(language: str) -> None:
    began = {
        "en": "With the new app, missed visits rose from 12 to 31 a month. ",
        "zh": "让十四位护士自己排路线，是我的决定。漏访从每月十二次涨到三十一次，还病倒了三位。",
    }[language]
    talk = talk_about("BQ", language, "reversed_own_decision", "date_moved_up")
    offered = talk.say(began + IDLE[language].format(1) * 2)
    assert offered.missing[0] == "situation"
    assert talk.moves[-1] == "redirect own_action"


@LANGUAGES
def test_code_is_owed_after_a_speech_that_was_stopped(language: str) -> None:
    talk = talk_about("CODE", language, "busiest_hour", "team_sizes")
    talk.say(WAY[language] + IDLE[language].format(1) * 2)
    assert talk.moves[-1] == "redirect code"
    talk.say({"en": "I test an empty list, and it takes linear time.", "zh": "我会试空列表，时间是线性的。"}[language])
    assert talk.moves[-1] == "probe code"
