"""What the scripted model answers where a form is wanted: the same for the same call, made of what it was shown."""

import json
import re
from collections.abc import Mapping
from typing import Any

from interviews.llm.base import Call

_ANSWER = re.compile(r"<answer>\n(.*?)\n</answer>", re.DOTALL)
_MARK = re.compile(r"^\[material .*\]$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]?")
_FIGURE = re.compile(r"\d")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def filled(call: Call, orders: Mapping[str, str]) -> str:
    """JSON that fits the call's schema; `score=N` of the script gives every judgement that score."""
    fields = set((call.schema or {}).get("properties") or {})  # type: ignore[call-overload]  # a schema is plain JSON
    sentences = _sentences(call)
    said: dict[str, Any] = {}
    if "score" in fields:
        proven = any(_FIGURE.search(sentence) for sentence in sentences) and len(sentences) > 1
        score = int(orders["score"]) if orders.get("score", "").isdigit() else 4 if proven else 2
        quotes = sorted(sentences, key=lambda each: not _FIGURE.search(each))[:2]
        said = {
            "quotes": quotes,
            "reason": _word(call, "It names what happened.", "说出了事情的经过。"),
            "score": score,
        }
        said |= {"score": None} if not sentences else {}
    elif "stronger" in fields:
        first = sentences[0] if sentences else ""
        figure = _word(call, "In the end it fell to [your figure].", "最后降到了[你的数字]。")
        said = {
            "worked": [{"quote": first, "why": _word(call, "It sets the scene.", "交代了背景。")}] if first else [],
            "missing": [_word(call, "What changed in the end.", "最后有什么变化。")],
            "stronger": f"{' '.join(sentences)} {figure}".strip(),
            "say": figure,
        }
    return json.dumps(said, ensure_ascii=False)


def _sentences(call: Call) -> list[str]:
    """The sentences of the answer that a prompt shows."""
    shown = _ANSWER.search(str(call.messages[-1]["content"])) if call.messages else None
    text = _MARK.sub("", shown[1]) if shown else ""
    return [each.strip() for each in _SENTENCE.findall(text) if len(each.strip()) > 11]


def _word(call: Call, english: str, chinese: str) -> str:
    return chinese if _CHINESE.search("".join(_sentences(call))) else english
