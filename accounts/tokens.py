"""JSON web tokens: made, checked, renewed and revoked; and how REST recognises who asks.

A sign-in is a row (`Session`, the claim `sid`). An access token serves 15 minutes, as long as
its session lives and the user's `auth_version` is the token's. A refresh token serves once; its
second use ends the session. Signature, keys and expiry are in `signing`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request
from rest_framework_simplejwt.exceptions import TokenError

from accounts import sessions, signing
from accounts.errors import Unauthenticated
from accounts.models import Session, User

BEARER = "bearer"


@dataclass(frozen=True)
class Verified:
    """What a good access token says."""

    user: User
    session_id: UUID
    expires_at: datetime


def issue(user: User, user_agent: str = "") -> dict[str, str]:
    """Sign in: a new session's `{access, refresh}`."""
    session = sessions.start(user, timezone.now() + signing.REFRESH_LIFETIME, user_agent)
    return _pair(user, session.pk, session.refresh_id)


def verify(token: str) -> Verified:
    """Whose access token it is. One query.

    Raises:
        Unauthenticated: it is not genuine, expired, of another kind, its session has ended, or
            its user is gone, inactive, or was signed out everywhere since.
    """
    claims = _claims(signing.Access, token)
    session = _session(claims)
    if session is None or session.ended is not None:
        raise _refused()
    return Verified(session.user, session.pk, datetime.fromtimestamp(claims["exp"], UTC))


def refresh(token: str) -> dict[str, str]:
    """Both tokens anew. The token serves once; its second use ends the session.

    Raises:
        Unauthenticated: as `verify`, or it has served already.
    """
    claims = _claims(signing.Refresh, token)
    session = _session(claims)
    if session is None:
        raise _refused()
    fresh = sessions.renew(session.pk, claims["jti"], timezone.now() + signing.REFRESH_LIFETIME)
    if fresh is None:
        raise _refused()
    return _pair(session.user, session.pk, fresh)


def revoke(token: str) -> None:
    """End the session of a refresh token, also of one that has served; its access tokens die with it.

    Raises:
        Unauthenticated: it is not genuine, or expired.
    """
    sessions.end(UUID(_claims(signing.Refresh, token)["sid"]))


def _pair(user: User, session_id: UUID, refresh_id: str) -> dict[str, str]:
    version = User.objects.values_list("auth_version", flat=True).get(pk=user.pk)
    claims = {"sub": str(user.pk), "sid": str(session_id), "av": version}
    access, renewal = signing.Access(), signing.Refresh()
    access.payload.update(claims)
    renewal.payload.update(claims, jti=refresh_id)
    return {"access": str(access), "refresh": str(renewal)}


def _claims(kind: type[signing.SignedToken], token: str) -> dict[str, Any]:
    """The claims of a genuine, living token of this kind."""
    try:
        claims: dict[str, Any] = kind(token).payload  # type: ignore[arg-type]  # simplejwt means the encoded text
        UUID(claims["sid"]), UUID(claims["sub"])
    except (TokenError, ValueError, TypeError, AttributeError) as exc:
        raise _refused() from exc
    return claims


def _session(claims: dict[str, Any]) -> Session | None:
    """The token's session with its user, if both still stand for it. It may have ended."""
    session = Session.objects.select_related("user__plan").filter(pk=claims["sid"], user_id=claims["sub"]).first()
    if session is None or not session.user.is_active or session.user.auth_version != claims["av"]:
        return None
    return session


def _refused() -> Unauthenticated:
    return Unauthenticated(_("This token is not valid, or not any more. Please sign in again."))


# -- REST ----------------------------------------------------------------------------------


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <access>`. Other schemes are left to others."""

    def authenticate(self, request: Request) -> tuple[User, Verified] | None:
        scheme, _space, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != BEARER:
            return None
        verified = verify(token.strip())
        return verified.user, verified

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class CookieAuthentication(SessionAuthentication):
    """The site's session cookie, with CSRF."""
