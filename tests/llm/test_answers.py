"""What the gateway makes of upstreams that keep to the form, more or less."""

import pytest

from interviews.llm.base import Call, Usage
from tests.llm.conftest import CALL, Make, heard
from tests.upstream import TEXT, Upstream


async def test_it_gives_exactly_what_the_model_said(upstream: Upstream, model: Make) -> None:
    text, finish = await heard(model())
    assert text == TEXT + " "
    assert (finish.reason, finish.usage, finish.model) == ("stop", Usage(7, 11), "good")


@pytest.mark.parametrize("mode", ["no-usage", "no-done", "hangs-open", "length", "not-streamed", "picky"])
async def test_it_takes_a_form_that_is_nearly_right(upstream: Upstream, model: Make, mode: str) -> None:
    text, finish = await heard(model(mode))
    assert text.strip() == TEXT
    assert finish.reason == ("length" if mode == "length" else "stop")


@pytest.mark.parametrize(("mode", "said"), [("crlf", "Tell me."), ("split", "谢谢 😀")])
async def test_it_reads_any_line_ends_and_any_cuts(upstream: Upstream, model: Make, mode: str, said: str) -> None:
    assert (await heard(model(mode)))[0] == said


async def test_it_estimates_the_use_that_nobody_counted(upstream: Upstream, model: Make) -> None:
    _, finish = await heard(model("no-usage"))
    assert finish.usage.estimated
    assert 15 < finish.usage.completion < 30


async def test_it_keeps_the_connection_for_the_next_question(upstream: Upstream, model: Make) -> None:
    for _ in range(3):
        await heard(model())
    assert (len(upstream.requests), upstream.opened) == (3, 1)


async def test_it_asks_with_the_key_and_nothing_of_the_environment(
    upstream: Upstream, model: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Leak: yes")
    await heard(model())
    headers = upstream.requests[0].headers
    assert headers["authorization"] == "Bearer sk-very-secret"
    assert {name for name in headers if name.startswith(("x-", "openai"))} == set()


async def test_it_asks_for_no_more_than_the_output_limit(upstream: Upstream, model: Make) -> None:
    await heard(model(output_limit=50))
    assert upstream.requests[0].body["max_tokens"] == 50


async def test_it_gives_a_reasoning_model_room_to_think(upstream: Upstream, model: Make) -> None:
    await heard(model(output_limit=4000, capabilities=frozenset({"reasoning"})))
    assert upstream.requests[0].body["max_tokens"] == 4000


async def test_it_remembers_what_an_upstream_does_not_understand(upstream: Upstream, model: Make) -> None:
    picky = model("picky")
    await heard(picky)
    asked = len(upstream.requests)
    await heard(picky)
    assert len(upstream.requests) == asked + 1
    body = upstream.requests[-1].body
    assert body["max_completion_tokens"] == CALL.max_tokens
    assert not {"stream_options", "max_tokens", "temperature"} & body.keys()


async def test_it_sends_the_messages_as_they_are(upstream: Upstream, model: Make) -> None:
    messages = ({"role": "system", "content": "你好 {{x}} </s>"}, {"role": "user", "content": "“”\u2028\x07"})
    text, _ = await heard(model("echo"), Call(messages, 50, 0.0))
    assert upstream.requests[0].body["messages"] == list(messages)
    assert text == "你好 {{x}} </s>\n“”\u2028\x07 "
