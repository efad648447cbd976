"""What the scripted model answers where a form is wanted: the same for the same call, made of what it was shown."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from interviews.llm.base import Call

_ANSWER = re.compile(r"<answer>\n(.*?)\n</answer>", re.DOTALL)
_EXCHANGE = re.compile(r"<exchange>\n(.*?)\n</exchange>", re.DOTALL)
_ASKED, _TOLD = re.compile(r"^Interviewer: (.*)$", re.MULTILINE), re.compile(r"^Candidate: (.*)$", re.MULTILINE)
_MARK = re.compile(r"^\[material .*\]$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]?")
_FIGURE = re.compile(r"\d")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def filled(call: Call, orders: Mapping[str, str]) -> str:
    """JSON that fits the call's schema; `score=N` of the script gives every judgement that score."""
    fields = set((call.schema or {}).get("properties") or {})  # type: ignore[call-overload]  # a schema is plain JSON
    prompt = str(call.messages[-1]["content"]) if call.messages else ""
    exchange = _EXCHANGE.search(prompt)
    said: dict[str, Any] = {}
    if "score" in fields:
        said = _judged_questions(exchange[1]) if exchange else _judged_answer(prompt)
        said |= {"score": int(orders["score"])} if said["quotes"] and orders.get("score", "").isdigit() else {}
    elif "stronger" in fields:
        said = _reviewed_questions(exchange[1]) if exchange else _reviewed_answer(prompt)
    return json.dumps(said, ensure_ascii=False)


def _judged_answer(prompt: str) -> dict[str, Any]:
    sentences = _sentences(prompt)
    proven = any(_FIGURE.search(sentence) for sentence in sentences) and len(sentences) > 1
    return {
        "quotes": sorted(sentences, key=lambda each: not _FIGURE.search(each))[:2],
        "reason": _word(sentences, "It names what happened.", "说出了事情的经过。"),
        "score": (4 if proven else 2) if sentences else None,
    }


def _reviewed_answer(prompt: str) -> dict[str, Any]:
    sentences = _sentences(prompt)
    figure = _word(sentences, "In the end it fell to [your figure].", "最后降到了[你的数字]。")
    why = _word(sentences, "It sets the scene.", "交代了背景。")
    return {
        "worked": [{"quote": sentences[0], "why": why}] if sentences else [],
        "missing": [_word(sentences, "What changed in the end.", "最后有什么变化。")],
        "stronger": f"{' '.join(sentences)} {figure}".strip(),
        "say": figure,
    }


def _judged_questions(exchange: str) -> dict[str, Any]:
    """Of each turn its last words, which ask; two turns prove a high score."""
    asked = _questions(exchange)
    return {
        "quotes": asked[:2],
        "reason": _word(asked, "They ask for what happened.", "问的是发生过的事。"),
        "score": (4 if len(asked) > 1 else 2) if asked else None,
    }


def _reviewed_questions(exchange: str) -> dict[str, Any]:
    """A follow-up that takes up the first words of the last reply."""
    asked, told = _questions(exchange), _TOLD.findall(exchange)
    chinese = bool(_CHINESE.search("".join(asked)))
    words = re.split(r"[,，.。!！?？;；]", told[-1])[0] if told else ""
    taken = words[:16] if chinese else " ".join(words.split()[:8])
    say = _word(asked, f"You said “{taken}”: what did you do yourself?", f"你说“{taken}”，你自己是怎么做的？")
    why = _word(asked, "It asks for what happened.", "问的是发生过的事。")
    return {
        "worked": [{"quote": asked[0], "why": why}] if asked else [],
        "missing": [_word(asked, "What came of it.", "结果如何。")],
        "stronger": _word(asked, "What did you do first, and why?", "你先做了什么，为什么？"),
        "say": say if taken else "",
    }


def _questions(exchange: str) -> list[str]:
    """Of each turn of an interviewer the last sentence, where it is long enough to be quoted."""
    last = [found[-1].strip() for turn in _ASKED.findall(exchange) if (found := _SENTENCE.findall(turn))]
    return [each for each in last if len(each) > (5 if _CHINESE.search(each) else 11)]


def _sentences(prompt: str) -> list[str]:
    """The sentences of the answer that a prompt shows."""
    shown = _ANSWER.search(prompt)
    text = _MARK.sub("", shown[1]) if shown else ""
    return [each.strip() for each in _SENTENCE.findall(text) if len(each.strip()) > 11]


def _word(shown: Sequence[str], english: str, chinese: str) -> str:
    return chinese if _CHINESE.search("".join(shown)) else english
