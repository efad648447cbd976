"""Django's admin as this site has it: its own scripts may write markup, which no other page's may."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_replace
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class Administration(AdminSite):
    """The admin site; jQuery, which its forms are made with, knows no Trusted Types."""

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        return csp_replace({"require-trusted-types-for": None})(super().admin_view(view, cacheable))


class AdministrationConfig(AdminConfig):
    default_site = "interviewsite.administration.Administration"
