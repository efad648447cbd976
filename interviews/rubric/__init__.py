"""How answers are judged: one criterion and one answer a call, evidence first, totals in code. Pure.

`material` what of an answer is put before the judge · `evidence` what of its verdict stands · `scores` several
verdicts to one score, and the totals · `own_words` what a better answer may be made of · `interviewing` the measures
of somebody who interviews. Not here: who asks the model (`reports`), what criteria there are (`prompts`).
"""

from interviews.rubric.evidence import Verdict, verdict
from interviews.rubric.interviewing import Interviewing, interviewing
from interviews.rubric.material import Material, fold, material
from interviews.rubric.own_words import Review, review
from interviews.rubric.replies import JUDGEMENT, REVIEW, parsed
from interviews.rubric.scores import PASSES, Score, overall, score

__all__ = [
    "JUDGEMENT",
    "PASSES",
    "REVIEW",
    "Interviewing",
    "Material",
    "Review",
    "Score",
    "Verdict",
    "fold",
    "interviewing",
    "material",
    "overall",
    "parsed",
    "review",
    "score",
    "verdict",
]
