"""What an interview says that nobody has to invent: questions, their parts, and set phrases. Pure values.

Here: the frozen values that the director plans with, and their JSON. Not here: where they are
stored (`models`), which are in force (`catalog`), what is said when (the director).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

LEVELS = ("any", "junior", "mid", "senior")

PHRASES: Mapping[str, frozenset[str]] = {
    # the interviewer's turns; each holds exactly one question, or none where nothing is asked
    "opening": frozenset({"company", "position", "questions", "minutes", "question"}),
    "opening_untimed": frozenset({"company", "position", "questions", "question"}),
    "opening_one": frozenset({"company", "position", "question"}),
    "ask": frozenset({"question"}),
    "ask_other": frozenset({"question"}),
    "ask_on": frozenset({"question"}),
    "leave_or_go": frozenset({"question"}),
    "pause_or_go": frozenset({"question"}),
    "probe": frozenset({"probe"}),
    "probe_anew": frozenset({"probe"}),
    "write_code": frozenset(),
    "only_head": frozenset(),
    "own_part": frozenset(),
    "real_example": frozenset(),
    "any_case": frozenset(),
    "silence": frozenset({"question"}),
    "clarify": frozenset({"question"}),
    "either": frozenset({"question"}),
    "one_example": frozenset({"question"}),
    "about_post": frozenset({"company", "position", "question"}),
    "no_matter": frozenset({"question"}),
    "repeat": frozenset({"question"}),
    "clarify_fact": frozenset({"fact"}),
    "common_fact": frozenset(),
    "hint": frozenset({"hint"}),
    "redirect": frozenset({"question"}),
    "stop_or_go": frozenset({"question"}),
    "still_there": frozenset({"question"}),
    "unreadable": frozenset({"question"}),
    "keep_to_it": frozenset({"question"}),
    "unreadable_again": frozenset({"question"}),
    "calm": frozenset({"question"}),
    "simpler": frozenset({"question"}),
    "repeated": frozenset({"question"}),
    "short_version": frozenset({"question"}),
    "short_again": frozenset({"question"}),
    "lost_thread": frozenset({"question"}),
    "retold": frozenset({"question"}),
    "announced": frozenset({"nth"}),
    "what_then": frozenset(),
    "cut_short": frozenset({"probe"}),
    "cut_retold": frozenset({"probe"}),
    "noted_in_code": frozenset(),
    "language_again": frozenset({"question"}),
    "answer_now": frozenset({"question"}),
    "suppose": frozenset({"question"}),
    "other_name": frozenset({"name"}),
    "other_name_of_one": frozenset({"name", "own"}),
    "other_class": frozenset({"name", "own"}),
    "other_call": frozenset({"own", "wanted"}),
    "no_class": frozenset({"name", "methods"}),
    "keep_language": frozenset({"question"}),
    "time_check_ask": frozenset({"minutes", "question"}),
    # a question that takes up something of the candidate's own profile
    "own_skill": frozenset({"own"}),
    "own_post": frozenset({"own"}),
    "invite_questions": frozenset({"company", "position"}),
    "invite_more": frozenset({"company", "position"}),
    "invite_besides": frozenset({"company", "position"}),
    "invite_late": frozenset({"company", "position"}),
    "close": frozenset({"company", "position"}),
    # said before a turn, where what was said asks for it
    "private": frozenset(),
    "private_again": frozenset(),
    "private_grave": frozenset(),
    "private_reason": frozenset(),
    "reassure": frozenset(),
    "said_again": frozenset(),
    "said_elsewhere": frozenset(),
    "same_words": frozenset(),
    "legible": frozenset(),
    "not_yet": frozenset(),
    "not_needed": frozenset(),
    "still_empty": frozenset(),
    "ask_again": frozenset(),
    "assume": frozenset(),
    "assume_rest": frozenset(),
    "rest_in_code": frozenset(),
    "settled": frozenset(),
    "noted": frozenset(),
    "theirs": frozenset({"company", "position"}),
    # the other voices, where no model speaks
    "advise_candidate": frozenset({"cue"}),
    "advise_interviewer": frozenset({"probe"}),
    "greet": frozenset({"company", "position"}),
    "play_candidate": frozenset(),
    # who the AI is in the candidate's seat; never said as it stands
    "candidate_past": frozenset(),
    "candidate_success": frozenset(),
    "candidate_trouble": frozenset(),
    "candidate_habit": frozenset(),
}
"""Every kind of phrase, and the variables (`{{ name }}`) that it may hold.

