"""Measures the safety screen on texts by other people, by what three readers say that each text shows.

    .venv/bin/python bench/read_again.py FOLDER --part report

FOLDER is that of bench/safety_screen.py, split in the same way. Many of its labels come from the forum or a tag, so
three readers, programs that read language, were given each text without its label, its file or what any screen says of
it, and the definitions at the end of docs/evaluation.md's section "Read again". What they say stands in
bench/read_again.jsonl by the text's SHA-256. What two of three say counts. Prints a table in Markdown.
"""

import argparse
import hashlib
import json
from collections import Counter
from itertools import combinations
from pathlib import Path

from safety_screen import FLAGGED, FOUND, PROJECT, part, share

from newleaf.safety import Tier
from newleaf.screening import open_screen

LABELS = Path(__file__).with_suffix(".jsonl")
NONE = "none none"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("work", "report"), default="report")
    options = parser.parse_args()
    read = {row["text"]: row["labels"] for row in map(json.loads, LABELS.read_text().splitlines())}
    screen = open_screen(PROJECT)
    print("layers:", screen.layers, "\n")
    print("| texts | show danger | found | acute of these | found acute | harmless | flagged | flagged acute |")
    print("| --- |" + " --- |" * 7)
    right_signal = right_tier = all_found = 0
    for file in dict.fromkeys(file for _, file, _ in (*FOUND, *FLAGGED)):
        shown: list[tuple[Tier, Tier]] = []
        harmless: list[Tier] = []
        for row in part(options.folder / f"{file}.jsonl", options.part):
            text = str(row["text"])
            labels = read.get(hashlib.sha256(text.encode()).hexdigest()[:10])
            if labels is None:
                continue
            result = screen.assess(text)
            if 2 * labels.count(NONE) > len(labels):
                harmless.append(result.tier)
                continue
            tiers = Counter(label.split()[1] for label in labels if label != NONE)
            tier = Tier.ACUTE if 2 * tiers[Tier.ACUTE] > len(labels) else Tier.CONCERN
            shown.append((tier, result.tier))
            if result.tier is not Tier.NONE:
                all_found += 1
                right_signal += any(label.split()[0] == result.signal for label in labels)
                right_tier += result.tier is tier
        found = [each for each in shown if each[1] is not Tier.NONE]
        grave = [each for each in shown if each[0] is Tier.ACUTE]
        cells = [
            str(len(shown)), share(len(found), shown),
            str(len(grave)), share(grave.count((Tier.ACUTE, Tier.ACUTE)), grave),
            str(len(harmless)), share(len(harmless) - harmless.count(Tier.NONE), harmless),
            share(harmless.count(Tier.ACUTE), harmless),
        ]  # fmt: skip
        print(f"| {file} | " + " | ".join(cells) + " |")
    print(
        f"\nOf {all_found} found, with a signal a reader named: {100 * right_signal / all_found:.1f} %; ", end=""
    )
    print(f"the tier of most readers: {100 * right_tier / all_found:.1f} %.")
    agreed = [(one == NONE) == (other == NONE) for labels in read.values() for one, other in combinations(labels, 2)]
    print(f"Two readers agree whether a text shows danger in {100 * sum(agreed) / len(agreed):.1f} % of cases.")


if __name__ == "__main__":
    main()
