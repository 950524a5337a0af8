"""Keeps the table of docs/dependencies.md in step with requirements.lock.

    .venv/bin/python scripts/dependencies.py            # after a change of the lock
    .venv/bin/python scripts/dependencies.py --check    # exits with 1 where the table is behind

Package, version and licence come from the lock and from what is installed. When a release was made, and what is known
of its weaknesses, a person looks up and writes in; both are kept for as long as the version stays the same.
"""

import argparse
import importlib.metadata
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE, LOCK = PROJECT / "docs" / "dependencies.md", PROJECT / "requirements.lock"
HEAD = "| package | version | released | licence | known weaknesses |\n| --- | --- | --- | --- | --- |\n"
UNKNOWN = "to be looked up"


def locked() -> list[tuple[str, str]]:
    """Every package of the lock with its version, in its order."""
    return re.findall(r"^([a-z0-9_.-]+)==([^ ]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)


def rows(page: str) -> dict[tuple[str, str], list[str]]:
    """The table as it is, by package and version."""
    found = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in page.splitlines() if line[:1] == "|"]
    return {(cells[0], cells[1]): cells for cells in found[2:]}


def licence(name: str) -> str:
    """What the installed package says of itself."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed here"
    classes = [each.split(" :: ")[-1] for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    first = (told.get("License") or "").splitlines()[:1]
    return told.get("License-Expression") or (first[0] if first and len(first[0]) < 30 else ", ".join(classes))


def written(page: str) -> str:
    """The page with the table brought up to date."""
    known = rows(page)
    table = HEAD
    for name, version in locked():
        _, _, released, told, weak = known.get((name, version), ["", "", UNKNOWN, "", UNKNOWN])
        table += f"| {name} | {version} | {released} | {told or licence(name)} | {weak} |\n"
    before, _, after = page.partition("| package |")
    return before + table + "".join(line for line in after.splitlines(keepends=True)[1:] if line[:1] != "|")


def main() -> None:
    """Write the table, or say that it is behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    page = PAGE.read_text(encoding="utf-8")
    new = written(page)
    if not parser.parse_args().check:
        PAGE.write_text(new, encoding="utf-8")
    elif new != page:
        sys.exit(f"{PAGE} is behind requirements.lock: run scripts/dependencies.py, and look up what is new.")


if __name__ == "__main__":
    main()
