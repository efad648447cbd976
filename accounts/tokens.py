"""Access and refresh tokens (being built)."""

from rest_framework.authentication import BaseAuthentication, SessionAuthentication


class TokenAuthentication(BaseAuthentication):
    """Bearer tokens."""

    def authenticate(self, request: object) -> None:
        return None

    def authenticate_header(self, request: object) -> str:
        return "Bearer"


class CookieAuthentication(SessionAuthentication):
    """The site's session cookie, with CSRF."""
