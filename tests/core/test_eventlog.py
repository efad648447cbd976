"""However a text is cut into pieces and resumed, every reader gets the same."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from interviews.eventlog import MemoryLog, chunk_seq, offset
from interviews.events import Done
from interviews.states import STEP, last_seq

pieces = st.lists(st.text(min_size=1, max_size=5), max_size=12)


def nothing(ended: bool) -> None:
    """Nobody has to be woken."""


@given(pieces, st.integers(0, 70), st.integers(0, 12))
def test_a_reader_that_resumes_anywhere_gets_the_rest(said: list[str], skip: int, early: int) -> None:
    log, attempt = MemoryLog(), uuid4()
    tape = log.open(attempt)
    whole = "".join(said)
    skip = min(skip, len(whole))
    for piece in said[:early]:
        tape.append(piece)
    reader = log.read(attempt, skip, nothing)
    assert reader is not None
    got = ""
    for piece in said[early:]:
        got += reader.take().text
        tape.append(piece)
    tape.end(Done("t", "stop"))
    log.forget(attempt)
    assert reader.waiting == len(whole) - max(skip, len(got) + skip)
    taken = reader.take()
    assert got + taken.text == whole[skip:]
    assert taken.ending == Done("t", "stop")
    assert taken.length == len(whole)
    assert log.read(attempt, 0, nothing) is None


@given(st.integers(1, 50), st.integers(1, STEP - 1))
def test_positions_rise_over_attempts_and_lead_back_to_the_text(attempt: int, length: int) -> None:
    seq = chunk_seq(attempt, length)
    assert last_seq(attempt - 1) < seq < last_seq(attempt)
    assert offset(attempt, seq) == length
    assert offset(attempt + 1, seq) == 0
    assert offset(attempt, None) == 0


def test_a_reader_is_woken_for_text_and_ending_until_it_closes() -> None:
    log, attempt = MemoryLog(), uuid4()
    woken: list[bool] = []
    tape = log.open(attempt)
    reader = log.read(attempt, 0, woken.append)
    assert reader is not None
    tape.append("a")
    tape.end(Done("t", "stop"))
    assert woken == [False, True]
    reader.close()
    tape.append("b")
    assert woken == [False, True]
