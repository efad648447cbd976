"""A client that knows nothing but `AIRequest` and `AIResponse` has a whole interview."""

import pytest

from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, request, said
from tests.contract.unlike import Unlike
from tests.contract.upstream import PATIENCE, says
from tests.contract.wire import about

pytestmark = pytest.mark.processes

OPENING = ("Hello", " and welcome.\n\n", "Tell me  about\ta conflict.")
SAID = [
    "Last year our billing migration split the team.",
    "I wrote a spike for both plans.",
    "Um, we shipped in 6 weeks.",
    "I would do it earlier.",
    "我负责数据迁移，零事故。",
    "No, nothing to add.",
    "Why do people leave here?",
]
HEARD = [
    ("What was ", "your own  part?"),
    (" And\n", "the result?", "\n"),
    ("What would you change?",),
    ("Could you give ", "an example 🙂 ", "of that?"),
    ("你是怎么", "衡量的？"),
    ("Anything to ", "ask me?"),
    ("Thank you", ". Goodbye."),
]


def whole_interview(client: Unlike, talk: Talk) -> list[tuple[str, str]]:
    """Open, then say everything; what the transcript must hold."""
    talk.plays(says(*OPENING), *(says(*chunks) for chunks in HEARD))
    lines = [("interviewer", client.open())]
    for text in SAID:
        lines += [("candidate", text), ("interviewer", client.say(text))]
    return lines


@pytest.mark.parametrize("whole", [True, False], ids=["whole conversation", "last entry only"])
def test_it_has_a_whole_interview(site: Site, talk: Talk, whole: bool) -> None:
    with talk.socket() as socket:
        client = Unlike(socket, talk.session, whole=whole, fields={"company": talk.marker})
        lines = whole_interview(client, talk)
    assert client.streamed == ["".join(OPENING), *("".join(chunks) for chunks in HEARD)]
    assert talk.transcript == lines, "each line once, in order, as it was said and streamed"
    assert talk.asked == len(HEARD) + 1


def test_it_may_begin_by_speaking_itself(site: Site, talk: Talk) -> None:
    talk.plays(*(says(*chunks) for chunks in HEARD))
    with talk.socket() as socket:
        client = Unlike(socket, talk.session, fields={"company": talk.marker})
        for text in SAID:
            client.say(text)
    assert [text for speaker, text in talk.transcript if speaker == "candidate"] == SAID
    assert [text for speaker, text in talk.transcript if speaker == "interviewer"] == client.streamed


def test_it_may_interview_the_ai(site: Site, talk: Talk) -> None:
    talk.plays(*(says(*chunks) for chunks in HEARD))
    with talk.socket() as socket:
        client = Unlike(socket, talk.session, fields={"company": talk.marker, "role": "interviewer"})
        for text in SAID:
            client.say(text)
    assert [text for speaker, text in talk.transcript if speaker == "interviewer"] == SAID
    assert [text for speaker, text in talk.transcript if speaker == "candidate"] == client.streamed


@pytest.mark.parametrize("whole", [True, False], ids=["whole conversation", "last entry only"])
def test_it_joins_an_interview_made_by_rest(site: Site, talk: Talk, whole: bool) -> None:
    talk.create()
    talk.plays(*(says(*chunks) for chunks in HEARD))
    with talk.socket() as socket:
        client = Unlike(socket, talk.session, whole=whole, fields={"company": talk.marker})
        client.open()
        for text in SAID:
            client.say(text)
    spoken = [text for pair in zip(client.streamed, [*SAID, ""], strict=True) for text in pair if text]
    assert talk.texts == spoken
    assert talk.asked == len(SAID), "the opening was there already"


def test_the_same_request_twice_on_one_socket_is_one_answer(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "answer.", gated=True))
    asked = talk.request(said("mine", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        socket.send(asked)
        socket.quiet()
        talk.call().finish()
        assert socket.rest(asked).text == "One answer."
        socket.quiet()
    assert talk.texts == ["Hello.", "One answer."]
    assert talk.asked == 1


def test_stop_before_the_first_word(site: Site, talk: Talk) -> None:
    talk.plays(says("Never said.", gated=True), says("Said."))
    asked = talk.request(said("mine", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        call = talk.call()
        socket.send({"type": "cancel", "sessionId": talk.session, "originalTranscriptId": "mine"})
        done = socket.next(about(asked))
        assert (done["type"], done["finishReason"], done["transcriptId"]) == ("done", "cancelled", "")
        assert call.closed.wait(PATIENCE), "the provider is told, too"
        assert socket.ask(asked).text == "Said."
    assert talk.texts == ["Hello.", "Said."]


def test_two_interviews_at_once_on_one_socket(site: Site, talk: Talk, owner: Person) -> None:
    other = Talk(owner, talk.upstream)
    talk.plays(says("a", "b", "c", gated=True))
    other.plays(says("x", "y", "z", gated=True))
    first, second = talk.request(said("1", "Hello.")), other.request(said("1", "Hello."))
    with owner.socket() as socket:
        socket.send(first)
        socket.send(second)
        for _ in range(4):
            other.call().let()
            talk.call().let()
        assert socket.rest(first).text == "abc"
        assert socket.rest(second).text == "xyz"


def test_a_client_that_sends_only_requests_hears_only_responses(site: Site, talk: Talk) -> None:
    with talk.socket() as silent, talk.socket() as busy:
        silent.ask(request(talk.session, said("a1", "Hello."), company=talk.marker))
        busy.ask(talk.request(said("a2", "More.")))
        silent.quiet()
