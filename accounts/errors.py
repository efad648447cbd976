"""The one tree of expected failures. Every door turns a `Refusal` into its own words.

    Refusal                      code, message, details, retryable, retry_after
    ├── ValidationFailed         VALIDATION_ERROR     400   details: field → messages
    ├── Unauthenticated          UNAUTHENTICATED      401
    ├── PermissionDenied         PERMISSION_DENIED    403
    ├── NotFound                 NOT_FOUND            404
    ├── Conflict                 CONFLICT             409
    ├── InterviewEnded           INTERVIEW_ENDED      409
    ├── RateLimited              RATE_LIMITED         429   retry_after
    ├── QuotaExceeded            QUOTA_EXCEEDED       429   details: quota, limit, used, resetsAt
    └── Overloaded               OVERLOADED           503   retry_after

Failures of a language model are named in `interviews/llm/base.py` and hang from the same root.
Plain Python: the pure rooms import it. Anything that is not a `Refusal` is a bug and stays loud.
"""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """An expected failure, with everything a client is told about it.

    Args:
        message: for people; never holds a key, an address, a stack or another user's data.
        details: machine-readable, shape by code (contract, error codes).
        retryable: whether the same request may succeed later; the class's default when left out.
        retry_after: seconds to wait before trying again, when known.
    """

    code = "INTERNAL"
    status = 500
    retryable = False

    def __init__(
        self,
        message: str = "",
        *,
        details: Mapping[str, Any] | None = None,
        retryable: bool | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details = dict(details or {})
        self.retry_after = retry_after
        if retryable is not None:
            self.retryable = retryable


class ValidationFailed(Refusal):
    code, status = "VALIDATION_ERROR", 400


class Unauthenticated(Refusal):
    code, status = "UNAUTHENTICATED", 401


class PermissionDenied(Refusal):
    code, status = "PERMISSION_DENIED", 403


class NotFound(Refusal):
    code, status = "NOT_FOUND", 404


class Conflict(Refusal):
    code, status = "CONFLICT", 409


class InterviewEnded(Refusal):
    code, status = "INTERVIEW_ENDED", 409


class RateLimited(Refusal):
    code, status, retryable = "RATE_LIMITED", 429, True


class QuotaExceeded(Refusal):
    code, status = "QUOTA_EXCEEDED", 429


class Overloaded(Refusal):
    code, status, retryable = "OVERLOADED", 503, True
