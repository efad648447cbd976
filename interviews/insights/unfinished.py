"""Where an answer breaks off: before something that was announced ("Three things. First … Second …"), or at what was
found out, before what came of it.
"""

from __future__ import annotations

import re

from interviews.insights.tables import Table
from interviews.insights.text import Text

_COUNTS = {"two": 2, "three": 3, "four": 4, "两": 2, "二": 2, "三": 3, "四": 4}
_ORDER = {"first": 1, "second": 2, "third": 3, "一": 1, "二": 2, "三": 3}

_ANNOUNCED = re.compile(
    r"\b(two|three|four) (?:things|points|reasons)\b(?: (?:that|why) [^.:;,]{0,40})?(?=[.:;,]| first\b)"
    r"|(?:^|[,，。;；有是做讲说])([两二三四])(?:件事|点|个(?:原因|方面|理由|办法))(?=[,，。:：;；]|第)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(first|second|third)(?:ly)?\b(?! (?:day|week|month|year|time|floor|half|of)\b)"
    r"|第([一二三])(?!次|天|年|周|步|个月|时间|季)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:then|next|after (?:that|this|which)|afterwards|also|another|the other|besides|in addition|finally|lastly|"
    r"the last|and last)\b|然后|接着|之后|其次|再[就者来]|另|还有|最后|末了",
    re.IGNORECASE,
)
"""What goes on to the next thing without its number."""


def untold(text: Text) -> int:
    """The number of the announced thing that does not come after those that were counted off, 0 where none is missing.

    Only where all is counted by its number: whoever goes on with "then" or "the other one" may have told them all.
    """
    announced = _ANNOUNCED.search(text.plain)
    if announced is None:
        return 0
    rest = text.plain[announced.end() :]
    named = sorted({_ORDER[(found[1] or found[2]).lower()] for found in _NAMED.finditer(rest)})
    in_order = bool(named) and named == list(range(1, len(named) + 1)) and not _MORE.search(rest)
    return len(named) + 1 if in_order and len(named) < _COUNTS[(announced[1] or announced[2]).lower()] else 0


_FOUND = re.compile(
    r"\b(?:i|we) (?:\w+ ){0,6}(?:found|discovered|noticed|noted|saw)\b (?:out )?"
    r"(?:that|why|what|who|how)\b|"
    r"\bit turned out that\b|\b(?:they|he|she) told (?:me|us) that\b"
)
_FOUND_CHINESE = re.compile(
    r"(?:发现|查出|问出|得知|才知道|才明白)(?!的|了?[,，。;；]?$)|(?:^|[,，])原来(?![的在是我])"
)
_SETTLED = re.compile(
    r"\b(?:result|in the end|since then|would|happy|glad|thank\w*|agreed|renew\w*|work(?:s|ed)|lesson|learn\w*|today)\b"
)
_SETTLED_CHINESE = re.compile(
    r"结果|解决|成功|学会|学到|教训|(?:从那|此)以后|以后(?:我|都|会)|现在|于是|所以|马上|立刻|随后|随即|然后|接着|"
    r"[少降高快多好]了|[,，](?:我们?)?(?:就|便|只|改|请|把|用|让|找)"
)
"""What tells how it came out, or what was done about it."""


def ends_at_finding(text: Text, rules: Table) -> bool:
    """Whether the last sentence tells what was found out, and neither what was done about it nor how it ended."""
    last = text.low[-1] if text.low else ""
    chinese = text.chinese > text.latin
    found = list((_FOUND_CHINESE if chinese else _FOUND).finditer(last))
    if not found or last.endswith(("?", "？")) or rules.parts["reflection"].search(last[: found[-1].start()]):
        return False
    if chinese:
        return not _SETTLED_CHINESE.search(last[found[-1].end() :]) and "结果" not in last
    return not (_SETTLED.search(last) or rules.deed.search(last[found[-1].end() :]))
