"""How answers are judged: one criterion and one answer a call, evidence first, totals in code. Pure.

`material` what of an answer is put before the judge · `evidence` what of its verdict stands · `scores` several
verdicts to one score, and the totals · `own_words` what a better answer may be made of. Of somebody who interviews:
`interviewing` the measures · `stretches` what is judged at a time · `asking` the same rules for questions.
Not here: who asks the model (`reports`), what criteria there are (`prompts`).
"""

from interviews.rubric.asking import QUESTIONS, better, exchange, questions
from interviews.rubric.evidence import ANSWERS, Verdict, verdict
from interviews.rubric.interviewing import Interviewing, interviewing
from interviews.rubric.material import Material, fold, material
from interviews.rubric.own_words import Review, review
from interviews.rubric.replies import JUDGEMENT, REVIEW, parsed
from interviews.rubric.scores import PASSES, Score, overall, score
from interviews.rubric.stretches import stretches

__all__ = [
    "ANSWERS",
    "JUDGEMENT",
    "PASSES",
    "QUESTIONS",
    "REVIEW",
    "Interviewing",
    "Material",
    "Review",
    "Score",
    "Verdict",
    "better",
    "exchange",
    "fold",
    "interviewing",
    "material",
    "overall",
    "parsed",
    "questions",
    "review",
    "score",
    "stretches",
    "verdict",
]
