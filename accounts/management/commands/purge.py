"""Erases what has had its day: guests, token sessions and cookie sessions that ended."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts import guests, sessions


class Command(BaseCommand):
    help = "Erase guests older than a day and the rows of expired sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = guests.purge()
        expired = sessions.purge()
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        self.stdout.write(f"{erased} guests, {expired} token sessions")
