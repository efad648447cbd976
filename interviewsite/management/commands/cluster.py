"""`manage.py cluster`: the site on this machine with several web processes behind a balancer; `--renew` renews them."""

import signal
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interviewsite import ports, prepare, processes, tether
from interviewsite.child import Child
from interviewsite.greeting import greet
from interviewsite.singleton import AlreadyThere, NotThere, Singleton
from interviewsite.supervisor import Supervisor

LONGEST_PAUSE_SECONDS = 5.0
"""Seconds after which a web process that keeps dying is started again, at most: the other carries its load."""


class Command(BaseCommand):
    help = "Serves the site with two web processes behind a balancer, a worker and its clock. Ctrl-C ends them all."
    requires_system_checks: list[str] = []
    """None: they cost as much as the start itself; `manage.py check` and `doctor` run them."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this one ends"
        )
        parser.add_argument(
            "--renew", action="store_true", help="start the processes of the running cluster anew, one after the other"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep the cluster running until told to stop, or renew the one that runs."""
        here = Singleton(Path(settings.DATA_DIR) / "cluster.lock")
        if options["renew"]:
            try:
                here.tell(signal.SIGUSR1)
            except NotThere as exc:
                raise CommandError(f"viva: DATA_DIR: no cluster runs on {settings.DATA_DIR}.") from exc
            return
        _check_settings()
        if options["with_parent"]:
            tether.to_parent(signal.SIGTERM)
        try:
            with here:
                self._serve(here)
        except AlreadyThere as exc:
            raise CommandError(f"viva: DATA_DIR: another cluster runs on {settings.DATA_DIR}.") from exc

    def _serve(self, here: Singleton) -> None:
        with TemporaryDirectory(prefix="viva-") as private:
            children = self._children(Path(private) / "balancer")
            code = Supervisor(children, self._say, here.done).run(partial(prepare.everything, self._say))
        if code:
            raise CommandError("viva: stopped, see above.", returncode=code)

    def _children(self, path: Path) -> list[Child]:
        """Everybody, in the order in which they start: who is there when the last web process serves can be greeted."""
        balancer = Child(
            "The balancer",
            processes.balancer(path),
            needed=True,
            persistent=True,
            longest_pause=LONGEST_PAUSE_SECONDS,
            alive=partial(ports.listening, settings.HOST, settings.PORT),
        )
        web = [
            Child(
                f"Web server {number}",
                processes.web_behind(path, settings.PORT + number),
                needed=True,
                early=True,
                persistent=True,
                renewable=True,
                longest_pause=LONGEST_PAUSE_SECONDS,
                alive=partial(ports.ready, settings.PORT + number),
            )
            for number in range(1, processes.WEB_PROCESSES + 1)
        ]
        web[-1].started = partial(greet, self._say)
        others = [
            Child("The worker", processes.worker(), renewable=True),
            Child("The worker's clock", processes.beat(), renewable=True),
        ]
        return [balancer, *web, *others]

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _check_settings() -> None:
    """Stop with the variable's name where something is missing or taken."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        raise CommandError("viva: DATABASE_URL: several web processes need PostgreSQL: postgres://user@host/name")
    if not settings.REDIS_URL:
        raise CommandError("viva: REDIS_URL: several web processes need Redis: redis://host:6379/0")
    last = settings.PORT + processes.WEB_PROCESSES
    if last > 65535:
        raise CommandError(f"viva: PORT: the web processes need the ports up to {last}, and there is none above 65535")
    try:
        ports.check_free(settings.HOST, settings.PORT)
        for port in range(settings.PORT + 1, last + 1):
            ports.check_free("127.0.0.1", port)
    except ports.Taken as taken:
        raise CommandError(f"viva: PORT: {taken.strerror}") from taken
