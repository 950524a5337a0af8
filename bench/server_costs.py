"""What the servers beside the workers had to do: cores, statements, commands, bytes. Read from Linux and from them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import redis
import sqlalchemy as sa

from newleaf.postgresql import postgresql_engine

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Costs:
    """Sums since the servers began. Cores in seconds."""

    postgresql_cpu: float
    redis_cpu: float
    proxy_cpu: float
    statements: float
    transactions: float
    postgresql_in: float
    postgresql_out: float
    log_bytes: float
    commands: float
    redis_in: float
    redis_out: float

    def __sub__(self, before: Costs) -> Costs:
        return Costs(*(getattr(self, each.name) - getattr(before, each.name) for each in fields(Costs)))


def costs(database: sa.Engine, postgresql: int, address: str, server: redis.Redis, redis_pid: int, proxy: int) -> Costs:
    """Until now, by the processes' ids and PostgreSQL's address."""
    with database.connect() as connection:
        ours = "dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_%'"
        statements = connection.scalar(sa.text(f"select coalesce(sum(calls), 0) from pg_stat_statements where {ours}"))
        transactions = connection.scalar(
            sa.text("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")
        )
        log_bytes = connection.scalar(sa.text("select pg_current_wal_lsn() - '0/0'::pg_lsn"))
    told = server.info()
    came, went = _bytes(address)
    return Costs(
        _cpu(postgresql), _cpu(redis_pid), _cpu(proxy), float(statements), float(transactions), came, went,
        float(log_bytes), told["total_commands_processed"], told["total_net_input_bytes"],
        told["total_net_output_bytes"],
    )  # fmt: skip


def engine(url: str) -> sa.Engine:
    """For looking, with the counting of statements switched on."""
    made = postgresql_engine(sa.make_url(url))
    with made.begin() as connection:
        connection.execute(sa.text("create extension if not exists pg_stat_statements"))
    return made


def kept(database: sa.Engine) -> tuple[int, float, float, int]:
    """Sessions, bytes of one row, bytes on the disk with indexes for each session, connections that are open."""
    with database.connect() as connection:
        count, row = connection.execute(sa.text("select count(*), avg(pg_column_size(s.*)) from sessions s")).one()
        size = connection.scalar(sa.text("select pg_total_relation_size('sessions')"))
        others = "datname = current_database() and pid <> pg_backend_pid()"
        opened = connection.scalar(sa.text(f"select count(*) from pg_stat_activity where {others}"))
    return count, float(row or 0), size / max(1, count), opened


def _cpu(pid: int) -> float:
    """Seconds of a core that a process and its children have used."""
    return sum(sum(map(int, _stat(each)[11:15])) for each in _tree(pid)) / TICKS


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:  # it has ended
        return ["0"] * 15


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _tree(int(child))


def _bytes(address: str) -> tuple[float, float]:
    """What came to PostgreSQL at an address of this machine and went from it, on connections that are still open."""
    said = subprocess.run(
        ["ss", "-Htin", "state", "established", f"src {address}:5432"], capture_output=True, text=True, check=True
    ).stdout.split()
    came = sum(int(each.partition(":")[2]) for each in said if each.startswith("bytes_received:"))
    return came, sum(int(each.partition(":")[2]) for each in said if each.startswith("bytes_sent:"))
