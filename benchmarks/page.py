"""The figures as a table in the terminal, and as table and picture in `docs/performance.md`."""

import os
import platform
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
MARKED = re.compile(r"(<!-- measured -->\n).*(<!-- /measured -->)", re.DOTALL)
WIDTH, BAR, LABEL = 760, 14, 330


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Args:
        name: what was measured.
        measured: what it came to, with its unit.
        wanted: what it should come to.
        beside: what the other in the comparison came to, if there was one.
        ratio: of each pair, as median and spread.
        pair: both medians as numbers, for the picture.
    """

    name: str
    measured: str
    wanted: str
    beside: str = ""
    ratio: str = ""
    pair: tuple[float, float] | None = None

    def line(self) -> str:
        """For the terminal."""
        return f"{self.name:<46} {self.measured:>18} {self.beside:>12}  {self.ratio:<20} {self.wanted}"


def write(figures: list[Figure]) -> None:
    """Put table and picture into the docs, in place of the last ones."""
    path = DOCS / "performance.md"
    told = "\n".join(
        [
            f"On {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}:",
            "",
            "| what | this site | beside | ratio (spread) | wanted |",
            "|---|---|---|---|---|",
            *(f"| {f.name} | {f.measured} | {f.beside} | {f.ratio} | {f.wanted} |" for f in figures),
            "",
        ]
    )
    path.write_text(MARKED.sub(lambda found: f"{found[1]}{told}{found[2]}", path.read_text()))
    (DOCS / "performance.svg").write_text(_picture([figure for figure in figures if figure.pair]))


def _picture(figures: list[Figure]) -> str:
    """Two bars a figure: this site, and what it is measured beside, which is the longer one's scale."""
    height = len(figures) * 48 + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="What this site costs beside a bare relay" font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for number, figure in enumerate(figures):
        assert figure.pair
        top = 20 + number * 48
        parts.append(f'<text x="16" y="{top + 19}" fill="#23272e">{escape(figure.name)}</text>')
        scale = (WIDTH - LABEL - 110) / max(figure.pair)
        for row, (value, text, colour) in enumerate(
            zip(figure.pair, (figure.measured, figure.beside), ("#2f6f5e", "#b8bec7"), strict=True)
        ):
            y, long = top + row * (BAR + 4), value * scale
            parts.append(f'<rect x="{LABEL}" y="{y}" width="{long:.0f}" height="{BAR}" rx="2" fill="{colour}"/>')
            parts.append(f'<text x="{LABEL + long + 8:.0f}" y="{y + 12}" fill="#23272e">{escape(text)}</text>')
    return "\n".join([*parts, "</svg>", ""])
