"""Measures the safety screen on labelled texts that are not part of the project.

    .venv/bin/python bench/safety_screen.py FOLDER --part report

FOLDER holds JSON lines files with `text`, `label`, `quality`. Each file is split by a hash of the text: `work` is for
working on rules, `report` is looked at only to report. Prints a table in Markdown.
"""

import argparse
import hashlib
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from newleaf.safety import Screen, Tier
from newleaf.screening import open_screen

PROJECT = Path(__file__).resolve().parent.parent
Row = dict[str, object]


def short(row: Row) -> bool:
    """A phrase of at most thirty words."""
    return len(str(row["text"]).split()) <= 30


def severe(row: Row) -> bool:
    """Labelled by people with C-SSRS 3 or more, and longer than a phrase."""
    label = str(row["label"])
    return "human_label" in str(row["quality"]) and not short(row) and any(digit in label for digit in "3456")


def trusted(row: Row) -> bool:
    """Labelled or read by people."""
    return any(word in str(row["quality"]) for word in ("human_label", "hand_checked"))


def every(_: Row) -> bool:
    """Any row."""
    return True


FOUND = (
    ("suicide, up to 30 words", "distress_suicide", short),
    ("suicide, long, C-SSRS 3 or more", "distress_suicide", severe),
    ("violence and coercion, labelled by people", "distress_violence", trusted),
    ("violence and coercion, all", "distress_violence", every),
    ("panic, despair, anger, perpetrators (weak labels)", "distress_other", every),
    ("minors (weak labels)", "minor_user", every),
)
FLAGGED = (
    ("figures of speech", "benign_figurative", every),
    ("near-misses", "benign_relationship_nearmiss", every),
    ("relationship questions (a few hide coercion)", "benign_relationship", every),
    ("off-topic", "oos_general", every),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("work", "report"), default="report")
    parser.add_argument("--rules", action="store_true", help="rules alone, without the learned layer")
    options = parser.parse_args()
    screen = Screen.load(PROJECT / "data" / "safety") if options.rules else open_screen(PROJECT)
    print("Layers: " + ", ".join(f"{name} {state}" for name, state in screen.layers.items()) + "\n")
    print("| texts | rows | acute | acute or concern |\n| --- | --- | --- | --- |")
    for name, file, wanted in (*FOUND, *FLAGGED):
        rows = [row for row in part(options.folder / f"{file}.jsonl", options.part) if wanted(row)]
        tiers = [screen.assess(str(row["text"])).tier for row in rows]
        acute = sum(tier is Tier.ACUTE for tier in tiers)
        anything = sum(tier is not Tier.NONE for tier in tiers)
        print(f"| {name} | {len(rows)} | {share(acute, rows)} | {share(anything, rows)} |")
    text = "We talk most evenings and it helps, but last night she reached for me and I froze again. " * 200
    for length in (300, 10_000):
        median = median_milliseconds(lambda n=length: screen.assess(text[:n]))
        print(f"\nMedian for {length} characters: {median:.2f} ms")


def part(path: Path, wanted: str) -> list[Row]:
    """The rows of one half of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if (half(row["text"]) == "work") == (wanted == "work")]


def half(text: str) -> str:
    """Which half a text belongs to, by its SHA-256."""
    return "work" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else "report"


def share(count: int, rows: list[Row]) -> str:
    """A share as a percentage."""
    return f"{100 * count / len(rows):.1f} %" if rows else "-"


def median_milliseconds(work: Callable[[], object]) -> float:
    """Median of fifty runs."""
    seconds = []
    for _ in range(50):
        before = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
