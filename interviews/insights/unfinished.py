"""Where an answer breaks off: before something that was announced ("Three things. First … Second …"), or at what was
found out, before what came of it.
"""

from __future__ import annotations

import re

from interviews.insights import english
from interviews.insights.text import Text

_COUNTS = {"two": 2, "three": 3, "four": 4, "五": 5, "两": 2, "二": 2, "三": 3, "四": 4}
_ORDER = {"first": 1, "second": 2, "third": 3, "一": 1, "二": 2, "三": 3}

_ANNOUNCED = re.compile(
    r"\b(two|three|four) (?:things|points|reasons|ways|steps)\b(?: (?:that|why|in which) [^.:;,]{0,40})?"
    r"(?=[.:;,]| first\b)"
    r"|(?:^|[,，。;；有是做讲说])([两二三四五])(?:件事|点|个(?:原因|方面|理由|办法))(?=[,，。:：;；]|第)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:^|[.;:,!?] |\band )(first|second|third)(?:ly)?\b(?=[,:]| (?:is|was|comes|i|we|the|it|my)\b)"
    r"|(?:^|[,，。:：;；])第([一二三])(?=[,，、:：是件点])",
    re.IGNORECASE | re.MULTILINE,
)
_LAST = re.compile(r"\b(?:finally|lastly|last)\b|最后|末了|还有一[点件个]", re.IGNORECASE)


def untold(text: Text) -> int:
    """The number of the announced thing that does not come after those counted off, 0 where none is missing."""
    announced = _ANNOUNCED.search(text.plain)
    if announced is None or _LAST.search(text.plain):
        return 0
    rest = text.plain[announced.end() :]
    told = [_ORDER[(found[1] or found[2]).lower()] for found in _TOLD.finditer(rest)]
    complete = told and told == list(range(1, len(told) + 1))
    return len(told) + 1 if complete and len(told) < _COUNTS[(announced[1] or announced[2]).lower()] else 0


_FOUND = re.compile(
    r"\b(?:i|we|they|he|she|that|which|it|this) (?:\w+ )?"
    r"(?:found (?:out )?(?:that|why|what)|noted (?:who|what|why)|noticed|"
    r"saw (?:that|how|why|what)|turned out that)\b|"
    r"\b(?:they|he|she) told me that\b|"
    r"\bwanted to know\b|^nobody (?:knew|had (?:time|ever))\b|^it was because\b|\bthe (?:cause|reason) was\b",
    re.IGNORECASE,
)
_FOUND_CHINESE = re.compile(r"(?<!我)发现(?!的|[，,：:])|原来|才知道|才明白|才发觉|查出来?|得知|我记了")
_THEN_CHINESE = re.compile(r"于是|所以|[，,](?:我)?(?:就|便|只|改|请|把|用)")


def ends_at_finding(text: Text, language: str) -> bool:
    """Whether the last sentence tells what was found out, and nothing that was done about it."""
    last = text.sentences[-1] if text.sentences else ""
    found = list((_FOUND_CHINESE if language == "zh" else _FOUND).finditer(last))
    if not found or last.endswith(("?", "？")):
        return False
    rest = last[found[-1].end() :]
    return not (_THEN_CHINESE.search(rest) if language == "zh" else english.CHAINED.search(rest.lower()))
