"""The web processes that are there, each with its pulse: whose attempts still have somebody who generates them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebProcess(models.Model):
    """A process that serves. `beats` grows every few seconds for as long as it lives; what no longer
    grows is dead, whatever anybody's clock says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    beats = models.PositiveBigIntegerField(_("beats"), default=0)
    seen = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("web process")
        verbose_name_plural = _("web processes")

    def __str__(self) -> str:
        return str(self.pk)
