"""What is said where a type has no phrases of its own, in plain words. Phrases come first: `wording`."""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "opening_one": "Hello, and thank you for your time. {{ question }}",
        "ask": "Thank you. {{ question }}",
        "probe": "{{ probe }}",
        "any_probe": "Could you tell me a little more about that?",
        "suppose": "Then let us suppose it. What would you do?",
        "short_version": "What is the one point that you want me to remember of this?",
        "other_name": "I do not find {{ name }} in your code. Where does it begin?",
        "other_call": "The task calls {{ wanted }}, and I see {{ own }} in your code. How do the two fit?",
        "no_class": "The task asks for a class {{ name }} with {{ methods }}. Which of them comes first?",
        "clarify": "Let me put it another way. {{ question }}",
        "repeat": "Of course. {{ question }}",
        "clarify_fact": "{{ fact }} How would you go on from there?",
        "hint": "Here is a thought: {{ hint }} How would you go on from there?",
        "redirect": "Let us stay with the interview. {{ question }}",
        "time_check_ask": "We have about {{ minutes }} minutes left. {{ question }}",
        "invite_questions": "Those were my questions. Is there anything you would like to ask me?",
        "close": "Thank you for the conversation. That is the end of our interview; goodbye.",
        "ordinals": "first second third fourth",
        "to_add": "What would you add to it in one sentence?",
        "what_then": "And what did you do then?",
        "announced": "You spoke of more. What is the {{ nth }}?",
        "any_question": "Which piece of your work so far comes closest to what this position asks for?",
    },
    "zh": {
        "opening_one": "你好，感谢你抽时间参加面试。{{ question }}",
        "ask": "好的，谢谢。{{ question }}",
        "probe": "{{ probe }}",
        "any_probe": "这一点能再具体说说吗？",
        "suppose": "那我们假设一下，你会怎么做？",
        "short_version": "其中你最想让我记住的是哪一点？",
        "other_name": "代码里没看到 {{ name }}，从哪里开始执行？",
        "other_call": "题目调用的是 {{ wanted }}，你的代码是 {{ own }}，两者怎么对应？",
        "no_class": "题目要的是 {{ name }} 类，要有 {{ methods }}，你先写哪一个？",
        "clarify": "我换个说法。{{ question }}",
        "repeat": "好的，我再说一遍。{{ question }}",
        "clarify_fact": "{{ fact }}接下来你会怎么做？",
        "hint": "给你一点提示：{{ hint }}接下来你会怎么做？",
        "redirect": "我们回到面试上来。{{ question }}",
        "time_check_ask": "我们大约还有 {{ minutes }} 分钟。{{ question }}",
        "invite_questions": "我的问题就到这里。你有什么想问我的吗？",
        "close": "谢谢你今天的分享，面试到此结束，再见。",
        "ordinals": "一 二 三 四",
        "to_add": "如果只补充一句，你会说什么？",
        "what_then": "那后来你怎么做的？",
        "announced": "你说了不止这些，第{{ nth }}个是什么？",
        "any_question": "到目前为止，你做过的哪一项工作与这个岗位最接近？",
    },
}
"""Said only where a type has no phrases of its own."""

_INSTEAD = {
    "opening": "opening_one",
    "opening_untimed": "opening_one",
    "ask_other": "ask",
    "own_part": "probe",
    "probe_anew": "probe",
    "either": "clarify",
    "about_post": "clarify",
    "no_matter": "clarify",
    "answer_now": "clarify",
    "ask_on": "ask",
    "leave_or_go": "ask",
    "pause_or_go": "ask",
    "keep_to_it": "redirect",
    "short_again": "short_version",
    "lost_thread": "short_version",
    "retold": "short_version",
    "cut_retold": "cut_short",
    "language_again": "redirect",
    "one_example": "clarify",
    "simpler": "redirect",
    "stop_or_go": "redirect",
    "still_there": "redirect",
    "unreadable": "redirect",
    "unreadable_again": "redirect",
    "real_example": "probe",
    "silence": "clarify",
    "keep_language": "redirect",
    "calm": "redirect",
    "repeated": "redirect",
    "invite_more": "invite_questions",
    "invite_besides": "invite_questions",
}


def plain(kind: str, language: str) -> str:
    """The plain words for a kind of phrase; English for languages without."""
    table = _PLAIN.get(language.lower().split("-")[0], _PLAIN["en"])
    return table.get(kind) or table.get(_INSTEAD.get(kind, ""), "")
