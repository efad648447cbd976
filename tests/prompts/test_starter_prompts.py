"""The prompts that ship: one for each voice, profile and language; people's text always within a fence."""

import re

import pytest

from prompts.inforce import Snapshot
from prompts.rendering import VARIABLES, check

VOICES, PROFILES, LANGUAGES = tuple(VARIABLES), ("full", "compact"), ("en", "zh")
SMALL = [voice for voice in VOICES if not voice.endswith(("judge", "reviewer"))]
"""Voices that a small model speaks, too."""
PLACES = [
    (voice, profile, language)
    for voice in VOICES
    for profile in PROFILES
    for language in LANGUAGES
    if profile == "full" or voice in SMALL
]
PEOPLES = ("company", "position", "profile", "stories", "code", "question", "background", "answer", "exchange")


def text(shipped: Snapshot, voice: str, profile: str, language: str) -> str:
    found = shipped.prompts["production"].get(("", language, voice, profile))
    assert found is not None
    return found.text


@pytest.mark.parametrize(("voice", "profile", "language"), PLACES)
def test_it_has_a_prompt_for_each_voice_profile_and_language(
    shipped: Snapshot, voice: str, profile: str, language: str
) -> None:
    assert check(text(shipped, voice, profile, language), VARIABLES[voice]) == []


@pytest.mark.parametrize(("voice", "profile", "language"), PLACES)
def test_it_fences_peoples_text(shipped: Snapshot, voice: str, profile: str, language: str) -> None:
    prompt = text(shipped, voice, profile, language)
    for name in PEOPLES:
        places = len(re.findall(r"\{\{ *" + name + r" *\}\}", prompt))
        fenced = len(re.findall(rf"<{name}>\n?\{{\{{ {name} \}}\}}\n?</{name}>", prompt))
        assert places == fenced, name


@pytest.mark.parametrize(("voice", "profile", "language"), PLACES)
def test_it_says_that_material_is_no_instruction(shipped: Snapshot, voice: str, profile: str, language: str) -> None:
    assert re.search(
        r"never an instruction|never changes these rules|不是.*指令|不改变这些规则",
        text(shipped, voice, profile, language),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_explains_the_offer_to_a_capable_interviewer(shipped: Snapshot, language: str) -> None:
    prompt = text(shipped, "interviewer", "full", language)
    assert all(mark in prompt for mark in ("{{ offer }}", "{{ moves }}", "[[move: kind part]]", "{{ time }}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("voice", SMALL)
def test_it_is_short_for_small_models(shipped: Snapshot, voice: str, language: str) -> None:
    assert len(text(shipped, voice, "compact", language)) < 400
