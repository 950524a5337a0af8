"""Run by ``rasa_standins.pth`` when Python starts: small repairs of Rasa 3.6.21, each made
just before the first import of the module that needs it.

A repair puts back what a newer package dropped; with the old package it does nothing.
"""
import importlib
import os
import sys
from importlib.machinery import PathFinder
from types import ModuleType


def numpy_2():
    """rasa/utils/common.py:56 names a warning class that numpy 2 moved."""
    import numpy

    if not hasattr(numpy, "VisibleDeprecationWarning"):
        numpy.VisibleDeprecationWarning = numpy.exceptions.VisibleDeprecationWarning


def packaging_22():
    """rasa/shared/utils/validation.py:6 imports a class, only for one isinstance()."""
    import packaging.version

    if not hasattr(packaging.version, "LegacyVersion"):
        packaging.version.LegacyVersion = type("LegacyVersion", (), {})


def sanic_22():
    """sanic 22.6 dropped response.stream (rasa/core/channels/rest.py:152, used by
    `rasa shell`); from 22.9 app.run() starts worker processes, which cannot find the app
    that rasa/core/run.py makes inside a function."""
    import inspect

    import sanic.response

    if not hasattr(sanic.response, "stream"):
        from sanic.response.types import ResponseStream

        sanic.response.stream = ResponseStream
    run = sanic.Sanic.run
    if "single_process" in inspect.signature(run).parameters:

        def run_in_this_process(self, *args, workers=1, **kwargs):
            if workers != 1:
                from rasa.shared.exceptions import RasaException

                raise RasaException(
                    "SANIC_WORKERS must be 1 with this Sanic: start several Rasa processes "
                    "behind a load balancer instead."
                )
            return run(self, *args, single_process=True, **kwargs)

        sanic.Sanic.run = run_in_this_process


def jwt_without_cryptography():
    """rasa/core/channels/botframework.py:11 names a class that PyJWT has only beside
    cryptography, 15 MB that nothing else here needs."""
    import jwt.algorithms

    from rasa_standins import placeholder

    if not hasattr(jwt.algorithms, "RSAAlgorithm"):
        jwt.algorithms.RSAAlgorithm = placeholder(
            "cryptography", "cryptography", "take 'botframework' out of credentials.yml, or install cryptography."
        )


class LateClass(type):
    """Stands for a class, or a function, that is imported when it is first called."""

    def __new__(kind, name, module):
        return super().__new__(kind, name, (), {"__module__": module})

    def __init__(cls, name, module):
        super().__init__(name, (), {})

    def __call__(cls, *args, **kwargs):
        return getattr(importlib.import_module(cls.__module__), cls.__name__)(*args, **kwargs)

    def __instancecheck__(cls, thing):
        module = sys.modules.get(cls.__module__)  # before anybody imports it, nothing is one
        return module is not None and isinstance(thing, getattr(module, cls.__name__))


class Late(ModuleType):
    """A module that is imported when something of it is first used. `named` is what is only named before that."""

    def __init__(self, name, named):
        super().__init__(name)
        self.__dict__.update({each: LateClass(each, name) for each in named}, __path__=[])

    def __getattr__(self, name):
        return getattr(importlib.import_module(self.__name__), name)


def with_late(name, path):
    """The module, which gets a `Late` in place of some that it imports, where nobody has imported them yet."""
    spec = PathFinder.find_spec(name, path)
    plain = spec.loader.exec_module

    def exec_module(module):
        late = {each: Late(each, named) for each, named in LATE[name].items() if each not in sys.modules}
        for each, stand in late.items():
            parent, _, leaf = each.rpartition(".")
            if parent in late:
                setattr(late[parent], leaf, stand)
        sys.modules.update(late)
        try:
            plain(module)
        finally:
            for each in late:
                del sys.modules[each]

    spec.loader.exec_module = exec_module
    return spec


def bare(name, path):
    """A package without what its __init__.py imports, until something is asked of it that is not there."""
    spec = PathFinder.find_spec(name, path)
    plain = spec.loader.exec_module
    first, names = BARE[name]

    def exec_module(package):
        def whole(attribute):
            if attribute.startswith("__") and attribute != "__version__":
                raise AttributeError(attribute)
            if PathFinder.find_spec(f"{name}.{attribute}", package.__path__):
                return importlib.import_module(f"{name}.{attribute}")
            del package.__getattr__
            plain(package)
            return getattr(package, attribute)

        package.__getattr__ = whole
        module = importlib.import_module(first)
        vars(package).update({each: getattr(module, each) for each in names})

    spec.loader.exec_module = exec_module
    return spec


os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")  # telemetry would need sentry-sdk below 2

REPAIRS = {
    "rasa.utils.common": numpy_2,
    "rasa.shared.utils.validation": packaging_22,
    "rasa.core.channels.botframework": jwt_without_cryptography,
    "rasa.core.run": sanic_22,
    "rasa_sdk.endpoint": sanic_22,
}
SPARSE = {"scipy": [], "scipy.sparse": ["spmatrix"]}
SANIC = {"sanic": ["Sanic", "Blueprint"], "sanic.request": ["Request"]}
LATE = {
    # for `rasa shell`
    "rasa.core.channels.console": {
        "questionary": ["Question"], "prompt_toolkit": [], "prompt_toolkit.styles": ["Style"]
    },
    # for `rasa run`, reminders and telemetry
    "rasa.core.channels.channel": SANIC,
    "rasa.core.utils": SANIC,
    "rasa.utils.endpoints": SANIC,
    "rasa_sdk.plugin": SANIC,
    "rasa.core.jobs": {"apscheduler.schedulers.asyncio": ["AsyncIOScheduler"]},
    "rasa.telemetry": {"requests": []},
    # for components that make sparse features, and TensorFlow's
    "rasa.core.featurizers.single_state_featurizer": SPARSE,
    "rasa.shared.nlu.training_data.features": SPARSE,
    "rasa.shared.nlu.training_data.util": SPARSE,
    "rasa.utils.tensorflow.data_generator": SPARSE,
    "rasa.utils.tensorflow.feature_array": SPARSE,
    "rasa.utils.tensorflow.model_data": {**SPARSE, "sklearn.model_selection": ["train_test_split"]},
    "rasa.utils.tensorflow.model_data_utils": SPARSE,
}
"""What Rasa imports at start and a server never uses: by the importing module, and what of it is named there."""
BARE = {
    # every messenger that Rasa knows
    "rasa.core.channels": (
        "rasa.core.channels.channel", ["InputChannel", "OutputChannel", "UserMessage", "CollectingOutputChannel"]
    ),
    # pipelines, languages, and a command line with a package index's client; matchers need none of it
    "spacy": ("spacy.tokens.doc", []),
}
"""Packages that import much more than is used of them: what has to come first, and what of it they pass on."""


class Repairs:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in LATE:
            return with_late(name, path)
        if name in BARE:
            return bare(name, path)
        repair = REPAIRS.pop(name, None)
        if repair:
            for other in [n for n, r in REPAIRS.items() if r is repair]:
                del REPAIRS[other]
            repair()
        return None  # the usual finders load it


sys.meta_path.insert(0, Repairs)
