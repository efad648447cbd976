"""What a job ad says goes into the fields, and steers which questions come."""

import pytest

from accounts import job_ads
from interviews.director import make_plan
from interviews.insights.text import content_words
from tests.pure.starter import bank


@pytest.mark.parametrize(
    ("ad", "found"),
    [
        (
            "Senior Buyer (m/f/d)\nAbout Riverside Foods\nWe buy for 40 shops.\nYou negotiate with suppliers.",
            {"company": "Riverside Foods", "position": "Senior Buyer", "level": "senior"},
        ),
        (
            "Company: Harbour & Sons\nPosition: Junior Accountant\nWhat you will do: close the books each month.",
            {"company": "Harbour & Sons", "position": "Junior Accountant", "level": "junior"},
        ),
        (
            "North Star Clinic is looking for a physiotherapist to join its team in the north.",
            {"company": "North Star Clinic", "position": "physiotherapist"},
        ),
        (
            "公司：江岸电车公司\n岗位：高级规划师\n职责：排班和线路规划。",
            {"company": "江岸电车公司", "position": "高级规划师", "level": "senior"},
        ),
        ("青禾教育集团招聘小学数学老师，有两年经验优先。", {"company": "青禾教育集团", "position": "小学数学老师"}),
        (
            "About the job\nLogistics Planner (m/w/d) in Hamburg\nWe are looking for a colleague who likes trains.",
            {"position": "Logistics Planner"},
        ),
        (
            "We are looking for a planner (all genders) to join Tram Works.",
            {"company": "Tram Works", "position": "planner"},
        ),
        ("Front-end developer | Kiel | full time\nYou draw maps.", {"position": "Front-end developer"}),
        ("岗位职责\n每天排班。", {}),
        ("We pay well.", {}),
        ("", {}),
    ],
)
def test_it_fills_what_the_ad_says(ad: str, found: dict[str, str]) -> None:
    assert job_ads.fields_of(ad) == found


def test_of_a_long_ad_its_beginning_is_kept() -> None:
    ad = "Planner  wanted.\n\n\n" + "We do many things. " * 1000
    assert job_ads.kept(ad).startswith("Planner wanted.\nWe do")
    assert len(job_ads.kept(ad)) == job_ads.KEPT


@pytest.mark.parametrize(
    ("language", "ad"),
    [
        ("en", "You calm angry customers, keep hard promises to customers and bring their complaints to us."),
        ("zh", "你要安抚生气的客户，守住对客户的承诺，并把客户的投诉反映给我们。"),
    ],
)
def test_questions_about_the_same_come_first(language: str, ad: str) -> None:
    def shared(about: str) -> int:
        plans = [
            make_plan(
                bank("BQ", language),
                type="BQ",
                language=language,
                level="mid",
                count=3,
                time_limit=None,
                seed=str(seed),
                about=about,
            )
            for seed in range(8)
        ]
        words = content_words(ad)
        return sum(len(words & content_words(question.text)) for plan in plans for question in plan.questions)

    assert shared(ad) > 2 * shared("")
