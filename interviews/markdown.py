"""A transcript as Markdown, for people to keep."""

import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interviews.ledger import Transcript
from interviews.models import Interview

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~]|^[-+=]|^\d+[.)])", re.MULTILINE)


def transcript_markdown(interview: Interview, transcript: Transcript) -> str:
    """The whole interview as text; what people and models said is shown literally, never as markup."""
    lines = [f"# {literal(interview.position)} · {literal(interview.company)}", ""]
    lines += [f"{interview.type_code} · {date_format(interview.created, 'DATE_FORMAT')}", ""]
    for entry in transcript.entries:
        lines += [f"**{interview.Seat(entry.speaker).label}:**", "", literal(entry.content), ""]
    if transcript.advice:
        lines += [f"## {_('Advice')}", ""]
    for advice in transcript.advice:
        lines += [literal(advice.content), ""]
    return "\n".join(lines)


def literal(text: str) -> str:
    """The text with everything escaped that Markdown would read as markup."""
    return _SPECIAL.sub(lambda found: "\\" + found[0] if not found[0][0].isdigit() else _number(found[0]), text)


def _number(text: str) -> str:
    """`1.` at the start of a line, so that it stays what was written."""
    return f"{text[:-1]}\\{text[-1]}"
