"""A real Chromium, a real site with the scripted model, and people who use it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.people import Person
from tests.cable import Wire
from tests.contract.site import ROOT, Site, free_port, prepare

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream"]
UNWANTED = ["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"]
UNWANTED += ["HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"]
UNWANTED += ["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"]
UNWANTED += ["PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"]
"""What Playwright switches off, as the last list is the one that counts, and the pages of the address bar's own list:
a process for each window, which takes 0.7 s of CPU before it has shown anything."""
QUIET += [f"--disable-features={','.join(UNWANTED)}"]
SCRIPTED = {"OPENAI_BASE_URL": "", "OPENAI_API_KEY": "", "OPENAI_MODEL": "", "SCRIPTED_MODEL": "on"}

expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is not there")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    if not (ROOT / "static/dist/room.js").exists():
        pytest.fail("the browser's code is not built: npm ci && npm run build")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


def started(directory: Path, **more: str) -> Site:
    """A site with data of its own, prepared as `make run` does it."""
    directory.mkdir(parents=True, exist_ok=True)
    site = Site(directory, "", **{**SCRIPTED, "EMBEDDED_MODEL": "off", "SCRIPTED_DELAY": "15", **more})
    prepare(directory, "", **site.more)
    return site.start()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    wired = free_port()
    running = started(tmp_path_factory.mktemp("browser-site"), ALLOWED_ORIGINS=f"http://127.0.0.1:{wired}")
    running.wired = wired  # type: ignore[attr-defined]  # where the wire may stand
    yield running
    running.stop()


@pytest.fixture
def wire(site: Site) -> Iterator[Wire]:
    made = Wire(site.port, site.wired)  # type: ignore[attr-defined]
    yield made
    made.close()


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[Any]:
    """Makes browser contexts; what went wrong on their pages fails the test."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **options})
        context.on("request", lambda request: None if _at_home(request.url) else faults.append(request.url))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert not faults, faults


def _at_home(url: str) -> bool:
    """Whether a request stays with our own site."""
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def _is_fault(message: Any) -> bool:
    """Whether the browser complains about our own page: a policy that was broken, a script that failed.

    What has no address was brought by the test: axe tries styles of its own.
    """
    told = message.text
    return (
        message.type == "error"
        and bool(message.location["url"])
        and "Failed to load resource" not in told
        and "WebSocket" not in told
    )


@pytest.fixture
def page(contexts: Any) -> Page:
    found: Page = contexts().new_page()
    return found


@pytest.fixture
def person(site: Site, page: Page) -> Person:
    """Somebody who has just signed up, in an English browser."""
    return Person(page, site.url).signed_up()


@pytest.fixture
def room(person: Person) -> Person:
    """In a coding interview, at the editor, about to write JavaScript: it starts at once."""
    page = person.start(kind="CODE").page
    expect(page.locator(".cm-content")).to_be_visible()
    page.locator("#code-language").select_option("javascript")
    return person
