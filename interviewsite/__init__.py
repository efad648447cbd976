"""The site: settings, addresses, the servers' wiring. No logic of interviews, people or prompts."""

from interviewsite.celery import app as celery_app

__all__ = ["celery_app"]
