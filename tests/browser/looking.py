"""Looking at a screen: a picture of it, and what axe finds, at two sizes in two themes."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.contract.site import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PICTURES = ROOT / "artifacts/screenshots"
SIZES = {1280: 900, 360: 800}
THEMES = ("light", "dark")
PAINTED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.all([...document.images].map((one) => one.decode().catch(() => null))))"""
"""Waits until the pictures of this theme are there."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def look(page: Page, name: str, whole: bool = False) -> None:
    """Keep pictures of the screen as it is now, and expect axe to find nothing and nothing to stick out sideways.

    Args:
        whole: the pictures show the whole page, however long it is.
    """
    PICTURES.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {}
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.evaluate("document.getAnimations().forEach((one) => one.finish())")  # colours on their way
            page.evaluate(PAINTED)
            page.screenshot(path=PICTURES / f"{name}-{width}-{theme}.png", full_page=whole)
            if faults := violations(page) + sticking_out(page):
                found[f"{name} {width} {theme}"] = faults
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(f"{where}: {fault}" for where, faults in found.items() for fault in faults)


def violations(page: Page) -> list[str]:
    """What axe finds: rule and place."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(Path(AXE).read_text())
    result = page.evaluate("(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{fault['id']}: {node['html'][:200]}" for fault in result["violations"] for node in fault["nodes"]]


def sticking_out(page: Page) -> list[str]:
    """Whether the page scrolls sideways."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px too wide"] if wider > 0 else []
