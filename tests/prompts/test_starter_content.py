"""What ships: no gap, no double, no unlawful question, nothing given away, short enough to be said."""

import ast
import json
import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise

import pytest

from interviews.builder.background import DRAWN
from prompts.bank import PHRASES, BankQuestion
from prompts.inforce import Snapshot
from prompts.models import CriterionWording, Phrase, Question, TypeWording
from prompts.rendering import render
from tests.prompts.reference import SOLUTIONS

TYPES, LANGUAGES = ("BQ", "CODE", "HR"), ("en", "zh")
LEVELS = ("junior", "mid", "senior")
PARTS = {
    "BQ": ("situation", "task", "own_action", "measured_result", "reflection"),
    "CODE": ("clarifying", "approach", "code", "tests", "complexity"),
}
UNLAWFUL = {
    "en": r"\b(age|how old|married|marriage|spouse|husband|wife|child(ren)?|pregnan\w*|religio\w*|church|disab\w*|"
    r"illness|health|disease|nationality|race|ethnic\w*|birth\w*|politic\w*|union|gender|sexual\w*|salary history)\b",
    "zh": r"年龄|几岁|结婚|婚姻|已婚|生育|怀孕|孩子|配偶|宗教|信仰|民族|籍贯|户口|健康|疾病|残疾|政治|"
    r"性别|星座|血型|上一份薪",
}
MOST = {"en": 60, "zh": 110}
PRIVATE = ("private", "private_again", "private_grave", "private_reason")
BEFORE = ("reassure", "said_again", "said_elsewhere", "same_words", "not_needed", "not_yet", "legible", "still_empty")
TAKEN_UP = ("settled", "noted", "noted_in_code", "ask_again", "theirs", "assume", "assume_rest", "rest_in_code")
ADVICE = ("close", "greet", "advise_candidate", "advise_interviewer", "play_candidate", "common_fact")
SPEAKS_WITHOUT_ASKING = {*PRIVATE, *BEFORE, *TAKEN_UP, *ADVICE, *DRAWN}
EVERYONE = [(kind, language) for kind in TYPES for language in LANGUAGES]


def everything(shipped: Snapshot) -> list[BankQuestion]:
    return [question for place in EVERYONE for question in shipped.questions[place]]


def coding(shipped: Snapshot) -> list[BankQuestion]:
    return [question for question in everything(shipped) if question.type == "CODE"]


def spoken(question: BankQuestion) -> list[str]:
    return [question.text, *(probe for part in question.parts for probe in part.probes)]


def marks(text: str) -> int:
    return text.count("?") + text.count("？")


