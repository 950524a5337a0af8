"""An event broker that writes to a file. Rasa's own does so through the log, where no words of others get through."""

import json
from asyncio import AbstractEventLoop
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.utils.endpoints import EndpointConfig


class EventFile(EventBroker):
    """Appends each event as a line."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    @classmethod
    async def from_endpoint_config(
        cls, broker_config: EndpointConfig, event_loop: AbstractEventLoop | None = None
    ) -> "EventFile":
        """Made by Rasa from the section in the file."""
        return cls(broker_config.kwargs["path"])

    def publish(self, event: dict[str, Any]) -> None:
        """Append it."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event) + "\n")
