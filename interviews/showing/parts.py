"""What the parts of a full answer are called on a page, and a sentence to fill in for each."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

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


NOT_SAID: dict[str, tuple[Promise, Promise]] = {
    "situation": (
        gettext_lazy("Say when it was and what was at stake"),
        gettext_lazy("You do not say when it was and what was at stake."),
    ),
    "task": (gettext_lazy("Say what your task was"), gettext_lazy("You do not say what you had to deliver.")),
    "own_action": (gettext_lazy("Say what you did yourself"), gettext_lazy("You do not say what you did yourself.")),
    "measured_result": (gettext_lazy("Say what came of it"), gettext_lazy("You do not say what came of it.")),
    "reflection": (
        gettext_lazy("Say what you do differently since"),
        gettext_lazy("You do not say what you have done differently since."),
    ),
    "clarifying": (
        gettext_lazy("Ask what the task leaves open"),
        gettext_lazy("You did not ask what the task leaves open."),
    ),
    "approach": (gettext_lazy("Say how you would solve it"), gettext_lazy("You do not say how you would solve it.")),
    "tests": (gettext_lazy("Say what you would test"), gettext_lazy("You do not say what you would test.")),
    "complexity": (
        gettext_lazy("Say what it costs in time and memory"),
        gettext_lazy("You do not say what it costs in time and memory."),
    ),
    "reason": (gettext_lazy("Say why"), gettext_lazy("You do not say why.")),
    "example": (gettext_lazy("Give an example"), gettext_lazy("You give no example.")),
}
"""What is said of an answer in which a part was not heard: in a title, and in a sentence."""


def not_said(key: str) -> tuple[str, str]:
    """Title and sentence for a part that was not heard; one that admins added is named as they call it."""
    if key in NOT_SAID:
        title, why = NOT_SAID[key]
        return str(title), str(why)
    return gettext("Say more: {part}").format(part=part_name(key)), gettext("You say nothing about it.")


def part_name(key: str, seat: str = "candidate") -> str | Promise:
    """What a part of an answer is called to whoever sits in that seat."""
    theirs = THEIRS.get(key) if seat == "interviewer" else None
    return theirs or PARTS.get(key, key.replace("_", " "))