def length(text: str, language: str) -> int:
    """Words; characters in Chinese, where a run of Latin letters counts as one word of two."""
    if language == "en":
        return len(text.split())
    return len(re.findall(r"[\u3000-\u9fff\uff00-\uffef]", text)) + 2 * len(re.findall(r"[A-Za-z0-9_]+", text))


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_has_twelve_questions_a_type_and_language(shipped: Snapshot, kind: str, language: str) -> None:
    assert len(shipped.questions[kind, language]) >= 12
    assert all(
        question.language == language and question.type == kind for question in shipped.questions[kind, language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["BQ", "HR"])
def test_it_has_three_questions_a_competency(shipped: Snapshot, kind: str, language: str) -> None:
    found = Counter(question.competency for question in shipped.questions[kind, language])
    assert {competency: count for competency, count in found.items() if count < 3} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_behavioural_question_of_each_competency_for_each_level(shipped: Snapshot, language: str) -> None:
    levels: dict[str, set[str]] = {}
    for question in shipped.questions["BQ", language]:
        levels.setdefault(question.competency, set()).add(question.level)
    assert [(name, level) for name, found in levels.items() for level in LEVELS if not found & {level, "any"}] == []


@pytest.mark.parametrize("kind", ["BQ", "HR"])
def test_it_says_what_a_full_answer_is(shipped: Snapshot, kind: str) -> None:
    for question in (*shipped.questions[kind, "en"], *shipped.questions[kind, "zh"]):
        assert question.full_answer, question.key
        assert set(question.anchors) == {1, 3, 5}, question.key
        assert len(question.red_flags) >= 2, question.key


@pytest.mark.parametrize("kind", TYPES)
def test_it_has_the_same_slots_in_each_language(shipped: Snapshot, kind: str) -> None:
    first, second = (
        {
            q.key: (q.competency, q.level, q.minutes, tuple(p.key for p in q.parts))
            for q in shipped.questions[kind, language]
        }
        for language in LANGUAGES
    )
    assert first == second


def test_it_has_whole_parts(shipped: Snapshot) -> None:
    for question in everything(shipped):
        keys = tuple(part.key for part in question.parts)
        assert keys == PARTS.get(question.type, keys)
        assert len(keys) >= 2
        assert all(part.cue and 2 <= len(part.probes) <= 3 for part in question.parts), question.key


def test_it_has_whole_coding_questions(shipped: Snapshot) -> None:
    for question in coding(shipped):
        assert question.statement
        assert question.complexity
        assert len(question.examples) >= 3, question.key
        assert len(question.clarifications) >= 3
        assert len(question.hints) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_judges_each_coding_question(shipped: Snapshot, language: str) -> None:
    for question in shipped.questions["CODE", language]:
        assert question.full_answer, question.key
        assert set(question.anchors) == {1, 3, 5}, question.key
        assert len(question.red_flags) >= 3, question.key
        assert len(question.tests) >= 6, question.key


def test_it_has_coding_questions_of_each_competency_for_each_level(shipped: Snapshot) -> None:
    levels: dict[str, list[str]] = defaultdict(list)
    for question in shipped.questions["CODE", "en"]:
        levels[question.competency].append(question.level)
    for competency, found in levels.items():
        assert len(found) >= 3, competency
        assert "any" in found or {"junior", "mid", "senior"} <= set(found), competency


def test_it_gives_right_examples(shipped: Snapshot) -> None:
    for question in shipped.questions["CODE", "en"]:
        for example in (*question.examples, *question.tests):
            call = ast.parse(example.input, mode="eval").body
            assert isinstance(call, ast.Call)
            assert isinstance(call.func, ast.Name)
            given = [ast.literal_eval(argument) for argument in call.args]
            assert SOLUTIONS[call.func.id](*given) == json.loads(example.output), example


def test_it_gives_the_same_examples_in_each_language(shipped: Snapshot) -> None:
    examples = [{q.key: (q.examples, q.tests) for q in shipped.questions["CODE", language]} for language in LANGUAGES]
    assert examples[0] == examples[1]


@pytest.mark.usefixtures("starter")
def test_it_keeps_to_the_rules_that_admins_keep_to() -> None:
    for row in [*Question.objects.all(), *Phrase.objects.all(), *TypeWording.objects.all()]:
        row.full_clean()
    for wording in CriterionWording.objects.all():
        wording.full_clean()


def test_it_asks_one_question_at_a_time(shipped: Snapshot) -> None:
    assert [text for question in everything(shipped) for text in spoken(question) if marks(text) != 1] == []


def test_it_writes_each_language_in_its_own_signs(shipped: Snapshot) -> None:
    for question in everything(shipped):
        words = "".join([*spoken(question), *(part.cue for part in question.parts)])
        if question.language == "en":
            assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", words), question.key
        else:
            assert not re.search(r"[?!]", words), question.key
            assert all(re.search(r"[\u4e00-\u9fff]", text) for text in spoken(question))


def test_it_asks_nothing_unlawful(shipped: Snapshot) -> None:
    found = [
        text
        for question in everything(shipped)
        for text in spoken(question)
        if re.search(UNLAWFUL[question.language], text, re.IGNORECASE)
    ]
    assert found == []


def test_it_gives_no_answer_away(shipped: Snapshot) -> None:
    """Cost, hints and facts are told when asked for, never by a question, a cue or the statement."""
    for question in coding(shipped):
        shown = " ".join([question.statement, *spoken(question), *(part.cue for part in question.parts)])
        assert "O(" not in shown, question.key
        assert not any(hint in shown for hint in question.hints)
        assert not any(marks(text) for text in question.clarifications), question.key


def test_it_goes_from_vague_to_plain_without_code(shipped: Snapshot) -> None:
    for question in coding(shipped):
        assert not any(re.search(r"[`={}]|def |O\(", hint) for hint in question.hints), question.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_no_near_duplicates(shipped: Snapshot, language: str) -> None:
    def shingles(text: str) -> Counter[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower()) if language == "en" else list(text)
        return Counter(pairwise(words))

    questions = [shingles(question.text) for kind in TYPES for question in shipped.questions[kind, language]]
    for one, other in combinations(questions, 2):
        alike = (one & other).total() / (one | other).total()
        assert alike < 0.4, (one, other)


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_has_words_for_every_turn(shipped: Snapshot, kind: str, language: str) -> None:
    phrases = shipped.types[kind].phrases_in(language)
    assert set(phrases.lines) == set(PHRASES)
    assert [part.key for part in phrases.parts]
    assert len(phrases.of("probe")) >= 3
    assert len(phrases.of("ask")) >= 2


def said(text: str, language: str, question: str) -> str:
    names = {"en": ("Riverside Trams", "backend developer"), "zh": ("江岸电车", "后端工程师")}[language]
    values = {"company": names[0], "position": names[1], "questions": "5", "minutes": "30", "question": question}
    mark = "?" if language == "en" else "？"
    told = {
        "probe": f"x{mark}",
        "name": "x",
        "hint": "x.",
        "fact": "x.",
        "cue": "x",
        "own": "f(a)",
        "wanted": "f(a, b)",
        "methods": "x, y",
        "nth": "third",
    }
    return render(text, values | told)


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_says_each_phrase_with_exactly_one_question(shipped: Snapshot, kind: str, language: str) -> None:
    question = shipped.questions[kind, language][0].text
    for what, variants in shipped.types[kind].phrases_in(language).lines.items():
        for text in variants:
            asked = marks(said(text, language, question))
            if what in SPEAKS_WITHOUT_ASKING:
                assert asked <= 1, text
            else:
                assert asked == 1, text


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_closes_without_a_question(shipped: Snapshot, kind: str, language: str) -> None:
    assert all(marks(text) == 0 for text in shipped.types[kind].phrases_in(language).of("close"))


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_is_short_enough_to_be_said(shipped: Snapshot, kind: str, language: str) -> None:
    phrases = shipped.types[kind].phrases_in(language)
    for question in shipped.questions[kind, language]:
        for what in ("opening", "opening_untimed", "opening_one", "ask", "time_check_ask"):
            for text in phrases.of(what):
                assert length(said(text, language, question.text), language) <= MOST[language], (what, question.key)
        for part in question.parts:
            assert all(length(probe, language) <= MOST[language] / 2 for probe in part.probes)


@pytest.mark.parametrize(("kind", "language"), EVERYONE)
def test_it_praises_and_judges_nobody(shipped: Snapshot, kind: str, language: str) -> None:
    praise = {
        "en": r"\b(good answer|great|excellent|perfect|well done|impressive|correct)\b",
        "zh": r"很好|不错|很棒|优秀|完美|正确",
    }
    for variants in shipped.types[kind].phrases_in(language).lines.values():
        assert not any(re.search(praise[language], text, re.IGNORECASE) for text in variants)


@pytest.mark.parametrize("kind", TYPES)
def test_it_weighs_criteria_with_anchors_in_both_languages(shipped: Snapshot, kind: str) -> None:
    found = shipped.types[kind]
    assert found.time_limit
    assert sum(criterion.weight for criterion in found.criteria) == 100
    assert sum(criterion.weight for criterion in found.interviewing) == 100
    for criterion in (*found.criteria, *found.interviewing):
        assert set(criterion.anchors) == set(criterion.names) == set(LANGUAGES)
        assert all(set(anchors) == {1, 3, 5} for anchors in criterion.anchors.values())


def test_it_knows_its_two_languages(shipped: Snapshot) -> None:
    shown = [(each.code, each.locale, each.date_format) for each in shipped.languages.values()]
    assert shown == [("en", "en-US", "MM/DD/YYYY"), ("zh", "zh-CN", "YYYY年MM月DD日")]
