"""Throws odd input at the message path of a real server, over HTTP, with several clients at once.

    .venv/bin/python bench/fuzz.py --inputs 100000

Prints a table in Markdown, and what went wrong with the input that did it; exits with 1 if anything did. Wrong are: a
5xx, a connection closed without an answer, a reply without a message, an error that is no problem response with the
way to help or that repeats what was sent, a session that does not go on afterwards, a cry that brings no help, a part
that the server had to go on without. The same --seed makes the same inputs.
"""

import argparse
import collections
import concurrent.futures
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_inputs import MARK, Input, Inputs

PROJECT = Path(__file__).resolve().parent.parent
CRY = "he hit me last night and I am scared of him"
OF_SESSION = 40
"""Inputs of one session, before it is seen whether the session still goes on."""
ALLOWED = {200, 307, 400, 401, 404, 405, 413, 415, 422}
TIMEOUT = 120


@dataclass
class Found:
    """What came of the inputs of one client."""

    kinds: collections.Counter[str] = field(default_factory=collections.Counter)
    statuses: collections.Counter[int] = field(default_factory=collections.Counter)
    seconds: list[float] = field(default_factory=list)
    sessions: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Take in what another client found."""
        self.kinds += other.kinds
        self.statuses += other.statuses
        self.seconds += other.seconds
        self.sessions += other.sessions
        self.faults += other.faults


class Client:
    """One visitor after another, on a connection of its own."""

    def __init__(self, address: str, seed: str) -> None:
        self._host, _, port = address.removeprefix("http://").rpartition(":")
        self._port = int(port)
        self._inputs = Inputs(random.Random(seed))
        self._connection: http.client.HTTPConnection | None = None
        self.found = Found()

    def run(self, number: int, until: float) -> Found:
        """Send so many inputs; begin no session after `until`, a time of the monotonic clock."""
        while number > 0 and time.monotonic() < until:
            token = self._begin()
            for _ in range(min(number, OF_SESSION)):
                self._try(self._inputs.next(token))
            self._goes_on(token)
            number -= OF_SESSION
        return self.found

    def _begin(self) -> str:
        wishes = json.dumps({"country": self._inputs.country()}).encode()
        status, body = self._send("POST", "/v1/sessions", wishes, {"Content-Type": "application/json"})
        if status != 201:
            raise SystemExit(f"No session could be begun: {status} {body!r}")
        self.found.sessions += 1
        return json.loads(body)["token"]

    def _try(self, tried: Input) -> None:
        self.found.kinds[tried.kind] += 1
        started = time.perf_counter()
        try:
            status, body = self._send(tried.method, tried.path, tried.body, tried.headers)
        except (OSError, http.client.HTTPException) as error:
            self._connection = None
            self._fault(f"no answer ({type(error).__name__})", tried)
            return
        self.found.seconds.append(time.perf_counter() - started)
        self.found.statuses[status] += 1
        if fault := judged(status, body):
            self._fault(fault, tried)

    def _goes_on(self, token: str) -> None:
        """The session is not stuck: a choice is answered, and a cry brings help."""
        for said, wanted in (({"choice": "faq_hope"}, None), ({"text": CRY}, "help")):
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            status, body = self._send("POST", "/v1/messages", json.dumps(said).encode(), headers)
            if fault := judged(status, body):
                self.found.faults.append(f"a stuck session: {fault}")
            elif status != 200:
                self.found.faults.append(f"a stuck session: {status} {body[:200]!r}")
            elif wanted and json.loads(body)["messages"][0]["kind"] != wanted:
                self.found.faults.append(f"a cry without help: {body[:200]!r}")

    def _fault(self, what: str, tried: Input) -> None:
        self.found.faults.append(f"{what}: {tried.kind} {tried.method} {tried.path} {tried.body[:300]!r}")

    def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        for last in (False, True):
            if self._connection is None:
                self._connection = http.client.HTTPConnection(self._host, self._port, timeout=TIMEOUT)
            try:
                self._connection.request(method, path, body, headers)
                answer = self._connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # An idle connection may be closed at any time; a fresh one may not.
                fresh = self._connection.sock is None
                self._connection.close()
                self._connection = None
                if last or fresh:
                    raise
        raise AssertionError


def judged(status: int, body: bytes) -> str | None:
    """What is wrong with an answer; None when nothing is."""
    if status not in ALLOWED:
        return f"status {status} {body[:200]!r}"
    if MARK.encode() in body:
        return f"status {status} repeats what was sent"
    if status in (307, 404, 405):
        return None
    try:
        answer = json.loads(body)
    except ValueError:
        return f"status {status} without JSON"
    if status == 200:
        messages = answer.get("messages")
        if not messages or not all(each.get("text", "").strip() for each in messages):
            return "an empty reply"
        if any(each["kind"] == "help" and not each["services"] for each in messages):
            return "help without anybody to call"
        return None
    return None if answer.get("help") == "/help" and answer.get("detail") else f"status {status} without a way to help"


def run(url: str, inputs: int, clients: int, seed: str, minutes: float = 600) -> Found:
    """Send the inputs, for so many minutes at most; returns what came of them."""
    found, until = Found(), time.monotonic() + minutes * 60
    with concurrent.futures.ThreadPoolExecutor(clients) as pool:
        each = -(-inputs // clients)
        for one in pool.map(lambda number: Client(url, f"{seed}/{number}").run(each, until), range(clients)):
            found.add(one)
    return found


def degraded(url: str) -> list[str]:
    """The lines of /metrics that say that the server went on without a part."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=TIMEOUT)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    lines = [line for line in text.splitlines() if line.startswith("newleaf_degraded_total{")]
    return [line for line in lines if float(line.rsplit(" ", 1)[1]) > 0]


def main() -> None:
    """Start a server, or take one that runs; send; report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--minutes", type=float, default=600, help="End after so long, with as many as were sent.")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"NEWLEAF_DATABASE_URL": f"sqlite:///{folder}/newleaf.db", "NEWLEAF_LIMITS_URL": "off"}
        command = [sys.executable, "-m", "newleaf", "serve", "--port", "0"]
        environment = {**os.environ, **settings}
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            url = next(match[1] for line in server.stdout if (match := re.search(r"Ready: (http\S+?)/ ", line)))
            started = time.monotonic()
            found = run(url, wanted.inputs, wanted.clients, wanted.seed, wanted.minutes)
            minutes = (time.monotonic() - started) / 60
            found.faults += [f"went on without a part: {line}" for line in degraded(url)]
            if server.poll() is not None:
                found.faults.append(f"the server ended with {server.returncode}")
        finally:
            server.terminate()
            server.wait(20)
    report(found, minutes)
    sys.exit(1 if found.faults else 0)


def report(found: Found, minutes: float) -> None:
    """Print the table, and the first faults."""
    cuts = statistics.quantiles(found.seconds, n=1000)
    print("| figure | measured |\n| --- | --- |")
    print(f"| inputs, in {found.sessions} sessions | {sum(found.kinds.values())} |")
    print(f"| minutes | {minutes:.1f} |")
    for status, number in sorted(found.statuses.items()):
        print(f"| answered with {status} | {number} |")
    times = (statistics.median(found.seconds), cuts[989], cuts[998], max(found.seconds))
    shown = ", ".join(f"{seconds * 1000:.0f}" for seconds in times)
    print(f"| median, 99th, 99.9th percentile, longest, in milliseconds | {shown} |")
    print(f"| 5xx, no answer, empty reply, stuck session, cry without help, part gone without | {len(found.faults)} |")
    print("\nKinds:", ", ".join(f"{kind} {number}" for kind, number in found.kinds.most_common()))
    for what, number in collections.Counter(fault.partition(":")[0] for fault in found.faults).most_common():
        print(f"FAULTS {number} times {what}")
    for fault in found.faults[:20]:
        print("FAULT", fault)


if __name__ == "__main__":
    main()
