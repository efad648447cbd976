"""The admin's own scripts may run; no other page's policy is any weaker for it."""

from django.test import Client

from accounts.models import User


def test_its_forms_have_their_scripts_and_other_pages_keep_trusted_types(db: None, client: Client) -> None:
    client.force_login(User.objects.create_superuser("admin@example.org"))
    policy = client.get("/admin/prompts/interviewtype/add/").headers["Content-Security-Policy"]
    assert "require-trusted-types-for" not in policy
    assert "script-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in client.get("/interviews/").headers["Content-Security-Policy"]
