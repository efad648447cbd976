"""The circuit breaker of one model: after several failures in a row nobody waits for it for a while.

Busy is not broken: a 429 never opens it, nor does an answer of the wrong form.
"""

import time
from collections.abc import Callable

from django.utils.translation import gettext as _

from interviews.llm.base import ModelBusy, ModelFailed, ModelTimeout, ModelUnavailable

FAILURES = 5
COOL_DOWN = 15.0


class Breaker:
    """Closed → (`FAILURES` in a row) → open → (one trial each `COOL_DOWN` s) → closed by a success."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
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
        """Count a failure, if it is one of the provider's health."""
        if isinstance(failure, ModelBusy) or not isinstance(failure, (ModelUnavailable, ModelTimeout)):
            return
        self._failures += 1
        self._closed_again = self._clock() + COOL_DOWN

    def succeeded(self) -> None:
        """It speaks: forget what went wrong."""
        self._failures = 0
