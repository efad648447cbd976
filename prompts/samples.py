"""Invented people and an invented interview to preview prompts with, in words that nobody said. Pure.

A value for each variable of every voice, in Chinese for Chinese prompts and in English for all others.
"""

from collections.abc import Mapping

_ENGLISH: Mapping[str, str] = {
    "company": "Riverside Trams",
    "position": "Backend developer",
    "job_ad": "You keep our timetable service running and make it faster, together with five colleagues.",
    "type": "Behavioral interview",
    "language": "English",
    "locale": "en-US",
    "level": "mid",
    "mode": "practice",
    "question": "Tell me about a time when a plan had to change at the last moment.",
    "parts": "- situation: what was going on\n- own_action: what you did yourself\n- measured_result: what came of it",
    "part": "what came of it",
    "probe": "What came of it, in figures?",
    "facts": "- Input may be empty.\n- Numbers fit into memory.",
    "offer": "- probe: ask for what is missing\n- ask: go on to the next question",
    "moves": "probe, ask",
    "time": "12 of 30 minutes are used.",
    "transcript_note": "The first 4 lines were left out.",
    "code": "1  def total(numbers):\n2      return sum(numbers)",
    "profile": "Six years of experience with Python and PostgreSQL.",
    "stories": "1. The night of the new timetable: moved 40 lines over within two hours, no tram was late.",
    "background": "Applies for Backend developer, has 5 years of experience in such work.",
    "answer": "The new timetable was due on Monday. I split the work in two and tested the first half at once.",
    "exchange": "Interviewer: What did you do yourself?\nCandidate: I split the work in two and tested the first half.",
    "criterion": "Own contribution",
    "anchors": "1: says only “we”\n3: names one own step\n5: names own steps, choices and their reasons",
}
_CHINESE: Mapping[str, str] = {
    "company": "江岸电车",
    "position": "后端工程师",
    "job_ad": "你将与五位同事一起维护时刻表服务，并让它更快。",
    "type": "行为面试",
    "language": "中文",
    "locale": "zh-CN",
    "level": "mid",
    "mode": "practice",
    "question": "请讲一次计划在最后关头不得不改变的经历。",
    "parts": "- situation：当时的情况\n- own_action：你自己做了什么\n- measured_result：结果如何",
    "part": "结果如何",
    "probe": "结果怎样，有具体数字吗？",
    "facts": "- 输入可以为空。\n- 数字都放得进内存。",
    "offer": "- probe：追问还缺的部分\n- ask：进入下一个问题",
    "moves": "probe, ask",
    "time": "30 分钟已用 12 分钟。",
    "transcript_note": "前 4 句已略去。",
    "code": "1  def total(numbers):\n2      return sum(numbers)",
    "profile": "六年 Python 和 PostgreSQL 经验。",
    "stories": "1. 新时刻表之夜：两小时内切换 40 条线路，没有一班车晚点。",
    "background": "应聘后端工程师，有 5 年相关工作经验。",
    "answer": "新时刻表周一就要上线。我把工作分成两半，先测试了前一半。",
    "exchange": "面试官：你自己做了什么？\n候选人：我把工作分成两半，先测试了前一半。",
    "criterion": "个人贡献",
    "anchors": "1：只说“我们”\n3：说出自己的一个步骤\n5：说出自己的步骤、选择及其理由",
}


def values(language: str) -> Mapping[str, str]:
    """Variable → what a preview shows for it, by the code of the prompt's language."""
    return _CHINESE if language.partition("-")[0] == "zh" else _ENGLISH
