"""Comparing a screen with the picture of it that is kept: whatever moved, grew or changed its colour is seen.

Pictures are kept at half size. Letters are drawn differently by other fonts and browsers: where they differ from those
of the kept pictures, nothing can be compared, and the test says so. `make pictures` draws them anew.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser.looking import PICTURES, SIZES, THEMES

KEPT = Path(__file__).parent / "pictures"
DRAWN_WITH = KEPT / "drawn_with.json"
ANEW = os.environ.get("PICTURES") == "anew"

BLOCK = 8
"""Pixels of a side of the blocks that are compared: a letter's edge that falls otherwise is evened out in them."""

APART, MOST = 10, 0.0005
"""Difference (of 255) from which a block is another one, and the share of such blocks that may be."""

_FONTS = """() => ['serif', 'sans-serif', 'monospace', 'system-ui'].map((family) => {
    const drawn = document.createElement('canvas').getContext('2d')
    drawn.font = `64px ${family}`
    return ['Hamburgefonstiv 0123456789', '面试练习'].map((text) => drawn.measureText(text).width.toFixed(1))
})"""


def compare(page: Page, name: str) -> None:
    """Expect the pictures of `name` that were just taken (`looking.look`) to be the kept ones."""
    version = page.context.browser.version.split(".")[0] if page.context.browser else ""
    drawn_with: dict[str, Any] = {"browser": version, "fonts": page.evaluate(_FONTS)}
    names = [f"{name}-{width}-{theme}" for width in SIZES for theme in THEMES]
    if ANEW:
        for each in names:
            _taken(each).save(KEPT / f"{each}.webp", quality=75, method=6)
        DRAWN_WITH.write_text(json.dumps(drawn_with, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    if json.loads(DRAWN_WITH.read_text(encoding="utf-8")) != drawn_with:
        pytest.skip("the kept pictures were drawn with other fonts or another browser")
    apart = {each: share for each in names if (share := _apart(each)) > MOST}
    assert not apart, f"other than the kept pictures (share of blocks): {apart}; if it is meant so: make pictures"


def _taken(name: str) -> Image.Image:
    """A picture that was taken, at half size."""
    whole = Image.open(PICTURES / f"{name}.png").convert("RGB")
    return whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.BOX)


def _apart(name: str) -> float:
    """The share of blocks that differ, 1 where the size does; what differs is kept beside the pictures taken."""
    taken, kept = _taken(name), Image.open(KEPT / f"{name}.webp").convert("RGB")
    if taken.size != kept.size:
        return 1.0
    blocks = (max(1, taken.width // BLOCK), max(1, taken.height // BLOCK))
    difference = ImageChops.difference(
        taken.resize(blocks, Image.Resampling.BOX), kept.resize(blocks, Image.Resampling.BOX)
    )
    red, green, blue = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    share = sum(most.histogram()[APART + 1 :]) / (most.width * most.height)
    if share > MOST:
        difference.point(lambda value: min(255, value * 8)).resize(taken.size).save(PICTURES / f"other-{name}.png")
    return share
