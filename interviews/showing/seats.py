"""What a report calls its matter: the answers of a candidate, or the questions of somebody who interviews."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.models import Interview


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one seat.

    Attributes:
        each: the heading of what is judged one by one; `own`: of what the user said in it.
        hold, carries: the sentence before the numbers, where all is well, and where something is to be gained.
        little: where there was too little; `here`: what can be read while there are no scores.
        full: what a criterion is at its best; `no_evidence`: where it has no score.
        stronger, say: the headings of what could be said instead.
        unjudged: where no model could judge; `unread`: where one could now.
    """

    each: Promise
    own: Promise
    hold: tuple[Promise, ...]
    carries: Promise
    little: Promise
    here: Promise
    full: Promise
    no_evidence: Promise
    stronger: Promise
    say: Promise
    unjudged: Promise
    unread: Promise


ANSWERS = Words(
    each=pgettext_lazy("what was asked", "Questions"),
    own=_("Your answer"),
    hold=(_("Your answers hold on every criterion."), _("Keep them, and tell them shorter.")),
    carries=_("{criterion} carries your answers."),
    little=_("There was too little to hear yet."),
    here=_("Your answers are here."),
    full=_("A full answer: {anchor}"),
    no_evidence=_("Not enough evidence in what you said."),
    stronger=_("A stronger version, from your own facts"),
    say=_("Say"),
    unjudged=_(
        "Nobody has judged these answers: the model of this interview is too small for that. What follows is "
        "measured in your words; there are no scores."
    ),
    unread=_(
        "Nobody has judged these answers: no model could when this report was made. One can now; make the report again."
    ),
)

QUESTIONS = Words(
    each=_("Part by part"),
    own=_("Your questions"),
    hold=(_("Your questions hold on every criterion."), _("Keep asking like that.")),
    carries=_("{criterion} carries your interview."),
    little=_("Too little was asked to be judged."),
    here=_("Your questions are here."),
    full=_("At its best: {anchor}"),
    no_evidence=_("Not enough evidence in what you asked."),
    stronger=_("A better question, of what was said"),
    say=_("Ask"),
    unjudged=_(
        "Nobody has judged these questions: the model of this interview is too small for that. What follows is "
        "measured in your words; there are no scores."
    ),
    unread=_(
        "Nobody has judged these questions: no model could when this report was made. One can now; make the report "
        "again."
    ),
)


WORDS: Mapping[str, Words] = {Interview.Seat.CANDIDATE: ANSWERS, Interview.Seat.INTERVIEWER: QUESTIONS}
