"""Rasa 3.6 loads a top-level module of this name as its plugin (rasa/plugin.py).

Beware: Rasa swallows a ModuleNotFoundError raised while this module is imported.
"""

import argparse
import sys

import pluggy

hookimpl = pluggy.HookimplMarker("rasa")


def init_hooks(manager: pluggy.PluginManager) -> None:
    """Called by Rasa with its plugin manager."""
    manager.register(sys.modules[__name__])


@hookimpl
def configure_commandline(cmdline_arguments: argparse.Namespace) -> None:
    """Called by every `rasa` command before it runs: lets endpoints.yml say `url: "inprocess:actions"`."""
    if getattr(cmdline_arguments.func, "__name__", "") != "run_actions":
        from newleaf.dialogue.inprocess import install

        install()
