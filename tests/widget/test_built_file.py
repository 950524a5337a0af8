"""The committed file and its sources, without a browser."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
WIDGET = PROJECT / "widget"
BUILT = PROJECT / "newleaf" / "web" / "static" / "widget.js"
LARGEST_GZIP = 12 * 1024

FORBIDDEN = {
    "markup from text": r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser",
    "storage": r"localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\b|serviceWorker",
    "code from text": r"\beval\(|new Function|setAttribute\(\"style\"",
    "a phone number": r"\btel:\d|\b\d{3}[- ]\d{3,4}\b",
}


def sources() -> list[Path]:
    return sorted((WIDGET / "src").rglob("*.*s"))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_widget_does_without(what):
    found = [f"{path.name}: {hit[0]}" for path in sources() for hit in re.finditer(FORBIDDEN[what], path.read_text())]
    assert found == []


def test_the_built_file_is_small_and_names_no_source_map():
    built = BUILT.read_bytes()
    assert len(gzip.compress(built)) <= LARGEST_GZIP
    assert b"sourceMappingURL" not in built


def test_the_built_file_is_what_its_sources_build():
    if not shutil.which("node") or not (WIDGET / "node_modules" / "esbuild").is_dir():
        pytest.skip("The widget's build tools are not installed; run `npm ci` in widget/ to compare the built file.")
    committed = BUILT.read_bytes()
    try:
        subprocess.run(["npm", "run", "--silent", "build"], cwd=WIDGET, check=True, capture_output=True)
        assert BUILT.read_bytes() == committed, "widget.js is out of date: run `npm run build` in widget/ and commit it"
    finally:
        BUILT.write_bytes(committed)


def test_the_lock_pins_exact_versions_and_names_no_registry():
    lock = (WIDGET / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
    assert not re.search(r'"(esbuild|typescript)": "[\^~]', (WIDGET / "package.json").read_text())
