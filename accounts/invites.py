"""One-time links: an invitation to register, and the link that makes a fresh install's first admin.

Only a hash of the link's token is kept. A link serves once, even when it is used twice at the
same instant; the first admin's dies as soon as there is any admin.
"""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.errors import NotFound
from accounts.models import Invite, User

LIFETIME = timedelta(days=7)
FIRST_ADMIN_LIFETIME = timedelta(days=1)


def invite(made_by: User | None, *, email: str = "", role: str = "") -> tuple[Invite, str]:
    """An invitation to register and its token, which is shown this once.

    Args:
        made_by: the admin who invites.
        email: only for this address, when given.
        role: the account's role, when given; else the invited choose.
    """
    made = _make(Invite.Purpose.REGISTER, LIFETIME, made_by=made_by, email=email.strip().lower(), role=role)
    audit.record(made_by, "invite", None, role=role)
    return made


def invitation(token: str) -> Invite | None:
    """The invitation to register that this token still opens."""
    return _living(Invite.Purpose.REGISTER, token)


def link(token: str) -> str:
    """The address of the sign-up page for an invitation."""
    return f"{settings.SITE_URL}{reverse('account_signup')}?invite={token}"


def use(invite: Invite, user: User) -> None:
    """Use the invitation up; call it inside the transaction that makes the account. Raises `NotFound`."""
    now = timezone.now()
    if not Invite.objects.filter(pk=invite.pk, used__isnull=True, expires__gt=now).update(used=now, used_by=user):
        raise NotFound(_("This link has been used or has expired."))


def first_admin_link() -> str | None:
    """A new link to make the first admin, those before it dead; None when there is an admin."""
    if _has_admin():
        return None
    with transaction.atomic():
        Invite.objects.filter(purpose=Invite.Purpose.FIRST_ADMIN, used__isnull=True).delete()
        _invite, token = _make(Invite.Purpose.FIRST_ADMIN, FIRST_ADMIN_LIFETIME)
    return f"{settings.SITE_URL}{reverse('first-admin', args=[token])}"


def opens_first_admin(token: str) -> bool:
    """Whether the token still makes the first admin."""
    return not _has_admin() and _living(Invite.Purpose.FIRST_ADMIN, token) is not None


@transaction.atomic
def make_first_admin(token: str, *, email: str, password: str, name: str = "") -> User:
    """Make the first admin. The password has been validated.

    Raises:
        NotFound: the link has been used, has expired, or there is an admin.
    """
    found = _first_admin(token)
    return _first(found, User.objects.create_superuser(email, password, name=name))


@transaction.atomic
def become_first_admin(token: str, user: User) -> User:
    """Make somebody who has an account the first admin. Raises `NotFound` as `make_first_admin` does."""
    found = _first_admin(token)
    raised = F("auth_version") + 1  # what was signed in before as somebody less is signed out
    User.objects.filter(pk=user.pk).update(role=User.Role.ADMIN, plan="unlimited", auth_version=raised)
    return _first(found, User.objects.get(pk=user.pk))


def _first_admin(token: str) -> Invite:
    found = _living(Invite.Purpose.FIRST_ADMIN, token)
    if found is None or _has_admin():
        raise NotFound(_("This link has been used or has expired."))
    return found


def _first(invite: Invite, admin: User) -> User:
    use(invite, admin)
    audit.record(admin, "first-admin", admin)
    return admin


def _make(purpose: Invite.Purpose, lifetime: timedelta, **fields: object) -> tuple[Invite, str]:
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + lifetime
    made = Invite.objects.create(purpose=purpose, token_hash=_hash(token), expires=expires, **fields)
    return made, token


def _living(purpose: Invite.Purpose, token: str) -> Invite | None:
    return Invite.objects.filter(
        purpose=purpose, token_hash=_hash(token), used__isnull=True, expires__gt=timezone.now()
    ).first()


def _has_admin() -> bool:
    return User.objects.filter(role=User.Role.ADMIN, is_active=True).exists()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
