"""The one shape of a language's measures and thresholds; `english`, `chinese` and their `…_replies` fill it.

Patterns see a sentence in lower case after NFKC folding. A pattern names the ways in which a language marks
something (an aspect, a tense, a class of verbs), never a sentence of anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Measures of one language.

    Attributes:
        fillers, hedges: sounds and words without content · ways of not committing.
        own, team: the speaker alone · the speaker's group.
        hypothetical: what would be done, or always is; `real` marks what was done.
        number: a figure, in digits or words · `change`: a verb of change in a finished tense.
        outcome: a change that counts without a figure · `ending`: what announces how it came out.
        goal: what makes a change an aim instead of a result.
        deed: what the speaker did, in a clause: a number in it alone counts what was done, not what came of it.
        habit: what the speaker does since then, where an answer ends.
        scene: how an answer begins to tell where it happened, in its first two sentences.
        parts: part → what shows it, for the parts that one pattern can show.
        families: family of parts (`families`) → what shows them.
        own_needed: own deeds, beside deeds of the group, that show an own part · `enough`: words of an answer that is
            taken for a full one where no rule knows the part.
        minute: words that are spoken in a minute; careers services and interviewers agree on one to two minutes for
            an answer, and conversation runs at about 150 words (National Center for Voice and Speech), which are
            240 Chinese characters. What is longer than two is too long, and beyond one it has to say something.
        breath: words of a sentence that does not end; style guides hold forty for hard to follow.
    """

    fillers: re.Pattern[str]
    hedges: re.Pattern[str]
    own: re.Pattern[str]
    team: re.Pattern[str]
    hypothetical: re.Pattern[str]
    number: re.Pattern[str]
    change: re.Pattern[str]
    outcome: re.Pattern[str]
    ending: re.Pattern[str]
    goal: re.Pattern[str]
    deed: re.Pattern[str]
    scene: re.Pattern[str]
    habit: re.Pattern[str]
    parts: Mapping[str, re.Pattern[str]]
    families: Mapping[str, re.Pattern[str]]
    own_needed: int = 2
    enough: int = 25
    minute: int = 150
    breath: int = 60


@dataclass(frozen=True, slots=True)
class Replies:
    """The marks of replies that are no answer.

    Attributes:
        silence: all of a text that says nothing · `stuck`: not knowing, asking for help · `refusal`: not willing.
        all_told: that there is nothing more to tell.
        never: that there was no such situation · `after_all`: how a story begins that comes closest, after that.
        abuse · `injection`: words to the machine instead of the interviewer · `everyday`: other subjects.
        asks: a question about the question · `meant`: one that must be answered first · `again`: a wish to hear the
            same once more.
        either: a question back that offers two things to choose from · `sort`: one for the kind of thing to tell.
        private: what is told of oneself and plays no part in an interview: age, health, family, faith.
        grave: of that, illness, death and the like · `reason`: a question why a post was short, left or missing.
        nonsense: runs of keys and letters that are no words · `common`: words that hardly any sentence does without.
        short: words below which a reply may be no answer.
    """

    silence: re.Pattern[str]
    stuck: re.Pattern[str]
    all_told: re.Pattern[str]
    never: re.Pattern[str]
    after_all: re.Pattern[str]
    refusal: re.Pattern[str]
    abuse: re.Pattern[str]
    injection: re.Pattern[str]
    everyday: re.Pattern[str]
    asks: re.Pattern[str]
    meant: re.Pattern[str]
    again: re.Pattern[str]
    either: re.Pattern[str]
    sort: re.Pattern[str]
    private: re.Pattern[str]
    grave: re.Pattern[str]
    reason: re.Pattern[str]
    nonsense: re.Pattern[str]
    common: re.Pattern[str]
    short: int = 40


def words(*groups: Iterable[str] | str) -> re.Pattern[str]:
    """A pattern for any of these words or phrases as whole words (spaces in a string separate words)."""
    return re.compile(rf"\b(?:{joined(*groups)})\b")


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern for any of these patterns."""
    return re.compile("|".join(patterns))


def joined(*groups: Iterable[str] | str) -> str:
    flat = [item for group in groups for item in (group.split() if isinstance(group, str) else group)]
    return "|".join(sorted(flat, key=len, reverse=True))
