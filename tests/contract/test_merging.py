"""How what a client sends becomes the stored transcript (docs: "Merging")."""

import pytest

from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import says

pytestmark = pytest.mark.processes


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


def test_an_entry_whose_id_is_stored_is_that_entry(site: Site, talk: Talk) -> None:
    talk.plays(says("One?"), says("Two?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "As I said.")))
        socket.ask(talk.request(said("a1", "As I never said."), said("a2", "More.")))
    assert talk.texts == ["As I said.", "One?", "More.", "Two?"]


def test_the_last_entry_in_other_words_is_a_conflict(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        first = socket.ask(talk.request(said("a1", "As I said.")))
        error = socket.refusal(talk.request(said("a0", "Earlier."), said("a1", "As I never said.")))
        assert error["code"] == "CONFLICT"
        assert not error["retryable"]
    assert talk.texts == ["As I said.", first.text], "nothing of the refused request is stored"
    assert talk.asked == 1


def test_a_new_entry_stands_before_the_next_stored_one(site: Site, talk: Talk) -> None:
    talk.plays(says("One?"), says("Two?"), says("Three?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "First.")))
        socket.ask(talk.request(said("a2", "Second.")))
        socket.ask(
            talk.request(said("a1", "First."), said("x", "Between."), said("a2", "Second."), said("a3", "Last."))
        )
    assert talk.texts == ["First.", "One?", "Between.", "Second.", "Two?", "Last.", "Three?"]


def test_a_new_entry_before_all_others_comes_first(site: Site, talk: Talk) -> None:
    talk.plays(says("One?"), says("Two?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "First.")))
        socket.ask(talk.request(said("a0", "Zeroth."), said("a1", "First."), said("a2", "Second.")))
    assert talk.texts == ["Zeroth.", "First.", "One?", "Second.", "Two?"]


def test_new_entries_keep_their_order_and_are_stored_once(site: Site, talk: Talk) -> None:
    history = [said("a1", "One."), heard("q1", "Why?"), said("a2", "Two."), said("a3", "Three.")]
    with talk.socket() as socket:
        first = socket.ask(talk.request(*history))
        again = socket.ask(talk.request(*history))
    assert again.text == first.text
    assert talk.texts == ["One.", "Why?", "Two.", "Three.", first.text]
    assert talk.asked == 1


def test_a_mock_answer_stands_directly_after_its_entry(site: Site, talk: Talk) -> None:
    talk.plays(says("Late?", gated=True), says("Advice."))
    late = talk.request(said("a1", "First."))
    with talk.socket() as socket:
        socket.send(late)
        call = talk.call()
        socket.ask(talk.request(said("a1", "First."), said("a2", "Second."), responseType="assistant"))
        call.finish()
        assert socket.rest(late).text == "Late?"
    assert talk.texts == ["First.", "Late?", "Second."]


def test_stored_entries_that_a_request_leaves_out_stay(site: Site, talk: Talk) -> None:
    talk.plays(says("One?"), says("Two?"), says("Three?"))
    with talk.socket() as socket:
        for number in (1, 2, 3):
            socket.ask(talk.request(said(f"a{number}", f"Answer {number}.")))
    assert talk.texts == ["Answer 1.", "One?", "Answer 2.", "Two?", "Answer 3.", "Three?"]
    assert all(text in talk.call(3).text for text in talk.texts[:5]), "and the model is told them"


def test_the_stored_entry_keeps_its_text_to_the_byte(site: Site, talk: Talk) -> None:
    text = "  Zwei\u00a0Zeilen\r\n\tund ein Zeichen 👩‍💻 e\u0301 \u202e"
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", text)))
    assert talk.texts[0] == text


def test_entries_are_listed_with_their_ids_and_times(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        done = socket.ask(talk.request(said("a1", "Hello."))).done
    mine, answer = talk.person.entries(talk.session)
    assert (mine["id"], mine["speaker"]) == ("a1", "candidate")
    assert (answer["id"], answer["speaker"]) == (done["transcriptId"], "interviewer")
    assert mine["timestamp"]
    assert answer["timestamp"]


def test_a_refusal_stores_no_interview_no_entry_and_no_alias(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.refusal(talk.request(said("a1", "Hello."), model="no-such-model"))
        assert talk.person.rest("GET", f"interviews/{talk.session}").status_code == 404
        opening = socket.ask(talk.request())
        socket.refusal(talk.request(heard("mine", "Hello?"), said("a1", "Hi."), model="no-such-model"))
        socket.ask(talk.request(said("a2", "Hi.")))
        socket.ask(talk.request(heard("mine", "Quite another thing."), said("a3", "Hm.")))
    assert talk.texts[0] == opening.text
    assert "Quite another thing." in talk.texts, "the id had been given to nothing"
    assert "Hello?" not in talk.texts


def test_ids_belong_to_one_interview_and_sessions_to_one_owner(site: Site, talk: Talk, admin: Person) -> None:
    other = Talk(admin, talk.upstream, session=talk.session)
    talk.plays(says("To the owner."))
    other.plays(says("To the admin."))
    with talk.socket() as socket, other.socket() as others:
        assert socket.ask(talk.request(said("a1", "Mine."))).text == "To the owner."
        assert others.ask(other.request(said("a1", "Mine, too."))).text == "To the admin."
    assert talk.texts == ["Mine.", "To the owner."]
    assert other.texts == ["Mine, too.", "To the admin."]


def test_another_type_or_seat_than_the_interviews_is_a_conflict(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
        for change in ({"promptType": "HR"}, {"role": "interviewer"}):
            error = socket.refusal(talk.request(said("a2", "More."), **change))
            assert (error["code"], error["retryable"]) == ("CONFLICT", False), change
    assert len(talk.texts) == 2


def test_company_and_position_hold_model_and_language_may_change(site: Site, talk: Talk, spare_model: str) -> None:
    with talk.socket() as socket:
        first = socket.ask(talk.request(said("a1", "Hello.")))
        changed = talk.request(
            said("a2", "你好。"), company="Elsewhere", position="King", model=spare_model, language="zh"
        )
        second = socket.ask(changed)
    assert talk.call(2).body["model"] == spare_model
    assert first.done["model"] in ("double", "default")
    assert second.done["model"] == spare_model
    interview = talk.person.get(f"interviews/{talk.session}")
    assert (interview["company"], interview["position"]) == (talk.marker, "Backend engineer")


def test_a_candidate_may_not_take_the_interviewers_seat(site: Site, newcomers_talk: Talk) -> None:
    with newcomers_talk.socket() as socket:
        error = socket.refusal(newcomers_talk.request(heard("q1", "Why us?"), role="interviewer"))
        assert error["code"] == "PERMISSION_DENIED"
        assert socket.ask(newcomers_talk.request(said("a1", "Hello."))).done
