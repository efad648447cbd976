"""Who is on the socket, and whether they still are. Plain synchronous ORM; closing is the door's.

`identify` reads the handshake: origin first, then a bearer token in header or subprotocol, else
the session cookie. `outdated` is asked every few seconds about all living sockets at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from urllib.parse import parse_qsl
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session as CookieSession
from django.http.cookie import parse_cookie
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accounts import tokens
from accounts.errors import Unauthenticated
from accounts.models import Session, User

NOT_AUTHENTICATED = 4401
NOT_PERMITTED = 4403
SUBPROTOCOL = "bearer."
URL_NAMES = frozenset({"token", "access", "access_token", "refresh", "jwt", "bearer", "auth", "authorization"})
"""Names under which a token in the URL is recognised, besides by its looks."""


class Refused(Exception):
    """The handshake is refused: accept, then close with this code."""

    def __init__(self, close_code: int, message: str) -> None:
        super().__init__(message)
        self.close_code = close_code
        self.message = message


@dataclass(frozen=True)
class Identity:
    """Who a socket belongs to, and what that rests on.

    Attributes:
        auth_version: of the user when they were recognised.
        session_id: of the token's session; None with a cookie.
        session_key: of the cookie's session; None with a token.
        expires_at: when the token expires; None with a cookie.
        unlimited: whether the user's plan knows no limits per user.
    """

    user_id: UUID
    email: str
    auth_version: int
    session_id: UUID | None = None
    session_key: str | None = None
    expires_at: datetime | None = None
    unlimited: bool = False


def identify(headers: Sequence[tuple[bytes, bytes]], subprotocols: Sequence[str], query_string: bytes) -> Identity:
    """Whose handshake it is.

    Args:
        headers: of the handshake, names in lower case, in their order and with doublets.
        subprotocols: as the client offers them.
        query_string: of the address, undecoded.

    Raises:
        Refused: with the close code (4401 or 4403).
    """
    if _token_in_url(query_string):
        raise Refused(NOT_AUTHENTICATED, _("A token does not belong into the address."))
    origin = _origin(headers)
    token = _bearer(headers, subprotocols)
    if token is not None:
        return identify_token(token)
    key = _cookie(headers)
    if key is None:
        raise Refused(NOT_AUTHENTICATED, _("Please sign in."))
    if origin is None:
        raise Refused(NOT_PERMITTED, _("A cookie is accepted from the site's own pages only."))
    return identify_cookie(key)


def identify_token(token: str) -> Identity:
    """Whose access token it is. Raises `Refused` (4401)."""
    try:
        verified = tokens.verify(token)
    except Unauthenticated as exc:
        raise Refused(NOT_AUTHENTICATED, exc.message) from exc
    user = verified.user
    return Identity(
        user.pk,
        user.email,
        user.auth_version,
        session_id=verified.session_id,
        expires_at=verified.expires_at,
        unlimited=user.plan.unlimited,
    )


def identify_cookie(session_key: str) -> Identity:
    """Whose session it is, read afresh, under any of the configured secrets. Raises `Refused` (4401)."""
    known = session_key.isascii() and session_key.isalnum()
    data = import_module(settings.SESSION_ENGINE).SessionStore(session_key).load() if known else {}
    user_id = _uuid(data.get(SESSION_KEY))
    user = User.objects.filter(pk=user_id, is_active=True).first() if user_id else None
    if (
        user is None
        or data.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS
        or not _hash_holds(user, data.get(HASH_SESSION_KEY, ""))
    ):
        raise Refused(NOT_AUTHENTICATED, _("Please sign in."))
    return Identity(user.pk, user.email, user.auth_version, session_key=session_key, unlimited=user.plan.unlimited)


def outdated(identities: Collection[Identity]) -> set[Identity]:
    """Those of the identities that hold no more: user gone, inactive or signed out everywhere, session ended.

    At most three queries. The expiry of tokens is left to a timer of the socket's.
    """
    users = dict(
        User.objects.filter(pk__in={who.user_id for who in identities}, is_active=True).values_list(
            "pk", "auth_version"
        )
    )
    by_token = {who.session_id for who in identities if who.session_id}
    by_cookie = {who.session_key for who in identities if who.session_key}
    alive: set[object] = {None}
    if by_token:
        alive.update(Session.objects.alive().filter(pk__in=by_token).values_list("pk", flat=True))
    if by_cookie:
        living = CookieSession.objects.filter(session_key__in=by_cookie, expire_date__gt=timezone.now())
        alive.update(living.values_list("session_key", flat=True))
    return {
        who
        for who in identities
        if users.get(who.user_id) != who.auth_version or not {who.session_id, who.session_key} <= alive
    }


# -- the handshake's parts -----------------------------------------------------------------


def _origin(headers: Sequence[tuple[bytes, bytes]]) -> str | None:
    """The one allowed origin, or None when none was sent."""
    origins = _values(headers, b"origin")
    if not origins:
        return None
    if len(origins) > 1 or origins[0] not in {settings.SITE_URL, *settings.ALLOWED_ORIGINS}:
        raise Refused(NOT_PERMITTED, _("This origin is not allowed."))
    return origins[0]


def _bearer(headers: Sequence[tuple[bytes, bytes]], subprotocols: Sequence[str]) -> str | None:
    """The token of the handshake; a header counts before a subprotocol."""
    sent = _values(headers, b"authorization")
    if sent:
        scheme, _space, token = sent[0].partition(" ")
        if len(sent) > 1 or scheme.lower() != tokens.BEARER:
            raise Refused(NOT_AUTHENTICATED, _("Please sign in."))
        return token.strip()
    offered = [name for name in subprotocols if name.startswith(SUBPROTOCOL)]
    return offered[0].removeprefix(SUBPROTOCOL) if offered else None


def _cookie(headers: Sequence[tuple[bytes, bytes]]) -> str | None:
    return parse_cookie("; ".join(_values(headers, b"cookie"))).get(settings.SESSION_COOKIE_NAME) or None


def _token_in_url(query_string: bytes) -> bool:
    pairs = parse_qsl(query_string.decode("latin-1"), keep_blank_values=True)
    return any(name.lower() in URL_NAMES or _looks_like_token(value) for name, value in pairs)


def _looks_like_token(value: str) -> bool:
    return value.lower().startswith(tokens.BEARER) or (value.startswith("eyJ") and value.count(".") == 2)


def _values(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


def _hash_holds(user: User, stored: str) -> bool:
    """Whether the session was made with the user's password and version of today."""
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return any(constant_time_compare(stored, known) for known in hashes)


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
