"""`manage.py doctor`: is everything there that is configured?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviewsite import doctor


class Command(BaseCommand):
    help = "Says what is configured, what is reachable, what is missing and how to mend it."
    requires_system_checks: list[str] = []
    """None: they are part of the report."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report; exit 1 when something that is configured does not work."""
        if not doctor.report(self.stdout.write):
            raise CommandError("Something that is configured does not work; see BROKEN above.")
