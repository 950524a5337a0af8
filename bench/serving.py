"""Measures the served guide beside a stock bot of Rasa, under the same load in one run. On an otherwise idle machine.

    make bench                                   # makes the stock bot first (scripts/stock_rasa.sh)
    .venv/bin/python bench/serving.py --alone    # New Leaf only
    .venv/bin/python bench/serving.py --quick    # a tenth of the load, to see that everything works

Both servers are up together and take turns, so that what else the machine does hits both. Writes results/bench.json,
bench.md and bench.svg (--out takes another folder) and prints bench.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from chart import chart
from clients import Visitor, talk, texts, together
from servers import PROJECT, Running, new_leaf, stock

CLIENTS = (1, 8, 64)
MESSAGES = {1: 400, 8: 1600, 64: 1600}
"""Of New Leaf; a stock bot gets a quarter, which takes it three times as long."""
STOCK_SHARE = 4
WARM = 200
TURNS = (5, 100, 300)
AROUND = 16
"""Turns over which the median at a turn is taken: every text twice."""
Figures = dict[str, float]
AIMS = {"start": 8.0, "memory": 4.0, "rate, 8 clients": 12.0, "p99, 8 clients": 10.0}
"""How many times better than the stock bot New Leaf is to be."""
UNITS = {"start": "s", "memory": "MB", "rate": "messages/s", "mean": "ms", "median": "ms", "p99": "ms", "turn": "ms"}


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--alone", action="store_true", help="measure New Leaf without a stock bot")
    parser.add_argument("--quick", action="store_true", help="a tenth of the load: figures mean little")
    parser.add_argument("--installed", action="store_true", help="measure the size of an installed environment, too")
    parser.add_argument("--out", type=Path, default=PROJECT / "results")
    arguments = parser.parse_args()
    less = 10 if arguments.quick else 1
    figures: dict[str, Figures] = {"New Leaf": {}} if arguments.alone else {"New Leaf": {}, "stock": {}}
    starts(figures, 1 if arguments.quick else 2)
    loads(figures, less)
    turns = TURNS[:2] if arguments.quick else TURNS
    growth(figures, turns)
    if arguments.installed:
        figures["New Leaf"]["installed"] = installed_megabytes()
    arguments.out.mkdir(parents=True, exist_ok=True)
    report = markdown(figures)
    (arguments.out / "bench.json").write_text(json.dumps(figures, indent=1))
    (arguments.out / "bench.md").write_text(report)
    (arguments.out / "bench.svg").write_text(chart(figures, ratios(figures), AIMS, turns))
    print(report)


def starts(figures: dict[str, Figures], times: int) -> None:
    """Seconds to the first answer; the quickest of several, when the disk's content is in memory."""
    for name, server in ((name, new_leaf if name == "New Leaf" else stock) for name in figures):
        found = []
        for _ in range(times):
            with server() as running:
                found.append(running.start)
        figures[name]["start"] = min(found)


def loads(figures: dict[str, Figures], less: int) -> None:
    """Latencies and messages a second with some clients at a time, and the memory then taken."""
    with ExitStack() as stack:
        servers: dict[str, Running] = {"New Leaf": stack.enter_context(new_leaf())}
        if "stock" in figures:
            servers["stock"] = stack.enter_context(stock())
        for running in servers.values():
            talk(running.url, WARM // less, "warm")
        for clients in CLIENTS:
            for name, running in servers.items():
                messages = max(MESSAGES[clients] // less // (STOCK_SHARE if name == "stock" else 1), 2 * clients)
                load = together(running.url, clients, messages)
                many = f"{clients} client{'s' if clients > 1 else ''}"
                figures[name] |= {
                    f"mean, {many}": 1000 * statistics.mean(load.seconds),
                    f"median, {many}": 1000 * statistics.median(load.seconds),
                    f"p99, {many}": 1000 * statistics.quantiles(load.seconds, n=100)[98],
                    f"rate, {many}": load.rate,
                }
        for name, running in servers.items():
            figures[name]["memory"] = running.megabytes()


def growth(figures: dict[str, Figures], turns: Sequence[int]) -> None:
    """Milliseconds at some turns of one conversation; the stock bot with its SQL store, as New Leaf has one."""
    for name in figures:
        with new_leaf() if name == "New Leaf" else stock(sql=True) as running:
            talk(running.url, AROUND, "warm")
            visitor = Visitor(running.url)
            visitor.begin("long")
            seconds = [visitor.say(text) for _, text in zip(range(turns[-1] + AROUND), texts(), strict=False)]
        for turn in turns:
            figures[name][f"turn {turn}"] = 1000 * statistics.median(seconds[turn - 1 : turn - 1 + AROUND])


def ratios(figures: dict[str, Figures]) -> Figures:
    """How many times better New Leaf does than the stock bot, by figure; empty when it is alone."""
    ours, theirs = figures["New Leaf"], figures.get("stock", {})
    more_is_better = {name for name in ours if name.startswith("rate")}
    return {
        name: ours[name] / theirs[name] if name in more_is_better else theirs[name] / ours[name]
        for name in ours
        if name in theirs
    }


def markdown(figures: dict[str, Figures]) -> str:
    """The figures as a table."""
    times = ratios(figures)
    ours, theirs = figures["New Leaf"], figures.get("stock", {})
    lines = ["| figure | New Leaf | stock | times better | aim |", "| --- | --- | --- | --- | --- |"]
    for name, value in ours.items():
        unit = UNITS.get(name.split(",")[0].split(" ")[0], "MB")
        other = f"{theirs[name]:.4g} {unit}" if name in theirs else "-"
        better = f"{times[name]:.1f}" if name in times else "-"
        aim = f"{AIMS[name]:.0f}" if name in AIMS else ""
        lines.append(f"| {name} | {value:.4g} {unit} | {other} | {better} | {aim} |")
    return "\n".join(lines) + "\n"


def installed_megabytes() -> float:
    """Size of an environment made from requirements.lock alone."""
    own = PROJECT / ".tools/bin/uv"
    uv = str(own) if own.exists() else "uv"
    with tempfile.TemporaryDirectory() as folder:
        python = f"{folder}/venv/bin/python"
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, f"{folder}/venv"], check=True, cwd=PROJECT)
        install = [uv, "pip", "sync", "--quiet", "--link-mode=copy", "--python", python, "requirements.lock"]
        subprocess.run(install, check=True, cwd=PROJECT)
        # Bytecode counts, as `make env` makes it.
        writing = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        import_all = "import newleaf.web.app, rasa.model_training"
        subprocess.run([python, "-W", "ignore", "-c", import_all], check=True, cwd=PROJECT, env=writing)
        used = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
        return used / 1e6


if __name__ == "__main__":
    main()
