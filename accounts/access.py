"""The only place that answers "may this user …": role → permissions → features.

A feature belongs to a permission. It is on for everyone who has that permission, unless a
`Flag` row of its name narrows it to roles, plans or people; flags of other names switch on
features that are not in the table. Who owns a row is not asked here (`for_user`).
"""

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.errors import PermissionDenied
from accounts.models import Flag, User

SEATS = ("candidate", "interviewer")

_CANDIDATE = frozenset({"seat.candidate", "advice.ask", "reports.read", "stories.write", "profile.write"})
_INTERVIEWER = _CANDIDATE | {"seat.interviewer"}
_ADMIN = _INTERVIEWER | {
    "admin.enter",
    "metrics.read",
    "models.edit",
    "plans.read",
    "prompts.edit",
    "users.manage",
}
PERMISSIONS: Mapping[str, frozenset[str]] = {
    User.Role.CANDIDATE: _CANDIDATE,
    User.Role.INTERVIEWER: _INTERVIEWER,
    User.Role.ADMIN: _ADMIN,
}

FEATURES: Mapping[str, str] = {
    "coach": "advice.ask",
    "coding-room": "seat.candidate",
    "reports": "reports.read",
    "stories": "stories.write",
    "swapped-seats": "seat.interviewer",
    "prompt-editing": "prompts.edit",
}
"""Feature → the permission without which nobody has it."""


def permissions(user: User) -> frozenset[str]:
    """What the role allows; nothing when the account is not active."""
    return PERMISSIONS.get(user.role, frozenset()) if user.is_active else frozenset()


def features(user: User) -> frozenset[str]:
    """The features that are on for this user. One query."""
    allowed = permissions(user)
    if not allowed:
        return frozenset()
    flags = {flag.name: _names(flag, user) for flag in _flags(user)}
    shipped = {name for name, permission in FEATURES.items() if permission in allowed and flags.get(name, True)}
    return frozenset(shipped | {name for name, on in flags.items() if on and name not in FEATURES})


def may(user: User, permission: str) -> bool:
    """Whether the user has the permission."""
    return permission in permissions(user)


def require(user: User, permission: str) -> None:
    """Raise `PermissionDenied` unless the user has the permission."""
    if not may(user, permission):
        raise PermissionDenied(_("Your account does not allow this."))


def require_feature(user: User, feature: str) -> None:
    """Raise `PermissionDenied` unless the feature is on for the user."""
    if feature not in features(user):
        raise PermissionDenied(_("This feature is not switched on for your account."))


def may_take_seat(user: User, seat: str) -> bool:
    """Whether the user may take the candidate's or the interviewer's seat."""
    return seat in SEATS and may(user, f"seat.{seat}")


def _flags(user: User) -> QuerySet[Flag]:
    """All flags, each with whether it names the user's plan or the user."""
    plan, people = Flag.plans.through.objects, Flag.people.through.objects
    return Flag.objects.annotate(
        named=Q(pk__in=plan.filter(plan_id=user.plan_id).values("flag_id"))
        | Q(pk__in=people.filter(user_id=user.pk).values("flag_id"))
    )


def _names(flag: Flag, user: User) -> bool:
    """Whether the flag is on for the user."""
    return flag.everyone or user.role in flag.roles or bool(getattr(flag, "named", False))
