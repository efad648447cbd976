"""Traces as a collector gets them: one for each question, whole, with ids and counts and no word of anybody."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from tests.contract import people
from tests.contract.site import ROOT, free_port
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until
from tests.operations.collector import Collector
from tests.operations.conftest import Start

pytestmark = pytest.mark.processes

OF_A_QUESTION = ["answer", "begin transaction", "end transaction", "model call", "question"]
SECRET = "aubergine"


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as receiver:
        yield receiver


def names(spans: list[Span]) -> list[str]:
    return sorted(span.name for span in spans)


def known(span: Span) -> dict[str, Any]:
    """A span's attributes."""
    return {
        attribute.key: getattr(attribute.value, str(attribute.value.WhichOneof("value")))
        for attribute in span.attributes
    }


def test_it_sends_one_trace_for_each_question_and_nobodys_words(
    start: Start, upstream: Upstream, collector: Collector
) -> None:
    site = start(OTEL_EXPORTER_OTLP_ENDPOINT=collector.url, OTEL_BSP_SCHEDULE_DELAY="100")
    talk = Talk(people.newcomer(site, name=f"{SECRET} name"), upstream)
    talk.plays(says("Tell me ", "about an ", f"{SECRET}."))
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", f"I grew an {SECRET}."), position=f"{SECRET} grower")).done
        wait_until(lambda: OF_A_QUESTION in map(names, collector.traces().values()), "its trace is there")
        talk.plays(says(fault="unauthorized"))
        assert socket.ask(talk.request(said("a2", "And another."), model="spare-00")).error
        wait_until(lambda: len(collector.traces()) >= 2, "the second trace is there")
        refused = talk.request(said("a3", f"Too much {SECRET}."), model=f"no-{SECRET}")
        assert socket.ask(refused).error
    site.stop()
    traces = list(collector.traces().values())
    assert [names(spans) for spans in traces].count(OF_A_QUESTION) == 2
    assert len(traces) == 3
    assert collector.paths == {"/v1/traces"}
    assert collector.services() == {"viva"}
    assert not any(word.encode() in body for body in collector.raw for word in (SECRET, talk.marker, talk.person.email))
    good = {span.name: span for span in next(spans for spans in traces if names(spans) == OF_A_QUESTION)}
    question = good["question"]
    assert not question.parent_span_id
    assert known(question) == {"viva.sessionId": talk.session}
    assert {good[name].parent_span_id for name in ("answer", "begin transaction")} == {question.span_id}
    assert {good[name].parent_span_id for name in ("model call", "end transaction")} == {good["answer"].span_id}
    assert [event.name for event in good["model call"].events] == ["first token"]
    assert known(good["model call"])["viva.provider"] == "openai"
    assert known(good["model call"])["viva.completionTokens"] == 3
    assert known(good["answer"])["viva.outcome"] == "ok"
    assert all(span.end_time_unix_nano >= span.start_time_unix_nano for span in good.values())


def test_it_says_by_its_code_what_failed(start: Start, upstream: Upstream, collector: Collector) -> None:
    site = start(OTEL_EXPORTER_OTLP_ENDPOINT=collector.url, OTEL_BSP_SCHEDULE_DELAY="100")
    talk = Talk(people.newcomer(site), upstream)
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."), model=f"no-{SECRET}")).error
    wait_until(lambda: any(span.name == "question" for span in collector.spans()), "it is there")
    question = next(span for span in collector.spans() if span.name == "question")
    assert (question.status.code, question.status.message) == (Status.STATUS_CODE_ERROR, "VALIDATION_ERROR")
    assert not question.events


def test_it_sends_http_requests_by_route_within_the_callers_trace(start: Start, collector: Collector) -> None:
    site = start(OTEL_EXPORTER_OTLP_ENDPOINT=collector.url, OTEL_BSP_SCHEDULE_DELAY="100")
    trace, span_id = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    person = people.newcomer(site)
    person.get(f"interviews?search={SECRET}", headers={"traceparent": f"00-{trace}-{span_id}-01"})

    def found() -> list[Span]:
        return [span for span in collector.spans() if span.trace_id.hex() == trace]

    wait_until(lambda: bool(found()), "the request is there")
    assert (found()[0].name, found()[0].parent_span_id.hex()) == ("GET /api/v1/interviews", span_id)
    assert known(found()[0])["http.response.status_code"] == 200
    assert not any(SECRET.encode() in body for body in collector.raw)


def test_a_collector_that_is_gone_stops_nothing(start: Start, upstream: Upstream) -> None:
    site = start(OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{free_port()}", OTEL_BSP_SCHEDULE_DELAY="100")
    talk = Talk(people.newcomer(site), upstream)
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).done
    began = time.monotonic()
    site.stop()
    assert time.monotonic() - began < 15, "stopping waits for a collector a few seconds at most"


def test_without_a_collector_nothing_of_it_is_imported() -> None:
    """Redis's client takes note of an OpenTelemetry that is installed, as it is for tests; of its API alone."""
    ours = "('opentelemetry.sdk.trace', 'opentelemetry.exporter', 'interviews.tracing.otlp')"
    code = f"import interviewsite.asgi, sys; print([m for m in sys.modules if m.startswith({ours})])"
    env = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
