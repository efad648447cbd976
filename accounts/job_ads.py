"""Reading a job ad: what of it goes with an interview, and the fields that are filled from it to be confirmed. Pure.

Not here: the ads that people keep (`profiles`), and what becomes of one in an interview: the plan prefers questions
that are about the same, and the voices are given it as material.
"""

import re
from collections.abc import Mapping

LONGEST = 10_000
"""Characters of an ad that is accepted."""

KEPT = 3_000
"""Characters of it that go with an interview; what an employer asks for comes before the rest."""

FIELD = 120
"""Characters of a field."""

_LABELLED: Mapping[str, re.Pattern[str]] = {
    "company": re.compile(
        r"^(?:company|employer|organi[sz]ation|公司(?:名称)?|单位|用人单位)\s*[:：]\s*(.+)$", re.I | re.M
    ),
    "position": re.compile(
        r"^(?:position|role|job title|title|vacancy|岗位(?:名称)?|职位(?:名称)?|招聘岗位|招聘职位)\s*[:：]\s*(.+)$",
        re.I | re.M,
    ),
}
_NAME = r"((?:[A-Z0-9][\w&.'-]*)(?: (?:[A-Z0-9][\w&.'-]*|of|and|&))*)"
_COMPANY = (
    re.compile(rf"\b(?:[Jj]oin|[Aa]bout|[Ww]ork (?:at|for)) {_NAME}"),
    re.compile(rf"\b{_NAME} (?:is|are) (?:looking|hiring|seeking|searching)"),
    re.compile(rf"\bat {_NAME}"),
    re.compile(r"([\u4e00-\u9fffA-Za-z0-9·]{2,20}(?:公司|集团|医院|大学|学校|银行|中心|工作室))"),
)
_NOBODY = frozenset({"us", "we", "you", "our", "the", "this", "a", "an", "team"})
_WANTED = (
    re.compile(r"\b(?:looking for|hiring|seeking|searching for) (?:an? |our (?:next |new )?)?([^.,;:\n]{3,80})", re.I),
    re.compile(r"(?:招聘|诚聘|急聘|招募)\s*[:：]?\s*([^，。,.;；\n]{2,30})"),
)
_GENDERS = re.compile(r"\s*\(\s*(?:[mfwdxhvn]\s*[/|,]\s*){1,3}[mfwdxhvn]\s*\)|\s*\((?:all genders?|gn)\)", re.I)
"""What employers must write behind a title: “(m/f/d)”. Nobody says it, and the line that holds it is the title."""
_BEHIND_A_TITLE = re.compile(r"\s+[|–—@·]\s+|\s+-\s+")
_HEADING = re.compile(
    r"^(?:about\b|(?:job |company |role )?(?:description|overview|summary)\W*$|关于|"
    r"[^，。]{0,4}(?:描述|简介|职责|要求)[:：]?$)",
    re.I,
)
_SENTENCE = re.compile(r"^(?:we|our|join|the company)\b", re.I)
_LEVELS = (
    ("senior", re.compile(r"\b(?:senior|lead|principal|staff|head of|director)\b|高级|资深|主管|总监|专家", re.I)),
    ("junior", re.compile(r"\b(?:junior|graduate|entry[- ]level|intern(?:ship)?|trainee)\b|初级|应届|实习|助理", re.I)),
)


def kept(ad: str) -> str:
    """The ad as it goes with an interview: without needless white space, and its first `KEPT` characters."""
    lines = (" ".join(line.split()) for line in ad.splitlines())
    return "\n".join(line for line in lines if line)[:KEPT]


def fields_of(ad: str) -> dict[str, str]:
    """Company, position and level as far as the ad says them; a person confirms them."""
    text = kept(ad)
    position = _GENDERS.sub("", _labelled("position", text) or _marked(text) or _wanted(text) or _title(text))
    company = _labelled("company", text) or _company(text)
    level = next((name for name, words in _LEVELS if words.search(position)), "")
    found = {"company": company, "position": position, "level": level}
    return {name: value[:FIELD] for name, value in found.items() if value}


def _labelled(name: str, text: str) -> str:
    found = _LABELLED[name].search(text)
    return found[1].strip() if found else ""


def _company(text: str) -> str:
    for pattern in _COMPANY:
        for found in pattern.finditer(text):
            if found[1].lower() not in _NOBODY:
                return found[1].strip(" .,'")
    return ""


def _wanted(text: str) -> str:
    for pattern in _WANTED:
        if found := pattern.search(text):
            return re.split(r"\b(?:to|who|for|in|at|with|that)\b", found[1])[0].strip(" -–")
    return ""


def _marked(text: str) -> str:
    """What stands before the mark of genders in a line that is no sentence."""
    marked = (_GENDERS.split(line)[0] for line in text.splitlines() if _GENDERS.search(line) and not _ends(line))
    return next(
        (
            _before(title)
            for title in marked
            if 0 < len(title) <= FIELD // 2 and not _SENTENCE.match(title) and not _WANTED[0].search(title)
        ),
        "",
    )


def _title(text: str) -> str:
    """A short first line that is no sentence and no heading."""
    first = _before(text.partition("\n")[0])
    return first if 0 < len(first) <= FIELD // 2 and not _ends(first) and not _HEADING.search(first) else ""


def _before(line: str) -> str:
    return _BEHIND_A_TITLE.split(line)[0].strip()


def _ends(line: str) -> bool:
    return line.endswith((".", "!", "?", "。", "！", "？"))
