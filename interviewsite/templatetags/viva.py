"""Tags of the site's templates: the drawn instruments, fields, icons, and what the frame of a page needs.

They compute what a template shows and nothing else; markup is in `templates/parts/`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, PasswordInput, RadioSelect
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviewsite import drawing

register = template.Library()


@register.simple_tag
def stylesheet() -> str:
    """The address of the stylesheet: the built one where it is, else the plain files."""
    return static("dist/main.css" if _built("dist/main.css") else "css/main.css")


@cache
def _built(path: str) -> bool:
    return finders.find(path) is not None


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sheet `static/img/icons.svg`; decoration, so the words beside it carry the meaning."""
    sheet = static("img/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', sheet, name)


@register.filter
def html_lang(code: str) -> str:
    """A Django language code as HTML writes it: `zh-hans` becomes `zh-Hans`."""
    return translation.to_locale(code).replace("_", "-")


@register.simple_tag
def other_languages() -> list[dict[str, str]]:
    """The languages a page can be shown in, but for the one it is in, each by its own name."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    codes = [code for code, name in settings.LANGUAGES if code != current]
    return [{"code": code, "name": OWN_NAMES.get(code, code), "lang": html_lang(code)} for code in codes]


OWN_NAMES = {"en": "English", "zh-hans": "中文"}
"""What each language calls itself: never translated, so that everyone finds the way back."""


@register.simple_tag(takes_context=True)
def here(context: Mapping[str, Any], path: str) -> SafeString:
    """`aria-current="page"` when the page is at `path` or below it."""
    request = context.get("request")
    return SafeString('aria-current="page"' if request and request.path.startswith(path) else "")


@register.inclusion_tag("parts/rule.html")
def rule(
    total: float,
    marks: Sequence[float],
    now: float | None = None,
    current: int | None = None,
    label: str = "",
) -> dict[str, Any]:
    """The clock rule: a tick a minute, a tall numbered one a question, the needle at `now` (minutes)."""
    return {"rule": drawing.rule(total, marks, now, current), "label": label}


@register.inclusion_tag("parts/scale.html")
def scale(low: float | None, high: float | None = None, before: float | None = None) -> dict[str, Any]:
    """A score from 1 to 5 on its scale; decoration beside the number in words."""
    return {"scale": drawing.scale(low, high, before)}


@register.inclusion_tag("parts/ticks.html")
def ticks(used: int, limit: int) -> dict[str, Any]:
    """A quota as a ruler that is filled as far as it is used; decoration beside the number in words."""
    return {"quota": drawing.quota(used, limit)}


@register.inclusion_tag("parts/room_picture.html", takes_context=True)
def room_picture(context: Mapping[str, Any], alt: str) -> dict[str, Any]:
    """The picture of the room, in the language of the page and in its theme."""
    language = "zh" if (translation.get_language() or "").startswith("zh") else "en"
    theme = context.get("theme", "")
    pictures = {
        f"{size}_{shade}": static(f"img/room-{language}-{part}{shade}.webp")
        for size, part in (("wide", ""), ("narrow", "360-"))
        for shade in ("light", "dark")
    }
    chosen = {size: pictures.get(f"{size}_{theme}") for size in ("wide", "narrow")}
    return {"alt": alt, "theme": theme, **pictures, **chosen}


@register.inclusion_tag("parts/star.html")
def star(story: Any) -> dict[str, Any]:
    """Which of situation, task, action and result a story has: four cells, inked or dashed."""
    return {"cells": [(part[0].upper(), part, bool(getattr(story, part))) for part in STAR], "story": story}


@register.simple_tag
def lacking(story: Any) -> str:
    """The question that the first blank of a story answers, "" where it has none."""
    return next((str(asked) for part, asked in LACKING.items() if not getattr(story, part)), "")


STAR = ("situation", "task", "action", "result")
LACKING = {
    "situation": gettext_lazy("No situation yet: where and when was it?"),
    "task": gettext_lazy("No task yet: what was yours to do?"),
    "action": gettext_lazy("No action yet: what did you do yourself?"),
    "result": gettext_lazy("No result yet: what changed in the end?"),
}
"""Part of a story → what to ask oneself where it is blank, in the order in which it is told."""


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field with its label, help, count and errors, tied together for those who cannot see them."""
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)
    kind = next((kind for type, kind in KINDS.items() if isinstance(widget, type)), "write")
    counted = "data-count" in widget.attrs
    return {
        "bound": bound,
        "kind": kind,
        "widget": bound.as_widget(attrs=_attributes(bound, kind, counted)),
        "counted": counted,
        "length": len(WORDS.findall(str(bound.value() or ""))) if counted else 0,
    }


KINDS = {CheckboxInput: "check", CheckboxSelectMultiple: "fold", RadioSelect: "pick"}
"""How fields that one does not write in are laid out; several that can be ticked are folded."""

WORDS = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
"""What a counter counts: words, and each Chinese character for one."""


def _attributes(bound: BoundField, kind: str, counted: bool) -> dict[str, str | bool]:
    """What the markup around a field adds to its widget."""
    attrs: dict[str, str | bool] = {"class": "in"} if kind == "write" else {}
    if isinstance(bound.field.widget, PasswordInput):
        attrs |= {"data-show": _("Show"), "data-hide": _("Hide")}
    if bound.errors and bound.name == next(iter(bound.form.errors)):
        attrs["autofocus"] = True
    described = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    described += [f"{bound.auto_id}_count"] if counted else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return attrs


@register.simple_tag
def script(name: str) -> SafeString:
    """The built script `name`, where it was built; pages work without."""
    path = f"dist/{name}.js"
    if not _built(path):
        return SafeString("")
    return format_html('<script type="module" src="{}"></script>', static(path))


@register.filter
def grouped(amount: int) -> str:
    """A large number with its thousands apart, as both English and Chinese write it."""
    return f"{amount:,}"


@register.filter
def browser(user_agent: str) -> str:
    """What a browser calls itself, in two words; the whole line where that is not to be told."""
    program = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return ", ".join(filter(None, (program, system))) or user_agent[:90]


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
"""Marks in a user agent's line, the telling one before those that others carry, too."""
