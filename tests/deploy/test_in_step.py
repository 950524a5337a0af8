"""What deploy/ names exists: settings, routes, counts."""

import json
import re

import pytest
from prometheus_client import REGISTRY
from ruamel.yaml import YAML

from newleaf import metrics
from newleaf.settings import Settings
from tests.deploy.tools import DEPLOY

TEXTS = {path: path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file()}
SETTINGS = {f"NEWLEAF_{name.upper()}" for name in Settings.model_fields}
COUNTS = {sample.name for metric in REGISTRY.collect() for sample in metric.samples} | {
    metric.name for metric in REGISTRY.collect()
}
INSIDE = ("/metrics", "/health/live", "/health/ready")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path) -> None:
    named = {name.rstrip("_") for name in re.findall(r"\bNEWLEAF_[A-Z_]+", TEXTS[path])} - {"NEWLEAF"}
    assert named <= SETTINGS


@pytest.mark.parametrize("name", ["grafana/newleaf.json", "prometheus/alerts.yml"])
def test_every_count_that_is_shown_or_watched_exists(name: str) -> None:
    assert metrics.MESSAGES is not None
    named = set(re.findall(r"\bnewleaf_[a-z_]+", TEXTS[DEPLOY / name]))
    assert named and {re.sub(r"_bucket$", "", each).removesuffix("_total") for each in named} <= {
        each.removesuffix("_total") for each in COUNTS
    }


def test_every_count_is_on_the_dashboard() -> None:
    shown = TEXTS[DEPLOY / "grafana" / "newleaf.json"]
    ours = {metric.name for metric in REGISTRY.collect() if metric.name.startswith("newleaf_")}
    assert {name for name in ours if name not in shown} == set()


def test_the_dashboard_has_what_grafana_asks_of_a_file() -> None:
    board = json.loads(TEXTS[DEPLOY / "grafana" / "newleaf.json"])
    panels = [panel for panel in board["panels"] if panel["type"] != "row"]
    assert board["uid"] and board["schemaVersion"] >= 39
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    assert all(panel["title"] and panel["description"] and panel["targets"] for panel in panels)


def routes() -> list[str]:
    from newleaf.web import api, help_page, pages

    return [route.path for router in (api.router, pages.router, help_page.router) for route in router.routes]


def test_visitors_reach_every_route_through_the_ingress_and_none_that_is_for_the_inside() -> None:
    (rule,) = YAML(typ="safe").load(TEXTS[DEPLOY / "kubernetes" / "ingress.yaml"])["spec"]["rules"]

    def open_to_all(path: str) -> bool:
        return any(
            path == each["path"] or (each["pathType"] == "Prefix" and path.startswith(each["path"] + "/"))
            for each in rule["http"]["paths"]
        )

    assert {path: open_to_all(path) for path in routes()} == {path: path not in INSIDE for path in routes()}


def test_a_message_never_reaches_the_disk_of_the_proxy() -> None:
    text = TEXTS[DEPLOY / "nginx" / "nginx.conf"] + TEXTS[DEPLOY / "nginx" / "guide.conf"]
    largest, buffer = (int(re.search(rf"{name} (\d+)k;", text)[1]) for name in BODY)
    assert buffer >= largest and largest * 1024 > Settings.model_fields["max_body"].default
    assert "proxy_max_temp_file_size 0;" in text and "access_log off;" in text


BODY = ("client_max_body_size", "client_body_buffer_size")
