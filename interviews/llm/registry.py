"""The models in force, cached: read at most once a second, at once after a change in this process.

`get` and `all` may query the database when the cache is cold or old: call them from a thread or
from synchronous code. What rows there are follows from the settings (`configured`) and the admin.
"""

import threading
import time
from typing import Literal, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from interviews.llm import configured
from interviews.llm.base import DEFAULT, ModelInForce, TimeLimits
from interviews.models.language_model import LanguageModel

FRESH_FOR = 1.0

_lock = threading.Lock()


class _Cache:
    """The snapshot in force and when it was read."""

    models: dict[str, ModelInForce] = {}
    read_at = float("-inf")
    changes = 0


def get(name: str) -> ModelInForce | None:
    """The enabled model of this name; `default` is the one in force by default. None: there is none."""
    return _snapshot().get(name)


def all() -> tuple[ModelInForce, ...]:
    """Every enabled model, the default first, then by name."""
    models = {model.name: model for model in _snapshot().values()}.values()
    return tuple(sorted(models, key=lambda model: (not model.is_default, model.name)))


def in_force(row: LanguageModel) -> ModelInForce:
    """A row as it would be in force, enabled or not, without its fallback: for trying it out."""
    return _in_force(row, {}, None, frozenset())


def changed() -> None:
    """Forget the cache of this process; others see the change within a second."""
    _Cache.changes += 1
    _Cache.read_at = float("-inf")


def make_default(row: LanguageModel) -> None:
    """Make this model the default one, in place of whichever was."""
    with transaction.atomic():
        LanguageModel.objects.filter(is_default=True).exclude(pk=row.pk).update(is_default=False)
        LanguageModel.objects.filter(pk=row.pk).update(is_default=True, enabled=True)
    transaction.on_commit(changed)


def sync() -> None:
    """Make the rows that the settings ask for (see `configured`) and use them at once."""
    configured.write()
    changed()


def _snapshot() -> dict[str, ModelInForce]:
    if time.monotonic() - _Cache.read_at < FRESH_FOR:
        return _Cache.models
    with _lock:
        if time.monotonic() - _Cache.read_at >= FRESH_FOR:
            started, changes = time.monotonic(), _Cache.changes
            _Cache.models = _read()
            if changes == _Cache.changes:
                _Cache.read_at = started
    return _Cache.models


def _read() -> dict[str, ModelInForce]:
    """Every enabled row by name, and the default one under `default` too."""
    rows = {row.pk: row for row in LanguageModel.objects.filter(enabled=True).order_by("name")}
    default = _default(list(rows.values()))
    models = {row.name: _in_force(row, rows, default, frozenset()) for row in rows.values()}
    return {**models, DEFAULT: models[default.name]} if default else models


def _default(rows: list[LanguageModel]) -> LanguageModel | None:
    """The row marked as default, else the embedded one, else the first."""
    marked = [row for row in rows if row.is_default]
    embedded = [row for row in rows if row.provider == LanguageModel.Provider.EMBEDDED]
    return next(iter([*marked, *embedded, *rows]), None)


def _in_force(
    row: LanguageModel, rows: dict[UUID, LanguageModel], default: LanguageModel | None, above: frozenset[UUID]
) -> ModelInForce:
    """The row as a value, with its fallbacks; `above` are the rows it is a fallback of."""
    path = above | {row.pk}
    fallback = rows.get(row.fallback_id) if row.fallback_id and row.fallback_id not in path else None
    return ModelInForce(
        name=row.name,
        provider=cast(Literal["openai", "embedded", "scripted"], row.provider),
        base_url=row.base_url,
        key=settings.OPENAI_API_KEY if keyed_by_environment(row) else row.usable_key(),
        upstream_id=row.upstream_id or row.name,
        context_limit=row.context_limit,
        output_limit=row.output_limit,
        prompt_price=row.prompt_price,
        completion_price=row.completion_price,
        profile=cast(Literal["full", "compact"], row.profile),
        languages=tuple(row.languages),
        capabilities=frozenset(row.capabilities),
        data_goes_to=row.data_goes_to,
        is_default=default is not None and row.pk == default.pk,
        limits=TimeLimits(row.connect_limit, row.first_token_limit, row.gap_limit, row.whole_limit),
        fallback=_in_force(fallback, rows, default, path) if fallback else None,
    )


def keyed_by_environment(row: LanguageModel) -> bool:
    """Whether the environment's key serves this row: only at the environment's own address."""
    return row.from_environment and row.base_url == configured.environment_address()
