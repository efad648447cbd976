"""Background work of interviews. A task takes ids, calls one function, and owns only its retry policy."""

import asyncio
from typing import Any
from uuid import UUID

from celery import shared_task

from accounts.errors import Refusal
from interviews import reports, worker

TRIES = 4
"""How often a report is tried while a model is out of reach."""

PAUSE = 15
"""Seconds before the second try; twice as many before each further one."""


@shared_task(ignore_result=True)
def heartbeat() -> None:
    """Tells the site that the worker lives; sent by beat every `worker.HEARTBEAT_SECONDS`."""
    worker.beat()


@shared_task(bind=True, ignore_result=True, max_retries=TRIES - 1, acks_late=True)
def make_report(self: Any, report_id: str) -> None:
    """Makes a report, or goes on with one; tries again when a model fails."""
    try:
        asyncio.run(reports.make(UUID(report_id), last_try=self.request.retries >= TRIES - 1))
    except Refusal as failure:
        if failure.retryable and self.request.retries < TRIES - 1:
            raise self.retry(exc=failure, countdown=failure.retry_after or PAUSE * 2**self.request.retries) from failure


@shared_task(ignore_result=True)
def resume_reports() -> None:
    """Sends reports again whose message was lost, or whose worker is gone."""
    reports.resume()
