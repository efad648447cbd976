"""Two web processes on one PostgreSQL and one Redis: for clients they are one."""

import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from websockets.exceptions import ConnectionClosed

from tests.contract import people
from tests.contract.admin_site import change_model, change_type
from tests.contract.left import nothing_left
from tests.contract.pair import Pair, started
from tests.contract.people import Person
from tests.contract.site import SPARE_MODELS
from tests.contract.talk import Talk, heard, request, said
from tests.contract.test_living import refused_soon
from tests.contract.upstream import Upstream, says, wait_until
from tests.contract.wire import Answer, Socket

pytestmark = [
    pytest.mark.processes,
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.redis,
    pytest.mark.xdist_group("two processes"),
]

NOTICED = 15.0
"""Seconds within which the followers of a killed process hear that their answer was interrupted."""


@pytest.fixture(scope="module")
def pair(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with started(upstream, tmp_path_factory.mktemp("pair"), tmp_path_factory.mktemp("redis")) as both:
        yield both


@pytest.fixture
def talk(pair: Pair, upstream: Upstream) -> Iterator[Talk]:
    """A new interview, asked in the first process unless said otherwise."""
    for site in (pair.one, pair.other):
        if not site.alive:
            site.start()
    yield Talk(pair.person, upstream)
    upstream.release()
    nothing_left(pair.one, pair.other)


@pytest.fixture
def elsewhere(pair: Pair, talk: Talk) -> Talk:
    """The same interview through the second process."""
    return pair.at(talk, pair.other)


def test_an_answer_is_followed_and_resumed_in_the_other_process(talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("One ", "两个 ", "three ", "four", gated=True))
    asked = talk.request(said("a1", "We had a conflict."))
    with talk.socket() as here, elsewhere.socket() as there, elsewhere.socket() as resumed:
        here.send(asked)
        first = talk.steps(here, "One ", "两个 ")
        there.send(asked)
        resumed.send({**asked, "after": first[0]["seq"]})
        talk.call().finish()
        whole, followed, rest = here.rest(asked), there.rest(asked), resumed.rest(asked)
    assert followed.text == "One 两个 three four"
    assert rest.text == "两个 three four"
    assert followed.done == whole.done == rest.done
    with elsewhere.socket() as later:
        assert later.ask(asked).text == followed.text
    assert talk.asked == 1
    assert elsewhere.texts == ["We had a conflict.", "One 两个 three four"]


def test_it_is_stopped_from_the_other_process(talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("Half ", "whole.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as here, elsewhere.socket() as there:
        here.send(asked)
        talk.steps(here, "Half ")
        there.send({"type": "cancel", "sessionId": talk.session, "originalTranscriptId": "a1"})
        assert here.rest(asked).done["finishReason"] == "cancelled"
        assert there.ask(asked).text == "Half "
    assert talk.texts == ["Hello.", "Half "]


def test_asked_of_both_at_the_same_instant_it_is_generated_once(pair: Pair, talk: Talk, upstream: Upstream) -> None:
    for number in range(8):
        new = Talk(pair.person, upstream)
        new.plays(says("Only ", "once."), says("Never."))
        asked = new.request(said("a1", f"Question {number}."))
        answers = _together([_asking(new, asked), _asking(pair.at(new, pair.other), asked)])
        assert [answer.text for answer in answers] == ["Only once."] * 2
        assert answers[0].done == answers[1].done
        assert new.asked == 1
        assert new.texts == [f"Question {number}.", "Only once."]


def test_a_new_attempt_may_begin_in_either_but_not_while_one_runs(talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("First ", "try.", gated=True), says("Second."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as here, elsewhere.socket() as there:
        here.send(asked)
        talk.steps(here, "First ")
        refused = there.ask({**asked, "attempt": 2})
        assert (refused.code, refused.error["retryable"]) == ("CONFLICT", True)
        talk.call().finish()
        here.rest(asked)
        again = there.ask({**asked, "attempt": 2})
    assert (again.text, again.attempt) == ("Second.", 2)
    assert talk.texts == ["Hello.", "Second."]


def test_who_watches_in_the_other_process_sees_entries_and_answers(talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("Welcome."), says("Go ", "on.", gated=True))
    with talk.socket() as here, elsewhere.socket() as there:
        here.ask(talk.request(said("a0", "Hello.")))
        there.send({"type": "watch", "sessionId": talk.session})
        there.next(lambda frame: frame["type"] == "watching")
        asked = talk.request(said("a1", "数据."))
        here.send(asked)
        entry = there.next(lambda frame: frame["type"] == "entry")["entry"]
        assert (entry["id"], entry["speaker"], entry["content"]) == ("a1", "candidate", "数据.")
        talk.call(2).finish()
        assert there.rest(asked).text == here.rest(asked).text == "Go on."


def test_killed_in_mid_answer_its_followers_hear_in_time(pair: Pair, talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("Kept ", "lost", gated=True), says("The whole."))
    asked = talk.request(said("a1", "Hello."))
    before = talk.person.used("questionsPerDay")
    with talk.socket() as here, elsewhere.socket() as there:
        here.send(asked)
        talk.steps(here, "Kept ")
        there.send(asked)
        assert there.next(lambda frame: frame["type"] == "chunk")["content"] == "Kept "
        time.sleep(2.5)  # a checkpoint's time: what was generated up to the last second is kept
        pair.one.kill()
        killed = time.monotonic()
        ended = there.rest(asked, NOTICED + 15)
        assert (ended.code, ended.error["retryable"]) == ("INTERRUPTED", True)
        assert time.monotonic() - killed < NOTICED
        replayed = there.ask({**asked, "after": 0})
        assert (replayed.text, replayed.code, replayed.attempt) == ("Kept ", "INTERRUPTED", 1)
        again = there.ask(asked)
        assert (again.text, again.attempt) == ("The whole.", 2)
    assert elsewhere.texts == ["Hello.", "The whole."]
    assert elsewhere.person.used("questionsPerDay") == before + 2


def test_stopped_in_mid_answer_it_goes_on_to_its_end(pair: Pair, talk: Talk, elsewhere: Talk) -> None:
    talk.plays(says("Slowly ", "but ", "surely.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as here, elsewhere.socket() as there:
        here.send(asked)
        first = talk.steps(here, "Slowly ")
        assert pair.one.process is not None
        pair.one.process.send_signal(signal.SIGTERM)
        assert here.closes() == 1012
        there.send({**asked, "after": first[0]["seq"]})
        talk.call().finish()
        rest = there.rest(asked)
    assert (rest.text, rest.done["finishReason"]) == ("but surely.", "stop")
    pair.one.process.wait(40)
    assert elsewhere.texts == ["Hello.", "Slowly but surely."]
    assert talk.asked == 1


def test_redis_restarts_in_mid_answer(pair: Pair, talk: Talk, elsewhere: Talk) -> None:
    """Who follows in the process that answers notices nothing; who follows in the other goes on when it is back."""
    words = [f"{number} " for number in range(12)]
    talk.plays(says(*words, gated=True), says("Then."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as here, elsewhere.socket() as there:
        here.send(asked)
        first = talk.steps(here, *words[:4])
        there.send(asked)
        seen = there.next(lambda frame: frame["type"] == "chunk")["content"]
        pair.redis.stop()
        away = talk.steps(here, *words[4:8])
        pair.redis.start()
        talk.call().finish()
        whole, followed = here.rest(asked), there.rest(asked)
        assert "".join(frame["content"] for frame in [*first, *away]) + whole.text == "".join(words)
        assert seen + followed.text == "".join(words)
        assert followed.done == whole.done
        assert there.ask(asked).text == "".join(words)
        assert there.ask(elsewhere.request(said("a2", "And then?"))).text == "Then."
    assert talk.texts == ["Hello.", "".join(words), "And then?", "Then."]
    assert talk.asked == 2


def test_a_persons_sockets_are_counted_over_both(pair: Pair, upstream: Upstream) -> None:
    """Twenty in all, whichever process takes them; those of a killed process count no more."""
    person = people.newcomer(pair.one)
    elsewhere = replace(person, site=pair.other)
    open_ones = [(person, elsewhere)[number % 2].socket() for number in range(20)]
    for socket in open_ones:
        socket.quiet()
    for place in (person, elsewhere):
        with place.socket() as one_more:
            assert one_more.closes() == 4429
    open_ones.pop().close()
    wait_until(lambda: _admitted(person, open_ones), "a closed socket makes room")
    pair.one.kill()
    wait_until(lambda: _admitted(elsewhere, open_ones), "a killed process counts no more")
    for socket in open_ones:
        socket.close()
    pair.one.start()
    nothing_left(pair.other)


def _admitted(person: Person, kept: list[Socket]) -> bool:
    """Whether another socket stays open; it is kept."""
    socket = person.socket()
    try:
        socket.quiet()
    except ConnectionClosed:
        return False
    kept.append(socket)
    return True


def _asking(talk: Talk, asked: dict[str, object]) -> Callable[[], Answer]:
    def ask() -> Answer:
        with talk.socket() as socket:
            return socket.ask(asked)

    return ask


def _together(work: list[Callable[[], Answer]]) -> list[Answer]:
    """Do all of it at the same instant."""
    ready, done = Barrier(len(work)), dict[int, Answer]()

    def do(number: int) -> None:
        ready.wait()
        done[number] = work[number]()

    threads = [Thread(target=do, args=(number,)) for number in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [done[number] for number in range(len(work))]


@pytest.mark.parametrize(
    ("change", "name", "field"), [(change_model, SPARE_MODELS[-1], "model"), (change_type, "HR", "promptType")]
)
def test_what_an_admin_switches_off_in_one_is_soon_off_in_the_other(
    pair: Pair, elsewhere: Talk, change: Callable[..., dict[str, str]], name: str, field: str
) -> None:
    told = said("a1", "I tested it.")
    with elsewhere.socket() as socket:
        assert socket.ask(elsewhere.request(told, **{field: name})).done
        before = change(pair.admin, name, enabled="")
        try:
            refused_soon(socket, lambda n: request(f"off-{field}-{n}", told, **{field: name}), "VALIDATION_ERROR")
        finally:
            change(pair.admin, name, **before)


def test_a_role_taken_in_one_is_honoured_on_living_sockets_of_the_other(pair: Pair, talk: Talk) -> None:
    person = people.member(pair.one, pair.admin, role="interviewer", plan="unlimited")
    question = heard("q1", "Why us?")
    with replace(person, site=pair.other).socket() as socket:
        socket.ask(request("before", question, role="interviewer"))
        people.body(pair.admin.rest("PATCH", f"users/{person.id}", {"role": "candidate"}), 200)
        refused_soon(socket, lambda n: request(f"s-{n}", question, role="interviewer"), "PERMISSION_DENIED")
