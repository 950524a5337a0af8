"""What every Rasa component of ours must keep, checked without a training run of the whole graph."""

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

EXAMPLES = {
    "timing": ["how long should we wait", "when is it too soon", "how many months until we try again"],
    "triggers": ["pictures of them come up in bed", "her perfume makes me freeze", "I see it all again at night"],
    "weather": ["will it rain tomorrow", "is it cold outside", "what is the forecast for sunday"],
}


def training_data() -> TrainingData:
    """Nine examples of three intents."""
    return TrainingData([Message({TEXT: text, INTENT: name}) for name, texts in EXAMPLES.items() for text in texts])


def made(component: type[GraphComponent], folder: Path, config: dict[str, Any] | None = None) -> GraphComponent:
    """The component as Rasa makes it for training."""
    return component.create(*_surroundings(component, folder, config))


def loaded(component: type[GraphComponent], folder: Path, config: dict[str, Any] | None = None) -> GraphComponent:
    """The component as Rasa makes it from what was kept in `folder`."""
    return component.load(*_surroundings(component, folder, config))


def _surroundings(
    component: type[GraphComponent], folder: Path, config: dict[str, Any] | None
) -> tuple[dict[str, Any], LocalModelStorage, Resource, ExecutionContext]:
    settings = component.get_default_config() | (config or {})
    return settings, LocalModelStorage(folder), Resource(component.__name__), ExecutionContext(GraphSchema({}))
