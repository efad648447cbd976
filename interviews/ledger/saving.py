"""Writing what a request added: the interview if it is new, entries, aliases, ranks that had to move."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

from interviews.intake import Merged
from interviews.ledger.reading import TranscriptEntry
from interviews.ledger.rows import Rows
from interviews.ledger.statements import insert, update
from interviews.models import Entry, Interview
from interviews.protocol import Said

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


def save(
    interview: Interview, stored: Rows, merged: Merged, now: datetime, *, active: bool = False
) -> Sequence[TranscriptEntry]:
    """Store what is new; `stored.entries` then has it, too, in order.

    Args:
        active: whether the interview's own row changed (its clock, its language).

    Returns:
        The new entries.
    """
    if merged.aliases:
        interview.aliases = {**interview.aliases, **merged.aliases}
    if interview._state.adding:
        insert(interview)
    elif active:
        update(interview, ("used_seconds", "last_active", "language", *(("aliases",) if merged.aliases else ())))
    elif merged.aliases:
        update(interview, ("aliases",))
    for entry in stored.entries:
        entry.rank = merged.moved.get(entry.client_id, entry.rank)
    if merged.moved:
        Entry.objects.bulk_update([e for e in stored.entries if e.client_id in merged.moved], ["rank"])
    added = [_entry(interview, said, rank, now) for said, rank in merged.added]
    for entry in added:
        insert(entry)
    if added:
        stored.entries.extend(added)
        stored.entries.sort(key=lambda entry: entry.rank)
    return [
        TranscriptEntry(said.id, said.speaker, said.content, entry.timestamp, None)
        for (said, _), entry in zip(merged.added, added, strict=True)
    ]


def _entry(interview: Interview, said: Said, rank: int, now: datetime) -> Entry:
    return Entry(
        interview=interview,
        client_id=said.id,
        rank=rank,
        speaker=said.speaker,
        content=said.content,
        timestamp=_when(said.timestamp, now),
    )


def _when(timestamp: str, now: datetime) -> datetime:
    """The client's own time, where it is one that can be believed; else the server's."""
    try:
        at = parse_datetime(timestamp) if timestamp else None
        if at is None and timestamp.replace(".", "", 1).isdigit():
            at = datetime.fromtimestamp(float(timestamp) / 1000, UTC)
        if at is not None:
            at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return now
    return at if at is not None and EARLIEST <= at <= now else now
