"""What the components share that learn from vectors and keep what they learnt as one file in Rasa's model storage."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from newleaf.understanding.encoder_featurizer import EncoderFeaturizer


class Model(Protocol):
    """What was learnt."""

    def to_bytes(self) -> bytes:
        """As the content of a file."""

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read what `to_bytes` wrote. ModelError if it is anything else."""


class LearntComponent(GraphComponent):
    """Made by Rasa for training, and from what was kept for serving. `file` holds the model of the type `kind`."""

    file: ClassVar[str]
    kind: ClassVar[type[Model]]

    @classmethod
    def required_components(cls) -> list[type]:
        """What must stand before it in the pipeline."""
        return [EncoderFeaturizer]

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Any | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Made by Rasa for training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Made by Rasa from a model that was trained here. Raises ModelError for a file that is not in order."""
        with model_storage.read_from(resource) as folder:
            path = folder / cls.file
            model = cls.kind.from_bytes(path.read_bytes()) if path.exists() else None
            return cls(config, model_storage, resource, model)

    def _keep(self) -> Resource:
        """Write what was learnt, if anything was, into Rasa's model storage."""
        with self._storage.write_to(self._resource) as folder:
            if self._model is not None:
                (folder / self.file).write_bytes(self._model.to_bytes())
        return self._resource
