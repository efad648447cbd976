"""Structured logs: one JSON object a line, with the request's id, never with what people wrote.

Code of the apps logs with the standard library and gives ids through `extra`, for example
`logger.info("answer ended", extra={"sessionId": …, "code": …})`. Plain Python: the settings import it.
"""

import logging
import re
import uuid
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS

request_id: ContextVar[str] = ContextVar("request_id", default="")

_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")
_QUIET = (
    "uvicorn.access",
    "daphne",
    "httpx",
    "httpx2",
    "openai",
    "celery.app.trace",
    "celery.beat",
    "celery.worker.strategy",
    "kombu.connection",
)


class RequestId(logging.Filter):
    """Adds `request_id` to every record; empty outside a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


def new_request_id(offered: str = "") -> str:
    """The client's own id when it is harmless, else a new one."""
    return offered if _ACCEPTABLE.fullmatch(offered) else uuid.uuid4().hex


def settings(level: str, form: str) -> dict[str, Any]:
    """Django's `LOGGING`: everything goes to standard error.

    Args:
        level: the lowest level shown, such as `INFO`.
        form: `json` for one object a line, `text` for people.
    """
    through = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "interviewsite.logs.RequestId"}},
        "formatters": {
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s",
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
                "json_ensure_ascii": False,
                "reserved_attrs": [*RESERVED_ATTRS, "color_message", "request", "taskName"],
            },
            "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": form, "filters": ["request_id"]},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": dict.fromkeys(("django", "django.server", "uvicorn", "uvicorn.error"), through)
        | {name: {"level": "WARNING"} for name in _QUIET}
        | {"django.request": {"level": "ERROR"}},
    }
