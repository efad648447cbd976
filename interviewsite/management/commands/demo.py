"""`manage.py demo`: people of each role with finished interviews, to look around with."""

import secrets
from typing import Any

from allauth.account.models import EmailAddress
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import User
from interviews import demo

PEOPLE = (
    ("demo-candidate@example.org", "Chris Demo", User.Role.CANDIDATE),
    ("demo-interviewer@example.org", "Inga Demo", User.Role.INTERVIEWER),
    ("demo-admin@example.org", "Ada Demo", User.Role.ADMIN),
)


class Command(BaseCommand):
    help = "Adds a demo candidate, interviewer and admin with finished interviews; prints new passwords for them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make who and what is missing; every call gives the three new passwords and ends their sessions."""
        for email, name, role in PEOPLE:
            password = secrets.token_urlsafe(12)
            with transaction.atomic():
                user = _person(email, name, role, password)
                added = demo.load(user, "candidate" if role == User.Role.CANDIDATE else "interviewer")
            self.stdout.write(f"{role:<12} {email:<32} {password}   ({added} interviews added)")


def _person(email: str, name: str, role: str, password: str) -> User:
    """The account with this address, with the new password; made if it is not there."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name, role=role)
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
        return user
    user.set_password(password)
    user.save(update_fields=["password", "auth_version"])
    return user
