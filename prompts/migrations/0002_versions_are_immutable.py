"""The database refuses to change a written prompt version, whoever asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER prompts_version_is_immutable BEFORE UPDATE ON prompts_promptversion
BEGIN SELECT RAISE(ABORT, 'a prompt version is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION prompts_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a prompt version is never changed' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER prompts_version_is_immutable BEFORE UPDATE ON prompts_promptversion
FOR EACH ROW EXECUTE FUNCTION prompts_version_is_immutable()
"""


def forbid(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER prompts_version_is_immutable")
    else:
        schema_editor.execute("DROP TRIGGER prompts_version_is_immutable ON prompts_promptversion")
        schema_editor.execute("DROP FUNCTION prompts_version_is_immutable()")


class Migration(migrations.Migration):
    dependencies = [("prompts", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
