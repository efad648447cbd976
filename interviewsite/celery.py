"""The Celery application: `celery -A interviewsite worker`, `… beat`. Tasks live in each app's `tasks`."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_ready

from interviewsite import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")

broker.install()
app = Celery("interviewsite")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def leave_logging_alone(**kwargs: Any) -> None:
    """Worker and beat log as the settings say: with a receiver here Celery configures nothing itself."""


@worker_ready.connect
def announce(sender: Any, **kwargs: Any) -> None:
    """A worker that has just come up is heard of at once, not at beat's next round."""
    app.send_task("interviews.tasks.heartbeat", ignore_result=True)
