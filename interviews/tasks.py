"""Background work of interviews. A task takes ids and calls one function; what is tried again stands in the rows."""

import asyncio
from uuid import UUID

from celery import shared_task

from interviews import reports, worker


@shared_task(ignore_result=True)
def heartbeat() -> None:
    """Tells the site that the worker lives; sent by beat every `worker.HEARTBEAT_SECONDS`."""
    worker.beat()


@shared_task(ignore_result=True, acks_late=True)
def make_report(report_id: str) -> None:
    """Makes a report, or goes on with one."""
    asyncio.run(reports.make(UUID(report_id)))


@shared_task(ignore_result=True)
def resume_reports() -> None:
    """Sends reports again that have rested, whose message was lost, or whose worker is gone."""
    reports.resume()
