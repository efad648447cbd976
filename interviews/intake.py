"""How the entries of a request join the stored transcript. Pure: the ledger reads and writes the rows.

An entry whose id is stored is that entry. A new one is stored before the next entry of the request
that is stored, else at the end; an answer stands directly after its entry, always. A new id of the
AI's seat is an alias where one of three rules says so, and the client's own account otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.errors import Conflict
from interviews.protocol.ask import Said

GAP = 1024
"""Between the ranks of neighbours; the place right after an entry is kept for its answer."""

OPENING_RANK = GAP


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored line, as far as merging needs it."""

    client_id: str
    rank: int
    speaker: str
    content: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is stored of an interview.

    Args:
        entries: in the order of the transcript.
        aliases: other id → the line's own id.
        answers: id of a line ("" for the opening) → id of the mock answer to it, in any state.
    """

    entries: Sequence[Kept]
    aliases: Mapping[str, str]
    answers: Mapping[str, str]


@dataclass(slots=True)
class Merged:
    """What the request means.

    Args:
        ids: for each entry of the request, the id of the line that it is.
        added: new lines with their ranks, in order.
        aliases: new aliases.
        moved: id → rank of stored lines that had to make room.
    """

    ids: list[str] = field(default_factory=list)
    added: list[tuple[Said, int]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    moved: dict[str, int] = field(default_factory=dict)


def fold(text: str) -> str:
    """The text with white space folded, as texts are compared."""
    return " ".join(text.split())


def merge(stored: Transcript, said: Sequence[Said], ai_seat: str) -> Merged:
    """Find out which entries are known, which are aliases and where the new ones go.

    Raises:
        Conflict: the last entry is a stored one of the user's seat, with another text.
    """
    merged = _recognise(stored, said, ai_seat)
    if said:
        _refuse_rewriting(stored, merged.ids[-1], said[-1], ai_seat)
    _place(stored, said, merged)
    return merged


def _recognise(stored: Transcript, said: Sequence[Said], ai_seat: str) -> Merged:
    merged = Merged()
    known = {entry.client_id for entry in stored.entries} | set(stored.answers.values())
    for place, entry in enumerate(said):
        if entry.id in known:
            own = entry.id
        elif entry.id in stored.aliases:
            own = stored.aliases[entry.id]
        else:
            before = merged.ids[-1] if place else None
            own = _aliased(stored, entry, before, ai_seat) or entry.id
            if own != entry.id:
                merged.aliases[entry.id] = own
        merged.ids.append(own)
    return merged


def _aliased(stored: Transcript, entry: Said, before: str | None, ai_seat: str) -> str | None:
    """The line of which a new id of the AI's seat is an alias: the first rule that fits."""
    if entry.speaker != ai_seat:
        return None
    if before is not None and before in stored.answers:
        return stored.answers[before]
    text = fold(entry.content)
    for line in reversed(stored.entries):
        if line.speaker == ai_seat and fold(line.content) == text:
            return line.client_id
    opening = stored.answers.get("")
    if before is None and opening and all(line.client_id == opening for line in stored.entries):
        return opening
    return None


def _refuse_rewriting(stored: Transcript, own: str, last: Said, ai_seat: str) -> None:
    line = next((line for line in stored.entries if line.client_id == own), None)
    if line and line.speaker != ai_seat and line.content != last.content:
        raise Conflict(
            "This entry is stored with another text.", details={"transcripts": [f"Entry {last.id[:40]} differs."]}
        )


def _place(stored: Transcript, said: Sequence[Said], merged: Merged) -> None:
    """Give each new line a rank: in groups, each before the stored line that follows it."""
    ranks = {line.client_id: line.rank for line in stored.entries}
    reserved = set(stored.answers.values())
    about = {answer: line for line, answer in stored.answers.items()}
    group: list[Said] = []
    for entry, own in zip(said, merged.ids, strict=True):
        if own in ranks:
            anchor = about[own] if about.get(own) in ranks else own
            _insert(group, anchor, ranks, merged)
            group = []
        elif own not in reserved and entry.id not in merged.aliases:
            group.append(entry)
    start = max(ranks.values(), default=OPENING_RANK) // GAP * GAP + GAP
    merged.added.extend((entry, start + number * GAP) for number, entry in enumerate(group))
    merged.added.sort(key=lambda pair: pair[1])


def _insert(group: list[Said], anchor: str, ranks: dict[str, int], merged: Merged) -> None:
    if not group:
        return
    if (step := _room(anchor, ranks, len(group))) < 2:
        _spread(ranks, merged)
        step = _room(anchor, ranks, len(group))
    low = ranks[anchor] - step * len(group)
    for number, entry in enumerate(group):
        rank = ranks[entry.id] = low + number * step
        merged.added.append((entry, rank))


def _room(anchor: str, ranks: Mapping[str, int], count: int) -> int:
    """The distance at which `count` lines fit before the anchor, each with its answer's place."""
    high = ranks[anchor]
    low = max((rank for rank in ranks.values() if rank < high), default=high - GAP * (count + 1))
    return (high - low - 2) // (count + 1)


def _spread(ranks: dict[str, int], merged: Merged) -> None:
    """Renumber all lines with wide gaps; an answer stays right behind its entry."""
    wide = GAP * GAP
    position = 0
    previous: int | None = None
    for client_id, rank in sorted(ranks.items(), key=lambda pair: pair[1]):
        glued = previous is not None and rank == previous + 1
        position = position + 1 if glued else (position // wide + 1) * wide
        previous = rank
        merged.moved[client_id] = ranks[client_id] = position
    merged.added[:] = [(entry, ranks[entry.id]) for entry, _ in merged.added]
    for entry, _ in merged.added:
        merged.moved.pop(entry.id, None)
