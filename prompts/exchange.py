"""The bank as a file: questions out as JSON, and in again, checked row by row as the admin's form checks them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prompts import catalog
from prompts.models import InterviewType, Language, Question

FIELDS = (
    *("text", "competency", "level", "minutes", "parts", "full_answer", "anchors", "red_flags"),
    *("statement", "examples", "tests", "clarifications", "hints", "complexity", "enabled", "position"),
)
MOST = 5_000
LARGEST = 20 * 1024 * 1024


def dump(questions: Iterable[Question]) -> str:
    """The questions as JSON: a list of objects with `type` (null: any), `language`, `key` and their fields."""
    rows = [
        {"type": each.type_id, "language": each.language_id, "key": each.key}
        | {name: getattr(each, name) for name in FIELDS}
        for each in questions
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


@transaction.atomic
def load(text: str) -> int:
    """Add or change the questions of such a file, all or none; how many.

    Raises:
        ValidationError: naming the row, its key and the field that is wrong.
    """
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ValidationError(_("This is no JSON.")) from exc
    if not isinstance(rows, list) or len(rows) > MOST:
        raise ValidationError(_("A list of at most %(most)s questions is needed."), params={"most": MOST})
    for number, row in enumerate(rows, 1):
        _load(number, row)
    catalog.changed()
    return len(rows)


def _load(number: int, row: Any) -> None:
    if not isinstance(row, Mapping):
        raise ValidationError(_("Question %(number)s: an object is needed."), params={"number": number})
    unknown = sorted(set(row) - {"type", "language", "key", *FIELDS})
    if unknown:
        raise _wrong(number, row, {name: [_("is not known")] for name in unknown})
    kind, language = row.get("type"), row.get("language")
    if kind is not None and not InterviewType.objects.filter(pk=str(kind)).exists():
        raise _wrong(number, row, {"type": [_("There is no such type.")]})
    if not Language.objects.filter(pk=str(language)).exists():
        raise _wrong(number, row, {"language": [_("There is no such language.")]})
    named = {"type_id": kind, "language_id": language, "key": str(row.get("key") or "")}
    question = Question.objects.filter(**named).first() or Question(**named)
    for name in FIELDS:
        if name in row:
            setattr(question, name, row[name])
    try:
        question.full_clean()
    except ValidationError as wrong:
        raise _wrong(number, row, wrong.message_dict) from wrong
    question.save()


def _wrong(number: int, row: Mapping[str, Any], faults: Mapping[str, list[str]]) -> ValidationError:
    told = "; ".join(f"{name}: {' '.join(map(str, messages))}" for name, messages in faults.items())
    params = {"number": number, "key": str(row.get("key", ""))[:80], "told": told}
    return ValidationError(_("Question %(number)s (%(key)s): %(told)s"), params=params)
