"""What was said, or was asked, once: nobody is asked for it a second time, and the same words are no more than once."""

import pytest

from interviews.insights import heard
from interviews.insights.actors import actions
from interviews.insights.text import read
from tests.pure.conversation import Talk
from tests.pure.starter import LANGUAGES as SPOKEN
from tests.pure.starter import plan
from tests.pure.test_fits_the_question import talk_about
from tests.pure.test_still_there import begins

LANGUAGES = pytest.mark.parametrize("language", SPOKEN)
IDLE = {
    "en": "well, before that there was another project, and the building was being renovated, and the coffee "
    "machine was broken for weeks, and people came and went, and there were many meetings about many things, and "
    "somebody always had an opinion about the colours, and half of the people were on holiday, and it was hot, "
    "and it was talked about again and again, in the kitchen and in the corridor, number {}, and so it went on.",
    "zh": "这个说来话长，因为在那之前还有另一个项目，大楼又在装修，咖啡机坏了好几个星期，人来人往，各种会开个没完，"
    "总有人对颜色有意见，然后夏天到了，一半的人在休假，天气又热，大家在厨房和走廊里聊了一遍又一遍，"
    "这是第{}回，最后各人记得的都不一样，"
    "停车位也是一样，名单谁也找不到了，二楼那位先生还有一套说法，逢人就讲，他表弟在别的城市也见过同样的事。",
}
BEGAN = {
    "en": "In spring our shop had 40 late orders a week, and I was to find out why. I rewrote the list by hand. ",
    "zh": "春天我们店每周有四十单晚到，我来查原因。我把清单重写了一遍。",
}
WAY = {
    "en": "I would count how often each hour occurs with a mapping, then walk over them and keep the largest. ",
    "zh": "我会用一个字典数每个钟点出现几次，然后遍历一遍，留下最大的那个。",
}
PAD = "class Solution:\n    def add(self, dish, number):\n        self.dishes = {dish: number}\n"


@LANGUAGES
@pytest.mark.parametrize("beside", [True, False], ids=["in the editor", "in the words"])
def test_a_class_of_another_name_is_taken_for_the_one_that_was_asked_for(language: str, beside: bool) -> None:
    talk = talk_about("CODE", language, "order_pad", "team_sizes")
    yes = {"en": "Yes, please.", "zh": "对。"}[language]
    offered = talk.say({"en": "Here it is.", "zh": "写好了。"}[language] + ("" if beside else f"\n{PAD}"), PAD * beside)
    assert (offered.why, offered.reading.only_name) == ("other_name", "Solution")
    assert begins(talk, "other_class")
    assert talk.say(yes).why != "no_class"


def test_the_same_deed_said_twice_is_one_deed() -> None:
    talk = talk_about("BQ", "en", "asked_for_criticism", "date_moved_up")
    talk.say("I simply talked to everybody and then we found a way.")
    offered = talk.say("I simply talked to everybody and then we found a way.")
    assert "own_action" not in offered.heard
    assert [str(move) for move in talk.moves] == ["open", "probe own_action", "probe situation"]


@LANGUAGES
def test_talk_without_end_is_asked_for_its_point_and_then_for_one_thing(language: str) -> None:
    idle = IDLE[language]
    talk = talk_about("BQ", language, "reversed_own_decision", "date_moved_up")
    for number in range(3):
        talk.say(idle.format(number))
        assert number or begins(talk, "lost_thread")
    assert [str(move) for move in talk.moves] == ["open", "redirect", "probe situation", "ask"]


@LANGUAGES
def test_each_of_three_things_asked_in_one_breath_is_told(language: str) -> None:
    asked = {
        "en": "I ask what counts as exactly now, what happens when none is left, and whether the list may be empty. "
        "Two times show the hang: the middle is the lower place, so low stays where it is.",
        "zh": "我先问清：正好等于 now、后面没有了、列表为空，各返回什么。"
        "两个时刻就能看出卡住：中间取到靠左的那个，low 等于它，什么都没变。",
    }[language]
    talk = talk_about("CODE", language, "next_tram", "team_sizes")
    talk.say(asked)
    facts, rest = talk.plan.questions[0].clarifications, talk.plan.phrases.of("assume_rest")
    assert sum(fact in talk.lines[-1].text for fact in facts) == 3
    assert not any(each in talk.lines[-1].text for each in rest)


