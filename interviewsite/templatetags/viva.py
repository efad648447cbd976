"""Tags of the site's templates: the drawn instruments, fields, icons, and what the frame of a page needs.

They compute what a template shows and nothing else; markup is in `templates/parts/`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.forms import BoundField, CheckboxInput, RadioSelect
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from interviewsite import drawing

register = template.Library()


@register.simple_tag
def stylesheet() -> str:
    """The address of the stylesheet: the built one where it is, else the plain files."""
    return static(_stylesheet())


@cache
def _stylesheet() -> str:
    return "dist/main.css" if finders.find("dist/main.css") else "css/main.css"


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
    codes = [code for code, _ in settings.LANGUAGES if code != current]
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
    """A quota as ticks, the used ones inked; decoration beside the number in words."""
    return {"ticks": drawing.ticks(used, limit)}


@register.inclusion_tag("parts/star.html")
def star(story: Any) -> dict[str, Any]:
    """Which of situation, task, action and result a story has: four cells, inked or dashed."""
    return {"cells": [(part[0].upper(), part, bool(getattr(story, part))) for part in STAR], "story": story}


STAR = ("situation", "task", "action", "result")


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, hint: str = "", label: str = "") -> dict[str, Any]:
    """One field with its label, help and errors, tied together for those who cannot see them."""
    widget = bound.field.widget
    choice = isinstance(widget, CheckboxInput)
    help_text = hint or bound.help_text
    described = [f"{bound.auto_id}_helptext"] if help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs: dict[str, str | bool] = {} if choice or isinstance(widget, RadioSelect) else {"class": "in"}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return {
        "bound": bound,
        "widget": bound.as_widget(attrs=attrs),
        "label": label or bound.label,
        "help_text": help_text,
        "choice": choice,
    }
