"""Run by ``rasa_standins.pth`` when Python starts: small repairs of Rasa 3.6.21, each made
just before the first import of the module that needs it.

A repair puts back what a newer package dropped; with the old package it does nothing.
"""
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


os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")  # telemetry would need sentry-sdk below 2

REPAIRS = {
    "rasa.utils.common": numpy_2,
    "rasa.shared.utils.validation": packaging_22,
    "rasa.core.channels.botframework": jwt_without_cryptography,
    "rasa.core.run": sanic_22,
    "rasa_sdk.endpoint": sanic_22,
}


class Repairs:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "rasa.utils.tensorflow.model_data":
            return sklearn_late(name, path)
        repair = REPAIRS.pop(name, None)
        if repair:
            for other in [n for n, r in REPAIRS.items() if r is repair]:
                del REPAIRS[other]
            repair()
        return None  # the usual finders load it


sys.meta_path.insert(0, Repairs)
