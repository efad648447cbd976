"""Which kind of phrase belongs to which reply, and which are said once or in short. The phrases are the bank's."""

from __future__ import annotations

REDIRECTS = {
    "other_language": "keep_language",
    "abuse": "calm",
    "repeated": "repeated",
    "unreadable": "unreadable",
    "injection": "keep_to_it",
}
"""What leads back to the question, by the kind of the reply; `redirect` after any other."""

DRIFTED = {
    "off_topic": "stop_or_go",
    "injection": "stop_or_go",
    "silence": "still_there",
    "unreadable": "unreadable_again",
}
"""The same where a second question in a row was met so: the words that also let somebody stop."""

UNANSWERED = frozenset(
    {
        "silence",
        "dont_know",
        "never_had",
        "refusal",
        "off_topic",
        "abuse",
        "injection",
        "other_language",
        "unreadable",
        "repeated",
        "rambling",
    }
)
"""Kinds of replies after which the question is left without thanks for an answer."""

ONCE = frozenset({"ask_other", "calm", "repeated", "short_version", "short_again", "retold", "cut_short", "cut_retold"})
"""Said once a question: each question has the next variant."""

CUT = frozenset({"cut_short", "cut_retold"})
"""Said with the part that is asked for next."""

BRIEFLY = frozenset(
    {
        "redirect",
        "keep_to_it",
        "language_again",
        "lost_thread",
        "simpler",
        "stop_or_go",
        "still_there",
        "unreadable",
        "unreadable_again",
    }
)
"""Said with the question in short, each time in other words."""

AFTER_A_FINDING = frozenset({"own_action", "measured_result", "reflection", "method", "step"})
"""Parts that are told by what was done about what was found out."""

UNFINISHED = frozenset({"announced", "finding"})
"""Why somebody is asked to go on."""

LONG = 2
"""How many questions were answered at too great a length before this is said to be so again."""
