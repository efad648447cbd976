"""The shipped plans: accounts need one from the first moment on."""

from django.db import migrations

from accounts import plans


def load(apps, schema_editor):
    plans.load(apps)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
