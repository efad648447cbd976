"""Seals everything encrypted with the first of `FIELD_ENCRYPTION_KEYS`; then the others can go."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts import rotation


class Command(BaseCommand):
    help = "Move everything encrypted to the first of FIELD_ENCRYPTION_KEYS. Safe while the site runs."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rotation.rotate()} values moved to the key in force")
