"""The figures of many simulated interviews: a row a kind of candidate, and what must be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from interviews.simulation.running import Simulated


@dataclass
class Row:
    """All interviews of one archetype; `dropped` probes and `failed` calls are counted, not faults."""

    archetype: str
    interviews: int = 0
    turns: int = 0
    probes: int = 0
    dropped: int = 0
    failed: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, held: Simulated, found: Sequence[str]) -> None:
        self.interviews += 1
        self.turns += len(held.moves)
        self.probes += sum(move.kind == "probe" for move in held.moves)
        self.dropped += sum(
            len(offer.dropped) for offer, move in zip(held.offers, held.moves, strict=True) if move == offer.preferred
        )
        self.failed += held.failed
        self.faults.update(fault.partition(":")[0] for fault in found)
        self.shown += found[:2]


def table(rows: Sequence[Row]) -> str:
    """As people read it."""
    lines = [f"{'candidate':<16}{'interviews':>11}{'turns':>7}{'probes':>8}{'dropped':>9}{'failed':>8}{'faults':>8}"]
    for row in rows:
        faults = sum(row.faults.values())
        lines.append(
            f"{row.archetype:<16}{row.interviews:>11}{row.turns / max(1, row.interviews):>7.1f}"
            f"{row.probes / max(1, row.interviews):>8.1f}{row.dropped:>9}{row.failed:>8}{faults:>8}"
        )
        lines += [f"    {name} × {count}" for name, count in row.faults.most_common()]
        lines += [f"      {words[:150]}" for words in row.shown[:4]]
    total = sum(sum(row.faults.values()) for row in rows)
    return "\n".join([*lines, f"{sum(row.interviews for row in rows)} interviews, {total} faults"])
