"""Sites as an operator runs them, each test's own; the provider is the double of the socket's suite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contract.site import Site, copy_of, seed
from tests.contract.upstream import Upstream

Start = Callable[..., Site]


@pytest.fixture(scope="session")
def upstream() -> Iterator[Upstream]:
    provider = Upstream()
    yield provider
    provider.close()


@pytest.fixture(scope="session")
def seeded(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory to be copied: prepared, with an admin."""
    directory = tmp_path_factory.mktemp("seeded")
    seed(directory, upstream.url)
    return directory


@pytest.fixture
def start(seeded: Path, upstream: Upstream, tmp_path: Path) -> Iterator[Start]:
    """Starts a site with these variables on data of its own; all are stopped at the end."""
    started: list[Site] = []

    def begin(**variables: str) -> Site:
        site = Site(copy_of(seeded, tmp_path / f"var-{len(started)}"), upstream.url, **variables)
        started.append(site)
        return site.start()

    yield begin
    upstream.release()
    for site in started:
        if site.alive:
            site.stop()
