"""Spares Rasa what it does over again at every message, at every start, or for a log that nobody keeps.

What it answers is the same.
"""

import functools
from types import SimpleNamespace
from typing import Any

import dask
import rasa.core.policies.rule_policy
import rasa.core.processor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot

from newleaf.yaml_text import parsed

_plain_resolve_by_type = Event.resolve_by_type
_event_classes: dict[str, type[Event]] = {}


def _resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    # As in Rasa, which walks all subclasses of Event for every event of every tracker.
    found = _event_classes.get(type_name)
    if found is None:
        found = _plain_resolve_by_type(type_name, default)
        if found is not None and found is not default:
            _event_classes[type_name] = found
    return found


_plain_metadata = ModelMetadata.from_dict.__func__


def _metadata(cls: type[ModelMetadata], serialized: dict[str, Any]) -> ModelMetadata:
    # As in Rasa, which imports all that made the model, such as what checks the data of TensorFlow's components.
    return _plain_metadata(cls, {**serialized, "train_schema": {"nodes": {}}})


_plain_is_empty = Domain.is_empty


def _is_empty(domain: Domain) -> bool:
    # As in Rasa, which makes a dictionary of the whole domain to find out, at every message.
    known = vars(domain).get("_known_empty")
    if known is None:
        known = domain._known_empty = _plain_is_empty(domain)
    return known


def _load_domain(
    cls: type[DomainProvider], config: Any, model_storage: Any, resource: Any, execution_context: Any, **_: Any
) -> DomainProvider:
    # As in Rasa, which parses the domain six times over (4 s for ours); it was validated when the model was made.
    with model_storage.read_from(resource) as folder:
        data, _ = parsed((folder / "domain.yml").read_text(encoding="utf-8"))
    return cls(model_storage, resource, Domain.from_dict(data))


def _copied(slot: Slot) -> Slot:
    # As copy.copy, the long way round through pickle's protocol: every tracker copies every slot, six times a message.
    new = object.__new__(type(slot))
    vars(new).update(vars(slot))
    return new


def _run(
    runner: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    # As in Rasa, which works out at every message anew what of its graph the targets need.
    known = vars(runner).setdefault("_known_graphs", {})
    names = tuple(targets or runner._graph_schema.target_names)
    if names not in known:
        known[names] = runner._build_dask_graph(runner._graph_schema.minimal_graph_schema(list(names)))
    graph = dict(known[names])
    runner._add_inputs_to_graph(inputs, graph)
    try:
        return dict(dask.get(graph, list(names)))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error


@functools.cache
def spare_rasa() -> None:
    """Do so in this process, once."""
    Event.resolve_by_type = staticmethod(_resolve_by_type)
    ModelMetadata.from_dict = classmethod(_metadata)
    DomainProvider.load = classmethod(_load_domain)
    Domain.is_empty = _is_empty
    Slot.__copy__ = _copied
    DaskGraphRunner.run = _run
    # Both modules copy events and states deeply before each line they would log, and for nothing else.
    for module in (rasa.core.processor, rasa.core.policies.rule_policy):
        module.copy = SimpleNamespace(deepcopy=lambda logged: logged)
