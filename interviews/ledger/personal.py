"""What is stored of a person's background, as the builder and the director take it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from accounts.models import PersonalInfo, User
from interviews.ledger.statements import Objects, Slot

PERSONAL = ("name", "headline", "location", "summary", "skills", "experience", "education", "resume")

_infos = Objects(lambda: PersonalInfo.objects.filter(user_id=Slot("user", User._meta.pk)).order_by())


def personal_of(user_id: UUID) -> Mapping[str, Any]:
    """The fields that hold something; empty for somebody who told nothing."""
    return next(
        ({name: value for name in PERSONAL if (value := getattr(info, name))} for info in _infos(user=user_id)), {}
    )
