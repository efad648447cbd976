"""Processes shared by the tests of a run, and the cast. A test that kills has a site of its own (`own_site`)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contract import people
from tests.contract.left import nothing_left
from tests.contract.people import Person
from tests.contract.site import SPARE_MODELS, Site, copy_of, seed
from tests.contract.talk import Talk
from tests.contract.upstream import Upstream

SERVERS = ("uvicorn", "daphne")


class House:
    """The servers of a run, each started when first asked for, with its admin and one well-off user."""

    def __init__(self, seeded: Path, upstream: Upstream, scratch: Callable[[str], Path]) -> None:
        self.seeded, self.upstream, self.scratch = seeded, upstream, scratch
        self.sites: dict[str, Site] = {}
        self.cast: dict[str, Person] = {}

    def site(self, server: str) -> Site:
        if server not in self.sites:
            self.sites[server] = Site(self.directory(), self.upstream.url, server)
            self.sites[server].start()
        return self.sites[server]

    def directory(self) -> Path:
        """A seeded data directory of one's own."""
        return copy_of(self.seeded, self.scratch("data") / "var")

    def admin(self, site: Site) -> Person:
        key = f"admin {site.port}"
        if key not in self.cast:
            self.cast[key] = people.admin(site)
        return self.cast[key]

    def owner(self, site: Site) -> Person:
        key = f"owner {site.port}"
        if key not in self.cast:
            self.cast[key] = people.member(site, self.admin(site), plan="unlimited", role="interviewer")
        return self.cast[key]

    def close(self) -> None:
        for site in self.sites.values():
            site.stop()


@pytest.fixture(scope="session")
def upstream() -> Iterator[Upstream]:
    provider = Upstream()
    yield provider
    provider.close()


@pytest.fixture(scope="session")
def house(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    seeded = tmp_path_factory.mktemp("seeded")
    seed(seeded, upstream.url)
    all_of_it = House(seeded, upstream, tmp_path_factory.mktemp)
    yield all_of_it
    upstream.release()
    all_of_it.close()


@pytest.fixture(params=SERVERS)
def site(request: pytest.FixtureRequest, house: House, upstream: Upstream) -> Iterator[Site]:
    """A running site, once behind each server."""
    yield house.site(request.param)
    upstream.release()


@pytest.fixture
def uvicorn_site(house: House, upstream: Upstream) -> Iterator[Site]:
    """A running site behind the server that `make run` starts."""
    yield house.site("uvicorn")
    upstream.release()


@pytest.fixture
def own_site(house: House, upstream: Upstream) -> Iterator[Site]:
    """A site that the test may kill; not started yet. If it lives in the end, nothing may be left on it."""
    mine = Site(house.directory(), upstream.url)
    yield mine
    upstream.release()
    if mine.alive:
        try:
            nothing_left(mine)
        finally:
            mine.stop()


@pytest.fixture
def admin(house: House, site: Site) -> Person:
    return house.admin(site)


@pytest.fixture
def owner(house: House, site: Site) -> Person:
    """Role interviewer (may take both seats), plan unlimited; shared, so take session ids of your own."""
    return house.owner(site)


@pytest.fixture
def house_owner(house: House, uvicorn_site: Site) -> Person:
    """The same person behind uvicorn."""
    return house.owner(uvicorn_site)


@pytest.fixture
def talk(owner: Person, upstream: Upstream) -> Talk:
    """A new interview of the owner."""
    return Talk(owner, upstream)


@pytest.fixture
def newcomers_talk(site: Site, upstream: Upstream) -> Talk:
    """A new interview of somebody who has just signed up: role candidate, plan free."""
    return Talk(people.newcomer(site), upstream)


@pytest.fixture(scope="session")
def spare_models() -> Iterator[str]:
    return iter(SPARE_MODELS * 2)


@pytest.fixture
def spare_model(spare_models: Iterator[str]) -> str:
    """A model that no other test uses: one that fails often may be rested."""
    return next(spare_models)
