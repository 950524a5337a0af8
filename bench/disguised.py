"""Measures how well the screen reads messages whose words are disguised, beside the same messages written openly.

    .venv/bin/python bench/disguised.py    # some minutes

Takes 500 messages of up to forty words from the working parts of the project's own sets. In each, two of five words of
four letters and more are written in another way. Prints a table in Markdown.
"""

import random
from collections.abc import Callable

from newleaf.safety import Tier
from newleaf.safety.evaluation import read_messages
from newleaf.screening import open_screen
from newleaf.settings import PROJECT

MESSAGES, MOST_WORDS, SHARE = 500, 40, 0.4
SIGNS = str.maketrans("aeios", "43105")
LOOKALIKES = str.maketrans("aeios", "\u0430\u0435\u0456\u043e\u0455")
WAYS: dict[str, Callable[[str], str]] = {
    "openly": lambda word: word,
    "signs for letters": lambda word: word[0] + word[1:].translate(SIGNS),
    "letters of another alphabet": lambda word: word.translate(LOOKALIKES),
    "with a letter that shows nothing": lambda word: f"{word[:2]}\u200b{word[2:]}",
    "spelled out": " ".join,
    "stretched": lambda word: word + word[-1] * 3,
}


def main() -> None:
    """Measure and print."""
    screen = open_screen(PROJECT)
    folders = [PROJECT / "tests" / "safety" / name / "work" for name in ("gate", "blind", "voices")]
    short = [each for folder in folders for each in read_messages(folder) if len(each.text.split()) <= MOST_WORDS]
    chosen = random.Random(1).sample(short, MESSAGES)
    print("| written | found | flagged of the harmless |\n| --- | --- | --- |")
    for name, way in WAYS.items():
        chance = random.Random(3)
        flagged: dict[bool, list[bool]] = {True: [], False: []}
        for message in chosen:
            words = [
                way(word) if len(word) > 3 and word.isalpha() and chance.random() < SHARE else word
                for word in message.text.split(" ")
            ]
            flagged[message.tier is not Tier.NONE].append(screen.assess(" ".join(words)).tier is not Tier.NONE)
        found, falsely = (f"{100 * sum(each) / len(each):.1f} %" for each in flagged.values())
        print(f"| {name} | {found} | {falsely} |")


if __name__ == "__main__":
    main()
