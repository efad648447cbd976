"""Our own labelled answers under judgements that were recorded: what of the quality aimed at holds, and what does not.

The judgements are of a large language model, read from the prompts as they are sent, all in one conversation, so
passes are not independent; and it had read the labels before. They show that prompts, rubric and rules work together,
not how well a model judges.
"""

from pathlib import Path

import pytest
from django.core.management import CommandError

from interviews.calibration import lines, records
from interviews.calibration.figures import Figures, figures
from interviews.calibration.judging import asks
from interviews.calibration.versions import Rubric, prompt
from interviews.management.commands.calibrate import NO_MODEL
from prompts import publishing
from tests.core.test_calibrate import calibrate, judge_of

pytestmark = pytest.mark.django_db(transaction=True)

SET = Path(__file__).parent / "labelled_answers"
RECORD = SET / "judgements.txt"


@pytest.fixture
def found(house: None) -> Figures:
    labelled = lines.load(SET, Rubric())
    return figures(labelled, records.read(RECORD).replayed(asks(labelled, prompt(), NO_MODEL)))


def test_scores_stand_in_the_right_order_within_an_interview_and_words_do_not(found: Figures) -> None:
    for language, judge, words in [("all", found.judge, found.words), *found.languages]:
        assert judge.order is not None
        assert words.order is not None
        assert judge.order >= 0.85, language
        assert judge.order - words.order >= 0.10, language


def test_every_quote_stands(found: Figures) -> None:
    assert found.validity == 1.0


def test_what_must_or_must_not_move_a_score(found: Figures) -> None:
    assert len(found.cases) == 62
    assert [(case.move.changed, case.criterion) for case in found.cases if not case.held] == []


def test_the_command_replays_it(house: None) -> None:
    told = calibrate(SET, replay=RECORD, strict=True)
    assert "24 answers of 8 interviews, 84 labels; judge: replayed: judgements of a large language model" in told


def test_another_prompt_is_to_be_recorded_anew(house: None) -> None:
    publishing.publish(publishing.write(judge_of("zh"), "{{ question }} {{ answer }} {{ criterion }} {{ anchors }}"))
    with pytest.raises(CommandError, match="record anew with --record"):
        calibrate(SET, replay=RECORD)
