"""The background worker and its clock beside a site, as `make run` starts them; killed as a power cut kills."""

import os
import signal
import subprocess

from interviewsite import processes
from tests.contract.site import ROOT, Site, environment


class Worker:
    """The background worker and its clock of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> "Worker":
        env = environment(self.site.data_dir, self.site.port, self.site.upstream_url, self.site.more)
        for command in (processes.worker(), processes.beat()):
            with self.site.log.open("ab") as output:
                child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output, process_group=0)
            self.running.append(child)
        return self

    def kill(self) -> None:
        """As a power cut ends them."""
        for child in self.running:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.running.clear()
