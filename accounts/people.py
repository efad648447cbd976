"""What admins change about people, and leaving. Changes are written down (`audit`) and take effect at once."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access, audit, holdings, sessions
from accounts.errors import Conflict, NotFound
from accounts.models import User

CHANGEABLE = ("name", "role", "plan_id", "is_active")


def find(actor: User, user_id: str | UUID) -> User:
    """Any user, for who manages users. Raises `PermissionDenied`, `NotFound`."""
    access.require(actor, "users.manage")
    try:
        return User.objects.get(pk=UUID(str(user_id)))
    except (ValueError, User.DoesNotExist) as exc:
        raise NotFound(_("There is no such user.")) from exc


@transaction.atomic
def change(actor: User, user: User, **wanted: Any) -> User:
    """Change name, role, plan or whether the account is active.

    Who is deactivated is signed out everywhere. Role and plan are read at every request and
    question, so they need no signing out.

    Args:
        wanted: new values by field name, of `CHANGEABLE`.

    Raises:
        PermissionDenied: the actor does not manage users.
        Conflict: nobody would be left to manage users.
    """
    access.require(actor, "users.manage")
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    changed = {name: value for name, value in wanted.items() if getattr(locked, name) != value}
    for name, value in changed.items():
        _write(actor, locked, name, value)
    if changed:
        locked.save(update_fields=list(changed))
    if not locked.is_active and "is_active" in changed:
        sessions.end_all(locked)
    if user.role == User.Role.ADMIN and not _admins_left():
        raise Conflict(_("The last admin must stay one."))
    return User.objects.get(pk=locked.pk)


@transaction.atomic
def remove(actor: User, user: User) -> None:
    """Erase somebody with everything held about them. Raises `PermissionDenied`, `Conflict` for the last admin."""
    access.require(actor, "users.manage")
    audit.record(actor if actor.pk != user.pk else None, "erase", user)
    leave(user)


@transaction.atomic
def leave(user: User) -> None:
    """Delete one's own account with everything in it. Raises `Conflict` for the last admin."""
    holdings.forget(user)
    if user.role == User.Role.ADMIN and not _admins_left():
        raise Conflict(_("The last admin must stay one."))


def _write(actor: User, user: User, name: str, value: Any) -> None:
    if name not in CHANGEABLE:
        raise ValueError(name)
    details = {} if name == "name" else {"from": getattr(user, name), "to": value}
    audit.record(actor, f"change-{name.removesuffix('_id').replace('_', '-')}", user, **details)
    setattr(user, name, value)


def _admins_left() -> bool:
    return User.objects.filter(role=User.Role.ADMIN, is_active=True).exists()
