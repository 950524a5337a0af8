"""What cannot be run here is linted; a linter that is missing is named."""

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.deploy.tools import DEPLOY, PROJECT, runs

MANIFESTS = [
    path
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    if path.stem not in ("kustomization", "prometheus-adapter")
]
OLDEST, NEWEST = "1.29", "1.37"


def test_the_image_recipe_has_no_fault_that_hadolint_knows() -> None:
    runs("hadolint", DEPLOY / "Containerfile")


def test_the_compose_file_is_understood_with_the_example_filled_in(tmp_path: Path) -> None:
    text = (DEPLOY / "example.env").read_text(encoding="utf-8")
    filled = tmp_path / "env"
    filled.write_text(text.replace("=\n", "=filled-in\n"), encoding="utf-8")
    runs("docker-compose", "-f", DEPLOY / "compose.yml", "--env-file", filled, "config", "--quiet")


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.stem)
def test_a_manifest_fits_the_schema_of_kubernetes(manifest: Path, version: str) -> None:
    runs("kubernetes-validate", "--strict", "-k", version, manifest)


def test_the_manifests_are_put_together_by_kustomize(tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    whole.write_text(runs("kubectl", "kustomize", DEPLOY / "kubernetes"), encoding="utf-8")
    documents = [each for each in YAML(typ="safe").load_all(whole) if each]
    assert {each["kind"] for each in documents} >= {"Deployment", "Service", "HorizontalPodAutoscaler"}
    assert all(each["metadata"].get("namespace") == "newleaf" for each in documents if each["kind"] != "Namespace")
    runs("kubernetes-validate", "--strict", whole)


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_nginx_takes_its_configuration(tmp_path: Path, tls: bool) -> None:
    for file in (DEPLOY / "nginx").iterdir():
        shutil.copy(file, tmp_path)
    upstream = tmp_path / "upstream.conf"  # the workers' names are known in compose alone
    named = upstream.read_text(encoding="utf-8")
    upstream.write_text(named.replace("worker-1", "127.0.0.1").replace("worker-2", "127.0.0.2"), encoding="utf-8")
    if tls:
        _with_https(tmp_path)
    main = tmp_path / "nginx.conf"
    own = main.read_text(encoding="utf-8").replace("/tmp/nginx", f"{tmp_path}/nginx")
    main.write_text(own, encoding="utf-8")
    runs("nginx", "-t", "-q", "-c", main)


def _with_https(folder: Path) -> None:
    runs(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=guide.example.org", "-days", "1",
        "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem",
    )  # fmt: skip
    servers = (folder / "tls.conf").read_text(encoding="utf-8").replace("/etc/nginx/tls", str(folder))
    (folder / "tls.conf").write_text(servers, encoding="utf-8")
    main = folder / "nginx.conf"
    before, _, _ = main.read_text(encoding="utf-8").partition("    server {")
    main.write_text(before + "    include tls.conf;\n}\n", encoding="utf-8")


def unit_with(folder: Path, program: str) -> Path:
    unit = folder / "newleaf@.service"
    text = (DEPLOY / "systemd" / unit.name).read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/newleaf/.venv/bin/newleaf", program), encoding="utf-8")
    return unit


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    said = runs("systemd-analyze", "verify", "--man=no", unit_with(tmp_path, "/bin/true"))
    assert "newleaf" not in said, said


def test_the_unit_is_shut_in_well(tmp_path: Path) -> None:
    runs("systemd-analyze", "security", "--offline=yes", "--threshold=20", unit_with(tmp_path, "/bin/true"))


def test_prometheus_takes_its_configuration_and_rules() -> None:
    runs("promtool", "check", "config", DEPLOY / "prometheus" / "prometheus.yml")
    assert "10 rules found" in runs("promtool", "check", "rules", DEPLOY / "prometheus" / "alerts.yml")


def test_alerts_are_raised_when_they_should_be_and_not_otherwise() -> None:
    runs("promtool", "test", "rules", DEPLOY / "prometheus" / "alerts_test.yml")


def test_nothing_that_is_ignored_is_needed_by_the_image() -> None:
    ignored = (PROJECT / ".containerignore").read_text(encoding="utf-8").splitlines()
    for needed in ("requirements.lock", "requirements-shared.lock", "requirements-weights.lock", "standins", "newleaf"):
        assert f"!{needed}" in ignored
