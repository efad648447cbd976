"""Prints the one-time link that makes the first admin, as long as there is none."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts import invites


class Command(BaseCommand):
    help = "Print a new one-time link that makes the first admin; nothing when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        link = invites.first_admin_link()
        if link:
            self.stdout.write(f"No admin yet. This link makes the first, once, within a day:\n{link}")
