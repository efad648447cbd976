"""Links that show a report to whoever has them. The secret is shown once and kept as a hash (SHA-256)."""

import hashlib
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, NotFound
from interviews.models import Interview, Share

DAYS = 14
"""Days that a link lives."""

MOST = 10
"""Links of one interview that live at once."""


def share(interview: Interview, *, with_transcript: bool) -> tuple[Share, str]:
    """A new link; its secret is given here and never again.

    Raises:
        Conflict: too many live already.
    """
    if len(living(interview)) >= MOST:
        raise Conflict(_("There are {most} links already. Take one back first.").format(most=MOST))
    secret = token_urlsafe(24)
    row = Share.objects.create(
        interview=interview,
        digest=_digest(secret),
        with_transcript=with_transcript,
        expires=timezone.now() + timedelta(days=DAYS),
    )
    return row, secret


def living(interview: Interview) -> list[Share]:
    """The links that still show something."""
    return list(Share.objects.filter(interview=interview, expires__gt=timezone.now()))


def take_back(interview: Interview, share_id: UUID) -> None:
    """The link shows nothing any more."""
    Share.objects.filter(interview=interview, pk=share_id).delete()


def found(secret: str) -> Share:
    """The link with this secret.

    Raises:
        NotFound: there is none, or no longer.
    """
    rows = Share.objects.filter(digest=_digest(secret), expires__gt=timezone.now(), interview__owner__is_active=True)
    row = rows.select_related("interview").first()
    if row is None:
        raise NotFound(_("This link shows nothing any more."))
    return row


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
