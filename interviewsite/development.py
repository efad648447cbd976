"""Daphne's `runserver` among the commands, without Daphne in every process.

Its own configuration imports Twisted and the server at each start of anything; the command imports them itself.
"""

from django.apps import AppConfig


class RunserverConfig(AppConfig):
    name = "daphne"
    verbose_name = "Daphne"
