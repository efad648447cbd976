"""Loads the content that ships in `starter/`: what is new there is added, what nobody edited is brought up to date.

Each piece is remembered with a digest of how it was loaded (`StarterItem`). A row that reads
differently now was edited, a row that is gone was deleted: both are an admin's wish and stay.
Not here: the content (`starter/`), what it must look like (`checks`; a test applies them).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from prompts import catalog, publishing
from prompts.models import PromptTemplate, Revision, StarterItem
from prompts.starter_files import Piece, PromptText, pieces, prompt_texts


@dataclass(slots=True)
class _Loading:
    """What was loaded before, and what this load writes."""

    known: dict[str, str]
    written: int = 0

    def remember(self, fresh: Iterable[tuple[str, str]]) -> None:
        rows = [StarterItem(key=key, digest=digest) for key, digest in fresh]
        StarterItem.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["key"], update_fields=["digest"], batch_size=200
        )


@transaction.atomic
def load() -> int:
    """Load the starter content; may be repeated, also by several processes at once. How many rows it wrote."""
    Revision.objects.bulk_create([Revision(id=1)], ignore_conflicts=True)
    Revision.objects.select_for_update().get(pk=1)
    loading = _Loading(known=dict(StarterItem.objects.values_list("key", "digest")))
    for batch in pieces():
        _load_batch(loading, batch())
    for prompt in prompt_texts():
        _load_prompt(loading, prompt)
    if loading.written:
        catalog.changed()
    return loading.written


def _load_batch(loading: _Loading, batch: Sequence[Piece]) -> None:
    digests = {piece.key: _digest(piece.fields) for piece in batch}
    new = [piece for piece in batch if piece.key not in loading.known]
    _add(loading, new)
    loading.remember((piece.key, digests[piece.key]) for piece in new)
    for piece in batch:
        if loading.known.get(piece.key, digests[piece.key]) != digests[piece.key]:
            _bring_up_to_date(loading, piece, digests[piece.key])


def _add(loading: _Loading, new: Sequence[Piece]) -> None:
    """What an admin made under the same name before stays as it is."""
    by_model: dict[type[models.Model], list[Piece]] = {}
    for piece in new:
        by_model.setdefault(piece.model, []).append(piece)
    for model, group in by_model.items():
        names = tuple(group[0].name)
        there = set(model._default_manager.values_list(*names))
        rows = [model(**piece.name, **piece.fields) for piece in group if tuple(piece.name.values()) not in there]
        loading.written += len(model._default_manager.bulk_create(rows, batch_size=100))


def _bring_up_to_date(loading: _Loading, piece: Piece, digest: str) -> None:
    row = piece.model._default_manager.filter(**piece.name).values(*piece.fields).first()
    if row is not None and _digest(row) == loading.known[piece.key]:
        loading.written += piece.model._default_manager.filter(**piece.name).update(**piece.fields)
        loading.remember([(piece.key, digest)])


def _load_prompt(loading: _Loading, prompt: PromptText) -> None:
    """A new text becomes the next version, in force unless an admin has put another one there."""
    digest, known = _digest(prompt.text), loading.known.get(prompt.key)
    if known == digest:
        return
    place: dict[str, Any] = {"type_id": prompt.type, "language_id": prompt.language}
    place |= {"voice": prompt.voice, "profile": prompt.profile}
    if known is None:
        template, _ = PromptTemplate.objects.get_or_create(**place)
    else:
        found = PromptTemplate.objects.filter(**place).first()
        if found is None:
            return
        template = found
    now = publishing.in_force(template)
    if (known is None and now is None) or (now is not None and _digest(now.text) == known):
        publishing.publish(publishing.write(template, prompt.text, note="starter"))
        loading.written += 1
        loading.remember([(prompt.key, digest)])
    elif known is None:
        loading.remember([(prompt.key, digest)])


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
