"""Advice without a model: what the measures say is missing, which story fits, what to ask next. English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from interviews.builder.address import addressed
from interviews.builder.checks import unlawful
from interviews.builder.stories import Fit, best_story
from interviews.builder.turn import Turn
from interviews.builder.values import cue, wording
from interviews.director import Planned
from interviews.director.course import Topic, replay
from interviews.insights.parts import canonical
from interviews.insights.reading import Heard, heard
from interviews.insights.text import read

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "story": "Your story “{title}” could fit here.",
        "story_tags": "Your story “{title}” could fit here; it is about {tags}.",
        "figure": "Its outcome to name: {result}",
        "plan": "Cover these in order: {parts}.",
        "asked": "You are asked for this now: {cue}.",
        "ask": "Ask one thing that you would have to know before you say yes, and listen to the answer.",
        "complete": "All the parts of a full answer can be heard; you can stop here.",
        "team": "Much of it is told as “we”: say which step was yours.",
        "supposed": "It sounds like what you would do: choose one time when you really did it.",
        "own_action": "You could begin: “My own part was …”",
        "measured_result": "You could end: “In the end it changed from … to …”",
        "situation": "You could begin: “It was in …, when we had to …”",
        "task": "You could add: “It was my job to …”",
        "reflection": "You could close: “Since then I …”",
        "clarifying": "You could ask: “May the input be empty, and can values repeat?”",
        "approach": "You could say: “My plan is to go through it once and keep …”",
        "code": "You could say: “I will write it step by step, beginning with …”",
        "tests": "You could say: “I try it with the empty case and with …”",
        "complexity": "You could say: “Its time grows with …, because …”",
        "silence": "Take a breath, then say the place and the year: the rest comes by itself.",
        "never": "Say so plainly, then what you would do first, next, and how you would see that it worked.",
        "nothing": "Answer in two or three sentences and stop; what is missing will be asked for.",
        "unlawful": "Leave out “{words}”: it asks about something that has no place in an interview.",
        "two": "That was more than one question: ask the one that matters most, and wait.",
        "closed": "That can be answered with yes or no: begin with “what”, “how” or “when”.",
        "enough": "You have heard all the parts of a full answer; go on to another subject.",
        "begin": "Begin with one open question about a real situation.",
        "listen": "Wait for the answer; then ask for the part that is missing.",
    },
    "zh": {
        "story": "你的故事“{title}”可以用在这里。",
        "story_tags": "你的故事“{title}”可以用在这里，它讲的是{tags}。",
        "figure": "结果可以这样说：{result}",
        "plan": "按这个顺序讲：{parts}。",
        "asked": "现在问的是这个：{cue}。",
        "ask": "问一件你答应之前一定要知道的事，然后听对方怎么说。",
        "complete": "完整回答的各部分都有了，可以停在这里。",
        "team": "说的多是“我们”，请讲清哪一步是你自己做的。",
        "supposed": "这听起来是打算怎么做，请换成一次真实的经历。",
        "own_action": "可以这样开头：“我自己做的是……”",
        "measured_result": "可以这样收尾：“最后从……变成了……”",
        "situation": "可以这样开头：“那是在……，我们当时要……”",
        "task": "可以补一句：“我当时负责的是……”",
        "reflection": "可以这样结束：“从那以后，我……”",
        "clarifying": "可以先问：“输入可能为空吗，会有重复吗？”",
        "approach": "可以说：“我打算遍历一遍，同时记住……”",
        "code": "可以说：“我一步一步写，先写……”",
        "tests": "可以说：“我用空输入和……试一下。”",
        "complexity": "可以说：“时间随……增长，因为……”",
        "silence": "先缓一口气，说出时间和地点，后面自然就来了。",
        "never": "直说没遇到过，再说你会先做什么、接着做什么、怎么看出有用。",
        "nothing": "用两三句话回答就停，缺的部分对方会接着问。",
        "unlawful": "不要问“{words}”：这与工作无关，面试中不该问。",
        "two": "刚才不止一个问题：只问最要紧的那个，然后等对方说完。",
        "closed": "这个问题用“是”或“不是”就能回答，改用“什么”“怎么”“什么时候”来问。",
        "enough": "完整回答的各部分都听到了，可以换一个话题。",
        "begin": "先问一个开放的问题，请对方讲一件真实的事。",
        "listen": "先听对方说完，再问缺的那一部分。",
    },
}


def coach(turn: Turn) -> str:
    """Advice to the candidate: before an answer which story fits and what to cover, after it what is missing; when the
    interviewer asks on, what that is.
    """
    course = replay(turn.plan, turn.lines)
    topic = course.current
    if topic is None:
        return _say(turn, "nothing")
    if not turn.lines[-1].by_interviewer:
        return _after(turn, topic)
    if course.invited:
        return _say(turn, "ask")
    return _asked_on(turn, topic) if topic.answers else _before(turn, topic.question, turn.lines[-1].text)


def interviewer_coach(turn: Turn) -> str:
    """Advice to the interviewer: what was wrong with the last question, and a good next one."""
    topic = replay(turn.plan, turn.lines).current
    asked = next((line.text for line in reversed(turn.lines) if line.by_interviewer), "")
    warning = _warning(turn, asked)
    if topic is None:
        first = turn.plan.questions[0].text if turn.plan.questions else ""
        return _joined(turn, warning, _say(turn, "begin"), first)
    if turn.lines[-1].by_interviewer:
        return _joined(turn, warning, _say(turn, "listen"))
    reading = _heard(turn, topic)
    supposed = "never_had" in reading.kinds and not reading.done
    if not reading.missing or (supposed and reading.said != "never_had"):
        return _joined(turn, warning, _say(turn, "enough"))
    words = wording(turn)
    probe = words.say("suppose", {}) if supposed else words.probe(topic.question, reading.missing[0])
    return _joined(turn, warning, words.say("advise_interviewer", {"probe": probe}) or probe)


def _before(turn: Turn, question: Planned, asked: str) -> str:
    fit = best_story(turn.stories, question, asked)
    separator = "、" if turn.base_language == "zh" else "; "
    cues = separator.join(addressed(part.cue or part.key.replace("_", " ")) for part in question.parts[:3])
    plan = _say(turn, "plan", parts=cues) if cues else _say(turn, "nothing")
    return _joined(turn, _story(turn, fit), plan)


def _asked_on(turn: Turn, topic: Topic) -> str:
    """Advice on a follow-up: the part that it asks for, else the first that is missing."""
    reading = _heard(turn, topic)
    move = turn.lines[-1].move
    part = move.part if move and move.kind == "probe" and move.part else next(iter(reading.missing), None)
    if part is None:
        return _say(turn, "complete")
    fit = best_story(turn.stories, topic.question, topic.question.text)
    what = _say(turn, "asked", cue=addressed(cue(topic.question, part)).rstrip("。."))
    return _joined(turn, what, _sentence(turn, canonical(part)), _figure(turn, fit, part))


def _after(turn: Turn, topic: Topic) -> str:
    reading = _heard(turn, topic)
    fit = best_story(turn.stories, topic.question, topic.question.text)
    if reading.said in ("silence", "dont_know"):
        return _joined(turn, _story(turn, fit), _say(turn, "silence"))
    if "never_had" in reading.kinds and not reading.done:
        return _joined(turn, _story(turn, fit), _say(turn, "never"))
    if not reading.missing:
        return _say(turn, "complete")
    part = reading.missing[0]
    what = wording(turn).say("advise_candidate", {"cue": addressed(cue(topic.question, part)).rstrip("。.")})
    note = _say(turn, "team") if reading.team_only else _say(turn, "supposed") if reading.hypothetical else ""
    return _joined(turn, note or what, _sentence(turn, canonical(part)), _figure(turn, fit, part))


def _heard(turn: Turn, topic: Topic) -> Heard:
    question = topic.question
    return heard(topic.answers, question=question.text, parts=question.parts, language=turn.language, code=turn.source)


def _story(turn: Turn, fit: Fit | None) -> str:
    if fit is None:
        return ""
    title = str(fit.story.get("title") or "")
    tags = ("、" if turn.base_language == "zh" else ", ").join(fit.tags[:3])
    return _say(turn, "story_tags", title=title, tags=tags) if tags else _say(turn, "story", title=title)


def _figure(turn: Turn, fit: Fit | None, part: str) -> str:
    result = str(fit.story.get("result") or "") if fit else ""
    return _say(turn, "figure", result=result) if result and canonical(part) == "measured_result" else ""


def _warning(turn: Turn, asked: str) -> str:
    if words := unlawful(asked):
        return _say(turn, "unlawful", words=words)
    if asked.count("?") + asked.count("？") > 1:
        return _say(turn, "two")
    closed = read(asked).low[-1:] and read(asked).low[-1].startswith(
        ("did ", "do ", "is ", "are ", "was ", "have ", "can ")
    )
    return _say(turn, "closed") if closed or asked.rstrip().endswith(("吗？", "吗?", "对吧？")) else ""


def _sentence(turn: Turn, part: str) -> str:
    return _table(turn).get(part, "") if part in _PARTS else ""


_PARTS = frozenset(
    {"situation", "task", "own_action", "measured_result", "reflection"}
    | {"clarifying", "approach", "code", "tests", "complexity"}
)


def _say(turn: Turn, name: str, **filled: str) -> str:
    """A sentence of the table; people's words are put in as they are."""
    text = _table(turn)[name]
    for place, value in filled.items():
        text = text.replace(f"{{{place}}}", value)
    return text


def _table(turn: Turn) -> Mapping[str, str]:
    return _WORDS.get(turn.base_language, _WORDS["en"])


def _joined(turn: Turn, *sentences: str) -> str:
    return ("" if turn.base_language == "zh" else " ").join(filter(None, sentences))
