"""`manage.py serve`: the whole site in one foreground process tree, or one process of it."""

import os
import signal
import socket
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import invites
from interviewsite import prepare, processes, tether
from interviewsite.supervisor import Child, Supervisor


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
        _free_port()
        web = Child(
            "The web server",
            commands["web"],
            needed=True,
            early=True,
            alive=_listening,
            started=self._tell_address,
        )
        others = [Child("The worker", commands["worker"]), Child("The worker's clock", commands["beat"])]
        code = Supervisor([web, *others], self._say).run(partial(prepare.everything, self._say))
        if code:
            raise CommandError("viva: stopped, see above.", returncode=code)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _tell_address(self) -> None:
        self._say(f"Viva is ready: {settings.SITE_URL}")
        if link := invites.first_admin_link():
            self._say(f"Nobody administers it yet. Whoever opens this link first, once, does: {link}")


def _reachable() -> tuple[str, int]:
    """Where this machine reaches the web server: a server on every interface answers on loopback."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST), settings.PORT  # noqa: S104


def _free_port() -> None:
    """Stop with the variable's name when something else listens already."""
    try:
        socket.create_server((settings.HOST, settings.PORT), family=_family()).close()
    except OSError as exc:
        raise CommandError(f"viva: PORT: cannot listen on {settings.HOST}:{settings.PORT}: {exc.strerror}") from exc


def _family() -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET


def _listening() -> bool:
    """Whether the web server takes connections by now."""
    try:
        socket.create_connection(_reachable(), timeout=0.2).close()
    except OSError:
        return False
    return True
