"""Where every counter is registered, and how names become labels of which there are only so many."""

from prometheus_client import CollectorRegistry
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

MODEL_NAMES_AT_MOST = 50

_models: set[str] = set()


def model_label(name: str) -> str:
    """The model's name as a label; beyond `MODEL_NAMES_AT_MOST` different ones, `other`."""
    if name in _models or len(_models) < MODEL_NAMES_AT_MOST:
        _models.add(name)
        return name
    return "other"
