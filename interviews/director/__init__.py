"""The director: plan + transcript + clock → the moves that may come now. Pure Python, no model, no clock of its own.

`plan` what is meant to be asked · `course` where the transcript stands · `pacing` what the clock says · `choosing` the
rules · `offers` which moves may come · `wording` the moves in the bank's words.
"""

from interviews.director.course import fold
from interviews.director.moves import KINDS, Clock, Line, Move
from interviews.director.offers import Offer, Progress, offer, progress
from interviews.director.plan import Plan, Planned, in_words_of, make_plan
from interviews.director.wording import Wording, opening
from prompts.bank import Part

__all__ = [
    "KINDS",
    "Clock",
    "Line",
    "Move",
    "Offer",
    "Part",
    "Plan",
    "Planned",
    "Progress",
    "Wording",
    "fold",
    "in_words_of",
    "make_plan",
    "offer",
    "opening",
    "progress",
]
