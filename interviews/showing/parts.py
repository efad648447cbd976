"""What the parts of a full answer are called on a page, and a sentence to fill in for each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

UNSEEN = "code"
"""A part that goes along in the code field, which is not kept: nobody can say afterwards whether it was there."""

PARTS: dict[str, str | Promise] = {
    "situation": gettext_lazy("the situation"),
    "task": gettext_lazy("your task"),
    "own_action": gettext_lazy("your own part"),
    "measured_result": gettext_lazy("the result"),
    "reflection": gettext_lazy("what you learned"),
    "clarifying": gettext_lazy("questions about the task"),
    "approach": gettext_lazy("the approach"),
    "tests": gettext_lazy("tests"),
    "complexity": gettext_lazy("the cost"),
    "reason": gettext_lazy("the reason"),
    "example": gettext_lazy("an example"),
}
"""What the parts of a full answer are called; parts that admins add are called by their key."""

THEIRS: dict[str, Promise] = {
    "task": gettext_lazy("the task"),
    "own_action": gettext_lazy("the candidate’s own part"),
    "reflection": gettext_lazy("what was learned"),
}
"""What they are called to somebody who interviews, where that differs."""

SAY: dict[str, Promise] = {
    "situation": gettext_lazy("“It was [when], and what was at stake was [what].”"),
    "task": gettext_lazy("“My part was to [what you had to deliver].”"),
    "own_action": gettext_lazy("“What I did myself first was [your step].”"),
    "measured_result": gettext_lazy("“In the end [what] changed from [your figure] to [your figure].”"),
    "reflection": gettext_lazy("“Since then I [what you do differently].”"),
}
"""A sentence to fill in for a part that was not heard, where no model wrote one."""


def part_name(key: str, seat: str = "candidate") -> str | Promise:
    """What a part of an answer is called to whoever sits in that seat."""
    theirs = THEIRS.get(key) if seat == "interviewer" else None
    return theirs or PARTS.get(key, key.replace("_", " "))
