"""How tokens are signed: on simplejwt, with key id, issuer and audience, and keys that can be replaced.

The signing keys are derived from `SECRET_KEY` and `SECRET_KEY_FALLBACKS`; the header's `kid`
says which one made a token. Issuer, audience and expiry are required, not only checked. What a
token means, and whose it is, is in `tokens`.
"""

import hashlib
from datetime import timedelta
from functools import lru_cache
from typing import Any

import jwt
from django.conf import settings
from django.utils.crypto import salted_hmac
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenBackendError, TokenBackendExpiredToken
from rest_framework_simplejwt.tokens import Token

ALGORITHM = "HS256"
ISSUER = "viva"
AUDIENCE = "viva-api"
ACCESS_LIFETIME = timedelta(minutes=15)
REFRESH_LIFETIME = timedelta(days=30)
REQUIRED = ("exp", "iat", "iss", "aud", "sub", "sid", "jti", "av", "token_type")


class Backend(TokenBackend):
    """Signs with the key in force; verifies with the key that the token's `kid` names."""

    def encode(self, payload: dict[str, Any]) -> str:
        kid, key = next(iter(_keys().items()))
        claims = {**payload, "iss": ISSUER, "aud": AUDIENCE}
        return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": kid})

    def decode(self, token: Any, verify: bool = True) -> dict[str, Any]:
        """The claims of a genuine token that has not expired; `verify` cannot be switched off.

        Raises:
            TokenBackendError: anything else.
        """
        try:
            key = _keys()[jwt.get_unverified_header(token)["kid"]]
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": list(REQUIRED)},
            )
        except jwt.ExpiredSignatureError as exc:
            raise TokenBackendExpiredToken("expired") from exc
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError) as exc:
            raise TokenBackendError("invalid") from exc
        return claims


class SignedToken(Token):
    """A simplejwt token on our backend."""

    def get_token_backend(self) -> TokenBackend:
        return Backend(ALGORITHM)


class Access(SignedToken):
    token_type = "access"  # noqa: S105 - a kind, not a secret
    lifetime = ACCESS_LIFETIME


class Refresh(SignedToken):
    token_type = "refresh"  # noqa: S105 - a kind, not a secret
    lifetime = REFRESH_LIFETIME


def _keys() -> dict[str, bytes]:
    return _derived((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=8)
def _derived(secrets: tuple[str, ...]) -> dict[str, bytes]:
    """The signing keys by key id, the one in force first."""
    keys = [salted_hmac("accounts.signing", "jwt", secret=secret, algorithm="sha256").digest() for secret in secrets]
    return {hashlib.sha256(b"kid\0" + key).hexdigest()[:8]: key for key in keys}
