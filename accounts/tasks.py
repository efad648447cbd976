"""Background work of accounts. A task calls one function, and owns only its retry policy."""

from celery import shared_task

from accounts import guests, sessions


@shared_task(ignore_result=True)
def purge() -> None:
    """Erases guests of yesterday with all they said, and the rows of sign-ins that have expired."""
    guests.purge()
    sessions.purge()
