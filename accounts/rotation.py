"""Moving what is encrypted to the key in force, while the site goes on writing.

Each value is read, sealed anew and written only if it is still the value that was read; who
wrote in between has used the key in force anyway. Started again, it goes on where it stopped.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Substr

from accounts import encryption
from accounts.encryption import SealedField

BATCH = 500


def rotate() -> int:
    """Seal every value that another key sealed; how many were."""
    return sum(_rotate_column(model, field) for model, field in columns())


def columns() -> Iterator[tuple[type[models.Model], SealedField]]:
    """Every encrypted column of the site."""
    for model in apps.get_models():
        for field in encryption.encrypted_fields(model):
            yield model, field


def unreadable() -> dict[str, int]:
    """How many values were sealed with a key that is not configured, by the key's id. Looks at every row."""
    lost: Counter[str] = Counter()
    known = [f"{encryption.VERSION}.{key}." for key in encryption.key_ids()]
    for model, field in columns():
        rows = _beginning(model, field, len(known[0])).exclude(beginning__in=("", *known)).order_by()
        for beginning, count in rows.values_list("beginning").annotate(models.Count("pk")):
            lost[encryption.key_id_of(beginning)] += count
    return dict(lost)


def _beginning(model: type[models.Model], field: SealedField, length: int) -> "models.QuerySet[models.Model, Any]":
    """The rows with something in this column, and how it begins."""
    beginning = Substr(field.attname, 1, length, output_field=models.CharField())
    rows: models.QuerySet[models.Model, Any] = model._default_manager.annotate(beginning=beginning)
    return rows.exclude(**{f"{field.attname}__isnull": True})


def _rotate_column(model: type[models.Model], field: SealedField) -> int:
    moved = 0
    while batch := list(_stale(model, field)[:BATCH]):
        moved += sum(_rotate_value(model, field, pk, value) for pk, value in batch)
    return moved


def _stale(model: type[models.Model], field: SealedField) -> models.QuerySet[models.Model, tuple[object, str]]:
    """Key and value of the rows whose value another key sealed."""
    prefix = encryption.current_prefix()
    rows = _beginning(model, field, len(prefix)).exclude(beginning__in=(prefix, ""))
    return rows.order_by("pk").values_list("pk", field.attname)


def _rotate_value(model: type[models.Model], field: SealedField, pk: object, value: str) -> int:
    fresh = field.seal_for(pk, field.open_for(pk, value))
    return model._default_manager.filter(pk=pk, **{field.attname: value}).update(**{field.attname: fresh})
