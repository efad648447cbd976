"""The circuit breaker of one model: after several failed questions in a row nobody waits for it for a while.

Busy is not broken: a 429 never opens it, nor does an answer of the wrong form; both show that somebody is there.
"""

import time
from collections.abc import Callable

from django.utils.translation import gettext as _

from interviews.llm.base import ModelBusy, ModelFailed, ModelTimeout, ModelUnavailable

FAILURES = 8
IN_A_ROW = 60.0
"""Seconds after which a failure no longer counts as just before the next."""
COOL_DOWN = 10.0


class Breaker:
    """Closed → (`FAILURES` in a row) → open → (one trial each `COOL_DOWN` s) → closed by a success."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._last_failure = float("-inf")
        self._closed_again = 0.0

    def enter(self) -> None:
        """Let a call through, or refuse it.

        Raises:
            ModelUnavailable: open; `retry_after` says for how long.
        """
        if self._failures < FAILURES:
            return
        now = self._clock()
        if now < self._closed_again:
            raise ModelUnavailable(
                _("This AI model is not answering at the moment. Please try again shortly."),
                retry_after=round(self._closed_again - now, 1),
            )
        self._closed_again = now + COOL_DOWN

    def failed(self, failure: ModelFailed) -> None:
        """Count a question that failed, if the provider's health is at fault."""
        if isinstance(failure, ModelBusy) or not isinstance(failure, (ModelUnavailable, ModelTimeout)):
            self.succeeded()
            return
        now = self._clock()
        self._failures = self._failures + 1 if now - self._last_failure < IN_A_ROW else 1
        self._last_failure = now
        self._closed_again = now + COOL_DOWN

    def succeeded(self) -> None:
        """Somebody is there: forget what went wrong."""
        self._failures = 0