@LANGUAGES
def test_no_fact_contradicts_the_problem(language: str) -> None:
    asked = {"en": "May values be negative?", "zh": "会不会有负数？"}[language]
    for key in ("team_sizes", "waters_meet", "aisle_robot"):
        talk = talk_about("CODE", language, key)
        talk.say(asked)
        assert "-1" in talk.lines[-1].text, key


@LANGUAGES
def test_an_announced_thing_that_does_not_come_is_asked_for_once(language: str) -> None:
    said = {
        "en": "Three things. First, I would know by name everybody who gets one of my plans, and have stood beside "
        "each of them for half a day. Second, I would have made one plan of my own from beginning to end, a small "
        "one, and have heard from two people what was wrong with it.",
        "zh": "三件事。第一，每个拿到我计划的人我都叫得出名字，并在他旁边站过半天。"
        "第二，自己从头到尾做过一个小计划，听两个人说过哪里不好。",
    }[language]
    talk = talk_about("HR", language, "first_three_months", "pay_expectation")
    assert talk.say(said).why == "announced"
    assert begins(talk, "announced")
    assert {"en": "third", "zh": "三"}[language] in talk.lines[-1].text
    assert talk.say({"en": "I have forgotten that one.", "zh": "那个我忘了。"}[language]).preferred.kind != "clarify"


@LANGUAGES
@pytest.mark.parametrize("more", [True, False])
def test_all_that_was_announced_is_all(language: str, more: bool) -> None:
    said = {
        "en": "Two things. First, I would know everybody by name. Second, I would have made a plan of my own."
        if more
        else "Three things. First, I know my trade. And finally, I am on time.",
        "zh": "两件事。第一，每个人我都叫得出名字。第二，自己做过一个小计划。"
        if more
        else "三点半我到的。第一，先去打招呼。",
    }[language]
    assert heard([said], question="", parts=(), language=language).announced == 0


@LANGUAGES
def test_the_same_sentence_in_another_language_is_known_again(language: str) -> None:
    said = {
        "en": "去年我负责仓库的盘点，两个月里把差错减了一半。",
        "zh": "Last year I was responsible for the warehouse, and I halved our errors in two months.",
    }[language]
    talk = talk_about("BQ", language, "asked_for_criticism", "date_moved_up")
    talk.say(said)
    assert begins(talk, "keep_language")
    while talk.moves[-1] != "ask":
        talk.say(said)
    talk.say(said)
    assert begins(talk, "language_again")


@LANGUAGES
def test_what_was_told_before_is_not_asked_for_its_point_again(language: str) -> None:
    idle = IDLE[language]
    talk = talk_about("BQ", language, "reversed_own_decision", "date_moved_up")
    while talk.moves[-1] != "ask":
        talk.say(idle.format(len(talk.lines)))
    first = {"en": "They asked me for a new date on the second day. ", "zh": "第二天他们就要一个新日期。"}[language]
    talk.say(first + idle.format(1))
    assert begins(talk, "cut_retold") or begins(talk, "retold")


@LANGUAGES
def test_where_something_was_is_no_matter_of_a_problem_about_people_at_work(language: str) -> None:
    talk = talk_about("CODE", language, "team_sizes")
    talk.say({"en": "Do you mean at work or at university?", "zh": "你是指工作中还是学校里的？"}[language])
    assert begins(talk, "no_matter")


@LANGUAGES
def test_who_stops_at_what_was_found_out_is_asked_what_came_of_it(language: str) -> None:
    said = {
        "en": "When I took over purchasing at a hospital kitchen, our bakery delivered late every second day and we "
        "owed them for three months. I was to secure breakfast for 700 people. I drove there at five in the morning "
        "and watched the loading. They told me that our orders changed after midnight eleven times in that month.",
        "zh": "我接手医院食堂采购的时候，面包房两天迟一次，我们还欠着三个月的钱，我要保证七百个人的早饭。"
        "我凌晨五点开车过去看他们装车，发现我们的单子一个月里有十一次是半夜以后改的。",
    }[language]
    talk = talk_about("BQ", language, "angry_partner", "date_moved_up")
    talk.say(said)
    assert begins(talk, "what_then")
    quiet = {
        "en": "I say beforehand when I need them. In the pharmacy store I do the orders from nine to eleven, and "
        "when I am interrupted I count wrong. So for a week I noted who came and for what: five of the eight wanted "
        "to know where something was.",
        "zh": "我事先说好是哪两个小时。在药房仓库，我九点到十一点做订单，一被打断就数错。头一个月，"
        "一上午平均被打断八次，关门只惹人不高兴。我记了一周，发现八次里有五次是来问东西放哪。",
    }[language]
    talk = talk_about("HR", language, "quiet_and_interruptions", "pay_expectation")
    talk.say(quiet)
    assert begins(talk, "what_then")


