"""Links that show a report to whoever has them. The secret is shown once and kept as a hash (SHA-256)."""

import hashlib
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import access
from accounts.errors import Conflict, NotFound
from interviews.models import Interview, Share
from interviews.reports.reading import newest

DAYS = 14
"""Days that a link lives."""

MOST = 10
"""Links of one interview that live at once."""


def share(interview: Interview, *, with_transcript: bool) -> tuple[Share, str]:
    """A new link; its secret is given here and never again.

    Raises:
        PermissionDenied: the owner may not read reports.
        NotFound: there is no report to share.
        Conflict: too many live already.
    """
    access.require(interview.owner, "reports.read")
    if newest(interview) is None:
        raise NotFound(_("There is no report on this interview yet."))
    secret = token_urlsafe(24)
    with transaction.atomic():
        Interview.objects.select_for_update().get(pk=interview.pk)
        if len(living(interview)) >= MOST:
            raise Conflict(_("There are {most} links already. Take one back first.").format(most=MOST))
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


def take_back(interview: Interview, share_id: UUID | str) -> None:
    """The link shows nothing any more.

    Raises:
        NotFound: this interview has no such link.
    """
    try:
        gone, _each = Share.objects.filter(interview=interview, pk=UUID(str(share_id))).delete()
    except ValueError:
        gone = 0
    if not gone:
        raise NotFound(_("There is no such link."))


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
