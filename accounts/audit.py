"""What is written down about who changed what about whom. Ids and names of fields, never anybody's text."""

from typing import Any

from accounts.models import AuditEntry, User


def record(actor: User | None, action: str, about: User | None, **details: Any) -> None:
    """Write one entry.

    Args:
        actor: who did it; None for the site itself.
        action: a verb with its noun, such as `change-role`.
        about: the person it was done to.
        details: JSON values that are nobody's words: old and new role, a plan's key.
    """
    AuditEntry.objects.create(actor=actor, action=action, about=about.pk if about else None, details=details)