@LANGUAGES
def test_a_speech_that_answers_at_its_beginning_is_stopped_and_asked_on(language: str) -> None:
    talk = talk_about("BQ", language, "date_moved_up", "asked_for_criticism")
    offered = talk.say(BEGAN[language] + IDLE[language].format(1) * 2)
    assert offered.why == "rambling"
    assert begins(talk, "cut_short")


@LANGUAGES
def test_who_runs_out_of_time_hears_that_questions_are_left(language: str) -> None:
    talk = Talk(plan("BQ", language, count=4), limit=600, step=590)
    talk.turn()
    talk.say({"en": "Let me think about it.", "zh": "我想一想。"}[language])
    assert talk.offers[-1].dropped
    assert begins(talk, "invite_late")


@LANGUAGES
def test_code_is_not_asked_for_twice_in_the_same_words(language: str) -> None:
    talk = talk_about("CODE", language, "busiest_hour", "team_sizes")
    talk.say(WAY[language] + IDLE[language].format(1) * 2)
    assert begins(talk, "cut_short")
    talk.say({"en": "It takes linear time.", "zh": "时间是线性的。"}[language])
    first, second = (line.text for line in talk.lines[2::2])
    assert second not in first


@LANGUAGES
def test_a_long_story_whose_first_sentence_tells_a_deed_is_not_asked_for_its_scene(language: str) -> None:
    told = {
        "en": "I had decided that our 14 nurses for home care would plan their own routes with a new app, against the "
        "wish of three of them. It was my project, and I had defended it before the management. After three weeks the "
        "average day was 25 minutes longer. I had said beforehand that I would look at two figures.",
        "zh": "我定过让上门护理的十四位护士自己用新应用排路线，其中三位不愿意。这是我的项目，我在管理层面前替它说过话。"
        "三周以后，平均每天长了二十五分钟。我事先说过要看两个数字，结果两个都变差了。",
    }[language]
    talk = talk_about("BQ", language, "reversed_own_decision", "date_moved_up")
    offered = talk.say(told)
    assert "situation" in offered.heard
    assert talk.moves[-1] != "probe situation"


@LANGUAGES
def test_a_speech_without_end_is_asked_on_however_short_the_time(language: str) -> None:
    talk = talk_about("CODE", language, "busiest_hour", "team_sizes", limit=600, step=450)
    talk.say(WAY[language] + IDLE[language].format(1) * 2)
    assert begins(talk, "cut_short")


def test_what_somebody_settles_alone_is_no_question() -> None:
    talk = talk_about("CODE", "en", "busiest_hour", "team_sizes")
    talk.say(
        "I settle what comes out for exactly now. I count each hour with a mapping and keep the largest.\ndef x(): pass"
    )
    said = talk.lines[-1].text
    assert not said.startswith((*talk.plan.phrases.of("noted"), *talk.plan.phrases.of("noted_in_code")))
    assert "what you" not in said.lower()


@LANGUAGES
def test_what_somebody_would_do_is_an_answer_the_second_time_too(language: str) -> None:
    never = {"en": "I have never had that, to be honest.", "zh": "说实话，我没遇到过这种情况。"}[language]
    supposed = {
        "en": "I would write down what is known, call the one who decides, and agree on a day to look at it again.",
        "zh": "我会把已知的写下来，给能拍板的人打电话，再约一天回头看。",
    }[language]
    talk = talk_about("BQ", language, "reversed_own_decision", "date_moved_up", "asked_for_criticism")
    for said in (never, supposed, never, supposed):
        talk.say(said)
    assert begins(talk, "same_words")
    assert not any(phrase.split("{")[0] in talk.lines[-1].text for phrase in talk.plan.phrases.of("ask_other"))


@LANGUAGES
def test_idle_talk_of_things_and_others_holds_no_deed_of_ones_own(language: str) -> None:
    idle = {
        "en": "There were rules on the machines, and the lady who had begun it had moved to the coast.",
        "zh": "机器上都贴着规定，最早管它的那位大姐搬去了海边，每年寄一张明信片，就贴在茶水间。",
    }[language]
    assert actions(read(idle), language).own == 0
