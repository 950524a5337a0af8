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


def sklearn_late(name, path):
    """rasa/utils/tensorflow/model_data.py:21 imports scikit-learn for TensorFlow's components
    alone, and with it scipy.stats: 45 MB that a server never uses."""
    spec = PathFinder.find_spec(name, path)
    plain = spec.loader.exec_module

    def train_test_split(*args, **kwargs):
        from sklearn.model_selection import train_test_split as real

        return real(*args, **kwargs)

    def exec_module(module):
        if "sklearn.model_selection" in sys.modules:
            return plain(module)
        late = ModuleType("sklearn.model_selection")
        late.train_test_split = train_test_split
        sys.modules[late.__name__] = late
        try:
            plain(module)
        finally:
            del sys.modules[late.__name__]

    spec.loader.exec_module = exec_module
    return spec


class Late(ModuleType):
    """A module that is imported when something of it is first used. `named` is what annotations name of it."""

    def __init__(self, name, named=()):
        super().__init__(name)
        self.__dict__.update(dict.fromkeys(named, object), __path__=[])

    def __getattr__(self, name):
        return getattr(importlib.import_module(self.__name__), name)


def prompts_late(name, path):
    """rasa/core/channels/console.py:18 imports questionary and prompt_toolkit, 135 modules that only
    `rasa shell` uses."""
    spec = PathFinder.find_spec(name, path)
    plain = spec.loader.exec_module

    def style(*args, **kwargs):
        from prompt_toolkit.styles import Style

        return Style(*args, **kwargs)

    def exec_module(module):
        late = [Late("questionary", ["Question"]), Late("prompt_toolkit"), Late("prompt_toolkit.styles")]
        late[-1].Style = style
        if any(each.__name__ in sys.modules for each in late):
            return plain(module)
        sys.modules.update((each.__name__, each) for each in late)
        try:
            plain(module)
        finally:
            for each in late:
                del sys.modules[each.__name__]

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
LATE = {"rasa.utils.tensorflow.model_data": sklearn_late, "rasa.core.channels.console": prompts_late}


class Repairs:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in LATE:
            return LATE[name](name, path)
        repair = REPAIRS.pop(name, None)
        if repair:
            for other in [n for n, r in REPAIRS.items() if r is repair]:
                del REPAIRS[other]
            repair()
        return None  # the usual finders load it


sys.meta_path.insert(0, Repairs)
