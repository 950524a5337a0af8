"""A Redis server of the tests' own, on a free port of this machine, that keeps nothing on disk."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from dataclasses import dataclass


class Unavailable(Exception):
    """There can be no server here; the message says why."""


@dataclass
class RedisServer:
    """A server that can be stopped and started again on its port."""

    port: int
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start_one(cls) -> RedisServer:
        """Start one. Raises Unavailable."""
        if shutil.which("redis-server") is None:
            raise Unavailable("Redis is not on this machine: there is no redis-server")
        try:
            import redis  # noqa: F401
        except ImportError:
            raise Unavailable("redis, the client of Redis, is not installed") from None
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = cls(port)
        server.start()
        return server

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it answers. Raises Unavailable."""
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise Unavailable("Redis did not start")

    def stop(self) -> None:
        """End it, with all it knew."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
