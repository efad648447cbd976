"""The plans that ship. Loading them again changes nothing that an admin edited."""

from typing import Any

from django.apps import apps as live_apps

STARTER: dict[str, dict[str, int | None]] = {
    "guest": {
        "questionsPerDay": 30,
        "advicePerDay": 15,
        "reportsPerDay": 1,
        "tokensPerMonth": 200_000,
        "interviewsAtOnce": 1,
    },
    "free": {
        "questionsPerDay": 100,
        "advicePerDay": 50,
        "reportsPerDay": 10,
        "tokensPerMonth": 2_000_000,
        "interviewsAtOnce": 3,
    },
    "pro": {
        "questionsPerDay": 1_000,
        "advicePerDay": 500,
        "reportsPerDay": 100,
        "tokensPerMonth": 20_000_000,
        "interviewsAtOnce": 10,
    },
    "unlimited": {
        "questionsPerDay": None,
        "advicePerDay": None,
        "reportsPerDay": None,
        "tokensPerMonth": None,
        "interviewsAtOnce": None,
    },
}


def load(apps: Any = live_apps) -> None:
    """Add the shipped plans that are missing.

    Args:
        apps: the registry to take the model from; a migration gives its own.
    """
    plan = apps.get_model("accounts", "Plan")
    for key, limits in STARTER.items():
        plan.objects.get_or_create(key=key, defaults={"limits": limits, "unlimited": key == "unlimited"})
