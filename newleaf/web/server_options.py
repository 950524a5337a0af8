"""What uvicorn is told: which protocol to speak, how many connections to hold, which proxies to believe."""

import functools
import logging
from typing import Any

from newleaf.settings import Settings
from newleaf.web.connections import Connections, most_connections, raise_file_limit
from newleaf.web.protocol import GuardedProtocol


def _is_news(record: logging.LogRecord) -> bool:
    """Not what anybody can cause by the thousand; it is counted instead."""
    return record.msg != "Invalid HTTP request received."


def server_options(settings: Settings) -> dict[str, Any]:
    """What uvicorn is told about connections and proxies. Raises the process's limit of open files."""
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    most = most_connections(settings.max_connections, raise_file_limit())
    connections = Connections(most, settings.max_connections_per_address, settings.trusted_proxies)
    return {
        "http": functools.partial(GuardedProtocol, connections, settings.request_seconds),
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": settings.trusted_proxies,
    }
