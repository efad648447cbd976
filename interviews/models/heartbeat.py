"""When the background worker was last heard of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """One row a kind of process, written by the task that beat sends: it proves beat, broker, worker and database."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    seen = models.DateTimeField(_("last seen"))

    objects = models.Manager["Heartbeat"]()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return f"{self.name}: {self.seen:%Y-%m-%d %H:%M:%S}"
