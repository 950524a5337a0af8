"""Says where the time of a message goes: samples the served guide under load with py-spy, which is not a dependency.

    uv pip install --target /tmp/spy py-spy
    .venv/bin/python bench/where.py --spy /tmp/spy/bin/py-spy

Counts only threads that hold Python's lock: they are what messages wait for. With --all, also what works without it
(the encoder, the database).
"""

import argparse
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from clients import talk, together
from servers import new_leaf

SECONDS = 20
CLIENTS = 8
RATE_HZ = 200
PARTS = (
    ("the encoder", ("Encoder._run",)),
    ("the safety screen", ("Screen.assess", "Screen.rules_alone")),
    ("sessions in the database", ("SessionStore.", "SessionMemory.")),
    ("understanding", ("MessageProcessor.parse_message", "Guide.prepare")),
    ("choosing the next action", ("MessageProcessor._predict_next_with_tracker",)),
    ("actions and words", ("MessageProcessor._run_action",)),
    ("slots from entities", ("MessageProcessor.run_action_extract_slots",)),
    ("the rest of Rasa", ("Guide.reply",)),
    ("assembling and guarding a reply", ("Conversation._assemble", "guarded (")),
    ("between threads", ("Worker.run", "_chain_future", "_Loop.")),
    ("HTTP", ("RequestResponseCycle.", "HttpToolsProtocol.", "APIRouter.")),
    ("event loops", ("BaseEventLoop._run_once",)),
)
"""The innermost that names a stack gets it: the first here whose words stand in it."""


def main() -> None:
    """Sample and print shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spy", default="py-spy", help="the program py-spy")
    parser.add_argument("--all", action="store_true", help="count threads without Python's lock, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, new_leaf() as server:
        talk(server.url, 100)
        stacks = Path(folder) / "stacks"
        command = [arguments.spy, "record", "--rate", str(RATE_HZ), "--duration", str(SECONDS), "--format", "raw"]
        command += [] if arguments.all else ["--gil"]
        spy = subprocess.Popen([*command, "--output", stacks, "--pid", str(server.process)])
        while spy.poll() is None:
            together(server.url, CLIENTS, 20 * CLIENTS)
        if spy.returncode:
            raise SystemExit(f"py-spy ended with {spy.returncode}; it needs to be root, or to be allowed to trace.")
        lines = stacks.read_text().splitlines()
    shares: Counter[str] = Counter()
    for line in lines:
        stack, count = line.rsplit(" ", 1)
        shares[_part(stack)] += int(count)
    total = shares.total()
    print(f"{total} samples with 8 clients\n\n| part | share |\n| --- | --- |")
    for part, count in shares.most_common():
        print(f"| {part} | {count / total:.0%} |")


def _part(stack: str) -> str:
    return next((name for name, marks in PARTS if any(mark in stack for mark in marks)), "anything else")


if __name__ == "__main__":
    main()
