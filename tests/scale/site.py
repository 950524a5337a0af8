"""A whole site on this machine: PostgreSQL, Redis, several workers, and nginx configured as it is shipped."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.postgresql import PostgreSQL
from tests.redis import RedisServer

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "a key for tests only, longer than thirty-two characters"
START_SECONDS = 180


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@dataclass
class Worker:
    """One `newleaf serve` on a port that it keeps when it is started again."""

    port: int
    environment: dict[str, str]
    process: subprocess.Popen[str] | None = None
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its own address, which the proxy uses."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; `until_ready` waits."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newleaf", "serve", "--port", str(self.port)],
            cwd=PROJECT, env={**os.environ, **self.environment}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        threading.Thread(target=self._read, args=(self.process,), daemon=True).start()

    def until_ready(self) -> None:
        """Wait until it answers. Raises RuntimeError with what it printed."""
        for _ in range(START_SECONDS * 5):
            if self.process is not None and self.process.poll() is not None:
                break
            try:
                httpx.get(f"{self.url}/health/live", timeout=2)
                return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise RuntimeError("the worker did not start:\n" + "".join(self.log))

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it as an operator does, and wait."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.log.extend(process.stdout)


@dataclass
class Site:
    """Everything, started together."""

    database: PostgreSQL
    redis: RedisServer
    workers: list[Worker]
    folder: Path
    port: int = 0
    proxy: subprocess.Popen[bytes] | None = None

    @classmethod
    def open(cls, database: PostgreSQL, redis: RedisServer, folder: Path, workers: int, **settings: str) -> Site:
        """Start so many workers on a new database, and the proxy before them."""
        environment = {
            "NEWLEAF_DATABASE_URL": database.new_database(),
            "NEWLEAF_REDIS_URL": redis.url,
            "NEWLEAF_SECRET": SECRET,
            "NEWLEAF_TRUSTED_PROXIES": '["127.0.0.1"]',
            **settings,
        }
        site = cls(database, redis, [Worker(free_port(), environment) for _ in range(workers)], folder)
        try:
            for worker in site.workers:
                worker.start()
            for worker in site.workers:
                worker.until_ready()
            site._start_proxy()
        except BaseException:
            site.close()
            raise
        return site

    @property
    def url(self) -> str:
        """Where visitors come."""
        return f"http://127.0.0.1:{self.port}"

    def counted(self, name: str, workers: Iterable[Worker] | None = None) -> float:
        """The sum of a counter over labels and workers that answer."""
        total = 0.0
        for worker in self.workers if workers is None else workers:
            text = httpx.get(f"{worker.url}/metrics", timeout=10).text
            total += sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))
        return total

    def close(self) -> None:
        """End the proxy and the workers."""
        if self.proxy is not None:
            self.proxy.terminate()
            self.proxy.wait(10)
        for worker in self.workers:
            if worker.process is not None and worker.process.poll() is None:
                worker.process.terminate()
        for worker in self.workers:
            worker.stop()

    def _start_proxy(self) -> None:
        self.port = free_port()
        configured = self.folder / "nginx"
        shutil.copytree(PROJECT / "deploy" / "nginx", configured)
        main, upstream = configured / "nginx.conf", configured / "upstream.conf"
        text = main.read_text(encoding="utf-8").replace("/tmp/nginx", f"{configured}/").replace("8080", str(self.port))
        main.write_text(text, encoding="utf-8")
        servers = "".join(
            f"    server 127.0.0.1:{worker.port} max_fails=2 fail_timeout=2s;\n" for worker in self.workers
        )
        lines = upstream.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "server worker-" not in line]
        place = next(number for number, line in enumerate(kept) if "least_conn" in line) + 1
        upstream.write_text("".join([*kept[:place], servers, *kept[place:]]), encoding="utf-8")
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program is not None
        # Started by root, it would go on as somebody who may not write into the tests' folder.
        own = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
        self.proxy = subprocess.Popen([program, "-c", str(main), "-g", own])
        for _ in range(100):
            try:
                httpx.get(f"{self.url}/proxy-alive", timeout=2)
                return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise RuntimeError("nginx did not start")
