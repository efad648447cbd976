"""The lines of a stream, however they are cut, give the same text and the same ending."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interviews.llm.base import ContentFiltered, ModelBusy, ModelError, ModelUnavailable, Usage
from interviews.llm.reading import LINE_AT_MOST, Reading
from interviews.llm.refusals import of_error_object, of_status, seconds

TEXTS = st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1), max_size=8)


def stream_of(texts: list[str], escape: bool = False) -> bytes:
    chunks = [{"choices": [{"delta": {"content": text}}]} for text in texts]
    ending = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
    lines = [json.dumps(chunk, ensure_ascii=escape) for chunk in [*chunks, ending]]
    return "".join(f"data: {line}\n\n" for line in [*lines, "[DONE]"]).encode()


@given(TEXTS, st.lists(st.integers(0, 2000), max_size=12), st.booleans())
def test_it_reads_the_same_however_the_bytes_are_cut(texts: list[str], cuts: list[int], escape: bool) -> None:
    data = stream_of(texts, escape)
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    reading = Reading(10_000)
    said = "".join(reading.feed(data[start:end]) for start, end in pairwise(edges))
    assert said == reading.text == "".join(texts)
    assert (reading.done, reading.failure, reading.reason) == (True, None, "stop")


@given(st.binary(max_size=300))
def test_it_never_raises_whatever_the_bytes_are(data: bytes) -> None:
    reading = Reading(100)
    reading.feed(data)
    reading.feed(b"data: " + data + b"\n")
    reading.whole(data)
    reading.cut(None)
    assert reading.done


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["choices", "delta", "content", "error", "usage", "finish_reason"]), x)
        ),
        max_leaves=12,
    )
)
def test_it_never_raises_whatever_the_json_is(value: object) -> None:
    reading = Reading(100)
    try:
        line = json.dumps({"choices": [value]}).encode()
    except ValueError:
        return
    assert isinstance(reading.feed(b"data: " + line + b"\n"), str)
    assert isinstance(reading.feed(b"data: " + json.dumps(value).encode() + b"\n"), str)


def test_it_gives_nothing_after_the_end() -> None:
    reading = Reading(100)
    assert reading.feed(stream_of(["a"]) + stream_of(["b"])) == "a"


def test_it_refuses_a_line_without_an_end() -> None:
    reading = Reading(100)
    for _ in range(LINE_AT_MOST // 1000 + 2):
        reading.feed(b"x" * 1000)
    assert isinstance(reading.failure, ModelError)


def test_what_came_with_a_line_without_an_end_is_given() -> None:
    reading = Reading()
    assert reading.feed(stream_of(["Tell me."]).partition(b"\n\n")[0] + b"\n" + b"x" * (LINE_AT_MOST + 1)) == "Tell me."
    assert isinstance(reading.failure, ModelError)


def test_it_takes_the_use_from_whichever_chunk_has_it() -> None:
    reading = Reading(100)
    reading.feed(b'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}\n')
    assert reading.usage == Usage(3, 4)
    for odd in (b'{"prompt_tokens":-1,"completion_tokens":4}', b'{"prompt_tokens":"3"}', b"7"):
        other = Reading(100)
        other.feed(b'data: {"choices":[],"usage":' + odd + b"}\n")
        assert other.usage is None


def test_it_knows_what_refusals_mean() -> None:
    assert isinstance(of_status(429, None, "2"), ModelBusy)
    assert isinstance(of_status(429, {"code": "insufficient_quota"}, None), ModelError)
    assert isinstance(of_status(503, None, None), ModelUnavailable)
    assert isinstance(of_status(400, {"innererror": {"code": "content_filter"}}, None), ContentFiltered)
    assert isinstance(of_error_object({"type": "rate_limit_error"}), ModelBusy)
    assert isinstance(of_error_object({"code": 503}), ModelUnavailable)
    assert isinstance(of_error_object("no"), ModelError)


def test_it_reads_how_long_to_wait() -> None:
    assert [seconds(text) for text in ("3", "0.5", "-4", "1e999", "nan", "soon", "", None)] == [
        3.0, 0.5, 0.0, None, None, None, None, None,
    ]  # fmt: skip
    assert (seconds("Wed, 21 Oct 2099 07:28:00 GMT") or 0) == 3600.0
