"""The scripted model: the same call, the same answer; faults on order."""

import time

import pytest

from interviews import llm
from interviews.llm.base import Call, ModelInForce, TimeLimits
from interviews.llm.scripted_lines import CANDIDATE, COACH, INTERVIEWER, INTERVIEWER_COACH, Sayings
from prompts.starter_files import FOLDER
from tests.llm.conftest import heard

PROMPTS = FOLDER / "prompts"

SCRIPTED = ModelInForce(
    name="scripted", provider="scripted", upstream_id="delay=0", limits=TimeLimits(first_token=0.05, gap=0.05)
)


def ask(text: str) -> Call:
    return Call(({"role": "system", "content": "scripted:fail=error"}, {"role": "user", "content": text}), 100, 0.0)


async def test_it_answers_the_same_to_the_same() -> None:
    first, second = [await heard(SCRIPTED, ask("I led the team.")) for _ in range(2)]
    assert first == second
    assert first[0].count("?") == 1
    assert first[1].usage.estimated


async def test_it_answers_in_chinese_to_chinese() -> None:
    text, _ = await heard(SCRIPTED, ask("我带了一个团队。"))
    assert text.count("？") == 1


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("profile", ["full", "compact"])
@pytest.mark.parametrize(
    ("voice", "sayings"),
    [
        ("interviewer", INTERVIEWER),
        ("candidate", CANDIDATE),
        ("coach", COACH),
        ("interviewer_coach", INTERVIEWER_COACH),
    ],
)
async def test_each_voice_speaks_from_its_own_seat(voice: str, sayings: Sayings, profile: str, language: str) -> None:
    prompt = (PROMPTS / f"{voice}.{profile}.{language}.md").read_text()
    said = {"en": "Tell me about a conflict.", "zh": "请说说一次冲突。"}[language]
    call = Call(({"role": "system", "content": prompt}, {"role": "user", "content": said}), 100, 0.0)
    text, _ = await heard(SCRIPTED, call)
    assert text in sayings[language]


async def test_it_says_as_many_pieces_as_ordered() -> None:
    text, finish = await heard(SCRIPTED, ask("scripted:pieces=90 scripted:length"))
    assert (text, finish.reason) == ("word " * 90, "length")


async def test_it_says_back_what_it_was_told() -> None:
    text, _ = await heard(SCRIPTED, ask("scripted:echo and a secret 秘密"))
    assert text == "scripted:fail=error\nscripted:echo and a secret 秘密"


@pytest.mark.parametrize(
    ("order", "failure"),
    [
        ("fail=unavailable", llm.ModelUnavailable),
        ("fail=busy", llm.ModelUnavailable),
        ("fail=timeout", llm.ModelTimeout),
        ("fail=error", llm.ModelError),
        ("fail=filtered", llm.ContentFiltered),
        ("hang", llm.ModelTimeout),
        ("fail=error scripted:after=2", llm.ModelError),
        ("fail=error scripted:after=900", llm.ModelError),
        ("hang scripted:after=2", llm.ModelTimeout),
    ],
)
async def test_it_fails_as_ordered(order: str, failure: type[llm.ModelFailed]) -> None:
    with pytest.raises(failure) as raised:
        await heard(SCRIPTED, ask(f"scripted:{order}"))
    assert raised.value.message


async def test_it_waits_as_ordered_and_reads_no_nonsense() -> None:
    began = time.monotonic()
    await heard(SCRIPTED, ask("scripted:wait=0.1 scripted:delay=... scripted:pieces=x"))
    assert 0.1 <= time.monotonic() - began < 1.0
