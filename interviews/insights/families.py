"""Families of the parts that questions bring themselves. What shows a family is in each language's table."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, frozenset[str]] = {
    "reason": frozenset(
        {"reason", "motivation", "motive", "why", "driver", "attraction", "interest", "cause", "grounds"}
    ),
    "future": frozenset(
        {
            "goal",
            "goals",
            "future",
            "plan",
            "plans",
            "growth",
            "direction",
            "ambition",
            "towards",
            "horizon",
            "career",
            "wish",
            "want",
        }
    ),
    "figure": frozenset(
        {"salary", "pay", "expectation", "expectations", "compensation", "range", "figure", "amount", "money"}
    ),
    "when": frozenset({"availability", "notice", "start", "timing", "date", "logistics", "period", "timeline"}),
    "place": frozenset({"place", "location", "remote", "travel", "relocation", "office"}),
    "strength": frozenset(
        {"strength", "strengths", "skill", "skills", "experience", "background", "qualification", "offer", "point"}
    ),
    "limits": frozenset({"limit", "limits", "edges", "bounds", "boundary", "boundaries", "condition"}),
    "weakness": frozenset({"weakness", "gap", "difference", "honesty", "flaw", "criticism", "hinder"}),
    "preference": frozenset(
        {"preference", "preferences", "style", "conditions", "environment", "needs", "features", "culture", "beyond"}
    ),
    "method": frozenset({"method", "process", "way", "system", "order", "priorities", "ordering"}),
    "telling": frozenset({"communication", "telling", "informing", "feedback", "stakeholders"}),
    "view": frozenset({"view", "opinion", "judgement", "thought", "perspective"}),
    "question": frozenset({"question", "questions", "curiosity", "open"}),
    "step": frozenset(
        {"step", "steps", "improvement", "remedy", "handling", "effort", "tried", "measures", "learning", "next"}
    ),
    "control": frozenset({"control"}),
    "example": frozenset({"example", "evidence", "proof", "instance", "case", "story", "past"}),
    "knows": frozenset(
        {
            "company",
            "fit",
            "research",
            "knowledge",
            "employer",
            "role",
            "match",
            "alignment",
            "values",
            "link",
            "product",
        }
    ),
}
"""Family of parts → words of a part's key (or of its cue) that place it there; the first family that fits."""
