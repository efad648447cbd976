"""What content must look like to be saved. Each check raises Django's `ValidationError` that names the wrong place."""

import re
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prompts import rendering

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
CHINESE = re.compile(r"[\u3400-\u9fff]")
MOST_WORDS = 25
LONGEST_LINE = 600
PARTS = (1, 8)
PROBES = (2, 3)
HINTS = 4
LEVELS = ("1", "3", "5")


def few_words(value: str) -> None:
    """An anchor is read by people and models at a glance: 25 words, or twice as many Chinese characters."""
    words = len(CHINESE.findall(value)) / 2 + len(CHINESE.sub(" ", value).split())
    if words > MOST_WORDS:
        raise ValidationError(_("At most %(most)s words."), params={"most": MOST_WORDS})


def template_text(text: str, allowed: Collection[str]) -> None:
    """A prompt or phrase names only variables that it is given, and is not boundless."""
    wrong = rendering.check(text, allowed)
    if wrong:
        raise ValidationError(
            [
                ValidationError(
                    _("Unknown variable: %(name)s. Known here: %(known)s."),
                    params={"name": name, "known": ", ".join(sorted(allowed)) or "–"},
                )
                for name in wrong
            ]
        )
    if not text.strip() or len(text) > rendering.LONGEST:
        raise ValidationError(_("1 to %(most)s characters."), params={"most": rendering.LONGEST})


def parts(value: Any) -> None:
    """`[{key, cue, probes}]`: own keys, each with a cue and two or three probes."""
    for number, part in enumerate(_list_of(value, dict, *PARTS), 1):
        where = f"[{number}]"
        _fields(part, {"key", "cue", "probes"}, where)
        if not isinstance(part["key"], str) or not KEY.match(part["key"]):
            raise _wrong(f"{where}.key", _("small letters, digits and _"))
        _sentence(part["cue"], f"{where}.cue")
        for place, probe in enumerate(_list_of(part["probes"], str, *PROBES, where=f"{where}.probes"), 1):
            _sentence(probe, f"{where}.probes[{place}]")
    keys = [part["key"] for part in value]
    if len(set(keys)) < len(keys):
        raise _wrong("key", _("each key once"))


def examples(value: Any) -> None:
    """`[{input, output}]`, both text."""
    for number, example in enumerate(_list_of(value, dict, 0, 10), 1):
        _fields(example, {"input", "output"}, f"[{number}]")
        for name in ("input", "output"):
            _sentence(example[name], f"[{number}].{name}")


def tests(value: Any) -> None:
    """`[{input, output}]`, both text; more than the candidate is shown."""
    for number, test in enumerate(_list_of(value, dict, 0, 40), 1):
        _fields(test, {"input", "output"}, f"[{number}]")
        for name in ("input", "output"):
            _sentence(test[name], f"[{number}].{name}")


def anchors(value: Any) -> None:
    """`{1, 3, 5}`: few words for each level, or nothing."""
    if not isinstance(value, dict):
        raise _wrong("", _("an object is needed"))
    if value:
        _fields(value, set(LEVELS), "")
    for level, text in value.items():
        _sentence(text, level)
        few_words(text)


def red_flags(value: Any) -> None:
    """Up to five sentences of few words."""
    for number, flag in enumerate(_list_of(value, str, 0, 5), 1):
        _sentence(flag, f"[{number}]")
        few_words(flag)


def clarifications(value: Any) -> None:
    """Up to twelve sentences."""
    for number, fact in enumerate(_list_of(value, str, 0, 12), 1):
        _sentence(fact, f"[{number}]")


def hints(value: Any) -> None:
    """Four sentences, or none."""
    for number, hint in enumerate(_list_of(value, str, 0, HINTS), 1):
        _sentence(hint, f"[{number}]")
    if value and len(value) != HINTS:
        raise ValidationError(_("Four hints, or none."))


def _list_of(value: Any, kind: type, least: int, most: int, where: str = "") -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(where, _("a list is needed"))
    if not least <= len(value) <= most:
        raise _wrong(where, _("%(least)s to %(most)s items are needed") % {"least": least, "most": most})
    for number, item in enumerate(value, 1):
        if not isinstance(item, kind):
            raise _wrong(f"{where}[{number}]", _("text is needed") if kind is str else _("an object is needed"))
    return value


def _fields(item: dict[str, Any], names: set[str], where: str) -> None:
    for name in sorted(names - item.keys()):
        raise _wrong(f"{where}.{name}", _("is missing"))
    for name in sorted(item.keys() - names):
        raise _wrong(f"{where}.{name}", _("is not known"))


def _sentence(value: Any, where: str) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_LINE:
        raise _wrong(where, _("1 to %(most)s characters of text are needed") % {"most": LONGEST_LINE})


def _wrong(where: str, what: Any) -> ValidationError:
    return ValidationError("%(where)s: %(what)s" if where else "%(what)s", params={"where": where, "what": what})
