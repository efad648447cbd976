"""Which process generates which attempt, and what becomes of the attempts of a process that is gone.

A process holds all its attempts by one row with a pulse (`WebProcess`): a beat every few seconds costs
nothing per answer. Nobody's clock is trusted alone: who watches (`answers/leases`) counts how often it looked and
the pulse stood still.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from interviews.events import Ending
from interviews.ledger.end import interrupt
from interviews.ledger.lookup import ending_of
from interviews.models import Attempt, WebProcess

OWN = uuid4()
"""This process."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What one look at another process shows; `beats` None: it has no row (any more)."""

    beats: int | None
    seen: datetime | None


def beat() -> None:
    """This process lives."""
    now = timezone.now()
    if not WebProcess.objects.filter(pk=OWN).update(beats=F("beats") + 1, seen=now):
        WebProcess.objects.create(pk=OWN, seen=now)


def leave() -> None:
    """This process generates nothing any more."""
    WebProcess.objects.filter(pk=OWN).delete()


def others() -> Mapping[UUID | None, Pulse]:
    """The pulses of all other processes, those included that are known only by attempts they left running."""
    running = Attempt.objects.filter(state=Attempt.State.RUNNING)
    found: dict[UUID | None, Pulse] = {
        owner: Pulse(None, None) for owner in running.values_list("owner", flat=True).distinct() if owner != OWN
    }
    found.update(
        (pk, Pulse(beats, seen))
        for pk, beats, seen in WebProcess.objects.exclude(pk=OWN).values_list("pk", "beats", "seen")
    )
    return found


def end_of(process: UUID | None) -> list[tuple[UUID, Ending]]:
    """End what a process left running; what was said is kept.

    Returns:
        The attempts, with the endings that are stored now.
    """
    now = timezone.now()
    with transaction.atomic():
        left = list(
            Attempt.objects.select_for_update(of=("self",))
            .filter(state=Attempt.State.RUNNING, owner=process)
            .select_related("answer__interview")
        )
        for attempt in left:
            interrupt(attempt, now)
        if process is not None:
            WebProcess.objects.filter(pk=process).delete()
    return [(attempt.pk, ending) for attempt in left if (ending := ending_of(attempt))]
