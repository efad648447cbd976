"""`manage.py starter`: loads what every installation begins with. May be repeated; what was edited stays."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Loads the starter content of every app (setting STARTERS). May be repeated; what was edited stays."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in settings.STARTERS:
            import_string(name)()
            if options["verbosity"]:
                self.stdout.write(f"{name}: done")
