"""Dashboard and rules name only figures that a running site shows, and Prometheus understands them."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from tests.contract import people
from tests.contract.site import ROOT, Site, free_port
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until
from tests.operations.conftest import Start

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("watching")]

FOLDER = ROOT / "docs/operations"
DASHBOARD = json.loads((FOLDER / "grafana.json").read_text())
RULES = [rule for group in yaml.safe_load((FOLDER / "alerts.yml").read_text())["groups"] for rule in group["rules"]]
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
EXPRESSIONS = [target["expr"] for panel in PANELS for target in panel["targets"]]
TOKEN = "a-token-of-the-operator"
ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}


def named(expressions: list[str]) -> set[str]:
    """The figures that expressions ask for."""
    return {name for text in expressions for name in re.findall(r"\b(?:viva|process|python)_\w+", text)}


@pytest.fixture
def site(start: Start, upstream: Upstream) -> Site:
    """A site that has answered a question, replayed it, refused one, and met a model that fails."""
    running = start(METRICS_TOKEN=TOKEN)
    talk = Talk(people.newcomer(running), upstream)
    talk.plays(says("Tell ", "me ", "more.", pace=0.05), says(fault="unauthorized"))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        first = socket.ask(asked)
        assert socket.ask({**asked, "after": first.seqs[0]}).done
        assert socket.ask(talk.request(said("a2", "And?"), model="spare-01")).error
        assert socket.ask(talk.request(said("a3", "And?"), model="unknown")).error
    return running


def scrape(site: Site) -> str:
    """What Prometheus gets, which comes by address and not by name."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Host": "10.1.2.3:8000"}
    answer = httpx2.get(f"{site.url}/metrics", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text


def shown(text: str) -> tuple[set[str], dict[str, float]]:
    """The names that the figures may have, and those with a value, by the sums of their labels."""
    names: set[str] = set()
    values: dict[str, float] = {}
    for family in text_string_to_metric_families(text):
        names |= {family.name + ending for ending in ENDINGS.get(family.type, ("",))}
        for sample in family.samples:
            values[sample.name] = values.get(sample.name, 0) + sample.value
    return names, values


def test_every_figure_of_dashboard_and_rules_is_there(site: Site) -> None:
    wait_until(lambda: shown(scrape(site))[1].get("viva_ready") == 1, "it has looked at itself")
    names, values = shown(scrape(site))
    asked = named([*EXPRESSIONS, *(rule["expr"] for rule in RULES)])
    assert asked <= names, asked - names
    silent = {name for name in names if name.startswith("viva_") and not name.endswith(("_sum", "_count", "_created"))}
    assert silent <= named(EXPRESSIONS), "the dashboard shows every figure"
    for name in (
        *("viva_requests_total", "viva_answers_total", "viva_refusals_total", "viva_resumes_total"),
        *("viva_first_token_seconds_count", "viva_tokens_per_second_count", "viva_tokens_total"),
        *("viva_upstream_errors_total", "viva_upstream_answers_total", "viva_loop_lag_seconds_count"),
        *("viva_handshakes_total", "viva_frames_sent_total", "viva_chunks_total", "viva_database_threads"),
    ):
        assert values[name] > 0, name
    assert values["viva_answers_under_way"] == values["viva_embedded_waiting"] == values["viva_lease_losses_total"] == 0


def test_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    for rule in RULES:
        assert set(rule["annotations"]) == {"summary", "action"}, rule["alert"]
        assert rule["labels"]["severity"] in ("critical", "warning", "info")


def test_the_dashboard_is_nobodys_own() -> None:
    assert {entry["name"] for entry in DASHBOARD["templating"]["list"]} == {"datasource", "instance"}
    assert set(re.findall(r'"uid": "([^"]*)"', json.dumps(DASHBOARD))) == {"${datasource}", "viva"}
    assert "id" not in DASHBOARD
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(ids) == len(set(ids))
    assert all("$instance" in text for text in EXPRESSIONS)


@pytest.mark.prometheus
@pytest.mark.parametrize(
    "command",
    [("check", "rules", FOLDER / "alerts.yml"), ("test", "rules", Path(__file__).with_name("alerts_test.yml"))],
    ids=["check", "test"],
)
def test_promtool_is_content(command: tuple[str, str, Path]) -> None:
    ran = subprocess.run(["promtool", *map(str, command)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


class Prometheus:
    """A real one, with the configuration of the docs: only its target and its pace are the test's."""

    def __init__(self, folder: Path, target: str) -> None:
        config = yaml.safe_load((FOLDER / "prometheus.yml").read_text())
        config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
        config["scrape_configs"][0]["static_configs"][0]["targets"] = [target]
        config["rule_files"] = [str(FOLDER / "alerts.yml")]
        (folder / "prometheus.yml").write_text(yaml.safe_dump(config))
        (folder / "metrics_token").write_text(TOKEN)
        self.url = f"http://127.0.0.1:{free_port()}"
        command = ["prometheus", f"--config.file={folder / 'prometheus.yml'}", f"--storage.tsdb.path={folder / 'data'}"]
        self.output = (folder / "prometheus.log").open("wb")
        self.process = subprocess.Popen(
            [*command, f"--web.listen-address={self.url.removeprefix('http://')}"],
            stdout=self.output,
            stderr=self.output,
        )

    def ask(self, path: str, **params: str) -> Any:
        """An answer of its API; None while it comes up."""
        try:
            return httpx2.get(f"{self.url}/api/v1/{path}", params=params, timeout=5).json().get("data")
        except (httpx2.TransportError, ValueError):
            return None

    def value(self, expression: str) -> float | None:
        """The one value of an expression."""
        found = (self.ask("query", query=expression) or {}).get("result")
        return float(found[0]["value"][1]) if found else None

    def rules(self) -> list[dict[str, Any]]:
        """The rules as it has evaluated them."""
        groups = (self.ask("rules") or {}).get("groups", [])
        return [rule for group in groups for rule in group["rules"]]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.output.close()


@pytest.fixture
def prometheus(site: Site, tmp_path: Path) -> Iterator[Prometheus]:
    folder = tmp_path / "prometheus"
    folder.mkdir()
    running = Prometheus(folder, site.url.removeprefix("http://"))
    yield running
    running.stop()


@pytest.mark.prometheus
def test_prometheus_scrapes_it_and_evaluates_the_rules(prometheus: Prometheus) -> None:
    wait_until(lambda: prometheus.value("viva_ready") == 1, "it was scraped and is ready")
    wait_until(
        lambda: bool(prometheus.rules()) and all(rule["health"] == "ok" for rule in prometheus.rules()),
        "every rule was evaluated without an error",
    )
    states = {rule["name"]: rule["state"] for rule in prometheus.rules()}
    assert len(states) == len(RULES)
    wait_until(
        lambda: {rule["name"] for rule in prometheus.rules() if rule["state"] != "inactive"} >= {"VivaWorkerMissing"},
        "the one thing that is missing here, a worker, is noticed",
    )
    assert prometheus.value('up{job="viva"}') == 1
