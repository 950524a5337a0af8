"""Numbers and links to help come from the directory alone: no text of ours holds one, and none gets out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from newleaf import metrics
from newleaf.directory import Contacts, Snapshot
from newleaf.web.guard import guarded
from tests.conftest import PROJECT

NOT_SAID = {"words", "source", "sources", "rests_on", "review", "version", "session_config", "slots", "mappings"}
"""Parts of the files that no visitor sees."""

NUMBER = re.compile(r"\d[\d \u00a0().\-\u2010-\u2015/]*\d{2}")
LINK = re.compile(r"(?i)https?://|www\.|(?:tel|sms):[+*\d]|\b[a-z0-9-]+\.(?:com|org|net|uk|ie|au|nz|ca|de|info|chat)\b")


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot.read(PROJECT / "data" / "directory")


def leaves(node: Any) -> Iterator[str]:
    """Every text in a YAML document that a visitor could see."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in NOT_SAID:
                yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    elif isinstance(node, str):
        yield node


def texts() -> Iterator[tuple[str, str]]:
    """Every text of ours that may be sent or shown to a visitor, with the file it is in."""
    yaml = YAML(typ="safe", pure=True)
    for path in [*PROJECT.glob("content/**/*.md")]:
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield path.name, body
        yield from ((path.name, text) for text in leaves(yaml.load(front)))
    for path in [PROJECT / "domain.yml", *PROJECT.glob("content/**/*.yml")]:
        yield from ((path.name, text) for text in leaves(yaml.load(path.read_text(encoding="utf-8"))))
    folders = ("actions", "newleaf/web", "newleaf/dialogue")
    code = [path for folder in folders for path in PROJECT.glob(f"{folder}/*.py")]
    for path in (path for path in code if path.name != "schemas.py"):  # that is for developers
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
        yield from ((path.name, text) for text in told - docs if " " in text)
    for path in PROJECT.glob("newleaf/web/templates/*.html"):
        page = re.sub(r"\{[%#{].*?[%#}]\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield path.name, re.sub(r"<[^>]*>", " ", page)
        yield from ((path.name, href) for href in re.findall(r'href="((?!/|#)[^"]*)"', page) if href.strip())
    sentences = (PROJECT / "widget" / "src" / "texts.js").read_text(encoding="utf-8")
    yield "texts.js", re.sub(r"//[^\n]*|/\*.*?\*/", " ", sentences, flags=re.DOTALL)


DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def test_no_text_of_ours_holds_a_number_or_a_link_to_help(snapshot: Snapshot) -> None:
    contacts = Contacts(snapshot)
    numbers = {channel.address for each in snapshot.all_services for channel in each.channels}
    seen, strangers = 0, []
    for file, text in texts():
        seen += 1
        found = [*NUMBER.findall(text), *LINK.findall(text), *(each.text for each in contacts.strangers(text))]
        strangers += [(file, each) for each in found if re.sub(r"\D", "", each) not in numbers]
    assert seen > 400, "the texts were not found"
    assert not strangers, "these belong into data/directory, and nowhere else"


@pytest.mark.parametrize("planted", ["Call 1-800-273-8255.", "Dial 555 now.", "See www.example.org/help for help."])
def test_a_planted_number_would_be_found(snapshot: Snapshot, planted: str) -> None:
    assert NUMBER.search(planted) or LINK.search(planted)
    assert list(Contacts(snapshot).strangers(planted))


def removed() -> dict[str, float]:
    """What was counted so far, by kind."""
    samples = metrics.REMOVED.collect()[0].samples
    return {sample.labels["kind"]: sample.value for sample in samples if sample.name.endswith("_total")}


def test_what_is_not_in_the_directory_is_taken_out_of_a_reply_and_counted(snapshot: Snapshot) -> None:
    service = snapshot.services("partner_violence", "GB", None)[0].to_dict()
    wrong = {"kind": "phone", "display": "0800 000 0000", "href": "tel:08000000000"}
    before = removed()
    (text, help) = guarded(
        [
            {"kind": "text", "text": "Call 1-800-273-8255 or see http://evil.example.com/x."},
            {
                "kind": "help",
                "text": "Here is help.",
                "services": [{**service, "channels": [wrong, *service["channels"]]}, {**service, "channels": [wrong]}],
            },
        ],
        snapshot,
    )
    assert "273" not in text["text"] and "evil" not in text["text"] and text["text"].count("help page") == 2
    assert help["services"] == [service]
    after = removed()
    assert {kind: after.get(kind, 0) - before.get(kind, 0) for kind in ("number", "link", "channel")} == {
        "number": 1, "link": 1, "channel": 2,
    }  # fmt: skip


def test_what_is_in_the_directory_passes_unchanged(snapshot: Snapshot) -> None:
    before = removed()
    services = [each.to_dict() for each in (*snapshot.all_services, *snapshot.all_professionals)]
    messages = [{"kind": "help", "text": "You can call 988 or 116 123.", "services": services}]
    assert guarded(messages, snapshot) == messages
    assert removed() == before


def test_every_text_of_ours_passes_unchanged(snapshot: Snapshot) -> None:
    said = [text for file, text in texts() if Path(file).suffix in (".md", ".yml") and text.strip()]
    assert [each["text"] for each in guarded([{"kind": "text", "text": text} for text in said], snapshot)] == said
