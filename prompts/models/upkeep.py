"""What the app keeps for itself: the mark by which processes notice a change, and what starter content was loaded."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """One row; its token is another one after each change of what the catalog shows.

    A token and no counter: a number that was rolled back would come again for other content.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("catalog revision")
        verbose_name_plural = _("catalog revisions")

    def __str__(self) -> str:
        return str(self.token)


class StarterItem(models.Model):
    """That a piece of starter content was loaded, and how it read then: what differs now was edited."""

    key = models.CharField(_("key"), max_length=250, primary_key=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("starter item")
        verbose_name_plural = _("starter items")

    def __str__(self) -> str:
        return self.key
