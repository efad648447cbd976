"""What is in force: types, languages, questions, prompts. The only way to them while a question is answered.

A lookup is a dictionary's. One snapshot of everything is kept in the process; at most about once
a second its revision is compared with the database's, so that a change made anywhere is seen
everywhere within a second, without a restart. A code that is not known is looked for once
afresh, which is bounded too. For synchronous code: on an event loop a lookup raises Django's
`SynchronousOnlyOperation`, warm or not. Whoever writes rows of this app says `changed()`.
"""

import threading
import time
import uuid
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.utils.asyncio import async_unsafe

from prompts import snapshot
from prompts.bank import BankQuestion, Phrases
from prompts.inforce import LanguageInForce, PromptInForce, Snapshot, TypeInForce
from prompts.models import Revision

T = TypeVar("T")

BELIEVED = 0.9
"""Seconds for which a snapshot is believed without a look at the revision."""
BETWEEN_FRESH_LOOKS = 0.1
"""Seconds that lie at least between two looks which unknown codes force."""


def types() -> tuple[TypeInForce, ...]:
    """All enabled types, in the order of the admin."""
    return tuple(_cache.current().types.values())


def interview_type(code: str) -> TypeInForce | None:
    """An enabled type by its code."""
    return _cache.find(lambda now: now.types.get(code))


def languages() -> tuple[LanguageInForce, ...]:
    """All enabled languages, in the order of the admin."""
    return tuple(_cache.current().languages.values())


def language(code: str) -> LanguageInForce | None:
    """An enabled language by its code or locale."""
    return _cache.find(lambda now: now.language(code))


def questions(type_code: str, language_code: str) -> tuple[BankQuestion, ...]:
    """The bank of a type in a language. A type without questions there gets the general ones of that
    language, then those of the fallback language; an unknown type or language has none."""
    return _cache.find(lambda now: now.questions.get((type_code, language_code))) or ()


def phrases(type_code: str, language_code: str) -> Phrases:
    """The set phrases of a type in a language; where it has none, as for questions."""
    found = interview_type(type_code)
    return found.phrases_in(language_code) if found else Phrases(type_code, language_code)


def prompt(
    type_code: str, language_code: str, voice: str, profile: str, label: str = "production"
) -> PromptInForce | None:
    """The prompt in force: of the type, else of any type; then the same in the fallback language."""
    place = (type_code, language_code, voice, profile)
    return _cache.find(lambda now: now.prompt(place, label))


def changed() -> None:
    """Say that rows of this app were written. Part of the caller's transaction; seen here as soon as that commits."""
    Revision.objects.bulk_create(
        [Revision(id=1, token=uuid.uuid4())], update_conflicts=True, unique_fields=["id"], update_fields=["token"]
    )
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Look at the revision before the next lookup."""
    _cache.forget()


class _Cache:
    """One snapshot, the revision it was read at, and how long it is believed. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._token: uuid.UUID | None = None
        self._believed_until = 0.0
        self._forgotten = 0
        self._forced = 0.0

    @async_unsafe
    def current(self) -> Snapshot:
        if self._snapshot is not None and time.monotonic() < self._believed_until:
            return self._snapshot
        return self._look()

    def find(self, lookup: Callable[[Snapshot], T | None]) -> T | None:
        found = lookup(self.current())
        if found is None and time.monotonic() - self._forced >= BETWEEN_FRESH_LOOKS:
            self._forced = time.monotonic()
            self.forget()
            found = lookup(self.current())
        return found

    def forget(self) -> None:
        self._forgotten += 1
        self._believed_until = 0.0

    def _look(self) -> Snapshot:
        with self._lock:
            if self._snapshot is not None and time.monotonic() < self._believed_until:
                return self._snapshot
            looked, forgotten = time.monotonic(), self._forgotten
            token = Revision.objects.filter(pk=1).values_list("token", flat=True).first()
            if self._snapshot is None or token != self._token:
                # the token was read first: what changes while reading makes the next look read again
                self._snapshot = snapshot.read()
                self._token = token
            if forgotten == self._forgotten:  # else something changed while reading: look again next time
                self._believed_until = looked + BELIEVED
            return self._snapshot


_cache = _Cache()
