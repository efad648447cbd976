"""Tokens as the site would sign them, with other claims: nobody can wait fifteen minutes for one to expire.

The one place of the suite that knows something of the inside: how the signing key is made of `SECRET_KEY`.
"""

import hashlib
import hmac
import math
import time

import jwt

from tests.contract.site import SECRET_KEY


def with_claims(token: str, **claims: object) -> str:
    """The same token with other claims, signed by the site's own key."""
    told = jwt.decode(token, options={"verify_signature": False})
    header = jwt.get_unverified_header(token)
    return jwt.encode({**told, **claims}, _key(), algorithm=header["alg"], headers=header)


def expiring(token: str, seconds: float) -> str:
    """The same token, over in so many seconds: at the next whole one, as the site writes times."""
    return with_claims(token, exp=math.ceil(time.time() + seconds))


def _key() -> bytes:
    salted = hashlib.sha256(b"accounts.signing" + SECRET_KEY.encode()).digest()
    return hmac.new(salted, b"jwt", hashlib.sha256).digest()
