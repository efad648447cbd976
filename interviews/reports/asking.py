"""A report is asked for: by the end of an interview, or by its owner who wants it made again.

The row comes first and is the truth: a message that is lost, or a broker that is away, is made up for by `resume`.
"""

import logging
from datetime import timedelta
from uuid import UUID

from celery import current_app
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import KombuError

from accounts import access, quotas
from accounts.errors import Conflict, PermissionDenied, QuotaExceeded
from accounts.models import User
from interviews import ledger
from interviews.models import Interview, Report
from interviews.reports.queue import GONE, OPEN

TASK = "interviews.tasks.make_report"

LOST = 20.0
"""Seconds that a report waits before its message is taken for lost and sent again."""

MOST_AT_ONCE = 200
"""Reports that one look sends again."""

logger = logging.getLogger(__name__)


def finish(user: User, session_id: str) -> Interview:
    """End an interview and ask for its report; may be repeated. Who may have no report now ends it all the same.

    Raises:
        NotFound: the user has no such interview.
    """
    interview = ledger.finish(user, session_id)
    if not Report.objects.filter(interview=interview).exists():
        try:
            request(user, interview)
        except (PermissionDenied, QuotaExceeded) as refused:
            logger.info("an interview ends without a report", extra={"code": refused.code})
    return interview


def request(user: User, interview: Interview) -> Report:
    """Ask for a report on a finished interview; one that is being made already is that one.

    Raises:
        Conflict: the interview is not finished.
        PermissionDenied: reports are not switched on for the user.
        QuotaExceeded: the plan allows no more reports today, or no more tokens this month.
    """
    access.require(user, "reports.read")
    access.require_feature(user, "reports")
    if interview.state != Interview.State.FINISHED:
        raise Conflict(_("Finish the interview first; its report is made then."))
    try:
        report, new = _made(user, interview)
    except IntegrityError:  # asked for twice at the same instant
        report, new = _made(user, interview)
    if new:
        transaction.on_commit(lambda: send(report.pk))
    return report


@transaction.atomic
def _made(user: User, interview: Interview) -> tuple[Report, bool]:
    newest = Report.objects.filter(interview=interview).order_by("-number").first()
    if newest is not None and newest.state in OPEN:
        return newest, False
    now = timezone.now()
    quotas.check(user, "tokensPerMonth", now)
    quotas.reserve(user, "reportsPerDay", now)
    number = newest.number + 1 if newest else 1
    rating = newest.self_rating if newest else {}
    return Report.objects.create(interview=interview, number=number, created=now, self_rating=rating), True


def send(report_id: UUID) -> None:
    """Tell a worker; a broker that is away is no reason to fail."""
    try:
        current_app.send_task(TASK, args=[str(report_id)], ignore_result=True, retry=False)
    except (KombuError, OSError) as exc:
        logger.warning("a report waits for its worker", extra={"report": str(report_id), "error": type(exc).__name__})


def resume() -> int:
    """Send again what has rested, waits too long, or whose maker is gone; how many."""
    now = timezone.now()
    waits = Q(state=Report.State.WAITING)
    rested = waits & Q(due__lte=now)
    lost = waits & Q(due=None, created__lt=now - timedelta(seconds=LOST))
    gone = Q(state=Report.State.MAKING, heard__lt=now - timedelta(seconds=GONE))
    found = list(
        Report.objects.filter(rested | lost | gone).order_by("created").values_list("pk", flat=True)[:MOST_AT_ONCE]
    )
    for report_id in found:
        send(report_id)
    return len(found)
