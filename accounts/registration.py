"""New accounts, by whatever door: who may register, in which role, and what becomes of a guest.

A guest who signs up keeps their row, and with it everything they did.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import password_validation
from django.core import validators
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import invites
from accounts.errors import PermissionDenied, ValidationFailed
from accounts.models import Invite, User

OPEN, BY_INVITE = "open", "invite"
LONGEST_PASSWORD = 1_000


@dataclass(frozen=True)
class Wish:
    """What somebody who registers wants to be."""

    email: str
    password: str
    name: str = ""
    role: str = ""
    invite: str = ""


def register(wish: Wish, guest: User | None = None) -> User:
    """Make the account; it works at once, its address unverified.

    Args:
        guest: the guest who registers, if one does: their row becomes the account.

    Raises:
        PermissionDenied: registration is closed, or needs an invitation.
        ValidationFailed: with the fields that are wrong; a taken address names `email`.
    """
    invitation = admit(wish.invite)
    email = wish.email.strip().lower()
    _raise(_faults(wish, email, invitation))
    try:
        with transaction.atomic():
            user = settle(guest or User(), wish, invitation)
            EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    except IntegrityError as exc:
        raise ValidationFailed(_("Please correct what is marked."), details={"email": [taken()]}) from exc
    return user


def admit(invite: str = "") -> Invite | None:
    """The invitation that lets somebody in where registration is by invitation, None where it is open.

    Raises:
        PermissionDenied: nobody, or not without an invitation.
    """
    found = invites.invitation(invite) if invite else None
    if settings.REGISTRATION == OPEN or (settings.REGISTRATION == BY_INVITE and found):
        return found
    if settings.REGISTRATION == BY_INVITE:
        raise PermissionDenied(_("Registration is by invitation."))
    raise PermissionDenied(_("Registration is closed."))


def is_open(invite: str = "") -> bool:
    """Whether somebody with this invitation (or none) may register."""
    try:
        admit(invite)
    except PermissionDenied:
        return False
    return True


def roles() -> list[tuple[str, str]]:
    """The roles that can be chosen, with their names, the default first."""
    first = sorted(settings.REGISTRATION_ROLES, key=lambda role: role != User.Role.CANDIDATE)
    return [(role, str(User.Role(role).label)) for role in first]


def settle(user: User, wish: Wish, invitation: Invite | None) -> User:
    """Turn a new row, or a guest's, into the account. Call it inside a transaction; everything was checked."""
    user.email, user.name = wish.email.strip().lower(), wish.name.strip() or user.name
    user.role = _role(wish, invitation)
    user.plan_id, user.is_guest = "free", False
    user.set_password(wish.password)
    user.save()
    if invitation is not None:
        invites.use(invitation, user)
    return user


def taken() -> str:
    """What is said about an address that has an account."""
    return _("There is an account with this address already.")


def password_faults(password: str, user: User) -> list[str]:
    """What is wrong with a password, in words."""
    if len(password) > LONGEST_PASSWORD:
        return [_("This password is too long.")]
    try:
        password_validation.validate_password(password, user)
    except ValidationError as exc:
        return list(exc.messages)
    return []


def _role(wish: Wish, invitation: Invite | None) -> str:
    return (invitation and invitation.role) or wish.role or roles()[0][0]


def _faults(wish: Wish, email: str, invitation: Invite | None) -> Mapping[str, list[str]]:
    faults: dict[str, list[str]] = {"email": _email_faults(email, invitation)}
    faults["password"] = password_faults(wish.password, User(email=email, name=wish.name))
    if wish.role and wish.role not in settings.REGISTRATION_ROLES:
        faults["role"] = [_("This role cannot be chosen.")]
    return {field: messages for field, messages in faults.items() if messages}


def _email_faults(email: str, invitation: Invite | None) -> list[str]:
    try:
        validators.validate_email(email)
    except ValidationError as exc:
        return list(exc.messages)
    if invitation and invitation.email and invitation.email != email:
        return [_("The invitation is for another address.")]
    known = User.objects.filter(email=email).exists() or EmailAddress.objects.filter(email=email).exists()
    return [taken()] if known else []


def _raise(faults: Mapping[str, Any]) -> None:
    if faults:
        raise ValidationFailed(_("Please correct what is marked."), details=faults)
