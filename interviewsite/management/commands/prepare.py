"""`manage.py prepare`: tables, starter content and static files; then the site can serve."""

from typing import Any

from django.core.management.base import BaseCommand

from interviewsite import prepare


class Command(BaseCommand):
    help = "Brings the database, the starter content and the static files up to date."
    requires_system_checks: list[str] = []
    """None: they cost more than the rest; `manage.py check` and `doctor` run them."""

    def handle(self, *args: Any, **options: Any) -> None:
        prepare.everything(self.stdout.write)
