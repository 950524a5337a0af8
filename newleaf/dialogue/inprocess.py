"""Runs rasa_sdk actions inside Rasa's own process instead of over HTTP.

In endpoints.yml:

    action_endpoint:
      url: "inprocess:actions"      # the package that holds the actions
"""

import asyncio
import functools
import inspect
import json
from typing import Any

import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from newleaf import metrics
from newleaf.dialogue.savings import spare_rasa

SCHEME = "inprocess:"


@functools.cache
def _executor(package: str) -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package(package)
    return executor


def _checked(result: Any) -> Any:
    if isinstance(result, dict) and all(isinstance(result.get(part), list) for part in ("events", "responses")):
        return result
    raise TypeError("an action gave neither events nor responses")


class InProcessEndpoint(EndpointConfig):
    """An action endpoint that calls the executor of rasa_sdk directly. `url` is `inprocess:<package>`."""

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(url, **kwargs)
        self.executor = _executor(url.removeprefix(SCHEME))

    async def request(self, *_: Any, **kwargs: Any) -> Any:
        """Run the action that Rasa asks for and return its events and responses."""
        call = kwargs["json"]
        action = self.executor.actions.get(call["next_action"])
        try:
            if action is None or inspect.iscoroutinefunction(action):
                return _checked(await self.executor.run(call))
            # a plain `def run` may block: keep it off Rasa's event loop
            return _checked(await asyncio.to_thread(asyncio.run, self.executor.run(call)))
        except ActionExecutionRejection as error:
            body = {"error": error.message, "action_name": error.action_name}
            raise ClientResponseError(400, "rejected", json.dumps(body)) from error
        except ActionNotFoundException as error:
            raise ClientResponseError(404, "not found", str(error)) from error
        except Exception:  # Rasa goes on without what the action would have said, and says nothing
            metrics.DEGRADED.labels("action").inc()
            raise

    def copy(self) -> "InProcessEndpoint":
        """Itself: the executor holds no state of a conversation."""
        return self


@functools.cache
def _response_validator() -> Any:
    specification = RemoteAction.action_response_format_spec()
    return jsonschema.validators.validator_for(specification)(specification)


def _validate_action_result(action: RemoteAction, result: dict[str, Any]) -> bool:
    if isinstance(action.action_endpoint, InProcessEndpoint):
        return True  # rasa_sdk's executor in this process made it
    # As in Rasa, which also checks the schema against its metaschema at every action (20-40 ms).
    error = jsonschema.exceptions.best_match(_response_validator().iter_errors(result))
    if error:
        raise error
    return True


@functools.cache
def install() -> None:
    """Make endpoints.yml understand `url: "inprocess:<package>"`, in this process, once."""
    RemoteAction._validate_action_result = _validate_action_result
    spare_rasa()
    plain = EndpointConfig.from_dict.__func__

    def from_dict(cls: type[EndpointConfig], data: dict[str, Any]) -> EndpointConfig:
        if str(data.get("url", "")).startswith(SCHEME):
            return InProcessEndpoint(**data)
        return plain(cls, data)

    EndpointConfig.from_dict = classmethod(from_dict)
