"""Owners add their practice and services near them; what is wrong is said and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newleaf.directory import DirectoryDataError, GoodFor, Snapshot, Trust
from newleaf.directory.own_file import add_own
from tests.directory.conftest import NOON

PRACTICE = {
    "name": "Harbour Practice",
    "for": "Couples after an affair, in Leeds",
    "countries": ["GB"],
    "channels": [{"kind": "phone", "dial": "01134960000", "display": "0113 496 0000"}],
    "good_for": ["couples"],
}
REFUGE = {
    "name": "Leeds Refuge",
    "for": "Anyone in Leeds: fear of a partner",
    "country": "GB",
    "topics": ["partner_violence"],
    "channels": [{"kind": "phone", "dial": "01134960001", "display": "0113 496 0001"}],
    "hours": "Mo-Fr 09:00-17:00",
    "timezone": "Europe/London",
    "audience": "anyone",
    "languages": ["en"],
}


def newleaf(*words: str, own: Path, database: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "NEWLEAF_DIRECTORY_FILE": str(own),
        "NEWLEAF_DATABASE_URL": f"sqlite:///{database}",
    }
    return subprocess.run(
        [sys.executable, "-m", "newleaf", "directory", *words], capture_output=True, text=True, env=environment
    )


def test_what_was_added_is_shown_first(data: Path, tmp_path: Path) -> None:
    own = tmp_path / "directory.yml"
    assert add_own(own, data, "professionals", PRACTICE) == "own-harbour-practice"
    assert add_own(own, data, "services", REFUGE) == "own-leeds-refuge"
    found = Snapshot.read(data, own)
    practice = found.professionals("GB", None)[0]
    assert (practice.name, practice.trust, practice.good_for) == ("Harbour Practice", Trust.OWNER, {GoodFor.COUPLES})
    assert found.services("partner_violence", "GB", None, now=NOON)[0].name == "Leeds Refuge"
    assert all(each.name != "Leeds Refuge" for each in found.services("partner_violence", "US", None, now=NOON))


def test_comments_stay_and_names_may_be_alike(data: Path, tmp_path: Path) -> None:
    own = tmp_path / "directory.yml"
    add_own(own, data, "professionals", PRACTICE)
    own.write_text(own.read_text(encoding="utf-8") + "# Ask Ann before changing this.\n", encoding="utf-8")
    other = PRACTICE | {"channels": [{"kind": "web", "url": "https://harbour.example.org/"}]}
    assert add_own(own, data, "professionals", other) == "own-harbour-practice-2"
    assert "# Ask Ann" in own.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"channels": [{"kind": "phone", "dial": "0113496", "display": "0113 496"}]}, "cannot be dialled in GB"),
        ({"channels": [{"kind": "web", "url": "http://example.org/"}]}, "https"),
        ({"timezone": None}, "no time zone"),
        ({"country": "UK"}, "not a country code"),
        ({"regions": ["US-CA"]}, "not in GB"),
        ({"channels": [{"kind": "phone", "dial": "116123", "display": "116 123"}]}, "also a channel of"),
        ({"hours": "weekdays"}, "not a rule of opening hours"),
    ],
)
def test_a_fault_is_named_and_the_file_stays_as_it_was(
    data: Path, tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    own = tmp_path / "directory.yml"
    add_own(own, data, "professionals", PRACTICE)
    before = own.read_text(encoding="utf-8")
    with pytest.raises(DirectoryDataError, match=f"(?s)directory.yml:.*{says}"):
        add_own(own, data, "services", REFUGE | changes)
    assert own.read_text(encoding="utf-8") == before


def test_only_owners_may_vouch_for_themselves(spoiled: Path) -> None:
    path = spoiled / "nz.yml"
    text = path.read_text(encoding="utf-8").replace("trust: cross_checked", "trust: owner", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryDataError, match=r"nz.yml:\d+: .*owner"):
        Snapshot.read(spoiled)


def test_the_command_adds_checks_and_fills(tmp_path: Path) -> None:
    own, database = tmp_path / "directory.yml", tmp_path / "newleaf.db"
    added = newleaf(
        "add", "--name", "Leeds Refuge", "--for", "Anyone in Leeds", "--country", "gb", "--phone", "0113 496 0001",
        "--topic", "partner_violence", "--hours", "24/7", own=own, database=database,
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    assert "own-leeds-refuge" in added.stdout
    checked = newleaf("check", own=own, database=database)
    assert checked.returncode == 0, checked.stderr
    assert "1 of them your own" in checked.stdout and "own-leeds-refuge" not in checked.stdout.split("no fault")[1]
    refused = newleaf("add", "--name", "X", "--for", "Y", "--country", "gb", own=own, database=database)
    assert refused.returncode == 2 and "--phone" in refused.stderr
    wrong = newleaf("add", "--name", "X", "--for", "Y", "--country", "gb", "--phone", "12", own=own, database=database)
    assert wrong.returncode == 1 and "Traceback" not in wrong.stderr and "cannot be dialled" in wrong.stderr


def test_a_file_that_is_named_and_missing_is_said(tmp_path: Path) -> None:
    checked = newleaf("check", own=tmp_path / "nowhere.yml", database=tmp_path / "newleaf.db")
    assert checked.returncode == 1
    assert "nowhere.yml" in checked.stderr and "Traceback" not in checked.stderr


def test_records_that_nobody_looked_at_for_long_are_reported(snapshot: Snapshot) -> None:
    from dataclasses import replace

    from newleaf.directory.links import stale

    record = replace(snapshot.all_services[0], read_on=date(2026, 5, 1), verified_on=None)
    assert not list(stale([record], date(2026, 10, 28)))
    assert [since for _, since in stale([record], date(2026, 10, 29))] == [
        "last looked at on 2026-05-01, 181 days ago"
    ]
    assert not list(stale([replace(record, verified_on=date(2026, 10, 1))], date(2026, 10, 29)))
    assert [since for _, since in stale([replace(record, read_on=None)], date(2026, 10, 29))] == ["never dated"]


def test_links_are_opened_and_the_broken_ones_named(snapshot: Snapshot) -> None:
    import threading
    from dataclasses import replace
    from http.server import BaseHTTPRequestHandler, HTTPServer

    from newleaf.directory import links
    from newleaf.directory.values import Channel, ChannelKind

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = f"127.0.0.1:{server.server_address[1]}"
    try:
        pages = tuple(
            Channel(ChannelKind.WEB, address, "a page")
            for address in (f"http://{place}/there", f"http://{place}/gone", "https://127.0.0.1:9/")
        )
        record = replace(snapshot.all_services[0], channels=pages)
        faults = {link: fault for _, link, fault in links.broken_links([record])}
        assert faults[pages[0].address] == f"leads to {pages[0].address}, which is not https"
        assert faults[pages[1].address].startswith("answers 404")
        assert faults[pages[2].address].startswith("cannot be opened")
    finally:
        server.shutdown()
        server.server_close()
