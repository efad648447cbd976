"""The Celery application: `celery -A interviewsite worker`, `… beat`. Tasks live in each app's `tasks`."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")

app = Celery("interviewsite")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def announce(sender: Any, **kwargs: Any) -> None:
    """A worker that has just come up is heard of at once, not at beat's next round."""
    app.send_task("interviews.tasks.heartbeat", ignore_result=True)
