"""JSON of strangers for REST: strict, bounded, never a crash. Frames of the socket: `interviews/protocol`."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.settings import api_settings


class StrictJSONParser(BaseParser):
    """Accepts JSON as RFC 8259 means it: no NaN, no lone surrogates, no bottomless nesting; and no NUL."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The parsed body. Raises `ParseError` (400) for anything else than clean JSON."""
        content = stream.read()
        try:
            parsed = orjson.loads(content)
        except orjson.JSONDecodeError as exc:
            raise ParseError(_("The body is not valid JSON.")) from exc
        if b"\\u0000" in content:
            _refuse_nul(parsed)
        return parsed


def _refuse_nul(parsed: Any) -> None:
    """Raise `ValidationError` naming the fields whose text, at any depth, holds a NUL."""
    fields = parsed if isinstance(parsed, dict) else {api_settings.NON_FIELD_ERRORS_KEY: parsed}
    wrong = [field for field, value in fields.items() if "\0" in _all_text([field, value])]
    if wrong:
        raise ValidationError({field.replace("\0", ""): [_("NUL characters are not allowed.")] for field in wrong})


def _all_text(value: Any) -> str:
    """Every text of a parsed body, keys included, joined (`orjson` bounds the depth)."""
    pending, found = [value], []
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            pending.extend(item.keys())
            pending.extend(item.values())
    return "".join(found)
