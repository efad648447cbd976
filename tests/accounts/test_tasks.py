"""What the site's clock does to accounts."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from accounts import plans, tasks
from accounts.models import User


def test_it_erases_guests_of_yesterday_and_nobody_else(db: None) -> None:
    plans.load()
    old = User.objects.create_user("guest-1@guests.invalid", is_guest=True, plan_id="guest")
    new = User.objects.create_user("guest-2@guests.invalid", is_guest=True, plan_id="guest")
    member = User.objects.create_user("member@example.org")
    User.objects.filter(pk__in=[old.pk, member.pk]).update(created=timezone.now() - timedelta(days=2))
    tasks.purge()
    assert set(User.objects.values_list("pk", flat=True)) == {new.pk, member.pk}


def test_everything_on_the_clock_is_a_task() -> None:
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        module, _, name = entry["task"].rpartition(".")
        assert getattr(import_module(module), name).name == entry["task"]
