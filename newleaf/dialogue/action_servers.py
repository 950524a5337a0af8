"""Where Rasa's actions run: in this process, or on servers of rasa_sdk that several workers share."""

from typing import Any

import aiohttp
from rasa.utils.endpoints import EndpointConfig

from newleaf import metrics
from newleaf.dialogue.inprocess import SCHEME, InProcessEndpoint
from newleaf.settings import settings

ACTION_SECONDS = 2.0
"""How long an action server may take; Rasa would wait for five minutes."""


class ActionServer(EndpointConfig):
    """Calls an action server. What it is sent holds the message: it belongs into the same private network."""

    async def request(self, *arguments: Any, **named: Any) -> Any:
        """As Rasa's, with our deadline; a failure is counted and raised."""
        named["timeout"] = aiohttp.ClientTimeout(total=ACTION_SECONDS)
        try:
            return await super().request(*arguments, **named)
        except Exception:  # Rasa goes on without what the action would have said, and says nothing
            metrics.DEGRADED.labels("action").inc()
            raise

    def copy(self) -> "ActionServer":
        """Itself: it holds no state of a conversation."""
        return self


def actions_endpoint() -> EndpointConfig:
    """Where actions run, by the settings."""
    url = settings().actions_url
    if url is None:
        return InProcessEndpoint(f"{SCHEME}actions")
    return ActionServer(url, enable_selective_domain=True)  # the domain, 300 kB, goes along only where it is asked for
