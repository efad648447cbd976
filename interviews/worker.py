"""Whether the background worker is alive, by what it left in the database."""

from datetime import datetime

from django.utils import timezone

from interviews.models.heartbeat import Heartbeat

NAME = "worker"
HEARTBEAT_SECONDS = 15
MISSING_AFTER_SECONDS = 60


def beat() -> None:
    """Note that the worker was alive now."""
    Heartbeat.objects.update_or_create(name=NAME, defaults={"seen": timezone.now()})


def last_seen() -> datetime | None:
    """When a worker was last alive; None when never."""
    return Heartbeat.objects.filter(name=NAME).values_list("seen", flat=True).first()


def alive() -> bool:
    """Whether a worker was heard of within `MISSING_AFTER_SECONDS`."""
    seen = last_seen()
    return seen is not None and (timezone.now() - seen).total_seconds() < MISSING_AFTER_SECONDS
