"""Measures how long the directory takes to answer, with many services.

    .venv/bin/python bench/directory.py                                # memory and SQLite
    .venv/bin/python bench/directory.py --url postgresql://guide@/guide    # another database, which it fills

The services are made up: spread over all countries that have a file, as many for each topic as there. Prints a table
in Markdown. The database is asked as it is, without the copy in memory that readers are answered from.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newleaf.directory import TOPICS_OF_SIGNAL, Audience, ChannelKind, Directory, Reader, Service, Snapshot, Topic
from newleaf.directory.queries import Queries

PROJECT = Path(__file__).resolve().parent.parent
HOURS = ("24/7", None, "Mo-Fr 09:00-17:00", "Mo-Su 22:00-06:00", "Mo-Fr 10:00-20:00; Sa 10:00-14:00; PH off")
QUESTIONS = 1_000


def many(real: Snapshot, count: int, chance: random.Random) -> list[Service]:
    """`count` services made from the real ones, with other ids, hours, regions and audiences."""
    national = [service for service in real.all_services if service.country != "*"]
    made = [service for service in real.all_services if service.country == "*"]
    codes = sorted({service.country for service in national})
    while len(made) < count:
        model, country = chance.choice(national), chance.choice(codes)
        regions = frozenset({f"{country}-{chance.choice('ABCDEFGH')}"}) if chance.random() < 0.5 else frozenset()
        made.append(
            replace(
                model,
                id=f"made-{len(made)}",
                country=country,
                hours=chance.choice(HOURS),
                timezone="Europe/London",
                audience=chance.choice(list(Audience)),
                languages=tuple(chance.sample(["en", "fr", "de", "es"], 2)),
                regions=regions,
                position=len(made),
            )
        )
    return made


def measured(source: Queries, codes: list[str], chance: random.Random) -> dict[str, list[float]]:
    """Milliseconds of each question, by kind."""
    signals, start = sorted(TOPICS_OF_SIGNAL), datetime(2026, 11, 25, tzinfo=UTC)

    def help_now(code: str, now: datetime) -> object:
        reader = Reader(region=f"{code}-A", audience=frozenset({chance.choice(list(Audience))}), languages=("en",))
        return source.services(chance.choice(signals), code, None, reader=reader, now=now)

    def search(code: str, now: datetime) -> object:
        return source.search(
            code,
            topics=[chance.choice(list(Topic))],
            region=f"{code}-A",
            audience=Audience.ANYONE,
            channel=ChannelKind.PHONE,
            language="en",
            open_now=True,
            now=now,
        )

    kinds: dict[str, Callable[[str, datetime], object]] = {
        "help for a signal": help_now,
        "search by all fields": search,
    }
    taken: dict[str, list[float]] = {}
    for kind, ask in kinds.items():
        taken[kind] = []
        for _ in range(QUESTIONS):
            code, now = chance.choice(codes), start + timedelta(minutes=chance.randrange(10_000))
            begun = time.perf_counter()
            ask(code, now)
            taken[kind].append((time.perf_counter() - begun) * 1000)
    return taken


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--services", type=int, default=10_000)
    parser.add_argument("--data", type=Path, default=PROJECT / "data" / "directory", help="Folder of real services.")
    parser.add_argument("--url", help="A database to fill and ask; without it SQLite in a temporary folder.")
    chosen = parser.parse_args()
    chance = random.Random(11)
    real = Snapshot.read(chosen.data)
    codes = [country.code for country in real.countries()]
    services = many(real, chosen.services, chance)
    with tempfile.TemporaryDirectory() as folder:
        directory = Directory(chosen.url or f"sqlite:///{folder}/directory.db")
        begun = time.perf_counter()
        directory.hold(services, real.all_professionals)
        filled = time.perf_counter() - begun
        begun = time.perf_counter()
        copy = directory.snapshot()
        copied = time.perf_counter() - begun
        print(f"{len(services)} services in {len(codes)} countries; filled in {filled:.1f} s, copied in {copied:.1f} s")
        print()
        print("| source | question | median | 95th percentile |\n| --- | --- | --- | --- |")
        for name, source in (("memory", copy), (directory.kind, directory)):
            for kind, taken in measured(source, codes, random.Random(5)).items():
                median, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
                print(f"| {name} | {kind} | {median:.2f} ms | {late:.2f} ms |")
        directory.close()


if __name__ == "__main__":
    main()
