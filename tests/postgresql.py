"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket there and by nobody else."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


class Unavailable(Exception):
    """There can be no server here; the message says why."""


@dataclass
class PostgreSQL:
    """A running server."""

    programs: Path
    folder: Path
    user: dict[str, Any]
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    _numbers: Any = field(default_factory=count)

    @classmethod
    def start(cls, *options: str) -> PostgreSQL:
        """Make a cluster and start it, with these options of `postgres`. Raises Unavailable."""
        programs = _programs()
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise Unavailable("psycopg, the driver of PostgreSQL, is not installed") from None
        folder = Path(tempfile.mkdtemp(prefix="newleaf-postgresql-"))
        user = _user(folder)
        cluster = folder / "data"
        made = subprocess.run(
            [programs / "initdb", "-D", cluster, "-U", "guide", "-A", "trust", "-E", "UTF8", "--no-sync"],
            capture_output=True, text=True, cwd=folder, **user,
        )  # fmt: skip
        if made.returncode:
            shutil.rmtree(folder)
            raise Unavailable(f"initdb failed: {made.stderr.strip()[-300:]}")
        server = cls(programs, folder, user, options)
        server.resume()
        return server

    def resume(self) -> None:
        """Start it, for the first time or after `crash`, and wait until it answers. Raises Unavailable."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    self.programs / "postgres",
                    *("-D", self.folder / "data", "-k", self.folder, "-F", "-h", ""),
                    *self.options,
                ],
                stdout=log, stderr=log, cwd=self.folder, **self.user,
            )  # fmt: skip
        if not self._answers():
            text = (self.folder / "log").read_text(encoding="utf-8")
            self.stop()
            raise Unavailable(f"PostgreSQL did not start: {text[-300:]}")

    def crash(self) -> None:
        """End it at once, connections and all; what was committed stays."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(20)

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"test{next(self._numbers)}"
        self._psql("postgres", f"create database {name}")
        return f"postgresql://guide@/{name}?host={self.folder}"

    def stop(self) -> None:
        """End the server and remove its folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self) -> bool:
        asked = [self.programs / "pg_isready", "-h", self.folder, "-t", "1", "-q"]
        for _ in range(100):
            if self.process is None or self.process.poll() is not None:
                return False
            if subprocess.run(asked, check=False).returncode == 0:
                return True
            time.sleep(0.1)
        return False

    def _psql(self, database: str, command: str) -> None:
        asked = [self.programs / "psql", "-h", self.folder, "-U", "guide", "-d", database, "-qc", command]
        subprocess.run(asked, check=True, capture_output=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = [each for place in PLACES for each in Path("/").glob(place.lstrip("/")) if (each / "initdb").exists()]
    if not folders:
        raise Unavailable("PostgreSQL is not on this machine: there is no initdb")
    return max(folders)


def _user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then another user, who owns the folder, runs it."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    shutil.rmtree(folder)
    raise Unavailable("PostgreSQL does not run as root, and there is no other user to run it")
