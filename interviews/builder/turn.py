"""Everything that is known about one answer before it is said: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from interviews.director import Clock, Line, Plan

Voice = Literal["interviewer", "coach", "candidate", "interviewer_coach"]
Profile = Literal["full", "compact"]
SEAT: Mapping[str, str] = {
    "interviewer": "interviewer",
    "candidate": "candidate",
    "coach": "candidate",
    "interviewer_coach": "interviewer",
}
"""Voice → the seat it speaks from, or whose user it advises."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer to be given.

    Attributes:
        voice: who speaks: `interviewer`, `coach`, `candidate` or `interviewer_coach`.
        lines: the transcript up to the line that is answered; advice is never in it.
        about: index into `lines` of the line that the answer is about, None for the opening.
        stories, personal: as the contract's `Story` and `PersonalInfo`; private stories reach the coach only.
        code: `{language, source, output?}` sent with the line.
        job_ad: what the employer wrote about the position.
        background: who the AI candidate is, drawn once for the interview.
        model_languages: the languages the model speaks, empty for all.
        context_limit, output_limit: tokens.
        attempt: the number of the try at this answer, from 1; another one is said in other words.
    """

    voice: Voice
    type_code: str
    plan: Plan
    lines: tuple[Line, ...]
    type_name: str = ""
    language: str = "en"
    locale: str = "en-US"
    profile: Profile = "full"
    company: str = ""
    position: str = ""
    level: str = "mid"
    mode: str = "study"
    clock: Clock = field(default_factory=Clock)
    about: int | None = None
    stories: tuple[Mapping[str, Any], ...] = ()
    personal: Mapping[str, Any] = field(default_factory=dict)
    code: Mapping[str, Any] | None = None
    job_ad: str = ""
    background: str = ""
    model_languages: tuple[str, ...] = ()
    context_limit: int = 8192
    output_limit: int = 1024
    attempt: int = 1

    @property
    def source(self) -> str:
        """The candidate's code, "" for none."""
        return str((self.code or {}).get("source") or "")

    @property
    def base_language(self) -> str:
        return self.language.lower().split("-")[0]

    @property
    def model_speaks(self) -> bool:
        """Whether the model speaks the language of the interview."""
        spoken = {language.lower().split("-")[0] for language in self.model_languages}
        return not spoken or self.base_language in spoken
