"""Measures the safety screen on labelled texts that are not part of the project, beside other screens.

    .venv/bin/python bench/safety_screen.py FOLDER --part report
    uv pip install --no-deps cogno-aegis pantheon-guardrails rrt-advocate pyyaml     # to have them beside it

FOLDER holds JSON lines files with `text`, `label`, `quality`. Each file is split by a hash of the text: `work` is for
working on rules, `report` is looked at only to report. Prints tables in Markdown.
"""

import argparse
import hashlib
import json
import logging
import re
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from newleaf.safety import Screen, Tier
from newleaf.safety.evaluation import read_messages
from newleaf.screening import open_screen

PROJECT = Path(__file__).resolve().parent.parent
WORK = [PROJECT / "tests" / "safety" / name / "work" for name in ("gate", "blind", "voices")]
Row = dict[str, object]
KEYWORDS = (
    r"\b(suicid\w*|kill(ing)? (myself|me)|end (it all|my life)|want to die|self[- ]harm|overdose|rape[ds]?|abus\w+|"
    r"hits? me|beats? me|chok\w+|forced me|threaten\w*|afraid of (him|her)|panic attack|flashback|hopeless)\b"
)


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
    options = parser.parse_args()
    screens = {"whole": open_screen(PROJECT), "rules alone": Screen.load(PROJECT / "data" / "safety")}
    print("layers:", screens["whole"].layers, "\n")
    head = [f"{name}, {tier}" for name in screens for tier in ("acute", "any")]
    print("| texts | rows | " + " | ".join(head) + " |\n| --- | --- |" + " --- |" * len(head))
    for name, rows in chosen(options):
        cells = []
        for screen in screens.values():
            tiers = [screen.assess(str(row["text"])).tier for row in rows]
            cells += [share(sum(tier is Tier.ACUTE for tier in tiers), rows)]
            cells += [share(sum(tier is not Tier.NONE for tier in tiers), rows)]
        print(f"| {name} | {len(rows)} | " + " | ".join(cells) + " |")
    others = other_screens()
    print("\nFlagged by other screens:\n\n| texts | " + " | ".join(others) + " |\n| --- |" + " --- |" * len(others))
    for name, rows in chosen(options):
        cells = [share(sum(map(flags, (str(row["text"]) for row in rows))), rows) for flags in others.values()]
        print(f"| {name} | " + " | ".join(cells) + " |")
    for name, screen in screens.items():
        timed(name, screen)


def chosen(options: argparse.Namespace) -> list[tuple[str, list[Row]]]:
    """The sets of texts by name."""
    return [
        (name, [row for row in part(options.folder / f"{file}.jsonl", options.part) if wanted(row)])
        for name, file, wanted in (*FOUND, *FLAGGED)
    ]


def other_screens() -> dict[str, Callable[[str], bool]]:
    """A plain list of keywords, and those of the other projects' screens that are installed."""
    words = re.compile(KEYWORDS, re.IGNORECASE)
    screens: dict[str, Callable[[str], bool]] = {"keyword list": lambda text: bool(words.search(text))}
    logging.disable(logging.WARNING)  # they report each finding
    if find_spec("cogno_aegis"):
        from cogno_aegis import InputGuard
        from cogno_aegis.safety import DEFAULT_CRISIS_RULES

        guard = InputGuard(max_chars=100_000, crisis_rules=DEFAULT_CRISIS_RULES)
        screens["cogno-aegis"] = lambda text: not guard.check_crisis(text).ok
    if find_spec("pantheon_guardrails"):
        from pantheon_guardrails.crisis import CrisisProtocol

        protocol = CrisisProtocol()
        screens["pantheon-guardrails"] = lambda text: bool(protocol.check(text).triggered)
    if find_spec("rrt_advocate"):
        from rrt_advocate import CrisisEngine, CrisisLevel

        # A new engine for each text: it remembers what was said before.
        screens["rrt-advocate"] = lambda text: CrisisEngine("one").assess(text).crisis_level is not CrisisLevel.GREEN
    return screens


def timed(name: str, screen: Screen) -> None:
    """Print medians for messages as they come, a harmless text, and texts in which every sentence is looked at."""
    usual = [each for folder in WORK for each in read_messages(folder) if 200 <= len(each.text) <= 400]
    for kind in ("harmless", "dangerous"):
        texts = [each.text for each in usual if (each.tier is Tier.NONE) == (kind == "harmless")]
        times = [median_milliseconds(lambda of=text: screen.assess(of), 9) for text in texts]
        median, tenth = statistics.median(times), statistics.quantiles(times, n=10)[-1]
        print(f"\n{name}, {len(texts)} {kind} messages of 200 to 400 characters: median {median:.2f} ms, ", end="")
        print(f"one in ten more than {tenth:.2f} ms")
    calm = "We talk most evenings and it helps, but last night she reached for me and I froze again. " * 200
    grave = "I gave my things away today. Nobody would notice if I were not here. It is all arranged now. " * 200
    varied = (
        "I gave my things away today. He says I owe him after what I did. The children heard it all from the stairs. "
        "I lie there until it is over. There is no point in next week. My hands shake as soon as he comes in. "
        "I look at the bridge on my way home, and nobody would notice if I were not here any more. It is arranged."
    )
    texts = [(kind, text[:length]) for kind, text in (("calm", calm), ("grave", grave)) for length in (300, 10_000)]
    for kind, text in (*texts, ("grave, nothing said twice", varied)):
        median = median_milliseconds(lambda of=text: screen.assess(of))
        print(f"\n{name}, {kind}, {len(text)} characters: median {median:.2f} ms")


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


def median_milliseconds(work: Callable[[], object], runs: int = 50) -> float:
    """Median of some runs."""
    seconds = []
    for _ in range(runs):
        before = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
