"""Small models: one short task a call, checked sentence by sentence, and the bank's words wherever that fails."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.builder import advice
from interviews.builder.checks import candidate_faults, link_faults, probe_faults
from interviews.builder.context import MARGIN, MESSAGE_COST, newest, shortened, tokens
from interviews.builder.full import conversation, rendered
from interviews.builder.scripts import CheckedScript, Message, Script
from interviews.builder.turn import Turn
from interviews.builder.values import wording
from interviews.director import Move, Offer
from interviews.insights.parts import TABLES, canonical
from interviews.insights.text import read
from prompts.rendering import fenced

LINK, PROBE, PLAY = 32, 40, 120
"""Tokens of a link, of a follow-up question, of an answer as the candidate."""

HEARD = 220
"""Tokens of the candidate's answer that a small model is shown."""

WORTH_A_LINK = 25
"""Words of an answer that is worth being taken up before the next question."""

_LINKS = (
    (
        "I moved our shop to a new payment provider in three weeks and called every customer myself.",
        "You moved the shop in three weeks and called the customers yourself.",
    ),
    (
        "My manager wanted a report every day, so I wrote a script that makes it at night.",
        "You wrote a script for the daily report.",
    ),
    (
        "I disagreed with the designer about the menu, and we tested both versions with users.",
        "You tested both versions of the menu with users.",
    ),
)
_PROBES = (
    (
        "I moved our shop to a new payment provider and called every customer myself.",
        "the result, in numbers",
        "What changed for the customers after you moved to the new provider?",
    ),
    (
        "We rebuilt the search page because it was slow, and we tested it with users.",
        "what the candidate did alone",
        "Which part of the search page did you build yourself?",
    ),
    (
        "I wrote a script for the daily report and it saves an hour.",
        "what was learned",
        "What would you do differently with the daily report today?",
    ),
)


def compact_script(turn: Turn, offer: Offer | None, prompt: str) -> Script:
    """The script of a turn for a small model; in a language that it does not speak, without it."""
    match turn.voice:
        case "coach":
            return Script(say_first=advice.coach(turn))
        case "interviewer_coach":
            return Script(say_first=advice.interviewer_coach(turn))
        case "candidate":
            return _candidate(turn, prompt)
    assert offer is not None
    return _interviewer(turn, offer, prompt)


def _interviewer(turn: Turn, offer: Offer, prompt: str) -> Script:
    move = offer.preferred
    words = wording(turn).of(offer, move)
    answer = offer.asked
    heard = turn.model_speaks and turn.base_language == "en" and offer.said == "answer" and answer.strip()
    if not heard or wording(turn).asides.before(offer, move):
        return Script(say_first=words, move=move)
    if move.kind == "ask" and read(_told(answer)).words >= WORTH_A_LINK:
        return _link(turn, offer, words, move)
    special = offer.reading.team_only or offer.reading.hypothetical
    if move.kind == "probe" and offer.why == "missing" and not special:
        return _probe(turn, offer, prompt, words, move)
    return Script(say_first=words, move=move)


def _link(turn: Turn, offer: Offer, words: str, move: Move) -> Script:
    task = "Repeat in one short sentence what the candidate did. Begin with You. Ask nothing."
    examples = [pair for said, link in _LINKS for pair in _example(f"Candidate: {said}", link)]
    told = _told(offer.asked)
    ask = {"role": "user", "content": f"Candidate: {_cut(told)}"}
    return CheckedScript(
        messages=_call(turn, task, [*examples, ask], LINK),
        max_tokens=min(LINK, turn.output_limit),
        temperature=0.0,
        check=lambda sentence, shown: link_faults(sentence, told, turn.language),
        after=words,
        instead=words,
        move=move,
    )


def _told(answer: str) -> str:
    """What was done: without the sentences of what would be, which a small model takes for deeds."""
    whole = read(answer)
    supposed = TABLES["en"].hypothetical
    sentences = zip(whole.sentences, whole.low, strict=True)
    return " ".join(sentence for sentence, low in sentences if not supposed.search(low))


def _probe(turn: Turn, offer: Offer, prompt: str, words: str, move: Move) -> Script:
    system = rendered(prompt, turn, offer, "", _cut_value)
    task = "Ask the candidate one short question about what is missing. Use their own words."
    examples = [
        pair for said, missing, asked in _PROBES for pair in _example(f"Candidate: {said}\nMissing: {missing}", asked)
    ]
    part = next((part for part in offer.current.parts if part.key == move.part), None) if offer.current else None
    missing = part.cue if part and part.cue else (move.part or "").replace("_", " ")
    ask = {"role": "user", "content": f"Candidate: {_cut(offer.asked)}\nMissing: {missing}"}
    question = offer.current.text if offer.current else ""
    return CheckedScript(
        messages=_call(turn, f"{system}\n\n{task}".strip(), [*examples, ask], PROBE),
        max_tokens=min(PROBE, turn.output_limit),
        temperature=0.2 if turn.attempt == 1 else 0.7,
        check=lambda sentence, shown: probe_faults(
            sentence, offer.asked, f"{question} {missing}", canonical(move.part or ""), turn.language
        ),
        instead=words,
        move=move,
    )


def _candidate(turn: Turn, prompt: str) -> Script:
    words = wording(turn)
    asked = [line for line in turn.lines if line.by_interviewer]
    kind = "play_candidate" if asked else "greet"
    stand_in = words.say(kind, words.names) or words.say("greet", words.names)
    if not asked or not turn.model_speaks:
        return Script(say_first=stand_in)
    most = min(PLAY, turn.output_limit)
    system = rendered(prompt, turn, None, "", _cut_value)
    system = shortened(system, turn.context_limit // 2)
    left = turn.context_limit - most - tokens(system) - MESSAGE_COST - MARGIN
    kept = newest(conversation(turn, prompt)[-5:], min(left, turn.context_limit // 3))
    return CheckedScript(
        messages=({"role": "system", "content": system}, *kept.messages),
        max_tokens=most,
        temperature=0.4,
        check=lambda sentence, shown: candidate_faults(sentence, shown, turn.language),
        most=4,
        instead=stand_in,
    )


def _call(turn: Turn, system: str, messages: Sequence[Message], output: int) -> tuple[Message, ...]:
    """The system text, then the examples and the task; the first examples go when the context is too short."""
    left = turn.context_limit - output - MARGIN
    kept_system = shortened(system, left // 2)
    kept = newest(messages, left - tokens(kept_system) - MESSAGE_COST)
    return ({"role": "system", "content": kept_system}, *kept.messages)


def _cut_value(name: str, value: str) -> str:
    return shortened(value, HEARD)


def _example(said: str, answered: str) -> tuple[Message, Message]:
    return {"role": "user", "content": said}, {"role": "assistant", "content": answered}


def _cut(answer: str) -> str:
    return shortened(fenced(" ".join(answer.split())), HEARD)
