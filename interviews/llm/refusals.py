"""What a provider's refusals mean: HTTP statuses and error objects → the failures of `base`. Pure."""

from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

from django.utils import timezone

from interviews.llm import wording
from interviews.llm.base import ContentFiltered, ModelBusy, ModelError, ModelFailed, ModelUnavailable

LONGEST_WAIT = 3600.0
PASSING = frozenset({408, 409, 425, *range(500, 600)})


def of_status(status: int, body: object, retry_after: str | None) -> ModelFailed:
    """The meaning of an HTTP status other than 2xx, with the `error` object of its body, if any."""
    words = _words(body)
    if "content_filter" in words or "content_policy_violation" in words:
        return ContentFiltered(wording.filtered())
    if status == 429 and "insufficient_quota" not in words:
        return ModelBusy(wording.busy(), retry_after=seconds(retry_after))
    if status in PASSING:
        return ModelUnavailable(wording.unavailable(), retry_after=seconds(retry_after))
    return ModelError(wording.set_up_wrongly())


def of_error_object(error: Any) -> ModelFailed:
    """The meaning of an error object in the middle of a stream."""
    words = _words(error)
    if "content_filter" in words or "content_policy_violation" in words:
        return ContentFiltered(wording.filtered())
    if "429" in words or any(word.startswith("rate_limit") for word in words):
        return ModelBusy(wording.busy())
    if any(word.startswith(("5", "server_error", "overloaded", "service_unavailable")) for word in words):
        return ModelUnavailable(wording.unavailable())
    return ModelError(wording.unusable())


def seconds(header: str | None) -> float | None:
    """A `Retry-After` in seconds, or as a date; None when it says nothing of use."""
    if not header:
        return None
    try:
        wait = float(header)
    except ValueError:
        try:
            wait = (parsedate_to_datetime(header) - timezone.now()).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(wait, 0.0), LONGEST_WAIT) if isfinite(wait) else None


def _words(error: object) -> set[str]:
    """The machine-readable words of an error object: code, type, status."""
    if isinstance(error, dict) and isinstance(error.get("error"), dict):
        error = error["error"]
    if not isinstance(error, dict):
        return set()
    inner = error.get("innererror")
    found = {str(error.get(name, "")).lower() for name in ("code", "type", "status")}
    return found | ({str(inner.get("code", "")).lower()} if isinstance(inner, dict) else set())
