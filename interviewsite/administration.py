"""Django's admin as this site has it; the site itself is in `admin_site`, which knows rows."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    default_site = "interviewsite.admin_site.Administration"
