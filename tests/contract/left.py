"""What a fault must not leave behind: a socket, an answer under way, a task, a connection that somebody waits for."""

from functools import partial

import httpx2
from prometheus_client.parser import text_string_to_metric_families

from tests.contract.site import METRICS_TOKEN, NO_CERTIFICATES, Site
from tests.contract.upstream import wait_until

NOTHING = (
    "viva_sockets",
    "viva_answers_under_way",
    "viva_embedded_waiting",
    "viva_database_queue",
    "viva_database_pool_waiting",
)
TASKS = 16
"""What a process without anybody on it does: the server, its observers, its event log, and this request."""


def nothing_left(*sites: Site) -> None:
    """Wait until these processes are as idle as they were before anybody came."""
    for site in sites:
        if site.alive:
            wait_until(partial(_idle, site), f"nothing is left of {busy(site)}")


def _idle(site: Site) -> bool:
    return not busy(site)


def busy(site: Site) -> dict[str, float]:
    """The figures that are not as they are in an idle process."""
    figures = read(site)
    found = {name: figures[name] for name in NOTHING if figures.get(name)}
    return found | ({"viva_tasks": figures["viva_tasks"]} if figures["viva_tasks"] > TASKS else {})


def read(site: Site) -> dict[str, float]:
    """All figures, each summed over its labels."""
    headers = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    answer = httpx2.get(f"{site.url}/metrics", headers=headers, timeout=10, verify=NO_CERTIFICATES)
    found: dict[str, float] = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            found[sample.name] = found.get(sample.name, 0.0) + sample.value
    return found
