"""How what a model said is shown: as data, with the little formatting that reads well and nothing else.

Paragraphs, line breaks, **strong**, *emphasis*, `code` and fenced code. Links and pictures stay text.
The room's script shows streamed text by the same rules (`static/src/said.js`).
"""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

register = template.Library()

_FENCE = re.compile(r"^```[^\n]*\n(.*?)(?:\n```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*")
_TAGS = ("code", "strong", "em")


@register.filter
def said(text: str) -> SafeString:
    """Elements for a text; everything in it is escaped."""
    shown, at = [], 0
    for fence in _FENCE.finditer(text):
        shown += [*_paragraphs(text[at : fence.start()]), f"<pre>{escape(fence[1])}</pre>"]
        at = fence.end()
    return SafeString("".join([*shown, *_paragraphs(text[at:])]))


def _paragraphs(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return [f"<p>{'<br>'.join(_line(line) for line in part.splitlines())}</p>" for part in parts if part]


def _line(text: str) -> str:
    shown, at = "", 0
    for span in _SPAN.finditer(text):
        tag, words = next((tag, words) for tag, words in zip(_TAGS, span.groups(), strict=True) if words)
        shown += f"{escape(text[at : span.start()])}<{tag}>{escape(words)}</{tag}>"
        at = span.end()
    return shown + escape(text[at:])
