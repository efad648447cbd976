"""The suite's own double, tried by itself: a specification is worth what its instruments are."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.contract.site import prepare
from tests.contract.upstream import PATIENCE, Upstream, says


@pytest.fixture
def provider() -> Iterator[Upstream]:
    mine = Upstream()
    yield mine
    mine.close()


def _asked(marker: str) -> dict[str, object]:
    return {"model": "m", "stream": True, "messages": [{"role": "user", "content": f"at {marker} today"}]}


def _texts(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("data: {"):
            for choice in json.loads(line[6:])["choices"]:
                yield choice["delta"].get("content", "")


def test_it_says_what_it_was_told_per_marker(provider: Upstream) -> None:
    provider.plays("Acme1", says("One ", "two."), says("Three."))
    heard = []
    for _ in range(3):
        answer = httpx2.post(f"{provider.url}/chat/completions", json=_asked("Acme1"))
        heard.append("".join(_texts(answer.iter_lines())))
    assert heard == ["One two.", "Three.", "Three."]
    assert len(provider.calls("Acme1")) == 3


def test_it_holds_each_piece_until_it_is_let_out(provider: Upstream) -> None:
    provider.plays("Acme2", says("One ", "two ", "three.", gated=True))
    heard: list[str] = []
    whole = threading.Event()

    def listen() -> None:
        with httpx2.stream("POST", f"{provider.url}/chat/completions", json=_asked("Acme2")) as answer:
            heard.extend(_texts(answer.iter_lines()))
        whole.set()

    threading.Thread(target=listen, daemon=True).start()
    call = provider.call("Acme2")
    call.let(2)
    assert not whole.wait(0.1)
    call.finish()
    assert whole.wait(PATIENCE)
    assert "".join(heard) == "One two three."


def test_it_notices_that_the_reader_hung_up(provider: Upstream) -> None:
    provider.plays("Acme3", says("One ", "two.", gated=True))
    with httpx2.stream("POST", f"{provider.url}/chat/completions", json=_asked("Acme3")):
        call = provider.call("Acme3")
    assert call.closed.wait(PATIENCE)


def test_it_commits_faults(provider: Upstream) -> None:
    provider.plays("Acme4", says(fault="rate"), says("One ", fault="gone"))
    limited = httpx2.post(f"{provider.url}/chat/completions", json=_asked("Acme4"))
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "7")
    with pytest.raises(httpx2.TransportError):
        httpx2.post(f"{provider.url}/chat/completions", json=_asked("Acme4"))


def test_a_shut_provider_refuses_and_comes_back_on_its_port(provider: Upstream) -> None:
    provider.shut()
    with pytest.raises(httpx2.ConnectError):
        httpx2.post(f"{provider.url}/chat/completions", json=_asked("Acme5"))
    provider.open()
    assert httpx2.post(f"{provider.url}/chat/completions", json=_asked("Acme5")).status_code == 200


def test_a_site_is_prepared_without_the_shared_one_of_this_run_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREPARED_SITE")  # as in `make bench`
    prepare(tmp_path, "")
    assert any(tmp_path.glob("*.sqlite3"))
