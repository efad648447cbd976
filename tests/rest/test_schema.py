"""The description of REST for machines."""

from pathlib import Path

from django.core.management import call_command


def test_it_is_made_without_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "schema.yml"
    call_command("spectacular", "--fail-on-warn", "--file", str(file))
    described = file.read_text()
    of_a_version = "prompts/{prompt_id}/versions/{version}"
    for path in ("prompts", "prompts/{prompt_id}", f"{of_a_version}/publish", f"{of_a_version}/preview"):
        assert f"/api/v1/{path}:" in described
