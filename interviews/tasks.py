"""Background work of interviews. A task takes ids, calls one function, and owns only its retry policy."""

from celery import shared_task

from interviews import worker


@shared_task(ignore_result=True)
def heartbeat() -> None:
    """Tells the site that the worker lives; sent by beat every `worker.HEARTBEAT_SECONDS`."""
    worker.beat()
