"""What the scripted model says, by voice: the shipped prompts tell in their first line who is to speak."""

import re

from interviews.llm.base import Call

Sayings = dict[str, tuple[str, ...]]

INTERVIEWER: Sayings = {
    "en": (
        "Thank you, that helps. What was your own part in it, step by step?",
        "I see. What changed because of what you did, and how did you measure it?",
        "Understood. What made that hard, and how did you decide what to do first?",
        "Thank you. Looking back, what would you do differently today?",
    ),
    "zh": (
        "谢谢，我明白了。在这件事里，你自己具体做了哪些工作？",
        "好的。你做的这些带来了什么变化，你是怎么衡量的？",
        "明白了。当时最难的地方是什么，你是怎么决定先做什么的？",
        "谢谢。现在回头看，你会有什么不同的做法？",
    ),
}
CANDIDATE: Sayings = {
    "en": (
        "In my last team two of us wanted to rewrite the billing service and two wanted to mend it. I built a small "
        "version of both in three days and showed the figures; we mended it, and the errors fell from 40 to 6 a week.",
        "The date was fixed and the work was not. I wrote down what could be left out, went through it with the "
        "customer, and we delivered the rest on the day.",
        "I was new there, so I first sat with support for two days. Most calls were about one form; I changed its "
        "order, and a month later those calls were down by a third.",
        "I told my colleague what I had seen and asked how it looked from his side. We agreed on a test of one week, "
        "and he was right in one of the two points.",
    ),
    "zh": (
        "上一个团队里，两个人想重写账单服务，两个人想修补。我用三天把两种做法各做了一个小样，拿数字给大家看，最后选了修补，"
        "每周的错误从 40 个降到了 6 个。",
        "日期定死了，活却没定。我把可以先不做的列出来，和客户一条条过了一遍，其余的按时交付了。",
        "我刚去的时候，先在客服那边坐了两天。大多数电话问的都是同一张表单，我调整了它的顺序，一个月后这类电话少了三分之一。",
        "我把看到的情况告诉同事，也问了他的看法。我们商定先试一周，两点里有一点他是对的。",
    ),
}
COACH: Sayings = {
    "en": (
        "Say which step was yours: you could begin “My own part was …”.",
        "Name one figure from before and one from after, so that the change can be heard.",
        "Say in one sentence what made it hard, then what you did first.",
        "Close with what you would do differently today, in one sentence, and stop there.",
    ),
    "zh": (
        "说清哪一步是你自己做的，可以这样开头：“我自己负责的是……”。",
        "说出之前和之后各一个数字，让人听出变化。",
        "先用一句话说难在哪里，再说你首先做了什么。",
        "最后用一句话说现在你会怎么做，然后就停下。",
    ),
}
INTERVIEWER_COACH: Sayings = {
    "en": (
        "The candidate's own part has not been heard yet. You could ask: “Which step of it was yours?”",
        "No figure yet. You could ask: “What was different afterwards, and how did you know?”",
        "Stay with this one. You could ask: “What made it hard, and what did you do first?”",
        "It has an end, but nothing learnt. You could ask: “What would you do differently today?”",
    ),
    "zh": (
        "还没听到候选人自己做了什么。可以问：“这里面哪一步是你自己做的？”",
        "还没有数字。可以问：“后来有什么不同，你是怎么知道的？”",
        "先不要换话题。可以问：“当时难在哪里，你先做了什么？”",
        "结果说了，收获还没有说。可以问：“现在你会有什么不同的做法？”",
    ),
}

_VOICES = (
    (re.compile(r"You (play the|are a) candidate|扮演候选人|面试中的候选人"), CANDIDATE),
    (re.compile(r"coach of a candidate|You help a candidate|候选人的教练|帮助候选人"), COACH),
    (re.compile(r"You coach a person|You help an interviewer|练习当面试官的人|帮助面试官"), INTERVIEWER_COACH),
)


def sayings_of(call: Call) -> Sayings:
    """The sayings of the voice that is to speak; whoever it is not told of is the interviewer."""
    told = next((message["content"] for message in call.messages if message["role"] == "system"), "")
    first = told.lstrip().partition("\n")[0]
    return next((sayings for voice, sayings in _VOICES if voice.search(first)), INTERVIEWER)
