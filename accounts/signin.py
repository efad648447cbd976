"""Signing in with email and password, for programs. Pages sign in through allauth.

Unknown addresses, wrong passwords, inactive accounts and guests are answered alike, and take alike long.
"""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import limits
from accounts.errors import Unauthenticated, ValidationFailed
from accounts.models import User

CHECKS = {Authenticator.Type.TOTP: TOTP, Authenticator.Type.RECOVERY_CODES: RecoveryCodes}


def authenticate(email: str, password: str, code: str = "") -> User:
    """Whose email and password these are.

    Args:
        code: of the second factor (or a recovery code), when the account has one.

    Raises:
        Unauthenticated: they are nobody's, or the code is wrong.
        ValidationFailed: they are right, and the account wants a `code`.
    """
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        make_password(password)
    if user is None or not user.check_password(password) or not user.is_active or user.is_guest:
        raise Unauthenticated(_("The email address or the password is not right."))
    _second_factor(user, code.strip())
    return user


@transaction.atomic
def _second_factor(user: User, code: str) -> None:
    """Let the code count against the account's second factor, when it has one."""
    factors = list(Authenticator.objects.filter(user=user))
    if not any(factor.type != Authenticator.Type.RECOVERY_CODES for factor in factors):
        return
    if not code:
        raise ValidationFailed(_("Please correct what is marked."), details={"code": [_("This account wants a code.")]})
    limits.hit("second_factor", str(user.pk))
    if not any(CHECKS[f.type](f).validate_code(code) for f in factors if f.type in CHECKS):
        raise Unauthenticated(_("The code is not right."))