`questions` and `minutes` are digits; `opening` is for two questions or more on a clock, `opening_untimed` for two or
more without one, `opening_one` for a single question. `ask_on` follows facts in a few words, `ask_other` leaves a
question unanswered, `leave_or_go` the second in a row that somebody would rather not answer, `pause_or_go` the second
of which they knew nothing. `clarify_fact` tells one fact of a coding question; those of `common_fact` hold for all of
them and take no turns. `probe_anew` asks on where nothing was said on the question yet. `redirect` and the next two
hold the question in short: `simpler` answers the first abuse and `calm` what follows, `stop_or_go` comes when a second
question in a row is met with something else, `still_there` when it is met with silence or with what nobody can read
(`unreadable`, where it is the first), `keep_to_it` follows an order to the machine. `either` is for who asks back
which of two is meant (`about_post`, where the question is about the post itself, `no_matter`, where it is a problem),
`one_example` for who asks what kind of thing to tell. `repeated` answers what was told to another question word for
word, `short_version` what nobody can listen to (`short_again` from the third time on, `lost_thread` where no part of
an answer is in it, `cut_short` with what is asked next where one is, `retold` and `cut_retold` where most of it was
said before), `announced` what breaks off before the `nth` thing that was promised (`what_then`, at what was found
out), `language_again` the same words in another language once more, `any_case` not knowing which story to tell,
`suppose` that there was no such situation (`answer_now`, where none was asked for), `write_code` a way to solve a
problem without its code (`only_head`: functions without anything in them, `still_empty` when it stays so),
`other_name` code under another name than the one asked for (`other_name_of_one` where the code defines one thing,
`own`; `other_class` where both are classes), `other_call` code with other parameters (`own` beside `wanted`),
`no_class` that a class with `methods` is still missing. `private` comes before a turn that follows a disclosure
(`private_again` after the second one, `private_grave` where it is a blow, `private_reason` where it is what was asked
for), `reassure` before one that follows “I do not know”, `said_again` before one that follows what was said to the
same question already (`said_elsewhere`, and `same_words` on leaving: to an earlier one, and it told nothing),
`legible` before one that follows the first words after such as nobody can read, `not_yet` before the next step after
words that have nothing to do with the problem, `not_needed` before the next step of a problem whose like somebody
never had, `assume` where somebody asked on the way to an answer what no fact tells, `assume_rest` where facts tell a
part of it (`ask_again` where there was no room for the others, `rest_in_code` where the code came with them),
`settled` after a word about the name of the code, `noted` after questions that a solution answers itself
(`noted_in_code`, where it is written), `theirs` after one that only the company can answer. `hint` has a variant for
each of four rungs, then those for the next problem. `invite_besides` invites who has just put such a question,
`invite_late` where time leaves no room for the other questions. `time_check_ask` tells the time and goes on to the
next question. `own_skill` asks about a tool that profile and job ad both name, `own_post` about a post; `own` is its
name. `greet` and `play_candidate` are said by the AI in the candidate's seat; one variant of each `candidate_…` is
drawn for an interview and makes up its background.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a full answer: what to listen for, and how to ask for it when it is missing."""

    key: str
    cue: str
    probes: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From `{key, cue, probes}`."""
        return cls(key=data["key"], cue=data["cue"], probes=tuple(data["probes"]))

    def to_json(self) -> dict[str, Any]:
        return {"key": self.key, "cue": self.cue, "probes": list(self.probes)}


@dataclass(frozen=True, slots=True)
class Example:
    """One call of the function that a coding question asks for."""

    input: str
    output: str

    def to_json(self) -> dict[str, str]:
        return {"input": self.input, "output": self.output}


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One question of the bank in one language.

    The same `key` in two languages is the same slot of the same type: one competency, each
    wording written by itself. `minutes` is the time a good answer with its probes takes.
    `full_answer` `anchors` `red_flags` are for afterwards: they are in no plan, and nobody is shown them before.
    The last six fields are empty but for coding questions; `hints` go from vague to plain, `tests` are hidden.
    """

    key: str
    language: str
    type: str
    text: str
    competency: str
    level: str
    minutes: float
    parts: tuple[Part, ...]
    statement: str = ""
    examples: tuple[Example, ...] = ()
    clarifications: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    complexity: str = ""
    full_answer: str = ""
    anchors: Mapping[int, str] = field(default_factory=dict)
    red_flags: tuple[str, ...] = ()
    tests: tuple[Example, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From what `to_json` gave."""
        plain = {name: data[name] for name in ("key", "language", "type", "text", "competency", "level")}
        return cls(
            **plain,
            minutes=float(data["minutes"]),
            parts=tuple(Part.of(part) for part in data["parts"]),
            statement=data.get("statement", ""),
            examples=tuple(Example(example["input"], example["output"]) for example in data.get("examples", ())),
            clarifications=tuple(data.get("clarifications", ())),
            hints=tuple(data.get("hints", ())),
            complexity=data.get("complexity", ""),
        )

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, the coding fields only where they hold something."""
        data: dict[str, Any] = {
            "key": self.key,
            "language": self.language,
            "type": self.type,
            "text": self.text,
            "competency": self.competency,
            "level": self.level,
            "minutes": self.minutes,
            "parts": [part.to_json() for part in self.parts],
        }
        if self.statement:
            data |= {
                "statement": self.statement,
                "examples": [example.to_json() for example in self.examples],
                "clarifications": list(self.clarifications),
                "hints": list(self.hints),
                "complexity": self.complexity,
            }
        return data


@dataclass(frozen=True, slots=True)
class Phrases:
    """The set phrases of one type in one language, and the parts of a question that the bank does not know."""

    type: str
    language: str
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def of(self, kind: str) -> tuple[str, ...]:
        """All variants of a kind (see `PHRASES`), to be rendered; none: an empty tuple."""
        return self.lines.get(kind, ())

    def pick(self, kind: str, turn: int) -> str:
        """The variant for a turn: the same turn gets the same one, the next turn another; `""` if there is none."""
        variants = self.of(kind)
        return variants[turn % len(variants)] if variants else ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        lines = {kind: tuple(variants) for kind, variants in data["lines"].items()}
        return cls(data["type"], data["language"], lines, tuple(Part.of(part) for part in data["parts"]))

    def to_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "language": self.language,
            "lines": {kind: list(variants) for kind, variants in self.lines.items()},
            "parts": [part.to_json() for part in self.parts],
        }
