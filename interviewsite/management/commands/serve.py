"""`manage.py serve`: the whole site in one foreground process tree, or one process of it."""

import os
import signal
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interviewsite import ports, prepare, processes, tether
from interviewsite.child import Child
from interviewsite.greeting import greet
from interviewsite.supervisor import Supervisor


class Command(BaseCommand):
    help = "Serves the site: web server, background worker and its clock. Ctrl-C ends them all."
    requires_system_checks: list[str] = []
    """None: they cost as much as the start itself; `manage.py check` and `doctor` run them."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", choices=("all", "web", "worker", "beat"), default="all")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this one ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Become the named process, or keep all of them running until told to stop."""
        if options["with_parent"]:
            tether.to_parent(signal.SIGTERM)
        commands = {
            "web": processes.web(),
            "worker": processes.worker(),
            "beat": processes.beat(),
        }
        if options["part"] != "all":
            command = commands[options["part"]]
            os.execv(command[0], command)  # noqa: S606 - our own command
        try:
            ports.check_free(settings.HOST, settings.PORT)
        except ports.Taken as taken:
            raise CommandError(f"viva: PORT: {taken.strerror}") from taken
        web = Child(
            "The web server",
            commands["web"],
            needed=True,
            early=True,
            alive=partial(ports.listening, settings.HOST, settings.PORT),
            started=partial(greet, self._say),
        )
        others = [Child("The worker", commands["worker"]), Child("The worker's clock", commands["beat"])]
        code = Supervisor([web, *others], self._say).run(partial(prepare.everything, self._say))
        if code:
            raise CommandError("viva: stopped, see above.", returncode=code)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
