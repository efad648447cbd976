"""Whatever the upstream does wrong ends in the right code, in time, and leaves nothing open."""

import socket
import time

import pytest

from accounts.errors import Refusal
from interviews import llm
from interviews.llm.base import ModelInForce, Piece
from interviews.llm.reading import LETTERS_AT_MOST
from tests.llm.conftest import CALL, QUICK, Make, heard, until
from tests.upstream import Upstream

pytestmark = pytest.mark.faults

FAULTS = [
    ("400", "MODEL_ERROR", 1),
    ("401", "MODEL_ERROR", 1),
    ("403", "MODEL_ERROR", 1),
    ("404", "MODEL_ERROR", 1),
    ("429", "MODEL_UNAVAILABLE", 3),
    ("429-long", "MODEL_UNAVAILABLE", 1),
    ("500", "MODEL_UNAVAILABLE", 3),
    ("502", "MODEL_UNAVAILABLE", 3),
    ("503", "MODEL_UNAVAILABLE", 3),
    ("redirect", "MODEL_ERROR", 1),
    ("html", "MODEL_ERROR", 1),
    ("plain", "MODEL_ERROR", 1),
    ("not-http", "MODEL_ERROR", 1),
    ("reset", "MODEL_UNAVAILABLE", 3),
    ("gone", "MODEL_UNAVAILABLE", 3),
    ("silent", "MODEL_TIMEOUT", 1),
    ("silent-headers", "MODEL_TIMEOUT", 1),
    ("pings", "MODEL_TIMEOUT", 1),
    ("drip", "MODEL_TIMEOUT", 1),
    ("long-line", "MODEL_ERROR", 1),
    ("wrong-shape", "MODEL_ERROR", 1),
    ("utf8", "MODEL_ERROR", 1),
    ("gzip", "MODEL_ERROR", 1),
    ("filter-400", "CONTENT_FILTERED", 1),
    ("empty", "MODEL_ERROR", 1),
    ("done", "MODEL_ERROR", 1),
    ("tools", "MODEL_ERROR", 1),
    ("reasoning", "MODEL_ERROR", 1),
]
FAULTS_AFTER_TEXT = [
    ("half", "MODEL_ERROR"),
    ("no-end", "MODEL_ERROR"),
    ("silent-after", "MODEL_TIMEOUT"),
    ("not-json", "MODEL_ERROR"),
    ("error-object", "MODEL_UNAVAILABLE"),
    ("filter", "CONTENT_FILTERED"),
]


@pytest.mark.parametrize(("mode", "code", "requests"), FAULTS)
async def test_it_names_a_fault_before_the_first_word(
    upstream: Upstream, model: Make, mode: str, code: str, requests: int
) -> None:
    began = time.monotonic()
    with pytest.raises(Refusal) as failure:
        await heard(model(mode))
    assert failure.value.code == code
    assert len(upstream.requests) == requests
    assert time.monotonic() - began < 10.0


@pytest.mark.parametrize(("mode", "code"), FAULTS_AFTER_TEXT)
async def test_it_gives_what_was_said_before_a_fault_and_does_not_ask_again(
    upstream: Upstream, model: Make, mode: str, code: str
) -> None:
    said: list[str] = []
    with pytest.raises(Refusal) as failure:
        await _listen(model(mode, fallback=model("good")), said)
    assert (failure.value.code, "".join(said).strip()) == (code, "Tell me")
    assert len(upstream.requests) == 1


@pytest.mark.parametrize("mode", [fault[0] for fault in [*FAULTS, *FAULTS_AFTER_TEXT]] + ["endless"])
async def test_it_leaves_no_connection_behind_a_fault(upstream: Upstream, model: Make, mode: str) -> None:
    with pytest.raises(Refusal):
        await heard(model(mode))
    await llm.stop()
    await until(lambda: upstream.open == 0)


@pytest.mark.parametrize("mode", [fault[0] for fault in [*FAULTS, *FAULTS_AFTER_TEXT]])
async def test_it_tells_people_no_key_no_address_and_no_stack(upstream: Upstream, model: Make, mode: str) -> None:
    with pytest.raises(Refusal) as failure:
        await heard(model(mode))
    words = failure.value.message
    assert words
    for secret in ("sk-", "127.0.0.1", "10.1.2.3", "http", "Traceback", "Error("):
        assert secret not in words


async def test_it_says_when_nobody_listens(model: Make) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(llm.ModelUnavailable):
            await heard(model(base_url=address))


async def test_it_says_when_the_name_is_unknown(model: Make) -> None:
    with pytest.raises(llm.ModelUnavailable):
        await heard(model(base_url="http://no-such-host.invalid/v1"))


@pytest.mark.parametrize(
    "address", ["", "ftp://127.0.0.1/v1", "http://", "http://[::1/v1", "http://127.0.0.1:99999/v1"]
)
async def test_it_says_when_the_address_is_none(model: Make, address: str) -> None:
    with pytest.raises(llm.ModelFailed):
        await heard(model(base_url=address))


@pytest.mark.parametrize("key", ["with\nnewline", "clé", "\x00"])
async def test_it_says_when_the_key_is_none(model: Make, key: str) -> None:
    with pytest.raises(llm.ModelError):
        await heard(model(key=key))


async def test_it_ends_an_answer_that_never_ends(upstream: Upstream, model: Make) -> None:
    began = time.monotonic()
    with pytest.raises(llm.ModelTimeout):
        await heard(model("endless"))
    assert QUICK.whole - 0.5 < time.monotonic() - began < 2 * QUICK.whole


async def test_it_cuts_an_answer_that_a_client_could_not_send_back(upstream: Upstream, model: Make) -> None:
    text, finish = await heard(model("flood"))
    assert finish.reason == "length"
    assert len(text) == LETTERS_AT_MOST


async def test_it_tells_how_long_a_busy_provider_wants_peace(upstream: Upstream, model: Make) -> None:
    with pytest.raises(llm.ModelUnavailable) as failure:
        await heard(model("429-long"))
    assert failure.value.retry_after == 45


async def _listen(model: ModelInForce, said: list[str]) -> None:
    async for event in llm.stream(model, CALL):
        assert isinstance(event, Piece)
        said.append(event.text)
