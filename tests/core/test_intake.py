"""How a request's entries join the transcript: each line once, in the right place, under any of its ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import Conflict
from interviews.intake import GAP, Kept, Merged, Transcript, merge
from interviews.protocol import Said

AI, USER = "interviewer", "candidate"


def stored(*lines: tuple[str, str, str], answers: dict[str, str] | None = None, **aliases: str) -> Transcript:
    """Lines in order; a mock answer's line stands right behind its entry."""
    kept: list[Kept] = []
    glued = set((answers or {}).values())
    for client_id, speaker, content in lines:
        last = kept[-1].rank if kept else 0
        rank = last + 1 if client_id in glued and kept else last // GAP * GAP + GAP
        kept.append(Kept(client_id, rank, speaker, content))
    return Transcript(kept, aliases, answers or {})


def user(id: str, content: str = "I did it.") -> Said:
    return Said(id, USER, content)


def ai(id: str, content: str = "Why?") -> Said:
    return Said(id, AI, content)


def ordered(transcript: Transcript, merged: Merged) -> list[str]:
    ranks = {line.client_id: line.rank for line in transcript.entries} | merged.moved
    ranks |= {said.id: rank for said, rank in merged.added}
    assert len(set(ranks.values())) == len(ranks), "two lines with one rank"
    return sorted(ranks, key=lambda own: ranks[own])


def test_new_entries_go_to_the_end() -> None:
    before = stored(("a", USER, "x"))
    assert ordered(before, merge(before, [user("b"), user("c")], AI)) == ["a", "b", "c"]


def test_a_new_entry_goes_before_the_next_stored_one_of_the_request() -> None:
    before = stored(("a", USER, "x"), ("b", USER, "y"), ("c", USER, "z"))
    assert ordered(before, merge(before, [user("n"), user("b", "y")], AI)) == ["a", "n", "b", "c"]


def test_an_answer_stays_directly_behind_its_entry() -> None:
    before = stored(("a", USER, "x"), ("A", AI, "why?"), ("b", USER, "y"), answers={"a": "A"})
    merged = merge(before, [user("a", "x"), user("n"), ai("A")], AI)
    assert ordered(before, merged) == ["n", "a", "A", "b"]


def test_room_is_made_where_there_is_none() -> None:
    before = stored(("a", USER, "x"), ("A", AI, "why?"), ("z", USER, "y"), answers={"a": "A"})
    for number in range(60):
        merged = merge(before, [user(f"n{number}"), user("z", "y")], AI)
        ranks = {line.client_id: line.rank for line in before.entries} | merged.moved
        lines = [Kept(line.client_id, ranks[line.client_id], line.speaker, line.content) for line in before.entries]
        lines += [Kept(said.id, rank, said.speaker, said.content) for said, rank in merged.added]
        before = Transcript(sorted(lines, key=lambda line: line.rank), {}, {"a": "A"})
    assert [line.client_id for line in before.entries] == ["a", "A", *(f"n{n}" for n in range(60)), "z"]
    assert before.entries[1].rank == before.entries[0].rank + 1


def test_what_follows_an_answered_entry_is_that_answer() -> None:
    before = stored(("a", USER, "x"), answers={"a": "A"})
    merged = merge(before, [user("a", "x"), ai("mine", "something else")], AI)
    assert merged.ids == ["a", "A"]
    assert merged.aliases == {"mine": "A"}
    assert not merged.added


def test_the_same_text_is_the_same_line_whatever_its_white_space_and_the_latest_of_several() -> None:
    before = stored(("q1", AI, "Tell  me\nmore."), ("a", USER, "x"), ("q2", AI, "Tell me more."), ("b", USER, "y"))
    assert merge(before, [ai("mine", " Tell me  more.")], AI).ids == ["q2"]


def test_the_first_entry_is_the_opening_while_nothing_was_said_since() -> None:
    before = stored(("O", AI, "Welcome."), answers={"": "O"})
    assert merge(before, [ai("mine", "Hello"), user("a")], AI).ids == ["O", "a"]
    later = stored(("O", AI, "Welcome."), ("a", USER, "x"), answers={"": "O"})
    assert merge(later, [ai("other", "Hello")], AI).ids == ["other"]


def test_other_lines_of_the_ais_seat_are_the_clients_account() -> None:
    before = stored(("a", USER, "x"))
    merged = merge(before, [ai("mine", "Something new.")], AI)
    assert [said.id for said, _ in merged.added] == ["mine"]
    assert not merged.aliases


def test_the_users_own_words_are_not_rewritten() -> None:
    before = stored(("a", USER, "x"), ("b", USER, "y"))
    assert not merge(before, [user("a", "changed"), user("b", "y")], AI).added
    with pytest.raises(Conflict):
        merge(before, [user("b", "changed")], AI)


def test_an_alias_is_accepted_wherever_ids_are() -> None:
    before = stored(("a", USER, "x"), ("A", AI, "why?"), answers={"a": "A"}, mine="A")
    assert merge(before, [ai("mine"), user("n")], AI).ids == ["A", "n"]


texts = st.sampled_from(["x", "why?", "more", " more "])
Line = tuple[str, str, str]
lines = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from([AI, USER]), texts), max_size=6)


@given(st.lists(lines, max_size=5))
def test_however_often_and_in_whatever_shape_it_is_sent_each_line_is_stored_once(
    requests: list[list[Line]],
) -> None:
    kept: dict[str, Kept] = {}
    aliases: dict[str, str] = {}
    for request in requests:
        said = [Said(*line) for line in {line[0]: line for line in request}.values()]
        before = Transcript(sorted(kept.values(), key=lambda line: line.rank), aliases, {})
        try:
            merged = merge(before, said, AI)
        except Conflict:
            continue
        for entry, rank in merged.added:
            assert entry.id not in kept
            kept[entry.id] = Kept(entry.id, rank, entry.speaker, entry.content)
        for own, rank in merged.moved.items():
            kept[own] = Kept(own, rank, kept[own].speaker, kept[own].content)
        aliases = {**aliases, **merged.aliases}
        assert len({line.rank for line in kept.values()}) == len(kept)
        again = merge(Transcript(sorted(kept.values(), key=lambda line: line.rank), aliases, {}), said, AI)
        assert not again.added
        assert again.ids == merged.ids
