"""Sign-ins and their end. Ending one ends what was made from it: tokens, cookies, sockets.

A token session is a `Session` row; a cookie session is Django's. `auth_version` of the user is
part of both, so `end_all` needs one UPDATE. Sockets notice within seconds (`identity.outdated`).
"""

from datetime import datetime
from uuid import UUID, uuid4

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Session, User


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign a browser in without a password having been asked for, and list it among the user's browsers."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)


def start(user: User, expires: datetime, user_agent: str = "") -> Session:
    """A new sign-in by token, with the id of its first refresh token."""
    return Session.objects.create(user=user, refresh_id=uuid4().hex, expires=expires, user_agent=user_agent[:200])


def renew(session_id: UUID, refresh_id: str, expires: datetime) -> str | None:
    """Let a refresh token serve, once, even when it comes twice at the same instant.

    Returns:
        The id of the refresh token that serves next; None when this one had served already: then
        the session has ended.
    """
    fresh = uuid4().hex
    mine = Session.objects.alive().filter(pk=session_id, refresh_id=refresh_id)
    if mine.update(refresh_id=fresh, used=timezone.now(), expires=expires):
        return fresh
    end(session_id)
    return None


def end(session_id: UUID) -> None:
    """End one sign-in by token. Ending it again changes nothing."""
    Session.objects.alive().filter(pk=session_id).update(ended=timezone.now())


def end_all(user: User) -> None:
    """Sign the user out everywhere: every token, cookie and socket."""
    with transaction.atomic():
        Session.objects.alive().for_user(user).update(ended=timezone.now())
        User.objects.filter(pk=user.pk).update(auth_version=F("auth_version") + 1)
    user.refresh_from_db(fields=["auth_version"])


def purge() -> int:
    """Delete the rows of sign-ins that cannot be used any more; how many."""
    return Session.objects.filter(expires__lt=timezone.now()).delete()[0]
